"""The site stage: Pages -> files, and the build by MkDocs. The only writer."""

from generator.site.build import BuildError, NotASiteError, build_site
from generator.site.preview import preview
from generator.site.writer import Written, write_pages

__all__ = ["BuildError", "NotASiteError", "Written", "build_site", "preview", "write_pages"]
