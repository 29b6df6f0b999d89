"""The few sizes and colours the house style is made of. Lengths are twips: 567 to the centimetre, 20 to the point.

The measure (the width of the text) is the same on A4 and on Letter, so tables, tabs and rules fit both.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT_WIDTH = 9300
A4 = (11906, 16838)
TOP, BOTTOM, SIDE = 1361, 1304, (A4[0] - TEXT_WIDTH) // 2  # SIDE on Letter: (12240 - 9300) / 2 = 1470
HEADER, FOOTER = 680, 624

BODY_FONT, HEADING_FONT, COMPLEX_FONT = "Calibri", "Cambria", "Arial"
INK = "1F3B45"  # dark petrol: 11.9 to 1 on white, and a warm near-black in print
QUIET = "505050"  # 8 to 1 on white
RULE = "8C8C8C"
SHADE = "EBEBEB"

CONTENTS_HANGING = 510  # less than "Bilag 1" is wide, so that its tab goes on to the annexes' own stop
COLUMN_GAP = 142  # from the text to the rule between two languages
SEAT_GAP = 340  # between two signatures side by side
SIGNATURE_WIDTH = TEXT_WIDTH // 2 - SEAT_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One language column: its styles, its list, and how far each level hangs."""

    suffix: str
    styles: tuple[str, str, str, str]
    list_id: int
    annex_list_id: int
    hanging: tuple[int, int, int, int]
    annex_tab: int

    def left(self, level: int) -> int:
        """Return where the text of a level begins: a heading and its clauses hang on the same line."""
        return sum(self.hanging[1 : level + 1]) if level else self.hanging[0]


FIRST = Column(
    suffix="", styles=("heading 1", "Clause Text", "Clause Item", "Clause Subitem"),
    list_id=1, annex_list_id=3, hanging=(567, 567, 425, 454), annex_tab=1134,
)  # fmt: skip
SECOND = Column(
    suffix=" 2nd", styles=("Clause Heading 2nd", "Clause Text 2nd", "Clause Item 2nd", "Clause Subitem 2nd"),
    list_id=2, annex_list_id=4, hanging=(524, 524, 382, 425), annex_tab=1049,
)  # fmt: skip
COLUMNS = (FIRST, SECOND)
