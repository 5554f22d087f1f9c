"""Writing pages: the editor, its preview, and what happens when two write at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import render_template, request
from markupsafe import Markup

from wikiapp import language
from wikiapp.content import AddressTaken, EditConflict, Unchanged, WrittenWrong
from wikiapp.content.merge import merge
from wikiapp.content.words import tidy
from wikiapp.editing.collision import ask_writer, keep_as_suggestion
from wikiapp.editing.form import EditForm, number_in
from wikiapp.editing.settling import settled
from wikiapp.language import gettext as _
from wikiapp.markup import replace_section, sections
from wikiapp.people.present import commit_as, present_person, writer
from wikiapp.rendering import render_text
from wikiapp.titles import BadTitle, path_of, titled
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell, url
from wikiapp.wiki.blueprint import bp
from wikiapp.wiki.finding import page_at, page_called, title_at
from wikiapp.wiki.page import Page
from wikiapp.wiki.reasons import why_text, why_title

if TYPE_CHECKING:
    from wikiapp.people.person import Person
    from wikiapp.web.answer import Answer


@bp.get("/wiki/new")
def new() -> Answer:
    """Show an empty editor that asks for a title, too."""
    form = EditForm(request.args.get("title", ""), "", language.current(), name=_own_name())
    return _editor(None, form, action="/wiki/new")


@bp.post("/wiki/new")
def create() -> Answer:
    """Save the first revision of a page whose title was typed."""
    form = EditForm.posted(request.form.get("title", ""))
    if "preview" in request.form:
        return _preview(None, form, "/wiki/new")
    try:
        form = replace(form, title=titled(form.title))
    except BadTitle as error:
        return _editor(None, form, action="/wiki/new", errors={"title": why_title(error)})
    taken_by = page_called(form.title)
    if taken_by is not None and not taken_by.deleted_at:
        errors = {"title": _("There is a page of that title already. Choose another, or add your text to it.")}
        return _editor(None, form, action="/wiki/new", errors=errors)
    return _save(taken_by, replace(form, based_on=taken_by.latest_number if taken_by else None))


@bp.get("/wiki/<path:address>/edit")
def edit(address: str) -> Answer:
    """Show the editor with what the page says now, or one section of it."""
    title = title_at(address)
    page = page_called(title)
    if page is None:
        return _editor(None, EditForm(title, "", language.current(), name=_own_name()))
    page = page_at(address)
    form = EditForm(page.title, page.body, page.language, based_on=page.latest_number, name=_own_name())
    wanted = number_in(request.args.get("section", ""))
    if wanted is not None and 0 <= wanted < len(parts := sections(page.body)):
        form = replace(form, section=wanted, body=page.body[parts[wanted].start : parts[wanted].end])
    return _editor(page, form)


@bp.post("/wiki/<path:address>/edit")
def save(address: str) -> Answer:
    """Save a revision, or show what it would look like."""
    title = title_at(address)
    if "preview" in request.form:
        transaction.only_read()
    page = page_called(title)
    form = EditForm.posted(page.title if page else title)
    if page and "mine" in request.form:
        return _settle(page, form)
    return _preview(page, form) if "preview" in request.form else _save(page, form)


def _settle(page: Page, form: EditForm) -> Answer:
    try:
        return _save(page, replace(form, body=settled(page, request.form, form.based_on), section=None))
    except WrittenWrong as error:
        return _refused(replace(form, body=request.form["mine"]), error)


def _save(page: Page | None, form: EditForm) -> Answer:
    try:
        person = writer(form.name)
        page = _written(page, form, person)
        commit_as(person)
    except Unchanged:
        tell(_unchanged(form), "note")
        return see_other(path_of(form.title))
    except EditConflict as conflict:
        return _collided(form, conflict, person)
    except WrittenWrong as error:
        return _refused(form, error)
    tell(_thanks(page))
    return see_other(page.path)


def _unchanged(form: EditForm) -> str:
    if form.settles:
        return _("It stays as it is. Your text is in the history as a suggestion.")
    return _("Nothing was changed, so nothing was saved.")


def _collided(form: EditForm, conflict: EditConflict, person: Person) -> Answer:
    """Ask what it shall say; the text is kept already, in case that nobody answers."""
    content = conflict.theirs.content
    kept = keep_as_suggestion(content, form, conflict, person)
    commit_as(person)
    return ask_writer(content, form.settling(*([range(kept.number, kept.number + 1)] if kept else [])), conflict)


def _thanks(page: Page) -> str:
    if page.latest.based_on is None:
        return _("Saved. Thank you!")
    before = page.history.stood_before(page.latest_number)
    between = url(page, "diff", **{"from": page.latest.based_on, "to": before})
    sentence = _('Saved, and joined with <a href="%(address)s">what others wrote meanwhile</a>.')
    return Markup(sentence) % {"address": between}  # noqa: S704 -- a message of our own catalogues


def _written(page: Page | None, form: EditForm, person: Person) -> Page:
    if page is None:
        return _begun(form, person)
    if form.based_on is None:
        raise _begun_twice(page, form)
    page.save_revision(
        author=person, body=_whole(page, form, form.based_on), based_on=form.based_on, language=form.language,
        summary=form.summary, minor=form.minor,
        settles=[run for run in form.settles if run[-1] <= page.revision_count],
    )  # fmt: skip
    return page


def _begun(form: EditForm, person: Person) -> Page:
    try:
        return Page.write(
            transaction.session(), author=person, title=form.title, body=form.body, language=form.language,
            summary=form.summary, minor=form.minor,
        )  # fmt: skip
    except AddressTaken as taken:  # by somebody who was faster by a moment
        page = page_called(form.title)
        if page is None:
            raise
        raise _begun_twice(page, form) from taken


def _begun_twice(page: Page, form: EditForm) -> EditConflict:
    """Return the conflict of two who began a page when there was none."""
    mine = tidy(form.body)
    return EditConflict(mine, theirs=page.latest, merged=None if page.deleted_at else merge("", mine, page.body))


def _whole(page: Page, form: EditForm, based_on: int) -> str:
    if form.section is None:
        return form.body
    try:
        return replace_section(page.history.body(based_on), form.section, form.body)
    except LookupError as error:
        raise WrittenWrong("based_on", "unknown") from error


def _preview(page: Page | None, form: EditForm, action: str = "") -> Answer:
    transaction.only_read()
    page = page_called(form.title) if page else None
    html = render_text(transaction.session(), form.body, form.language)
    return _editor(page, form, action=action, preview=html)


def _refused(form: EditForm, error: WrittenWrong) -> Answer:
    transaction.only_read()
    page, errors = page_called(form.title), {error.field: why_text(error)}
    if error.field == "based_on" and page:
        form = replace(form, based_on=page.latest_number)
    return _editor(page, form, errors=errors, code=413 if error.reason == "too_large" else 422)


def _editor(
    page: Page | None, form: EditForm, *, action: str = "", errors: dict[str, str] | None = None,
    preview: object = None, code: int | None = None,
) -> Answer:  # fmt: skip
    shown = render_template(
        "wiki/editor.html",
        page=page,
        form=form,
        errors=errors or {},
        preview=preview,
        action=action or f"{path_of(form.title)}/edit",
        section_title=_section_title(page, form),
        content_languages=list(language.LANGUAGES.items()),
    )
    return shown, code or (422 if errors else 200)


def _section_title(page: Page | None, form: EditForm) -> str | None:
    if page is None or form.section is None:
        return None
    parts = sections(page.body)
    return parts[form.section].title if form.section < len(parts) else None


def _own_name() -> str:
    person = present_person()
    return person.name if person else ""
