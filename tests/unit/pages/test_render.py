"""Pages that wait for something outside Python are made beside the others, and none is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from generator.domain.pages import Page, Waiting, text_page
from generator.pages.render import _meanwhile


def test_what_waits_comes_last_and_is_made_meanwhile() -> None:
    """The waiting page is begun before the next one is asked for, and its text is the same as made alone."""
    begun, asked = threading.Event(), threading.Event()

    def made() -> str:
        begun.set()
        assert asked.wait(10)
        return "b"

    def pages() -> Iterator[Page | Waiting]:
        yield Waiting("b.md", made)
        assert begun.wait(10)
        asked.set()
        yield text_page("a.md", "a")

    found = list(_meanwhile(pages()))
    assert [(page.path, page.content) for page in found] == [("a.md", b"a\n"), ("b.md", b"b\n")]
    assert found[1].content == Waiting("b.md", made).content


def test_what_fails_meanwhile_fails() -> None:
    """A picture that cannot be drawn stops the publication."""

    def broken() -> str:
        raise ValueError("no picture")

    with pytest.raises(ValueError, match="no picture"):
        list(_meanwhile([Waiting("b.md", broken), text_page("a.md", "a")]))
