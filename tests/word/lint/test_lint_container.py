"""The zip around a package: bombs, doubles, tricks with names and headers, and files that are no package at all."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable

import pytest
from lint_packages import VALID, pack

from pipeline.word.lint import container as reader
from pipeline.word.lint import lint_package, xmlsafe

GOOD = pack(VALID)


def rezip(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    """The sample with something more in its zip."""
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        change(archive)
    return target.getvalue()


def adding(name: str, content: bytes = b"x", **attributes: int) -> bytes:
    """The sample with one more entry."""

    def add(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(name)
        info.filename = name
        for key, value in attributes.items():
            setattr(info, key, value)
        archive.writestr(info, content, zipfile.ZIP_DEFLATED)

    return rezip(add)


def patched(old: bytes, new: bytes, *, last: bool = False) -> bytes:
    """The sample with some bytes replaced, without a care for the checksums."""
    at = GOOD.rfind(old) if last else GOOD.find(old)
    assert at >= 0
    return GOOD[:at] + new + GOOD[at + len(new) :]


def mode_000() -> bytes:
    """The sample as a writer makes it that forgets the Unix mode."""
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 38 : at + 42] = bytes(4)
    return bytes(data)


def flags(at: int, value: int) -> bytes:
    """The sample with a number of its first directory entry replaced."""
    data = bytearray(GOOD)
    found = data.find(b"PK\x01\x02") + at
    data[found : found + 2] = value.to_bytes(2, "little")
    return bytes(data)


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "FILE_EMPTY"),
    "password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "FILE_LEGACY"),
    "pdf": (lambda: b"%PDF-1.7 ...", "FILE_NOT_ZIP"),
    "web_page": (lambda: b"\xef\xbb\xbf<!DOCTYPE html><html>", "FILE_NOT_ZIP"),
    "truncated_zip": (lambda: GOOD[: len(GOOD) // 2], "ZIP_BROKEN"),
    "broken_directory": (lambda: patched(b"PK\x01\x02", b"PKxx"), "ZIP_BROKEN"),
    "broken_content": (lambda: patched(GOOD[60:70], b"0123456789"), "ZIP_BROKEN"),
    "wrong_checksum": (lambda: flags(16, 0xBEEF), "ZIP_BROKEN"),
    "zip_dir_entry": (lambda: adding("word/", b""), "ZIP_DIRECTORY"),
    "zip_backslash_names": (lambda: adding("word\\x.xml"), "ZIP_BACKSLASH"),
    "zip_slip": (lambda: adding("../x.xml"), "ZIP_NAME"),
    "absolute_name": (lambda: adding("/etc/x.xml"), "ZIP_NAME"),
    "drive_name": (lambda: adding("c:x.xml"), "ZIP_NAME"),
    "zip_case_dup": (lambda: adding("Word/Document.xml"), "ZIP_CASE_DUPLICATE"),
    "dup_zip_entry": (lambda: adding("word/document.xml"), "ZIP_DUPLICATE"),
    "mode_000": (mode_000, "ZIP_MODE"),
    "bytes_before": (lambda: b"MZ" + GOOD, "ZIP_LEADING_BYTES"),
    "bytes_after": (lambda: GOOD + b"tail", "ZIP_TRAILING_BYTES"),
    "types_not_first": (lambda: pack({"a.png": b"", **VALID}), "ZIP_TYPES_NOT_FIRST"),
    "encrypted": (lambda: flags(8, 1), "ZIP_ENCRYPTED"),
    "odd_method": (lambda: flags(10, 12), "ZIP_METHOD"),
    "header_mismatch": (lambda: patched(b"word/document.xml", b"word/documenx.xml"), "ZIP_HEADER_MISMATCH"),
    "overlap": (lambda: flags(22, 1), "ZIP_OVERLAP"),
    "too_many_parts": (lambda: pack({f"{n}.xml": "" for n in range(2001)}), "ZIP_MANY_PARTS"),
    "bomb": (lambda: adding("word/x.xml", bytes(3_000_000)), "ZIP_RATIO"),
}
CODES = {code for _, code in FILES.values()} | {"ZIP_PART_SIZE", "ZIP_TOTAL_SIZE", "XML_SIZE"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("build", "expected"), [pytest.param(*case, id=name) for name, case in FILES.items()]
)
def test_what_is_wrong_with_the_zip_is_named(build: Callable[[], bytes], expected: str):
    """Each way to hurt a zip has its own code."""
    assert expected in {fault.code for fault in lint_package(build())}


def test_a_part_and_a_package_have_their_caps(monkeypatch: pytest.MonkeyPatch):
    """Sizes are counted while inflating, not believed."""
    monkeypatch.setattr(reader, "MAX_PART", 100)
    monkeypatch.setattr(reader, "RATIO_FROM", 10)
    assert "ZIP_PART_SIZE" in {fault.code for fault in lint_package(GOOD)}
    monkeypatch.setattr(reader, "MAX_PART", 10_000_000)
    monkeypatch.setattr(reader, "MAX_TOTAL", len(GOOD) - 1)
    assert {fault.code for fault in lint_package(GOOD)} == {"ZIP_TOTAL_SIZE"}


def test_a_part_has_a_cap_of_elements(monkeypatch: pytest.MonkeyPatch):
    """Elements are counted before a tree is made of them."""
    monkeypatch.setattr(xmlsafe, "MAX_ELEMENTS", 50)
    assert "XML_SIZE" in {fault.code for fault in lint_package(GOOD)}


def test_a_declared_size_is_not_believed():
    """An entry that claims to be small and is not costs no more than its cap."""
    bomb = zlib.compress(bytes(100_000_000), 9)[2:-4]
    data = bytearray(adding("word/x.xml", bytes(50)))
    assert len(bomb) < 200_000
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (40).to_bytes(4, "little")
    assert "ZIP_BROKEN" in {fault.code for fault in lint_package(bytes(data))}


def test_a_hostile_name_is_safe_to_print():
    """What a sender called a part does not reach a terminal as it is."""
    (fault,) = (fault for fault in lint_package(adding("word/\x1b[2J.xml")) if fault.code == "ZIP_NAME")
    assert fault.part == "word/\\x1b[2J.xml"


@pytest.mark.parametrize("seed", range(150))
def test_no_damage_makes_the_linter_fail(seed: int):
    """Whatever bytes are changed, cut out or doubled, the answer is a tuple of faults."""
    chance = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        data[at : at + chance.choice((0, 1, 1, 7))] = chance.randbytes(chance.choice((0, 1, 1, 5)))
    assert isinstance(lint_package(bytes(data)), tuple)


@pytest.mark.parametrize("seed", range(150))
def test_no_damage_to_the_text_makes_a_rule_fail(seed: int):
    """Whatever is cut, moved or doubled in the XML, every rule can still be applied."""
    chance = random.Random(seed)
    text = VALID["word/document.xml"]
    for _ in range(chance.randint(1, 6)):
        pieces = text.split("<")
        at = chance.randrange(3, len(pieces))
        pieces[at : at + chance.choice((1, 2))] = chance.choice(
            ([], [pieces[chance.randrange(3, len(pieces))]])
        )
        text = "<".join(pieces)
    recovered = reader_of(text)
    assert "RULE_FAILED" not in {
        fault.code for fault in lint_package(pack({**VALID, "word/document.xml": recovered}))
    }


def reader_of(text: str) -> bytes:
    """Broken XML mended the way browsers mend it, so that odd trees reach the rules."""
    from lxml import etree  # noqa: PLC0415  only here

    root = etree.fromstring(text.encode(), etree.XMLParser(recover=True))
    return b"<x/>" if root is None else etree.tostring(root)
