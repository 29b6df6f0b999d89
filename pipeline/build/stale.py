"""What is out of date and why, told from digests; a reason is one plain sentence of the catalogue."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.build.state import Stat, State, stat_of
from pipeline.build.tree import Tree
from pipeline.model.filenames import PARTNERSHIP, SETTINGS
from pipeline.model.reason import Reason

NEW = "*"
"""Stands for all agreements of a partnership whose file has not been read yet as it is now."""


@dataclass(frozen=True, slots=True)
class Stale:
    """One agreement that must be built, or all of a partnership (`NEW`), and why."""

    folder: str
    agreement: str
    reason: Reason

    def of(self, agreement: str) -> Stale:
        """Return the same of one agreement."""
        return Stale(self.folder, agreement, self.reason)


class Inspector:
    """Compares a tree with the state of the last run."""

    def __init__(self, tree: Tree, state: State, units: Mapping[str, str], tool: str) -> None:
        """Take the last state; `units` are the library's digests of now, `tool` the program's."""
        self._tree = tree
        self._root = tree.root
        self._output = str(tree.output)
        self._agreements = str(tree.root / "agreements")
        self._state = state
        self._tool = tool
        self._touched = self._touched_sets(units)
        self.refreshed = False

    def stale(self, folder: str) -> list[Stale]:
        """Return what is out of date in one partnership."""
        record = self._state.partnerships.get(folder)
        if record is None:
            return [Stale(folder, NEW, Reason.of("STALE_NEW"))]
        if not self._same(f"{self._agreements}/{folder}/{PARTNERSHIP}", record):
            return [Stale(folder, NEW, Reason.of("STALE_PARTNERSHIP"))]
        if record["errors"]:
            return [Stale(folder, NEW, Reason.of("STALE_ERRORS"))]
        found = []
        for agreement in record["ids"]:
            built = record["agreements"].get(agreement)
            reason = self._reason(folder, built) if built else Reason.of("STALE_NEW")
            if reason:
                found.append(Stale(folder, agreement, reason))
        return found

    def _reason(self, folder: str, built: dict[str, Any]) -> Reason | None:
        if built["errors"]:
            return Reason.of("STALE_ERRORS")
        if built["tool"] != self._tool:
            return Reason.of("STALE_TOOL")
        unit = self._touched.get(built["set"])
        if unit:
            return Reason.of("STALE_SETTINGS") if unit == SETTINGS else Reason.of("STALE_UNIT", unit=unit)
        reason = self._ledger_reason(built)
        if reason:
            return reason
        for name, record in built["annexes"].items():
            if not self._same(f"{self._agreements}/{folder}/{name}", record):
                return Reason.of("STALE_ANNEX", file=name)
        base = f"{self._output}/{built['folder']}/"
        for name, record in built["files"].items():
            if stat_of(base + name) != record["stat"]:
                reason = self._output_reason(base, name, record)
                if reason:
                    return reason
        return None

    def _ledger_reason(self, built: dict[str, Any]) -> Reason | None:
        ledgers = ((built["folder"], built["ledger"]), *built["above"].items())
        changed = next((name for name, recorded in ledgers if not self._same_ledger(name, recorded)), "")
        return Reason.of("STALE_LEDGER", agreement=changed) if changed else None

    def _same_ledger(self, agreement: str, known: dict[str, Any]) -> bool:
        """Return whether no event came or went; that one was changed in place is for `verify` to find."""
        folder, _, own = agreement.partition("/")
        now = stat_of(f"{self._agreements}/{folder}/ledger/{own}")
        if now == known["stat"]:
            return True
        from pipeline.files.ledger import ledger_names  # noqa: PLC0415  rarely needed

        if ledger_names(self._root, agreement) != known["names"]:
            return False
        known["stat"] = now
        self.refreshed = True
        return True

    def _output_reason(self, base: str, name: str, record: dict[str, Any]) -> Reason | None:
        if stat_of(base + name) is None:
            return Reason.of("STALE_MISSING", file=name)
        return None if self._same(base + name, record) else Reason.of("STALE_EDITED", file=name)

    def _same(self, path: str, record: dict[str, Any]) -> bool:
        """Return whether a file is as recorded; by its stat, or else by its digest."""
        now: Stat | None = stat_of(path)
        if now == record["stat"]:
            return True
        if now is None or hashlib.sha256(Path(path).read_bytes()).hexdigest() != record["digest"]:
            return False
        record["stat"] = now
        self.refreshed = True
        return True

    def _touched_sets(self, now: Mapping[str, str]) -> dict[str, str]:
        """Return, for each set of units that holds a changed one, the first such."""
        touched = {}
        for key, units in self._state.sets.items():
            unit = next((unit for unit, before in units.items() if now.get(unit, "") != before), None)
            if unit:
                touched[key] = unit
        return touched
