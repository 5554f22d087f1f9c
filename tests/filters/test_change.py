from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.pace import assert_quick
from wikiapp.filters.change import Change
from wikiapp.filters.questions import QUESTIONS
from wikiapp.filters.rule import Rule, RuleWrong

AS_SEEN_BY_A_RULE = cast("Any", SimpleNamespace(is_guest=True, hours=0, count=2, lately=4))


def changed(before: str, after: str, **more: Any) -> Change:
    said: dict[str, Any] = {"kind": "page", "language": "da", "title": "Te", "begins": not before}
    return Change(writer=AS_SEEN_BY_A_RULE, before=before, after=after, **{**said, **more})


def test_only_words_that_came_are_added() -> None:
    change = changed("Te er godt.\nKaffe er sort.\n", "Kaffe er sort.\nTe er meget godt.\n")
    assert change.added == "meget"
    assert (change.letters_added, change.letters_removed) == (5, 0)


def test_links_are_domains_that_came() -> None:
    was = "Se [te](https://te.dk/gron) og www.Kaffe.dk.\n"
    change = changed(was, was + "<http://user:pw@www.Casino.example:8080/x?y=z> (https://te.dk)\n")
    assert change.links_added == ["casino.example", "te.dk"]
    assert changed(was, "").links_removed == ["te.dk", "kaffe.dk"]


def test_mail_addresses_are_their_domains() -> None:
    assert changed("", "Skriv til ann.b+te@Mailinator.com!").mails_added == ["mailinator.com"]


def test_capitals_are_counted_of_what_came() -> None:
    assert changed("Te er godt.\n", "Te er godt.\nKØB TE NU\n").capitals == 100
    assert changed("", "Te").capitals == 50
    assert changed("", "123").capitals == 0


def test_repetition_is_seen_and_prose_is_not() -> None:
    assert changed("", "køb billig te " * 50).repetition > 90
    prose = "En mikrovirksomhed er en virksomhed med under ti ansatte, og en lille virksomhed er en med under 50."
    assert changed("", prose).repetition == 0


def test_a_run_that_was_there_is_no_news() -> None:
    assert changed("", "aaaaaaaaargh").longest_run == 9
    assert changed("Te\n----------\n", "Te\n----------\nKaffe\n").longest_run == 2


@pytest.mark.parametrize(
    ("line", "hits"),
    [
        (("says", "CASINO"), True),
        (("says", "roulette\ncasino # her"), True),
        (("says", "roulette"), False),
        (("unsays", "te"), False),
        (("title_says", "TE"), True),
        (("links_to", "casino.example"), True),
        (("links_to", "example"), True),
        (("links_to", "ino.example"), False),
        (("links_to", "0.0.0.0 casino.example"), True),
        (("links_to", r"\bcasino\.example\b"), True),
        (("links_to", "*.casino.example # wild"), True),
        (("links_at_least", "1"), True),
        (("links_at_least", "2"), False),
        (("adds_at_least", "10"), True),
        (("adds_at_most", "10"), False),
        (("guest", "yes"), True),
        (("guest", "nej"), False),
        (("guest", " Ja "), True),
        (("begins", "no"), True),
        (("kind", "page"), True),
        (("kind", "post"), False),
        (("language", "da"), True),
        (("known_at_most", "1"), True),
        (("count_at_most", "2"), True),
        (("count_at_least", "3"), False),
        (("speed", "4"), True),
        (("leaves_at_most", "5"), False),
        (("had_at_least", "5"), True),
        (("removes_share", "1"), False),
    ],
)
def test_a_line_of_a_rule(line: tuple[str, str], hits: bool) -> None:
    change = changed("Te er godt.\n", "Te er godt.\nSpil på casino: https://games.casino.example/te\n")
    assert Rule.typed([line]).hits(change) is hits


def test_all_lines_must_hold_and_say_what_was_found() -> None:
    change = changed("Te er godt.\n", "SPIL NU")
    rule = Rule.typed([("capitals", "80"), ("removes_share", "90"), ("says", "spil")])
    assert rule.hits(change)
    assert rule.noticed(change) == [("capitals", "100"), ("removes_share", "100"), ("says", "spil")]
    assert not Rule.typed([*rule.lines, ("guest", "no")]).hits(change)


@pytest.mark.parametrize(
    ("lines", "place", "reason"),
    [
        ([], None, "empty"),
        ([("capitals", "70"), ("eval", "1")], 1, "unknown"),
        ([("capitals", "mange")], 0, "senseless"),
        ([("capitals", "-1")], 0, "senseless"),
        ([("guest", "måske")], 0, "senseless"),
        ([("says", " \n# kun en bemærkning")], 0, "senseless"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(lines: list[tuple[str, str]], place: int, reason: str) -> None:
    with pytest.raises(RuleWrong) as wrong:
        Rule.typed(lines)
    assert (wrong.value.place, wrong.value.reason) == (place, reason)


@pytest.mark.parametrize("letters", ["a", "a@", "http://", "http://a:", "www.", "a.", "!", "te te "])
def test_no_text_makes_a_rule_slow(letters: str) -> None:
    text = letters * (200_000 // len(letters))
    numbers = [(name, "1") for name, question in QUESTIONS.items() if question.reads("1")]
    rules = [*numbers, ("says", "casino"), ("links_to", "casino.example"), ("mails_at", "te.dk")]
    assert_quick(lambda: [Rule.typed([rule]).hits(changed("", text)) for rule in rules], 200)
