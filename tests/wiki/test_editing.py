from __future__ import annotations

from tests.browsing import Visitor, hidden_fields


def test_a_guest_writes_without_an_account_and_gets_a_friendly_name(ann: Visitor) -> None:
    answer = ann.save("Te", "Te er godt.\n")
    assert (answer.status_code, answer.location) == (303, "/wiki/Te")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert ann.read("/people/1").status_code == 200


def test_a_guest_keeps_the_name_that_was_given(ann: Visitor) -> None:
    ann.save("Te", "Te er godt.\n", name="  Ann   Bager ")
    ann.save("Te", "Te er bedst.\n")
    assert ann.read("/wiki/Te/history").text.count("Ann Bager") >= 2


def test_two_browsers_are_two_people(ann: Visitor, ben: Visitor) -> None:
    ann.save("Te", "Te er godt.\n", name="Ann")
    ben.save("Te", "Te er bedst.\n", name="Ben")
    history = ann.read("/wiki/Te/history").text
    assert "/people/1" in history
    assert "/people/2" in history


def test_the_preview_shows_and_saves_nothing(ann: Visitor) -> None:
    answer = ann.save("Te", "Te er **godt**.\n", preview="1")
    assert answer.status_code == 200
    assert "<strong>godt</strong>" in answer.text
    assert ann.read("/wiki/Te").status_code == 404


def test_a_save_that_changes_nothing_adds_nothing_and_says_so(ann: Visitor) -> None:
    ann.save("Te", "Te er godt.\n")
    assert ann.save("Te", "Te er godt.\n").status_code == 303
    assert 'role="status"' in ann.read("/wiki/Te").text
    assert ann.read("/wiki/Te/revisions/2").status_code == 404


def test_saving_on_a_stale_revision_shows_both_texts_and_a_fresh_base(ann: Visitor, ben: Visitor) -> None:
    ann.save("Te", "Te er godt.\n")
    ben.save("Te", "Te er grønt.\n")
    answer = ann.save("Te", "Te er sort & varmt.\n", based_on="1")
    assert answer.status_code == 409
    assert "Te er grønt." in answer.text
    assert "Te er sort &amp; varmt." in answer.text
    assert hidden_fields(answer.text)["based_on"] == "2"


def test_what_collided_can_be_saved_from_the_page_that_shows_it(ann: Visitor, ben: Visitor) -> None:
    ann.save("Te", "Te er godt.\n")
    ben.save("Te", "Te er grønt.\n")
    held = hidden_fields(ann.save("Te", "Te er sort.\n", based_on="1").text)
    answer = ann.client.post("/wiki/Te/edit", data={**held, "language": "da", "body": "Te er sort og grønt.\n"})
    assert answer.status_code == 303
    assert "Te er grønt." in ann.read("/wiki/Te/revisions/2").text


def test_two_who_begin_the_same_page_collide(ann: Visitor, ben: Visitor) -> None:
    token = ann.token()
    ben.save("Te", "Te er grønt.\n")
    fields = {"csrf_token": token, "body": "Te er sort.\n", "language": "da"}
    answer = ann.client.post("/wiki/Te/edit", data=fields)
    assert answer.status_code == 409
    assert "Te er sort." in answer.text


def test_a_text_that_is_too_long_comes_back_with_the_reason(ann: Visitor) -> None:
    answer = ann.save("Te", "æ" * 150_000)
    assert answer.status_code == 413
    assert "æ" * 150_000 in answer.text


def test_a_form_without_its_token_is_refused_with_the_text_in_it(ann: Visitor) -> None:
    answer = ann.client.post("/wiki/Te/edit", data={"body": "Lang tekst jeg skrev."})
    assert answer.status_code == 400
    assert "Lang tekst jeg skrev." in answer.text


def test_a_revision_that_never_was_is_no_base(ann: Visitor) -> None:
    ann.save("Te", "Te er godt.\n")
    answer = ann.save("Te", "Te er sort.\n", based_on="99")
    assert answer.status_code == 422
    assert "Te er sort." in answer.text


def test_a_section_is_edited_alone(ann: Visitor) -> None:
    ann.save("Te", "Indledning.\n\n## Grøn\n\nGrøn te.\n\n## Sort\n\nSort te.\n")
    editor = ann.read("/wiki/Te/edit?section=1").text
    assert "Grøn te." in editor
    assert "Sort te." not in editor
    ann.save("Te", "## Grøn\n\nMeget grøn te.\n\n", section="1")
    text = ann.read("/wiki/Te").text
    assert all(words in text for words in ("Indledning.", "Meget grøn te.", "Sort te."))


def test_a_new_page_asks_for_a_title_and_says_what_is_wrong_with_it(ann: Visitor) -> None:
    assert ann.send("/wiki/new", title="Te", body="Godt.", language="da").location == "/wiki/Te"
    for title in ("", "a[b", "edit", "te"):
        answer = ann.send("/wiki/new", title=title, body="Min tekst.", language="da")
        assert answer.status_code == 422
        assert "Min tekst." in answer.text


def test_naughty_words_are_stored_and_shown_unchanged(ann: Visitor) -> None:
    body = "<script>alert(1)</script> & \"quotes\" 'single' \u202e Ω≈ç√ 田中さん 🏳️\u200d🌈 %s {0} {{ x }}\n"
    ann.save("Te", body, summary="<b>hej</b>")
    assert "<script>alert" not in ann.read("/wiki/Te").text
    assert "<b>hej</b>" not in ann.read("/wiki/Te/history").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in ann.read("/wiki/Te/edit").text
