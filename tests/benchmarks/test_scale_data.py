"""Invented data at any scale: the same each time, publishable, and on real units."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scale import register
from benchmarks.scale.figures import MEASURES, NOT_APPLICABLE, NOT_REPORTED, invent, months
from benchmarks.scale.invent import change_figure, write_data
from generator import pipeline
from tests.site.project import tree


def test_the_register_is_the_countrys() -> None:
    """34 provinces, 3,321 communes, an id each."""
    units = [unit for one in register.country() for unit in (one.unit, *one.communes)]
    assert (len(register.country()), len(units)) == (34, 34 + 3321)
    assert len({unit.id for unit in units}) == len(units)
    assert len({one.slug for one in register.country()}) == 34


def test_so_many_units_are_as_many() -> None:
    """Whole provinces, and a part of the last one."""
    chosen = register.some(1000)
    assert sum(1 + len(one.communes) for one in chosen) == 1000
    assert chosen[:-1] == register.country()[: len(chosen) - 1]
    assert register.one("52")[0].unit.name == "Tỉnh Gia Lai"
    with pytest.raises(ValueError, match="no province has the code"):
        register.one("x")


def test_months_go_on_into_the_next_years() -> None:
    """The units are in force since July 2025."""
    assert months(8)[::7] == ("2025-07", "2026-02")
    assert months(36)[-1] == "2028-06"


def test_a_seed_invents_the_same_bytes(tmp_path: Path) -> None:
    """Two runs write the same; another seed does not."""
    trees = []
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        write_data(tmp_path / name, invent(register.some(30), 2, seed))
        trees.append(tree(tmp_path / name))
    assert trees[0] == trees[1]
    assert trees[0] != trees[2]


def test_a_province_is_the_same_alone_and_among_others() -> None:
    """What the runner compares at two scales are the same units with the same figures."""
    country = invent(register.some(400), 2, 1)
    alone = invent(country.provinces[1:2], 2, 1)
    start = 1 + len(country.provinces[0].communes)
    assert (country.counts[start : start + len(alone.counts)] == alone.counts).all()


def test_counts_add_up() -> None:
    """Parts make their whole, and no numerator is above its base."""
    counts = invent(register.one("52"), 12, 1).counts
    at = {name: counts[:, :, MEASURES.index(name)] for name in MEASURES}
    for whole, parts in {
        "received": ("received_direct", "online"),
        "resolved": ("on_time", "late"),
        "fee": ("paid_online", "paid_direct"),
    }.items():
        known = at[whole] >= 0
        assert (at[whole][known] == sum(at[part][known] for part in parts)).all()
    assert counts[counts != NOT_REPORTED][counts[counts != NOT_REPORTED] != NOT_APPLICABLE].min() >= 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two provinces, the second of which gives targets to each commune, with gaps in their tables."""
    made = tmp_path_factory.mktemp("scale") / "data"
    provinces = [one for one in register.country() if one.unit.code in ("04", "12")]
    write_data(made, invent(provinces, 14, 2))
    return made


def test_invented_data_can_be_published(folder: Path) -> None:
    """Nothing blocks, before and after one figure changes; and there is something of every kind."""
    for changed in (False, True):
        if changed:
            change_figure(folder)
        checked = pipeline.check(folder, lambda _: None)
        assert [finding for finding in checked.findings if finding.blocks] == []
        assert checked.results is not None
    verdicts = checked.results.verdicts
    assert set(verdicts["decision"]) == {"trung-uong", "cao-bang", "lai-chau"}
    assert {"exceeded", "not_met", "not_reported", "not_applicable"} <= set(verdicts["status"])
    assert {"", "-"} <= _cells(folder)


def test_one_figure_and_its_total_change(folder: Path) -> None:
    """And nothing else in the folder."""
    before = tree(folder)
    path = change_figure(folder)
    after = tree(folder)
    differing = [name for name in before if before[name] != after[name]]
    assert differing == [path.relative_to(folder).as_posix()]
    lines = [text[differing[0]].decode().splitlines() for text in (before, after)]
    rows = [at for at, (old, new) in enumerate(zip(*lines, strict=True)) if old != new]
    assert len(rows) == 2
    assert rows[-1] == len(lines[0]) - 1


def _cells(folder: Path) -> set[str]:
    tables = folder.glob("periods/*/*/xa.csv")
    return {
        cell
        for table in tables
        for line in table.read_text(encoding="utf-8").splitlines()[1:-1]
        for cell in line.split(",")[3:]
    }
