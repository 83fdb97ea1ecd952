"""The command line: arguments, exit codes, and what people see."""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator import stopping, unchanged

if __name__ == "__main__":
    stopping.leave_at_once()  # what follows loads libraries for a second
    unchanged.leave_if_nothing_to_do(sys.argv[1:], Path.cwd())

from generator import pipeline
from generator.arguments import DATA_ERRORS, ENTRIES, FINE, WRONG_USAGE, command_line
from generator.console import Progress
from generator.messages import commands as words
from generator.messages.findings import OS_REASONS, PORT_REASONS, WRITING_REASONS
from generator.messages.numbers import size
from generator.pages import correction_entries, differences
from generator.pages.findings import as_annotations, as_json, as_text
from generator.site import (
    BuildError,
    BusyError,
    Compressed,
    NotASiteError,
    PortError,
    SourceError,
    Written,
    sole_writer,
    stamps,
)
from generator.timings import Timings

_DIFFERENCES: Mapping[str, Callable[[pipeline.Comparison], str]] = {
    "text": differences.as_text,
    "markdown": differences.as_markdown,
    "json": differences.as_json,
}
"""How differences are printed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command: 0 fine, 1 the data has errors, 2 wrong usage or a machine that cannot."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    options = command_line().parse_args(arguments)
    project = Path.cwd()
    if not options.data.is_dir():
        return _refuse(words.NO_DATA.format(folder=options.data))
    if options.command not in ("check", "diff") and not (project / "mkdocs.yml").is_file():
        return _refuse(words.NO_PROJECT.format(folder=project))
    try:
        with stopping.stoppable():
            code = _alone(options, project)
            sys.stdout.flush()
            return code
    except pipeline.RevisionError as error:
        return _refuse(words.REVISIONS[error.reason].format(about=error.about))
    except (BuildError, BusyError, NotASiteError, OSError) as failure:
        return _refuse(_why(failure, options))
    except KeyboardInterrupt:
        return FINE if options.command == "serve" else _refuse(words.INTERRUPTED)


def _why(failure: Exception, options: argparse.Namespace) -> str:
    """Why a command could not do its work, in a sentence."""
    if isinstance(failure, NotASiteError):
        return words.NOT_A_SITE.format(folder=failure)
    if isinstance(failure, BusyError):
        return words.BUSY.format(process=words.PROCESS.format(number=failure) if str(failure) else "")
    if not isinstance(failure, OSError):
        return words.MKDOCS_FAILED.format(output=failure)
    code = errno.errorcode.get(failure.errno or 0, "")
    if isinstance(failure, PortError):
        return words.PORT_TAKEN.format(port=options.port, reason=PORT_REASONS.get(code, PORT_REASONS[""]))
    if isinstance(failure, SourceError):
        return words.READ_FAILED.format(path=failure.filename, reason=OS_REASONS.get(code, OS_REASONS[""]))
    reason = WRITING_REASONS.get(code, WRITING_REASONS[""])
    if failure.filename is None:  # nothing but the standard output is written without a name
        with contextlib.suppress(OSError, ValueError):  # Python would write the rest when it ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return words.OUTPUT_FAILED.format(reason=reason)
    return words.WRITE_FAILED.format(path=failure.filename, reason=reason)


def _alone(options: argparse.Namespace, project: Path) -> int:
    """Runs a command; one that writes does so while no other one does."""
    output = _place(options.output) if options.command == "build" else None
    made_from = stamps(options.data) if options.command == "serve" else {}
    writes = options.command not in ("check", "diff")
    with sole_writer(project, output) if writes else contextlib.nullcontext():
        code = _run(options, project)
    if options.command == "serve" and code == FINE:
        _say(words.SERVING.format(port=options.port))
        pipeline.serve(
            project,
            options.data,
            options.port,
            made_from,
            lambda checked, written: _changed(checked, written, options.data),
            lambda failure: sys.stderr.write(_why(failure, options) + "\n"),
        )
    return code


def _place(output: Path) -> Path:
    """An absolute path, not yet followed where it is itself a symbolic link."""
    return output.parent.resolve() / output.name if output.name.strip(".") else output.resolve()


def _run(options: argparse.Namespace, project: Path) -> int:
    timings = Timings(getattr(options, "timings", None))
    if options.command in ("check", "diff"):
        return _look(options, project, timings)
    named = getattr(options, "base", None)
    usual = not named and not getattr(options, "parquet", False)
    if usual and (made := unchanged.still(project, options.data)) is not None:
        return _again(options, project, made, timings)
    unchanged.forget(project)
    source = unchanged.source(project, options.data)
    checked, _ = _checked(options, project, timings)
    if checked.blocked:
        _tell(checked, "text", options.data)
        return DATA_ERRORS
    compressed = None
    with Progress() as progress:
        step = timings.step(progress.step)
        if options.command == "build":
            asked = options.parquet, options.precompress
            written, compressed = pipeline.build(project, _place(options.output), checked, step, *asked)
        else:
            written = pipeline.generate(project, checked, step)
    if checked.dataset is not None and checked.results is not None and usual:
        told = len(checked.findings), checked.dataset.as_of, len(checked.results.results)
        made = unchanged.Made(source, written.pages, *told)
        unchanged.note(project, made, written.paths)
    timings.finish("pages", written.spent)
    _say(
        words.GENERATED.format(
            pages=written.pages, folder="docs/", written=written.written, removed=written.removed
        )
    )
    if checked.findings:
        _say(words.PUBLISHED_FINDINGS.format(count=len(checked.findings)))
    _tell_sizes(compressed)
    if options.command == "build":
        _say(words.BUILT.format(index=options.output / "index.html"))
    return FINE


def _checked(
    options: argparse.Namespace, project: Path, timings: Timings
) -> tuple[pipeline.Checked, pipeline.Base | None]:
    """The data as it is, and the revision that it was held against."""
    shown, named = getattr(options, "format", "text"), getattr(options, "base", None)
    with Progress(quiet=shown != "text") as progress:
        compared = bool(named) and named != pipeline.NOTHING
        base = pipeline.open_base(project, options.data, str(named)) if compared else None
        checked = pipeline.check(options.data, timings.step(progress.step), base)
    if named == pipeline.NOTHING and shown in ("text", "github"):
        _say(("::warning::" if shown == "github" else "") + words.NOT_COMPARED)
    return checked, base


def _look(options: argparse.Namespace, project: Path, timings: Timings) -> int:
    """Tells what there is to say of the data; writes nothing."""
    checked, base = _checked(options, project, timings)
    if options.command == "diff" and base is not None:
        return _differ(base, checked, options.format, options.data)
    _tell(checked, options.format, options.data)
    return DATA_ERRORS if checked.blocked else FINE


def _again(options: argparse.Namespace, project: Path, made: unchanged.Made, timings: Timings) -> int:
    """The pages stand as they were made: there is nothing left but to build the site from them."""
    unchanged.tell(made)
    if options.command == "build":
        with Progress() as progress:
            step = timings.step(progress.step)
            output, compress = _place(options.output), options.precompress
            compressed = pipeline.build_pages(project, output, made.as_of, made.results, step, compress)
        _tell_sizes(compressed)
        _say(words.BUILT.format(index=options.output / "index.html"))
    timings.finish("pages", {})
    return FINE


def _tell_sizes(compressed: Compressed | None) -> None:
    """How far files were compressed, if they were."""
    if compressed is not None:
        sizes = (size(octets) for octets in (compressed.octets, compressed.gzip, compressed.brotli))
        _say(words.COMPRESSED.format(*sizes, files=compressed.files))


def _tell(checked: pipeline.Checked, shown: str, data: Path) -> None:
    """Prints the findings in the chosen form and, for people, what follows from them."""
    findings, dataset = checked.findings, checked.dataset
    if shown == "json":
        sys.stdout.write(as_json(findings, dataset))
        return
    if shown == "github":
        sys.stdout.write(as_annotations(findings, dataset, data.as_posix()))
    else:
        sys.stdout.write(as_text(findings, dataset, data.as_posix()))
    if checked.blocked:
        _say(words.BLOCKED.format(count=sum(finding.blocks for finding in findings)))
    elif checked.dataset is not None and checked.results is not None:
        reports, figures = len(checked.dataset.reports), len(checked.results.results)
        _say(words.FINE.format(reports=reports, figures=figures))
        if findings:
            _say(words.PUBLISHED_FINDINGS.format(count=len(findings)))


def _differ(base: pipeline.Base, checked: pipeline.Checked, shown: str, data: Path) -> int:
    """Prints what differs; refuses when one of the revisions cannot be read at all."""
    if shown == ENTRIES:
        sys.stdout.write(correction_entries.as_entries(checked.findings))
        return FINE
    comparison = pipeline.diff(base, checked)
    if comparison is None and checked.dataset is None:
        _tell(checked, "text", data)
        return DATA_ERRORS
    if comparison is None:
        sys.stdout.write(as_text(base.findings, None, f"{base.name}:{data.as_posix()}"))
        return _refuse(words.BASE_UNREADABLE.format(base=base.name))
    sys.stdout.write(_DIFFERENCES[shown](comparison))
    return FINE


def _changed(checked: pipeline.Checked, written: Written | None, data: Path) -> None:
    """After a change during a preview: the findings that block, or what was made anew."""
    if written is None:
        _tell(checked, "text", data)
    else:
        _say(words.REBUILT.format(written=written.written))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _refuse(text: str) -> int:
    sys.stderr.write(text + "\n")
    return WRONG_USAGE


if __name__ == "__main__":
    code = main()
    stopping.finished()
    sys.exit(code)
