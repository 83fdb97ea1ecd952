"""The generator's files that are no pages: they stand in the site under a second name, and no byte is copied.

The generator replaces a file only by another one (`site/writer.py`), which leaves the site its own. Whoever
writes into the site after MkDocs must write new files as well.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


class LinkedFile(File):
    """A file that is linked into the site, or copied where the disk allows no links."""

    def copy_file(self, dirty: bool = False) -> None:
        """As MkDocs asks for it: `dirty` builds have no files of this kind."""
        source = self.abs_src_path or ""
        try:
            if stat.S_ISREG(os.lstat(source).st_mode):  # not a link, which would lead elsewhere from the site
                _link(source, self.abs_dest_path)
                return
        except OSError:  # another disk, another owner, too many names: copying tells what is wrong, if it is
            pass
        super().copy_file(dirty)


def link_files(files: Files, config: MkDocsConfig, folder: str) -> None:
    """From now on the files under a folder of docs/ are linked, as long as they take no page's place."""
    for file in files:
        if (
            type(file) is File
            and file.src_uri.startswith(folder)
            and file.src_dir == config.docs_dir
            and not file.is_documentation_page()
            and not file.src_uri.endswith(".html")
        ):
            file.__class__ = LinkedFile  # it keeps its place among the others, and who refers to it


def _link(source: str, place: str) -> None:
    try:
        os.link(source, place)
    except FileNotFoundError:
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        os.link(source, place)
