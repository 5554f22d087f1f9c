"""The revisions of one content: reading what they say, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from wikiapp.content.diff import difference, remembered
from wikiapp.content.errors import Suppressed
from wikiapp.content.forward import ForwardReader
from wikiapp.content.revision import IS_SUGGESTION, Revision
from wikiapp.content.settling import settled
from wikiapp.content.suppression import Hidden, shown
from wikiapp.content.text import Text, digest_of, read_text
from wikiapp.content.written import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Row

    from wikiapp.content.content import Content
    from wikiapp.content.diff import Difference
    from wikiapp.content.written import Written
    from wikiapp.people.person import Person

SAID = (
    select(Text.id, Text.hash, func.coalesce(Revision.hidden, 0).label("hidden"))
    .join_from(Text, Revision, Revision.text_id == Text.id)
    .where(Revision.content_id == bindparam("content"), Revision.number == bindparam("number"))
)
KEPT = (
    select(Text.id, Text.hash, Text.prefix_id, Text.data, func.coalesce(Revision.hidden, 0).label("hidden"))
    .join_from(Text, Revision, Revision.text_id == Text.id)
    .where(Revision.content_id == bindparam("content"), Revision.number.in_(bindparam("numbers", expanding=True)))
    .order_by(Revision.number)
)
STOOD_BEFORE = (
    select(Revision.number)
    .where(Revision.content_id == bindparam("content"), Revision.number < bindparam("number"), ~IS_SUGGESTION)
    .order_by(Revision.number.desc())
    .limit(1)
)
SHOWN_LAST = (
    select(Revision.number)
    .where(Revision.content_id == bindparam("content"), Revision.number <= bindparam("number"), ~IS_SUGGESTION)
    .where(shown(Hidden.TEXT, Revision.hidden))
    .order_by(Revision.number.desc())
    .limit(1)
)


class Revisions:
    """The revisions of a content, by number. Nothing here loads more of them than are asked for."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def __getitem__(self, number: int) -> Revision:
        """Return revision `number`; raises LookupError."""
        in_reach = 1 <= number <= len(self)  # a database can't even be asked about some numbers
        asked = (
            Revision.of(self.content)
            .where(Revision.number == number)
            .options(joinedload(Revision.text, innerjoin=True))
        )
        found = self.content.session.scalar(asked) if in_reach else None
        if found is None:
            raise LookupError(number)
        return found

    def __len__(self) -> int:
        return self.content.revision_count

    def body(self, number: int) -> str:
        """Return what revision `number` says, verified, and no more; nothing where that is suppressed.

        Raises LookupError, TextDamaged.
        """
        return self.original(number) if self.shows(number) else ""

    def original(self, number: int) -> str:
        """Return what was written in revision `number`, whatever may be shown of it; raises as `body`."""
        said = self._said(number)
        return read_text(self.content.session.connection(), said.id, said.hash)

    def bodies(self, numbers: Sequence[int]) -> Iterator[str]:
        """Yield what these revisions say, oldest first, verified; raises TextDamaged.

        One that is suppressed says again what the one before it did. Numbers that there are none of are left out.
        """
        last = ""
        for words, hidden in self._read(numbers):
            last = last if hidden & Hidden.TEXT else words
            yield last

    def originals(self, numbers: Sequence[int]) -> Iterator[str]:
        """Yield what was written in these revisions, oldest first, whatever may be shown; raises TextDamaged."""
        return (words for words, _ in self._read(numbers))

    def diff(self, old: int, new: int) -> Difference:
        """Return what leads from revision `old` to `new`, where 0 is before there was any; raises LookupError."""
        digests = [self._shown_digest(number) if number else b"" for number in (old, new)]
        return remembered(
            (digests[0], digests[1]),
            lambda: difference(*(self.body(number) if number else "" for number in (old, new))),
        )

    def before(self, number: int, limit: int, *conditions: ColumnElement[bool]) -> Sequence[Revision]:
        """Return up to `limit` revisions older than `number` that fulfil all conditions, newest first."""
        older = Revision.of(self.content).where(Revision.number < number, *conditions).limit(limit)
        return self.content.session.scalars(older).all()

    def sizes(self, numbers: Collection[int]) -> list[tuple[int, int]]:
        """Return how many words it said at each of these revisions, in order; suggestions are left out."""
        sizes = select(Revision.number, Revision.word_count).where(
            Revision.content_id == self.content.id, Revision.number.in_(numbers), ~IS_SUGGESTION
        )
        return [
            (row.number, row.word_count) for row in self.content.session.execute(sizes.order_by(Revision.number))
        ]

    def stood_before(self, number: int) -> int:
        """Return the number of the revision that the content said before revision `number`; 0 for none."""
        asked = {"content": self.content.id, "number": number}
        return self.content.session.connection().scalar(STOOD_BEFORE, asked) or 0

    def stood(self, number: int) -> bool:
        """Tell whether the content ever said revision `number`: it is there, and no suggestion."""
        return 1 <= number <= len(self) and self.stood_before(number + 1) == number

    def shown_last(self, number: int) -> int:
        """Return the number of the last revision up to `number` that stood and isn't suppressed; 0 for none."""
        asked = {"content": self.content.id, "number": number}
        return self.content.session.connection().scalar(SHOWN_LAST, asked) or 0

    def insist_on_shown(self, *numbers: int) -> None:
        """Raise Suppressed where one of these revisions' texts is; 0 is none. Raises LookupError."""
        for number in numbers:
            if number and not self.shows(number):
                raise Suppressed(number)

    def shows(self, number: int) -> bool:
        """Tell whether anybody may see what a revision says; raises LookupError."""
        return not self._said(number).hidden & Hidden.TEXT

    def people(self) -> int:
        """Return how many different people have written it."""
        authors = select(func.count(Revision.author_id.distinct())).where(Revision.content_id == self.content.id)
        return self.content.session.scalar(authors) or 0

    def written(self) -> Written | None:
        """Return who wrote what it says now, or as far as that is known; raises TextDamaged."""
        return written(self.content)

    def settled(self, numbers: Collection[int]) -> dict[int, int]:
        """Return which of these revisions were undone, or taken up, and by which later one."""
        return settled(self.content, numbers)

    def suggested(self, body: str, author: Person) -> Revision | None:
        """Return the suggestion in which a person has said just this."""
        by_author = Revision.of(self.content).where(IS_SUGGESTION, Revision.author_id == author.id)
        the_same = by_author.join(Revision.text).where(Text.hash == digest_of(body)).limit(1)
        return self.content.session.scalar(the_same)

    def _read(self, numbers: Sequence[int]) -> Iterator[tuple[str, int]]:
        # Each is read from the one before as far as that goes, which is quicker than one by one.
        asked, connection = {"content": self.content.id, "numbers": numbers}, self.content.session.connection()
        reader = ForwardReader(connection)
        for kept in connection.execute(KEPT, asked):
            yield reader.read(kept.id, kept.hash, kept.prefix_id, kept.data), kept.hidden

    def _shown_digest(self, number: int) -> bytes:
        said = self._said(number)
        return b"" if said.hidden & Hidden.TEXT else said.hash

    def _said(self, number: int) -> Row[int, bytes, int]:
        asked = {"content": self.content.id, "number": number}
        in_reach = 1 <= number <= len(self)
        found = self.content.session.connection().execute(SAID, asked).first() if in_reach else None
        if found is None:
            raise LookupError(number)
        return found
