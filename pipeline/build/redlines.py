"""Redlines beside the drafts: each document held against an earlier one, with tracked changes and a page of them.

They are made after the build, from the drafts as they lie in `output/`, so that a draft that is up to date is not
built again. A later build leaves them alone as long as the drafts are the same.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pipeline.build.earlier import Base, Earlier, Now
from pipeline.build.names import redline_name
from pipeline.build.outputs import MANIFEST, digest, digest_of, manifest_of, place_redlines
from pipeline.build.plan import STATE, Wanted
from pipeline.build.report import Redlined, Report, Wishes
from pipeline.build.spread import Crew, interruptible
from pipeline.build.state import COMPARED, State, is_uncompared, load_state, save_state, stat_of
from pipeline.build.tree import Tree
from pipeline.files.disk import sweep
from pipeline.files.lock import tree_lock
from pipeline.files.partnership import load_settings
from pipeline.model.partnership import Settings
from pipeline.model.places import Finding, Place
from pipeline.render.changes_page import changes_page
from pipeline.word.content import restamped
from pipeline.word.redline.compare.marks import Author
from pipeline.word.redline.redlining import UnprovedError, redline

PAGE = "changes.md"
ALONE = 8
"""Up to so many agreements are compared in this process."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What comparing needs: where things lie, what is compared with, who we are."""

    tree: Tree
    base: Base
    settings: Settings


@dataclass(slots=True)
class Outcome:
    """What became of one agreement."""

    id: str
    findings: list[Finding]
    redlines: list[Redlined] = field(default_factory=list)
    set_aside: tuple[str, ...] = ()
    files: dict[str, Any] = field(default_factory=dict)
    """How the manifest looks now, where it was written, and the redlines that belong to every build."""
    crash: str = ""


@dataclass(slots=True)
class _Made:
    """The files of one comparison."""

    files: dict[str, bytes] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    redlines: list[dict[str, str]] = field(default_factory=list)


def compare(tree: Tree, wanted: Wanted, report: Report, wishes: Wishes, base: Base) -> None:
    """Compare the agreements asked for that are up to date; fill in the report."""
    with tree_lock(tree.root), interruptible() as asked_to_stop:
        for folder in (tree.output, tree.cache):
            sweep(folder)
        settings, _ = load_settings(tree.root)
        state = load_state(tree.cache / STATE)
        tasks = [*_comparable(tree, state, wanted, base)] if settings else []
        if not settings or not tasks:
            return
        desk = Desk(tree, base, settings)
        crew = Crew(
            job=compare_one, tools=desk, reopen=partial(Desk, tree, base, settings), alone=ALONE, batch=1
        )
        try:
            for done, outcome in enumerate(crew.each(tasks, wishes.jobs, asked_to_stop), 1):
                _learn(state, outcome, report, standing=base.standing)
                if wishes.progress:
                    wishes.progress(done, len(tasks), outcome.id)
            report.interrupted = bool(asked_to_stop)
        finally:
            save_state(tree.cache / STATE, state)


def planned(base: Base, documents: Sequence[Now]) -> list[Redlined]:
    """Return the redlines that a build would make where something changed."""
    return [
        Redlined(agreement=now.agreement, language=now.language, against=called.name,
                 file=f"output/{now.agreement}/{redline_name(now.name, called.label)}")
        for now in documents for called in base.called(now.agreement, now.language)
    ]  # fmt: skip


def _comparable(tree: Tree, state: State, wanted: Wanted, base: Base) -> Iterator[str]:
    """Yield the agreements asked for whose drafts are there and right, and not compared with the same already."""
    for folder in tree.partnerships():
        asked, record = wanted(folder), state.partnerships.get(folder)
        for agreement in record["ids"] if record and not record["errors"] else ():
            built = record["agreements"].get(agreement) if record else None
            if not built or built["errors"] or (asked is not None and agreement not in asked):
                continue
            if not base.standing or is_uncompared(built):
                yield f"{folder}/{agreement}"


