"""Escaping: whatever text stands in data/ comes out of Markdown and HTML as that text and nothing else."""

from __future__ import annotations

import html
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.config import load_config

from generator.pages.escaping import escape, front_matter

MKDOCS = Path(__file__).resolve().parents[3] / "mkdocs.yml"

PIECES = (
    *(
        "<script>",
        "</title>",
        "<!--",
        "-->",
        "&lt;",
        "&#60;",
        "[a](b)",
        "![a](b)",
        "[a][b]",
        "[^1]",
        "`",
        "```",
    ),
    *(
        "**",
        "__",
        "~~",
        "==",
        "^^",
        "::",
        ":smile:",
        "!!! note",
        "???",
        "===",
        "---",
        "***",
        "+++",
        '--8<-- "x"',
    ),
    *(
        "{: onclick=x }",
        "{#x}",
        "{{ x }}",
        "{% x %}",
        "$$",
        "\\",
        "|",
        "|-|",
        "#",
        "# ",
        "1. ",
        "1) ",
        "- ",
        "* ",
    ),
    *(
        "> ",
        ": ",
        "=",
        "  ",
        "    ",
        "\t",
        "\n",
        "\r\n",
        "\n\n",
        "\u2028",
        "\x00",
        "\x02",
        "\x03",
        "\x7f",
        "\x85",
    ),
    *(
        "https://a.b",
        "www.a.b",
        "a@b.c",
        "<a@b.c>",
        "javascript:x",
        "[TOC]",
        "*[a]: b",
        "[a]: b",
        '"',
        "'",
        "Xã Đ",
    ),
    *("wzxhzdk:0", "klzzwxh:0000", "\u202e", "\ufeff", "\u00a0", "&nbsp;", "C#", "##"),
)
"""What Markdown, its extensions, HTML and Jinja give a meaning."""

unseen = [chr(code) for code in range(0x80, 0xA0)]
"""Control characters that nobody sees: what becomes of them matters in a front matter alone."""

letters = st.characters(exclude_categories=["Cs"], exclude_characters=[*unseen, "\ufffe", "\uffff"])
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.text(letters, max_size=30),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(letters, max_size=5)), max_size=5).map("".join),
)

BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


UNSEEN = re.compile("[\ufffe\uffff]")


def wanted(text: str) -> str:
    """What a reader sees: one line, signs of direction and control characters away."""
    return " ".join(UNSEEN.sub("", CONTROL.sub(" ", BIDI.sub("", text))).split())


@cache
def settings() -> dict[str, Any]:
    """The Markdown extensions of the project with their options."""
    config = load_config(str(MKDOCS))
    return {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}


def rendered(source: str) -> str:
    """`source` through the project's Markdown."""
    made: str = markdown.Markdown(**settings()).convert(source)
    return made


class Seen(HTMLParser):
    """What a browser would see: elements in order, and the text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.comments = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments += 1

    def handle_decl(self, decl: str) -> None:
        self.comments += 1


def shown(source: str) -> tuple[list[str], str]:
    """Elements and squeezed text of a rendered source."""
    seen = Seen(rendered(source))
    assert seen.comments == 0
    return seen.tags, wanted(seen.text)


@given(texts)
@example("1. một")
@example("    thụt vào")
@example("a\x7fb")
def test_a_paragraph_shows_the_text(text: str) -> None:
    """Alone on its line, which is where a line's beginning could mean something."""
    tags, said = shown(f"{escape(text)}\n")
    assert said == wanted(text)
    assert tags == (["p"] if said else [])


@given(texts)
def test_a_text_inside_a_sentence_shows(text: str) -> None:
    """As in «Báo cáo: …»."""
    tags, said = shown(f"Báo cáo: {escape(text)} (hết)\n")
    assert said == wanted(f"Báo cáo: {text} (hết)")
    assert tags == ["p"]


