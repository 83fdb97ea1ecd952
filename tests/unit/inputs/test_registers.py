"""The registers: units, measures, site; and what a row of them must not say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.inputs.days import read_day
from generator.inputs.registers import SLUG, safe_name, safe_text

UNITS = "units.csv"


@pytest.mark.parametrize(
    "text", ["a", "a1", "766-1", "xa-phuoc-hoa-21967", "paid_online", "2679-qd-ubnd-2023"]
)
def test_ids_that_can_be_addresses(text: str) -> None:
    """Small letters without marks, digits, single hyphens."""
    assert SLUG.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["", "A", "xã", "a b", "-a", "a-", "a--b", "a/b", "..", "a.b", "a\n", "a%20b", "a?b", "a#b"]
)
def test_ids_that_cannot(text: str) -> None:
    """Whatever would have to be escaped in an address or a file name."""
    assert not SLUG.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2023-07-20", date(2023, 7, 20)), ("2024-02-29", date(2024, 2, 29))],
)
def test_dates(text: str, day: date) -> None:
    """Year, month, day."""
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "2023-02-29", "2023-7-20", "2023-13-01", "20230720", "2023-W29-4", "2023-07-20T00:00"],
)
def test_what_is_not_a_date(text: str) -> None:
    """Half a date, a date with a time, a date of another kind."""
    assert read_day(text) is None


@pytest.mark.parametrize("text", ["Xã Phước Hòa", "Phường 1", "", "Đắk Lắk", "A=B"])
def test_safe_names(text: str) -> None:
    """Names of places."""
    assert safe_name(text)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-x", "@SUM(A1)", "\tx", "a\x07b", "a\nb", "a\u202eb"])
def test_unsafe_names(text: str) -> None:
    """A spreadsheet would run it, or a reader would not see it."""
    assert not safe_name(text)


def test_codes_get_their_zeros_back(desk: Any) -> None:
    """Excel strips them: two digits for a province, three for a district, five for a commune."""
    desk.add(UNITS, "tinh-nho-1,Tỉnh Nhỏ,tỉnh,,1,,,,")
    desk.add(UNITS, "huyen-nho-7,Huyện Nhỏ,huyện,tinh-nho-1,7,,,,")
    desk.add(UNITS, "xa-nho-28,Xã Nhỏ,xã,huyen-nho-7,28,,,,")
    units = desk.read().units
    codes = [units[unit].code for unit in ("tinh-nho-1", "huyen-nho-7", "xa-nho-28", "xa-hoa-an-99101")]
    assert codes == ["01", "007", "00028", "99101"]


@pytest.mark.parametrize("code", ["9911O", "99-113", "99113.0", "²"])
def test_codes_are_plain_digits(desk: Any, code: str) -> None:
    """A letter O, or a digit of another script, is no digit of a code."""
    desk.add(UNITS, f"xa-moi-1,Xã Mới,xã,huyen-an-binh-991,{code},,,,")
    assert desk.places() == [("bad-code", UNITS, 8, "code")]


def test_lists_in_cells_are_split(desk: Any) -> None:
    """Successors and aliases stand in one cell, semicolons between them."""
    desk.add(
        UNITS, "xa-cu-1,Xã Cũ,xã,huyen-an-binh-991,,,2022-12-31,xa-hoa-an-99101; xa-hoa-my-99104,Xã X ;; Y"
    )
    unit = desk.read().units["xa-cu-1"]
    assert unit.successors == ("xa-hoa-an-99101", "xa-hoa-my-99104")
    assert unit.aliases == ("Xã X", "Y")


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("Xa-Moi,Xã Mới,xã,huyen-an-binh-991,,,,,", "bad-id", "id"),
        (",Xã Mới,xã,huyen-an-binh-991,,,,,", "bad-id", "id"),
        ("xa-hoa-an-99101,Xã Mới,xã,huyen-an-binh-991,,,,,", "duplicate-id", "id"),
        ("xa-moi,,xã,huyen-an-binh-991,,,,,", "empty-cell", "name"),
        ("xa-moi,@Mới,xã,huyen-an-binh-991,,,,,", "unsafe-name", "name"),
        ("xa-moi,Xã Mới,xã,huyen-an-binh-991,,,,,=A1", "unsafe-name", "aliases"),
        ("xa-moi,Xã Mới,Xã,huyen-an-binh-991,,,,,", "unknown-type", "type"),
        ("xa-moi,Xã Mới,xã,huyen-khac,,,,,", "unknown-reference", "parent"),
        ("xa-moi,Xã Mới,xã,huyen-an-binh-991,,,2023-06-31,,", "bad-date", "valid_to"),
        ("xa-moi,Xã Mới,xã,huyen-an-binh-991,,,,xa-khac,", "unknown-reference", "successors"),
        ("xa-moi,Xã Mới,xã,xa-moi,,,,,", "parent-loop", "parent"),
    ],
)
def test_a_bad_row_of_units(desk: Any, row: str, code: str, column: str) -> None:
    """One finding, at the cell."""
    desk.add(UNITS, row)
    assert desk.places() == [(code, UNITS, 8, column)]


def test_a_second_alias_like_a_formula_is_unsafe(desk: Any) -> None:
    """Aliases are published one by one."""
    desk.add(UNITS, "xa-moi,Xã Mới,xã,huyen-an-binh-991,,,,,Mới;=A1")
    assert desk.places() == [("unsafe-name", UNITS, 8, "aliases")]


def test_a_loop_around_a_reports_own_area(desk: Any) -> None:
    """The province inside its own district: found, and the reading goes on."""
    desk.change(UNITS, "tinh-mau-99,Tỉnh Mẫu,tỉnh,,", "tinh-mau-99,Tỉnh Mẫu,tỉnh,huyen-an-binh-991,")
    assert ("parent-loop", UNITS, 2, "parent") in desk.places()


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("Online,Tên,hồ sơ,", "bad-id", "id"),
        ("online,Tên,hồ sơ,", "duplicate-id", "id"),
        ("tong,Tên,hồ sơ,online+khac", "unknown-reference", "parts"),
        ("tong,,hồ sơ,", "empty-cell", "name"),
        ("tong,=1+1,hồ sơ,", "unsafe-name", "name"),
    ],
)
def test_a_bad_row_of_measures(desk: Any, row: str, code: str, column: str) -> None:
    """The same care as for units."""
    desk.add("measures.csv", row)
    assert desk.places() == [(code, "measures.csv", 7, column)]


def test_parts_of_a_measure(desk: Any) -> None:
    """What adds up to it, plus signs between."""
    desk.add("measures.csv", "tong,Tổng,hồ sơ,online + fee")
    assert desk.read().measures["tong"].parts == ("online", "fee")


def test_types_have_tiers_within_dates(desk: Any) -> None:
    """From July 2025 there are no districts."""
    desk.change("site.yml", "to: 2025-06-30}\n  - {type: xã", "to: 31/6/2025}\n  - {type: xã")
    assert desk.places() == [("bad-date", "site.yml", 8, "39")]


def test_a_missing_register_is_told_and_nothing_else_is_guessed(desk: Any) -> None:
    """Without units nothing can be resolved, so nobody is called unknown."""
    (desk.folder / UNITS).unlink()
    assert desk.places() == [("file-missing", UNITS, None, "")]
    assert desk.check().blocked


@pytest.mark.parametrize("register", ["units.csv", "measures.csv", "site.yml"])
def test_a_broken_register_hides_nothing_else(desk: Any, register: str) -> None:
    """What can be told without it is told in the same run: an editor mends everything in one go."""
    desk.write(register, "" if register == "site.yml" else "mã,tên\na,b\n")
    desk.change("targets/ke-hoach-2023.yml", "title:", "tile:")
    desk.change("indicators/online-payment.yml", "id: online-payment", "id: {online")
    desk.change("periods/2023-q3/an-binh/report.yml", "kind: transcript", "kind: bản chép")
    desk.change("periods/2023-q4/an-binh/ho-so.csv", "online-submission", "")
    desk.write("corrections.yml", "corrections: &a []\n")
    found = {place[1] for place in desk.places()}
    wanted = {
        register,
        "ke-hoach-2023.yml",
        "online-payment.yml",
        "report.yml",
        "ho-so.csv",
        "corrections.yml",
    }
    assert found == wanted


def test_a_broken_indicator_is_not_called_unknown(desk: Any) -> None:
    """Tables, decisions and sentences that name it are right; its own file has to be mended."""
    desk.change("indicators/online-submission.yml", "id: online-submission", "id: {online")
    assert {place[1] for place in desk.places()} == {"online-submission.yml"}


@pytest.mark.parametrize(
    "text", ["A=B", "a\nb", "a; b", "-5", "-4,5%", "+0,3", "-", "", "a - b", "x\u00a0y\u200b"]
)
def test_safe_texts(text: str) -> None:
    """Sentences on several lines, numbers with a sign, and the dash."""
    assert safe_text(text)


FORMULAS = (
    "=1",
    " =1",
    "-x",
    "- x",
    "+84 x",
    "@a",
    "\tx",
    "\rx",
    "\uff1d1",
    "a;=1",
    "a;\n=1",
    "a\n- b",
    "a\t@b",
)
UNSEEN = ("\x07", "\x1b[2J", "\x85", "\u2028", "\u202e", "\u2067", "\u200f", "\u061c", "\r")


@pytest.mark.parametrize("text", [*FORMULAS, *(f"a{sign}b" for sign in UNSEEN)])
def test_unsafe_texts(text: str) -> None:
    """A formula where any cell could begin, a control, a sign that turns the text around."""
    assert not safe_text(text)
