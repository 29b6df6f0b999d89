"""What LibreOffice cannot accept or reject, found in a redline by how it is marked; `docs/redlines.md` says the same in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.opened import Opened, open_word

_MARKS = w("ins", "del", "moveFrom", "moveTo")
_NOTES = w("footnoteReference", "endnoteReference")
_PICTURES = w("drawing", "pict", "object")
_EQUATION = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_SAID = (*w("t", "delText", "tab", "br", "sym", "footnoteReference", "endnoteReference"), _EQUATION)


@dataclass(frozen=True, slots=True)
class Limit:
    """A construct that LibreOffice does not resolve."""

    name: str
    """How `docs/redlines.md` calls it."""
    found: Callable[[Opened], int]
    """Counts the places in a redline where a text may come out otherwise."""
    furniture: bool = False
    """Whether headers and footers may stand on other pages."""


def limits_of(redline: bytes) -> dict[str, int]:
    """Return which of them a redline has, and at how many places each."""
    opened = open_word(redline)
    counts = {limit.name: limit.found(opened) for limit in LIMITS}
    return {name: count for name, count in counts.items() if count}


def _paragraphs(opened: Opened) -> Iterator[Element]:
    return opened.root(opened.main).iter(W + "p")


def _is_marked(element: Element) -> bool:
    return next(element.iter(*_MARKS), None) is not None


def _properties(paragraph: Element, path: str) -> Element | None:
    found: Element | None = paragraph.find(f"{W}pPr/{W}" + path.replace("/", f"/{W}"))
    return found


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _cells(opened: Opened) -> int:
    """Count the cells of tables in which cells came, went, or span other columns or rows than before."""
    changed = [
        mark.iterancestors(W + "tbl")
        for mark in opened.root(opened.main).iter(
            *w("cellIns", "cellDel", "cellMerge", "tcPrChange", "tblGridChange")
        )
    ]
    tables = {next(around) for around in changed}
    return sum(1 for table in tables for _ in table.iter(W + "tc"))


def _rows_with_tables(opened: Opened) -> int:
    rows = opened.root(opened.main).iter(W + "tr")
    return sum(1 for row in rows if _is_row_marked(row) and next(row.iter(W + "tbl"), None) is not None)


def _is_row_marked(row: Element) -> bool:
    return any(row.find(f"{W}trPr/{W}{name}") is not None for name in ("ins", "del"))


# ── sections ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sections(opened: Opened) -> int:
    """Count the sections that begin, end, or change their pages with a mark."""
    root = opened.root(opened.main)
    ends = [p for p in _paragraphs(opened) if _properties(p, "sectPr") is not None]
    return sum(1 for _ in root.iter(W + "sectPrChange")) + sum(map(_is_moved_end, ends))


def _is_moved_end(end: Element) -> bool:
    """Whether a section's end is marked itself, or LibreOffice takes a mark beside it for one of the section."""
    before, after = end.getprevious(), end.getnext()
    return (
        any(_properties(end, f"rPr/{name}") is not None for name in ("ins", "del"))
        or (_is_empty(end) and before is not None and _is_marked(before))
        or (after is not None and (_properties(after, "pPrChange") is not None or _is_marked(after)))
    )


def _is_empty(paragraph: Element) -> bool:
    return next(paragraph.iter(*_SAID, *_PICTURES), None) is None


# ── within a paragraph ───────────────────────────────────────────────────────────────────────────────────────────────


def _controls(opened: Opened) -> int:
    """Count the content controls that hold a mark, or stand in a paragraph that does."""
    controls = opened.root(opened.main).iter(W + "sdt")
    return sum(1 for control in controls if _is_marked(next(control.iterancestors(W + "p"), control)))


def _lone_pictures(opened: Opened) -> int:
    """Count the paragraphs of nothing but pictures, some of them marked."""
    return sum(1 for p in _paragraphs(opened) if _is_marked(p) and _is_lone(p))


def _is_lone(paragraph: Element) -> bool:
    return next(paragraph.iter(*_PICTURES), None) is not None and next(paragraph.iter(*_SAID), None) is None


