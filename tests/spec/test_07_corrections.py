"""What was published does not change in silence.

Each test publishes a small folder, changes it, and holds the new one against the old one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.domain.findings import Finding
from generator.inputs import read_dataset
from generator.pages.correction_entries import as_entries
from generator.pipeline import Base
from tests.spec.folder import DISTRICT, MONTH, OTHER_DISTRICT, Folder, commune

TABLE = f"periods/{MONTH}/bao-cao/bang.csv"
HEAD = "unit;received;online;submission"
A, B, C = (commune(letter) for letter in "ABC")


class Published:
    """A folder as it was published, and the same folder for an editor to change."""

    def __init__(self, root: Path) -> None:
        self.before = root / "before"
        self.folder = Folder(root / "data")
        self.folder.decision("ke-hoach", "indicator: submission, tier: commune, at_least: 50")
        self.table("Xã A;100;40;40,00", "Xã B;100;60;60,00", "Xã C;200;150;75,00")

    def table(self, *rows: str) -> None:
        """The report's one table."""
        self.folder.report({"bang": (HEAD, *rows)})

    def publish(self) -> None:
        """What stands now is public from now on."""
        shutil.rmtree(self.before, ignore_errors=True)
        shutil.copytree(self.folder.root, self.before)

    def change(self, path: str, old: str, new: str) -> None:
        """Replaces a text that stands once in a file."""
        file = self.folder.root / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")

    def entries(self, *entries: str) -> None:
        """corrections.yml, each entry the inside of braces."""
        known = "date: 2023-09-01, reason: Chép nhầm, decided_by: Văn phòng"
        lines = [f"  - {{{known}, {entry}}}" for entry in entries]
        self.folder.write("corrections.yml", "\n".join(["corrections:", *lines]))

    def check(self) -> pipeline.Checked:
        """The new folder held against the published one."""
        base = Base("before", *read_dataset(self.before))
        return pipeline.check(self.folder.root, lambda _: None, base)

    def found(self) -> list[tuple[str, str, int | None]]:
        """What stands in the way of publishing: code, file, row."""
        return [(f.code, f.location.path, f.location.row) for f in self._corrections()]

    def _corrections(self) -> list[Finding]:
        return [f for f in self.check().findings if f.code.startswith(("correction-", "base-"))]


@pytest.fixture
def published(tmp_path: Path) -> Published:
    """Three communes of a month, published."""
    made = Published(tmp_path)
    made.publish()
    return made


def cell(unit: str, figure: str, old: str, new: str) -> str:
    """What an entry says of a cell of the table."""
    place = f"period: {MONTH}, report: bao-cao, table: bang, unit: {unit}, tier: commune"
    return f'{place}, indicator: {figure}, old: "{old}", new: "{new}"'


def test_nothing_changed_nothing_to_say(published: Published) -> None:
    """The same data passes without an entry."""
    assert published.found() == []


def test_a_changed_figure_needs_an_entry(published: Published) -> None:
    """The finding stands at the row, and stops publication; with the entry it may go out."""
    published.change(TABLE, "Xã A;100;40;40,00", "Xã A;100;55;55,00")
    assert published.found() == [("correction-missing", TABLE, 2), ("correction-missing", TABLE, 2)]
    assert published.check().blocked
    published.entries(cell(A, "online", "40", "55"))
    assert published.found() == [("correction-missing", TABLE, 2)]
    published.entries(cell(A, "online", "40", "55"), cell(A, "submission", "40,00", "55,00"))
    assert published.found() == []
    assert not published.check().blocked


def test_what_follows_from_an_entered_figure_needs_no_entry(published: Published) -> None:
    """The verdict, the ranks and the district's average follow from the one count that was corrected."""
    published.folder.report({"bang": ("unit;received;online", "Xã A;100;40", "Xã B;100;60", "Xã C;200;150")})
    published.publish()
    published.change(TABLE, "Xã A;100;40", "Xã A;100;70")
    published.entries(cell(A, "online", "40", "70"))
    assert published.found() == []


def test_writing_the_same_figure_otherwise_is_no_change(published: Published) -> None:
    """75,00 and 75 are one figure, and so is a table whose rows stand in another order."""
    published.table("Xã C;200;150;75", "Xã A;100;40;40,00", "Xã B;100;60;60,00")
    assert published.found() == []


def test_a_row_taken_out_is_a_change(published: Published) -> None:
    """Every figure of it needs an entry whose new value is the word for taken out; one entry may hold all."""
    published.table("Xã A;100;40;40,00", "Xã B;100;60;60,00")
    assert [code for code, _, _ in published.found()] == ["correction-missing"] * 3
    old = {"received": "200", "online": "150", "submission": "75,00"}
    changes = ", ".join(f'{{indicator: {name}, old: "{value}", new: bỏ}}' for name, value in old.items())
    place = f"period: {MONTH}, report: bao-cao, table: bang, unit: {C}, tier: commune"
    published.entries(f"{place}, changes: [{changes}]")
    assert published.found() == []


