"""Whatever stands in data/ shows as the text it is: no markup, no script, no link comes of it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from generator.pipeline import check
from tests.site import hostile
from tests.site.project import HtmlPage, built, pages, run, squeezed

pytestmark = pytest.mark.slow

CHOICES: dict[str, Callable[[str], str]] = {
    "one attack a field": hostile.rotating(0),
    "another attack a field": hostile.rotating(11),
    "all attacks in each field": hostile.everything,
}
SAFE_SCHEMES = re.compile(r"https://(creativecommons\.org|congkhai\.example\.org)/")
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Site:
    """A site built from a folder of texts, with the texts that it must show."""

    folder: Path
    shown: dict[str, str]

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Its pages by their path."""
        return pages(self.folder)

    @cached_property
    def text(self) -> str:
        """What all pages say."""
        return "\n".join(page.root.text for page in self.pages.values())


def _build(folder: Path, choose: Callable[[str], str]) -> Site:
    say = hostile.Texts(choose)
    hostile.write(folder / "data", say)
    project = built(folder / "congkhai", folder / "data")
    return Site(project / "site", say.shown)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the same data with texts that mean no harm."""
    return _build(tmp_path_factory.mktemp("harmless"), hostile.harmless)


@pytest.fixture(scope="module", params=CHOICES)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of hostile texts; that it builds strictly is part of what is tested."""
    return _build(tmp_path_factory.mktemp("attacked"), CHOICES[request.param])


def _skeleton(page: HtmlPage) -> Counter[str]:
    """How often each element with its attributes' names and its classes is on a page."""
    return Counter(
        f"<{e.tag} {' '.join(sorted(e.attributes))} .{'.'.join(sorted(e.classes))}>" for e in page.elements
    )


def test_hostile_texts_change_no_markup(attacked: Site, harmless: Site) -> None:
    """Page by page, there are the same elements with the same attributes as with harmless texts."""
    assert set(attacked.pages) == set(harmless.pages)
    differences = {}
    for path, page in attacked.pages.items():
        ours, theirs = _skeleton(page), _skeleton(harmless.pages[path])
        if ours != theirs:
            differences[path] = {"more": ours - theirs, "fewer": theirs - ours}
        assert page.faults == harmless.pages[path].faults, path
    assert differences == {}


def test_no_address_and_no_handler_comes_from_a_text(attacked: Site) -> None:
    """No on… attribute, no javascript:, nothing from elsewhere, no inline script but the theme's."""
    for path, page in attacked.pages.items():
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on")], (path, element.tag)
            for name in ("href", "src", "action", "formaction", "data", "xlink:href", "srcdoc", "style"):
                value = element.attributes.get(name, "")
                scheme = re.match(r"\s*([a-z][a-z0-9+.-]*:|//)", value, re.IGNORECASE)
                assert not scheme or SAFE_SCHEMES.match(value), (path, element.tag, value)
            if element.tag == "script":
                inline = "".join(part for part in element.parts if isinstance(part, str))
                kind = element.attributes.get("type", "")
                assert kind == "application/json" or "hit(" not in inline, path
                if kind == "application/json":
                    json.loads(inline)


def test_every_text_shows_as_it_is_written(attacked: Site) -> None:
    """Letter by letter, white space and signs of direction aside, on some page."""
    missing = {}
    everything = attacked.text
    for field, text in attacked.shown.items():
        wanted = squeezed(BIDI.sub("", re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text)))
        if wanted not in everything:
            missing[field] = wanted
    assert missing == {}


def test_titles_and_descriptions_are_whole(attacked: Site, harmless: Site) -> None:
    """The title of a browser's window and the description say the heading's words, once escaped."""
    for path, page in attacked.pages.items():
        title = page.root.first("head").first("title").text
        heading = page.root.first("h1").text
        if path != "index.html" and path.startswith("so-lieu/"):
            assert title.startswith(squeezed(heading.removesuffix("#"))), path
        assert not re.search(r"&(lt|gt|amp|quot|#\d+);", harmless.pages[path].root.first("title").text)


