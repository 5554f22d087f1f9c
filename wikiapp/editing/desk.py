"""The desk at which one kind of content is written: what a kind has to say for itself so that it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from wikiapp.content import EditConflict, WrittenWrong
from wikiapp.content.merge import merge
from wikiapp.content.words import tidy
from wikiapp.editing.form import EditForm
from wikiapp.language import gettext as _
from wikiapp.markup import replace_section
from wikiapp.web.answer import url

if TYPE_CHECKING:
    from wikiapp.content import Content, Revision
    from wikiapp.people.person import Person


class Desk:
    """What is different about writing one kind of content; a kind says how in a subclass."""

    kind = ""  # as `Content.kind` calls it
    template = "editing/editor.html"
    deletion_template = "editing/deletion.html"
    form: type[EditForm] = EditForm  # what its editor holds
    new_address = ""  # where one is begun whose title is typed
    renames = False  # whether the editor of one that is there asks for its title, too

    def opened(self, address: str) -> tuple[Content | None, str]:
        """Return what stands at an address, None where something can be begun there, and what it is called."""
        raise NotImplementedError(address)

    def named(self, form: EditForm) -> tuple[Content | None, EditForm]:
        """Return what a typed title leads to, if there is that already, and the form for it; raises Refused."""
        raise NotImplementedError(form.title)

    def editor_of(self, title: str) -> str:
        """Return the address of the editor of something that isn't there yet."""
        raise NotImplementedError(title)

    def begin(self, form: EditForm, author: Person) -> Content:
        """Write a first revision; raises EditConflict, Refused, WrittenWrong."""
        raise NotImplementedError(form.title)

    def save(self, content: Content, form: EditForm, author: Person) -> None:
        """Write one more revision; raises EditConflict, Refused, Unchanged, WrittenWrong."""
        if form.based_on is None:
            raise begun_twice(content, form)
        content.save_revision(
            author=author, body=self.whole(content, form), based_on=form.based_on,
            language=form.language, summary=form.summary, minor=form.minor,
            settles=[run for run in form.settles if run[-1] <= content.revision_count],
        )  # fmt: skip

    def suggest(self, content: Content, form: EditForm, author: Person) -> Revision:
        """Keep what somebody wrote who may not write it now, for others to take up.

        Raises Unchanged, WrittenWrong.
        """
        body = self.whole(content, form)
        return content.suggest(author=author, body=body, language=form.language, summary=form.summary)

    def is_private(self, content: Content | None) -> bool:  # noqa: ARG002 -- for those that look at it
        """Tell whether what is saved now is for its writer's eyes alone, so that no filter looks at it."""
        return False

    def hold(self, content: Content | None, form: EditForm, author: Person) -> tuple[Content | None, int | None]:
        """Keep what is to wait for a moderator, as far as the content model can: as a suggestion.

        Returns the content that it would change, and the revision that says it; None for something new, which is
        written when it is approved. Raises EditConflict, Refused, Unchanged, WrittenWrong.
        """
        return (content, self.suggest(content, form, author).number) if content else (None, None)

    def carried(self, form: EditForm) -> dict[str, Any]:
        """Return what a form holds besides a title, a text and a language, to be kept while that waits."""
        return {"summary": form.summary, "minor": form.minor}

    def thanks(self, content: Content, form: EditForm) -> str:  # noqa: ARG002 -- for those that look at it
        """Say that it worked, and what became of it."""
        if content.latest.based_on is None:
            return _("Saved. Thank you!")
        before = content.history.stood_before(content.latest_number)
        between = url(content, "diff", **{"from": content.latest.based_on, "to": before})
        sentence = _('Saved, and joined with <a href="%(address)s">what others wrote meanwhile</a>.')
        return Markup(sentence) % {"address": between}  # noqa: S704 -- a message of our own catalogues

    def beside(self, content: Content | None) -> dict[str, Any]:  # noqa: ARG002 -- for those that look at it
        """Return what its editor shows besides, by the names that the template knows it by."""
        return {}

    def whole(self, content: Content, form: EditForm) -> str:
        """Return the whole text that a form comes to, also where it holds one section; raises WrittenWrong."""
        if form.section is None:
            return form.body
        try:
            began = content.history.body(form.based_on or content.latest_number)
            return replace_section(began, form.section, form.body)
        except LookupError as error:
            raise WrittenWrong("based_on", "unknown") from error

    def editor_at(self, content: Content | None, form: EditForm) -> str:
        """Return the address that the editor sends its form to."""
        return url(content, "edit") if content else self.editor_of(form.title)


def begun_twice(content: Content, form: EditForm) -> EditConflict:
    """Return the conflict of two who began something when there was nothing."""
    merged = None if content.deleted_at else merge("", tidy(form.body), content.body)
    return EditConflict(tidy(form.body), theirs=content.latest, merged=merged)
