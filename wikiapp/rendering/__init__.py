"""What texts look like: HTML made from revisions, kept, and made again when what it depends on changed."""

from wikiapp.rendering.rendering import Rendering, render_text, rendered

__all__ = ["Rendering", "render_text", "rendered"]
