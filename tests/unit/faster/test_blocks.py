"""Where the blocks of a page end, and what is left to Markdown itself."""

from __future__ import annotations

import pytest

from generator.faster.blocks import HEADING, HIDDEN, RAW, TEXT, Block, blocks, is_known

HIDES = '<div class="a" tabindex="0" aria-label="Xã A" data-search-exclude>'


def cut(text: str) -> tuple[Block, ...] | None:
    """The blocks, where these are elements that begin one."""
    return blocks(text, {"div", "p", "section", "table", "details", "ul"}.__contains__)


def test_a_page_is_cut_into_headings_sentences_and_html() -> None:
    """HTML ends where its tags are balanced, whatever begins in the same way."""
    html = "<div>\n\n<div><divider>x</divider></div>\n</div>"
    assert cut(f"\n# A\n\nMột câu.\n\n{html}\n\n\n<p>y</p>\n") == (
        (HEADING, "# A"),
        (TEXT, "Một câu."),
        (RAW, html),
        (RAW, "<p>y</p>"),
    )


def test_html_that_hides_from_the_search_is_told_apart() -> None:
    """Element by element, as they follow each other line by line."""
    hidden = f"{HIDES}\n<table></table>\n</div>"
    assert cut(f"{hidden}\n<p>x</p>\n<p>y</p>\n{hidden}\n{hidden}") == (
        (HIDDEN, f"{hidden}\n"),
        (RAW, "<p>x</p>\n<p>y</p>\n"),
        (HIDDEN, f"{hidden}\n{hidden}"),
    )


@pytest.mark.parametrize(
    "html",
    [
        f"{HIDES}<div></div>x</div>",
        "<div><p data-search-exclude></p></div>",
        '<div data-search-exclude="x"></div>',
        '<div title="a data-search-exclude>"></div>',
    ],
)
def test_the_search_is_shown_what_it_does_not_pass_over_as_a_whole(html: str) -> None:
    """The plugin takes the end of an inner element of the same tag for the end of what is hidden."""
    assert cut(html) == ((RAW, html),)


@pytest.mark.parametrize(
    "text",
    [
        *("- a", "1. a", "a\nb", "[a](b)", "a | b", "<b>x</b>", "<p>x</p> y", "<p>x</p>\ny", "<p>x", "</p>"),
        *("<div><div></div>", "<p>x</p>\n<b>y</b>"),
    ],
)
def test_what_is_not_understood_is_left_to_markdown(text: str) -> None:
    """All of the page: one thing may reach beyond its own lines."""
    assert cut(f"# A\n\n{text}\n\n<p>z</p>") is None


@pytest.mark.parametrize(
    "text", ["a\tb", "a\r\n", "```\n", "~~~", "<!-- x -->", "\n  \n", '<p data-search-x="y">', "\x02", "\x03"]
)
def test_a_page_with_what_reaches_further_is_not_known(text: str) -> None:
    """Lines of blanks, fences, comments, Markdown's own marks."""
    assert not is_known(text.encode())


def test_a_page_of_the_generator_is_known() -> None:
    """Its signs are only signs."""
    assert is_known(f"Đạt! `a` ~ 5 <p>\n\n{HIDES}".encode())
