"""Templates: each expression is escaped, nothing undefined passes, a page carries its front matter."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
import yaml
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.domain.dataset import Site
from generator.domain.pages import Page
from generator.messages.glossary import TERMS
from generator.pages.charts import Chart
from generator.pages.figures import figure_html
from generator.pages.tables import Cell, Table, heads, name, num, stacked, text
from generator.pages.templates import environment, page

SITE = Site("Công khai", "UBND tỉnh", "a@example.org", "https://example.org/", "vi", (), {})
ATTACK = "<b onclick=x>{{ 7*7 }} [a](javascript:x) | `c` *d* \"'"
SOURCES = {
    entry.name: entry.read_text(encoding="utf-8")
    for entry in files("generator.pages").joinpath("templates").iterdir()
    if entry.name.endswith(".j2")
}


def rendered(source: str, **values: Any) -> str:
    """A template's text, as if it lay beside the others."""
    return environment().from_string(source).render(**values)


class _Tags(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def simple(title: str = "Kỳ báo cáo", **values: Any) -> Page:
    """A page from the simplest template."""
    return page(SITE, "so-lieu/ky/", "periods", title, "Các kỳ.", "2023-09-30", **({"entries": []} | values))


def front(made: Page) -> dict[str, str]:
    """The front matter of a page."""
    read: dict[str, str] = yaml.safe_load(made.content.decode().split("\n---\n")[0].removeprefix("---\n"))
    return read


@pytest.mark.parametrize("name_", sorted(SOURCES))
def test_every_template_compiles_and_escapes_everything(name_: str) -> None:
    """Nothing is marked safe inside a template, and its output does not depend on the clock."""
    environment().get_template(name_)
    assert not re.search(r"\|\s*safe|autoescape\s+false|\bnow\(|random", SOURCES[name_])


@pytest.mark.parametrize("name_", sorted(set(SOURCES) - {"parts.md.j2", "foot.md.j2", "finder.md.j2"}))
def test_every_page_template_begins_with_front_matter_and_one_heading(name_: str) -> None:
    """The front matter first, then one `#` heading."""
    lines = [line for line in SOURCES[name_].splitlines() if line and not line.startswith("{%")]
    assert lines[0] == "{{ front_matter }}"
    assert len([line for line in lines if line.startswith("# ")]) == 1


def test_an_expression_is_escaped() -> None:
    """In a text, and in an attribute."""
    read = _Tags(rendered('<p title="{{ x }}">{{ x }}</p>', x=ATTACK))
    assert read.tags == ["p"]
    assert read.attributes["title"] == read.text == ATTACK
    assert "{{" not in rendered("{{ x }}", x=ATTACK)


def test_markup_is_kept() -> None:
    """What the pages stage made itself stays as it is."""
    assert rendered("{{ x }}", x=Markup("<b>{}</b>").format("<")) == "<b>&lt;</b>"


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ x.nothing }}", "{% if nothing %}{% endif %}"])
def test_a_name_that_is_not_there_is_an_error(source: str) -> None:
    """A slip in a template does not become an empty place."""
    with pytest.raises(UndefinedError):
        rendered(source, x=1)


def test_a_page_has_its_path_and_front_matter() -> None:
    """Path under docs/, title, description and date for the theme, the title as the heading."""
    made = simple()
    assert made.path == "so-lieu/ky/index.md"
    assert front(made) == {
        "title": "Kỳ báo cáo",
        "description": "Các kỳ.",
        "updated": "2023-09-30",
        "image": made.preview.path if made.preview else "",
    }
    assert "\n# Kỳ báo cáo\n" in made.content.decode()
    assert made.content.endswith(b"\n") and not made.content.endswith(b"\n\n")


def test_the_front_page_lies_at_the_top() -> None:
    """Its address is the site's."""
    assert page(SITE, "./", "periods", "Đầu", "Mô tả.", "", entries=[]).path == "index.md"


def test_a_title_is_escaped_where_the_theme_prints_it() -> None:
    """The theme hands titles to HTML as they are, so markup is escaped in the front matter already."""
    made = simple(title=ATTACK)
    assert "<" not in front(made)["title"]
    heading = next(line for line in made.content.decode().splitlines() if line.startswith("# "))
    assert not re.search(r"[<>`*\[\]|]", heading)


@pytest.mark.parametrize("char", ["\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\x9b", "\ufffe"], ids=ascii)
def test_a_title_with_an_odd_character_keeps_its_front_matter(char: str) -> None:
    """A front matter that YAML cannot read is printed on the page, unescaped."""
    made = simple(title=f"Một{char}hai [x](javascript:hit)")
    assert front(made)["title"].replace(char, "").replace(" ", "").startswith("Một")


