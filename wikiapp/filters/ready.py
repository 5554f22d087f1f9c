"""Ready-made filters: what a moderator begins with, tries and switches on. None is on by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wikiapp.filters.filter import Does
from wikiapp.filters.questions import YES
from wikiapp.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikiapp.filters.rule import Line


class Ready(NamedTuple):
    """One filter as a form holds it before anything of it is kept."""

    name: str
    advice: str
    does: Does
    lines: Sequence[Line]


def ready_made() -> dict[str, Ready]:
    """Return the ready-made filters in the language of this request; lists are left to be filled in."""
    return {
        "links": Ready(
            _("Link to a site on the list"),
            _("One of the sites that you link to is known for advertising. Leave the link out."),
            Does.HOLD, [("links_to", "")],
        ),
        "blanking": Ready(
            _("Text emptied"), _("Almost all of the text would be gone. Is that what you want?"),
            Does.WARN, [("had_at_least", "200"), ("removes_share", "90")],
        ),
        "shouting": Ready(
            _("Many capitals"), _("Much of it is in capitals, which reads as shouting."),
            Does.WARN, [("adds_at_least", "40"), ("capitals", "70")],
        ),
        "repetition": Ready(
            _("The same again and again"), _("The same words stand there several times."),
            Does.WARN, [("adds_at_least", "100"), ("repetition", "50")],
        ),
        "long_runs": Ready(
            _("One sign many times"), _("One sign stands there many times in a row."),
            Does.WARN, [("guest", YES), ("run", "25")],
        ),
        "mails": Ready(
            _("Throw-away mail address"),
            _("The mail address is one that only lasts for minutes. Write one where you can be reached."),
            Does.WARN, [("mails_at", "")],
        ),
        "many_links": Ready(
            _("Many links by somebody new"), "",
            Does.HOLD, [("guest", YES), ("count_at_most", "3"), ("links_at_least", "5")],
        ),
        "speed": Ready(_("Very quick"), "", Does.TAG, [("guest", YES), ("speed", "10")]),
    }  # fmt: skip
