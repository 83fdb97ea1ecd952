"""Every type of page in a real browser, on a phone and on a desk, light and dark."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import DESK, PHONE, visit

pytestmark = pytest.mark.slow


PAGES = {
    "home": "",
    "units": "so-lieu/don-vi/",
    "district": "so-lieu/don-vi/huyen-tuy-phuoc-550/",
    "district with scores": "so-lieu/don-vi/huyen-lap-vo-875/",
    "province": "so-lieu/don-vi/tinh-binh-dinh-52/",
    "department": "so-lieu/don-vi/tinh-binh-dinh-52-so-cong-thuong/",
    "commune": "so-lieu/don-vi/phuong-bong-son-21640/",
    "commune with scores": "so-lieu/don-vi/xa-dinh-yen-30199/",
    "indicators": "so-lieu/chi-so/",
    "rate": "so-lieu/chi-so/online-submission/",
    "count": "so-lieu/chi-so/dossiers-received/",
    "periods": "so-lieu/ky/",
    "period": "so-lieu/ky/2023-q3/",
    "report": "so-lieu/ky/2023-h1/hoai-nhon/",
    "decisions": "so-lieu/chi-tieu/",
    "decision": "so-lieu/chi-tieu/2679-qd-ubnd-2023/",
    "composites": "so-lieu/bo-chi-so/",
    "composite": "so-lieu/bo-chi-so/766/",
    "quality": "so-lieu/chat-luong/",
    "data": "so-lieu/du-lieu/",
    "method": "phuong-phap/",
    "about": "gioi-thieu/",
}
CHARTED = {
    *("district", "district with scores", "province", "department", "commune", "commune with scores"),
    *("rate", "count", "period", "composite"),
}

ON_DESK = (
    "home",
    "district",
    "commune with scores",
    "rate",
    "period",
    "report",
    "decision",
    "composite",
    "quality",
)
"""Pages that a wide screen lays out in another way; phones come first."""


def drawn_right(chart: dict[str, Any]) -> None:
    """A chart is there, fits, is as high as its picture, and has as many marks as its data has figures."""
    title, figures, data = chart["title"], chart["figures"], chart["data"]
    assert chart["state"] == "drawn", title
    assert 0 < chart["width"] <= chart["room"] + 1, title
    assert abs(chart["height"] - chart["kept"]) <= 1, title
    assert sorted(chart["texts"]) == sorted(chart["stills"]) or chart["room"] < 330, title
    present = sum(value is not None for value in figures["value"])
    if chart["kind"] in ("trend", "strip", "change"):
        own = [cell for name in ("value", "average") for cell in data.get("rows", {}).get(name, ())]
        wanted = present * (2 if chart["kind"] == "change" else 1) + sum(cell is not None for cell in own)
        assert chart["points"] == wanted, title
        return
    wanted = len(figures["value"]) if chart["kind"] == "heatmap" else present
    wanted += sum(cell is not None for cell in figures.get("maximum", ()))
    assert chart["bars"] == wanted, title


def agrees_with_the_table(chart: dict[str, Any]) -> None:
    """Each figure that a chart prints stands in the table of the same section, beside its name."""
    figures, rows, title = chart["figures"], chart["rows"], chart["title"]
    if chart["kind"] in ("strip", "change"):  # of one row of the table, or of two periods
        return
    assert rows, f"no table beside {title}"
    shown = " ".join(chart["texts"])
    lines = [" | ".join(row) for row in rows]
    for place, label in enumerate(figures["label"]):
        if figures["value"][place] is None:
            continue
        if chart["kind"] == "heatmap":
            name = figures["unit"][place]
            near = [number for line in lines if name in line for number in _numbers(line)]
            printed = _numbers(label)[0]
            assert any(abs(number - printed) <= Decimal("0.055") for number in near), (title, name, label)
        else:
            plain = " ".join(label.split())
            assert plain in " ".join(shown.split()), (title, label)
            name = figures["unit"][place] if chart["kind"] == "ranking" else ""
            wanted = plain.split("/")[0] if chart["kind"] == "composite" else plain
            assert any(wanted in line and name in line for line in lines), (title, name, label)


def _numbers(text: str) -> list[Decimal]:
    found = re.findall(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?", text)
    return [Decimal(number.replace(".", "").replace(",", ".")) for number in found]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_on_a_phone(name: str, browser: Browser, address: str) -> None:
    """Charts drawn, true and narrow enough; no complaint, no stranger asked; then the same in the dark."""
    with visit(browser, address + PAGES[name], PHONE) as seen:
        seen.draw()
        charts = seen.charts()
        assert bool(charts) == (name in CHARTED)
        for chart in charts:
            drawn_right(chart)
            agrees_with_the_table(chart)
        wide, window = seen.sideways()
        assert wide <= window == PHONE
        light = seen.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        seen.page.emulate_media(color_scheme="dark")
        seen.page.wait_for_selector("body[data-md-color-scheme=slate]", timeout=5000)
        assert seen.page.evaluate("() => getComputedStyle(document.body).backgroundColor") != light
        for chart in seen.charts():
            drawn_right(chart)
        wide, window = seen.sideways()
        assert wide <= window
    assert seen.complaints == []
    assert seen.strangers == []
    assert seen.failures == []


@pytest.mark.parametrize("name", ON_DESK)
def test_a_page_on_a_desk_in_the_dark(name: str, browser: Browser, address: str) -> None:
    """Opened dark from the start, on a wide screen."""
    with visit(browser, address + PAGES[name], DESK, color_scheme="dark") as seen:
        seen.draw()
        charts = seen.charts()
        assert bool(charts) == (name in CHARTED)
        for chart in charts:
            drawn_right(chart)
        wide, window = seen.sideways()
        assert wide <= window
        assert seen.page.evaluate("() => document.body.dataset.mdColorScheme") == "slate"
    assert seen.complaints == []
    assert seen.strangers == []
    assert seen.failures == []


def test_a_trend_is_drawn_and_labelled(browser: Browser, trend_address: str) -> None:
    """Two like periods give a line; its last figure stands at its end and in the tables."""
    with visit(browser, trend_address + "so-lieu/don-vi/xa-hoa-an-99101/", PHONE) as seen:
        seen.draw()
        trends = [chart for chart in seen.charts() if chart["kind"] == "trend"]
        assert trends
        said = " ".join(seen.page.inner_text("article").split())
        for chart in trends:
            drawn_right(chart)
            last = chart["figures"]["label"][-1]
            assert last in chart["texts"]
            assert " ".join(last.split()) in said
            targets = chart["data"]["targets"]
            for issuer, label in zip(targets["issuer"], targets["label"], strict=True):
                assert " ".join(f"Chỉ tiêu {issuer} giao".split()) in said
                assert " ".join(label.split()) in said
        wide, window = seen.sideways()
        assert wide <= window
    assert seen.complaints == []


def test_an_address_that_is_not_there(browser: Browser, address: str) -> None:
    """At any depth the 404 page is styled, Vietnamese and leads back."""
    with visit(browser, address + "so-lieu/don-vi/khong-co/o-day/", PHONE) as seen:
        assert seen.page.inner_text("h1").strip() == "Không tìm thấy trang"
        wide, window = seen.sideways()
        assert wide <= window
        seen.page.click("article a:has-text('trang chủ')")
        seen.page.wait_for_load_state("load")
        assert seen.page.url == address
    assert [c for c in seen.complaints if "404" not in c] == []
    assert seen.strangers == []
