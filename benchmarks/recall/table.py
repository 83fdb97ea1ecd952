"""The tables of recall and false alarms, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.recall.faults import PLANTERS
from benchmarks.recall.labels import UNCLASSED, Held
from benchmarks.recall.measuring import Tally, place_of
from generator.domain.catalogue import SEVERITY

HEAD = """# Recall and false alarms

Written by `make bench-recall`; do not edit. How to read it: [README.md](README.md).
Data as of {as_of}; seed {seed}.
"""


def invented(tally: Tally) -> str:
    """What was planted, found and missed, and what rang without cause, per code."""
    rows = []
    for code in [code for code in SEVERITY if code in PLANTERS]:
        planted, found = tally.planted[code], tally.found[code]
        recall = f"{100 * found / planted:.1f} %" if planted else "-"
        other, alarms = tally.alike[code], (tally.clean[code], tally.false[code])
        rows.append([code, SEVERITY[code], planted, found, recall, other, planted - found - other, *alarms])
    strays = [code for code in {**tally.clean, **tally.false} if code not in PLANTERS]
    blank = ["-"] * 5
    rows += [[code, SEVERITY[code], *blank, tally.clean[code], tally.false[code]] for code in strays]
    planted, found, other = (sum(c.values()) for c in (tally.planted, tally.found, tally.alike))
    sums = [sum(tally.clean.values()), sum(tally.false.values())]
    share = f"{100 * found / max(planted, 1):.1f} %"
    rows.append(["**all**", "", planted, found, share, other, planted - found - other, *sums])
    heads = ["code", "severity", "planted", "found", "recall", "found by a like code", "missed"]
    heads += ["false alarms, clean", "false alarms, faulty"]
    text = [
        "## Invented reports",
        f"{tally.reports} reports with planted faults, {tally.clean_reports} reports without any.",
        _table(heads, rows),
    ]
    if unplanted := [code for code in PLANTERS if code not in SEVERITY]:
        text.append(f"Planters whose code the catalogue lacks: {', '.join(unplanted)}.")
    text += list(_ways(tally))
    return "\n\n".join(text)


def _ways(tally: Tally) -> Iterator[str]:
    ways = [
        [code, kind, tally.kinds[code, kind], tally.kinds_found[code, kind], tally.kinds_alike[code, kind]]
        for code, kind in sorted(tally.kinds)
        if kind and code in SEVERITY
    ]
    if ways:
        yield "### By the way the fault was made"
        yield _table(["code", "way", "planted", "found", "found by a like code"], ways)
    if tally.causes:
        causes = [
            [cause, count, tally.causes_told[cause, cause], _others(tally, cause)]
            for cause, count in sorted(tally.causes.items())
        ]
        yield "### Wrong figures in sentences: is the cause told?"
        yield _table(["taken from", "found", "told rightly", "told otherwise"], causes)
    words = {
        "missed": "Missed",
        "alike": "Found by a like code",
        "false": "False alarms among faults",
        "clean": "False alarms on clean reports",
    }
    for word, said in words.items():
        places = [(code, where) for (kind, code), where in sorted(tally.examples.items()) if kind == word]
        if places:
            yield f"### {said}: the first of each code"
            yield "\n".join(f"- {code}: `{place}`" for code, where in places for place in where[:3])


def _others(tally: Tally, cause: str) -> str:
    told = [(other, n) for (planted, other), n in tally.causes_told.items() if planted == cause != other]
    return ", ".join(f"{other or 'nothing'} {n}" for other, n in sorted(told))


def real(held: Held) -> str:
    """What two readers labelled, what of it was found, and what was found besides."""
    labelled = Counter(label.code for label in held.labels)
    exact = Counter(label.code for label in held.exact)
    otherwise = Counter(label.code for label, _ in held.otherwise)
    missed = Counter(label.code for label in held.missed)
    besides = Counter(finding.code for finding in held.unlabelled)
    codes = [code for code in SEVERITY if code in {**labelled, **besides}]
    codes += sorted(set(labelled) - {*codes, UNCLASSED})
    rows: list[list[object]] = [
        [code, labelled[code], exact[code], otherwise[code], missed[code], besides[code]] for code in codes
    ]
    counters = (labelled, exact, otherwise, missed, besides)
    sums = [sum(n for code, n in counter.items() if code != UNCLASSED) for counter in counters]
    rows.append(["**all**", *sums])
    heads = ["code", "labels", "found", "found by a like code", "missed", "findings without a label"]
    text = ["## The real reports", _table(heads, rows), _by_certainty(held)]
    text.append(f"{labelled[UNCLASSED]} labels are of no class (`{UNCLASSED}`) and count neither way.")
    if held.missed:
        lines = [f"- {label.code} ({label.certainty}): {label.place}. {label.why}" for label in held.missed]
        text += ["### Missed", "\n".join(lines)]
    if held.otherwise:
        lines = [f"- {label.code}: {label.place}, told as {told.code}" for label, told in held.otherwise]
        text += ["### Found by a like code", "\n".join(lines)]
    if held.unlabelled:
        text.append("### Findings without a label: false alarms, or missed by the readers")
        text.append("\n".join(f"- `{place_of(finding)}`" for finding in held.unlabelled))
    return "\n\n".join(text)


def _by_certainty(held: Held) -> str:
    rows: list[list[object]] = []
    for certainty in ("error", "warning", "note"):
        labels = [x for x in held.labels if x.certainty == certainty and x.code != UNCLASSED]
        missed = sum(x.certainty == certainty for x in held.missed)
        rows.append([certainty, len(labels), len(labels) - missed, missed])
    return _table(["certainty", "labels", "found", "missed"], rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
