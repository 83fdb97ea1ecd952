"""Every text field there is, read off the schemas, is attacked or takes no attack: none is forgotten."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from generator.domain.findings import Finding
from generator.inputs.headers import FACETS
from generator.messages.vocabulary import FRAME_HEADS
from generator.pipeline import check
from tests.site import fields, hostile

pytestmark = pytest.mark.slow

FIELDS = fields.schema_fields()
ONE = ("script",)
"""A folder with each kind of thing once is read in no time."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    """The classes of attack that each field of the hostile folder holds, by field."""
    folder = tmp_path_factory.mktemp("attacked")
    say = hostile.Texts(hostile.ATTACKS)
    hostile.write(folder, say)
    found: dict[str, set[str]] = {}
    for schema, _, content in fields.documents(folder):
        for field, text, _ in fields.texts(schema, content):
            found.setdefault(field, set()).update(say.given.get(text, ()))
    return found


@pytest.fixture(scope="module")
def tame(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small folder without any attack; tests change copies of it."""
    folder = tmp_path_factory.mktemp("tame")
    hostile.write(folder, hostile.Texts(None, ONE))
    assert not check(folder, lambda _: None).blocked
    return folder


def _found(data: Path) -> list[Finding]:
    return [finding for finding in check(data, lambda _: None).findings if finding.blocks]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_attacked_or_takes_no_attack(
    field: str, attacked: Mapping[str, set[str]], tame: Path, tmp_path: Path
) -> None:
    """Of every class, on the built pages; or it holds an id, a number, a date, and any text is named.

    A field that is new in a schema fails here until tests/site/hostile.py writes it.
    """
    assert field in attacked, f"no attack reaches {field}: write it in tests/site/hostile.py"
    if attacked[field] == set(hostile.ATTACKS):
        return
    schema = field.split(".")[0]
    places = [
        (path, content, steps)
        for name, path, content in fields.documents(tame)
        if name == schema
        for at, _, steps in fields.texts(name, content)
        if at == field
    ]
    path, content, steps = places[0]
    fields.put(content, steps, " ".join(hostile.ATTACKS.values()))
    data = tmp_path / "data"
    shutil.copytree(tame, data)
    there = path.relative_to(tame)
    (data / there).write_text(json.dumps(content), encoding="utf-8")
    named = [f for f in _found(data) if f.location.path == there.as_posix()]
    assert named, f"{field} takes any text: let tests/site/hostile.py write each class of attack there"


def test_no_text_holds_what_spreadsheets_run_or_readers_cannot_see(tmp_path: Path) -> None:
    """Each field, each such text: a finding at its file with the text, all in one run."""
    say = hostile.Texts(hostile.REFUSED, hostile.REFUSED, raw=True)
    hostile.write(tmp_path, say)
    named = {finding.details.get("value") for finding in _found(tmp_path)}
    missing = [
        (field, turn)
        for field, texts in say.fields.items()
        for turn, text in texts.items()
        if hostile.REFUSED[turn] in text  # a file's name cannot hold a line break, nor an alias a semicolon
        and not {text, text.strip(), f"{text}.csv"} & named
    ]
    assert missing == []


def test_negative_numbers_and_dashes_are_no_formulas(tame: Path, tmp_path: Path) -> None:
    """A correction from -5 to -4,5 %, or to the dash that says not applicable, is let through."""
    data = tmp_path / "data"
    shutil.copytree(tame, data)
    path = data / "corrections.yml"
    content = fields.yaml.safe_load(path.read_text("utf-8"))
    for key, text in (("old", "-5"), ("new", "-4,5%")):
        content["corrections"][0][key] = text
    path.write_text(json.dumps(content), encoding="utf-8")
    assert "unsafe-name" not in {finding.code for finding in _found(data)}


TABLES = {
    "units.csv": (),
    "measures.csv": (),
    "periods/2023-q4/chung/so-dem.csv": tuple(FRAME_HEADS),
    "periods/2023-q4/script/loi-van.csv": (),
    "targets/bang.csv": ("unit", "tier"),
}
"""A table of each kind, with the columns that it may have where no finding tells them."""

FREE = {"name", "aliases", "unit_of_measure", "at", "no", "score.grade"}
"""Columns that hold free text; hostile.py attacks them, `no` in test_row_numbers."""


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_attacked_or_takes_no_attack(table: str, tame: Path, tmp_path: Path) -> None:
    """As for the fields of the schemas: a column is read off what the reader itself says it knows."""
    data = tmp_path / "data"
    shutil.copytree(tame, data)
    path = data / table
    header, *rows = csv.reader(io.StringIO(path.read_text("utf-8")))
    write = lambda head, lines: path.write_text(  # noqa: E731
        hostile._csv(" ".join(head), [tuple(line) for line in lines]), encoding="utf-8"
    )
    write(["khong-co", *header[1:]], rows)
    told = [f for f in _found(data) if f.code == "unknown-column" and f.location.path == table]
    known = set(TABLES[table]) or set(str(told[0].details["known"]).split(", "))
    for column in sorted(known | set(header)):
        if column in FREE or not column:
            continue
        head = header if column in header else [*header, column]
        line = dict(zip(header, rows[-1], strict=True)) | {column: hostile.ATTACKS["script"]}
        write(head, [*([*row, ""][: len(head)] for row in rows[:-1]), [line[name] for name in head]])
        assert [f for f in _found(data) if f.location.path == table], f"{table}: {column} takes any text"


@pytest.mark.parametrize("facet", FACETS)
def test_every_figure_beside_a_score_is_attacked_or_takes_no_attack(
    facet: str, tame: Path, tmp_path: Path
) -> None:
    """Of what a paper prints beside a score only the grade is a word; hostile.py attacks it."""
    if f"score.{facet}" in FREE:
        return
    data = tmp_path / "data"
    shutil.copytree(tame, data)
    path = data / "periods/2023-q4/script/diem.xlsx"
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    key = "rate" if facet == "target" else "score"
    page.cell(1, 5).value, page.cell(2, 5).value = f"{key}.{facet}", hostile.ATTACKS["script"]
    book.save(path)
    assert [f for f in _found(data) if f.location.path.endswith("diem.xlsx")]


NAMES = ("a<b>", "x\u202ey", "=1", "a b", "x&y", "..x")


@pytest.mark.parametrize(
    "path", ["targets/plan-script.yml", "indicators/rate.yml", "periods/2023-q3", "periods/2023-q3/chung"]
)
def test_names_of_folders_and_files_are_ids(path: str, tame: Path, tmp_path: Path) -> None:
    """They become addresses: a period, a report, a decision, an indicator under another name is refused."""
    data = tmp_path / "data"
    shutil.copytree(tame, data)
    old = data / path
    for name in NAMES:
        new = old.with_name(name + old.suffix)
        if old.is_dir():
            shutil.copytree(old, new)
        else:
            shutil.copy(old, new)
    named = [finding.location.path for finding in _found(data)]
    assert [name for name in NAMES if not any(name in place for place in named)] == []