def test_a_link_of_a_template_is_relative_to_its_page() -> None:
    """`link` and `url` know where the page lies."""
    entries = [(Markup("x"), [(Markup("y"), Markup("z"))])]
    made = page(SITE, "so-lieu/du-lieu/", "decisions", "T", "M", "", table=Table("C", heads("unit"), ()))
    assert b"<caption>C</caption>" in made.content
    assert simple(entries=entries).content.count(b"<li>") == 2


def test_a_table_is_written_whole() -> None:
    """Caption, scope of each head, row heads that reach down, cells escaped."""
    table = Table(
        "Bảng <1>",
        (
            (
                Cell("Đơn vị", "text", True),
                Cell("Số", "num", True),
            ),
        ),
        ((name("Xã <A>", 2), num("1")), (num("2"),)),
        id="bang",
    )
    source = "{{ table_html(t) }}"
    made = rendered(source, t=table)
    read = _Tags(made)
    assert read.tags == [
        "div",
        "table",
        "caption",
        "thead",
        "tr",
        "th",
        "th",
        "tbody",
        "tr",
        "th",
        "td",
        "tr",
        "td",
    ]
    assert made.count('scope="col"') == 2 and made.count('scope="rowgroup"') == 1
    assert 'rowspan="2"' in made and 'id="bang"' in made
    assert "Bảng &#60;1&#62;" in made
    assert "\n\n" not in made.strip(), "an empty line would end the block of HTML"


def test_a_stacked_table_labels_each_cell() -> None:
    """On a phone a cell stands alone, so it says whose column it is, and roles keep it a table."""
    table = Table("C", heads("unit", "value"), ((name("Xã A"), text("<x>")),), stack=True)
    made = rendered("{{ table_html(t) }}", t=table)
    assert 'data-label="' in made and made.count('role="cell"') == 1
    assert 'role="rowheader"' in made and 'role="table"' in made


def test_the_data_of_a_chart_cannot_end_its_script() -> None:
    """Whatever a name holds, the element is closed once, at its end."""
    hostile = "</script><script>x</script><!--"
    figures = {"y": (0,), "indicator": (hostile,), "value": (1.0,), "label": ("1 %",)}
    none: dict[str, tuple[Any, ...]] = dict.fromkeys(("y", "line", "issuer", "target", "label", "status"), ())
    average: dict[str, tuple[Any, ...]] = dict.fromkeys(("y", "line", "average", "label"), ())
    data = {"figures": figures, "targets": none, "peers": average}
    chart = Chart("comparison", "so-sanh", "Đầu <đề>", "Chữ <thay>", data)
    html = str(figure_html("so-lieu/", chart))
    read = _Tags(html)
    assert read.tags.count("script") == 1
    assert hostile in read.text and "Đầu <đề>" in read.text
    assert html.count("</script>") == 1


def test_stacked_contents_are_escaped_one_by_one() -> None:
    """Only the breaks between them are markup."""
    assert stacked(["<a>", Markup("<b>x</b>")]) == "&#60;a&#62;<br><b>x</b>"


def test_a_page_says_how_to_cite_it() -> None:
    """Publisher, title, site, the day of the data and the page's own address, escaped as everything is."""
    made = _Tags(simple(ATTACK).content.decode())
    assert "footer" in made.tags and "b" not in made.tags
    told = " ".join(made.text.split())
    assert f"Trích dẫn: UBND tỉnh, {ATTACK}, Công khai, số liệu cập nhật đến ngày 30/9/2023," in told
    assert "https://example.org/so-lieu/ky/ (địa chỉ này không đổi)" in told
    assert front(simple())["updated"] == "2023-09-30"


def test_a_page_without_figures_gives_no_date() -> None:
    """A date of nothing would be invented."""
    made = page(SITE, "so-lieu/ky/", "periods", "Kỳ", "Các kỳ.", "", entries=[])
    assert "cập nhật đến ngày" not in made.content.decode()
    assert "updated" not in front(made)


def test_a_page_explains_the_terms_it_uses_and_no_other() -> None:
    """Folded up at its foot, without a script."""
    made = simple(entries=[(Markup("Hạng theo cấp xã"), [])]).content.decode()
    explained = re.findall(r"<dt>([^<]+)</dt>", made)
    assert explained == ["Cấp xã", "Hạng"]
    assert "<details" in made


def test_terms_have_addresses_of_their_own() -> None:
    """Each is explained once, in a sentence or two."""
    assert len({term.id for term in TERMS}) == len(TERMS)
    assert all(term.meaning.endswith(".") and len(term.meaning) < 160 for term in TERMS)
