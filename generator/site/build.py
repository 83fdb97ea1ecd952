"""Builds the site with MkDocs into a new folder and puts it in the place of the old one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from generator.site.engine import run_mkdocs
from generator.site.exchange import Place, discard, place, publish, recover
from generator.site.lock import held
from generator.site.offline import add_archive
from generator.site.precompressed import Compressed, precompress
from generator.site.search import slim_search_index

LOCK = ".congkhai.lock"
"""Held while something is written into the project's docs/, which all its builds share."""


class NotASiteError(ValueError):
    """The folder for the site holds something else; `str` gives its path."""


@contextlib.contextmanager
def sole_writer(project: Path, output: Path | None = None, patience: float = 0) -> Iterator[None]:
    """Only this process writes the project's pages and, if one is named, the site `output`.

    A site that a killed build had set aside is put back. `patience`: seconds to wait for another process.
    BusyError while another process writes, NotASiteError when `output` is no folder for a site, OSError when
    the disk refuses.
    """
    with held(project / LOCK, patience):
        if output is None:
            yield
            return
        site = place(output)
        _check_output(project, site)
        site.folder.parent.mkdir(parents=True, exist_ok=True)
        with held(site.lock, patience):  # another project may build there
            recover(site)
            yield


def build_site(
    project: Path, output: Path, as_of_epoch: int, archive: str = "", compress: bool = False
) -> Compressed | None:
    """Builds strictly and exchanges `output` only when the whole site stands; to be called as `sole_writer`.

    `as_of_epoch` (seconds) is the site's own date for MkDocs, which would else take the clock's. `archive` is
    the address of an archive of the whole site, empty for none. With `compress` its files are compressed as
    well, and how far is answered.
    BuildError when MkDocs refuses, SourceError when it cannot read, another OSError when the disk refuses,
    NotASiteError when `output` is no folder for a site: after each of them `output` is as it was.
    """
    site = place(output)
    _check_output(project, site)
    try:
        run_mkdocs(project, site.fresh, as_of_epoch)
        slim_search_index(site.fresh)
        if archive:
            add_archive(site.fresh, archive, as_of_epoch)
        compressed = precompress(site.fresh) if compress else None
        publish(site)
    except BaseException:
        discard(site.fresh)
        raise
    return compressed


def _check_output(project: Path, site: Place) -> None:
    """NotASiteError for a folder that holds the project, its sources, or anything but a site."""
    folder = site.folder
    sources = [project / name for name in ("data", "docs", "theme", "generator")]
    holds = project.is_relative_to(folder) or any(
        folder.is_relative_to(source) or source.is_relative_to(folder) for source in sources
    )
    if holds or (folder.exists() and (not folder.is_dir() or _foreign(folder))):
        raise NotASiteError(str(site.output))


def _foreign(folder: Path) -> bool:
    """Whether a folder holds something, but no site."""
    return any(folder.iterdir()) and not (folder / "index.html").exists()
