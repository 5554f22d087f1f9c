"""The editor: with what a content says, with how a text would look, and with what is wrong with a form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import render_template

from wikiapp import language
from wikiapp.content import Content, WrittenWrong
from wikiapp.editing.refusing import Refused, why_text
from wikiapp.markup import sections
from wikiapp.rendering import render_text
from wikiapp.web import transaction

if TYPE_CHECKING:
    from wikiapp.editing.desk import Desk
    from wikiapp.editing.form import EditForm
    from wikiapp.web.answer import Answer


def editor(
    desk: Desk, content: Content | None, form: EditForm, *, action: str = "",
    errors: dict[str, str] | None = None, preview: object = None, code: int | None = None,
) -> Answer:  # fmt: skip
    """Answer with the editor; `content` is None for something that isn't there yet."""
    action = action or desk.editor_at(content, form)
    shown = render_template(
        desk.template,
        content=content,
        form=form,
        errors=errors or {},
        preview=preview,
        action=action,
        asks_title=action == desk.new_address or (content is not None and desk.renames),
        section_title=_section_title(content, form),
        content_languages=list(language.LANGUAGES.items()),
        **desk.beside(content),
    )
    return shown, code or (422 if errors else 200)


def previewed(desk: Desk, content: Content | None, form: EditForm, action: str = "") -> Answer:
    """Answer with the editor, and how its text would look; nothing is saved."""
    transaction.only_read()
    html = render_text(transaction.session(), form.body, form.language)
    return editor(desk, _read_again(content), form, action=action, preview=html)


def refused(
    desk: Desk, content: Content | None, form: EditForm, error: Refused | WrittenWrong, action: str = ""
) -> Answer:
    """Answer with the editor, all that was typed, and what to do about it."""
    transaction.only_read()
    content = _read_again(content)
    if isinstance(error, Refused):
        errors = {error.field: error.sentence}
        return *editor(desk, content, form, action=action, errors=errors, code=error.code), error.headers
    if error.field == "based_on" and content:
        form = replace(form, based_on=content.latest_number)
    code = 413 if error.reason == "too_large" else 422
    return editor(desk, content, form, action=action, errors={error.field: why_text(error)}, code=code)


def _read_again(content: Content | None) -> Content | None:
    return transaction.session().get(Content, content.id) if content else None


def _section_title(content: Content | None, form: EditForm) -> str | None:
    if content is None or form.section is None:
        return None
    parts = sections(content.body)
    return parts[form.section].title if form.section < len(parts) else None
