"""Where references lead: the words of the paragraph in which each bookmark begins that a field or a link names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.word.lint.names import Element, W, quoted, w

Targets = Mapping[str, str | None]
"""The bookmarks that something in a story names, in small letters; None where they do not begin in it."""

_P, _START, _T, _CODE, _SIMPLE, _LINK = w("p", "bookmarkStart", "t", "instrText", "fldSimple", "hyperlink")
_NAMES = re.compile(r'\b(?:(?:PAGE|NOTE)?REF|HYPERLINK\s+\\l)\s+"?([^\s"\\]+)', re.IGNORECASE)


def targets_of(blocks: Sequence[Element]) -> Targets:
    """Return where references lead in a story without revisions."""
    named: dict[str, None] = {}
    starts: dict[str, tuple[int, Element]] = {}
    for at, block in enumerate(blocks):
        for element in block.iter(_START, _CODE, _SIMPLE, _LINK):
            if element.tag == _START:
                starts[element.get(W + "name", "").casefold()] = at, element
            else:
                named.update(dict.fromkeys(_named(element)))
    return {name: _words(_begun_in(blocks, *starts[name])) if name in starts else None for name in named}


def astray(goal: Targets, shown: Targets) -> tuple[str, ...]:
    """Return the words of paragraphs to which a reference leads in one reading of a document and not in another.

    Only bookmarks that both name count.
    """
    lost = (words for name, words in goal.items() if words is not None and shown.get(name, words) != words)
    return tuple(dict.fromkeys(quoted(" ".join(words.split())) for words in lost))


def _named(element: Element) -> Iterator[str]:
    """Yield the bookmarks that a field or a link names."""
    if element.tag == _LINK:
        yield element.get(W + "anchor", "").casefold()
        return
    code = element.text if element.tag == _CODE else element.get(W + "instr")
    yield from (name.casefold() for name in _NAMES.findall(code or ""))


def _begun_in(blocks: Sequence[Element], at: int, start: Element) -> Element | None:
    """Return the paragraph in which a bookmark begins, or the next one, in its cell or behind it in the story."""
    around = next(start.iterancestors(_P), None)
    if around is not None:
        return around
    beside = start.itersiblings() if start is not blocks[at] else blocks[at + 1 :]
    return next((found for block in beside for found in block.iter(_P)), None)


def _words(paragraph: Element | None) -> str | None:
    return None if paragraph is None else "".join(paragraph.itertext(_T))
