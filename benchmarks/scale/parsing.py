"""`python -m benchmarks.scale.parsing DATA TIMINGS`: what pandas alone needs to parse a data folder.

Writes, as `congkhai build --timings` does, one stage: every CSV file read as text, and nothing else.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pandas as pd


def main() -> int:
    """Reads and tells; the start of Python and the import of pandas are not counted."""
    files = sorted(Path(sys.argv[1]).rglob("*.csv"))
    wall, cpu = time.perf_counter(), time.process_time()
    for file in files:
        pd.read_csv(file, dtype=str, keep_default_na=False)
    cost = {"name": "parse", "wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    Path(sys.argv[2]).write_text(json.dumps({"stages": [cost]}), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
