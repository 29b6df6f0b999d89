"""A whole verification: the ledgers somebody asked for, the anchors, and a new anchor if one is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.build.pinned import shelves
from pipeline.build.spread import interruptible
from pipeline.build.tree import Tree, find_tree
from pipeline.files.frozen import Shelves
from pipeline.files.partnership import load_settings
from pipeline.issue.clerk import open_clerk
from pipeline.issue.verifying.anchoring import FOLDER, Anchored, anchor
from pipeline.issue.verifying.anchors import Checked, check_anchors
from pipeline.issue.verifying.verifying import Verified, chosen, crew, recorded
from pipeline.model.filenames import SETTINGS
from pipeline.model.messages import severity_of
from pipeline.model.places import AftaleError, Finding, Place, Severity
from pipeline.model.words import Day

ARCHIVE = "local/archive"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants verified, by id or pattern; everything where none is given."""

    patterns: Sequence[str] = ()
    key: Path | None = None
    """The key with which all that was verified is to be anchored."""
    today: Day | None = None
    progress: Progress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a verification came to."""

    agreements: tuple[Verified, ...]
    anchors: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    anchored: Anchored | None = None
    interrupted: bool = False

    @property
    def well(self) -> bool:
        """Whether all that is here is as it was recorded."""
        return all(severity_of(finding) is not Severity.ERROR for finding in self.findings)


def proved_tree(folder: Path) -> Tree:
    """Return the tree around a folder; one with agreements will do, though nobody's settings came with it.

    Raises `AftaleError` where there is none.
    """
    try:
        return find_tree(folder)
    except AftaleError:
        if not (folder / "agreements").is_dir():
            raise
        return Tree(folder.resolve())


def prove(tree: Tree, wish: Wish) -> Proof:
    """Verify the ledgers of a tree and its anchors; where all is well, anchor it if that is wanted.

    Raises `AftaleError` where a pattern means nothing, and where nothing can be signed with the key.
    """
    shelf, problems = _shelves(tree)
    wanted = chosen(recorded(tree.root), wish.patterns)
    with interruptible() as asked_to_stop:
        agreements = []
        for one in crew(shelf).each(wanted, 0, asked_to_stop):
            agreements.append(one)
            if wish.progress:
                wish.progress(len(agreements), len(wanted), one.agreement)
        if asked_to_stop:
            return _proof(agreements, [], problems, interrupted=True)
    anchors = list(check_anchors(tree.root, agreements, all_=not wish.patterns))
    proof = _proof(agreements, anchors, problems)
    return _anchored(tree, wish, proof, wish.key) if wish.key else proof


def _anchored(tree: Tree, wish: Wish, proof: Proof, key: Path) -> Proof:
    """Anchor what was proved; return the proof with the new anchor in it."""
    if not proof.well:
        return replace(proof, findings=(*proof.findings, Finding.of("ANCHOR_REFUSED", Place(FOLDER))))
    clerk = open_clerk(tree, wish.today)
    done = anchor(tree.root, clerk.now, clerk.settings.party.id, key, proof.agreements)
    new = Checked(
        file=done.file, at=done.at, heads=done.heads, signature="good" if done.by else "unknown", by=done.by
    )
    return replace(proof, anchored=done, anchors=(*proof.anchors, new) if done.new else proof.anchors)


def _proof(
    agreements: Sequence[Verified],
    anchors: Sequence[Checked],
    problems: Sequence[Finding],
    *,
    interrupted: bool = False,
) -> Proof:
    """Put together what was found, each finding once."""
    lost = [(agreement, finding) for one in anchors for agreement, finding in one.lost]
    held = tuple(
        replace(one, findings=(*one.findings, *(finding for name, finding in lost if name == one.agreement)))
        for one in agreements
    )
    found = [*(f for one in held for f in one.findings), *(f for one in anchors for f in one.findings)]
    findings = tuple(dict.fromkeys((*problems, *found)))
    return Proof(agreements=held, anchors=tuple(anchors), findings=findings, interrupted=interrupted)


def _shelves(tree: Tree) -> tuple[Shelves, tuple[Finding, ...]]:
    """Return where frozen files lie; where the settings cannot be read, the archive is where it is by default."""
    settings, problems = load_settings(tree.root)
    if settings is None:
        there = (tree.root / SETTINGS).exists()
        return Shelves(tree.root, tree.root / ARCHIVE), problems if there else ()
    return shelves(tree, settings), problems