def _pictures_before_notes(opened: Opened) -> int:
    """Count the marked pictures that stand right before a note."""
    count = 0
    for paragraph in _paragraphs(opened):
        said = list(paragraph.iter(*_SAID, *_PICTURES))
        for one, other in pairwise(said):
            count += (
                one.tag in _PICTURES
                and other.tag in _NOTES
                and next(one.iterancestors(*_MARKS), None) is not None
            )
    return count


def _notes_with_rare_signs(opened: Opened) -> int:
    """Count the notes with a mark and a sign that takes two units of UTF-16."""
    return sum(
        1
        for kind in ("footnote", "endnote")
        if (part := opened.related(f"{kind}s"))
        for note in opened.root(part).iter(W + kind)
        if _is_marked(note) and any(sign > "\uffff" for sign in "".join(note.itertext()))
    )


def _moved(opened: Opened) -> int:
    """Count the references to passages that stand elsewhere now.

    A file has a bookmark once, and it stands where the new file has it: what refers to it finds something else, or
    nothing, when all is rejected. Word does no better.
    """
    root = opened.root(opened.main)
    names = {mark.get(W + "name") for mark in root.iter(W + "bookmarkStart") if _came(mark)}
    codes = (code.text or "" for code in root.iter(W + "instrText"))
    return sum(1 for code in codes if names.intersection(code.split()))


def _came(mark: Element) -> bool:
    """Whether a bookmark begins in a paragraph without a word that both files have."""
    around = next(mark.iterancestors(W + "p"), None)
    if around is None or any(_properties(around, f"rPr/{name}") is not None for name in ("del", "moveFrom")):
        return False
    return all(next(text.iterancestors(*_MARKS), None) is not None for text in around.iter(W + "t"))


def _breaks_in_cells(opened: Opened) -> int:
    """Count the rows of tables with a marked break of page or column."""
    breaks = opened.root(opened.main).iter(W + "br")
    cells = [next(mark.iterancestors(W + "tbl"), None) for mark in breaks if _is_wide(mark)]
    return sum(1 for table in cells if table is not None for _ in table.iter(W + "tr"))


def _is_wide(mark: Element) -> bool:
    return mark.get(W + "type") in ("page", "column") and next(mark.iterancestors(*_MARKS), None) is not None


def _notes_emptied(opened: Opened) -> int:
    """Count the endnotes where a comment stands in a table."""
    root = opened.root(opened.main)
    comments = root.iter(W + "commentReference")
    beside = any(next(comment.iterancestors(W + "tc"), None) is not None for comment in comments)
    return sum(1 for _ in root.iter(W + "endnoteReference")) if beside else 0


def _joined_across_styles(opened: Opened) -> int:
    """Count the paragraphs with words that stay whose end is marked, before a paragraph in another style.

    Joined, they take the style of the second, as in Word; LibreOffice leaves them that of the first.
    """
    paragraphs = list(_paragraphs(opened))
    return sum(
        1 for one, following in pairwise(paragraphs) if _stays(one) and _style(one) != _style(following)
    )


def _stays(paragraph: Element) -> bool:
    ended = any(_properties(paragraph, f"rPr/{name}") is not None for name in ("del", "ins"))
    words = (text for text in paragraph.iter(W + "t"))
    return ended and any(next(text.iterancestors(*_MARKS), None) is None for text in words)


def _style(paragraph: Element) -> str | None:
    style = _properties(paragraph, "pStyle")
    return None if style is None else style.get(W + "val")


LIMITS = (
    Limit("Columns and cells", _cells),
    Limit("Rows that hold a table", _rows_with_tables),
    Limit("Sections", _sections, furniture=True),
    Limit("Content controls", _controls),
    Limit("A picture alone in its paragraph", _lone_pictures),
    Limit("A picture right before a note", _pictures_before_notes),
    Limit("Rare signs in a note", _notes_with_rare_signs),
    Limit("Passages that moved", _moved),
    Limit("A page break in a table", _breaks_in_cells),
    Limit("Endnotes beside a comment in a table", _notes_emptied),
    Limit("Paragraphs joined across styles", _joined_across_styles),
)
FURNITURE = {limit.name for limit in LIMITS if limit.furniture}
