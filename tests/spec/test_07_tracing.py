"""Rule 11: every figure knows its place, and a reader is told how it was worked out."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.origins import error_link
from generator.pages.working import score_working, working
from tests.spec.folder import DISTRICT, SITE, Folder, commune

A = commune("A")
HEAD = "unit;received;online"


def said(folder: Folder, unit: str = A, indicator: str = "submission", tier: str = "commune") -> list[str]:
    """The working of a unit's figure, sentence by sentence, as a reader sees it."""
    checked = folder.check().checked
    assert checked.dataset is not None and checked.results is not None
    atlas = Atlas(checked.dataset, checked.results, checked.findings)
    row = atlas.primary_of["2023-07", unit, tier, indicator]
    return shown(working(atlas, links.unit(unit), row, {}))


def shown(markup: str) -> list[str]:
    """The items of a working without their markup."""
    items = re.findall(r"<li>(.*?)</li>", markup)
    return [html.unescape(re.sub(r"<[^>]+>", "", item)).replace("\u00a0", " ") for item in items]


def about(lines: list[str], start: str) -> str:
    """The one sentence that starts so."""
    (found,) = [line for line in lines if line.startswith(start)]
    return found


@pytest.mark.parametrize(
    ("target", "row", "told"),
    [
        ("at_least: 50", "100;60", "60 × 100 = 6.000 > 50 × 100 = 5.000, nên ▲ Vượt."),
        ("at_least: 60", "100;60", "60 × 100 = 6.000 = 60 × 100 = 6.000, nên ● Đạt."),
        (
            "at_least: 70",
            "100;60",
            "60 × 100 = 6.000 < 70 × 100 = 7.000, nên ▼ Chưa đạt. Thiếu 70 − 60 = 10 điểm phần trăm. "
            "Mẫu số giữ nguyên 100 thì tử số phải ít nhất là 70; hiện có 60, thiếu 10.",
        ),
        (
            'at_least: "66,67"',
            "3;2",
            "2 × 100 = 200 < 66,67 × 3 = 200,01, nên ▼ Chưa đạt. "
            "Thiếu 66,67 − 66,666667 ≈ 0,003333 điểm phần trăm. "
            "Mẫu số giữ nguyên 3 thì tử số phải ít nhất là 3; hiện có 2, thiếu 1.",
        ),
        ("at_least: 50, up_to: 70", "100;60", "60,00 % nằm trong khoảng mà văn bản để ngỏ, nên ◆ Chưa rõ."),
        ("at_least: 50, up_to: 60", "100;60", "60 × 100 = 6.000 = 60 × 100 = 6.000, nên ● Đạt."),
    ],
    ids=["exceeded", "met", "not met", "not met by a third of a hundredth", "between", "the upper end"],
)
def test_a_verdict_shows_its_whole_numbers(folder: Folder, target: str, row: str, told: str) -> None:
    """Never a rounded rate: both products, and what they say."""
    folder.decision("plan", f"indicator: submission, tier: commune, {target}")
    folder.report({"bang": [HEAD, f"Xã A;{row}"]})
    assert about(said(folder), "Chỉ tiêu ").endswith(f": {told}")


def test_a_maximum_is_told_the_other_way_round(folder: Folder) -> None:
    """Of late dossiers there may be at most so many."""
    folder.decision("plan", "indicator: late-share, tier: commune, at_most: 2")
    folder.report({"bang": ["unit;received;late", "Xã A;200;9"]})
    assert about(said(folder, indicator="late-share"), "Chỉ tiêu ").endswith(
        "9 × 100 = 900 > 2 × 200 = 400, nên ▼ Chưa đạt. Vượt quá mức cho phép: 4,5 − 2 = 2,5 điểm phần trăm. "
        "Mẫu số giữ nguyên 200 thì tử số nhiều nhất 4; hiện có 9, thừa 5."
    )


