"""Rules on text itself (ECMA-376-1 17.3.3): where it may stand, and the white space Word would lose."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.names import XML_SPACE, W, quoted, spoken
from pipeline.word.lint.package import Part

_HOLDERS = " or ".join(
    f"self::w:{name}" for name in ("t", "delText", "instrText", "delInstrText", "fldData", "docPartBody")
)
_LOOSE = etree.XPath(f"//w:*[not({_HOLDERS})]/text()[normalize-space()]", namespaces={"w": W[1:-1]})


def check_loose_text(part: Part) -> Iterator[Fault]:
    """Text stands in w:t and its like only; Word refuses a paragraph or run with text of its own."""
    for text in _LOOSE(part.root):
        # The parent of a tail is the element before it; the text stands in that element's parent.
        holder = text.getparent().getparent() if text.is_tail else text.getparent()
        yield part.fault(
            "TEXT_LOOSE", f"Text directly in {spoken(holder.tag)}: {quoted(text.strip())}", holder
        )


def check_white_space(part: Part) -> Iterator[Fault]:
    """Word drops blanks at the ends of a w:t without xml:space, and reads a line break or tab in it as a blank."""
    for holder in part.iter("t", "delText"):
        text = holder.text or ""
        if "\n" in text or "\t" in text or "\r" in text:
            yield part.fault("TEXT_NEWLINE", f"A line break or tab inside {quoted(text)}", holder)
        elif text != text.strip(" ") and not _preserved(holder):
            yield part.fault(
                "SPACE_LOST",
                f'Word drops the blanks around {quoted(text)!r}: no xml:space="preserve"',
                holder,
            )


def _preserved(holder: etree._Element) -> bool:
    said = holder.get(XML_SPACE) or next(
        (up.get(XML_SPACE) for up in holder.iterancestors() if up.get(XML_SPACE)), ""
    )
    return bool(said == "preserve")
