"""Paragraphs whose mark goes away: each joins the next one, where there is one it can join."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.word.lint.names import PREFIXES, Element, W, w
from pipeline.word.redline.resolve.removing import (
    NO_WIDTH,
    SECT_PR,
    P,
    Remover,
    block_before,
    blocks_after,
    is_last,
)
from pipeline.word.redline.resolve.restoring import drop

_PPR = W + "pPr"
_TEXTS = frozenset((W + "t", W + "delText", PREFIXES["m"] + "t"))
_UNSEEN = NO_WIDTH | frozenset(w("r", "lastRenderedPageBreak", "hyperlink", "smartTag", "smartTagPr", "ins", "del",
                                 "moveFrom", "moveTo", "bdo", "dir", "customXml", "customXmlPr"))  # fmt: skip
_ABOUT = frozenset(w("pPr", "rPr"))


def join(paragraphs: Iterable[Element], remover: Remover) -> None:
    """Take away the marks of paragraphs, given in document order: a row of them at once, so that all moves only once."""
    going = dict.fromkeys(paragraphs)
    going.pop(remover.root, None)
    done: set[Element] = set()
    for first in going:
        if first in done:
            continue
        row, following = [first], next(blocks_after(first), None)
        while following is not None and following in going:
            row.append(following)
            following = next(blocks_after(following), None)
        done.update(row)
        if following is not None and following.tag == P:
            _join(row, following, remover)
        else:
            _end(row, remover)


def _join(row: list[Element], following: Element, remover: Remover) -> None:
    """Put what is in paragraphs before what is in the next one, whose mark, and so its properties, are those that stay.

    What stands between them goes along: a range that begins in the first must not end before it.
    """
    place = next((child for child in following if child.tag != _PPR), None)
    for child in _content(row, following):
        if place is None:
            following.append(child)
        else:
            place.addprevious(child)
    for paragraph in row:
        remover.take_out(paragraph)


def _end(row: list[Element], remover: Remover) -> None:
    """Where no paragraph follows, the last that shows something stays; or the last of all, where one is needed."""
    shown = [at for at, paragraph in enumerate(row) if not _is_empty(paragraph)]
    if shown or not _may_go(row, remover.root):
        last = shown[-1] if shown else len(row) - 1
        _join(row[:last], row[last], remover)
        _end_no_section(row[last])
        row = row[last + 1 :]
    for paragraph in row:
        for child in [child for child in paragraph if child.tag in NO_WIDTH]:
            paragraph.addprevious(child)
        remover.take_out(paragraph)


def _content(row: list[Element], following: Element) -> list[Element]:
    found: list[Element] = []
    for paragraph, after in zip(row, [*row[1:], following], strict=False):
        found += [child for child in paragraph if child.tag != _PPR]
        between = paragraph.getnext()
        while between is not after:
            found.append(between)
            between = between.getnext()
    return found


def _may_go(row: list[Element], root: Element) -> bool:
    """Return whether the container still ends with a paragraph when these are gone."""
    if not is_last(row[-1], root):
        return True
    before = block_before(row[0], root)
    return before is not None and before.tag == P


def _is_empty(element: Element) -> bool:
    """Return whether nothing in a paragraph can be seen; what is not known counts as something."""
    for child in element:
        if child.tag in _ABOUT:
            continue
        if child.tag in _TEXTS:
            if child.text:
                return False
        elif child.tag not in _UNSEEN or not _is_empty(child):
            return False
    return True


def _end_no_section(paragraph: Element) -> None:
    """Take from a paragraph that had to stay what went with its mark: the end of a section."""
    section = paragraph.find(f"{_PPR}/{SECT_PR}")
    if section is not None:
        drop(section)
