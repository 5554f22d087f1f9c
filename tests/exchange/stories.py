"""What happens in a wiki, told one act at a time: stories that tests make up and then live through."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from wikiapp.blog.post import Post
from wikiapp.content import AddressTaken, Content, EditConflict, Gone, Unchanged
from wikiapp.people.person import Person
from wikiapp.titles import possible, titled
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BEGINNING = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PEOPLE = ("Ann", "Ben", "Ann", "Søren Ø. 🐟")  # two of them bear one name
TITLES = ("Te", "te", "Grøn te", "Docs/Te", "Kategori:Drikke", "ß & “co”", "日本 茶")

titles = st.sampled_from(TITLES) | st.text(max_size=12).filter(possible).map(titled)
bodies = st.text(max_size=60) | st.sampled_from(["", "a\r\nb\n", "[[Te]] og [[Grøn te|den]]\n", "ord " * 400])
acts = st.tuples(
    st.sampled_from(["write", "write", "post", "post", "save", "save", "save", "rename", "rename", "delete",
                     "restore", "revert", "suggest", "adopt", "undo", "merge", "publish", "publish", "withdraw"]),
    st.integers(0, 3), titles, bodies.filter(lambda body: "\x00" not in body), st.text(max_size=8).filter(
        lambda words: "\x00" not in words
    ),
    st.integers(-2_000_000, 5_000_000),
)  # fmt: skip
stories = st.lists(acts, min_size=1, max_size=14)


def live(session: Session, story: list[tuple[str, int, str, str, str, int]]) -> None:
    """Let a story happen; what the wiki refuses doesn't."""
    cast, pages, at = [Person(name, at=BEGINNING) for name in PEOPLE], list[Content](), BEGINNING
    session.add_all(cast)
    for verb, who, title, body, summary, passed in story:
        at += timedelta(microseconds=passed)  # clocks are sometimes put back
        said: dict[str, Any] = {"author": cast[who], "summary": summary, "at": at}
        with suppress(AddressTaken, Unchanged, EditConflict, Gone, LookupError):
            if verb in {"write", "post"} or not pages:
                kind = Post if verb == "post" else Page
                pages.append(kind.write(session, title=title, body=body, language="da", **said))
            else:
                _act(pages[len(body) % len(pages)], verb, title, body, said)
    session.commit()


def _act(page: Content, verb: str, title: str, body: str, said: dict[str, Any]) -> None:
    going_back = {"adopt": {"suggestion": 2}, "undo": {"revision": page.revision_count}, "revert": {"to": 1}}
    if verb in going_back:
        getattr(page.history, verb)(**going_back[verb], **said)
    elif verb == "suggest":
        page.suggest(body=body, **said)
    elif verb == "merge":
        page.save_revision(body=page.history.body(1) + body, based_on=1, **said)
    elif verb == "save":
        page.save_revision(body=body, minor=len(body) % 2 == 0, **said)
    elif verb == "rename":
        page.rename(to=title, **said)
    elif verb in {"delete", "restore"} or isinstance(page, Post):
        getattr(page, verb)(**said)
