"""One folder a finding code: one changed file on a clean base, and exactly what must be said about it.

`<code>/expected.json` names the base, the findings and the exit code; the changed file stands under
`<code>/data/`. What Git cannot keep (a link, a folder in a file's place, a broken workbook) is made by
`<code>/make.py`, whose function `make` gets the copied folder.

What only shows against an older revision has that revision's file under `<code>/before/`, the base being
what is published now; or says `compared`, which makes the base the older revision.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.domain.catalogue import SEVERITIES, SEVERITY
from generator.domain.findings import Finding
from generator.inputs import read_dataset
from generator.messages.findings import MESSAGES, hint
from generator.pages.atlas import Atlas
from generator.pages.catalogue import catalogue_page
from generator.pages.findings import explain, place
from generator.pipeline import Base, Checked, check

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
BASES = {
    "_base": HERE / "_base",
    "_towns": HERE / "_towns",
    "three-tables": PROJECT / "tests" / "golden" / "three-tables" / "data",
}
CODES = sorted(
    folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith("_")
)
FIELDS = ("code", "severity", "blocks", "path", "sheet", "row", "column")

Place = tuple[Any, ...]


def checked(data: Path, before: Path | None = None) -> Checked:
    """What checking a folder finds, held against an older one if there is one."""
    base = Base("before", *read_dataset(before)) if before else None
    return check(data, lambda _: None, base)


def older(code: str, tmp_path: Path) -> Path | None:
    """The older revision that a folder's data is held against, if it is."""
    overlay, wanted = HERE / code / "before", expected(code)
    if not overlay.is_dir() and not wanted.get("compared"):
        return None
    before = tmp_path / "before"
    shutil.copytree(BASES[wanted["base"]], before)
    if overlay.is_dir():
        shutil.copytree(overlay, before, dirs_exist_ok=True)
    return before


def described(finding: Finding) -> dict[str, Any]:
    """The fields of a finding that an expectation may name."""
    where = finding.location
    values = (
        finding.code,
        finding.severity,
        finding.blocks,
        where.path,
        where.sheet,
        where.row,
        where.column,
    )
    return dict(zip(FIELDS, values, strict=True))


@cache
def found_in_base(name: str) -> Counter[Place]:
    """What the base itself has, as (code, path, row, column): an overlay may add to it only."""
    return Counter(_key(finding) for finding in checked(BASES[name]).findings)


def _key(finding: Finding) -> Place:
    where = finding.location
    return finding.code, where.path, where.row, where.column


def overlaid(code: str, tmp_path: Path) -> Path:
    """A copy of the base with the folder's one change."""
    folder = HERE / code
    data = tmp_path / "data"
    shutil.copytree(BASES[expected(code)["base"]], data)
    if (folder / "data").is_dir():
        shutil.copytree(folder / "data", data, dirs_exist_ok=True)
    elif not (folder / "before").is_dir():
        spec = importlib.util.spec_from_file_location(f"make_{code.replace('-', '_')}", folder / "make.py")
        assert spec is not None and spec.loader is not None
        recipe = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(recipe)
        recipe.make(data)
    return data


def expected(code: str) -> dict[str, Any]:
    """The expectation of a folder."""
    read: dict[str, Any] = json.loads((HERE / code / "expected.json").read_text("utf-8"))
    return read


@pytest.mark.parametrize("code", CODES)
def test_the_fault_is_found_where_it_stands(code: str, tmp_path: Path) -> None:
    """The faulty file gives the expected findings, at their row and column, and no other."""
    wanted = expected(code)
    result = checked(overlaid(code, tmp_path), older(code, tmp_path))
    left = Counter(found_in_base(wanted["base"]))
    new = []
    for finding in result.findings:
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
        else:
            new.append(finding)
    assert code in [finding["code"] for finding in wanted["findings"]]
    unmatched = [described(finding) for finding in new]
    for want in wanted["findings"]:
        match = next((got for got in unmatched if all(got[key] == want[key] for key in want)), None)
        assert match is not None, f"not found: {want}\namong: {unmatched}"
        unmatched.remove(match)
    assert not unmatched, "found, but not expected"
    assert result.blocked is bool(wanted["exit"])
    for finding in new:
        _reads_well(finding, result)


