"""Tables as they come out of Excel and out of copying: told once, exactly, where the slip is."""

from __future__ import annotations

from typing import Any

import pytest

from generator.pages.findings import explain
from tests.unit.inputs.conftest import QUARTER

TABLE = f"{QUARTER}/ho-so.csv"
HEAD = "no,unit,tier,total,received,online,online-submission\n"
ROWS = (
    '2,Xã Hòa An,,,200,150,"75,00"\n',
    '3,Xã Hòa Mỹ,,,300,120,"40,00"\n',
    '4,Thị trấn An Bình,,,500,330,"66,00"\n',
)


def places(desk: Any, *rows: str, head: str = HEAD) -> list[tuple[str, int | None, str]]:
    """What is found in a table of these rows, as (code, row, column)."""
    desk.write(TABLE, head + "".join(rows))
    return [(code, row, column) for code, file, row, column in desk.places() if file == "ho-so.csv"]


def test_the_table_is_sound(desk: Any) -> None:
    """Whatever is found below is the change's doing."""
    assert places(desk, *ROWS) == []


MANGLED = [
    *("08-Dec", "8-Dec-23", "Dec-08", "12-thg 8", "8-Thg12", "2023-12-08", "2023-12-08 00:00:00", "8/12"),
    *("8/12/2023", "08-12-2023", "12 thg 8"),
]


@pytest.mark.parametrize("text", MANGLED)
def test_a_date_in_a_column_of_numbers(desk: Any, text: str) -> None:
    """Excel took a figure for a date; the message says so."""
    assert places(desk, ROWS[0].replace("150", text)) == [("date-for-number", 2, "online")]


@pytest.mark.parametrize("text", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "######"])
def test_an_error_of_excel(desk: Any, text: str) -> None:
    """Named as Excel names it."""
    assert places(desk, ROWS[0].replace("150", text)) == [("cell-error", 2, "online")]


