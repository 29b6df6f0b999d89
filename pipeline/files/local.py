"""Reads what stays on this computer: names of those who sign. It never enters a build or anything git keeps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.files.noting import BAD
from pipeline.files.reader import Reader
from pipeline.files.strict_yaml import parse
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.model.record import Record, fact, record


@record
class LocalValues(Record):
    """`local/<partnership>.yaml`: personal data that belongs on paper alone."""

    signatories: Mapping[str, tuple[str, ...]] = fact(
        "Who signs, by the party's id: a name for each seat, in the order of the seats.", default={})  # fmt: skip


def local_values(root: Path, partnership: str) -> LocalValues:
    """Read a partnership's local values; raises `AftaleError` where the file is missing or wrong."""
    shown = f"local/{partnership}.yaml"
    try:
        data = (root / shown).read_bytes()
    except FileNotFoundError:
        raise AftaleError(Finding.of("LOCAL_VALUES_MISSING", Place(shown))) from None
    node, findings = parse(data, shown)
    if node is None:
        raise AftaleError(*findings)
    reader = Reader(shown, {})
    values = reader.read(LocalValues, node)
    findings += reader.findings
    if values is BAD or findings:
        raise AftaleError(*findings)
    return values
