"""HTML elements as strings."""

from __future__ import annotations

from mistune.util import escape


def element(name: str, inner: str = "", **attributes: str | None) -> str:
    """Return an element with those attributes that are not None; `data_section` is written `data-section`."""
    return f"{tag(name, **attributes)}{inner}</{name}>"


def tag(name: str, **attributes: str | None) -> str:
    """Return the tag that begins an element."""
    given = [(key, value) for key, value in attributes.items() if value is not None]
    written = [f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in given]
    return f"<{name}{''.join(written)}>"
