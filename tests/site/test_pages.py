"""What holds for every page: its language, its title, its headings, its tables, its weight."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.site.project import SMALL_DATA, Element, HtmlPage

pytestmark = pytest.mark.slow

VIETNAMESE = re.compile(
    "[ăâđêôơưạảãàáằắặẵẳầấậẫẩèéẹẻẽềếệễểìíịỉĩòóọỏõồốộỗổờớợỡởùúụủũừứựữửỳýỵỷỹ]", re.IGNORECASE
)
ENGLISH = re.compile(
    r"\b(not found|page|search|home|loading|next|previous|back to top|skip to|copy|menu|error|"
    r"undefined|none|null|nan|true|false)\b",
    re.IGNORECASE,
)


def test_every_page_is_vietnamese_and_has_a_title_and_a_description(html: dict[str, HtmlPage]) -> None:
    """A reader aloud and a search engine know what a page is; no two pages have the same title."""
    titles: Counter[str] = Counter()
    for path, page in html.items():
        assert page.root.first("html").attributes["lang"] == "vi", path
        (title,) = page.root.first("head").all("title")
        assert VIETNAMESE.search(title.text), path
        titles[title.text] += 1
        descriptions = [e for e in page.of("meta") if e.attributes.get("name") == "description"]
        (description,) = descriptions
        assert len(description.attributes["content"]) > 10, path
        assert "&amp;" not in description.attributes["content"] and "&#" not in title.text, path
    alike = {title: count for title, count in titles.items() if count > 1}
    assert len(alike) <= len(titles) // 10, alike  # units of one name in two registers


def test_pages_are_well_formed(html: dict[str, HtmlPage]) -> None:
    """Every element ends where it should, or a table spills into the text."""
    own = {path: page.faults for path, page in html.items()}
    assert {path: faults for path, faults in own.items() if faults} == {}


def test_headings_are_in_order(html: dict[str, HtmlPage]) -> None:
    """One h1, first, and no level is skipped on the way down; none is empty."""
    for path, page in html.items():
        headings = list(page.article.all("h1", "h2", "h3", "h4", "h5", "h6"))
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels[:1] == [1] and levels.count(1) == 1, path
        steps = list(itertools.pairwise(levels))
        assert all(after - before <= 1 for before, after in steps), f"{path}: {levels}"
        assert all(heading.text.removesuffix("#").strip() for heading in headings), path
        assert len(page.of("h1")) == 1, path


def test_every_table_has_a_caption_and_headed_rows_and_columns(html: dict[str, HtmlPage]) -> None:
    """A table says what it is, every column has a name, and no row is too short or too long."""
    counted = 0
    faults = []
    for path, page in html.items():
        for table in page.of("table"):
            counted += 1
            captions = [caption.text for caption in table.all("caption")]
            if len(captions) != 1 or not captions[0]:
                faults.append(f"{path}: {len(captions)} captions over {table.text[:60]}")
            heads = list(table.all("th"))
            scopes = {head.attributes.get("scope") for head in heads}
            if not scopes or not scopes <= {"col", "row", "colgroup", "rowgroup"}:
                faults.append(f"{path}: scopes {scopes} in {table.text[:60]}")
            columns = list(table.first("thead").all("th"))
            if not all(head.text for head in columns):
                faults.append(f"{path}: a column without a name in {table.text[:60]}")
            faults += [f"{path}: {row}" for row in _faulty_rows(table, len(columns))]
    assert counted > 300
    assert faults == []


def _faulty_rows(table: Element, width: int) -> Iterator[str]:
    """Rows that do not fill every column, counting cells that reach down from above."""
    reaching = [0] * width
    for row in table.first("tbody").all("tr"):
        filled = sum(1 for rows in reaching if rows)
        reaching = [max(0, rows - 1) for rows in reaching]
        for cell in row.all("th", "td"):
            filled += 1
            if (down := int(cell.attributes.get("rowspan", "1")) - 1) > 0:
                reaching[reaching.index(0)] = down
        if filled != width:
            yield f"{filled} of {width} columns: {row.text[:60]}"


def test_every_chart_has_a_title_a_text_and_a_table_beside_it(html: dict[str, HtmlPage]) -> None:
    """What a chart shows can be read without seeing it."""
    counted = 0
    for path, page in html.items():
        for figure in page.of("figure"):
            counted += 1
            assert figure.first("figcaption").text, path
            (told,) = (e for e in figure.all("p") if "ck-alt" in e.classes)
            assert len(told.text) > 40, path
            assert figure.parent is not None
            assert any(figure.parent.all("table")), path
    assert counted > 100


def test_no_english_word_of_the_theme_is_left(html: dict[str, HtmlPage]) -> None:
    """Texts, labels and hints are Vietnamese, those of the theme too."""
    for path, page in html.items():
        said = [page.root.first("body").text] if path == "404.html" else [page.root.first("header").text]
        for element in page.elements:
            said += [
                element.attributes.get(name, "") for name in ("aria-label", "title", "placeholder", "alt")
            ]
        assert [text for text in said if ENGLISH.search(text)] == [], path


def test_the_404_page_is_vietnamese_and_helps_on(html: dict[str, HtmlPage]) -> None:
    """It says what is wrong and where to look, with addresses that hold at any depth."""
    page = html["404.html"]
    assert page.root.first("h1").text == "Không tìm thấy trang"
    assert page.root.first("title").text.startswith("Không tìm thấy trang")
    links = [link.attributes["href"] for link in page.root.first("article").all("a")]
    assert len(links) >= 3 and all(link.startswith("/") for link in links)


def test_records_of_decisions_are_not_published(site: Path, html: dict[str, HtmlPage]) -> None:
    """They are for developers: neither files nor words of them are on the site."""
    assert not [path for path in site.rglob("*") if "decisions" in path.relative_to(site).parts]
    assert not [path for path in html if "decision" in path]
    assert not [path for path in site.rglob("*") if path.name in ("README", "README.md")]


def test_unit_pages_are_not_in_the_navigation(html: dict[str, HtmlPage]) -> None:
    """The navigation is that of mkdocs.yml on every page, and names no unit, period or indicator."""
    for path, page in html.items():
        for nav in page.of("nav"):
            if not {"md-nav--primary", "md-tabs"} & set(nav.classes):
                continue
            links = [link.attributes["href"] for link in nav.all("a")]
            assert len(links) <= 12, path
            assert not [link for link in links if re.search(r"/(don-vi|ky|chi-so|chi-tieu)/.", link)], path


def test_page_weight_does_not_grow_with_the_units(site: Path, small: Path) -> None:
    """A page that shows no figures has the same bytes with 98 units as with 25, its picture aside."""
    picture = re.compile(r"/anh/[0-9a-f]+\.png")
    for path in ("phuong-phap/index.html", "gioi-thieu/index.html", "404.html"):
        one, other = ((top / path).read_text("utf-8") for top in (site, small / "site"))
        assert picture.sub("", one) == picture.sub("", other), path


def test_the_shell_of_a_page_is_light(html: dict[str, HtmlPage]) -> None:
    """Header, navigation and footer take less than 25 kB of any page."""
    page = html["gioi-thieu/index.html"]
    assert len(page.source.encode()) - len(page.text.encode()) < 25_000


def test_every_unit_has_a_page(whole: Path, html: dict[str, HtmlPage]) -> None:
    """Closed units and those of today: each line of units.csv is an address, with the unit's name."""
    rows = _units(whole / "data")
    assert len(rows) > 50
    for row in rows:
        page = html[f"so-lieu/don-vi/{row['id']}/index.html"]
        assert page.root.first("h1").text.removesuffix("#").strip() == row["name"]
    found = {path.split("/")[2] for path in html if re.fullmatch(r"so-lieu/don-vi/[^/]+/index\.html", path)}
    assert found == {row["id"] for row in rows}


