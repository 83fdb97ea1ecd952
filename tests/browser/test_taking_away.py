"""What a person downloads in a browser opens where they would open it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser

from tests.browser.visits import PHONE, visit

pytestmark = pytest.mark.slow


def test_a_workbook_is_downloaded_and_opened(browser: Browser, address: str, tmp_path: Path) -> None:
    """Tapped on a phone, it is saved under its name; its tables have rows and a frozen head."""
    with visit(browser, address + "so-lieu/chi-so/online-submission/", PHONE) as seen:
        link = seen.page.locator("article a[href$='.xlsx']").first
        with seen.page.expect_download() as waiting:
            link.click()
        saved = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(saved)
    assert saved.name == "online-submission.xlsx"
    book = openpyxl.load_workbook(saved)
    assert len(book.sheetnames) >= 3  # cover, notes, and a table at least
    tables = [sheet for sheet in book.worksheets if sheet.freeze_panes]
    assert tables
    for sheet in tables:
        assert sheet.max_row > 1, sheet.title
        assert not sheet.merged_cells.ranges, sheet.title
    assert seen.strangers == []
