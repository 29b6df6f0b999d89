"""theme1.xml: two fonts and twelve colours, so that somebody can turn the whole house with Word's Design tab."""

from __future__ import annotations

from pipeline.word.house_starter.measures import BODY_FONT, COMPLEX_FONT, HEADING_FONT, INK, SHADE
from pipeline.word.house_starter.xml import Element, el

COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": INK, "lt2": SHADE, "accent1": INK, "accent2": "8A5A2B",
    "accent3": "5B6F3A", "accent4": "7A3B4A", "accent5": "4C6A85", "accent6": "6B6B6B",
    "hlink": INK, "folHlink": "5A4A66",
}  # fmt: skip


def theme() -> Element:
    """Return the root of theme1.xml."""
    colours = [el(f"a:{name}", el("a:srgbClr", val=value)) for name, value in COLOURS.items()]
    elements = el(
        "a:themeElements",
        el("a:clrScheme", *colours, name="House"),
        el("a:fontScheme", _font("major", HEADING_FONT), _font("minor", BODY_FONT), name="House"),
        _plain_formats(),
    )
    return el("a:theme", elements, el("a:objectDefaults"), el("a:extraClrSchemeLst"), name="House")


def _font(which: str, name: str) -> Element:
    return el(
        f"a:{which}Font", el("a:latin", typeface=name), el("a:ea", typeface=""), el("a:cs", typeface=COMPLEX_FONT),
    )  # fmt: skip


def _plain_formats() -> Element:
    """Return the fills, lines and effects of shapes: three of each is the least Word takes, so three plain ones."""
    widths = (6350, 12700, 19050)
    return el(
        "a:fmtScheme",
        el("a:fillStyleLst", *(_fill() for _ in widths)),
        el("a:lnStyleLst", *(el("a:ln", _fill(), w=width) for width in widths)),
        el("a:effectStyleLst", *(el("a:effectStyle", el("a:effectLst")) for _ in widths)),
        el("a:bgFillStyleLst", *(_fill() for _ in widths)),
        name="House",
    )


def _fill() -> Element:
    return el("a:solidFill", el("a:schemeClr", val="phClr"))
