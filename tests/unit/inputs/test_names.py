"""How a unit may be written in a table, and when its name is refused."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.periods import Period, parse_period
from generator.domain.units import Unit, register
from generator.inputs.names import NameResolver, fold, split_prefix

TYPE_TIER = {
    "tỉnh": "province",
    "huyện": "district",
    "thị xã": "district",
    "thành phố": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
}

_ROWS = (
    ("tinh-binh-dinh-52", "Tỉnh Bình Định", "tỉnh", "", None, None, ()),
    ("thanh-pho-quy-nhon-540", "Thành phố Quy Nhơn", "thành phố", "tinh-binh-dinh-52", None, None, ()),
    (
        "huyen-tuy-phuoc-550",
        "Huyện Tuy Phước",
        "huyện",
        "tinh-binh-dinh-52",
        None,
        None,
        ("Bộ phận Một cửa huyện", "BP Một cửa huyện"),
    ),
    ("thi-tran-tuy-phuoc-21952", "Thị trấn Tuy Phước", "thị trấn", "huyen-tuy-phuoc-550", None, None, ()),
    ("thi-tran-dieu-tri-21955", "Thị trấn Diêu Trì", "thị trấn", "huyen-tuy-phuoc-550", None, None, ()),
    ("xa-phuoc-hoa-21967", "Xã Phước Hòa", "xã", "huyen-tuy-phuoc-550", None, None, ()),
    ("xa-phuoc-thuy-1", "Xã Phước Thủy", "xã", "huyen-tuy-phuoc-550", None, None, ()),
    ("phuong-1-2", "Phường 1", "phường", "thanh-pho-quy-nhon-540", None, None, ()),
    ("phuong-12-2", "Phường 12", "phường", "thanh-pho-quy-nhon-540", None, None, ()),
    ("phuong-tran-phu-3", "Phường Trần Phú", "phường", "thanh-pho-quy-nhon-540", None, None, ()),
    ("xa-tan-lap-1", "Xã Tân Lập", "xã", "huyen-tuy-phuoc-550", None, None, ()),
    ("xa-tan-lap-2", "Xã Tân Lập", "xã", "thanh-pho-quy-nhon-540", None, None, ()),
    ("xa-an-my-1", "Xã An Mỹ", "xã", "huyen-tuy-phuoc-550", None, date(2022, 12, 31), ()),
    ("xa-an-my-2", "Xã An Mỹ", "xã", "huyen-tuy-phuoc-550", date(2023, 1, 1), None, ()),
    ("thi-xa-hoai-nhon-543", "Thị xã Hoài Nhơn", "thị xã", "tinh-binh-dinh-52", None, None, ()),
    ("phuong-hoai-nhon-4", "Phường Hoài Nhơn", "phường", "thi-xa-hoai-nhon-543", None, None, ()),
)

UNITS = register(
    Unit(unit_id, name, unit_type, parent, "", start, end, (), aliases)
    for unit_id, name, unit_type, parent, start, end, aliases in _ROWS
)


def period(text: str = "2023-q3") -> Period:
    """A period by its folder's name."""
    found = parse_period(text)
    assert found is not None
    return found


RESOLVER = NameResolver(UNITS, TYPE_TIER, "tinh-binh-dinh-52", period())

