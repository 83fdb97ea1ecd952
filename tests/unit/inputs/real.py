"""The real data folder with one report at a time, to be spoilt file by file."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.conftest import PROJECT

DATA = PROJECT / "data"
REPORTS = tuple(sorted(path.parent.relative_to(DATA) for path in DATA.glob("periods/*/*/report.yml")))


def with_one_report(report: Path, folder: Path) -> list[Path]:
    """Fills `folder` with the registers and one real report; gives the files that stand in it.

    Indicators that neither the report nor a decision names are left out, so that reading takes half as
    long. Whatever stays is byte for byte the editors' own.
    """
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("periods", "README.md"))
    shutil.copytree(DATA / report, folder / report)
    texts = [path.read_text("utf-8") for path in folder.rglob("*.*") if path.parent.name != "indicators"]
    named = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", "\n".join(texts)))
    for indicator in sorted((folder / "indicators").iterdir()):
        variant = re.search(r"^variant_of: *([a-z0-9-]+)", indicator.read_text("utf-8"), re.MULTILINE)
        if indicator.stem not in named and not (variant and variant[1] in named):
            indicator.unlink()
    return sorted(path for path in folder.rglob("*") if path.is_file())