NO_NUMBERS = [
    *("1e3", "1 234", "1'234", "0x10", "1_000", "NaN", "inf", "-inf", "½", "²", "1.2.3", "1,2,3", "12a"),
    *("+5", "--5", "1.00", "..", ","),
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_told_at_its_cell(desk: Any, text: str) -> None:
    """Nothing that Python, C or a spreadsheet would take for a number by itself slips through."""
    cell = f'"{text}"'
    found = places(desk, ROWS[0].replace("150", cell))
    if text == "1.00":  # a count with two zeros for decimals is that count
        assert found == []
    else:
        assert [(row, column) for _, row, column in found] == [(2, "online")]


@pytest.mark.parametrize(
    ("text", "value"), [("08", 8), ("0150", 150), ("1.000.000,00", 1_000_000), ("150 ", 150)]
)
def test_numbers_that_are_read(desk: Any, text: str, value: int) -> None:
    """Zeros in front and nothing behind the comma change no count."""
    desk.write(
        TABLE, HEAD + ROWS[0].replace("200", "9000000").replace("150", f'"{text}"').replace('"75,00"', "")
    )
    cells = desk.read().cells
    read = cells[(cells["path"] == TABLE) & (cells["key"] == "online")]["value"]
    assert list(read) == [value * 1_000_000]


@pytest.mark.parametrize("minus", ["-", "\u2212"])
def test_a_negative_count(desk: Any, minus: str) -> None:
    """Whichever minus was typed."""
    assert places(desk, ROWS[0].replace("150", f"{minus}5")) == [("negative-count", 2, "online")]


STRANGE = [
    ("Xã Hòa An", "Xã Hòа An", "unit", "U+0430"),
    ("Xã Hòa An", "Xã Ηòa An", "unit", "U+0397"),
    ("Xã Hòa An", "Xã Hòa Ａn", "unit", "U+FF21"),
    ("150", "１50", "online", "U+FF11"),
    ("150", "15٠", "online", "U+0660"),
    ("Xã Hòa An", "\u202eXã Hòa An", "unit", "U+202E"),
]


@pytest.mark.parametrize(("old", "new", "column", "letter"), STRANGE)
def test_a_letter_that_only_looks_right(desk: Any, old: str, new: str, column: str, letter: str) -> None:
    """Told with its code point, in place of a name or a number that nobody can find fault with."""
    assert places(desk, ROWS[0].replace(old, new)) == [("strange-letter", 2, column)]
    (finding,) = desk.findings()
    assert letter in explain(finding, None)


def test_a_strange_letter_in_a_sentence(desk: Any) -> None:
    """Units in YAML as well, and Ð of Icelandic keyboards for Đ."""
    desk.change(f"{QUARTER}/report.yml", "[Xã Hòa An]", "[Xã Hòа An]")
    assert [place[0] for place in desk.places()] == ["strange-letter"]


@pytest.mark.parametrize("space", ["\u00a0", "\u200b", "\ufeff", "\u2009", "\u3000", "  "])
def test_spaces_nobody_sees(desk: Any, space: str) -> None:
    """After a name, inside a name, around a number and in the head: read."""
    row = ROWS[0].replace("Hòa An", f"Hòa{space} An{space}").replace("150", f"{space}150{space}")
    assert places(desk, row, head=HEAD.replace("online,", f"online{space},")) == []


def test_the_header_again_on_the_second_page(desk: Any) -> None:
    """One finding, and the other rows are read."""
    assert places(desk, ROWS[0], HEAD, *ROWS[1:]) == [("header-repeated", 3, "")]


def test_a_title_over_the_header(desk: Any) -> None:
    """One finding instead of one a row."""
    assert places(desk, *ROWS, head="PHỤ LỤC 1,,,,,,\n" + HEAD) == [("title-row", 1, "")]


@pytest.mark.parametrize("name", ["Tổng cộng", "TỔNG", "Cộng"])
def test_a_total_row_without_its_mark(desk: Any, name: str) -> None:
    """It is no unit that anybody could declare."""
    assert places(desk, *ROWS, f",{name},commune,,1000,600,\n") == [("total-unmarked", 5, "unit")]


def test_names_a_row_above_their_figures(desk: Any) -> None:
    """The first row lacks figures and the last one its name: one finding."""
    shifted = ("2,Xã Hòa An,,,,,\n", '3,Xã Hòa Mỹ,,,200,150,"75,00"\n', ',,,,300,120,"40,00"\n')
    assert places(desk, *shifted) == [("rows-shifted", 2, "unit")]


def test_names_a_row_below_their_figures(desk: Any) -> None:
    """And the other way round."""
    shifted = (',,,,200,150,"75,00"\n', '3,Xã Hòa An,,,300,120,"40,00"\n', "4,Xã Hòa Mỹ,,,,,\n")
    assert places(desk, *shifted) == [("rows-shifted", 2, "unit")]


def test_two_columns_in_each_others_place(desk: Any) -> None:
    """One hint at the head instead of one error a row."""
    swapped = HEAD.replace("received,online,", "online,received,")
    assert places(desk, *ROWS, head=swapped) == [("columns-swapped", 1, "online")]


def test_one_part_larger_than_its_whole_is_no_swap(desk: Any) -> None:
    """Then that row is wrong, and the checks of figures say so."""
    assert places(desk, ROWS[0].replace("150", "250"), *ROWS[1:]) == []


def test_figures_printed_like_that_are_no_swap(desk: Any) -> None:
    """Where the paper prints 133,33 % beside them the columns stand as printed."""
    rows = (row.replace("received", "") for row in ROWS)
    above = (
        '2,Xã Hòa An,,,150,200,"133,33"\n',
        '3,Xã Hòa Mỹ,,,120,300,"250,00"\n',
        "4,TT. An Bình,,,330,500,\n",
    )
    assert len(list(rows)) == 3
    assert places(desk, *above) == []


def test_a_whole_column_of_dates_is_one_finding(desk: Any) -> None:
    """One setting of Excel, one message, with the rows of the others."""
    rows = [
        row.replace(old, new) for row, old, new in zip(ROWS, ("150", "120", "330"), MANGLED, strict=False)
    ]
    assert places(desk, *rows) == [("date-for-number", 2, "online")]
    (finding,) = desk.findings()
    assert "2 ô như vậy, ở dòng 3, 4" in explain(finding, None)


def test_two_cells_are_two_findings(desk: Any) -> None:
    """A pattern begins at three."""
    rows = (ROWS[0].replace("150", "08-Dec"), ROWS[1].replace("120", "09-Dec"), ROWS[2])
    assert len(places(desk, *rows)) == 2


def test_an_unbalanced_quote_is_told_where_it_opens(desk: Any) -> None:
    """Not at the end of the file."""
    assert places(desk, ROWS[0], ROWS[1].replace('"40,00"', '"40,00'), ROWS[2])[0][:2] == ("csv-malformed", 3)
    assert places(desk, ROWS[0].replace('"75,00"', '"75,00'))[0][:2] == ("csv-malformed", 2)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_mixed_line_ends(desk: Any, end: str) -> None:
    """Parts of a table from different systems; rows are counted as an editor sees them."""
    table = HEAD + ROWS[0].rstrip("\n") + end + ROWS[1] + ROWS[2].replace("330", "x")
    (desk.folder / TABLE).write_bytes(table.encode())
    assert desk.places() == [("unreadable-number", "ho-so.csv", 4, "online")]


def test_a_file_cut_off_in_a_row(desk: Any) -> None:
    """The last row is narrower than the head."""
    assert places(desk, *ROWS[:2], "4,Thị trấn An") == [("row-width", 4, "")]


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "null", "~", "1.0", "2023-01-01"])
def test_yaml_does_not_guess(desk: Any, word: str) -> None:
    """A title of these is those letters: Norway stays a country."""
    desk.change(f"{QUARTER}/report.yml", "title: Báo cáo quý III", f"title: {word}")
    titles = {report.title for report in desk.read().reports} if word not in ("null", "~") else {word}
    assert word in titles


def test_a_decimal_comma_inside_braces_is_told(desk: Any) -> None:
    """60,5 in braces is 60 and a key named 5: the finding shows how to write it."""
    desk.change("targets/ke-hoach-2023.yml", "at_least: 50", "at_least: 60,5")
    assert [place[0] for place in desk.places()] == ["yaml-unknown-key"]