def _reads_well(finding: Finding, result: Checked) -> None:
    """Message and hint are whole Vietnamese sentences; the place begins with a file."""
    message, remedy = explain(finding, result.dataset), hint(finding.code)
    for text in (message, remedy):
        assert text.strip() and "{{" not in text and "}}" not in text
        assert not re.search(r"\{\w*\}", text), f"not filled in: {text}"
        assert "None" not in text and "Decimal(" not in text
        assert text[0].isupper() or text[0] == "«" or text.startswith(str(finding.details.get("value", "«")))
        assert text.endswith((".", "»"))
    assert "?" not in message, f"a detail is missing: {message}"
    assert place(finding).startswith(finding.location.path)
    assert finding.severity in SEVERITIES


@pytest.mark.parametrize("code", CODES)
def test_an_overlay_is_one_file(code: str) -> None:
    """One change a folder: a changed or added file, or a recipe; nothing that is the same as in the base."""
    folder = HERE / code
    overlays = (folder / "data", folder / "before")
    files = [(file, top) for top in overlays for file in top.rglob("*") if file.is_file()]
    recipe = (folder / "make.py").is_file()
    assert len(files) + recipe == 1
    for file, top in files:
        base = BASES[expected(code)["base"]] / file.relative_to(top)
        assert not base.exists() or base.read_bytes() != file.read_bytes()


def test_the_small_base_is_clean() -> None:
    """Nothing at all is wrong with it, and it has one of everything that can go wrong."""
    result = checked(BASES["_base"])
    assert result.findings == ()
    assert not result.blocked
    assert result.dataset is not None and result.results is not None
    assert {report.kind for report in result.dataset.reports} == {"transcript", "extract"}
    assert len(result.dataset.composites) == 1
    assert any(table.prose for report in result.dataset.reports for table in report.tables)
    assert any(table.path.endswith(".xlsx") for report in result.dataset.reports for table in report.tables)
    assert set(result.results.claims["outcome"]) == {"agrees"}


def test_the_base_of_eight_communes_is_clean() -> None:
    """Enough peers, and a like period, for what can only be told against others."""
    result = checked(BASES["_towns"])
    assert result.findings == ()
    assert result.dataset is not None and result.results is not None
    assert {report.kind for report in result.dataset.reports} == {"transcript", "extract"}
    assert set(result.results.changes["against"]) == {"2023-q3"}
    assert result.results.changes["unit"].nunique() == 9


def test_the_golden_base_is_not_blocked() -> None:
    """It is a transcript: its own findings are published, not mended."""
    result = checked(BASES["three-tables"])
    assert not result.blocked
    assert {finding.code for finding in result.findings} == {
        "base-missing",
        "numbering-gap",
        "printed-period",
        "rate-coarse",
        "rate-mismatch",
        "rate-truncated",
        "scope-differs",
    }


def test_every_code_has_a_folder() -> None:
    """A code without a folder has never been seen; a folder without a code is left over."""
    assert set(CODES) == set(MESSAGES)


def test_every_code_has_a_severity_and_a_row_on_the_public_page() -> None:
    """The catalogue, the words and the page that explains them to everybody are one list."""
    assert list(SEVERITY) == list(MESSAGES)
    result = checked(BASES["_base"])
    assert result.dataset is not None and result.results is not None
    atlas = Atlas(result.dataset, result.results, result.findings)
    (page,) = catalogue_page(atlas)
    rows = re.findall(r'<th scope="row"[^>]*><code id="([a-z-]+)">', page.content.decode())
    assert rows == list(MESSAGES)


def codes_in_source() -> dict[str, set[str]]:
    """Code literals that the generator hands to a finding, with the modules they stand in."""
    slug = r'"([a-z]+(?:-[a-z]+)+)"'
    calls = re.compile(rf"(?:\bblocking|\bFinding|\bfinding|\b_finding|\bbad)\(\s*(?:[\w\"]+,\s*)?{slug}")
    found: dict[str, set[str]] = {}
    for path in sorted((PROJECT / "generator").rglob("*.py")):
        source = path.read_text("utf-8")
        if "messages" in path.parts or path.name == "catalogue.py":
            continue
        literals = set(re.findall(slug, source)) & set(MESSAGES)
        for code in literals | set(calls.findall(source)):
            found.setdefault(code, set()).add(path.name)
    return found


def test_every_code_in_the_source_has_a_message() -> None:
    """Whatever the generator can find, it can say."""
    assert set(codes_in_source()) <= set(MESSAGES)


def test_every_message_is_used() -> None:
    """A message that nothing can give rise to is taken out."""
    assert set(MESSAGES) <= set(codes_in_source())
