"""Stamps: what a document says of itself in header, footer and properties, ignored by comparison.

In the house file they are DOCPROPERTY fields of ours; each document fills their cached results and
carries the properties they read, so that a refresh in Word shows the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.model.document import Column, Document
from pipeline.model.events import page_code
from pipeline.word.xml import W, escape

_MARK = re.compile("\ue000([a-z_]+)\ue001")
_PROPERTY = re.compile(r'DOCPROPERTY\s+"?(aftale_[a-z_]+)')
IN_WORDS = {
    "aftale_title",
    "aftale_status",
    "aftale_digest",
    "aftale_word_version",
    "aftale_word_page",
    "aftale_word_of",
}
"""Stamps that each language says in its own words."""
SEPARATOR = "\N{NO-BREAK SPACE}· "
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class StampTemplate:
    """A header or footer cut at its stamps: fixed text and property names in turn."""

    pieces: tuple[str, ...]

    def filled(self, stamps: dict[str, str]) -> str:
        """Return the part with a document's stamps in it."""
        return "".join(
            escape(stamps.get(piece, "")) if index % 2 else piece for index, piece in enumerate(self.pieces)
        )


def stamps_of(document: Document) -> dict[str, str]:
    """Return a document's stamps by property name; of further languages, those that are in words."""
    stamps = _stamps(document, document.columns[0])
    for column in document.columns[1:]:
        own = _stamps(document, column)
        stamps |= {f"{name}_{column.language}": own[name] for name in own if name in IN_WORDS}
    return stamps


def _stamps(document: Document, column: Column) -> dict[str, str]:
    words, edition = column.phrases, document.edition
    status = (words.get(f"status-{edition.status}", ""), page_code(edition.digest))
    proof = ("content-digest", edition.digest) if edition.digest else ("content-open", "")
    return {
        "aftale_title": column.title,
        "aftale_id": document.agreement,
        "aftale_version": edition.shown,
        "aftale_status": SEPARATOR.join(filter(None, status)),
        "aftale_word_version": words.get("version", ""),
        "aftale_word_page": words.get("page", ""),
        "aftale_word_of": words.get("of", ""),
        "aftale_digest": f"{words.get(proof[0], '')} {proof[1]}".strip(),
    }


def stamp_template(data: bytes, language: str = "") -> StampTemplate | None:
    """Cut a header or footer at the cached results of our fields; None where it has none.

    For a later version its fields are made to show the stamps in that `language`.
    """
    root = etree.fromstring(data, _PARSER)
    found = False
    for name, instruction, runs in _fields(root):
        found = True
        shown = f"{name}_{language}" if language and name in IN_WORDS else name
        said = "".join(text.text or "" for text in instruction)
        for index, text in enumerate(instruction):
            text.text = "" if index else said.replace(name, shown)
        for index, run in enumerate(runs):
            for text in run.iter(_w("t")):
                text.text = "" if index else f"\ue000{shown}\ue001"
    if not found:
        return None
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode()
    return StampTemplate(tuple(_MARK.split(text)))


def stamp_fields(root: etree._Element) -> Iterator[tuple[str, list[etree._Element]]]:
    """Yield the fields of a part that show a property of ours: its name, and the texts that show it."""
    for name, _, runs in _fields(root):
        texts = [text for run in runs for text in run.iter(_w("t"))]
        if texts:
            yield name, texts


def _fields(root: etree._Element) -> list[tuple[str, list[etree._Element], list[etree._Element]]]:
    """Return our DOCPROPERTY fields as (property, the texts of its instruction, the runs of its result)."""
    found = []
    for begin in root.iter(_w("fldChar")):
        if begin.get(_w("fldCharType")) != "begin":
            continue
        instruction: list[etree._Element] = []
        runs, state = [], "instruction"
        for run in begin.getparent().itersiblings(_w("r")):
            mark = run.find(_w("fldChar"))
            kind = mark.get(_w("fldCharType")) if mark is not None else ""
            if kind == "end":
                break
            if kind == "separate":
                state = "result"
            elif state == "instruction":
                instruction += run.iter(_w("instrText"))
            else:
                runs.append(run)
        match = _PROPERTY.search("".join(text.text or "" for text in instruction))
        if match and runs:
            found.append((match.group(1), instruction, runs))
    return found


def manifest(document: Document) -> list[dict[str, str]]:
    """Return what an outsider may know of the clauses: id, variant, number and text digest, in order.

    The digest of the text in a further language stands under `text_<language>`.
    """
    first, *others = ((*column.clauses, *column.annexes) for column in document.columns)
    told = [{"id": c.id, "variant": c.variant, "number": c.number, "text": c.digest[:16]} for c in first]
    for language, clauses in zip(document.languages[1:], others, strict=True):
        for entry, clause in zip(told, clauses, strict=True):
            entry[f"text_{language}"] = clause.digest[:16]
    return told


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