def test_a_late_figure_is_a_change_of_what_was_empty(published: Published) -> None:
    """Empty was published as not reported."""
    published.table("Xã A;100;40;40,00", "Xã B;100;60;60,00", "Xã C;;;")
    published.publish()
    published.table("Xã A;100;40;40,00", "Xã B;100;60;60,00", "Xã C;200;;")
    assert [code for code, _, _ in published.found()] == ["correction-missing"]
    published.entries(cell(C, "received", "", "200"))
    assert published.found() == []


def test_an_entry_must_say_what_was_and_what_is(published: Published) -> None:
    """An old value that was never published, or a new one that the table does not have, is refused."""
    published.folder.report({"bang": ("unit;received;online", "Xã A;100;40", "Xã B;100;60", "Xã C;200;150")})
    published.publish()
    published.change(TABLE, "Xã A;100;40", "Xã A;100;70")
    for old, new in (("41", "70"), ("40", "71")):
        published.entries(cell(A, "online", old, new))
        assert ("correction-differs", "corrections.yml", 2) in published.found()
        assert published.check().blocked


def test_two_corrections_of_one_figure_follow_one_another(published: Published) -> None:
    """The second begins where the first ended, whichever of the two the live site has."""
    published.folder.report({"bang": ("unit;received;online", "Xã A;100;40", "Xã B;100;60", "Xã C;200;150")})
    published.publish()
    published.change(TABLE, "Xã A;100;40", "Xã A;100;70")
    published.entries(cell(A, "online", "40", "60"), cell(A, "online", "60", "70"))
    assert published.found() == []
    published.entries(cell(A, "online", "40", "60"), cell(A, "online", "61", "70"))
    assert ("correction-differs", "corrections.yml", 3) in published.found()


def test_an_entry_that_was_published_stays(published: Published) -> None:
    """Its reason may be reworded; what it says of the figure may not go."""
    published.entries(cell(A, "online", "41", "40"))
    published.publish()
    published.change("corrections.yml", "Chép nhầm", "Chép nhầm từ bản nháp")
    assert published.found() == []
    published.entries()
    assert published.found() == [("correction-removed", "corrections.yml", None)]
    assert published.check().blocked


def test_an_entry_without_a_change_is_told(published: Published) -> None:
    """It stops nothing, but it says something that did not happen."""
    published.entries(cell(A, "online", "41", "40"))
    assert published.found() == [("correction-unused", "corrections.yml", 2)]
    assert not published.check().blocked


Change = Callable[[Published], None]


def other_formula(published: Published) -> None:
    """The indicator counts something else."""
    published.change("indicators/submission.yml", "numerator: online", "numerator: late")


def other_dates(published: Published) -> None:
    """The decision does not hold in the month any more, so its verdicts go."""
    published.change("targets/ke-hoach.yml", "from: 2023-01-01", "from: 2023-08-01")


def other_parent(published: Published) -> None:
    """A commune belongs to another unit, so it is no peer of the others any more."""
    published.change("units.csv", f"Xã C,xã,{DISTRICT}", f"Xã C,xã,{B}")


CAUSES = {
    "indicators/submission.yml": other_formula,
    "targets/ke-hoach.yml": other_dates,
    "units.csv": other_parent,
}


@pytest.mark.parametrize("path", CAUSES)
def test_a_cause_must_be_named(path: str, published: Published) -> None:
    """No figure was edited, and yet published results changed: the file that did it is named."""
    published.table("Xã A;100;40;", "Xã B;100;60;", "Xã C;200;150;")
    published.folder.report(
        {"bang": ("unit;received;online;late", "Xã A;100;40;1", "Xã B;100;60;2", "Xã C;200;150;3")}
    )
    published.publish()
    CAUSES[path](published)
    assert published.found() == [("correction-cause-missing", path, None)]
    assert published.check().blocked
    published.entries(f"cause: {path}, old: cách cũ, new: cách mới")
    assert published.found() == []


def test_naming_one_cause_does_not_cover_another(published: Published) -> None:
    """An entry for the decision lets no change of the formula through."""
    published.folder.report(
        {"bang": ("unit;received;online;late", "Xã A;100;40;1", "Xã B;100;60;2", "Xã C;200;150;3")}
    )
    published.publish()
    other_formula(published)
    other_dates(published)
    published.entries("cause: targets/ke-hoach.yml, old: cả năm, new: từ tháng 8")
    assert published.found() == [("correction-cause-missing", "indicators/submission.yml", None)]