def test_no_text_turns_the_reading_direction(attacked: Site) -> None:
    """Signs that turn text around could make one unit look like another."""
    turned = {}
    for path, page in attacked.pages.items():
        if found := [page.source[m.start() - 60 : m.end() + 9] for m in BIDI.finditer(page.source)]:
            turned[path] = found[0]
    assert turned == {}


def test_jinja_is_not_run_and_no_file_is_read_in(attacked: Site) -> None:
    """{{ 7*7 }} stays, and the snippet does not bring in a file."""
    assert "{{ 7*7 }}" in attacked.text
    assert "49 raw" not in attacked.text
    assert "docs_dir: docs" not in attacked.text


def test_the_contract_keeps_texts_as_they_are(attacked: Site) -> None:
    """Machine-readable files are not escaped for HTML, and stay readable."""
    folder = attacked.folder / "so-lieu" / "du-lieu"
    for path in folder.glob("*.json"):
        json.loads(path.read_text("utf-8"))
    named = (folder / "indicators.csv").read_text("utf-8").replace('""', '"')
    assert attacked.shown["rate.plain"] in named
    assert "&#" not in named.replace("&amp;#60;", "")


def test_the_search_index_holds_no_markup_of_a_text(attacked: Site) -> None:
    """The theme hands titles and texts to innerHTML: what a text has of tags is escaped there."""
    index = json.loads((attacked.folder / "search" / "search_index.json").read_text("utf-8"))
    allowed = re.compile(r"</?(p|ul|ol|li|strong|em|code|pre|h[1-6]|br|dl|dt|dd|div|section)>")
    for entry in index["docs"]:
        for key in ("title", "text"):
            assert "<" not in allowed.sub("", entry[key]), entry


NAMES = ("received", "rate.name", "score.name", "first.name", "plan.title", "2023-q3.title", "unit.a")
FORMULAS = [(field, "=") for field in NAMES] + [("rate.name", start) for start in "+-@\t"]


@pytest.mark.parametrize(("field", "start"), FORMULAS, ids=[f"{f} {s!r}" for f, s in FORMULAS])
def test_a_name_that_a_spreadsheet_would_run_is_refused(field: str, start: str, tmp_path: Path) -> None:
    """The contract's CSV is opened in Excel: such a name blocks, whatever it names."""
    choose: Callable[[str], str] = lambda f: f"{start}1+1 {f}" if f == field else f"Chữ {f}"  # noqa: E731
    hostile.write(tmp_path, hostile.Texts(choose, tame=False))
    found = check(tmp_path, lambda _: None)
    assert "unsafe-name" in {finding.code for finding in found.findings if finding.blocks}


ADDRESSES = ("javascript:hit(1)", "//evil.example", 'http://x" onload="hit(1)', "data:text/html,x", "khong")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_site_address_is_http(address: str, tmp_path: Path) -> None:
    """The only address that editors write is refused unless it is http or https."""
    hostile.write(tmp_path, hostile.Texts(hostile.harmless))
    site = tmp_path / "site.yml"
    good = site.read_text("utf-8")
    site.write_text(good.replace('"https://congkhai.example.org/"', json.dumps(address)), encoding="utf-8")
    assert site.read_text("utf-8") != good
    blocked = check(tmp_path, lambda _: None).blocked
    assert blocked


def test_a_terminal_is_not_steered(tmp_path: Path) -> None:
    """What the command prints of data/ holds no control sequence."""
    hostile.write(tmp_path / "data", hostile.Texts(lambda f: f"\x1b[2J\x9b31m {f}"))
    done = run(tmp_path, "check")
    said = done.stdout + done.stderr
    assert "prose.at" in said
    odd = {c for c in said if unicodedata.category(c) == "Cc" and c != "\n"}
    assert odd == set()
