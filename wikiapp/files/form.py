"""What the form of a file holds, and the file that came with it: everything that is uploaded passes here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from flask import request

from wikiapp.editing.form import EditForm
from wikiapp.files.blueprint import storage
from wikiapp.files.errors import FileRefused
from wikiapp.files.file import description_in, text_of
from wikiapp.files.names import named
from wikiapp.files.taking import LARGEST_FILE, Taken, take
from wikiapp.markup import FileHead, in_address

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage


@dataclass(frozen=True)
class FileForm(EditForm):
    """What the form of a file holds; `body` is its whole text, put together from the fields that it is typed in.

    `typed` is what was said that the file shows, kept also where there is none to show; `called` is the name that
    the file has on the device it came from; `came` is what was taken now, `refused` why it isn't taken.
    """

    typed: str = ""
    called: str = ""
    came: Taken | None = None
    refused: FileRefused | None = None

    @classmethod
    def posted(cls, title: str) -> Self:
        """Read what was sent, and take the file. No transaction may be open meanwhile: this may take a while."""
        form, sent = super().posted(title), request.files.get("file")
        if sent is None and "alternative" not in request.form:  # the text as it is: of a collision, of a section
            return form
        called = (sent.filename if sent else "") or request.form.get("called", "")
        form = replace(form, typed=request.form.get("alternative", ""), called=called)
        shown = FileHead.beginning(request.form.get("shows", ""))
        try:
            came = _taken(sent)
        except FileRefused as refused:
            return replace(form.showing(shown), refused=refused)
        return replace(form.showing(came.head(form.wanted) if came else shown), came=came)

    @property
    def wanted(self) -> str:
        """What the file shall be called."""
        return self.title.strip() or self.called

    @property
    def head(self) -> FileHead | None:
        """Which bytes its text shows."""
        return FileHead.beginning(self.body)

    @property
    def alternative(self) -> str:
        """What is said that the file shows."""
        return self.typed or (self.head.words if self.head else "")

    @property
    def description(self) -> str:
        """What is said about it besides."""
        return description_in(self.body)

    def bearing(self, name: str) -> Self:
        """Return the same for a file of that name, under which its bytes are handed out from now on."""
        head = self.head
        if head is None:
            return self
        handed_out = in_address(named(name, f".{head.name.rpartition('.')[2]}"))
        return replace(self, body=text_of(replace(head, name=handed_out), self.description))

    def showing(self, head: FileHead | None) -> Self:
        """Return the same with a text that begins with these bytes, and with what is said that they show."""
        if head is None:
            return replace(self, body=text_of(None, self.body))
        words = self.typed or ("" if head.width else self.wanted or head.words)  # a link has to say something
        return replace(self, body=text_of(head.saying(words), self.body))


def _taken(sent: FileStorage | None) -> Taken | None:
    if sent is None or not sent.filename:
        return None
    return take(storage(), sent.stream.read(LARGEST_FILE + 1))
