"""The paragraph styles of the house: what each is for is in its name, how it looks is here."""

from __future__ import annotations

from dataclasses import replace

from pipeline.word.house_starter.looks import Letters, Lines, ParagraphStyle, Rule
from pipeline.word.house_starter.measures import (
    COLUMNS,
    CONTENTS_HANGING,
    FIRST,
    INK,
    QUIET,
    RULE,
    SIGNATURE_WIDTH,
    TEXT_WIDTH,
    Column,
)

HEADING = Letters(heading_font=True, bold=True, colour=INK)
# Before and after a text, an item, a subitem: items stand close together, the next text a little apart. Between two
# paragraphs Word uses the larger of the two spaces, but their sum across the cells of two rows.
CLAUSE_SPACING = ((100, 60), (0, 60), (0, 50))


def paragraph_styles() -> tuple[ParagraphStyle, ...]:
    """Return every paragraph style but Normal, in the order Word's gallery shows them."""
    return (
        *_front(),
        *(style for column in COLUMNS for style in _clauses(column)),
        *(style for column in COLUMNS for style in _annexes(column)),
        *(_contents_line(column) for column in COLUMNS),
        *_tables(),
        *_running(),
    )


def _front() -> tuple[ParagraphStyle, ...]:
    front = ParagraphStyle(
        name="Front Heading", priority=4, next_style="Normal",
        lines=Lines(keep_next=True, keep_lines=True, before=360, after=100, line=240),
        letters=replace(HEADING, size=13),
    )  # fmt: skip
    sides = ("top", "left", "bottom", "right")
    notice = tuple(Rule(side=side, size=8, colour="404040", space=5) for side in sides)
    return (
        ParagraphStyle(
            name="Title", priority=1, next_style="Subtitle", custom=False,
            lines=Lines(keep_next=True, keep_lines=True, before=240, after=80, line=235),
            letters=Letters(heading_font=True, colour=INK, size=20),
        ),
        ParagraphStyle(
            name="Subtitle", priority=2, next_style="Normal", custom=False,
            lines=Lines(keep_lines=True, before=0, after=240, line=252),
            letters=Letters(size=12, colour=QUIET),
        ),
        ParagraphStyle(
            name="Draft Notice", priority=3, next_style="Normal",
            lines=Lines(keep_lines=True, rules=notice, before=0, after=120, line=240, left=130, right=130, align="center"),
            letters=Letters(bold=True, size=9.5),
        ),
        front,
        replace(front, name="Contents Heading", based_on="Front Heading", next_style="toc 1",
                lines=Lines(), letters=Letters()),
    )  # fmt: skip


def _clauses(column: Column) -> tuple[ParagraphStyle, ...]:
    """Return part heading and the four numbered levels of one column; only the first column is in the outline."""
    heading, *texts = column.styles
    first = column is FIRST
    part = Rule(side="top", size=6, colour=RULE, space=6)
    return (
        ParagraphStyle(
            name=f"Part Heading{column.suffix}", priority=5, next_style=heading,
            lines=Lines(keep_next=True, keep_lines=True, rules=(part,), before=420, after=40, line=240),
            letters=replace(HEADING, size=14, bold=False),
        ),
        ParagraphStyle(
            name=heading, priority=6, next_style=texts[0], custom=not first,
            lines=Lines(
                keep_next=True, keep_lines=True, level=0, list_id=column.list_id,
                before=300, after=0, line=240, left=column.left(0), hanging=column.hanging[0],
                outline=0 if first else None,
            ),
            letters=replace(HEADING, size=12),
        ),
        *(_clause_level(column, name, level) for level, name in enumerate(texts, start=1)),
    )  # fmt: skip


def _clause_level(column: Column, name: str, level: int) -> ParagraphStyle:
    before, after = CLAUSE_SPACING[level - 1]
    return ParagraphStyle(
        name=name,
        based_on="Normal" if column is FIRST else name.removesuffix(column.suffix),
        priority=6 + level,
        lines=Lines(
            level=level, list_id=column.list_id, before=before, after=after,
            left=column.left(level), hanging=column.hanging[level],
        ),
    )  # fmt: skip


def _annexes(column: Column) -> tuple[ParagraphStyle, ...]:
    first, text = column is FIRST, f"Annex Text{column.suffix}"
    return (
        ParagraphStyle(
            name=f"Annex Heading{column.suffix}", priority=10, next_style=text,
            lines=Lines(
                keep_next=True, keep_lines=True, page_break_before=first,
                before=0, after=140, line=240, outline=0 if first else None,
            ),
            letters=replace(HEADING, size=16, bold=False),
        ),
        ParagraphStyle(name=text, based_on="Normal" if first else "Annex Text", priority=11,
                       lines=Lines(before=100, after=80)),
        ParagraphStyle(
            name=f"Annex Item{column.suffix}", based_on="Normal" if first else "Annex Item", priority=12,
            lines=Lines(level=0, list_id=column.annex_list_id, after=60, left=340, hanging=340),
        ),
    )  # fmt: skip


def _contents_line(column: Column) -> ParagraphStyle:
    """Return the style of a contents entry: number, tab, title; the second tab stop is for "Annex 12"."""
    first = column is FIRST
    return ParagraphStyle(
        name="toc 1" if first else "TOC 1 2nd", priority=39, custom=not first,
        next_style="Normal" if first else None,
        lines=Lines(
            tabs=(("left", CONTENTS_HANGING), ("left", column.annex_tab)),
            after=30, line=252, left=CONTENTS_HANGING, hanging=CONTENTS_HANGING,
        ),
    )  # fmt: skip


def _tables() -> tuple[ParagraphStyle, ...]:
    text = Lines(before=0, after=0, line=252)
    return (
        ParagraphStyle(name="Key Term", priority=20, lines=text, letters=Letters(bold=True, size=10)),
        ParagraphStyle(name="Table Heading", priority=20, lines=replace(text, keep_next=True),
                       letters=Letters(bold=True, size=10)),
        ParagraphStyle(name="Table Text", priority=20, lines=text, letters=Letters(size=10)),
        ParagraphStyle(name="Table Number", based_on="Table Text", priority=20, lines=Lines(align="right")),
        ParagraphStyle(
            # A label, then a tab: the line to write on runs to the end of the seat.
            name="Signature Line", priority=21,
            lines=Lines(keep_next=True, keep_lines=True, tabs=(("right underscore", SIGNATURE_WIDTH),),
                        before=340, after=0, line=240),
            letters=Letters(size=10),
        ),
        ParagraphStyle(name="Note", priority=22, lines=Lines(before=140, after=80, line=252),
                       letters=Letters(size=9, colour=QUIET)),
    )  # fmt: skip


def _running() -> tuple[ParagraphStyle, ...]:
    tabs = (("right", TEXT_WIDTH),)
    header = ParagraphStyle(
        name="header", priority=99, custom=False,
        lines=Lines(tabs=tabs, before=0, after=0, line=240),
        letters=Letters(no_proof=True, size=8.5, colour=QUIET),
    )  # fmt: skip
    return header, replace(header, name="footer")
