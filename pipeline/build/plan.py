"""What a build would do: the tree held against the last run. Writes nothing, and starts fast.

Nothing heavy is imported here: a run with nothing to do reads one state file and looks at the dates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.build.kept import Kept
from pipeline.build.stale import NEW, Inspector, Stale
from pipeline.build.state import State, is_uncompared, load_state, scan
from pipeline.build.tool import tool_digest
from pipeline.build.tree import Tree
from pipeline.model.filenames import SETTINGS

STATE = "state.json"

Wanted = Callable[[str], "Collection[str] | None"]
"""Which agreements of a partnership are asked for; None for all."""


def everything(_folder: str) -> Collection[str] | None:
    """Ask for all agreements of every partnership."""
    return None


@dataclass(slots=True)
class Plan:
    """What is out of date and why, and what stays as it is."""

    state: State
    """What the last run knew, with the library as it is now."""
    tool: str
    refreshed: bool = False
    """Whether files have new dates but the same content, so that the state is worth saving."""
    stale: list[Stale] = field(default_factory=list)
    fresh: int = 0
    uncompared: bool = False
    """Whether an agreement that stays as it is was not yet compared with what was issued."""
    kept: list[Kept] = field(default_factory=list)
    """What earlier runs found in agreements that stay as they are."""


def plan(tree: Tree, wanted: Wanted = everything) -> Plan:
    """Compare the tree with the last run."""
    state = load_state(tree.cache / STATE)
    library = scan(tree.clauses, state.library)
    library[SETTINGS] = _settings(tree, state.library.get(SETTINGS))
    changed = library != state.library
    state.units = _units(tree, state, library)
    state.library = library
    planned = Plan(state, tool_digest())
    inspector = Inspector(tree, state, state.units, planned.tool)
    for folder in tree.partnerships():
        asked = wanted(folder)
        if asked is None or asked:
            _inspect(planned, inspector, folder, asked)
    planned.refreshed = inspector.refreshed or changed
    return planned


def _inspect(planned: Plan, inspector: Inspector, folder: str, asked: Collection[str] | None) -> None:
    """Add one partnership to the plan."""
    found = inspector.stale(folder)
    unread = next((item for item in found if item.agreement == NEW), None)
    if unread:
        planned.stale += [unread] if asked is None else [unread.of(agreement) for agreement in sorted(asked)]
        return
    planned.stale += [item for item in found if asked is None or item.agreement in asked]
    again = {item.agreement for item in found}
    record = planned.state.partnerships[folder]
    planned.kept += record.get("findings", ())
    for agreement, built in record["agreements"].items():
        if agreement not in again and (asked is None or agreement in asked):
            planned.fresh += 1
            planned.uncompared |= is_uncompared(built)
            planned.kept += built["findings"]


def named(tree: Tree, stale: Iterable[Stale]) -> list[Stale]:
    """Return what is stale agreement by agreement, reading the files that were not read yet.

    A file that cannot be read stands for itself: its one entry has no agreement.
    """
    from pipeline.files.partnership import load_partnership  # noqa: PLC0415  only a dry run needs it

    found: list[Stale] = []
    for item in stale:
        if item.agreement != NEW:
            found.append(item)
            continue
        partnership = load_partnership(tree.root, item.folder, {}).partnership
        found += (
            [item.of(agreement.id) for agreement in partnership.agreements] if partnership else [item.of("")]
        )
    return found


def _settings(tree: Tree, before: list[Any] | None) -> list[Any]:
    """Return stat and digest of `aftale.yaml`, which every document depends on."""
    path = tree.root / SETTINGS
    found = path.stat()
    if before and before[:2] == [found.st_mtime_ns, found.st_size]:
        return before
    return [found.st_mtime_ns, found.st_size, hashlib.sha256(path.read_bytes()).hexdigest()]


def _units(tree: Tree, state: State, library: Mapping[str, list[Any]]) -> dict[str, str]:
    """Return the digests of the library's units; it is only opened where one of its files changed."""
    digests = {name: record[2] for name, record in library.items()}
    if digests == {name: record[2] for name, record in state.library.items()}:
        return state.units
    if not state.partnerships:
        return {}  # nothing was built that could be out of date; a build finds the units by itself
    from pipeline.files.library import load_library  # noqa: PLC0415  only a changed library needs it

    loaded, _ = load_library(tree.clauses)
    units = dict(loaded.digests) if loaded else {}
    return units | {SETTINGS: digests[SETTINGS]}
