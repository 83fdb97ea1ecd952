"""Every kind of finding: its code, and how certain it is that something is wrong; no words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = (ERROR, WARNING, NOTE)
"""Plainly wrong; doubtful; harmless, or only to know."""

SEVERITY: Mapping[str, str] = MappingProxyType(
    {
        # figures of tables
        "rate-mismatch": ERROR,
        "rate-truncated": NOTE,
        "aggregate-mismatch": ERROR,
        "total-mismatch": ERROR,
        "total-unchecked": WARNING,
        "rate-above-hundred": WARNING,
        "parts-mismatch": ERROR,
        "count-above-base": ERROR,
        "figure-differs": WARNING,
        "composite-mismatch": ERROR,
        "overlapping-rows": WARNING,
        # sentences and lists
        "claim-figure": ERROR,
        "claim-target": ERROR,
        "claim-count": ERROR,
        "claim-population": ERROR,
        "claim-count-list": ERROR,
        "claim-unit-twice": ERROR,
        "claim-not-member": ERROR,
        "claim-missing": ERROR,
        # what a report says of itself
        "period-outside": WARNING,
        "printed-period": WARNING,
        "acknowledgement-unused": WARNING,
        # targets
        "target-missing": ERROR,
        "target-without-direction": ERROR,
        "target-without-scope": ERROR,
        "target-without-issuer": ERROR,
        "target-without-dates": ERROR,
        "replaces-itself": ERROR,
        "target-undirected": ERROR,
        "target-out-of-range": ERROR,
        "target-below-one": WARNING,
        "duplicate-target": ERROR,
        # names, ids and references
        "unknown-unit": ERROR,
        "ambiguous-unit": ERROR,
        "row-without-unit": ERROR,
        "unit-not-in-force": ERROR,
        "bad-tier": ERROR,
        "unknown-type": ERROR,
        "unknown-grade": ERROR,
        "unsafe-name": ERROR,
        "parent-loop": ERROR,
        "name-shared": ERROR,
        "bad-id": ERROR,
        "bad-code": ERROR,
        "bad-date": ERROR,
        "bad-period": ERROR,
        "duplicate-id": ERROR,
        "id-not-file-name": ERROR,
        "unknown-reference": ERROR,
        "indicator-incomplete": ERROR,
        "maximum-not-sum": ERROR,
        # what cannot be read
        "file-missing": ERROR,
        "file-unreadable": ERROR,
        "file-outside": ERROR,
        "file-too-large": ERROR,
        "file-encoding": ERROR,
        "file-unused": WARNING,
        "report-missing": ERROR,
        "bad-file-name": ERROR,
        "yaml-syntax": ERROR,
        "yaml-empty": ERROR,
        "yaml-duplicate-key": ERROR,
        "yaml-alias": ERROR,
        "yaml-tag": ERROR,
        "yaml-too-deep": ERROR,
        "yaml-unknown-key": ERROR,
        "yaml-missing-key": ERROR,
        "yaml-wrong-value": ERROR,
        "table-empty": ERROR,
        "table-too-large": ERROR,
        "csv-malformed": ERROR,
        "xlsx-malformed": ERROR,
        "formula-without-value": ERROR,
        "sheet-missing": ERROR,
        "row-width": ERROR,
        "column-unnamed": ERROR,
        "duplicate-column": ERROR,
        "missing-column": ERROR,
        "unknown-column": ERROR,
        "empty-cell": ERROR,
        "bad-total-mark": ERROR,
        "duplicate-row": ERROR,
        "unreadable-number": ERROR,
        "ambiguous-number": ERROR,
        "fraction-count": ERROR,
        "number-too-large": ERROR,
        "number-too-fine": ERROR,
        "negative-count": ERROR,
    }
)
"""Severity by code, in the order of the public page that explains them."""