def test_a_row_names_its_table_row_and_cells(folder: Folder) -> None:
    """Report, table, row as the spreadsheet counts, both columns with their cells, the file's SHA-256."""
    folder.report({"bang": [HEAD, "Xã B;1;1", "Xã A;100;60"]}, name="thang-bay")
    lines = said(folder)
    assert about(lines, "Lấy từ") == (
        "Lấy từ: Báo cáo thang-bay, bảng “bang”, dòng 3, cột online (ô C3), cột received (ô B3)."
    )
    assert re.fullmatch(
        r"Tệp data/periods/2023-07/thang-bay/bang.csv, SHA-256 [0-9a-f]{64}\.", about(lines, "Tệp")
    )


def test_a_base_that_is_added_up_names_its_parts(folder: Folder) -> None:
    """No column prints the fees: the two that were added are named."""
    folder.use("payment")
    folder.report({"bang": ["unit;paid_online;paid_direct", "Xã A;6;4"]})
    place = about(said(folder, indicator="payment"), "Lấy từ")
    assert "cột paid_online (ô B2), cột paid_direct (ô C2)" in place


def test_a_published_rate_says_so(folder: Folder) -> None:
    """There are no counts to work it out from; the verdict is on the rate itself."""
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 50")
    folder.report({"bang": ["unit;late;submission", "Xã A;0;61,5"]})
    lines = said(folder)
    assert lines[0] == "Nộp trực tuyến: 61,5 %, như báo cáo in; bảng không in số đếm để tính lại."
    assert about(lines, "Chỉ tiêu ").endswith(": 61,5 % > 50 %, nên ▲ Vượt.")


def test_a_sentence_names_its_place(folder: Folder) -> None:
    """The place in the paper, and the row of the file that holds its sentences."""
    folder.report({"loi-van": ["at;unit;figure;value", "II.1;Xã A;submission;62"]})
    lines = said(folder)
    assert lines[0].endswith("như lời văn của báo cáo nêu; không có số đếm để tính lại.")
    assert "lời văn, mục II.1, dòng 2." in about(lines, "Lấy từ")


def test_an_aggregate_names_who_is_in_it_and_who_is_not(folder: Folder) -> None:
    """Added up, not reporting, not applicable, without a row: each in its own sentence."""
    folder.report({"bang": [HEAD, "Xã A;100;10", "Xã B;;", "Xã C;-;-"]})
    lines = said(folder, DISTRICT)
    assert about(lines, "Cộng") == "Cộng 1/2 đơn vị: Xã A."
    assert about(lines, "Chưa báo cáo") == "Chưa báo cáo, để ngoài: Xã B."
    assert about(lines, "Không áp dụng") == "Không áp dụng, để ngoài: Xã C."
    folder.report({"bang": [HEAD, "Xã A;100;10", "Xã B;100;30"]})
    lines = said(folder, DISTRICT)
    assert about(lines, "Cộng") == "Cộng 2/3 đơn vị: Xã A, Xã B."
    assert about(lines, "Phải báo cáo") == "Phải báo cáo nhưng không có dòng nào trong bảng: Xã C."


def test_a_printed_total_stands_beside_the_sum(folder: Folder) -> None:
    """What the paper's own total row prints, with its row."""
    rows = ["Xã A;;;100;10;10", "Xã B;;;100;30;30", "Huyện H;commune;x;200;40;21"]
    folder.report({"bang": ["unit;tier;total;received;online;submission", *rows]})
    assert "Dòng cộng của báo cáo (dòng 4) in 21 %." in said(folder, DISTRICT)


def test_a_mean_says_that_it_is_one(folder: Folder) -> None:
    """The mean of the rates is no ratio of sums."""
    folder.use("average")
    folder.report({"bang": [HEAD, "Xã A;100;10", "Xã B;300;240", "Xã C;100;50"]})
    lines = said(folder, DISTRICT, "average")
    assert lines[0] == "Bình quân các tỷ lệ = trung bình cộng tỷ lệ của 3 đơn vị = 46,67 %."
    assert lines[1].startswith("Lấy trung bình 3/3 đơn vị: Xã A, Xã B, Xã C")


