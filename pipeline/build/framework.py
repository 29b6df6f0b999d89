"""The date of the agreement above: a grant tells when its partnership agreement was signed, and the ledger knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.files.ledger import read_ledger
from pipeline.model.agreement import Agreement


def above(partnership: str, agreement: Agreement) -> str:
    """Return the id of the agreement under which one stands, if its ledger decides a date in it; else ""."""
    framework = agreement.framework
    wanted = framework and framework.mou and framework.mou_date is None
    return f"{partnership}/{framework.mou}" if framework and wanted else ""


def dated(root: Path, partnership: str, agreement: Agreement) -> Agreement:
    """Return an agreement with the day on which the one above it was signed, as far as that is recorded."""
    upper = above(partnership, agreement)
    signed = read_ledger(root, upper)[0].signed if upper else None
    if signed is None or agreement.framework is None:
        return agreement
    day = date.fromisoformat(max(signature.on for signature in signed.signatures))
    # mypy sees no dataclass behind `record`
    framework = replace(agreement.framework, mou_date=day)  # type: ignore[call-arg]
    return replace(agreement, framework=framework)  # type: ignore[call-arg]
