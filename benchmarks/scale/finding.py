"""How long find-your-unit takes to answer, in Chromium on a processor slowed four times."""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.lighthouse.server import serving

SLOWED = 4
VISITS = 3
"""How often everything is asked; of each text the middle time counts, for machines have hiccups."""
ASKED = ("hoa binh", "Phước Hòa", "thi tran tay son", "xa tan hoa", "21640", "không có xã này")
"""What people type, letter by letter; the first letters are the hardest, for most units have them."""

_ENTERED = """async () => {
  const box = document.querySelector('.ck-finder-box');
  box.querySelector('[role=combobox]').focus();
  while (!window.ckUnits) await new Promise(done => setTimeout(done, 20));
  await window.ckUnits.load(new URL(box.dataset.units, document.baseURI));
}"""

_ANSWERED = """text => new Promise((done, failed) => {
  const box = document.querySelector('.ck-finder-box');
  const input = box.querySelector('[role=combobox]');
  const start = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => done(performance.now() - start);
      drawn.port2.postMessage(0);
    });
  });
  seen.observe(box, {subtree: true, childList: true, characterData: true});
  setTimeout(() => failed(new Error('no answer to ' + text)), 10000);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true}));
})"""
"""From the key to the frame that shows the answer, in milliseconds."""


def answer_times(site: Path, asked: Iterable[str] = ASKED) -> list[float]:
    """Milliseconds of each answer, a letter more each time; FileNotFoundError without a Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next(filter(None, map(shutil.which, names)), None)
    if chromium is None:
        raise FileNotFoundError("Chromium is missing: apt install chromium")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    texts = [text[: end + 1] for text in asked for end in range(len(text))]
    with serving(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        visits = [_visit(browser, url, texts) for _ in range(VISITS)]
        browser.close()
    return [statistics.median(times) for times in zip(*visits, strict=True)]


def _visit(browser: Browser, url: str, texts: Iterable[str]) -> list[float]:
    """Milliseconds of each answer to a visitor who comes for the first time."""
    with browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN") as context:
        page = context.new_page()
        page.goto(url, wait_until="networkidle")
        page.evaluate(_ENTERED)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        return [float(page.evaluate(_ANSWERED, text)) for text in texts]
