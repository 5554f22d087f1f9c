"""Uploading for programs, such as the editor of a text, which gets what it has to write there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import jsonify, request

from wikiapp.content import WrittenWrong
from wikiapp.editing.refusing import Refused, why_text
from wikiapp.files.blueprint import FILES, bp
from wikiapp.files.file import markup_of
from wikiapp.files.form import FileForm
from wikiapp.files.reasons import MEGABYTES
from wikiapp.files.writing import FileDesk, note_on
from wikiapp.language import gettext as _
from wikiapp.people.present import commit_as, writer
from wikiapp.web.errors import error_page, http_error

if TYPE_CHECKING:
    from werkzeug.exceptions import RequestEntityTooLarge

    from wikiapp.web.answer import Answer


@bp.post(FILES)
def upload() -> Answer:
    """Take a file, and write its first revision."""
    form = FileForm.posted(request.form.get("title", ""))
    try:
        person = writer(form.name)
        file = FileDesk().begin(form, person)
        commit_as(person)
    except Refused as refused:
        return jsonify(error=refused.sentence), refused.code, refused.headers
    except WrittenWrong as error:
        return jsonify(error=why_text(error)), 422
    said = jsonify(name=file.title, markup=markup_of(file), note=note_on(form))
    return said, 201, {"Location": file.path}


def too_much(error: RequestEntityTooLarge) -> Answer:
    """Answer what is so large that it isn't even read."""
    if not request.path.startswith(FILES):
        return http_error(error)
    sentence = _("The file is too large: at most %(number)s MB.") % {"number": MEGABYTES}
    if request.path == FILES:
        return jsonify(error=sentence), 413
    return error_page(413, _("That is too much at once"), sentence)
