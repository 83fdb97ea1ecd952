"""The pages stage: Results -> Pages. Pure."""

from generator.pages.differences import Comparison
from generator.pages.downloads import Origin
from generator.pages.render import page_parts, render_pages

__all__ = ["Comparison", "Origin", "page_parts", "render_pages"]
