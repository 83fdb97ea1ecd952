"""Preview pictures: what they say fits, nothing in a name can break them, and they are drawn once."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from generator.domain.dataset import Site
from generator.domain.pages import Drawing
from generator.pages.previews import Line, _font, preview
from generator.pages.templates import page

SITE = Site("Công khai", "UBND tỉnh", "a@example.org", "https://example.org/", "vi", (), {})


def drawn(drawing: Drawing) -> tuple[Line, ...]:
    """The lines of a picture, with their places."""
    found: tuple[Line, ...] = drawing.draw.__closure__[0].cell_contents  # type: ignore[index]
    return found


def lines(drawing: Drawing) -> list[str]:
    """The lines of text of a picture."""
    return [line.text for line in drawn(drawing)]


def test_a_picture_says_site_title_answer_and_date() -> None:
    """From top to bottom."""
    assert lines(preview(SITE, "Huyện Tuy Phước", "Đạt 1 trong 4 chỉ tiêu.", "30/9/2023")) == [
        "Công khai", "Huyện Tuy Phước", "Đạt 1 trong 4 chỉ tiêu.",
        "example.org · số liệu cập nhật đến ngày 30/9/2023",
    ]  # fmt: skip


def test_a_picture_is_a_png_of_the_size_that_networks_ask_for() -> None:
    """1200 by 630; the same bytes each time."""
    made = preview(SITE, "Xã Phước Hòa", "Vượt cả 5 chỉ tiêu")
    octets = made.content
    assert octets.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", octets[16:24]) == (1200, 630)
    assert preview(SITE, "Xã Phước Hòa", "Vượt cả 5 chỉ tiêu").content == octets


def test_other_words_are_another_file() -> None:
    """The name is the hash of what is shown, so that an old picture never stands for a new answer."""
    assert preview(SITE, "Xã A", "Đạt 1").path != preview(SITE, "Xã A", "Đạt 2").path


@given(st.text(max_size=400), st.text(max_size=400))
def test_whatever_a_name_holds_stays_text_and_fits(title: str, text: str) -> None:
    """Two lines of title and four of text at the most, each within the picture; it can be drawn."""
    picture = preview(SITE, title, text)
    found = drawn(picture)
    assert len(found) <= 1 + 2 + 4 + 1
    assert all(70 + _font(line.size, line.bold).getlength(line.text) <= 1200 - 70 for line in found)
    assert all(line.y < 630 for line in found)
    assert picture.content.startswith(b"\x89PNG")


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    """At a word's end, where the last line is full; a word that fills a line by itself is cut, too."""
    *_, last, _ = lines(preview(SITE, "Xã A", "Đạt 3 trong 7 chỉ tiêu, " * 20))
    assert last.endswith("…") and not last.endswith((" …", ",…"))
    assert lines(preview(SITE, "W" * 200, ""))[1].endswith("…")


def test_a_page_without_an_answer_of_its_own_shows_the_site() -> None:
    """All such pages share one picture."""
    made = [
        page(SITE, f"so-lieu/ky/{name}/", "periods", name, "Các kỳ.", "", entries=[]).preview for name in "ab"
    ]
    assert made[0] is not None and made[1] is not None and made[0].path == made[1].path
    assert "Công khai" in lines(made[0])
