"""What texts look like: HTML made from revisions, kept, and made again when what it depends on changed."""

from wikiapp.rendering.rendering import Rendering, forget, render_text, rendered, stub
from wikiapp.rendering.surroundings import Surroundings, observed, watchable
from wikiapp.rendering.together import Said, rendered_together, without_places

__all__ = [
    "Rendering",
    "Said",
    "Surroundings",
    "forget",
    "observed",
    "render_text",
    "rendered",
    "rendered_together",
    "stub",
    "watchable",
    "without_places",
]  # fmt: skip
