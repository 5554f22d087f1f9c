"""Files that are handed out as they came: looked at as far as tells that they are what they begin like."""

from __future__ import annotations

from xml.parsers import expat

from wikiapp.files.errors import FileRefused

END_OF_PDF = b"%%EOF"
TAIL = 2048  # bytes at the end of a PDF in which that has to stand
SVG = "http://www.w3.org/2000/svg svg"


def insist_on_pdf(data: bytes) -> None:
    """Raise FileRefused unless a PDF ends as it should: one that was cut off doesn't."""
    if END_OF_PDF not in data[-TAIL:]:
        raise FileRefused("damaged")


def insist_on_svg(data: bytes) -> None:
    """Raise FileRefused unless it is a well-formed drawing that defines no entities, by which few words grow."""
    elements: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _attributes: elements.append(name)
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileRefused("damaged" if elements[:1] == [SVG] else "unknown") from error
    if elements[:1] != [SVG]:
        raise FileRefused("unknown")


def _refuse(*_declaration: object) -> None:
    raise FileRefused("damaged")
