"""A wiki to measure on: pages of ordinary length, one of them with a long history. Always the same words."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from sqlalchemy import insert, select, update

from wikiapp import edition
from wikiapp.blog.post import Post
from wikiapp.content import Action
from wikiapp.content.content import Content
from wikiapp.content.revision import Revision
from wikiapp.demo.demo import FILES
from wikiapp.discussion.comment import Comment
from wikiapp.files.file import File, text_of
from wikiapp.files.taking import take
from wikiapp.people.person import Person
from wikiapp.wiki.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from wikiapp.database import Database
    from wikiapp.files.storage import Storage

WORDS = [
    "og",
    "i",
    "at",
    "det",
    "som",
    "en",
    "er",
    "til",
    "på",
    "for",
    "med",
    "den",
    "af",
    "de",
    "ikke",
    "der",
    "et",
    "kan",
    "virksomhed",
    "mikrovirksomhed",
    "konkollega",
    "messe",
    "håndværk",
    "rødgrød",
    "økonomi",
    "år",
    "åben",
    "the",
    "of",
    "and",
    "to",
    "business",
    "owner",
    "market",
    "price",
    "order",
    "export",
    "partner",
    "stand",
    "guest",
]
MANY = WORDS + [f"{first}{second}" for first in WORDS for second in WORDS]
COMMON = list(accumulate(1 / (rank + 2.7) for rank in range(len(MANY))))
PAGES, POSTS, LINKS = 200, 40, 12
GROWING, REVISIONS = "Under arbejde", 1_200
DISCUSSED = {"Snak 500": 500, "Snak 10000": 10_000}  # titles, and how many comments there are on each
THREAD = 5  # comments in one thread
SHOWING, PICTURE = "Billedbog", "standen.png"
BATCH = 2000


def fill(database: Database, storage: Storage) -> None:
    """Write the pages, one page each with 500 and with 100,000 revisions, one with a picture, and the posts."""
    with database.writing() as session:
        ann = Person("Ann")
        session.add(ann)
        for number in range(PAGES):
            Page.write(session, author=ann, title=f"Side {number}", body=text(number), language="da")
        for count in (500, 100_000):
            page = Page.write(session, author=ann, title=f"Historik {count}", body=text(count), language="da")
            for number in range(2, 52):
                page.save_revision(author=ann, body=text(count, number), summary=f"rettelse {number}")
            _repeat(session, page, count)
        for number in range(POSTS):
            title, body = f"Indlæg {number}", text(number)
            Post.write(session, author=ann, action=Action.PUBLISHED, title=title, body=body, language="da")
        _grow(session, ann)
        for title, count in DISCUSSED.items():
            _discuss(Page.write(session, author=ann, title=title, body=text(count), language="da"), ann, count)
        taken = take(storage, (FILES / PICTURE).read_bytes())
        File.write(session, author=ann, title=PICTURE, body=text_of(taken.head(PICTURE), ""), language="da")
        Page.write(session, author=ann, title=SHOWING, body=f"![[{PICTURE}]]\n\n{text(1)}", language="da")
        session.commit()


def _discuss(page: Page, author: Person, count: int) -> None:
    chance = random.Random(count)
    for number in range(count):
        say(page, author, comment_text(chance), number)


def say(page: Page, author: Person, body: str, number: int) -> None:
    """Comment on a page: every so many comments begin a thread, and the others answer in it."""
    newest = Comment.on(page).where(Comment.parent_id.is_(None)).order_by(None).order_by(Comment.id.desc())
    answers = page.session.scalar(newest.limit(1)) if number % THREAD else None
    Comment.write(subject=page, author=author, body=body, parent=answers)


def comment_text(chance: random.Random) -> str:
    """Return what somebody says: a few lines, a link, a word that is stressed."""
    words = _of_many(chance, chance.randrange(10, 60))
    words[3], words[7] = f"[[Side {chance.randrange(PAGES)}]]", f"*{words[7]}*"
    return " ".join(words).capitalize() + "."


def _grow(session: Session, author: Person) -> None:
    # One whose every revision says something else, so that each difference is asked for the first time.
    texts = growing()
    page = Page.write(session, author=author, title=GROWING, body=next(texts), language="da")
    for body in texts:
        page.save_revision(author=author, body=body)


def growing() -> Iterator[str]:
    """Yield the texts of a page of 8 KB that is worked on: words change, paragraphs come, go and move."""
    chance = random.Random(8)
    paragraphs = [_paragraph(chance) for _ in range(14)]
    for number in range(REVISIONS):
        at = chance.randrange(len(paragraphs))
        if number % 20 == 3:
            paragraphs.insert(at, _paragraph(chance))
        elif number % 20 == 7:
            paragraphs.insert((at + 5) % len(paragraphs), paragraphs.pop(at))
        elif number % 20 == 9:
            del paragraphs[at]
        else:
            words = paragraphs[at].split(" ")
            words[chance.randrange(len(words))] = f"{_of_many(chance, 1)[0]}{number}"
            paragraphs[at] = " ".join(words)
        yield "\n\n".join(paragraphs) + "\n"


def _paragraph(chance: random.Random) -> str:
    return " ".join(_of_many(chance, 80)).capitalize() + "."


def _of_many(chance: random.Random, count: int) -> list[str]:
    """Return words that are as unequally common as those of a language are (Zipf, 1949)."""
    places = chance.choices(range(len(MANY)), cum_weights=COMMON, k=count)
    return [MANY[place] for place in places]


def text(seed: int, variant: int = 0, words: int = 1000) -> str:
    """Return a text of about that many words, with headings, lists, links and a table; one line varies."""
    chance = random.Random(seed)
    paragraphs = list(_paragraphs(chance, words))
    paragraphs.insert(1, f"Denne linje er nummer {variant}.")
    return "\n\n".join(paragraphs) + "\n"


def _paragraphs(chance: random.Random, words: int) -> Iterator[str]:
    links = iter(chance.sample(range(PAGES + 4), LINKS))
    for number in range(words // 80):
        yield f"## {' '.join(chance.choices(WORDS, k=3)).capitalize()} {number}"
        line = chance.choices(WORDS, k=70)
        line[10] = f"[[Side {next(links, 1)}]]"
        line[30] = f"**{line[30]}**"
        yield " ".join(line).capitalize() + "."
        if number % 4 == 1:
            yield "\n".join(f"- {' '.join(chance.choices(WORDS, k=6))}" for _ in range(4))
        if number % 6 == 2:
            yield "| navn | pris |\n| --- | --- |\n" + "\n".join(
                f"| {one} | 12 |" for one in chance.choices(WORDS, k=4)
            )


def _repeat(session: Session, page: Page, count: int) -> None:
    # Only their number matters for how quick a list of them is, so the rows repeat the newest; the chain of
    # hashes is not kept up, and such a wiki is for measuring alone.
    columns = [column for column in Revision.__table__.columns if column.name != "id"]
    newest = session.execute(select(*columns).where(Revision.id == page.latest.id)).one()._asdict()
    for start in range(page.revision_count + 1, count + 1, BATCH):
        numbers = range(start, min(start + BATCH, count + 1))
        session.execute(
            insert(cast("Table", Revision.__table__)), [{**newest, "number": number} for number in numbers]
        )
    session.execute(update(Content).where(Content.id == page.id).values(revision_count=count, latest_number=count))
    edition.advance(session)
