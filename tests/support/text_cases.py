"""Cases of the rules that read a text and no facts: a line of a file that git keeps, a paragraph of a Word annex."""

from __future__ import annotations

PRIVATE_CASES = (
    ("PRIVATE_IBAN", "holder: DK50 0040 0440 1162 43", "holder: DK51 0040 0440 1162 43"),
    ("PRIVATE_SWIFT", "SWIFT: NDEADKKK", "NDEADKKK"),
    ("PRIVATE_CARD", "card 4111 1111 1111 1111", "card 4111 1111 1111 1112"),
    ("PRIVATE_CPR", "born 150985-1234", "journal_no: 150985-1234"),
    ("PRIVATE_PHONE", "call +45 12 34 56 78", "phone calls every 6 months"),
    ("PRIVATE_EMAIL", "jorge@yahoo.co.uk", "complaints@umeme.example"),
)
"""(code, a line that calls it forth, one that nearly does); the numbers are those of textbooks."""

ANNEX_CASES = (("ANNEX_LEFTOVER", "The bank of {{ partner }} is in Gulu.", "The bank of River is in Gulu."),)
"""(code, a paragraph that calls it forth, one that does not)."""
