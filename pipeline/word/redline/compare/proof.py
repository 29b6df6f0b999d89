"""The proof of a redline: accepting all of it gives the new file, rejecting all of it the old one, by effect.

It reads with other eyes than those that wrote: `effect` shares no code with what compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.effect.effect import CONTENTS, STAMPS, Difference, Effect, Readings, effect_of
from pipeline.word.redline.opened import Opened
from pipeline.word.redline.resolve.resolve import resolve
from pipeline.word.redline.resolve.revisions import any_revision


class Proof(NamedTuple):
    """Where the redline, accepted or rejected, differs from the file it should give."""

    accepted: tuple[Difference, ...]
    rejected: tuple[Difference, ...]

    @property
    def is_complete(self) -> bool:
        """Whether both ways give back all."""
        return not (self.accepted or self.rejected)

    @property
    def weight(self) -> tuple[bool, int]:
        """How much is not given back: text weighs more than all else."""
        tiers = {(way, d.tier) for way, found in enumerate(self) for d in found}
        return not self.keeps_text, len(tiers)

    @property
    def keeps_text(self) -> bool:
        """Whether no text is lost either way."""
        return all(difference.tier != "text" for difference in (*self.accepted, *self.rejected))


class Prover:
    """Holds a redline against the two files it was made of; what was read once is not read again."""

    def __init__(self, old: Opened, out: Opened, *, ours: bool) -> None:
        """Read both files, before anything is marked; in files of `ours`, stamps and contents do not count."""
        self._out = out
        self._ignoring = (STAMPS, CONTENTS) if ours else ()
        self._readings = Readings()
        self._old = effect_of(old, ignoring=self._ignoring)
        self._new = effect_of(out, ignoring=self._ignoring, readings=self._readings)

    def prove(self, entered: Iterable[Element]) -> Proof:
        """Return the proof; `entered` are elements of the new file inside which something was marked."""
        for element in entered:
            self._readings.forget(element)
        return Proof(
            self._new.differences(self._view(accept=True)), self._old.differences(self._view(accept=False))
        )

    def _view(self, *, accept: bool) -> Effect:
        """Return what the redline says when all of it is accepted, or rejected."""
        views = {part: _resolved(self._out.root(part), accept=accept) for part in self._out.stories()}
        return effect_of(self._out, views=views, ignoring=self._ignoring, readings=self._readings)


_BLOCKS = w("p", "tbl", "sdt", "sectPr")


def _resolved(root: Element, *, accept: bool) -> Any:
    """Return a story with its marks resolved: copies of the blocks that hold any, the others as they are."""
    if not any_revision(root):
        return root
    body = root.find(W + "body")
    if body is None:
        copy = deepcopy(root)
        resolve(copy, accept=accept)
        return copy
    blocks: list[Element] = []
    changed: list[Element] = []
    for block in body:
        marked = any_revision(block)
        if marked or changed:  # what follows a change may be joined with it
            changed.append(block)
        if not marked and (block.tag in _BLOCKS or not changed):  # the end of a bookmark holds nothing apart
            blocks += _copied(changed, accept=accept) if changed else [block]
            changed = []
    return [*blocks, *_copied(changed, accept=accept)]


def _copied(blocks: Sequence[Element], *, accept: bool) -> list[Element]:
    """Return copies of blocks that follow each other, resolved."""
    if not blocks:
        return []
    holder = blocks[0].makeelement(W + "body")
    holder.extend([deepcopy(block) for block in blocks])
    resolve(holder, accept=accept)
    return list(holder)
