"""Rules about what a kind of agreement must have, and what it must not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Any

from pipeline.check.case import Case, given
from pipeline.model.places import Finding


def required(case: Case) -> Iterator[Finding]:
    """V08: find a fact that this kind of agreement must have; the library's kind lists them."""
    kind = case.selection.kind
    for field in kind.requires:
        if not given(_fact(case.agreement, field)):
            yield case.finding("FACT_REQUIRED", case.own(field), field=field, kind=kind.id)


def forbidden(case: Case) -> Iterator[Finding]:
    """V09: find a fact that this kind of agreement may not have."""
    kind = case.selection.kind
    for field in kind.forbids:
        if field in case.agreement.at and given(getattr(case.agreement, field, None)):
            yield case.finding("FACT_FORBIDDEN", case.own(field), field=field, kind=kind.id)


def _fact(holder: Any, path: str) -> Any:
    return reduce(lambda value, name: getattr(value, name, None), path.split("."), holder)


RULES = (required, forbidden)
