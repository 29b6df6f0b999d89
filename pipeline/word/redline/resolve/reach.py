"""How far a range reaches, such as a bookmark or a move: which paragraphs and tracked changes it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from pipeline.word.lint.names import PREFIXES, Element, W, climb
from pipeline.word.redline.resolve.revisions import CONTENT, REVISIONS, is_of_paragraph

_P = W + "p"
_SHOWN = (W + "r", PREFIXES["m"] + "r", W + "fldSimple")

Held = tuple[Element, Element]
"""A paragraph or tracked change, and the beginning of the latest range that holds it."""


def held(root: Element, start: str, end: str, wanted: Callable[[Element], bool]) -> Iterator[Held]:
    """Yield what ranges hold whose beginnings are wanted.

    A paragraph's mark and properties stand at its end, so a range has them when it reaches that far. What was
    changed at the very edges of a paragraph belongs to the range that begins or ends there: an editor that is
    given a word at the end of a clause puts it behind the clause's bookmark.
    """
    walk = _Walk(wanted)
    steps = {_P: walk.begin, **dict.fromkeys(REVISIONS, walk.change), **dict.fromkeys(_SHOWN, walk.see),
             start: walk.open, end: walk.close}  # fmt: skip
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=tuple(steps)):
        if event == "start":
            yield from steps[element.tag](element)
        elif element.tag == _P:
            yield from walk.leave(element)


class _Paragraph:
    """What a walk has seen of a paragraph."""

    def __init__(self) -> None:
        self.whole: list[Element] = []
        """Changes of its mark and properties."""
        self.before: list[Element] = []
        """Changes with nothing before them that stays whatever becomes of them."""
        self.behind: list[Element] = []
        """Changes behind the end of a range, with nothing of that kind in between."""
        self.untouched = True
        self.ended: Element | None = None
        """The range that ended last, until something follows."""


class _Walk:
    """A walk through a story in the order of its text."""

    def __init__(self, wanted: Callable[[Element], bool]) -> None:
        self._wanted = wanted
        self._open: dict[str, Element] = {}
        self._paragraphs = [_Paragraph()]

    def begin(self, _paragraph: Element) -> Iterable[Held]:
        """Enter a paragraph."""
        self._paragraphs.append(_Paragraph())
        return ()

    def leave(self, paragraph: Element) -> Iterable[Held]:
        """Leave a paragraph: its end belongs to a range that is open, or that nothing has followed."""
        seen = self._paragraphs.pop()
        holder = self._latest() if seen.ended is None else seen.ended
        found = (paragraph, *seen.whole, *seen.behind) if holder is not None else ()
        return [(element, holder) for element in found]

    def open(self, start: Element) -> Iterable[Held]:
        """Pass the beginning of a range."""
        if not self._wanted(start):
            return ()
        self._open[start.get(W + "id", "")] = start
        here = self._paragraphs[-1]
        before, here.before = here.before, []
        return [(element, start) for element in before]

    def close(self, end: Element) -> Iterable[Held]:
        """Pass the end of a range."""
        start = self._open.pop(end.get(W + "id", ""), None)
        if start is not None:
            self._paragraphs[-1].ended = start
        return ()

    def see(self, shown: Element) -> Iterable[Held]:
        """Pass something shown; unless it is part of a change, it stays."""
        here = self._paragraphs[-1]
        if (here.untouched or here.ended is not None) and climb(shown, *CONTENT) is None:
            here.untouched, here.ended = False, None
            here.before, here.behind = [], []
        return ()

    def change(self, revision: Element) -> Iterable[Held]:
        """Pass a tracked change."""
        here, holder = self._paragraphs[-1], self._latest()
        if is_of_paragraph(revision):
            here.whole.append(revision)
        elif holder is not None:
            return [(revision, holder)]
        elif here.ended is not None:
            here.behind.append(revision)
        elif here.untouched:
            here.before.append(revision)
        return ()

    def _latest(self) -> Element | None:
        return next(reversed(self._open.values()), None)
