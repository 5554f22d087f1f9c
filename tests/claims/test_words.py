from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.stand_with_devices import begin

if TYPE_CHECKING:
    from tests.browsing import Visitor


def test_who_has_written_nothing_is_asked_for_a_code(phone: Visitor) -> None:
    answer = phone.read("/words")
    assert (answer.status_code, answer.location) == (302, "/claim")


def test_a_guest_sees_what_is_left_of_the_words_and_who_changed_the_text(phone: Visitor, host: Visitor) -> None:
    phone.save("Te", "Te er godt.\n\nDen varmer om vinteren.\n", name="Ann")
    page = phone.read("/words").text
    assert "4 words of yours stand there now:" in page
    assert "Den varmer om vinteren." in page
    assert "Te er godt" not in page
    assert "Changed since by" not in page
    host.save("Te", "Te er godt.\n\nDen varmer om sommeren.\n")
    page = phone.read("/words").text
    assert "3 words of yours stand there now:" in page
    assert "vinteren" not in page
    assert re.search(r'Changed since by <a href="/people/\d+">Host</a>', page)
    assert "from=2&amp;to=3" in page


def test_words_that_are_gone_are_told_to_be_in_the_history(phone: Visitor, host: Visitor) -> None:
    phone.save("Te", "Te er godt.\n\nDen varmer om vinteren.\n", name="Ann")
    host.save("Te", "Te er godt.\n")
    assert "None of your words stands there now" in phone.read("/words").text


def test_answers_are_shown_to_whom_they_were_given_but_ones_own(phone: Visitor, host: Visitor) -> None:
    at = "/wiki/Te/discussion"
    phone.send(at, f"{at}?write", body="Hvorfor te?", name="Ann")
    number = re.search(r'id="comment-(\d+)"', phone.read(at).text)
    assert number
    for visitor, body in ((host, "Fordi den varmer."), (phone, "Aha, og ellers?")):
        visitor.send(at, f"{at}?reply={number[1]}", body=body, answers=number[1])
    page = phone.read("/words").text
    assert "Fordi den varmer." in page
    assert "Host, on Te" in page
    assert "og ellers" not in page


def test_on_a_phone_the_words_are_those_that_were_written_at_the_stand(device: Visitor, phone: Visitor) -> None:
    begin(device, name="Ann")
    device.save("Te", "Te er godt.\n\nDen varmer om vinteren.\n")
    code = re.search(r'class="secret">([^<]+)<', device.read("/claim").text)
    assert code
    phone.send(f"/claim/{code[1]}", "/claim")
    page = phone.read("/words").text
    assert "Den varmer om vinteren." in page
    assert "<b>Ann</b>" in page


def test_words_of_a_guest_that_was_taken_along_are_among_ones_own(device: Visitor, host: Visitor) -> None:
    begin(device, name="Ann")
    device.save("Te", "Te er godt.\n\nDen varmer om vinteren.\n")
    code = re.search(r'class="secret">([^<]+)<', device.read("/claim").text)
    assert code
    host.send(f"/claim/{code[1]}", "/claim")
    page = host.read("/words").text
    assert "7 words of yours stand there now:" in page
    assert "Changed since by" not in page


def test_what_is_deleted_is_not_quoted(phone: Visitor, host: Visitor) -> None:
    phone.save("Te", "Te er godt.\n\nDen varmer om vinteren.\n", name="Ann")
    host.send("/wiki/Te/deletion", "/wiki/Te/deletion")
    assert "varmer" not in phone.read("/words").text
