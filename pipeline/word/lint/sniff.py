"""Say what a file is that should be a Word package and is not. Looks at the first bytes only."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.word.lint.fault import Fault, fault

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OTHER = {
    b"%PDF": "This is a PDF, not a Word file",
    b"{\\rtf": "This is rich text (.rtf); open it in Word and save it as a Word Document (.docx)",
    b"<!doctype html": "This is a web page, not a Word file",
    b"<html": "This is a web page, not a Word file",
    b"<?xml": "This is a bare XML file; open it in Word and save it as a Word Document (.docx)",
}


def sniff(data: bytes) -> Iterator[Fault]:
    """Yield one fault when the bytes cannot be a zip package at all, each kind in its own words."""
    if not data.strip(b"\0"):
        yield fault("FILE_EMPTY", "", "The file is empty")
    elif data.startswith(_COMPOUND):
        # MS-CFB holds both the old .doc and an encrypted .docx; neither can be read here.
        yield fault(
            "FILE_LEGACY",
            "",
            "The file has a password or is in the old .doc format; save it as .docx without a password",
        )
    elif b"PK\x05\x06" not in data[-66_000:]:
        yield _not_zip(data)


def _not_zip(data: bytes) -> Fault:
    if data.startswith(b"PK\x03\x04"):
        return fault(
            "ZIP_BROKEN", "", "The end of the file is missing: it was cut short when it was copied or sent"
        )
    head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    known = (words for start, words in _OTHER.items() if head.startswith(start.lower()))
    return fault("FILE_NOT_ZIP", "", next(known, "This is not a Word file: it does not hold a zip package"))
