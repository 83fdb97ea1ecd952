"""MkDocs, in a process that ends with the one that started it.

Started by `engine` as a script of its own. Its standard input is a pipe that nobody writes to: when the
other end closes, by intent or because the generator was killed, the work is stopped, so that no orphan goes
on writing. What the disk refused is told in the last line of standard error.
"""

from __future__ import annotations

import _thread
import json
import os
import sys
import threading
import time
from pathlib import Path

REFUSED = 74
"""The exit code for what the disk refused, with a line of JSON: errno, path (EX_IOERR of sysexits.h)."""

_GRACE = 3.0
"""Seconds in which MkDocs may clear its temporary folder."""


def _end_with_parent() -> None:
    os.read(0, 1)
    _thread.interrupt_main()
    time.sleep(_GRACE)
    os._exit(1)


def main() -> None:
    """Runs MkDocs' command line."""
    # not sys.stdin, whose lock a waiting thread would hold when the interpreter ends
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.path.append(str(Path(__file__).parents[2]))  # theme/hooks.py looks for this package
    from mkdocs.__main__ import cli  # the parent may already be gone while this is loading

    try:
        cli(prog_name="mkdocs")
    except OSError as error:
        named = error.filename2 or error.filename  # of a copy, the file that was being written
        path = os.fsdecode(named) if isinstance(named, str | bytes) else ""
        sys.stderr.write("\n" + json.dumps({"errno": error.errno, "path": path}) + "\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
