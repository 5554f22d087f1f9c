"""What people type, as HTML: CommonMark and what makes it a wiki. Knows texts, and nothing of pages."""

from wikiapp.markup.blocks import Heading
from wikiapp.markup.cover import cover
from wikiapp.markup.excerpt import excerpt
from wikiapp.markup.fileheads import FileHead, in_address, page_of, widths_below, without_head, words_alone
from wikiapp.markup.prose import Prose, prose
from wikiapp.markup.references import References, references
from wikiapp.markup.refile import refile
from wikiapp.markup.render import RENDERER_VERSION, Rendered, render
from wikiapp.markup.retarget import retarget
from wikiapp.markup.sections import Section, replace_section, sections
from wikiapp.markup.skeleton import surely_name_the_same

__all__ = [
    "RENDERER_VERSION",
    "FileHead",
    "Heading",
    "Prose",
    "References",
    "Rendered",
    "Section",
    "cover",
    "excerpt",
    "in_address",
    "page_of",
    "prose",
    "references",
    "refile",
    "render",
    "replace_section",
    "retarget",
    "sections",
    "surely_name_the_same",
    "widths_below",
    "without_head",
    "words_alone",
]
