"""YAML whose scalars are all text, with the line and column of every node.

Plain YAML guesses types (60,5 in braces becomes 60 and a key 5; no becomes false), so nothing is
guessed here: cells are parsed later, by the same rules as in tables. Aliases, anchors, tags and
duplicate keys are findings, not features.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.composer import Composer

from generator.domain.findings import Finding, Location
from generator.inputs.encodings import decode
from generator.inputs.files import Source, blocking
from generator.messages.findings import YAML_REASONS

_CParser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's loader where PyYAML was built with it."""

MAX_DEPTH = 12
"""Levels that a document may nest; the schemas need six."""

MAX_LETTERS = 2_000_000
MAX_NODES = 100_000
"""Characters and values of one document; a report of three hundred units needs a hundredth of either."""

_NULLS = ("null", "Null", "NULL", "~")

Steps = tuple[str | int, ...]
"""The way to a node: keys and list positions from the top."""

_Marks = dict[Steps, tuple[int, int]]
"""Line and column of nodes or of keys."""


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file: `data` of mappings, lists and texts; `marks` gives each node's line and column."""

    path: str
    data: Any
    marks: Mapping[Steps, tuple[int, int]]
    keys: Mapping[Steps, tuple[int, int]]
    """Where the key of each value in a mapping stands."""

    def at_key(self, *steps: str | int) -> Location:
        """The location of the key that leads to the node at `steps`."""
        if mark := self.keys.get(steps):
            return Location(self.path, mark[0], str(mark[1]))
        return self.where(*steps)

    def where(self, *steps: str | int) -> Location:
        """The location of the node at `steps`, or of the nearest node above it that exists."""
        for end in range(len(steps), -1, -1):
            if mark := self.marks.get(steps[:end]):
                return Location(self.path, mark[0], str(mark[1]))
        return Location(self.path)


def read_yaml(source: Source, findings: list[Finding]) -> Document | None:
    """The document in `source`; None with findings when it is not plain, unambiguous YAML."""
    text = decode(source, findings)
    if text is None:
        return None
    if len(text) > MAX_LETTERS:
        facts = {"size": len(source.content), "limit": MAX_LETTERS}
        findings.append(blocking("file-too-large", Location(source.path), **facts))
        return None
    before = len(findings)
    node = _compose(source.path, text, findings)
    if len(findings) > before:
        return None
    if node is None:
        findings.append(blocking("yaml-empty", Location(source.path, 1)))
        return None
    marks: dict[Steps, tuple[int, int]] = {}
    keys: dict[Steps, tuple[int, int]] = {}
    data = _build(source.path, node, (), (marks, keys), findings)
    return Document(source.path, data, marks, keys) if len(findings) == before else None


def _compose(path: str, text: str, findings: list[Finding]) -> yaml.Node | None:
    """The document's node; findings when there is none that can be used."""
    if _FAST is not None:
        told: list[Finding] = []
        try:
            node: yaml.Node | None = _FAST(text, path, told).get_single_node()
        except (yaml.YAMLError, _RefusedError, ValueError, OverflowError):
            told.append(blocking("yaml-syntax", Location(path), reason=YAML_REASONS[""]))
        if not told:
            return node
    # what is wrong is told by the parser whose words the messages know
    try:
        return _Loader(text, path, findings).get_single_node()
    except _RefusedError:
        return None
    except yaml.YAMLError as error:
        findings.append(_syntax(path, text, error))
    except (ValueError, OverflowError):  # an escape beyond Unicode, a version of a thousand digits
        findings.append(blocking("yaml-syntax", Location(path), reason=YAML_REASONS[""]))
    return None


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Finding:
    """What PyYAML stumbled over, in Vietnamese, where the editor has to look."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", ""))
    reason = next(said for begins, said in YAML_REASONS.items() if problem.startswith(begins))
    mark = getattr(error, "problem_mark", None)
    if problem.startswith("found unexpected end of stream"):  # a quote: where it opens, not the file's end
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None:
        place = Location(path, mark.line + 1, str(mark.column + 1))
    elif isinstance(error, yaml.reader.ReaderError):
        place = Location(path, text[: error.position].count("\n") + 1)
    else:
        place = Location(path)
    return blocking("yaml-syntax", place, reason=reason)


class _RefusedError(Exception):
    """A finding says why reading went no further."""


class _Composer(Composer):
    """Composes nodes whose scalars are all text; aliases, anchors and tags become findings."""

    peek_event: Callable[[], Any]
    get_event: Callable[[], Any]
    _path: str
    _findings: list[Finding]
    _depth = _nodes = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()
        place = Location(self._path, event.start_mark.line + 1, str(event.start_mark.column + 1))
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._refuse(blocking("yaml-too-long", place, limit=MAX_NODES))
        if event.anchor:
            self._findings.append(blocking("yaml-alias", place, value=event.anchor))
            event.anchor = None
        if isinstance(event, yaml.AliasEvent):
            self.get_event()
            mark: Any = event.start_mark
            return yaml.ScalarNode("", "", mark, mark)
        if event.tag:
            self._findings.append(blocking("yaml-tag", place, value=event.tag))
            event.tag = None
        self._depth += isinstance(event, yaml.CollectionStartEvent)
        if self._depth > MAX_DEPTH:
            self._refuse(blocking("yaml-too-deep", place, limit=MAX_DEPTH))
        node = super().compose_node(parent, index)
        self._depth -= isinstance(event, yaml.CollectionStartEvent)
        return node

    def _refuse(self, finding: Finding) -> None:
        self._findings.append(finding)
        raise _RefusedError


class _Loader(_Composer, yaml.BaseLoader):
    """Reads with the parser that is written in Python, whose errors have words."""

    def __init__(self, text: str, path: str, findings: list[Finding]) -> None:
        yaml.BaseLoader.__init__(self, text)
        self._path, self._findings = path, findings


class _FastLoader(_Composer, _CParser):  # type: ignore[misc] # a class that mypy cannot see into
    """Reads with libyaml, ten times as fast."""

    def __init__(self, text: str, path: str, findings: list[Finding]) -> None:
        Composer.__init__(self)
        _CParser.__init__(self, text)
        self._path, self._findings = path, findings


_FAST = _FastLoader if yaml.__with_libyaml__ else None


def _build(
    path: str, node: yaml.Node, steps: Steps, places: tuple[_Marks, _Marks], findings: list[Finding]
) -> Any:
    marks, keys = places
    marks[steps] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            place = Location(path, key_node.start_mark.line + 1, str(key_node.start_mark.column + 1))
            if not isinstance(key_node, yaml.ScalarNode):
                findings.append(blocking("yaml-syntax", place, reason=YAML_REASONS[""]))
            elif key in built:
                findings.append(blocking("yaml-duplicate-key", place, value=key))
            else:
                built[key] = _build(path, value_node, (*steps, key), places, findings)
                keys[*steps, key] = (place.row or 1, int(place.column))
        return built
    if isinstance(node, yaml.SequenceNode):
        return [_build(path, item, (*steps, i), places, findings) for i, item in enumerate(node.value)]
    if not getattr(node, "style", None) and node.value in _NULLS:  # plain: None, or empty from libyaml
        return ""
    text = str(node.value)
    if any("\ud800" <= char <= "\udfff" for char in text):  # half a character: no file can hold it
        findings.append(
            blocking("yaml-syntax", Location(path, *_text_mark(marks[steps])), reason=YAML_REASONS[""])
        )
    return text


def _text_mark(mark: tuple[int, int]) -> tuple[int, str]:
    return mark[0], str(mark[1])
