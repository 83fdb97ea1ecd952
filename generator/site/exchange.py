"""Puts a new site in the place of the old one, whole, and clears what a killed build left behind.

Everything lies beside the site, on its own disk, under names that begin with a dot:

- `.site.new-<process>`: the site that is being built, or, after the exchange, the old one about to go;
- `.site.old`: the old one set aside where names cannot be exchanged, for the moment between two renames;
- `.site.link`: the symbolic link that is about to take the place of the old one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.site.renaming import NoExchangeError, exchange, flush, flush_names

_TURN = ".congkhai"
"""Ends the name of the second of two folders that a symbolic link leads to by turns."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site stands. `output` is the name that people know; `folder` is what it leads to."""

    output: Path
    folder: Path

    @property
    def fresh(self) -> Path:
        """Where this process builds the new site; another one's orphan may still write into its own."""
        return self._beside(f"new-{os.getpid()}")

    @property
    def aside(self) -> Path:
        """Where the old site waits between two renames."""
        return self._beside("old")

    @property
    def lock(self) -> Path:
        """The lock file of whoever builds here, from whichever project."""
        return self._beside("lock")

    @property
    def link(self) -> Path:
        """The symbolic link that is about to be put in the place of `output`."""
        return self.output.with_name(f".{self.output.name}.link")

    def _beside(self, kind: str) -> Path:
        return self.folder.with_name(f".{self.folder.name.removesuffix(_TURN)}.{kind}")


def place(output: Path) -> Place:
    """The place of the site called `output`; a symbolic link leads to its folder.

    OSError for a link that leads back to itself or cannot be followed: it must not be taken for a folder.
    """
    try:
        return Place(output, Path(os.path.realpath(output, strict=True)))
    except FileNotFoundError:  # nothing there yet, or a link to where nothing is yet
        return Place(output, Path(os.path.realpath(output)))


def recover(site: Place) -> None:
    """Puts back a site that was set aside by a killed build, and clears its leftovers.

    OSError when the old site cannot be put back. Leftovers that cannot be removed stay for the next time.
    """
    if not os.path.lexists(site.folder) and site.aside.is_dir():
        site.aside.rename(site.folder)
    fresh = site.fresh.name.removesuffix(str(os.getpid()))
    with contextlib.suppress(OSError):
        for entry in list(site.folder.parent.iterdir()):
            if entry.name == site.aside.name or entry.name.startswith(fresh):
                discard(entry)
        site.link.unlink(missing_ok=True)


def discard(folder: Path) -> None:
    """Removes a folder as far as it can be removed; the next build tries again."""
    shutil.rmtree(folder, ignore_errors=True)


def publish(site: Place) -> None:
    """The new site takes the place of the old one, which is removed.

    Until the moment of the exchange everything can fail and leaves the old site (OSError); after it nothing
    fails any more.
    """
    flush(site.fresh)
    if not site.folder.exists():
        site.fresh.rename(site.folder)
    else:
        try:
            exchange(site.fresh, site.folder)
        except NoExchangeError:
            if site.output.is_symlink():
                _turn_link(site)
                return
            _rename_twice(site)
    flush_names(site.folder.parent)
    discard(site.fresh)
    discard(site.aside)


def _turn_link(site: Place) -> None:
    """The link is replaced by one that leads to the new folder: renaming over a name is atomic everywhere.

    The folders take turns: `site` and `site.congkhai`.
    """
    name = site.folder.name
    other = name.removesuffix(_TURN) if name.endswith(_TURN) else name + _TURN
    turned = site.folder.with_name(other)
    discard(turned)
    site.fresh.rename(turned)
    try:
        target = turned
        if not site.output.readlink().is_absolute():
            target = Path(os.path.relpath(turned, site.output.parent.resolve()))
        site.link.symlink_to(target, target_is_directory=True)
        site.link.replace(site.output)
    except BaseException:
        site.link.unlink(missing_ok=True)
        discard(turned)
        raise
    flush_names(site.output.parent)
    discard(site.folder)


def _rename_twice(site: Place) -> None:
    """The last resort, with a moment in which there is no site; `recover` knows a build killed in it."""
    discard(site.aside)
    site.folder.rename(site.aside)
    try:
        site.fresh.rename(site.folder)
    except BaseException:
        site.aside.rename(site.folder)
        raise
