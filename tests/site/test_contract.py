"""The files that others read: their columns, types, checksums, and that they agree with the registers."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator import __version__

pytestmark = pytest.mark.slow

STEMS = (
    *("results", "measures", "scores", "verdicts", "claims", "units", "measures-register", "indicators"),
    *("decisions", "targets", "periods", "reports", "explanations", "corrections", "tables"),
    *("unit-types", "expected"),
)
FINDING = (
    *("code", "severity", "blocks", "period", "report", "table", "path", "sheet", "row", "column", "cell"),
    *("unit", "unit_name", "tier", "indicator", "published", "computed", "message", "hint", "acknowledged"),
    "acknowledgement",
)
REFERENCES = {
    "unit": "units",
    "area": "units",
    "parent": "units",
    "measure": "measures-register",
    "period": "periods",
    "decision": "decisions",
}
ARCHIVES = {"congkhai.zip", "toan-trang.zip"}
OTHERS = {"datapackage.json", "build.json", "SHA256SUMS", "don-vi.schema.json", *ARCHIVES}
UNSUMMED = {"SHA256SUMS", "don-vi.schema.json", *ARCHIVES}
"""Files that are no part of what the checksums are about."""
NO_TABLE_OF_ITS_OWN = {"trung-uong", "khong-neu", ""}


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, bytes]:
    """The contract's files by name."""
    folder = site / "so-lieu" / "du-lieu"
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("index.html", "nguon")
    }


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    """datapackage.json."""
    read: dict[str, Any] = json.loads(files["datapackage.json"])
    return read


@pytest.fixture(scope="module")
def rows(files: dict[str, bytes]) -> dict[str, list[dict[str, str]]]:
    """Every CSV of the contract by stem, a dict a row."""
    return {stem: list(csv.DictReader(io.StringIO(files[f"{stem}.csv"].decode()))) for stem in STEMS}


def test_the_files_are_those_of_the_contract(files: dict[str, bytes]) -> None:
    """No more, no less: an address stays."""
    named = {f"{stem}.csv" for stem in STEMS}
    assert set(files) == named | {"findings.json", *OTHERS}


