"""The site stage: Pages -> files, and the build by MkDocs. The only writer."""

from generator.site.build import NotASiteError, build_site, sole_writer
from generator.site.engine import BuildError, SourceError
from generator.site.lock import BusyError
from generator.site.precompressed import Compressed
from generator.site.preview import PortError, Stamps, preview, stamps
from generator.site.writer import Written, write_pages

__all__ = [
    "BuildError",
    "BusyError",
    "Compressed",
    "NotASiteError",
    "PortError",
    "SourceError",
    "Stamps",
    "Written",
    "build_site",
    "preview",
    "sole_writer",
    "stamps",
    "write_pages",
]
