"""corrections.yml: figures in the editors' notation, entries with names that stay."""

from __future__ import annotations

from typing import Any

import pytest

from generator.domain.corrections import Correction

WHERE = "period: 2023-q3, report: an-binh, table: tong-hop, unit: xa-hoa-an-99101, tier: commune"
WHO = "reason: Chép nhầm, decided_by: Văn phòng"


def read(desk: Any, *entries: str) -> tuple[Correction, ...]:
    """The corrections of a folder whose file has these entries, each the inside of braces."""
    desk.write("corrections.yml", "\n".join(["corrections:", *(f"  - {{{entry}}}" for entry in entries)]))
    found: tuple[Correction, ...] = desk.read().corrections
    return found


def values(desk: Any, indicator: str, old: str, new: str) -> tuple[str, str]:
    """What two figures mean."""
    (found,) = read(
        desk, f'date: 2023-12-01, {WHERE}, {WHO}, indicator: {indicator}, old: "{old}", new: "{new}"'
    )
    return found.old_value, found.new_value


@pytest.mark.parametrize(
    ("indicator", "old", "new", "meant"),
    [
        ("online-payment", "90,0", "75", ("90", "75")),
        ("online-payment", "90,05%", "", ("90.05", "")),
        ("online-payment", "-", "–", ("-", "-")),
        ("received", "11.232", "1.164", ("11232", "1164")),
        ("received", "12", "bỏ", ("12", "removed")),
        ("phuc-vu.grade", "Khá", "Tốt", ("Khá", "Tốt")),
        ("online-payment.target", "55-60", "60", ("55-60", "60")),
    ],
)
def test_what_a_figure_means(desk: Any, indicator: str, old: str, new: str, meant: tuple[str, str]) -> None:
    """Numbers as in tables, a dash, nothing, and the word for what is not published any more."""
    assert values(desk, indicator, old, new) == meant


def test_an_entry_of_many_changes(desk: Any) -> None:
    """What they share is said once."""
    changes = (
        '{indicator: online-payment, old: "1", new: "2"}, {indicator: online-submission, old: "3", new: "4"}'
    )
    found = read(desk, f"date: 2023-12-01, {WHERE}, {WHO}, changes: [{changes}]")
    assert [(c.indicator, c.unit, c.reason) for c in found] == [
        ("online-payment", "xa-hoa-an-99101", "Chép nhầm"),
        ("online-submission", "xa-hoa-an-99101", "Chép nhầm"),
    ]
    assert len({c.entry for c in found}) == 1


def test_the_name_of_an_entry_stays(desk: Any) -> None:
    """Through other words for the reason and other entries in front of it; two alike are told apart."""
    told = f'date: 2023-12-01, {WHERE}, indicator: online-payment, old: "1", new: "2"'
    (alone,) = read(desk, f"{told}, {WHO}")
    later = read(
        desk, f"{told.replace('12-01', '12-02')}, {WHO}", f"{told}, reason: Lý do khác, decided_by: Sở"
    )
    assert later[1].entry == alone.entry != later[0].entry
    assert alone.entry.startswith("2023-12-01-")
    twice = read(desk, f"{told}, {WHO}", f"{told}, {WHO}")
    assert [c.entry for c in twice] == [alone.entry, f"{alone.entry}-2"]


FAULTS = {
    f"{WHERE}, {WHO}, indicator: received, old: 1, new: 2": "yaml-missing-key",
    f"date: 2023-12-01, {WHERE}, {WHO}, indicator: received, old: 1": "yaml-missing-key",
    f"date: 2023-12-01, {WHERE}, {WHO}, old: 1, new: 2": "yaml-missing-key",
    f"date: 2023-12-01, {WHO}, cause: units.csv, old: a": "yaml-missing-key",
    f"date: 32/12/2023, {WHO}, cause: units.csv, old: a, new: b": "bad-date",
    f'date: 2023-12-01, {WHERE}, {WHO}, indicator: received, old: "=1+1", new: 2': "unsafe-name",
    f'date: 2023-12-01, {WHO}, cause: "=units", old: a, new: b': "unsafe-name",
    f'date: 2023-12-01, {WHO}, cause: units.csv, old: "=A1", new: b': "unsafe-name",
    'date: 2023-12-01, reason: "=A1", decided_by: x, cause: units.csv, old: a, new: b': "unsafe-name",
    f"date: 2023-12-01, {WHERE}, {WHO}, indicator: received, old: 1, new: 2, claim: gì": "yaml-wrong-value",
    f"date: 2023-12-01, {WHERE}, {WHO}, indicator: received, old: 1, new: 2, khác: x": "yaml-unknown-key",
}


@pytest.mark.parametrize("entry", FAULTS)
def test_what_is_refused(entry: str, desk: Any) -> None:
    """Each at its line, and nothing is published."""
    desk.write("corrections.yml", f"corrections:\n  - {{{entry}}}\n")
    found = desk.findings()
    assert [f.code for f in found] == [FAULTS[entry]]
    assert found[0].blocks and found[0].location.row == 2


def test_an_empty_list(desk: Any) -> None:
    """It may be left empty."""
    desk.write("corrections.yml", "corrections:\n")
    assert desk.read().corrections == ()