def test_a_rank_says_among_whom_and_who_shares_it(folder: Folder) -> None:
    """Peers, how many are better, ties."""
    folder.report({"bang": [HEAD, "Xã A;100;60", "Xã B;100;60", "Xã C;100;70"]})
    assert about(said(folder), "Hạng") == (
        "Hạng 2 trong 3 đơn vị có số liệu (cấp xã, cùng thuộc Huyện H); 1 đơn vị tốt hơn,"
        " 1 đơn vị khác bằng hạng. Xem bảng xếp hạng."
    )


def test_a_gap_is_not_worked_out(folder: Folder) -> None:
    """A verdict on nothing says that there is nothing."""
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 50")
    folder.report({"bang": [HEAD, "Xã A;100;"]})
    lines = said(folder)
    assert lines[0] == "Nộp trực tuyến: không có số để tính (Chưa báo cáo)."
    assert about(lines, "Chỉ tiêu ").endswith("không có số để so (□ Chưa báo cáo).")


def test_a_composite_shows_its_sum_grade_and_rank(folder: Folder) -> None:
    """Groups added up, the floor of the grade, the peers."""
    folder.report({"bang": ["unit;late;index;index-1;index-2", "Xã A;0;24;9;15", "Xã B;0;20;10;10"]})
    checked = folder.check().checked
    assert checked.dataset is not None and checked.results is not None
    atlas = Atlas(checked.dataset, checked.results, checked.findings)
    own = [row for row in atlas.scores if row.unit == A]
    total, parts = own[0], own[1:]
    lines = shown(score_working(atlas, links.unit(A), atlas.dataset.composites["index"], total, parts))
    assert lines[:4] == [
        "Điểm tổng báo cáo công bố: 24.",
        "Cộng các nhóm: 9 + 15 = 24.",
        "Xếp loại theo điểm tổng 24: từ 24 điểm trở lên là Tốt.",
        "Hạng 1 trong 2 đơn vị cùng bảng, cùng cấp, cùng đơn vị cấp trên, theo điểm tổng.",
    ]


@pytest.mark.parametrize(
    ("contact", "given", "target"),
    [
        ("kiemthu@example.org", "", "mailto:kiemthu@example.org"),
        ("0256 000 000", "", ""),
        ("kiemthu@example.org", "https://example.org/bao-sai?nguon=a", "https://example.org/bao-sai"),
        ("0256 000 000", "mailto:so-lieu@example.org", "mailto:so-lieu@example.org"),
    ],
    ids=["the contact", "a telephone", "a form", "an address of its own"],
)
def test_where_an_error_is_reported(folder: Folder, contact: str, given: str, target: str) -> None:
    """The site's own address for it, else its contact if one can write to it, else nowhere."""
    site = SITE.replace("contact: kiemthu@example.org", f"contact: {contact}")
    folder.write("site.yml", site + (f"report_errors: {given}\n" if given else ""))
    folder.report({"bang": [HEAD, "Xã A;100;60"]})
    checked = folder.check().checked
    assert checked.dataset is not None and checked.results is not None
    atlas = Atlas(checked.dataset, checked.results, ())
    facts = {"unit": A, "item": "submission", "value": "60,00 % & <1>", "row": "2"}
    link = html.unescape(str(error_link(atlas, links.unit(A), facts)))
    if not target:
        assert link == ""
        return
    address = urlsplit(re.findall(r'href="([^"]*)"', link)[0])
    assert address._replace(query="").geturl() == target
    query = parse_qs(address.query, strict_parsing=True)
    if address.scheme == "mailto":
        assert query["subject"] == [f"Báo sai số liệu: {A}, submission"]
        assert "60,00 % & <1>" in query["body"][0] and "dòng 2" in query["body"][0]
    else:
        page = f"https://congkhai.example.org/so-lieu/don-vi/{A}/"
        assert query == {"nguon": ["a"], "page": [page], **{key: [value] for key, value in facts.items()}}
