"""What people type, as HTML: CommonMark and what makes it a wiki. Knows texts, and nothing of pages."""

from wikiapp.markup.blocks import Heading
from wikiapp.markup.excerpt import excerpt
from wikiapp.markup.prose import Prose, prose
from wikiapp.markup.references import References, references
from wikiapp.markup.render import RENDERER_VERSION, Rendered, render
from wikiapp.markup.retarget import retarget
from wikiapp.markup.sections import Section, replace_section, sections
from wikiapp.markup.skeleton import surely_name_the_same

__all__ = [
    "RENDERER_VERSION",
    "Heading",
    "Prose",
    "References",
    "Rendered",
    "Section",
    "excerpt",
    "prose",
    "references",
    "render",
    "replace_section",
    "retarget",
    "sections",
    "surely_name_the_same",
]
