from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikiapp.content import Content
from wikiapp.content.suppressing import suppress
from wikiapp.content.suppression import Hidden
from wikiapp.people.person import Person
from wikiapp.people.role import Role
from wikiapp.timeline import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from tests.browsing import Visitor
    from wikiapp.database import Database
    from wikiapp.timeline.stamps import Stamp


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the changes whose lines were made."""
    made = list[int]()
    make = lines._made

    def counting(missing: dict[int, Stamp]) -> Iterator[tuple[Stamp, Markup]]:
        made.extend(missing)
        return make(missing)

    monkeypatch.setattr(lines, "_made", counting)
    return made


def test_only_lines_that_are_new_are_made(ann: Visitor, stranger: Visitor, made: list[int]) -> None:
    for number in range(4):
        ann.save("Te", f"Te er godt {number}.\n")
    assert stranger.read("/changes").text.count('class="when"') == 4
    assert sorted(made) == [1, 2, 3, 4]
    ann.save("Te", "Te er rigtig godt.\n")
    assert stranger.read("/changes").text.count('class="when"') == 5
    assert made[4:] == [5]


def test_each_language_has_lines_of_its_own(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er godt.\n")
    told = [stranger.read("/changes", Accept_Language=code).text for code in ("da", "en", "da")]
    assert ["began the text" in one for one in told] == [False, True, False]


def test_a_line_leads_to_where_its_text_stands_now(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er godt.\n", name="Ann")
    assert '<a class="to" href="/wiki/Te">Te</a>' in stranger.read("/changes").text
    ann.send("/wiki/Te/moves", title="Grøn te")
    told = stranger.read("/changes").text
    assert '<a class="to" href="/wiki/Gr%C3%B8n_te">Te</a>' in told


def test_a_line_says_what_its_author_is_called_now(ann: Visitor, stranger: Visitor) -> None:
    ann.save("Te", "Te er godt.\n", name="Ann")
    assert "Ann</a>" in stranger.read("/changes").text
    ann.save("Saft", "Saft er sødt.\n", name="Anne")
    told = stranger.read("/changes").text
    assert told.count("Anne</a>") == 2
    assert "Ann</a>" not in told


def test_a_line_that_was_shown_shows_nothing_that_is_suppressed(
    ann: Visitor, moderator: Visitor, database: Database
) -> None:
    ann.save("Te", "Te er godt.\n", name="Ann", summary="et navn")
    for visitor in (ann, moderator):
        assert "et navn" in visitor.read("/changes").text
    with database.writing() as session:
        by = session.scalars(Person.with_role(Role.MODERATOR)).one()
        suppress(session.get_one(Content, 1), [1], Hidden.SUMMARY | Hidden.AUTHOR, by=by)
        session.commit()
    for visitor in (ann, moderator):
        told = visitor.read("/changes").text
        assert "et navn" not in told
        assert "Ann</a> began" not in told
        assert 'class="suppressed"' in told
