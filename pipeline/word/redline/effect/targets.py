"""Where references lead: the paragraph in which a bookmark begins that a field or a link names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.word.lint.names import Element, W, quoted, w

_P, _START, _T, _CODE, _SIMPLE, _LINK = w("p", "bookmarkStart", "t", "instrText", "fldSimple", "hyperlink")
_NAMES = re.compile(r'\b(?:(?:PAGE|NOTE)?REF|HYPERLINK\s+\\l)\s+"?([^\s"\\]+)', re.IGNORECASE)

Blocks = Sequence[Element]
"""A story without revisions."""


def astray(goal: Blocks, shown: Blocks) -> tuple[str, ...]:
    """Return the words of paragraphs to which references lead in one reading of a story and not in another.

    Only bookmarks that both name count.
    """
    led = _leads(goal, _named(goal))
    other = _leads(shown, led)
    lost = {name: words for name, words in led.items() if other.get(name) != words}
    still = set(_named(shown)) if lost else set()
    return tuple(dict.fromkeys(quoted(" ".join(lost[name].split())) for name in lost if name in still))


def _leads(blocks: Blocks, names: Mapping[str, object]) -> dict[str, str]:
    """Return the words of the paragraph in which each bookmark begins, of those with these names, in small letters."""
    starts = (
        (name, at, start)
        for at, block in enumerate(blocks if names else ())
        for start in block.iter(_START)
        if (name := start.get(W + "name", "").casefold()) in names
    )
    return {name: _words(_begun_in(blocks, at, start)) for name, at, start in starts}


def _named(blocks: Blocks) -> dict[str, None]:
    """Return the bookmarks that fields and links name, in order."""
    return dict.fromkeys(
        name.casefold()
        for block in blocks
        for element in block.iter(_CODE, _SIMPLE, _LINK)
        for name in _names(element)
    )


def _names(element: Element) -> Iterator[str]:
    if element.tag == _LINK:
        yield element.get(W + "anchor", "")
        return
    code = element.text if element.tag == _CODE else element.get(W + "instr")
    yield from _NAMES.findall(code or "")


def _begun_in(blocks: Blocks, at: int, start: Element) -> Element | None:
    """Return the paragraph in which a bookmark begins, or the next one, in its cell or behind it in the story."""
    around = next(start.iterancestors(_P), None)
    if around is not None:
        return around
    beside = start.itersiblings() if start is not blocks[at] else blocks[at + 1 :]
    return next((found for block in beside for found in block.iter(_P)), None)


def _words(paragraph: Element | None) -> str:
    return "" if paragraph is None else "".join(paragraph.itertext(_T))