def test_a_change_that_moves_nothing_published_is_no_cause(published: Published) -> None:
    """A better name, an alias, a unit that nobody waits for: nothing to explain."""
    published.change("units.csv", "Một cửa huyện H", "Một cửa huyện H;Bộ phận Một cửa")
    published.change("indicators/submission.yml", "name: Nộp trực tuyến", "name: Tỷ lệ nộp trực tuyến")
    assert published.found() == []


def test_a_new_report_is_an_addition(published: Published) -> None:
    """A later month, and another district's report for the same month, although ranks move by it."""
    published.folder.report({"bang": (HEAD, "Xã A;100;90;90,00")}, period="2023-08")
    published.folder.report({"bang": ("unit;tier;received;online;submission", "Huyện G;district;10;5;50,00")},
                            name="huyen-g", area=OTHER_DISTRICT)  # fmt: skip
    assert published.found() == []


def test_a_late_unit_is_named_because_the_average_changes(published: Published) -> None:
    """Its own row is new, but the average that was published is not the same any more."""
    published.table("Xã A;100;40;40,00", "Xã B;100;60;60,00")
    published.publish()
    published.table("Xã A;100;40;40,00", "Xã B;100;60;60,00", "Xã C;200;150;75,00")
    assert published.found() == [("correction-cause-missing", TABLE, None)]
    published.entries(f"cause: {TABLE}, old: thiếu Xã C, new: đủ ba xã")
    assert published.found() == []


def test_a_table_under_another_name_is_the_same_table(published: Published) -> None:
    """Its figures are still there."""
    rows = ("Xã A;100;40;40,00", "Xã B;100;60;60,00", "Xã C;200;150;75,00")
    (published.folder.root / TABLE).unlink()
    published.folder.report({"phu-luc": (HEAD, *rows)})
    assert published.found() == []


def test_a_changed_target_needs_an_entry(published: Published) -> None:
    """What a decision demands is a published figure too."""
    published.change("targets/ke-hoach.yml", "at_least: 50", "at_least: 45")
    assert published.found() == [("correction-missing", "targets/ke-hoach.yml", 5)]
    told = 'decision: ke-hoach, unit: tinh-t-01, tier: commune, indicator: submission, old: "50", new: "45"'
    published.entries(told)
    assert published.found() == []


def test_a_changed_statement_needs_an_entry(published: Published) -> None:
    """How many, and who was named."""
    where = "indicator: submission, tier: commune, where: {target: ke-hoach, status: not_met}"
    rows = {"bang": (HEAD, "Xã A;100;40;40,00", "Xã B;100;60;60,00", "Xã C;200;150;75,00")}
    published.folder.report(rows, claims=(f"{where}, count: 1, units: [Xã A]",))
    published.publish()
    published.folder.report(rows, claims=(f"{where}, count: 2, units: [Xã A]",))
    assert [code for code, _, _ in published.found()] == ["correction-missing"]
    place = f'period: {MONTH}, report: bao-cao, at: "0", claim: count, indicator: submission'
    published.entries(f'{place}, old: "1", new: "2"')
    assert published.found() == []


def test_a_correction_says_which_verdicts_and_ranks_it_flipped(published: Published) -> None:
    """Computed with the old value in the place of the new one."""
    rows = ("Xã A;100;40", "Xã B;100;60", "Xã C;200;150")
    published.folder.report({"bang": ("unit;received;online", *rows)})
    published.publish()
    published.change(TABLE, "Xã A;100;40", "Xã A;100;70")
    published.entries(cell(A, "online", "40", "70"))
    results = published.check().results
    assert results is not None
    flipped = {
        (row.kind, row.unit): (row.old, row.new)
        for row in results.effects.itertuples()
        if row.figure == "submission" and row.tier == "commune"
    }
    assert flipped[("verdict", A)] == ("not_met", "exceeded")
    assert flipped[("rank", A)] == ("3/3", "2/3")
    assert flipped[("rank", B)] == ("2/3", "3/3")
    assert flipped[("value", DISTRICT)] == ("62.5", "70")
    assert ("rank", C) not in flipped


def test_the_offered_entry_is_the_one_that_is_needed(published: Published) -> None:
    """What the finding prints, pasted and filled in, is accepted."""
    published.change(TABLE, "Xã A;100;40;40,00", "Xã A;100;55;55,5")
    offered = as_entries(published.check().findings)
    filled = offered.replace("NĂM-THÁNG-NGÀY", "2023-09-01")
    published.folder.write("corrections.yml", "corrections:\n" + filled)
    assert published.found() == []
