"""Python loads this first in the commands that the tests start with this folder on PYTHONPATH.

WEATHER says in JSON what happens to the process, at which of its events (Python's audit events about files,
processes and modules), and where those are noted down.

- `who`: `generator` or `mkdocs`, whose events count; both have the weather.
- `log`: a file that gets a line for each event.
- `after`: the name of an event, the first of which the counting begins with.
- `at`: the number of the event, from 0, at which `does` happens: the name of a signal, which the generator's
  process gets; the name of an errno, with which this and all later writes are refused; or `wait`, until the
  file `until` is there.
- `order`: folders are listed in another order; `umask`: new files get other permissions.
"""

import errno
import json
import os
import signal
import sys
import time

WEATHER = json.loads(os.environ.get("WEATHER", "{}"))
ME = "mkdocs" if any(word.endswith("child.py") for word in sys.orig_argv) else "generator"
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink"}
PROJECT = os.getcwd()


def of_the_project(event, arguments):
    """Whether an event is about a file of the project, or starts a process."""
    if event == "subprocess.Popen":
        return any(str(word).endswith("child.py") for word in arguments[1])
    if event in CHANGES:
        return True
    if event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
        return False
    path = os.path.abspath(os.fsdecode(arguments[0]))
    return path.startswith((PROJECT + os.sep, PROJECT)) and not path.endswith((".py", ".pyc"))


def writes(event, arguments):
    """Whether an event changes the disk."""
    flags = arguments[2] if event == "open" and isinstance(arguments[2], int) else 0
    return event in CHANGES - {"os.remove", "os.rmdir"} or bool(flags & (os.O_WRONLY | os.O_RDWR))


class Weather:
    """Counts events, and lets happen what is to happen."""

    def __init__(self):
        self.turn = -1
        self.busy = False

    def __call__(self, event, arguments):
        imports = event == "import" and WEATHER.get("imports")
        if self.busy or not (imports or of_the_project(event, arguments)):
            return
        if WEATHER.get("after", event) != event and self.turn < 0:
            return
        self.busy = True
        try:
            self.turn += 1
            if "log" in WEATHER:
                with open(WEATHER["log"], "a", encoding="utf-8") as log:
                    log.write(json.dumps([event, str(arguments[0])]) + "\n")
            if "at" in WEATHER and self.turn >= WEATHER["at"]:
                self.strike(WEATHER["does"], event, arguments)
        finally:
            self.busy = False

    def strike(self, does, event, arguments):
        """The `at`-th event, or one after it."""
        if does in errno.errorcode.values():
            if writes(event, arguments):
                code = getattr(errno, does)
                raise OSError(code, os.strerror(code), str(arguments[0]))
        elif self.turn > WEATHER["at"]:
            return
        elif does == "wait":
            while not os.path.exists(WEATHER["until"]):
                time.sleep(0.01)
        else:
            os.kill(os.getpid() if ME == "generator" else os.getppid(), getattr(signal, does))


def backwards(function):
    """A listing of a folder in another order than the disk's."""

    def listed(*arguments, **options):
        given = function(*arguments, **options)
        entries = sorted(given, key=lambda entry: getattr(entry, "name", entry), reverse=True)
        return Listing(entries, given) if hasattr(given, "close") else entries

    return listed


class Listing:
    """What os.scandir gives: an iterator to be closed."""

    def __init__(self, entries, given):
        self._entries, self._given = iter(entries), given

    def __iter__(self):
        return self._entries

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Closes the folder."""
        self._given.close()


if WEATHER.get("order"):
    os.listdir, os.scandir = backwards(os.listdir), backwards(os.scandir)
if "umask" in WEATHER:
    os.umask(int(WEATHER["umask"], 8))
if WEATHER.get("who") == ME:
    sys.addaudithook(Weather())
