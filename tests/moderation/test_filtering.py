from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING, Any

import pytest

from tests.markup.shared_data import shared_lines
from wikiapp.filters.questions import QUESTIONS
from wikiapp.moderation.wording import questions

if TYPE_CHECKING:
    from tests.browsing import Visitor

FILTERS = "/moderation/filters"
CASINO = {"name": "Casinoer", "does": "tag", "question-0": "says", "value-0": "casino"}


def listed(data: bytes, name: str = "list") -> dict[str, Any]:
    """What a form sends for a list from a file."""
    return {"list-0": (io.BytesIO(data), name)}


def test_a_filter_is_written_tried_and_switched_on(ann: Visitor, moderator: Visitor) -> None:
    ann.save("Spil", "Spil på casino!\n", name="Ann")
    ann.save("Te", "Te er godt.\n")
    tried = moderator.send(f"{FILTERS}/new", **CASINO).location
    assert tried == f"{FILTERS}/1/trial"
    page = moderator.read(tried).text
    assert "It would have hit 1 of the last 2 changes." in page
    assert "more than 5 of 100" in page
    assert "/wiki/Spil" in page
    assert "/wiki/Te" not in page
    assert ann.save("Casino", "Casino\n").status_code == 303
    assert "Casinoer" not in ann.read("/changes").text
    assert moderator.send(f"{FILTERS}/1/switches", version="1").location == f"{FILTERS}/1"
    ann.save("Roulette", "Casino og roulette\n")
    assert "Casinoer" in ann.read("/changes").text
    moderator.send(f"{FILTERS}/1/switches")
    log = ann.read("/moderation/log").text
    assert "switched on the filter" in log
    assert "switched off the filter" in log


def test_what_is_on_stays_until_a_newer_version_is_switched_on(ann: Visitor, moderator: Visitor) -> None:
    moderator.send(f"{FILTERS}/new", **CASINO)
    moderator.read(f"{FILTERS}/1/trial")
    moderator.send(f"{FILTERS}/1/switches", version="1")
    moderator.send(f"{FILTERS}/1/edit", **{**CASINO, "name": "Spil", "does": "refuse"})
    assert "a newer version isn" in moderator.read(FILTERS).text
    assert ann.save("Casino", "Casino\n").status_code == 303
    moderator.read(f"{FILTERS}/1/trial")
    moderator.send(f"{FILTERS}/1/switches", version="2")
    assert ann.save("Casino", "Casino, casino\n").status_code == 403
    page = moderator.read(f"{FILTERS}/1").text
    assert page.count('class="version"') == 2


def test_a_filter_is_switched_on_by_nobody_who_has_not_seen_what_it_would_have_hit(
    ann: Visitor, moderator: Visitor
) -> None:
    moderator.send(f"{FILTERS}/new", **{**CASINO, "does": "refuse"})
    assert moderator.send(f"{FILTERS}/1/switches", version="1").location == f"{FILTERS}/1/trial"
    assert ann.save("Casino", "Casino\n").status_code == 303


@pytest.fixture
def refusing(ann: Visitor, moderator: Visitor) -> None:
    """Ann wrote of a casino, and took it out again, before a filter refuses that."""
    ann.save("Te", "Te er godt.\n", name="Ann")
    ann.save("Te", "Te er godt.\n\nCasino\n")
    ann.save("Te", "Te er godt.\n")
    _switch_on(moderator, "refuse")


def _switch_on(moderator: Visitor, does: str, **more: str) -> None:
    moderator.send(f"{FILTERS}/new", **{**CASINO, "does": does, **more})
    moderator.read(f"{FILTERS}/1/trial")
    moderator.send(f"{FILTERS}/1/switches", version="1")


@pytest.mark.usefixtures("refusing")
def test_what_a_filter_refuses_is_not_brought_back_either(ann: Visitor, moderator: Visitor) -> None:
    for path, fields in (("reverts", {"to": "2"}), ("undos", {"revision": "3"})):
        answer = ann.send(f"/wiki/Te/{path}", **fields)
        assert (answer.status_code, "Casinoer" in answer.text) == (403, True)
    assert ann.said("Te") == "Te er godt.\n"
    assert ann.send("/wiki/Te/reverts", to="1").status_code == 303
    assert moderator.send("/wiki/Te/reverts", to="2").status_code == 303


@pytest.mark.parametrize(("does", "code"), [("refuse", 403), ("hold", 303), ("warn", 303), ("tag", 303)])
def test_a_deleted_text_comes_back_only_as_filters_allow(
    ann: Visitor, moderator: Visitor, does: str, code: int
) -> None:
    ann.save("Te", "Te er godt.\n\nCasino\n", name="Ann")
    moderator.send("/wiki/Te/deletion")
    _switch_on(moderator, does)
    assert ann.send("/wiki/Te/restoration").status_code == code
    stays_away = does in {"refuse", "hold"}
    assert ann.read("/wiki/Te").status_code == (410 if stays_away else 200)
    assert ("Casinoer" in moderator.read("/changes").text) is not stays_away
    assert moderator.send("/wiki/Te/restoration").status_code == 303
    assert ann.read("/wiki/Te").status_code == 200


