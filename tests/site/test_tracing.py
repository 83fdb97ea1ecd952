"""Every figure on every page leads to its origin, and every verdict says how it was worked out."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.site.project import DATA, Element, HtmlPage

pytestmark = pytest.mark.slow

KINDS = {
    "home": r"index\.html",
    "unit": r"so-lieu/don-vi/[^/]+/index\.html",
    "indicator": r"so-lieu/chi-so/[^/]+/index\.html",
    "period": r"so-lieu/ky/[^/]+/index\.html",
    "report": r"so-lieu/ky/[^/]+/[^/]+/index\.html",
    "decision": r"so-lieu/chi-tieu/[^/]+/index\.html",
    "composite": r"so-lieu/bo-chi-so/[^/]+/index\.html",
    "quality": r"so-lieu/chat-luong/index\.html",
}
"""Page types with figures. The tables beside charts are the pages' own."""

EXPLAINED = {
    # a line under the table says what was counted, or which file the figure was copied from
    ("composite", "Các nhóm của bộ chỉ số"),
    ("composite", "Xếp loại theo điểm tổng"),
    ("decision", "Chỉ tiêu được giao"),
    ("decision", "Tình hình thực hiện theo kỳ và cấp"),
    ("quality", "Số chỗ không khớp theo báo cáo"),
    ("report", "Các nhóm đơn vị mà báo cáo nêu"),
}
"""Tables that are explained as a whole: figures that are no figure of a report's row."""

ELSEWHERE = {
    # the row leads to a page that shows every part of the figure
    ("indicator", "Chỉ tiêu được giao"),  # the decision
    ("period", "Các báo cáo của kỳ này"),  # the findings counted are listed on the report's page
    ("unit", "Đơn vị hiện nay gồm những đơn vị cũ nào"),
}


def kind_of(path: str) -> str:
    """The page type of a path, or empty."""
    return next((kind for kind, shape in KINDS.items() if re.fullmatch(shape, path)), "")


def leads(element: Element) -> bool:
    """Whether an element holds a link to a figure's origin or a working that opens."""
    return any("ck-o" in found.classes or "ck-how" in found.classes for found in element.all("a", "details"))


def note_under(table: Element) -> str:
    """The line right under a table."""
    wrap = table.parent
    assert wrap is not None and wrap.parent is not None
    after = wrap.parent.parts[wrap.parent.parts.index(wrap) + 1 :]
    follower = next((part for part in after if isinstance(part, Element)), None)
    return follower.text if follower is not None and "ck-note" in follower.classes else ""


def test_every_figure_has_a_way_to_its_origin(html: dict[str, HtmlPage]) -> None:
    """By its own link or working, its row's, or (for counts of rows and bounds) a line under the table."""
    lost: list[tuple[str, str, str]] = []
    ways: Counter[tuple[str, str]] = Counter()
    for path, page in html.items():
        kind = kind_of(path)
        if not kind:
            continue
        for table in page.article.all("table"):
            caption = table.first("caption").text
            for row in table.first("tbody").all("tr"):
                own_row = re.search(r"-r\d+$", row.attributes.get("id", ""))
                for cell in row.all("td"):
                    if "ck-num" not in cell.classes or not cell.text:
                        continue
                    if leads(cell):
                        ways[kind, "own"] += 1
                    elif leads(row) or own_row:
                        ways[kind, "row"] += 1
                    elif (kind, caption) in EXPLAINED and note_under(table):
                        ways[kind, "note"] += 1
                    elif (kind, caption) in ELSEWHERE and any(row.all("a")):
                        ways[kind, "page"] += 1
                    else:
                        lost.append((path, caption, cell.text))
        for figure in page.article.all("strong"):
            if kind == "home" and "ck-figure" in figure.classes:
                assert leads(figure), figure.text
                ways[kind, "own"] += 1
    assert not lost, (len(lost), lost[:10])
    assert {kind for kind, _ in ways} == set(KINDS)
    exceptions = sum(count for (_, way), count in ways.items() if way in ("note", "page"))
    assert exceptions < sum(ways.values()) / 5, ways


def test_every_row_and_working_that_is_named_exists(html: dict[str, HtmlPage]) -> None:
    """A link to an origin ends at a row, a table or a working, not merely at a page."""
    seen = 0
    for path, page in html.items():
        for link in page.article.all("a"):
            if not {"ck-o", "ck-row"} & set(link.classes):
                continue
            target, _, anchor = link.attributes["href"].partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target, "index.html"))
            there = path if not target else there
            assert there in html, (path, link.attributes["href"])
            assert anchor and anchor in html[there].ids, (path, link.attributes["href"])
            seen += 1
    assert seen > 1000


