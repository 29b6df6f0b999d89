"""Stamps: what a document says of itself in header, footer and properties, ignored by comparison.

In the house file they are DOCPROPERTY fields of ours; each document fills their cached results and
carries the properties they read, so that a refresh in Word shows the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from pipeline.model.document import Document, DocumentClause
from pipeline.word.xml import W, escape

_MARK = re.compile("\ue000([a-z_]+)\ue001")
_PROPERTY = re.compile(r'DOCPROPERTY\s+"?(aftale_[a-z_]+)')
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
    """Return a document's stamps by property name."""
    column = document.columns[0]
    words = column.phrases
    status = words.get("status-draft", "") if document.draft else ""
    version = f"{document.version}-draft" if document.draft else document.version
    return {
        "aftale_title": column.title,
        "aftale_id": document.agreement,
        "aftale_version": version,
        "aftale_status": status,
        "aftale_word_version": words.get("version", ""),
        "aftale_word_page": words.get("page", ""),
        "aftale_word_of": words.get("of", ""),
    }


def stamp_template(data: bytes) -> StampTemplate | None:
    """Cut a header or footer at the cached results of our fields; None where it has none."""
    root = etree.fromstring(data, _PARSER)
    found = False
    for name, runs in _results(root):
        found = True
        for index, run in enumerate(runs):
            for text in run.iter(_w("t")):
                text.text = f"\ue000{name}\ue001" if index == 0 else ""
    if not found:
        return None
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode()
    return StampTemplate(tuple(_MARK.split(text)))


def _results(root: etree._Element) -> list[tuple[str, list[etree._Element]]]:
    """Return our DOCPROPERTY fields as (property, the runs of its result)."""
    found = []
    for begin in root.iter(_w("fldChar")):
        if begin.get(_w("fldCharType")) != "begin":
            continue
        instruction, runs, state = "", [], "instruction"
        for run in begin.getparent().itersiblings(_w("r")):
            mark = run.find(_w("fldChar"))
            kind = mark.get(_w("fldCharType")) if mark is not None else ""
            if kind == "end":
                break
            if kind == "separate":
                state = "result"
            elif state == "instruction":
                instruction += "".join(text.text or "" for text in run.iter(_w("instrText")))
            else:
                runs.append(run)
        match = _PROPERTY.search(instruction)
        if match and runs:
            found.append((match.group(1), runs))
    return found


def manifest(document: Document) -> list[dict[str, str]]:
    """Return what an outsider may know of the clauses: id, variant, number and text digest, in order."""
    column = document.columns[0]
    entries: tuple[DocumentClause, ...] = (*column.clauses, *column.annexes)
    return [{"id": c.id, "variant": c.variant, "number": c.number, "text": c.digest[:16]} for c in entries]


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
