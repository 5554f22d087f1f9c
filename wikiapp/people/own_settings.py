"""How somebody wants the interface: kept with the account, so that it is so wherever they sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, request

from wikiapp.language import LANGUAGES, speak_as_asked_for, speak_from_now_on
from wikiapp.language import gettext as _
from wikiapp.people.blueprint import bp
from wikiapp.people.permitting import person_with_account
from wikiapp.web import transaction
from wikiapp.web.answer import see_other, tell

if TYPE_CHECKING:
    from collections.abc import Container

    from wikiapp.web.answer import Answer

THEMES = ("light", "dark")


@bp.post("/account/settings")
def change_settings() -> Answer:
    """Choose language and colours; nothing chosen is as the browser says."""
    person = person_with_account()
    person.language, person.theme = _chosen("language", LANGUAGES), _chosen("theme", THEMES)
    transaction.session().commit()
    answer = see_other("/account")
    if person.language:
        speak_from_now_on(person.language, answer)
    else:
        speak_as_asked_for(answer)
    tell(_("Done."))
    return answer


def _chosen(field: str, among: Container[str]) -> str | None:
    given = request.form.get(field, "")
    if given and given not in among:
        abort(400)
    return given or None