WRITTEN = [
    # as it stands in the register, and in any case
    ("Xã Phước Hòa", "", "xa-phuoc-hoa-21967"),
    ("XÃ PHƯỚC HÒA", "", "xa-phuoc-hoa-21967"),
    ("xã phước hòa", "", "xa-phuoc-hoa-21967"),
    ("  Xã   Phước\u00a0Hòa ", "", "xa-phuoc-hoa-21967"),
    # without the prefix, with an abbreviated one, with the office
    ("Phước Hòa", "", "xa-phuoc-hoa-21967"),
    ("X. Phước Hòa", "", "xa-phuoc-hoa-21967"),
    ("UBND xã Phước Hòa", "", "xa-phuoc-hoa-21967"),
    ("Ủy ban nhân dân xã Phước Hòa", "", "xa-phuoc-hoa-21967"),
    ("Uỷ ban nhân dân xã Phước Hòa", "", "xa-phuoc-hoa-21967"),
    ("TT. Diêu Trì", "", "thi-tran-dieu-tri-21955"),
    ("TT.Diêu Trì", "", "thi-tran-dieu-tri-21955"),
    ("TT Diêu Trì", "", "thi-tran-dieu-tri-21955"),
    ("Thị Trấn Diêu trì", "", "thi-tran-dieu-tri-21955"),
    ("P. Trần Phú", "", "phuong-tran-phu-3"),
    ("P.Trần Phú", "", "phuong-tran-phu-3"),
    ("UBND TP. Quy Nhơn", "", "thanh-pho-quy-nhon-540"),
    ("TP Quy Nhơn", "", "thanh-pho-quy-nhon-540"),
    ("TX. Hoài Nhơn", "", "thi-xa-hoai-nhon-543"),
    # the two ways of placing a tone mark
    ("Phước Hoà", "", "xa-phuoc-hoa-21967"),
    ("xã Phước Thuỷ", "", "xa-phuoc-thuy-1"),
    # names that end in a number
    ("Phường 1", "", "phuong-1-2"),
    ("P. 1", "", "phuong-1-2"),
    ("P.12", "", "phuong-12-2"),
    # an area's own desk
    ("Bộ phận Một cửa huyện", "district", "huyen-tuy-phuoc-550"),
    ("BP MỘT CỬA HUYỆN", "district", "huyen-tuy-phuoc-550"),
    # a written prefix restricts the type; else the row's tier decides
    ("Thị trấn Tuy Phước", "", "thi-tran-tuy-phuoc-21952"),
    ("Huyện Tuy Phước", "", "huyen-tuy-phuoc-550"),
    ("Huyện Tuy Phước", "commune", "huyen-tuy-phuoc-550"),
    ("Tuy Phước", "commune", "thi-tran-tuy-phuoc-21952"),
    ("Tuy Phước", "district", "huyen-tuy-phuoc-550"),
    ("Hoài Nhơn", "district", "thi-xa-hoai-nhon-543"),
    ("Hoài Nhơn", "commune", "phuong-hoai-nhon-4"),
    # of two with one name, the one that existed in the period
    ("Xã An Mỹ", "", "xa-an-my-2"),
    # an id is never ambiguous
    ("xa-tan-lap-2", "", "xa-tan-lap-2"),
]


@pytest.mark.parametrize(("written", "tier", "unit"), WRITTEN)
def test_what_a_name_means(written: str, tier: str, unit: str) -> None:
    """Spelling is set aside; what a name says of its unit is not."""
    found = RESOLVER.resolve(written, tier)
    assert found.unit is not None and found.unit.id == unit


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_unicode_form_does_not_matter(form: str) -> None:
    """macOS writes letters and marks apart, Windows together."""
    found = RESOLVER.resolve(unicodedata.normalize(form, "UBND xã Phước Hòa"))  # type: ignore[arg-type]
    assert found.unit is not None and found.unit.id == "xa-phuoc-hoa-21967"


def test_the_older_unit_in_the_older_period() -> None:
    """A name goes to the unit that held it in the report's period."""
    found = NameResolver(UNITS, TYPE_TIER, "tinh-binh-dinh-52", period("2022-q3")).resolve("An Mỹ")
    assert found.unit is not None and found.unit.id == "xa-an-my-1"


def test_two_candidates_are_both_named() -> None:
    """A name with two units is never guessed."""
    found = RESOLVER.resolve("Xã Tân Lập", "commune")
    assert found.unit is None
    assert {unit.id for unit in found.candidates} == {"xa-tan-lap-1", "xa-tan-lap-2"}
    assert {unit.id for unit in RESOLVER.resolve("Tuy Phước").candidates} == {
        "huyen-tuy-phuoc-550",
        "thi-tran-tuy-phuoc-21952",
    }


def test_the_area_decides_between_namesakes() -> None:
    """A report speaks of its own area."""
    found = NameResolver(UNITS, TYPE_TIER, "huyen-tuy-phuoc-550", period()).resolve("Tân Lập")
    assert found.unit is not None and found.unit.id == "xa-tan-lap-1"


