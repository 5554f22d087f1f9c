from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor, hidden_fields

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

FIRST = "Først.\n\nTe er godt.\n\nMidt.\n\nKaffe er sort.\n\nSidst.\n"


@pytest.fixture
def collided(ann: Visitor, ben: Visitor) -> TestResponse:
    """Ann and Ben changed the same two places; Ben also the last line, Ann also the first."""
    ann.save("Te", FIRST)
    ben.save("Te", "Først.\n\nTe er grønt.\n\nMidt.\n\nKaffe er stærk.\n\nSidst, siger Ben.\n", name="Ben")
    mine = "Først, siger Ann.\n\nTe er varmt.\n\nMidt.\n\nKaffe er bitter.\n\nSidst.\n"
    return ann.save("Te", mine, based_on="1")


def test_only_the_places_that_collide_are_asked_for(collided: TestResponse) -> None:
    assert collided.status_code == 409
    assert 'name="choice-1"' in collided.text
    assert 'name="choice-2"' not in collided.text
    assert all(words in collided.text for words in ("Te er grønt.", "Te er varmt.", "Kaffe er stærk."))


@pytest.mark.parametrize(
    ("answers", "tea", "coffee"),
    [
        ({"choice-0": "mine", "choice-1": "theirs"}, "Te er varmt.", "Kaffe er stærk."),
        ({"choice-0": "both", "choice-1": "mine"}, "Te er grønt.\nTe er varmt.", "Kaffe er bitter."),
        ({"choice-0": "theirs", "choice-1": "own", "own-1": "Kaffe er alt.\r\n"}, "Te er grønt.", "Kaffe er alt."),
    ],
)
def test_each_place_says_what_was_chosen_for_it_and_the_rest_is_joined(
    ann: Visitor, collided: TestResponse, answers: dict[str, str], tea: str, coffee: str
) -> None:
    answer = ann.settle("Te", collided, **answers)
    assert (answer.status_code, answer.location) == (303, "/wiki/Te")
    said = ann.said("Te")
    assert said == f"Først, siger Ann.\n\n{tea}\n\nMidt.\n\n{coffee}\n\nSidst, siger Ben.\n"


def test_a_second_collision_while_choosing_is_settled_the_same_way(
    ann: Visitor, ben: Visitor, collided: TestResponse
) -> None:
    ben.save("Te", ben.said("Te").replace("Te er grønt.", "Te er dyrt."))
    again = ann.settle("Te", collided, **{"choice-0": "mine", "choice-1": "mine"})
    assert again.status_code == 409
    assert "Te er dyrt." in again.text
    assert 'name="choice-1"' not in again.text
    assert ann.settle("Te", again, **{"choice-0": "mine"}).status_code == 303
    assert "Te er varmt." in ann.said("Te")


def test_the_whole_text_can_be_saved_instead(ann: Visitor, collided: TestResponse) -> None:
    held = hidden_fields(collided.text)
    sent = {name: held[name] for name in ("csrf_token", "based_on")}
    answer = ann.client.post("/wiki/Te/edit", data={**sent, "language": "da", "body": "Helt forfra.\n"})
    assert answer.status_code == 303
    assert ann.said("Te") == "Helt forfra.\n"


@pytest.mark.parametrize("began", ["", "x", "99", "-1"])
def test_answers_that_make_no_sense_lose_nothing(ann: Visitor, collided: TestResponse, began: str) -> None:
    answer = ann.settle("Te", collided, began=began)
    assert answer.status_code == 422
    assert "Te er varmt." in answer.text


def test_a_merged_save_says_so_and_leads_to_what_came_in_between(ann: Visitor, ben: Visitor) -> None:
    ann.save("Te", FIRST)
    ben.save("Te", FIRST.replace("Sidst.", "Sidst, siger Ben."))
    assert ann.save("Te", FIRST.replace("Først.", "Først, siger Ann."), based_on="1").status_code == 303
    assert "/wiki/Te/diff?from=1&amp;to=2" in ann.read("/wiki/Te").text
    assert ann.said("Te") == FIRST.replace("Først.", "Først, siger Ann.").replace("Sidst.", "Sidst, siger Ben.")


def test_two_who_began_the_same_page_choose_what_it_says(ann: Visitor, ben: Visitor) -> None:
    token = ann.token()
    ben.save("Te", "Te er grønt.\n")
    sent = {"csrf_token": token, "body": "Te er sort.\n", "language": "da"}
    answer = ann.client.post("/wiki/Te/edit", data=sent)
    assert ann.settle("Te", answer, **{"choice-0": "both"}).status_code == 303
    assert ann.said("Te") == "Te er grønt.\nTe er sort.\n"


def test_a_text_that_collided_is_a_suggestion_even_if_nobody_answers(ann: Visitor, collided: TestResponse) -> None:
    history = ann.read("/wiki/Te/history").text
    assert "suggested a text" in history
    suggested = ann.read("/wiki/Te/revisions/3").text
    assert all(words in suggested for words in ("Først, siger Ann.", "Te er varmt.", "Sidst, siger Ben."))
    assert "Te er varmt." not in ann.read("/wiki/Te").text


def test_the_same_text_that_collides_again_is_not_suggested_again(ann: Visitor, collided: TestResponse) -> None:
    mine = "Først, siger Ann.\n\nTe er varmt.\n\nMidt.\n\nKaffe er bitter.\n\nSidst.\n"
    assert ann.save("Te", mine, based_on="1").status_code == 409
    assert ann.read("/wiki/Te/revisions/4").status_code == 404


def test_settling_takes_the_suggestion_up(ann: Visitor, collided: TestResponse) -> None:
    ann.settle("Te", collided, **{"choice-0": "mine", "choice-1": "theirs"})
    assert "Taken up in version 4" in ann.read("/wiki/Te/revisions/3").text


def test_choosing_theirs_everywhere_leaves_mine_as_a_suggestion(ann: Visitor, ben: Visitor) -> None:
    ann.save("Te", FIRST)
    ben.save("Te", FIRST.replace("Te er godt.", "Te er grønt."), name="Ben")
    answer = ann.save("Te", FIRST.replace("Te er godt.", "Te er varmt."), based_on="1")
    assert "Your text is in the history as a suggestion" in answer.text
    assert ann.settle("Te", answer, **{"choice-0": "theirs"}).status_code == 303
    assert "as a suggestion" in ann.read("/wiki/Te").text
    assert 'action="/wiki/Te/adoptions"' in ann.read("/wiki/Te/revisions/3").text
    assert ann.read("/wiki/Te/revisions/4").status_code == 404


@pytest.mark.parametrize("settles", ["x", "99", "1-", "3,1"])
def test_what_a_form_says_to_settle_is_believed_only_if_it_makes_sense(
    ann: Visitor, collided: TestResponse, settles: str
) -> None:
    answers = {"choice-0": "mine", "choice-1": "mine", "settles": settles}
    assert ann.settle("Te", collided, **answers).status_code == 303
    assert 'action="/wiki/Te/adoptions"' in ann.read("/wiki/Te/revisions/3").text