def test_the_package_describes_every_file(files: dict[str, bytes], package: dict[str, Any]) -> None:
    """Path, size, hash, and each column with its type and its meaning in Vietnamese."""
    assert [resource["name"] for resource in package["resources"]] == [*STEMS, "findings"]
    for resource in package["resources"]:
        content = files[resource["path"]]
        if resource["format"] == "csv":
            assert resource["bytes"] == len(content)
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["title"]
        for described in resource["schema"]["fields"]:
            assert described["description"], (resource["name"], described["name"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["version"] == __version__
    assert datetime.fromisoformat(package["created"]).tzinfo
    assert package["sources"] and package["title"]


def _frictionless(folder: Path) -> dict[str, Any]:
    """What frictionless says of a package, asked as its users ask it."""
    command = [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_the_package_is_valid_for_frictionless(site: Path) -> None:
    """Every resource: its size, hash, columns, types, words, keys, and references to the registers."""
    report = _frictionless(site / "so-lieu" / "du-lieu")
    assert [task["errors"] for task in report["tasks"] if not task["valid"]] == []
    assert report["valid"] and not report["errors"] and len(report["tasks"]) == len(STEMS) + 1


def test_frictionless_sees_a_faulty_package(site: Path, tmp_path: Path) -> None:
    """A row that names no unit, a figure that is none: the validation of the test before can fail."""
    folder = tmp_path / "du-lieu"
    shutil.copytree(site / "so-lieu" / "du-lieu", folder, ignore=shutil.ignore_patterns("nguon", "*.zip"))
    path = folder / "verdicts.csv"
    header, first, *rest = path.read_text("utf-8").splitlines()
    values = dict(zip(header.split(","), next(csv.reader([first])), strict=True))
    faulty = first.replace(values["unit"], "khong-co").replace(values["target_value"], "sáu mươi")
    path.write_text("\n".join([header, faulty, *rest, ""]), "utf-8")
    found = {error["type"] for task in _frictionless(folder)["tasks"] for error in task["errors"]}
    assert {"byte-count", "hash-count", "type-error", "foreign-key"} & found >= {"type-error", "foreign-key"}


def _number(value: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", value)) and Decimal(value).is_finite()


def _date(value: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)) and bool(date.fromisoformat(value))


FITS: dict[str, Callable[[str], bool]] = {
    "string": lambda value: value.isprintable() or "\n" in value,
    "integer": lambda value: bool(re.fullmatch(r"-?\d+", value)),
    "number": _number,
    "boolean": lambda value: value in ("true", "false"),
    "date": _date,
}


@pytest.mark.parametrize("stem", STEMS)
def test_a_csv_has_the_columns_and_types_that_are_declared(
    stem: str, files: dict[str, bytes], package: dict[str, Any]
) -> None:
    """Each value is of its column's type or empty; rows are as wide as the header; lines end in LF."""
    (resource,) = (r for r in package["resources"] if r["name"] == stem)
    fields = resource["schema"]["fields"]
    text = files[f"{stem}.csv"].decode("utf-8")
    assert not text.startswith("\ufeff") and "\r" not in text and text.endswith("\n")
    header, *lines = csv.reader(io.StringIO(text), strict=True)
    assert header == [described["name"] for described in fields]
    assert len(set(header)) == len(header)
    for line, values in enumerate(lines, 2):
        assert len(values) == len(header), line
        for described, value in zip(fields, values, strict=True):
            assert not value or FITS[described["type"]](value), (line, described, value)
            assert not value.startswith(("=", "+", "@")), (line, described, value)


def test_the_archive_of_the_data_is_what_lies_beside_it(site: Path, files: dict[str, bytes]) -> None:
    """Every file of the contract and every file of the editors, byte for byte; checked as sha256sum does."""
    folder = site / "so-lieu" / "du-lieu"
    with zipfile.ZipFile(io.BytesIO(files["congkhai.zip"])) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    sources = [path for path in (folder / "nguon").rglob("*") if path.is_file()]
    wanted = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sources}
    wanted |= {name: files[name] for name in set(files) - ARCHIVES - {"don-vi.schema.json"}}
    assert held == wanted
    shown = (folder / "index.html").read_text("utf-8")
    assert hashlib.sha256(files["congkhai.zip"]).hexdigest() in shown


def test_figures_have_a_numeric_type(package: dict[str, Any]) -> None:
    """What a machine adds up is declared as a number, what it sorts by date as a date."""
    types = {
        (resource["name"], described["name"]): described["type"]
        for resource in package["resources"]
        for described in resource["schema"]["fields"]
    }
    whole = {
        *("numerator", "denominator", "units_reported", "units_expected", "rank", "rank_of", "row"),
        "gap_dossiers",
    }
    for (stem, column), kind in types.items():
        if stem not in ("indicators", "targets", "explanations") and column in whole:
            assert kind == "integer", (stem, column)
        if column in ("value", "published_value", "target_value", "gap_points", "points", "percent"):
            assert kind == "number", (stem, column)
        if column in ("date", "valid_from", "valid_to", "start", "end"):
            assert kind == "date", (stem, column)


def test_values_have_six_decimals(rows: dict[str, list[dict[str, str]]]) -> None:
    """Figures in the unit of measure of their indicator, with a decimal point."""
    six = re.compile(r"-?\d+\.\d{6}")
    for stem, columns in {
        "results": ("value", "published_value"),
        "verdicts": ("target_value", "value", "gap_points"),
        "scores": ("points", "maximum", "percent"),
    }.items():
        for row in rows[stem]:
            assert all(not row[column] or six.fullmatch(row[column]) for column in columns), row


def test_an_empty_value_is_explained(rows: dict[str, list[dict[str, str]]]) -> None:
    """By its state, never bare; and nothing that has a value is said to be missing."""
    for stem in ("results", "measures"):
        for row in rows[stem]:
            assert bool(row["value"]) == (row["state"] == "reported"), row
            assert row["state"] in ("reported", "not_reported", "not_applicable")
    for row in rows["verdicts"]:
        assert bool(row["value"]) == (row["status"] in ("met", "exceeded", "not_met", "unclear")), row
        assert bool(row["gap_points"]) == (row["status"] == "not_met"), row


def test_references_lead_to_a_register(rows: dict[str, list[dict[str, str]]]) -> None:
    """Every unit, period, measure, indicator, decision and issuer that is named is declared."""
    ids = {stem: {row["id"] for row in found} for stem, found in rows.items() if found and "id" in found[0]}
    for stem, found in rows.items():
        for row in found:
            for column, register in REFERENCES.items():
                if row.get(column):
                    assert row[column] in ids[register], (stem, column, row)
            if stem in ("results", "verdicts", "targets"):
                assert row["indicator"] in ids["indicators"], (stem, row)
            if "issuer" in row:
                assert row["issuer"] in ids["units"] | NO_TABLE_OF_ITS_OWN, (stem, row)
    for row in rows["units"]:
        assert set(filter(None, row["successors"].split(";"))) <= ids["units"]


def test_checksums_match_the_bytes(files: dict[str, bytes], whole: Path) -> None:
    """SHA256SUMS as sha256sum reads it, build.json the same, and the inputs those of data/."""
    lines = files["SHA256SUMS"].decode().splitlines()
    listed = {name: sum_ for sum_, name in (line.split("  ", 1) for line in lines)}
    assert set(listed) == set(files) - UNSUMMED
    for name, wanted in listed.items():
        assert hashlib.sha256(files[name]).hexdigest() == wanted, name
    build = json.loads(files["build.json"])
    assert set(build) == {"version", "commit", "base", "as_of", "files", "inputs"}
    assert build["version"] == __version__
    assert build["files"] == {name: sum_ for name, sum_ in listed.items() if name != "build.json"}
    data = whole / "data"
    inputs = {
        path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in data.rglob("*")
        if path.is_file() and path.name not in ("README.md", ".gitkeep")
    }
    assert build["inputs"] == inputs


def test_the_as_of_date_is_the_end_of_the_latest_period(
    files: dict[str, bytes], rows: dict[str, list[dict[str, str]]]
) -> None:
    """No clock: the data says what day it is."""
    reported = {row["period"] for row in rows["reports"]}
    ends = [row["end"] for row in rows["periods"] if row["id"] in reported]
    assert json.loads(files["build.json"])["as_of"] == max(ends)


def test_findings_have_their_fields(files: dict[str, bytes], package: dict[str, Any], whole: Path) -> None:
    """In order, typed as declared, with a place that exists and words that are Vietnamese."""
    findings = json.loads(files["findings.json"])
    (resource,) = (r for r in package["resources"] if r["name"] == "findings")
    types = {described["name"]: described["type"] for described in resource["schema"]["fields"]}
    assert tuple(types) == FINDING
    assert findings
    for finding in findings:
        assert tuple(finding) == FINDING
        assert finding["severity"] in ("error", "warning", "note")
        assert finding["blocks"] is False, "a blocked build is not published"
        assert isinstance(finding["acknowledged"], bool)
        assert finding["row"] is None or type(finding["row"]) is int
        assert (whole / "data" / finding["path"]).is_file()
        assert len(finding["message"]) > 20 and len(finding["hint"]) > 10
        for name in ("published", "computed"):
            value = finding[name]
            assert value is None or _number(str(value)), finding
            assert types[name] == "number"
        texts = set(FINDING) - {"row", "blocks", "acknowledged", "published", "computed"}
        assert all(isinstance(finding[name], str) for name in texts), finding


def test_every_unit_has_a_file_of_its_own_figures(
    site: Path, rows: dict[str, list[dict[str, str]]], files: dict[str, bytes]
) -> None:
    """The same lines as in results.csv, and no file where there is nothing."""
    header, *lines = files["results.csv"].decode().splitlines()
    column = header.split(",").index("unit")
    of_unit: dict[str, list[str]] = {}
    for values, line in zip(csv.reader(lines), lines, strict=True):
        of_unit.setdefault(values[column], []).append(line)
    folder = site / "so-lieu" / "don-vi"
    for unit in rows["units"]:
        assert (folder / unit["id"] / "ket-qua.json").is_file()
        own = folder / unit["id"] / "ket-qua.csv"
        assert own.is_file() == (unit["id"] in of_unit), unit["id"]
        if own.is_file():
            first, *rest = own.read_text("utf-8").splitlines()
            assert first == header and sorted(rest) == sorted(of_unit[unit["id"]])
