"""The arguments of the command line, in Vietnamese."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

from generator import __version__
from generator.messages import commands as words

FINE, DATA_ERRORS, WRONG_USAGE = 0, 1, 2
"""Exit codes."""

ENTRIES = "yaml"
"""How `diff` prints what corrections.yml lacks."""

_FORMATS = {"check": ("text", "json", "github"), "diff": ("text", "markdown", "json", ENTRIES)}

_WRONG = (
    re.compile(r"invalid [^:]*: (.+?)(?: \(choose from .*)?"),
    re.compile(r"unrecognized arguments: (.+)"),
    re.compile(r"argument ([^:]+): .*"),
)
"""What is wrong in the sentences that argparse makes; the sentences themselves are English."""


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese; argparse's own sentences never reach the reader."""

    def error(self, message: str) -> NoReturn:
        if "required: --base" in message:
            self.exit(WRONG_USAGE, words.NO_BASE + "\n")
        if "required" in message:
            self.exit(WRONG_USAGE, words.NO_COMMAND + "\n")
        tail = message.partition(": ")[2] if message.startswith("argument ") else message
        found = (shape.fullmatch(text) for shape in _WRONG for text in (tail, message))
        what = next((match[1] for match in found if match), message)
        self.exit(WRONG_USAGE, words.WRONG_USAGE.format(what=what) + "\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", words.USAGE, 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", words.USAGE, 1)


def command_line() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = _Parser(
        prog="congkhai",
        description=words.DESCRIPTION,
        epilog=words.EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    _help(parser)
    parser.add_argument("--version", action="version", version=__version__, help=words.VERSION)
    commands = parser.add_subparsers(dest="command", required=True, title=words.COMMANDS_TITLE, metavar="…")
    for name, told in words.COMMANDS.items():
        command = commands.add_parser(
            name,
            help=told,
            description=told,
            epilog=words.EXAMPLES[name],
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        _help(command)
        _options(command, name)
    return parser


def _options(command: argparse.ArgumentParser, name: str) -> None:
    """What a command takes besides --help."""
    command.add_argument(
        "--data", metavar=words.VALUES["data"], type=Path, default=Path("data"), help=words.DATA
    )
    if name in _FORMATS:
        told = words.FORMAT if name == "check" else words.DIFF_FORMAT
        command.add_argument("--format", choices=_FORMATS[name], default="text", help=told)
    if name in ("check", "diff", "build"):
        needed = name == "diff"
        told = words.BASE_NEEDED if needed else words.BASE
        command.add_argument("--base", metavar=words.VALUES["base"], required=needed, help=told)
    if name == "build":
        command.add_argument(
            "--output", metavar=words.VALUES["output"], type=Path, default=Path("site"), help=words.OUTPUT
        )
        command.add_argument("--parquet", action="store_true", help=words.PARQUET)
        command.add_argument("--precompress", action="store_true", help=words.PRECOMPRESS)
    if name in ("build", "generate"):
        command.add_argument("--timings", metavar=words.VALUES["timings"], type=Path, help=words.TIMINGS)
    if name == "serve":
        command.add_argument(
            "--port", metavar=words.VALUES["port"], type=_port, default=8000, help=words.PORT
        )


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number


def _help(parser: argparse.ArgumentParser) -> None:
    parser._optionals.title = words.OPTIONS_TITLE
    parser._positionals.title = words.COMMANDS_TITLE
    parser.add_argument("-h", "--help", action="help", help=words.HELP)