@given(texts)
@example("Lập trình C#")
@example("# một #")
@example("x {#y}")
def test_a_heading_shows_the_text(text: str) -> None:
    """In the page and, once escaped, in its table of contents."""
    engine = markdown.Markdown(**settings())
    seen = Seen(engine.convert(f"## {escape(text)}\n"))
    said = wanted(text)
    assert wanted(seen.text.removesuffix("#")) == said
    assert seen.tags == ["h2", "a"]
    (entry,) = engine.toc_tokens
    assert wanted(html.unescape(entry["name"])) == said
    assert not re.search("[<>]", entry["name"])
    assert re.fullmatch(r"[^\s\"'<>&]*", entry["id"])


@given(texts)
def test_a_table_cell_shows_the_text(text: str) -> None:
    """As the template of tables writes it, with the caption as a label too."""
    cell = escape(text)
    source = (
        f'# Đầu đề\n\n<div class="x" aria-label="{cell}">\n<table>\n<caption>{cell}</caption>\n<tbody>\n'
        f"<tr><th>{cell}</th><td>{cell}</td></tr>\n</tbody>\n</table>\n</div>\n\nĐoạn sau.\n"
    )
    seen = Seen(rendered(source))
    said = wanted(text)
    tags = ["h1", "a", "div", "table", "caption", "tbody", "tr", "th", "td", "p"]
    assert seen.tags == tags
    assert wanted(seen.text) == wanted(f"Đầu đề# {said}  {said}{said} Đoạn sau.")
    assert wanted(dict(seen.attributes)["aria-label"] or "") == said


@given(texts)
def test_a_list_entry_shows_the_text(text: str) -> None:
    """As the templates write lists, as raw HTML."""
    tags, said = shown(f"<ul><li>Loại: {escape(text)}</li></ul>\n")
    assert said == wanted(f"Loại: {text}")
    assert tags == ["ul", "li"]


@given(texts)
def test_the_text_is_one_line_of_plain_characters(text: str) -> None:
    """Nothing is left that HTML, Markdown or Jinja could act on, and nothing that breaks a line."""
    made = str(escape(text))
    assert len(made.splitlines()) <= 1
    assert not re.search(r"[<>\"'`*_{}\[\]|\\]", made)
    assert not BIDI.search(made) and not CONTROL.search(made)
    assert re.sub(r"&#\d+;", "", made).find("&") == -1
    assert wanted(html.unescape(made)) == wanted(text)


@given(texts)
def test_what_is_escaped_is_not_escaped_again(text: str) -> None:
    """A template may hand on what it was handed."""
    once = escape(text)
    assert isinstance(once, Markup)
    assert escape(once) == once
    assert Markup("<b>{}</b>").format(once) == f"<b>{once}</b>"


@pytest.mark.parametrize(("value", "text"), [(None, ""), (0, "0"), (12, "12"), ("", ""), ("  x  ", "x")])
def test_values_that_are_no_text(value: object, text: str) -> None:
    """None shows nothing, nought shows."""
    assert escape(value) == text


keys = st.text("abcdefghijk", min_size=1, max_size=8).map("x_{}".format)


@given(st.dictionaries(keys, texts, max_size=4))
@example({"title": "a\x7fb"})
@example({"title": "a\x85b"})
@example({"title": "a\u2028b"})
@example({"title": "\ufeff"})
@example({"title": "---\n# x\n"})
@example({"title": "\U0001f600"})
@example({"title": "\ufffe\uffff"})
def test_front_matter_is_read_back(given_values: dict[str, str]) -> None:
    """YAML gives the texts back, whatever they hold; characters that no page shows may go."""
    made = str(front_matter(given_values))
    lines = made.split("\n")
    assert lines[0] == lines[-1] == "---"
    assert len(lines) == len(given_values) + 2
    read = yaml.safe_load("\n".join(lines[1:-1])) or {}
    assert set(read) == set(given_values)
    assert {key: wanted(value) for key, value in read.items()} == {
        key: wanted(value) for key, value in given_values.items()
    }


def test_front_matter_is_readable_whatever_it_holds() -> None:
    """YAML refuses some characters outright; then the page would show its front matter."""
    unread = []
    for char in unseen:
        made = str(front_matter({"title": f"Một{char} hai"}))
        try:
            yaml.safe_load(made.removeprefix("---\n").removesuffix("\n---"))
        except yaml.YAMLError:
            unread.append(char)
    assert unread == []
