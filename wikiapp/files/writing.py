"""Writing files: a picture or another file is chosen, and said what it shows; another one may take its place."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup, escape

from wikiapp.content import AddressTaken
from wikiapp.content.addresses import AT_ONCE, holders
from wikiapp.editing.desk import Desk
from wikiapp.editing.refusing import Refused
from wikiapp.files.blueprint import storage
from wikiapp.files.errors import FileRefused
from wikiapp.files.file import File, markup_of
from wikiapp.files.finding import file_at
from wikiapp.files.form import FileForm
from wikiapp.files.names import named, numbered
from wikiapp.files.reasons import refusal
from wikiapp.files.storage import NotStored
from wikiapp.language import gettext as _
from wikiapp.titles import FILE, key
from wikiapp.web import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikiapp.content import Content, Revision
    from wikiapp.editing.form import EditForm
    from wikiapp.markup import FileHead
    from wikiapp.people.person import Person


class FileDesk(Desk):
    """The desk for files."""

    kind = FILE
    template = "files/editor.html"
    deletion_template = "files/deletion.html"
    form = FileForm
    new_address = "/files/new"

    def opened(self, address: str) -> tuple[File, str]:
        """Return the file of that name."""
        file = file_at(address)
        return file, file.title

    def named(self, form: EditForm) -> tuple[None, EditForm]:
        """Return the form: what it is called is seen when it is begun."""
        return None, form

    def editor_of(self, title: str) -> str:  # noqa: ARG002 -- whatever it is called
        """Return where files are begun."""
        return self.new_address

    def begin(self, form: EditForm, author: Person) -> File:
        """Write a file under the name that was asked for, or else under the next free one."""
        form = cast("FileForm", form)
        head = _head_of(form)
        names = numbered(named(form.wanted, f".{head.name.rpartition('.')[2]}"))
        if form.title.strip():
            return _asked_for(form, next(names), author)
        while True:
            with suppress(AddressTaken):
                return _written(form, _next_free(names), author)

    def save(self, content: Content, form: EditForm, author: Person) -> None:
        """Write one more revision: other words, or other bytes in the place of those that are there."""
        super().save(content, _bearing(content, form), author)

    def suggest(self, content: Content, form: EditForm, author: Person) -> Revision:
        """Keep other words, or other bytes, for others to take up."""
        return super().suggest(content, _bearing(content, form), author)

    def hold(self, content: Content | None, form: EditForm, author: Person) -> tuple[Content | None, int | None]:
        """Keep a file that waits, whose bytes must have come."""
        if content is None:
            _head_of(cast("FileForm", form))
        return super().hold(content, form, author)

    def carried(self, form: EditForm) -> dict[str, Any]:
        """Return also what the file is called on the device that it came from."""
        return {**super().carried(form), "called": cast("FileForm", form).called}

    def thanks(self, content: Content, form: EditForm) -> str:
        """Say that it worked, how to show the file, and that a moving one stands still."""
        begun = content.revision_count == 1
        said = _how_to_show(cast("File", content)) if begun else super().thanks(content, form)
        return said + escape(f" {note_on(form)}".rstrip())


def _bearing(content: Content, form: EditForm) -> EditForm:
    """Return a form that says which bytes the file is to have: those that came, or those that it has."""
    form = cast("FileForm", form)
    _insist_on_bytes(form, cast("File", content))
    if not form.came:
        return form
    return replace(form.bearing(content.title), summary=form.summary or _what_came(form))


def note_on(form: EditForm) -> str:
    """Return what has to be said about the file that came; nothing of most."""
    moving = isinstance(form, FileForm) and form.came is not None and form.came.was_moving
    return _("Only its first picture is kept: what moves by itself disturbs reading.") if moving else ""


def _insist_on_bytes(form: FileForm, file: File | None = None) -> None:
    """Raise Refused unless what the text shows is kept, or is what the file shows anyway."""
    if form.refused:
        raise refusal(form.refused)
    head, shown = form.head, file.head if file else None
    if head is None or (shown and shown.digest == head.digest):
        return
    try:
        storage().open(head.digest).close()
    except NotStored as error:
        raise refusal(FileRefused("none")) from error


def _head_of(form: FileForm) -> FileHead:
    """Return which bytes a new file shows; raises Refused where none came."""
    _insist_on_bytes(form)
    if form.head is None:
        raise refusal(FileRefused("none"))
    return form.head


def _asked_for(form: FileForm, name: str, author: Person) -> File:
    try:
        return _written(form, name, author)
    except AddressTaken as error:
        sentence = _("There is, or was, a file of that name. Choose another name, or give that one a new version.")
        raise Refused("title", sentence) from error


def _next_free(names: Iterator[str]) -> str:
    """Return the first of these names that no file bears: phones call all their pictures the same."""
    while True:
        some = {key(name): name for name in islice(names, AT_ONCE)}
        taken = holders(transaction.session(), FILE, some.keys())
        if free := [name for address, name in some.items() if address not in taken]:
            return free[0]


def _written(form: FileForm, name: str, author: Person) -> File:
    return File.write(
        transaction.session(), author=author, title=name, body=form.bearing(name).body, language=form.language,
        summary=form.summary,
    )  # fmt: skip


def _what_came(form: FileForm) -> str:
    return _("new file: %(name)s") % {"name": form.called}


def _how_to_show(file: File) -> str:
    sentence = escape(_("Uploaded. Write %(markup)s where it shall stand in a text."))
    return sentence % {"markup": Markup("<code>{}</code>").format(markup_of(file))}