def test_a_unit_of_today_links_the_units_it_came_from(whole: Path, html: dict[str, HtmlPage]) -> None:
    """Whoever looks for today's Xã Tuy Phước finds its predecessors, and from them the way back."""
    rows = _units(whole / "data")
    pairs = [(row["id"], heir) for row in rows for heir in filter(None, row["successors"].split(";"))]
    assert pairs
    for old, heir in pairs:
        links = [a.attributes["href"] for a in html[f"so-lieu/don-vi/{heir}/index.html"].article.all("a")]
        assert f"../{old}/" in links, heir
        back = [a.attributes["href"] for a in html[f"so-lieu/don-vi/{old}/index.html"].article.all("a")]
        assert f"../{heir}/" in back, old
    (today,) = (row for row in rows if row["name"] == "Xã Tuy Phước" and not row["valid_to"])
    assert len([old for old, heir in pairs if heir == today["id"]]) >= 2
    listing = html["so-lieu/don-vi/index.html"].article
    assert f"{today['id']}/" in [a.attributes["href"] for a in listing.all("a")]


def _units(data: Path) -> list[dict[str, str]]:
    with (data / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


LEADING = {"no", "unit", "tier", "total"}
STATES = {"": "(trống)", "-": "–"}


def tables() -> list[tuple[str, str]]:
    """Every wide CSV table of data/ as report folder and file name."""
    data = Path(__file__).resolve().parent.parent.parent / "data"
    found = []
    for path in sorted(data.glob("periods/*/*/report.yml")):
        report = yaml.safe_load(path.read_text("utf-8"))
        folder = path.parent.relative_to(data).as_posix()
        entries = report.get("tables") or ()
        found += [
            (folder, t["file"]) for t in entries if not t.get("prose") and str(t["file"]).endswith(".csv")
        ]
    return found


@pytest.mark.parametrize(("folder", "file"), tables())
def test_every_figure_of_a_table_stands_on_the_reports_page_as_printed(
    whole: Path, html: dict[str, HtmlPage], folder: str, file: str
) -> None:
    """Row by row and column by column: each count and each published rate, digit by digit."""
    with (whole / "data" / folder / file).open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines)
    _, period, report = folder.split("/")
    page = html[f"so-lieu/ky/{period}/{report}/index.html"]
    (table,) = (t for t in page.of("table") if t.attributes.get("id") == file.removesuffix(".csv"))
    columns = [i for i, name in enumerate(header) if name not in LEADING]
    shown = [
        [cell.text.removeprefix("⚑ ") for cell in row.all("td")] for row in table.first("tbody").all("tr")
    ]
    wanted = []
    for row in rows:
        total = "total" in header and row[header.index("total")].strip().lower() == "x"
        cells = [row[i].strip() for i in columns]
        wanted.append([STATES.get(cell, cell) if not (total and not cell) else "" for cell in cells])
    assert len(list(table.first("thead").all("th"))) == len(columns) + 1
    assert shown == wanted


def test_small_data_has_fewer_units(small: Path, html: dict[str, HtmlPage]) -> None:
    """The two sites that the weight is compared on do differ in size."""
    few = len(list((small / "site" / "so-lieu" / "don-vi").glob("*/index.html")))
    many = len([path for path in html if re.fullmatch(r"so-lieu/don-vi/[^/]+/index\.html", path)])
    assert few == len(_units(SMALL_DATA)) and few * 2 < many