@pytest.mark.usefixtures("refusing")
def test_no_title_is_given_that_a_filter_refuses(ann: Visitor) -> None:
    answer = ann.send("/wiki/Te/moves", title="Casino")
    assert (answer.status_code, "Casinoer" in answer.text) == (422, True)
    assert ann.send("/wiki/Te/moves", title="Grøn te").status_code == 303


def test_what_a_filter_holds_waits_also_where_it_is_brought_back(ann: Visitor, moderator: Visitor) -> None:
    ann.save("Te", "Te er godt.\n", name="Ann")
    ann.save("Te", "Te er godt.\n\nCasino\n")
    ann.save("Te", "Te er godt.\n")
    _switch_on(moderator, "hold")
    answer = ann.send("/wiki/Te/reverts", to="2")
    assert answer.location == "/held/1"
    assert ann.said("Te") == "Te er godt.\n"
    assert ann.send("/wiki/Te/moves", title="Casino").status_code == 422
    moderator.send("/held/1/approval")
    assert "Casino" in ann.said("Te")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": " "}, "Give it a name"),
        ({"does": "explode"}, "Choose what it shall do"),
        ({"question-0": ""}, "Choose at least one question"),
        ({"question-0": "eval"}, "Choose a question from the list"),
        ({"question-1": "capitals", "value-1": "mange"}, "fit the question"),
    ],
)
def test_what_makes_no_sense_stays_in_the_form(moderator: Visitor, wrong: dict[str, str], why: str) -> None:
    answer = moderator.send(f"{FILTERS}/new", **{**CASINO, "advice": "Lad det være", **wrong})
    assert answer.status_code == 422
    assert why in answer.text
    assert "Lad det være" in answer.text
    assert "There are none yet" in moderator.read(FILTERS).text


@pytest.mark.parametrize(
    "key", ["links", "blanking", "shouting", "repetition", "long_runs", "mails", "many_links", "speed"]
)
def test_every_ready_made_filter_fills_the_form(moderator: Visitor, key: str) -> None:
    assert f"ready={key}" in moderator.read(FILTERS).text
    form = moderator.read(f"{FILTERS}/new?ready={key}").text
    assert " selected" in form


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_list_comes_from_a_file(ann: Visitor, moderator: Visitor, pack: type[bytes]) -> None:
    told = b"# kendte\nhttps://casino.example/spil\n0.0.0.0 roulette.example\n"
    fields = {"name": "Links", "does": "refuse", "question-0": "links_to", "value-0": ""}
    sent = moderator.send(f"{FILTERS}/new", **fields, **listed(pack(told)))
    assert sent.status_code == 303
    moderator.read(f"{FILTERS}/1/trial")
    moderator.send(f"{FILTERS}/1/switches", version="1")
    assert ann.save("Spil", "Se http://www.Casino.example.\n").status_code == 403
    assert ann.save("Spil", "Se <https://a.roulette.example/x>\n").status_code == 403
    assert ann.save("Spil", "Se https://notcasino.example\n").status_code == 303


def test_a_damaged_list_is_refused(moderator: Visitor) -> None:
    damaged = gzip.compress(b"casino.example\n")[:-9]
    fields = {"name": "Links", "does": "tag", "question-0": "links_to"}
    sent = moderator.send(f"{FILTERS}/new", **fields, **listed(damaged, "list.gz"))
    assert sent.status_code == 422


@pytest.mark.parametrize(
    ("name", "question", "text"),
    [
        ("referrer_spam_domains.txt", "links_to", "Se https://01casino-x.ru/te"),
        ("disposable_email_domains.txt.gz", "mails_at", "Skriv til te@{0}"),
    ],
)
def test_long_lists_that_others_keep_can_be_used(
    ann: Visitor, moderator: Visitor, name: str, question: str, text: str
) -> None:
    data, entries = shared_lines(f"spam/{name}")
    fields = {"name": "Liste", "does": "refuse", "question-0": question}
    moderator.send(f"{FILTERS}/new", **fields, **listed(data, name))
    moderator.read(f"{FILTERS}/1/trial")
    moderator.send(f"{FILTERS}/1/switches", version="1")
    assert ann.save("Spil", text.format(entries[len(entries) // 2])).status_code == 403
    assert ann.save("Te", "Se https://dr.dk og skriv til te@dr.dk.\n").status_code == 303
    kept = moderator.read(f"{FILTERS}/1/edit")
    assert entries[-1] in kept.text


def test_filters_are_for_moderators(ann: Visitor, moderator: Visitor) -> None:
    moderator.send(f"{FILTERS}/new", **CASINO)
    for path in ("", "/new", "/1", "/1/edit", "/1/trial"):
        assert ann.read(FILTERS + path).status_code == 302
        assert moderator.read(FILTERS + path).status_code == 200
    for path in ("/new", "/1/edit", "/1/switches"):
        assert ann.send(FILTERS + path, **CASINO, version="1").status_code == 403
    assert moderator.read(f"{FILTERS}/2").status_code == 404
    assert moderator.send(f"{FILTERS}/1/switches", version="7").status_code == 400


def test_every_question_has_words_of_its_own() -> None:
    worded = [name for group in questions().values() for name in group]
    assert sorted(worded) == sorted(QUESTIONS)
