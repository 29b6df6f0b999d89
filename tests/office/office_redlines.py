"""Redlines, and what LibreOffice makes of them: accepted like the new file, rejected like the old one."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from flat_text import Texts
from office_changes import Asked, Changes
from office_limits import FURNITURE, limits_of
from office_tools import sdk_errors

from pipeline.word.lint import lint_package
from pipeline.word.redline.compare.marks import Author
from pipeline.word.redline.note_order import order_notes
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.redlining import redline
from pipeline.word.redline.resolve.resolved import resolved

AUTHOR = Author("The Reed Society", "2026-11-23T10:00:00Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two versions of a document and their redline; what the versions tracked themselves is accepted."""

    name: str
    old: bytes
    new: bytes
    redline: bytes

    @property
    def drafts(self) -> bool:
        """Whether both are drafts of ours, of which a redline leaves the table of contents as it is in the new one."""
        return all(
            b"aftale_manifest" in open_word(data).parts.get("docProps/custom.xml", b"")
            for data in (self.old, self.new)
        )


def pair(name: str, old: bytes, new: bytes, *, moves: bool = False) -> Pair:
    """Return two versions with their redline."""
    made = redline(old, new, AUTHOR, moves=moves)
    old, new = (_as_word_writes_it(resolved(data, accept=True).data) for data in (old, new))
    return Pair(name=name, old=old, new=new, redline=made.data)


def _as_word_writes_it(data: bytes) -> bytes:
    """Return a file with its notes in order; otherwise LibreOffice shows one under the number of another."""
    opened = open_word(data)
    return opened.written() if order_notes(opened) else data


def unequal(pairs: Sequence[Pair], changes: Changes, tally: Counter[str]) -> list[str]:
    """Return a sentence for each redline that LibreOffice accepts or rejects otherwise than it should."""
    said = changes.ask(question for one in pairs for question in _questions(one))
    return [
        f"{one.name}: {command}: {sentence}"
        for one in pairs
        for command in ("accept", "reject")
        for sentence in _differences(one, command, said, tally)
    ]


def _questions(one: Pair) -> Iterator[Asked]:
    yield from (("accept", one.redline), ("reject", one.redline), ("read", one.new), ("read", one.old))


def _differences(
    one: Pair, command: str, said: Mapping[Asked, Texts | None], tally: Counter[str]
) -> list[str]:
    """Return what a command gives otherwise, unless LibreOffice cannot do better."""
    mine, goal = said[command, one.redline], _goal(one, command, said)
    wrong = _wrong(mine, goal)
    limits = limits_of(one.redline) if wrong else {}
    tally[f"LibreOffice: {command}"] += 1
    if not _excused(mine, goal, limits):
        return [f"{sentence} {limits or ''}" for sentence in wrong]
    for name in limits:
        tally[f"LibreOffice: {command}, not given back: {name}"] += 1
    return []


def _goal(one: Pair, command: str, said: Mapping[Asked, Texts | None]) -> Texts | None:
    """Return what accepting or rejecting should give."""
    old, new = said["read", one.old], said["read", one.new]
    if command == "accept" or old is None or new is None:
        return new if command == "accept" else old
    return old._replace(contents=new.contents) if one.drafts else old


def _wrong(mine: Texts | None, goal: Texts | None) -> list[str]:
    if mine is None or goal is None:
        return ["not opened"]
    hunks = _hunks(sum(mine, ()), sum(goal, ()))
    return [f"{one!r} against {other!r}" for one, other in hunks]


def _excused(mine: Texts | None, goal: Texts | None, limits: dict[str, int]) -> bool:
    """Whether no more places differ than there are constructs that LibreOffice does not resolve.

    What these do to the count of clauses shows in every reference to one, so the numbers there do not count.
    """
    if mine is None or goal is None or not limits:
        return False
    places = len(list(_hunks(mine.unnumbered(), goal.unnumbered())))
    return places <= sum(limits.values()) and (
        mine.furniture == goal.furniture or not FURNITURE.isdisjoint(limits)
    )


def _hunks(mine: Sequence[str], goal: Sequence[str]) -> Iterable[tuple[Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, mine, goal, autojunk=False)
    for how, start, end, there, to in matcher.get_opcodes():
        if how != "equal":
            yield mine[start:end], goal[there:to]


def own_errors(pairs: Sequence[Pair], validator: str, folder: Path) -> dict[str, list[str]]:
    """Return what the SDK or our linter has against redlines and not against the files they were made of."""
    said = _sdk({data for one in pairs for data in (one.redline, one.old)}, validator, folder)
    left = {one.name: said[one.redline] - said[one.old] for one in pairs}
    said |= _sdk({one.new for one in pairs if left[one.name]}, validator, folder)
    found = {one.name: left[one.name] - said.get(one.new, set()) | _faults(one) for one in pairs}
    return {name: sorted(errors)[:3] for name, errors in found.items() if errors}


def _sdk(files: Iterable[bytes], validator: str, folder: Path) -> dict[bytes, set[str]]:
    """Return what the SDK has against each file, without the places, which a redline has more of."""
    paths = {data: folder / f"{hashlib.sha256(data).hexdigest()[:24]}.docx" for data in files}
    for data, path in paths.items():
        path.write_bytes(data)
    said = sdk_errors(validator, list(paths.values()))
    return {data: {error.partition(": ")[2] for error in said[path]} for data, path in paths.items()}


def _faults(one: Pair) -> set[str]:
    """Return the codes of what the linter calls an error."""
    own, old, new = (
        {fault.code for fault in lint_package(data) if fault.severity == "error"}
        for data in (one.redline, one.old, one.new)
    )
    return own - old - new