def test_units_above_the_area_can_be_quoted_and_neighbours_cannot() -> None:
    """A district's report quotes the province; it knows nothing of another district's communes."""
    resolver = NameResolver(UNITS, TYPE_TIER, "huyen-tuy-phuoc-550", period())
    quoted = resolver.resolve("Tỉnh Bình Định")
    assert quoted.unit is not None and quoted.unit.id == "tinh-binh-dinh-52"
    assert resolver.resolve("Phường Trần Phú").unit is None


@pytest.mark.parametrize("written", ["Xã Diêu Trì", "Phường Phước Hòa", "Huyện Quy Nhơn", "Xã Tuy Phước"])
def test_a_wrong_prefix_is_not_overlooked(written: str) -> None:
    """A commune is not a town, however alike the names."""
    found = RESOLVER.resolve(written)
    assert found.unit is None and not found.candidates


def test_an_unknown_name_gets_the_nearest() -> None:
    """A misspelling is shown what it may have meant."""
    found = RESOLVER.resolve("Xã Phước Hoa")
    assert found.unit is None and not found.candidates
    assert found.nearest[0] == "Xã Phước Hòa"


@pytest.mark.parametrize("written", ["", " ", "-", "UBND", "Xã", "xã ", "TT.", "?!", "\u0301"])
def test_hardly_a_name(written: str) -> None:
    """A word that is only a prefix, or no word at all, means no unit."""
    assert RESOLVER.resolve(written).unit is None


def test_a_whole_country_decision_sees_every_unit() -> None:
    """Without an area (a central decision's table) every unit can be named."""
    found = NameResolver(UNITS, TYPE_TIER, "", period()).resolve("Tỉnh Bình Định", "province")
    assert found.unit is not None and found.unit.id == "tinh-binh-dinh-52"


@pytest.mark.parametrize(
    ("written", "unit_type", "rest"),
    [
        ("thị trấn Diêu Trì", "thị trấn", "Diêu Trì"),
        ("TT. Diêu Trì", "thị trấn", "Diêu Trì"),
        ("xã Hòa", "xã", "Hòa"),
        ("UBND P.5", "phường", "5"),
        ("Xãlạ", "", "Xãlạ"),
        ("Trà Hương", "", "Trà Hương"),
    ],
)
def test_prefixes(written: str, unit_type: str, rest: str) -> None:
    """A prefix is a word of its own or ends in a full stop."""
    assert split_prefix(fold(written)) == (unit_type, fold(rest))


_MOVED = {
    old: new
    for first, second, marked_first, marked_second in (
        ("o", "a", "òóỏõọ", "àáảãạ"),
        ("o", "e", "òóỏõọ", "èéẻẽẹ"),
        ("u", "y", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for one, two in zip(marked_first, marked_second, strict=True)
    for old, new in ((one + second, first + two),)
}
"""The old and the new way of placing a tone mark on oa, oe, uy."""

UNIQUE = [unit for unit in UNITS if [other.name for other in UNITS].count(unit.name) == 1]


def respelt(name: str, moved: bool, upper: list[bool], form: str) -> str:
    """A name with its tone marks moved, its letters recased, in a Unicode form."""
    text = name.lower()
    if moved:
        for old, new in _MOVED.items():
            text = text.replace(old, new)
    text = "".join(c.upper() if upper[i % len(upper)] else c for i, c in enumerate(text))
    return unicodedata.normalize(form, text)  # type: ignore[arg-type]


@given(
    st.sampled_from(UNIQUE),
    st.booleans(),
    st.lists(st.booleans(), min_size=1, max_size=12),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["", "UBND ", "ubnd  "]),
)
def test_spelling_never_changes_the_unit(
    unit: Unit, moved: bool, upper: list[bool], form: str, office: str
) -> None:
    """However a registered name is spelt, it means the same unit."""
    found = RESOLVER.resolve(office + respelt(unit.name, moved, upper, form))
    assert found.unit == unit


@given(st.text(max_size=30), st.sampled_from(["", "commune", "district", "nowhere"]))
def test_any_text_is_a_name_or_none(text: str, tier: str) -> None:
    """Nothing that can stand in a cell stops the reading."""
    found = RESOLVER.resolve(text, tier)
    assert found.unit is None or found.unit in UNITS.by_id.values()
