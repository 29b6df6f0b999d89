"""A whole Word file with its tracked changes accepted or rejected, or some of them; comments stay as they are."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.word.lint.names import MC, Element, climb
from pipeline.word.redline.note_order import drop_notes, referred
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.resolve.chosen import Choice, pick
from pipeline.word.redline.resolve.resolve import resolve_picked
from pipeline.word.redline.resolve.revisions import any_revision, author_of, revisions


@dataclass(frozen=True, slots=True)
class Resolved:
    """The new file, how many changes were accepted or rejected, how many are left, and whose those are."""

    data: bytes
    count: int
    left: int
    authors: tuple[str, ...]


def resolved(data: bytes, *, accept: bool, choice: Choice | None = None) -> Resolved:
    """Return a Word file with the chosen changes accepted or rejected; without any, the very bytes that came.

    Raises `UnusableError` where it is no Word file, or none that can be trusted.
    """
    opened = open_word(data)
    count, changed = 0, False
    left: list[Element] = []
    notes = referred(opened)
    for story in opened.stories():
        root = opened.root(story)
        if not any_revision(root):
            continue
        picked = pick(root, choice.of(root) if choice else None)
        if picked.revisions or picked.ranges:
            count += sum(_is_shown(revision) for revision in picked.revisions)
            resolve_picked(opened.touch(story), picked, accept=accept)
            changed = True
        left += filter(_is_shown, revisions(root))
    drop_notes(opened, notes - referred(opened))
    authors = tuple(sorted({author for revision in left if (author := author_of(revision))}))
    return Resolved(opened.written() if changed else data, count, len(left), authors)


def _is_shown(revision: Element) -> bool:
    """Return whether a change is no second copy for programs that know less."""
    return climb(revision, MC + "Fallback") is None
