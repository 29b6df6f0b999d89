"""The proof of a redline: accepting all of it gives the new file, rejecting all of it the old one, by effect.

It reads with other eyes than those that wrote: `effect` shares no code with what compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.effect.effect import CONTENTS, STAMPS, Difference, Effect, Readings, effect_of
from pipeline.word.redline.effect.targets import astray
from pipeline.word.redline.opened import Opened
from pipeline.word.redline.resolve.resolve import resolve
from pipeline.word.redline.resolve.revisions import any_revision, marked_children


class Proof(NamedTuple):
    """Where the redline, accepted or rejected, differs from the file it should give."""

    accepted: tuple[Difference, ...]
    rejected: tuple[Difference, ...]
    astray: tuple[str, ...] = ()
    """The paragraphs to which references of the old file lead, and no longer once all is rejected: a file has a bookmark
    only once, so it cannot begin where its words moved from, too.
    """

    @property
    def is_complete(self) -> bool:
        """Whether both ways give back all."""
        return not (self.accepted or self.rejected)

    @property
    def weight(self) -> tuple[bool, int]:
        """How much is not given back: text weighs more than all else."""
        tiers = {(way, d.tier) for way, found in enumerate((self.accepted, self.rejected)) for d in found}
        return not self.keeps_text, len(tiers)

    @property
    def keeps_text(self) -> bool:
        """Whether no text is lost either way."""
        return all(difference.tier != "text" for difference in (*self.accepted, *self.rejected))


class Prover:
    """Holds a redline against the two files it was made of; what is written alike is read once."""

    def __init__(self, old: Opened, out: Opened, *, ours: bool) -> None:
        """Read both files, before anything is marked; in files of `ours`, stamps and contents do not count."""
        self._old_file, self._out = old, out
        self._ignoring = (STAMPS, CONTENTS) if ours else ()
        self._readings = Readings()
        self._old = effect_of(old, ignoring=self._ignoring, readings=self._readings)
        self._new = effect_of(out, ignoring=self._ignoring, readings=self._readings)

    def prove(self) -> Proof:
        """Return the proof."""
        stories = {part: stretches(self._out.root(part)) for part in self._out.stories()}
        accepted, rejected = (self._views(stories, accept=accept) for accept in (True, False))
        return Proof(
            self._new.differences(self._effect(accepted)),
            self._old.differences(self._effect(rejected)),
            astray(_body(self._old_file), rejected[self._out.main]),
        )

    def _effect(self, views: Mapping[str, Sequence[Element]]) -> Effect:
        """Return what the redline says in a view of its stories."""
        return effect_of(self._out, views=views, ignoring=self._ignoring, readings=self._readings)

    @staticmethod
    def _views(stories: Mapping[str, Sequence[Stretch]], *, accept: bool) -> dict[str, list[Element]]:
        """Return the stories with all marks accepted, or rejected."""
        return {part: list(_resolved(story, accept=accept)) for part, story in stories.items()}


def _body(opened: Opened) -> list[Element]:
    body = opened.root(opened.main).find(W + "body")
    return [] if body is None else list(body)


class Stretch(NamedTuple):
    """Blocks of a story that follow each other: to be resolved together, or left as they are."""

    marked: bool
    blocks: list[Element]


def stretches(root: Element) -> list[Stretch]:
    """Return the blocks of a story in stretches; what follows a mark of a paragraph's end may be joined with it."""
    body = root.find(W + "body")
    marked = marked_children(root if body is None else body)
    if body is None:
        return [Stretch(bool(marked), list(root))]
    found = [Stretch(marked=False, blocks=[])]
    goes_on = False
    for block in body:
        if (block in marked or goes_on) != found[-1].marked:
            found.append(Stretch(not found[-1].marked, []))
        found[-1].blocks.append(block)
        if block in marked:
            goes_on = _goes_on(block)
        elif block.tag in _BLOCKS:  # the end of a bookmark holds nothing apart
            goes_on = False
    return found


_BLOCKS = w("p", "tbl", "sdt", "sectPr")


def _goes_on(block: Element) -> bool:
    """Return whether the marks in a block may reach what follows: not those within the text of a paragraph."""
    properties = block.find(W + "pPr")
    return block.tag != W + "p" or (properties is not None and any_revision(properties))


def _resolved(story: Sequence[Stretch], *, accept: bool) -> Iterator[Element]:
    """Yield a story with its marks resolved: copies of the blocks that hold any, the others as they are."""
    for marked, blocks in story:
        yield from _copied(blocks, accept=accept) if marked else blocks


def _copied(blocks: Sequence[Element], *, accept: bool) -> list[Element]:
    """Return copies of blocks that follow each other, resolved."""
    story = blocks[0].getparent()
    holder = story.makeelement(story.tag, nsmap=story.nsmap)  # so that what is written alike stays so
    holder.extend([deepcopy(block) for block in blocks])
    resolve(holder, accept=accept)
    return list(holder)
