"""Takes elements out of a story so that what stays is whole: ranges keep both ends, and no cell is without a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.word.lint.names import PREFIXES, Element, W, local, w
from pipeline.word.redline.resolve.revisions import CONTENT, MOVE_RANGES, TAG_RANGES

M = PREFIXES["m"]
P, TBL, SECT_PR = w("p", "tbl", "sectPr")
_ENDS = frozenset((*w("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"),
                   *(end for ends in (*MOVE_RANGES.values(), *TAG_RANGES.values()) for end in ends)))  # fmt: skip
NO_WIDTH = _ENDS | {W + "proofErr"}
"""What stands between paragraphs or runs and is neither."""

_COMMENT_REFERENCE = W + "commentReference"
_ENDS_AND_COMMENTS = _ENDS | {_COMMENT_REFERENCE}
_PROPERTIES = frozenset((*w("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData", "tblPr", "tblGrid",
                            "tblPrEx", "trPr"), M + "oMathParaPr"))  # fmt: skip
_AROUND = frozenset((*CONTENT, *w("hyperlink", "fldSimple", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo",
                                  "tbl", "tr"), M + "oMath", M + "oMathPara"))  # fmt: skip
"""What is nothing without something in it."""
_CONTAINERS = frozenset(w("body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"))
_CONTROLS = frozenset(w("sdt", "sdtContent", "customXml"))


class Remover:
    """Takes elements out of one tree, and afterwards tidies up where it did."""

    def __init__(self, root: Element) -> None:
        """Take the tree; its root itself always stays."""
        self.root = root
        self._out: set[Element] = set()
        self._shrunk: dict[Element, None] = {}
        self._comments: set[str] = set()

    def take_out(self, element: Element) -> None:
        """Remove an element and all it holds, but for the ends of ranges that reach beyond it."""
        parent = element.getparent()
        if parent is None or element is self.root or self._is_out(element):
            return
        for end in self._half_ranges(element):
            element.addprevious(end)
        parent.remove(element)
        self._out.add(element)
        self._shrunk[parent] = None

    def unwrap(self, element: Element) -> None:
        """Put what an element holds in its place."""
        parent = element.getparent()
        if parent is None or element is self.root:
            return
        if not len(element):
            self._shrunk[parent] = None
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)

    def tidy(self) -> None:
        """Remove what was emptied, and give each cell, note and story the paragraph it must end with."""
        for parent in self._shrunk:
            self._tidy(parent)
        self._shrunk.clear()
        if self._comments:
            ranges = list(self.root.iter(*w("commentRangeStart", "commentRangeEnd")))
            for end in ranges:
                if end.get(W + "id") in self._comments:
                    end.getparent().remove(end)

    def _is_out(self, element: Element) -> bool:
        return any(above in self._out for above in element.iterancestors())

    def _half_ranges(self, element: Element) -> list[Element]:
        """Return the ends of ranges in an element whose other end is outside; note the comments that go with it."""
        ends = [found for found in element.iter() if found.tag in _ENDS_AND_COMMENTS]
        if not ends:
            return ends
        self._comments.update(end.get(W + "id", "") for end in ends if end.tag == _COMMENT_REFERENCE)
        ends = [end for end in ends if end.tag != _COMMENT_REFERENCE]
        count = Counter(map(_range, ends))
        return [end for end in ends if count[_range(end)] < 2]

    def _tidy(self, parent: Element) -> None:
        while parent.tag in _AROUND and parent is not self.root and not _has_content(parent):
            above = parent.getparent()
            if above is None:
                return
            for end in [child for child in parent if child.tag in _ENDS]:
                parent.addprevious(end)
            above.remove(parent)
            parent = above
        if parent.tag in _CONTAINERS:
            _complete(parent)


def _range(end: Element) -> tuple[str, str]:
    return local(end.tag).removesuffix("Start").removesuffix("End"), end.get(W + "id", "")


def _has_content(element: Element) -> bool:
    return any(child.tag not in _PROPERTIES and child.tag not in NO_WIDTH for child in element)


def _complete(container: Element) -> None:
    """Add the paragraph that a container must end with; a body may end with a table, Word adds one itself."""
    last = last_block(container)
    if last is None or (last.tag == TBL and container.tag != W + "body"):
        paragraph = container.makeelement(P)
        end = container[-1] if len(container) else None
        if end is not None and end.tag == SECT_PR:
            end.addprevious(paragraph)
        else:
            container.append(paragraph)


def blocks_after(element: Element) -> Iterator[Element]:
    """Yield the paragraphs, tables and controls after an element, within what directly holds it."""
    return (found for found in element.itersiblings() if _is_block(found))


def last_block(container: Element) -> Element | None:
    """Return the last paragraph or table in a container; content controls are looked into."""
    return _innermost(next((found for found in reversed(container) if _is_block(found)), None))


def block_before(element: Element, root: Element) -> Element | None:
    """Return the paragraph or table before an element in its container, whatever controls either stands in."""
    while True:
        found = next((e for e in element.itersiblings(preceding=True) if _is_block(e)), None)
        parent = element.getparent()
        if found is not None or parent is root or parent.tag not in _CONTROLS:
            return _innermost(found)
        element = parent


def is_last(element: Element, root: Element) -> bool:
    """Return whether nothing follows a paragraph in its container, whatever controls it stands in."""
    while next(blocks_after(element), None) is None:
        element = element.getparent()
        if element is root or element.tag not in _CONTROLS:
            return True
    return False


def _innermost(block: Element | None) -> Element | None:
    while block is not None and block.tag in _CONTROLS:
        inner = next((found for found in reversed(block) if _is_block(found)), None)
        if inner is None:
            break
        block = inner
    return block


def _is_block(element: Element) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag not in NO_WIDTH and tag not in _PROPERTIES and tag != SECT_PR
