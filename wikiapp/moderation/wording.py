"""What filters ask, in words."""

from __future__ import annotations

from wikiapp.filters.filter import Does
from wikiapp.language import gettext as _


def questions() -> dict[str, dict[str, str]]:
    """Return what can be asked, by groups, with what it is called; the value stands after it."""
    return {
        _("What is written"): {
            "says": _("Says one of these words (one a line)"),
            "unsays": _("Takes out one of these words (one a line)"),
            "title_says": _("Its title says one of these words (one a line)"),
            "capitals": _("Capitals, of 100 letters at least"),
            "repetition": _("Repeated words, of 100 at least"),
            "run": _("The same sign in a row, times at least"),
        },
        _("Links and addresses"): {
            "links_to": _("Adds a link to one of these sites (one a line)"),
            "links_at_least": _("Links added, at least"),
            "unlinks": _("Takes out a link to one of these sites (one a line)"),
            "mails_at": _("Adds a mail address at one of these sites (one a line)"),
        },
        _("How much"): {
            "adds_at_least": _("Letters added, at least"),
            "adds_at_most": _("Letters added, at most"),
            "removes_at_least": _("Letters removed, at least"),
            "removes_share": _("Removed, of 100 letters at least"),
            "had_at_least": _("Letters that were there before, at least"),
            "leaves_at_least": _("Letters that are there afterwards, at least"),
            "leaves_at_most": _("Letters that are there afterwards, at most"),
        },
        _("Who"): {
            "guest": _("Is a guest (yes or no)"),
            "known_at_most": _("Known here for hours, at most"),
            "count_at_most": _("Changes made before, at most"),
            "count_at_least": _("Changes made before, at least"),
            "speed": _("Changes within a minute, at least"),
        },
        _("Where"): {
            "begins": _("Begins something new (yes or no)"),
            "kind": _("Kind (page, post, comment or file)"),
            "language": _("Language (da or en)"),
        },
    }


def question_called(name: str) -> str:
    """Return what a question is called."""
    return next(group[name] for group in questions().values() if name in group)


def deeds_of_filters() -> dict[str, tuple[str, str]]:
    """Return what a filter may do, with what that means."""
    return {
        Does.TAG: (_("Tag it"), _("It is saved, and marked in the list of changes.")),
        Does.WARN: (_("Warn"), _("The writer is told what was noticed, and may save all the same.")),
        Does.HOLD: (_("Hold it"), _("It waits until a moderator approves it. Nobody else sees it before.")),
        Does.REFUSE: (_("Refuse it"), _("It can't be saved. The writer keeps the text.")),
    }
