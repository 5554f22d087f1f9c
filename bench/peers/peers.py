"""How the load driver that measures wikis finds its way in this one; see ours.sh."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode


def at(title: str, suffix: str = "") -> str:
    """Return the path of a page, or of what hangs behind it."""
    return f"/wiki/{quote(title.replace(' ', '_'))}{suffix}"


PEERS: dict[str, dict[str, Any]] = {
    "ours": {
        "port": 8120,
        "fmt": "md",
        "home": "/opt/peers/ours",
        "view": at,
        "history": lambda title: at(title, "/history"),
        "revs": lambda _get: range(1, 501),
        "diff": lambda title, old, new: at(title, f"/diff?from={old}&to={new}"),
        "search": lambda words: "/search?" + urlencode({"q": words}),
        "recent": "/changes",
        "edit": {
            "form": lambda title: at(title, "/edit"),
            "field": "body",
            "fields": {"summary": "bench", "language": "da"},
        },
    }
}
