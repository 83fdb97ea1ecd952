"""Rule 12: an extract's inconsistency that its editors know of is published with their reason."""

from __future__ import annotations

import pytest

from tests.spec.folder import Folder, commune

A, B = map(commune, "AB")
TABLE = ["unit;received;online;submission", "Xã A;100;60;61", "Xã B;100;70;71"]
FIRST = "code: rate-mismatch, table: bang, row: 2, column: submission, reason: Phần mềm tính sai."


def test_what_is_acknowledged_no_longer_stops_publication(folder: Folder) -> None:
    """The reason stands beside the finding; the other cell stops the extract as before."""
    folder.report({"bang": TABLE}, kind="extract", acknowledged=[FIRST])
    outcome = folder.check()
    first, second = outcome.findings("rate-mismatch")
    assert (first.unit, first.blocks, first.acknowledged) == (A, False, "Phần mềm tính sai.")
    assert (second.unit, second.blocks, second.acknowledged) == (B, True, "")
    assert outcome.checked.blocked


@pytest.mark.parametrize(
    "place",
    ["", "table: bang, ", "row: 2, ", "column: submission, ", "unit: Xã A, ", f"unit: {A}, "],
    ids=["code alone", "table", "row", "column", "unit by name", "unit by id"],
)
def test_a_place_may_be_said_as_far_as_needed(folder: Folder, place: str) -> None:
    """Whatever part of the place is left out is open."""
    entry = f"code: rate-mismatch, {place}reason: Đã rõ."
    folder.report({"bang": TABLE[:2]}, kind="extract", acknowledged=[entry])
    outcome = folder.check()
    assert outcome.codes == ["rate-mismatch"]
    assert not outcome.checked.blocked


@pytest.mark.parametrize("other", ["row: 3", "column: online", "table: khac", f"unit: {B}", "at: '1'"])
def test_an_acknowledgement_of_another_place_is_told(folder: Folder, other: str) -> None:
    """It hides nothing, and says that it meets nothing."""
    entry = f"code: rate-mismatch, {other}, reason: Đã rõ."
    folder.report({"bang": TABLE[:2]}, kind="extract", acknowledged=[entry])
    outcome = folder.check()
    assert outcome.codes == ["acknowledgement-unused", "rate-mismatch"]
    assert outcome.checked.blocked
    (unused,) = outcome.findings("acknowledgement-unused")
    assert unused.location.path.endswith("report.yml") and not unused.blocks


def test_a_claim_is_acknowledged_by_its_place_in_the_paper(folder: Folder) -> None:
    """A sentence has no row, but a number."""
    folder.report(
        {"bang": [line.rpartition(";")[0] for line in TABLE]},
        kind="extract",
        claims=["indicator: submission, tier: commune, where: {above: 65}, count: 2"],
        acknowledged=['code: claim-count, at: "0", reason: Đã rõ.'],
    )
    outcome = folder.check()
    assert outcome.codes == ["claim-count"]
    assert not outcome.checked.blocked


def test_in_a_transcript_the_reason_is_published_too(folder: Folder) -> None:
    """Nothing of a paper stops publication; the authority may still say what it knows."""
    folder.report({"bang": TABLE}, acknowledged=[FIRST])
    first, second = folder.check().findings("rate-mismatch")
    assert (first.acknowledged, second.acknowledged) == ("Phần mềm tính sai.", "")
