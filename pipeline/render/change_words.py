"""The messages of the catalogue that speak of changes: which one stands for what."""

from __future__ import annotations

from pipeline.model.changes import What

KINDS = {
    "figures": "KIND_FIGURES", "words": "KIND_WORDS", "inserted": "KIND_INSERTED", "deleted": "KIND_DELETED",
    "moved": "KIND_MOVED", "formatting": "KIND_FORMATTING", "paragraph": "KIND_PARAGRAPH", "table": "KIND_TABLE",
    "section": "KIND_SECTION", "numbering": "KIND_NUMBERING", "untracked": "KIND_UNTRACKED",
}  # fmt: skip
"""What each sort of change is called."""
STORIES = {"header": "IN_HEADER", "footer": "IN_FOOTER", "footnote": "IN_FOOTNOTE", "endnote": "IN_ENDNOTE",
           "box": "IN_BOX"}  # fmt: skip
"""Where a change stands, beside the body."""
PROPERTIES = {
    "bold": "LOOK_BOLD", "italic": "LOOK_ITALIC", "underline": "LOOK_UNDERLINE", "strike": "LOOK_STRIKE",
    "colour": "LOOK_COLOUR", "size": "LOOK_SIZE", "font": "LOOK_FONT", "shading": "LOOK_SHADING",
    "style": "LOOK_STYLE", "hidden": "LOOK_HIDDEN", "capitals": "LOOK_CAPITALS", "raised": "LOOK_RAISED",
    "indent": "LOOK_INDENT", "spacing": "LOOK_SPACING", "alignment": "LOOK_ALIGNMENT",
    "numbering": "LOOK_NUMBERING", "outline": "LOOK_OUTLINE", "tabs": "LOOK_TABS", "borders": "LOOK_BORDERS",
    "paging": "LOOK_PAGING", "paper": "LOOK_PAPER", "margins": "LOOK_MARGINS", "columns": "LOOK_COLUMNS",
    "break": "LOOK_BREAK", "first-page": "LOOK_FIRST_PAGE", "page-numbers": "LOOK_PAGE_NUMBERS",
    "other": "LOOK_OTHER", "mark": "LOOK_MARK",
}  # fmt: skip
"""What each property is called."""
TABLES = {
    "table-inserted": "TABLE_NEW", "table-deleted": "TABLE_DELETED", "table-moved": "TABLE_MOVED",
    "row-inserted": "ROW_NEW", "row-deleted": "ROW_DELETED", "row-moved": "ROW_MOVED",
    "column-inserted": "COLUMN_NEW", "column-deleted": "COLUMN_DELETED", "column-moved": "COLUMN_MOVED",
    "cell-inserted": "CELL_NEW", "cell-deleted": "CELL_DELETED", "cell-moved": "CELL_MOVED",
    "object-inserted": "OBJECT_NEW", "object-deleted": "OBJECT_DELETED", "object-moved": "OBJECT_MOVED",
    "layout": "TABLE_LAYOUT", "empty-inserted": "EMPTY_NEW", "empty-deleted": "EMPTY_DELETED",
}  # fmt: skip
"""What became of a table, of a part of it, or of an empty paragraph."""
SORTS = {
    What.INSERTED: "CHANGE_NEW", What.DELETED: "CHANGE_DELETED", What.MOVED: "CHANGE_MOVED",
    What.FORMATTING: "CHANGE_LOOK", What.PARAGRAPH: "CHANGE_LAYOUT", What.SECTION: "CHANGE_SETUP",
}  # fmt: skip
"""What a line about a change begins with; one about its words begins with where it stands."""
NUMBERS = {"clause": ("NUMBER_CLAUSE", "NUMBERS_CLAUSES"), "paragraph": ("NUMBER_PARAGRAPH", "NUMBERS_PARAGRAPHS"),
            "reference": ("NUMBER_REFERENCE", "NUMBERS_REFERENCES")}  # fmt: skip
"""How one number is told, and several that follow each other."""