def _learn(state: State, outcome: Outcome, report: Report, *, standing: bool) -> None:
    folder, _, agreement = outcome.id.partition("/")
    built = state.partnerships[folder]["agreements"][agreement]
    built["files"] |= outcome.files
    built[COMPARED] = standing and not outcome.crash
    report.findings += outcome.findings
    report.redlines += outcome.redlines
    report.set_aside += [(outcome.id, name) for name in outcome.set_aside]
    if outcome.crash:
        report.crashes.append((outcome.id, outcome.crash))


def compare_one(desk: Desk, agreement: str) -> Outcome:
    """Compare one agreement's documents with their earlier forms, and put in place what that makes."""
    outcome = Outcome(agreement, [])
    try:
        _compare(desk, outcome)
    except OSError as error:
        file = str(error.filename2 or error.filename or "")
        outcome.findings.append(Finding.of("OUTPUT_UNWRITABLE", Place(f"output/{agreement}"),
                                           problem=error.strerror or error, file=file))  # fmt: skip
        outcome.redlines = []
    except Exception:  # noqa: BLE001  our bug must not stop the other agreements
        outcome.crash = traceback.format_exc()
        outcome.redlines = []
    return outcome


def _compare(desk: Desk, outcome: Outcome) -> None:
    folder = desk.tree.output / outcome.id
    names = {item["language"]: item["file"] for item in manifest_of(folder).get("documents", ())}
    earlier, found = desk.base.documents(outcome.id, tuple(names))
    outcome.findings += found
    drafts = {name: (folder / name).read_bytes() for name in names.values()}
    made = _Made()
    for language, olds in earlier.items():
        for old in olds if language in names else ():
            _redline(desk, outcome, (language, names[language]), (old, drafts[names[language]]), made)
    if outcome.redlines:
        _place(desk, outcome, made, {name: digest(data) for name, data in drafts.items()})


def _redline(
    desk: Desk, outcome: Outcome, document: tuple[str, str], pair: tuple[Earlier, bytes], made: _Made
) -> None:
    """Compare one document with its earlier form."""
    (language, name), (old, new) = document, pair
    told = partial(Redlined, agreement=outcome.id, language=language, against=old.called.name)
    if old.data == new:
        outcome.redlines.append(told())
        return
    try:
        before = restamped(old.data, new)  # another version's stamps are no change of wording
        found = redline(before, new, Author(desk.settings.party.short_name, old.date))
    except UnprovedError:
        outcome.findings.append(Finding.of("REDLINE_UNPROVED", Place(f"output/{outcome.id}/{name}")))
        return
    changes = found.changes()
    if changes.is_empty:
        outcome.redlines.append(told())
        return
    file = redline_name(name, old.called.label)
    clauses = sum(1 for clause in changes.clauses if clause.before or clause.after)
    outcome.redlines.append(told(file=f"output/{outcome.id}/{file}", changes=changes.total, clauses=clauses,
                                 untracked=changes.untracked))  # fmt: skip
    made.files[file] = found.data
    made.pages.append(changes_page(changes, desk.settings.messages, old.called.name, name))
    made.redlines.append({"language": language, "file": file, "against": old.called.name})


def _place(desk: Desk, outcome: Outcome, made: _Made, drafts: Mapping[str, str]) -> None:
    """Put redlines and their page in place, or away where nothing changed, and note how the manifest looks then."""
    folder = desk.tree.output / outcome.id
    if made.pages:
        made.files[PAGE] = "\n".join(made.pages).encode()
    placed = place_redlines(folder, made.files, {"drafts": dict(drafts), "redlines": made.redlines})
    outcome.set_aside = placed.set_aside
    names = [MANIFEST, *(made.files if desk.base.standing else ())]
    outcome.files = {
        name: {"stat": stat_of(folder / name), "digest": digest_of(folder / name)} for name in names
    }
