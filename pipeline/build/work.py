"""Building one partnership's agreements, in this process or in a worker: what goes in, what comes out."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.build.drafting import draft
from pipeline.build.framework import above
from pipeline.build.kept import keep
from pipeline.build.make import Made
from pipeline.build.outputs import MANIFEST, digest, digest_of, place_files, still_compared
from pipeline.build.pages import pages
from pipeline.build.state import set_key, stat_of
from pipeline.build.workshop import Workshop
from pipeline.files.ledger import ledger_folder, ledger_names
from pipeline.files.partnership import load_annexes, load_partnership
from pipeline.model.agreement import Agreement
from pipeline.model.filenames import PARTNERSHIP, SETTINGS
from pipeline.model.messages import severity_of, stage_of
from pipeline.model.partnership import Partnership
from pipeline.model.places import Finding, Place, Severity, Stage


@dataclass(slots=True)
class Outcome:
    """What became of one agreement."""

    id: str
    record: dict[str, Any]
    findings: list[Finding]
    set_aside: tuple[str, ...] = ()
    written: int = 0
    crash: str = ""
    waiting: Made | None = None
    """What was made, until it is in place."""

    @property
    def failed(self) -> bool:
        """Whether an error kept it from being built."""
        return bool(self.record.get("errors")) or bool(self.crash)


@dataclass(slots=True)
class Work:
    """What became of one partnership."""

    folder: str
    record: dict[str, Any]
    findings: list[Finding]
    outcomes: list[Outcome] = field(default_factory=list)
    sets: dict[str, dict[str, str]] = field(default_factory=dict)


def do(workshop: Workshop, folder: str, wanted: Collection[str], *, everything: bool) -> Work:
    """Make the wanted agreements of a partnership, or all of them; `place` then puts what was made in place."""
    stat = stat_of(
        workshop.tree.root / "agreements" / folder / PARTNERSHIP
    )  # before it is read, to miss no change
    loaded = load_partnership(workshop.tree.root, folder, workshop.words)
    record: dict[str, Any] = {
        "stat": stat, "digest": loaded.digest, "agreements": {},
        "findings": [keep(finding) for finding in loaded.findings],
    }  # fmt: skip
    work = Work(folder, record, list(loaded.findings))
    partnership = loaded.partnership
    record["ids"] = [agreement.id for agreement in partnership.agreements] if partnership else []
    record["errors"] = partnership is None or stops(work.findings)
    if partnership is None or record["errors"]:
        return work
    for agreement in partnership.agreements:
        if everything or agreement.id in wanted:
            outcome = _build(workshop, partnership, agreement)
            work.outcomes.append(outcome)
            work.record["agreements"][agreement.id] = outcome.record
            work.sets[outcome.record["set"]] = outcome.record.pop("units")
    return work


def stops(findings: Collection[Finding]) -> bool:
    """Return whether any finding is an error that stops a build."""
    return any(severity_of(f) is Severity.ERROR and stage_of(f) is Stage.BUILD for f in findings)


def _build(workshop: Workshop, partnership: Partnership, agreement: Agreement) -> Outcome:
    agreement_id = f"{partnership.id}/{agreement.id}"
    annexes, findings = load_annexes(workshop.tree.root, partnership.id, agreement)
    record = _record(workshop, partnership, agreement, annexes)
    outcome = Outcome(agreement_id, record, findings)
    with _attempt(outcome):
        drafted = draft(workshop, partnership, agreement, annexes)
        made = drafted.made
        findings += drafted.findings
        record["units"] = {unit: workshop.units.get(unit, "") for unit in (*made.units, SETTINGS)}
        record["set"] = set_key(record["units"])
        record["errors"] = stops(findings)
        if not record["errors"]:
            outcome.waiting = replace(made, files={**made.files, **pages(made)})
    return outcome


def place(workshop: Workshop, work: Work) -> Work:
    """Put what was made of a partnership in place: mostly waiting for the disk."""
    for outcome in work.outcomes:
        made, outcome.waiting = outcome.waiting, None
        if made:
            with _attempt(outcome):
                _place(workshop, outcome, made)
        outcome.record["findings"] = [keep(finding) for finding in outcome.findings]
    return work


@contextmanager
def _attempt(outcome: Outcome) -> Iterator[None]:
    """Note what goes wrong with one agreement: the others are built all the same."""
    try:
        yield
    except OSError as error:
        outcome.findings.append(Finding.of("OUTPUT_UNWRITABLE", Place(f"output/{outcome.id}"),
                                           problem=str(error.strerror or error), file=str(error.filename2 or error.filename or "")))  # fmt: skip
        outcome.record["errors"] = True
    except Exception:  # noqa: BLE001  our bug must not stop the other agreements
        outcome.crash = traceback.format_exc()
        outcome.record["errors"] = True


def _record(
    workshop: Workshop, partnership: Partnership, agreement: Agreement, annexes: Mapping[str, bytes]
) -> dict[str, Any]:
    base = workshop.tree.root / "agreements" / partnership.id
    found = {name: {"stat": stat_of(base / name), "digest": digest(data)} for name, data in annexes.items()}
    upper = above(partnership.id, agreement)
    return {
        "folder": f"{partnership.id}/{agreement.id}", "kind": agreement.kind, "errors": False,
        "tool": workshop.tool, "units": {}, "set": set_key({}), "annexes": found, "files": {}, "findings": [],
        "ledger": _recorded(workshop, f"{partnership.id}/{agreement.id}"),
        "above": {upper: _recorded(workshop, upper)} if upper else {},
    }  # fmt: skip


def _recorded(workshop: Workshop, agreement: str) -> dict[str, Any]:
    """Return how an agreement's ledger looks: its folder's stat, taken first to miss nothing, and its files."""
    stat = stat_of(ledger_folder(workshop.tree.root, agreement))
    return {"stat": stat, "names": ledger_names(workshop.tree.root, agreement)}


def _place(workshop: Workshop, outcome: Outcome, made: Made) -> None:
    """Put the files in place and record how they look there."""
    folder = workshop.tree.output / outcome.record["folder"]
    about: dict[str, Any] = {
        "agreement": outcome.id,
        "documents": [{"language": language, "file": name} for language, name in made.documents],
        "clauses": [
            {"id": picked.clause.id, "variant": picked.variant}
            for picked in (*made.selection.clauses, *made.selection.annexes)
        ] if made.selection else [],
    }  # fmt: skip
    compared = still_compared(folder, {name: digest(made.files[name]) for _, name in made.documents})
    about |= {"compared": compared} if compared else {}
    placed = place_files(folder, made.files, about, compared.get("files", ()))
    outcome.set_aside = placed.set_aside
    outcome.written = placed.written
    files = {**placed.files, MANIFEST: digest_of(folder / MANIFEST)}
    outcome.record["files"] = {
        name: {"stat": stat_of(folder / name), "digest": value} for name, value in files.items()
    }
