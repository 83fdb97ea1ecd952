"""Whatever stands in data/ shows as the text it is: no markup, no script, no link comes of it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from generator.pipeline import check
from tests.site import hostile
from tests.site.attacked import AttackedSite, attacked_site, csv_cells
from tests.site.project import HtmlPage, run, squeezed

ONE = ("script",)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("attacked")]

SAFE_SCHEMES = re.compile(r"https://(creativecommons\.org|congkhai\.example\.org)/")
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> AttackedSite:
    """The site of the same data with texts that mean no harm."""
    return attacked_site(tmp_path_factory, None)


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> AttackedSite:
    """A site of hostile texts; that it builds strictly is part of what is tested."""
    return attacked_site(tmp_path_factory, hostile.ATTACKS)


def _skeleton(page: HtmlPage) -> Counter[str]:
    """How often each element with its attributes' names and its classes is on a page.

    The picture of a chart cuts a long name and keeps the whole of it in a title: that hangs on its length.
    """
    return Counter(
        f"<{e.tag} {' '.join(sorted(e.attributes))} .{'.'.join(sorted(e.classes))}>"
        for e in page.elements
        if not (e.tag == "title" and e.parent is not None and e.parent.tag == "text" and not e.attributes)
    )


def test_hostile_texts_change_no_markup(attacked: AttackedSite, harmless: AttackedSite) -> None:
    """Page by page, there are the same elements with the same attributes as with harmless texts."""
    assert set(attacked.pages) == set(harmless.pages)
    differences = {}
    for path, page in attacked.pages.items():
        ours, theirs = _skeleton(page), _skeleton(harmless.pages[path])
        if ours != theirs:
            differences[path] = {"more": ours - theirs, "fewer": theirs - ours}
        assert page.faults == harmless.pages[path].faults, path
    assert differences == {}


def test_no_address_and_no_handler_comes_from_a_text(attacked: AttackedSite) -> None:
    """No on… attribute, no javascript:, nothing from elsewhere, no inline script."""
    for path, page in attacked.pages.items():
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on")], (path, element.tag)
            for name in ("href", "src", "action", "formaction", "data", "xlink:href", "srcdoc", "style"):
                value = element.attributes.get(name, "")
                scheme = re.match(r"\s*([a-z][a-z0-9+.-]*:|//)", value, re.IGNORECASE)
                assert not scheme or SAFE_SCHEMES.match(value), (path, element.tag, value)
            if element.tag == "script":
                inline = "".join(part for part in element.parts if isinstance(part, str))
                if element.attributes.get("type") in ("application/json", "application/ld+json"):
                    json.loads(inline)
                else:
                    assert "src" in element.attributes and not inline, path


def test_every_text_shows_as_it_is_written(attacked: AttackedSite) -> None:
    """Letter by letter, white space aside, on some page."""
    everything = attacked.text
    missing = {field: text for field, text in attacked.say.shown.items() if squeezed(text) not in everything}
    assert missing == {}


UNPUBLISHED = {
    "report.printed_date": "held against the table's; a finding says where they differ",
    "table.date": "held against the report's",
    "table.printed_period": "held against the folder's name",
    "table.sheet": "where in a workbook a table stands; findings name it",
    "correction.table": "only the file of corrections has it",
}


def test_what_no_page_shows_stands_in_a_file(attacked: AttackedSite) -> None:
    """A text that is taken is published: on a page, or letter by letter in a file of the contract."""
    said = {text for cells in attacked.cells.values() for text in cells}
    missing = [
        (field, turn)
        for field, texts in attacked.say.fields.items()
        for turn, text in texts.items()
        if squeezed(text) not in attacked.text and not any(text in cell for cell in said)
    ]
    assert {field for field, _ in missing} <= set(UNPUBLISHED), missing


def test_titles_and_descriptions_are_whole(attacked: AttackedSite, harmless: AttackedSite) -> None:
    """The title of a browser's window and the description say the heading's words, once escaped."""
    for path, page in attacked.pages.items():
        title = page.root.first("head").first("title").text
        heading = page.root.first("h1").text
        if path != "index.html" and path.startswith("so-lieu/"):
            assert title.startswith(squeezed(heading.removesuffix("#"))), path
        assert not re.search(r"&(lt|gt|amp|quot|#\d+);", harmless.pages[path].root.first("title").text)


def test_no_text_turns_the_reading_direction(attacked: AttackedSite) -> None:
    """Signs that turn text around could make one unit look like another."""
    turned = {}
    for path, page in attacked.pages.items():
        if found := [page.source[m.start() - 60 : m.end() + 9] for m in BIDI.finditer(page.source)]:
            turned[path] = found[0]
    assert turned == {}


def test_jinja_is_not_run_and_no_file_is_read_in(attacked: AttackedSite) -> None:
    """{{ 7*7 }} stays, and the snippet does not bring in a file."""
    assert "{{ 7*7 }}" in attacked.text
    assert "49 raw" not in attacked.text
    assert "docs_dir: docs" not in attacked.text


def test_the_contract_keeps_texts_as_they_are(attacked: AttackedSite) -> None:
    """Machine-readable files are not escaped for HTML, and stay readable."""
    folder = attacked.folder / "so-lieu" / "du-lieu"
    for path in folder.glob("*.json"):
        json.loads(path.read_text("utf-8"))
    cells = attacked.cells["so-lieu/du-lieu/indicators.csv"]
    for text in attacked.say.fields["indicator.plain"].values():
        assert text in cells


def test_files_to_take_away_hold_texts_as_they_are(attacked: AttackedSite, harmless: AttackedSite) -> None:
    """Workbooks hold no formula, feeds and JSON can be read, and JSON-LD ends where its own script does."""
    books = [path for path in attacked.folder.rglob("*.xlsx") if "nguon" not in path.parts]
    assert books
    texts = set()
    for path in books:
        cells = [c for s in openpyxl.load_workbook(path) for row in s.iter_rows() for c in row]
        assert "f" not in {cell.data_type for cell in cells}
        texts |= {cell.value for cell in cells}
    known = {text for given in attacked.say.fields.values() for text in given.values()}
    assert len(known & texts) > len(hostile.ATTACKS) / 2
    feeds, units = list(attacked.folder.rglob("atom.xml")), list(attacked.folder.rglob("ket-qua.json"))
    assert len(feeds) > 2 and units
    for path in feeds:
        theirs = harmless.folder / path.relative_to(attacked.folder)
        ours, other = (ElementTree.parse(p).iter() for p in (path, theirs))  # noqa: S314 - our own file
        assert [e.tag for e in ours] == [e.tag for e in other]
    for path in units:
        assert json.loads(path.read_text("utf-8"))["version"] == 1
    for page in attacked.pages.values():
        for script in page.of("script"):
            if script.attributes.get("type") == "application/ld+json":
                inline = "".join(part for part in script.parts if isinstance(part, str))
                assert json.loads(inline)["@type"] == "Dataset" and not {"<", ">", "&"} & set(inline)


FORMULA = re.compile(r"[\t\r]|\s*[=+@\-\uff0b\uff0d\uff1d\uff20]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?|-|[+-]?[0-9.,]+ ?%?")


def test_no_spreadsheet_runs_a_downloaded_cell(attacked: AttackedSite, site: Path) -> None:
    """Of the attacked data and of the real: no cell of any CSV begins like a formula, cut as Excel may."""
    for cells in (attacked.cells, csv_cells(site)):
        assert len(cells) > 10
        for path, texts in cells.items():
            for text in texts:
                for part in re.split("[;\n\t]", text):
                    assert not FORMULA.match(part) or NUMBER.fullmatch(part.strip()), (path, text)


def test_the_search_index_holds_no_markup_of_a_text(attacked: AttackedSite) -> None:
    """The theme hands titles and texts to innerHTML: what a text has of tags is escaped there."""
    index = json.loads((attacked.folder / "search" / "search_index.json").read_text("utf-8"))
    allowed = re.compile(r"</?(p|ul|ol|li|strong|em|code|pre|h[1-6]|br|dl|dt|dd|div|section)>")
    for entry in index["docs"]:
        for text in (entry["title"], entry["text"], *entry.get("tags", ())):
            assert "<" not in allowed.sub("", text), entry


ADDRESSES = ("javascript:hit(1)", "//evil.example", 'http://x" onload="hit(1)', "data:text/html,x", "khong")


@pytest.mark.parametrize("field", ["address", "report_errors"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_site_address_is_http(address: str, field: str, tmp_path: Path) -> None:
    """The addresses that editors write are refused unless they are of the web (or, of one, an e-mail's)."""
    hostile.write(tmp_path, hostile.Texts(None, ONE))
    site = tmp_path / "site.yml"
    good = site.read_text("utf-8")
    bad = re.sub(f"(?m)^{field}: .*$", lambda _: f"{field}: {json.dumps(address)}", good)
    site.write_text(bad, encoding="utf-8")
    assert bad != good
    blocked = check(tmp_path, lambda _: None).blocked
    assert blocked


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_terminal_is_not_steered(form: str, tmp_path: Path) -> None:
    """What the command prints of data/ holds no control, turns no text around, and begins no command."""
    hostile.write(tmp_path / "data", hostile.Texts(hostile.REFUSED, hostile.REFUSED, raw=True))
    done = run(tmp_path, "check", "--format", form)
    said = done.stdout + done.stderr
    assert "unsafe-name" in said
    odd = {c for c in said if unicodedata.category(c) in ("Cc", "Zl", "Zp") and c != "\n"}
    assert odd | set(BIDI.findall(said)) == set()
    begun = [line for line in said.splitlines() if line.lstrip().startswith("::")]
    assert all(re.match("::(error|warning|notice) (file|title)=", line) for line in begun)
    assert bool(begun) == (form == "github")
