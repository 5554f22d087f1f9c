"""Templates: what they know, and pieces of pages that are made once and kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flask import get_template_attribute
from flask.templating import Environment

from wikiapp.language import current

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask
    from markupsafe import Markup

KEPT = 500  # pieces


class Templates(Environment):
    """Flask's environment, whose templates know everything in one dictionary.

    Jinja chains two of them for each template, so that one can learn something later. Ours all know the same from
    the beginning, and to look through a chain took a third of the time that the frame of a page takes.
    """

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return what a template is to know besides what is handed to it."""
        return {**self.globals, **(d or {})}


def use(app: Flask) -> None:
    """Let the app's templates be such."""
    app.jinja_environment = Templates
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["made_once"] = made_once


def made_once(template: str, macro: str, *told: object) -> Markup:
    """Return what a macro makes of what it is told, which, with the language, is all that it may depend on."""
    return _made(current(), template, macro, told)


@lru_cache(KEPT)
def _made(_language: str, template: str, macro: str, told: tuple[object, ...]) -> Markup:
    made: Markup = get_template_attribute(template, macro)(*told)
    return made
