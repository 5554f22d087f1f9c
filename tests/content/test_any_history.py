"""Whatever is done to any kind of content, in whatever order: nothing written is lost or told otherwise."""

from __future__ import annotations

import shutil
from contextlib import suppress
from copy import deepcopy
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.content.any_story import A_PAGE, BODIES, LANGUAGES, PARAGRAPHS, PEOPLE, TITLES, Story, Told
from tests.databases import opened
from tests.kinds import KINDS
from wikiapp.checking import check
from wikiapp.content import AddressTaken, EditConflict, Gone, Unchanged
from wikiapp.content.words import tidy
from wikiapp.people.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.content import Content


class AnyHistory(RuleBasedStateMachine):
    def __init__(self, file: Path, kind: type[Content]) -> None:
        super().__init__()
        self.file, self.kind = file, kind
        self.stories: list[Story] = []
        self.committed: list[Story] = []
        self.opening = opened(f"sqlite:///{file}")
        self.database = self.opening.__enter__()
        self.session = self.database.writing()

    @initialize()
    def people_come(self) -> None:
        self.session.add_all([Person("Ann"), Person("Ben"), Person("Mod")])
        self.session.commit()
        for title in ("Te", "Kaffe"):
            self.somebody_writes_a_page(title, PARAGRAPHS[0], "da", "Ann")
        self.it_is_committed()

    @rule(title=TITLES, body=BODIES, language=LANGUAGES, author=PEOPLE)
    def somebody_writes_a_page(self, title: str, body: str, language: str, author: str) -> None:
        taken = self._is_taken(title, self.stories)
        try:
            page = self.kind.write(
                self.session, author=self._person(author), title=title, body=body, language=language
            )
        except AddressTaken:
            assert taken
        else:
            assert not taken
            self.stories.append(Story(page.id, [Told(1, "wrote", title, language, tidy(body), author)]))
            assert Told.by(page.latest) == self.stories[-1].latest

    @precondition(lambda self: self.stories)
    @rule(which=A_PAGE, body=BODIES, language=LANGUAGES, author=PEOPLE)
    def somebody_saves(self, which: int, body: str, language: str, author: str) -> None:
        page, story = self._page(which)
        save = partial(
            page.save_revision,
            author=self._person(author),
            based_on=story.latest.number,
            body=body,
            language=language,
        )
        if (story.latest.language, story.latest.body) == (language, tidy(body)) and not story.is_deleted:
            _is_refused(Unchanged, save)
        else:
            story.goes_on(save(), "wrote", author, language=language, body=tidy(body))

    @precondition(lambda self: self.stories)
    @rule(which=A_PAGE, title=TITLES, author=PEOPLE)
    def somebody_renames(self, which: int, title: str, author: str) -> None:
        page, story = self._page(which)
        rename = partial(page.rename, to=title, author=self._person(author))
        if story.is_deleted:
            _is_refused(Gone, rename)
        elif story.latest.title == title:
            _is_refused(Unchanged, rename)
        elif self._is_taken(title, [other for other in self.stories if other is not story]):
            _is_refused(AddressTaken, rename)
        else:
            story.goes_on(rename(), "renamed", author, title=title)

    @precondition(lambda self: self.stories)
    @rule(which=A_PAGE, author=PEOPLE)
    def somebody_deletes_or_restores(self, which: int, author: str) -> None:
        page, story = self._page(which)
        does, action = (page.restore, "restored") if story.is_deleted else (page.delete, "deleted")
        story.goes_on(does(author=self._person(author)), action, author)

    @precondition(lambda self: self.stories)
    @rule(which=A_PAGE, to=st.integers(0, 99), author=PEOPLE)
    def somebody_reverts(self, which: int, to: int, author: str) -> None:
        page, story = self._page(which)
        past = story.told[to % len(story.told)]
        revert = partial(page.history.revert, to=past.number, author=self._person(author))
        said = {"language": past.language, "body": past.body}
        if said == {name: getattr(story.latest, name) for name in said} and not story.is_deleted:
            _is_refused(Unchanged, revert)
        else:
            story.goes_on(revert(), "reverted", author, **said)

    @precondition(lambda self: self.stories)
    @rule(which=A_PAGE, body=BODIES, author=PEOPLE)
    def somebody_suggests(self, which: int, body: str, author: str) -> None:
        page, story = self._page(which)
        suggest = partial(page.suggest, author=self._person(author), body=body)
        said = {(told.author, told.body): told for told in reversed(story.told) if told.action == "suggested"}
        if tidy(body) == story.latest.body:
            _is_refused(Unchanged, suggest)
        elif known := said.get((author, tidy(body))):
            assert suggest().number in {told.number for told in story.told if told.body == known.body}
        else:
            story.goes_on(suggest(), "suggested", author, body=tidy(body))

    @precondition(lambda self: self.stories)
    @rule(which=A_PAGE, number=st.integers(0, 99), author=PEOPLE)
    def somebody_undoes(self, which: int, number: int, author: str) -> None:
        page, story = self._page(which)
        undone = story.told[number % len(story.told)]
        undo = partial(page.history.undo, revision=undone.number, author=self._person(author))
        if undone.action == "suggested":
            _is_refused(LookupError, undo)
        else:
            with suppress(EditConflict, Unchanged):
                story.goes_on(undo(), "undid", author, body=page.body)

    @rule()
    def it_is_committed(self) -> None:
        self.session.commit()
        self.committed = deepcopy(self.stories)

    @rule()
    def it_is_given_up(self) -> None:
        self.session.rollback()
        self.stories = deepcopy(self.committed)

    @rule()
    def somebody_goes_on_elsewhere(self) -> None:
        self.it_is_committed()
        self.session.close()
        self.session = self.database.writing()

    @invariant()
    def every_page_says_what_its_newest_revision_says(self) -> None:
        for story in self.stories:
            page = self.session.get_one(self.kind, story.id)
            assert (page.body, page.title) == (story.latest.body, story.latest.title)
            assert bool(page.deleted_at) == story.is_deleted

    def teardown(self) -> None:
        self.session.commit()
        self.session.close()
        with self.database.reading() as session:
            for story in self.stories:
                page = session.get_one(self.kind, story.id)
                newest_first = page.history.before(len(story.told) + 1, limit=999)
                assert [Told.by(one) for one in newest_first] == story.told[::-1]
                assert page.body == page.latest.body
        assert list(check(self.database)) == []
        self.opening.__exit__(None, None, None)

    def _is_taken(self, title: str, stories: list[Story]) -> bool:
        """Tell whether a title has one address only, and that is another's."""
        addresses = list(islice(self.kind.addresses(title), 2))
        others = (next(self.kind.addresses(story.latest.title), None) for story in stories)
        return len(addresses) == 1 and addresses[0] in others

    def _page(self, which: int) -> tuple[Content, Story]:
        story = self.stories[which % len(self.stories)]
        return self.session.get_one(self.kind, story.id), story

    def _person(self, name: str) -> Person:
        return self.session.query(Person).filter_by(name=name).one()


def _is_refused(why: type[Exception], does: Callable[[], object]) -> None:
    with pytest.raises(why):
        does()


@pytest.mark.parametrize("kind", [kind.model for kind in KINDS])
def test_whatever_is_done_every_revision_stays_what_was_written(
    kind: type[Content], tmp_path: Path, migrated_file: Path
) -> None:
    numbers = count()

    def fresh() -> AnyHistory:
        return AnyHistory(Path(shutil.copy(migrated_file, tmp_path / f"{next(numbers)}.db")), kind)

    # It is called for a machine, so it need not be a class.
    run_state_machine_as_test(
        cast("type[AnyHistory]", fresh),
        settings=settings(
            max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[*HealthCheck]
        ),
    )
