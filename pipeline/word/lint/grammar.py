"""Which element may stand where: the content models of ECMA-376-1 chapter 17, one line each.

A line names the children in schema order: `name` at most once, `name!` exactly once, `name*` any number,
`a|b` either, `@group` any of a group, any number. `parent/child` is the model of a child under one parent only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.word.lint.grammar_of_properties import PROPERTIES
from pipeline.word.lint.grammar_of_settings import SETTINGS

_RANGES = """bookmarkStart bookmarkEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    commentRangeStart commentRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart
    customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart
    customXmlMoveToRangeEnd"""
_ANYWHERE = f"{_RANGES} proofErr permStart permEnd ins del moveFrom moveTo contentPart"
_RUNS = f"r sdt customXml smartTag dir bdo {_ANYWHERE}"

GROUPS = {
    "ranges": _RANGES,
    "runs": _RUNS,
    "inline": f"{_RUNS} fldSimple hyperlink subDoc",
    "blocks": f"p tbl sdt customXml altChunk {_ANYWHERE}",
    "rows": f"tr sdt customXml {_ANYWHERE}",
    "cells": f"tc sdt customXml {_ANYWHERE}",
    "run": """br t contentPart delText instrText delInstrText noBreakHyphen softHyphen dayShort monthShort yearShort
        dayLong monthLong yearLong annotationRef footnoteRef endnoteRef separator continuationSeparator sym pgNum cr
        tab object pict fldChar ruby footnoteReference endnoteReference commentReference drawing ptab
        lastRenderedPageBreak""",
    "sdt": """rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation comboBox
        date docPartObj docPartList dropDownList picture richText text citation group bibliography""",
}

STRUCTURE = {
    "document": "background body!",
    "body": "@blocks sectPr",
    "hdr": "@blocks",
    "ftr": "@blocks",
    "footnotes": "footnote*",
    "endnotes": "endnote*",
    "comments": "comment*",
    "footnote": "@blocks",
    "endnote": "@blocks",
    "comment": "@blocks",
    "txbxContent": "@blocks",
    "docPartBody": "@blocks sectPr",
    "p": "pPr @inline",
    "r": "rPr @run",
    "hyperlink": "@inline",
    "fldSimple": "fldData @inline",
    "ins": "@runs",
    "del": "@runs",
    "moveFrom": "@runs",
    "moveTo": "@runs",
    # In a formula the mark sits in the properties of a control character, around its run properties.
    **dict.fromkeys(("ctrlPr/ins", "ctrlPr/del", "ctrlPr/moveFrom", "ctrlPr/moveTo"), "rPr ins del"),
    "smartTag": "smartTagPr @inline",
    "dir": "@inline",
    "bdo": "@inline",
    "ruby": "rubyPr! rt! rubyBase!",
    "rt": "@inline",
    "rubyBase": "@inline",
    "tbl": "@ranges tblPr! tblGrid! @rows",
    "tr": "tblPrEx trPr @cells",
    "tc": "tcPr @blocks",
    "tblGrid": "gridCol* tblGridChange",
    "tblGridChange": "tblGrid!",
    "sdt": "@ranges sdtPr @ranges sdtEndPr @ranges sdtContent @ranges",
    "sdtPr": "@sdt",
    "sdtEndPr": "rPr*",
    "fldChar": "fldData ffData numberingChange",
    "numbering": "numPicBullet* abstractNum* num* numIdMacAtCleanup",
    "num": "abstractNumId! lvlOverride*",
    "lvlOverride": "startOverride lvl",
    "styles": "docDefaults latentStyles style*",
    "latentStyles": "lsdException*",
}


@dataclass(frozen=True, slots=True)
class Model:
    """The content model of one element: its slots in order."""

    slots_of: Mapping[str, tuple[int, ...]]
    """The slots in which a child of this name may stand."""
    many: tuple[bool, ...]
    """Whether a slot takes more than one child."""
    required: tuple[str, ...]


def _model(line: str) -> Model:
    slots: list[tuple[str, ...]] = []
    many: list[bool] = []
    required: list[str] = []
    for token in line.split():
        group = token.startswith("@")
        names = GROUPS[token[1:]].split() if group else token.rstrip("!*").split("|")
        slots.append(tuple(names))
        many.append(group or token.endswith("*"))
        required += names if token.endswith("!") else []
    every = dict.fromkeys(name for slot in slots for name in slot)
    places = {name: tuple(i for i, slot in enumerate(slots) if name in slot) for name in every}
    return Model(places, tuple(many), tuple(required))


MODELS: Mapping[str, Model] = {
    name: _model(line) for name, line in {**STRUCTURE, **PROPERTIES, **SETTINGS}.items()
}
"""By element name, or by `parent/child`."""

# Property containers: Word opens them in any order (openxml-audit tried 396 orders in Word), the schema does not.
CONTAINERS = frozenset(name.rpartition("/")[2] for name in (*PROPERTIES, *SETTINGS))

# Elements that need no model of their own here, because nothing or little may stand in them.
_OTHERS = """background ffData fldData numberingChange placeholder docPart docPartGallery docPartCategory docPartUnique
    dateFormat lid storeMappedDataAs calendar listItem customXmlPr attr smartTagPr rubyAlign hps hpsRaise hpsBaseText
    dirty name enabled calcOnExit entryMacro exitMacro helpText statusText textInput checkBox ddList type default
    maxLength format size sizeAuto checked result listEntry control movie
    sdtContent glossaryDocument docParts docPartPr category gallery types behaviors behavior description guid
    objectEmbed objectLink altChunkPr matchSrc uniqueTag
    compatSetting"""

KNOWN = frozenset(
    {name.rpartition("/")[2] for name in MODELS}
    | {name for model in MODELS.values() for name in model.slots_of}
    | set(_OTHERS.split())
)
"""Every element name that may stand in the text of a document."""

# Elements with content of their own that no model here describes: controls, form fields, drawings, building blocks.
_HOLDERS = """altChunk background behaviors category checkBox comboBox compat customXml date ddList docPart docPartList
    docPartObj docPartPr docParts drawing dropDownList ffData font glossaryDocument hdrShapeDefaults mailMerge
    numPicBullet object pict placeholder rubyPr sdtContent shapeDefaults textInput types captions smartTagPr
    customXmlPr altChunkPr schemaLibrary"""

LEAVES = KNOWN - {name.rpartition("/")[2] for name in MODELS} - set(_HOLDERS.split())
"""Every element that holds no other element."""