def test_every_verdict_on_a_unit_page_says_how(html: dict[str, HtmlPage]) -> None:
    """The working stands in the same row, names the file with its SHA-256 or where that stands."""
    judged = 0
    for path, page in html.items():
        if kind_of(path) != "unit":
            continue
        for row in page.article.all("tr"):
            lines = [span for span in row.all("span") if "ck-verdict" in span.classes]
            if not lines:
                continue
            (working,) = [found for found in row.all("details") if "ck-how" in found.classes]
            assert working.first("summary").text == "Cách tính"
            told = sum(item.text.startswith("Chỉ tiêu ") for item in working.all("li"))
            assert told == len(lines), (path, row.attributes["id"])
            assert "SHA-256" in working.text and "Lấy từ:" in working.text
            judged += told
    assert judged > 500


COUNTED = re.compile(r"([\d.]+) × 100 = ([\d.]+) ([<=>]) ([\d.,]+) × ([\d.]+) = ([\d.,]+), nên \S+ ([^.]+)\.")


def figure(text: str) -> float | int:
    """A figure in Vietnamese notation; whole where it can be."""
    plain = text.replace(".", "").replace(",", ".")
    return float(plain) if "." in plain else int(plain)


def test_the_arithmetic_of_a_working_is_right(html: dict[str, HtmlPage]) -> None:
    """Products, the sign between them, and the word that follows."""
    checked: Counter[str] = Counter()
    for path, page in html.items():
        if kind_of(path) != "unit":
            continue
        for item in page.article.all("li"):
            for found in COUNTED.finditer(item.text):
                top, left, sign, bound, base, right = found.groups()[:6]
                assert figure(left) == figure(top) * 100
                assert abs(figure(right) - figure(bound) * figure(base)) < 1e-6 * max(1, figure(right))
                one, other = figure(left), figure(right)
                assert sign == ("=" if one == other else ">" if one > other else "<"), item.text
                word = found[7]
                at_least = item.text.startswith("Chỉ tiêu ít nhất")
                better, worse = (">", "<") if at_least else ("<", ">")
                if item.text.startswith(("Chỉ tiêu ít nhất", "Chỉ tiêu nhiều nhất")):
                    assert word == {"=": "Đạt", better: "Vượt", worse: "Chưa đạt"}[sign], item.text
                checked[word] += 1
    assert set(checked) == {"Đạt", "Vượt", "Chưa đạt"}


def test_the_editors_files_are_published_as_they_are(site: Path) -> None:
    """The very bytes whose SHA-256 is printed; and none that is not read."""
    folder = site / "so-lieu" / "du-lieu"
    inputs = json.loads((folder / "build.json").read_text(encoding="utf-8"))["inputs"]
    copies = {
        path.relative_to(folder / "nguon").as_posix(): path.read_bytes()
        for path in (folder / "nguon").rglob("*")
        if path.is_file()
    }
    assert set(copies) == set(inputs)
    for path, content in copies.items():
        assert content == (DATA / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == inputs[path]
        assert path.endswith((".csv", ".yml", ".xlsx"))


def test_an_error_can_be_reported_at_its_place(html: dict[str, HtmlPage]) -> None:
    """In every working, and under every table of a report; with the place filled in."""
    page = html["so-lieu/don-vi/xa-phuoc-hoa-21967/index.html"]
    row = next(r for r in page.article.all("tr") if r.attributes.get("id", "").endswith("-online-submission"))
    (link,) = [a for a in row.all("a") if "ck-error" in a.classes]
    address = urlsplit(link.attributes["href"])
    said = parse_qs(address.query)
    assert address.scheme == "mailto" and address.path.count("@") == 1
    assert "xa-phuoc-hoa-21967, online-submission, 2023-q3" in said["subject"][0]
    body = said["body"][0]
    assert "/so-lieu/don-vi/xa-phuoc-hoa-21967/" in body
    assert "periods/2023-q3/tuy-phuoc/phu-luc-1.csv, dòng 4, cột online, received" in body
    assert "11,43" in unquote(body)
    for path, found in html.items():
        if kind_of(path) != "report":
            continue
        printed = [
            t for t in found.article.all("table") if re.match(r"(phu-luc|bang)", t.attributes.get("id", ""))
        ]
        assert all("Báo một số sai" in note_under(table) for table in printed), path
