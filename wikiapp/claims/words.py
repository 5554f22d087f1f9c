"""Your words: what is left of them in the texts, who changed these since, what was answered, what isn't saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template
from sqlalchemy.orm import joinedload

from wikiapp.claims.blueprint import bp
from wikiapp.claims.left import Left, answers_to, texts_of
from wikiapp.content import Content
from wikiapp.content.catching_up import catch_up_if_free
from wikiapp.content.written import level_of
from wikiapp.people.claim import identities
from wikiapp.people.present import present_person
from wikiapp.turns.parked import ParkedText
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer

MOST = 20  # texts, and answers, on the page


@bp.get("/words")
def words() -> Answer:
    """Show somebody what became of the words; strangers are asked for a code."""
    person = present_person()
    if person is None:
        return redirect("/claim", 302)
    _catch_up(_texts(person))
    session = transaction.session()
    people = identities(person)
    return render_template(
        "claims/words.html",
        who=person,
        left=[Left.of(content, people) for content in _texts(person)],
        answers=session.scalars(answers_to(people).limit(MOST)).all(),
        parked=session.scalars(ParkedText.of(person)).all(),
    )


def _texts(person: Person) -> Sequence[Content]:
    texts = texts_of(identities(person)).options(joinedload(Content.latest)).limit(MOST)
    return transaction.session().scalars(texts).all()


def _catch_up(contents: Sequence[Content]) -> None:
    """Find out who wrote what, where that isn't known yet, for as long as a reader may be let wait."""
    behind = next((content for content in contents if level_of(content) < content.latest_number), None)
    if behind is not None:
        catch_up_if_free(transaction.database().keeping, behind.id)
        transaction.only_read()  # from a moment on at which that is known
