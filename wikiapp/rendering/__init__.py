"""What texts look like: HTML made from revisions, kept, and made again when what it depends on changed."""

from wikiapp.rendering.rendering import Rendering, render_text, rendered
from wikiapp.rendering.surroundings import observed, watchable

__all__ = ["Rendering", "observed", "render_text", "rendered", "watchable"]
