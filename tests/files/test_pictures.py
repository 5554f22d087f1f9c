"""What becomes of a picture: nothing is left of it but what is seen."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from tests.files.drawings import drawn, from_a_phone, jpeg_of_many_scans, moving, png_that_claims, saved
from tests.pace import assert_quick
from wikiapp.files import pictures
from wikiapp.files.errors import FileRefused
from wikiapp.files.kinds import Kind
from wikiapp.files.pictures import LARGEST_SIDE, cleaned, smaller

SECRETS = [b"Exif", b"GPS", b"Telefon", b"2026:09", b"kun til mig", b"ICC_PROFILE", b"http://ns.adobe.com"]
ONE_OF_EACH = {
    Kind.JPEG: from_a_phone((300, 200)),
    Kind.PNG: saved(drawn((300, 200)), "PNG"),
    Kind.WEBP: saved(drawn((300, 200)), "WEBP"),
    Kind.GIF: saved(drawn((300, 200)), "GIF"),
}


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_photograph_forgets_where_when_and_with_what_it_was_taken() -> None:
    photograph = from_a_phone()
    assert opened(photograph).getexif().get_ifd(0x8825)[2] == (55.0, 40.0, 34.0)
    picture = cleaned(photograph, Kind.JPEG)
    assert dict(opened(picture.data).getexif()) == {}
    assert "comment" not in opened(picture.data).info
    assert [secret for secret in SECRETS if secret in picture.data] == []


def test_a_photograph_stands_as_it_was_taken() -> None:
    assert opened(from_a_phone((1200, 800))).size == (1200, 800)
    picture = cleaned(from_a_phone((1200, 800)), Kind.JPEG)
    assert (picture.width, picture.height) == opened(picture.data).size == (800, 1200)
    red, _green, blue = opened(picture.data).getpixel((400, 600))[:3]  # type: ignore[index]  # of three colours
    assert blue > red  # the roof, which was at the side


def test_what_was_hidden_behind_a_picture_stays_behind() -> None:
    for kind, data in ONE_OF_EACH.items():
        picture = cleaned(data + b"PK\x03\x04 and a whole archive <script>alert(1)</script>", kind)
        assert b"PK\x03\x04" not in picture.data
        assert b"<script>" not in picture.data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_notes_of_every_kind_of_file_are_gone(kind: str) -> None:
    notes = Image.Exif()
    notes[0x0110] = "Telefon 12"
    data = saved(drawn(), kind, exif=notes, icc_profile=_srgb())
    assert b"Telefon 12" in data
    picture = cleaned(data, Kind[kind])
    assert b"Telefon" not in picture.data
    assert not {"exif", "icc_profile", "comment", "xmp"} & opened(picture.data).info.keys()


def test_colours_are_what_their_profile_meant_them_to_be() -> None:
    swapped = _srgb().replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    data = saved(Image.new("RGB", (60, 40), (200, 30, 30)), "PNG", icc_profile=swapped)
    red, _green, blue = opened(cleaned(data, Kind.PNG).data).getpixel((9, 9))  # type: ignore[misc]  # three colours
    assert blue > red + 50


def test_a_profile_that_can_not_be_read_is_as_good_as_none() -> None:
    data = saved(Image.new("RGB", (60, 40), (200, 30, 30)), "PNG", icc_profile=b"not a profile at all" * 20)
    assert opened(cleaned(data, Kind.PNG).data).getpixel((9, 9)) == (200, 30, 30)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_only_the_first_of_moving_pictures_is_kept_and_that_is_said(kind: str) -> None:
    picture = cleaned(moving(kind), Kind[kind])
    assert picture.was_moving
    assert getattr(opened(picture.data), "n_frames", 1) == 1
    assert not cleaned(saved(drawn((300, 200)), kind), Kind[kind]).was_moving


def test_a_gif_is_kept_as_png() -> None:
    assert cleaned(ONE_OF_EACH[Kind.GIF], Kind.GIF).kind is Kind.PNG


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_picture_looks_the_same_however_its_colours_are_written(mode: str) -> None:
    grey = drawn((300, 200), "L")
    image = _sixteen_bits(grey) if mode == "I;16" else grey.convert(mode)
    seen = opened(cleaned(saved(image, "PNG"), Kind.PNG).data).convert("L")
    spots = [(10, 10), (150, 60), (100, 105), (150, 190)]
    assert all(
        abs(_grey(seen, spot) - _grey(image.convert("L") if mode == "1" else grey, spot)) < 8 for spot in spots
    )


def test_what_was_transparent_still_is() -> None:
    image = drawn((300, 200), "RGBA")
    image.putalpha(0)
    assert opened(cleaned(saved(image, "PNG"), Kind.PNG).data).getchannel("A").getextrema() == (0, 0)


def test_colours_for_print_are_made_into_ones_for_screens() -> None:
    picture = cleaned(saved(drawn((300, 200)).convert("CMYK"), "JPEG"), Kind.JPEG)
    assert opened(picture.data).mode == "RGB"


def test_large_pictures_are_made_smaller() -> None:
    picture = cleaned(saved(drawn((5000, 2500)), "JPEG"), Kind.JPEG)
    assert (picture.width, picture.height) == (LARGEST_SIDE, LARGEST_SIDE // 2)


def test_a_picture_comes_in_smaller_widths_that_weigh_less() -> None:
    data = saved(Image.effect_mandelbrot((2000, 1000), (-2, -1, 1, 1), 60).convert("RGB"), "JPEG")
    made = smaller(data, [480, 1600])
    assert {width: opened(file).size for width, file in made.items()} == {480: (480, 240), 1600: (1600, 800)}
    assert all(opened(file).format == "WEBP" for file in made.values())
    assert len(made[480]) < len(made[1600]) < len(data)


@pytest.mark.parametrize(("width", "height"), [(2**31 - 1, 1), (65_535, 65_535), (12_000, 12_000), (5001, 5000)])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded(width: int, height: int) -> None:
    claims = png_that_claims(width, height)
    assert_quick(lambda: _is_refused(claims, Kind.PNG, "too_many_pixels"), 10)


def test_a_picture_that_holds_less_than_it_claims_is_refused() -> None:
    _is_refused(png_that_claims(3000, 3000), Kind.PNG, "damaged")


def test_a_jpeg_that_is_gone_over_without_an_end_is_refused_unlooked_at() -> None:
    assert cleaned(jpeg_of_many_scans(0), Kind.JPEG).width == 640
    _is_refused(jpeg_of_many_scans(100), Kind.JPEG, "damaged")


def test_a_text_that_a_picture_unpacks_is_bounded() -> None:
    bomb = saved(drawn((30, 20)), "PNG")
    packed = b"Comment\0\0" + zlib.compress(b"a" * 200_000_000, 9)
    chunk = struct.pack(">I", len(packed)) + b"zTXt" + packed
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + packed))
    _is_refused(bomb[:33] + chunk + bomb[33:], Kind.PNG, "damaged")


@pytest.mark.parametrize("kind", ONE_OF_EACH)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_half_a_picture_is_refused(kind: Kind, share: float) -> None:
    data = ONE_OF_EACH[kind]
    _is_refused(data[: int(len(data) * share)], kind, "damaged")


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@given(kind=st.sampled_from(sorted(ONE_OF_EACH, key=str)), place=st.integers(8, 10_000), flip=st.integers(1, 255))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_wrong_with_a_file_it_is_a_picture_or_refused(kind: Kind, place: int, flip: int) -> None:
    damaged = bytearray(ONE_OF_EACH[kind])
    damaged[place % len(damaged)] ^= flip
    with suppress(FileRefused):
        picture = cleaned(bytes(damaged), kind)
        assert opened(picture.data).size == (picture.width, picture.height)


def test_while_too_many_are_worked_on_others_are_asked_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PATIENCE", 0.01)
    with pictures.WORKING:
        _is_refused(ONE_OF_EACH[Kind.PNG], Kind.PNG, "busy")
    assert cleaned(ONE_OF_EACH[Kind.PNG], Kind.PNG).width == 300


def _is_refused(data: bytes, kind: Kind, reason: str) -> None:
    with pytest.raises(FileRefused) as refused:
        cleaned(data, kind)
    assert refused.value.reason == reason


def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _sixteen_bits(grey: Image.Image) -> Image.Image:
    return grey.convert("I").point(lambda value: value * 256).convert("I;16")


def _grey(image: Image.Image, spot: tuple[int, int]) -> int:
    value = image.getpixel(spot)
    assert isinstance(value, int)
    return value
