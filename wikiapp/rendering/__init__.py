"""What texts look like: HTML made from revisions, kept, and made again when what it depends on changed."""

from wikiapp.rendering.rendering import Rendering, render_text, rendered
from wikiapp.rendering.surroundings import observed, watchable
from wikiapp.rendering.together import Said, rendered_together, without_places

__all__ = [
    "Rendering", "Said", "observed", "render_text", "rendered", "rendered_together", "watchable", "without_places",
]  # fmt: skip
