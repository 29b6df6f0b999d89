"""The schemas of a tree's files and of what the commands print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.build.tree import Tree
from pipeline.files.disk import write_whole
from pipeline.files.library import load_library, vocabularies
from pipeline.model.changes import What
from pipeline.model.compliance import State
from pipeline.model.events import KINDS
from pipeline.model.partnership import Partnership, Settings
from pipeline.model.places import AftaleError
from pipeline.model.schema import DRAFT, json_schema
from pipeline.model.status import Status

FOLDER = "docs/schema"

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_FINDING = {
    "type": "object",
    "required": ["code", "severity", "stage", "file", "line", "column", "path", "message", "help"],
    "properties": {
        "code": _TEXT, "severity": {"enum": ["error", "warning", "info"]},
        "stage": {"enum": ["build", "send", "sign"]}, "file": _TEXT, "line": {"type": "integer"},
        "column": {"type": "integer"}, "path": _TEXT, "message": _TEXT, "help": _TEXT,
    },
}  # fmt: skip
_STATUS = {"type": "string", "enum": ["", *(status.value for status in Status)]}
"""Where an agreement or a version stands; "" where nothing could be told."""
_LIST_ROW = {
    "type": "object",
    "required": ["id", "kind", "types", "languages", "output", "version", "status", "newer"],
    "properties": {
        "id": _TEXT, "kind": _TEXT, "types": _TEXTS, "languages": _TEXTS, "layout": _TEXT, "parties": _TEXTS,
        "version": _TEXT, "status": _STATUS, "newer": _TEXTS,
        "output": {"type": "array", "items": {"type": "object", "required": ["language", "path"],
                                              "properties": {"language": _TEXT, "path": _TEXT}}},
    },
}  # fmt: skip


def _texts(*names: str) -> dict[str, Any]:
    """Return the shape of an object whose fields are texts."""
    return {"type": "object", "required": list(names), "properties": dict.fromkeys(names, _TEXT)}


_NAMED = {"type": "object", "additionalProperties": _TEXT}
_HEAD = {"oneOf": [{"type": "null"}, _texts("number", "title")]}
_CHANGE = {
    "type": "object",
    "required": ["kind", "story", "before", "after", "pieces"],
    "properties": {
        "kind": {"enum": [what.value for what in What]}, "story": _TEXT, "before": _TEXT, "after": _TEXT,
        "row": _TEXT, "following": _TEXT, "details": _TEXTS, "origin": _HEAD,
        "pieces": {"type": "array", "items": _texts("mark", "text")},
        "replaced": {"type": "array", "items": _texts("old", "new")},
    },
}  # fmt: skip
_CLAUSE_CHANGES = {
    "type": "object",
    "required": ["anchor", "before", "after", "changes"],
    "properties": {"anchor": _TEXT, "before": _HEAD, "after": _HEAD,
                   "changes": {"type": "array", "items": _CHANGE}},
}  # fmt: skip
_REASON = {"type": "object", "required": ["id", "reason"], "properties": {"id": _TEXT, "reason": _TEXT}}

_VERSION = {
    "type": "object",
    "required": ["version", "edition", "status", "issued_on", "to", "note", "codes", "pages", "files", "waivers", "overrules",
                 "approvals", "signatures", "lacking", "withdrawn"],
    "properties": {
        **dict.fromkeys(("version", "issued_on", "to", "note", "withdrawn"), _TEXT),
        "edition": {"enum": ["sent", "signature"]}, "status": _STATUS, "codes": _NAMED,
        "pages": {"type": "object", "additionalProperties": {"type": "integer"}}, "files": _TEXTS, "waivers": _TEXTS, "overrules": _TEXTS,
        "approvals": {"type": "array", "items": _texts("party", "body", "on", "minutes", "may_change")},
        "signatures": {"type": "array", "items": _texts("party", "language", "method", "on", "verified")},
        "lacking": {"type": "array", "items": _texts("party", "language")},
    },
}  # fmt: skip
_EVENT = {
    "type": "object",
    "required": ["seq", "hash", "event", "at", "by", "sentence", "void"],
    "properties": {"seq": {"type": "integer"}, "hash": _TEXT, "event": {"enum": sorted(KINDS)}, "at": _TEXT,
                   "by": _texts("party", "role"), "sentence": _TEXT, "void": {"type": "boolean"}},
}  # fmt: skip
"""The facts of an event stand beside these, as the ledger has them."""
_STEP = {
    "type": "object",
    "required": ["id", "status", "version", "next", "command", "newer"],
    "properties": {"id": _TEXT, "status": _STATUS, "version": _TEXT, "next": _TEXT, "command": _TEXT, "newer": _TEXTS},
}  # fmt: skip

_REDLINE = {
    "type": "object",
    "required": ["id", "language", "against", "file", "changes", "clauses", "untracked"],
    "properties": {"id": _TEXT, "language": _TEXT, "against": _TEXT, "file": _TEXT,
                   "changes": {"type": "integer"}, "clauses": {"type": "integer"}, "untracked": _TEXTS},
}  # fmt: skip
_VERIFIED = {
    "type": "object",
    "required": ["id", "events", "versions", "files", "missing", "verified", "head"],
    "properties": {
        "id": _TEXT, "events": {"type": "integer"}, "versions": {"type": "integer"}, "files": {"type": "integer"},
        "missing": {"type": "integer"}, "verified": {"type": "boolean"}, "head": _TEXT,
    },
}  # fmt: skip
_ANCHOR = {
    "type": "object",
    "required": ["file", "at", "heads", "signature", "by", "verified"],
    "properties": {
        "file": _TEXT, "at": _TEXT, "heads": {"type": "integer"}, "by": _TEXT, "verified": {"type": "boolean"},
        "signature": {"enum": ["good", "wrong", "unknown", "missing", "unchecked"]},
    },
}  # fmt: skip


def _all_of(shape: dict[str, Any]) -> dict[str, Any]:
    """Return the shape of a list of such objects."""
    return {"type": "array", "items": shape}


def _fields(**shapes: Any) -> dict[str, Any]:
    """Return the shape of an object whose fields are all there."""
    return {"type": "object", "required": sorted(shapes), "properties": shapes}


def _printed(**more: Any) -> dict[str, Any]:
    """Return the shape of an agreement that prints a clause."""
    return _fields(agreement=_TEXT, variant=_TEXT, languages=_TEXTS, status=_STATUS, **more)


_APPROVAL = {"by_role": _TEXT, "on": _TEXT, "unchanged": {"type": "boolean"}}
_VARIANT = {"id": _TEXT, "title": _NAMED, "kinds": _TEXTS, "languages": _TEXTS}
_CLAUSE = {
    "id": _TEXT, "title": _NAMED, "kinds": _TEXTS, "types": _TEXTS, "brought_by": _TEXTS, "offered_by": _TEXTS,
    "overlays": _TEXTS, "pools": _TEXTS, "slot": _TEXT, "languages": _TEXTS, "annex": {"type": "boolean"},
    "status": {"type": "string", "enum": ["", "core", "locked", "default", "optional"]}, "owner": _TEXT,
    "variants": _all_of(_fields(**_VARIANT)),
    "approved": _all_of(_fields(variant=_TEXT, language=_TEXT, **_APPROVAL)),
}  # fmt: skip
_CLAUSE_TEXT = _fields(language=_TEXT, file=_TEXT, title=_TEXT, text=_TEXT, text_hash=_TEXT,
                       approved={"type": "object", "properties": _APPROVAL})  # fmt: skip
"""`approved` is empty where nobody has approved the text."""
_CLAUSE_PAGE = _CLAUSE | {
    "purpose": {"type": "object"}, "guidance": {"type": "object"}, "since": _TEXT, "binds": {"type": "boolean"},
    "sources": _TEXTS, "when": _TEXT, "question": {"type": "object"}, "tables": _TEXTS,
    "fallback": _all_of(_fields(position=_NAMED, approved_by=_TEXT)),
    "obligations": _all_of(_fields(by=_TEXT, what=_NAMED, when={"type": "object"})),
    "variants": _all_of(_fields(
        **_VARIANT, when=_TEXT, taken=_TEXT, guidance={"type": "object"}, warns={"type": "object"},
        texts=_all_of(_CLAUSE_TEXT))),
    "facts": _all_of(_texts("path", "words")),
    "used": _all_of(_fields(agreement=_TEXT, variant=_TEXT, version=_TEXT, newer={"type": "boolean"})),
    "notes": _all_of(_texts("variant", "language", "note")),
    "commits": _all_of(_texts("on", "hash", "subject")),
}  # fmt: skip

_COMPLIANCE = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("pool", "ruleset", "as_of", "source", "verified_by"), _TEXT),
        "demanded": {"type": "boolean"}, "not_applying": _TEXTS, "gaps": _TEXTS,
        "sums": _fields(**{state.value: {"type": "integer"} for state in State}),
        "demands": _all_of(_fields(
            **dict.fromkeys(("id", "demand", "clause", "needs", "source", "assumed_from", "overruled"), _TEXT),
            verified={"type": "boolean"}, annex={"type": "boolean"}, needs_met={"type": "boolean"},
            state={"enum": [state.value for state in State]}, place={"type": "integer"},
        )),
    },
}  # fmt: skip
"""Empty where no pool demands anything of an agreement."""


def _object(name: str, **properties: Any) -> dict[str, Any]:
    """Return the schema of a command's JSON object: `schema`, `findings` and its own fields, all required."""
    fields = {"schema": {"const": f"aftale-{name}/1"}, "findings": {"type": "array", "items": _FINDING},
              **properties}  # fmt: skip
    return {"$schema": DRAFT, "type": "object", "required": sorted(fields), "properties": fields}


OUTPUTS: dict[str, dict[str, Any]] = {
    "list": {"$schema": DRAFT, "type": "array", "items": _LIST_ROW},
    "plan": _object("plan", stale={"type": "array", "items": _REASON}, fresh={"type": "integer"},
                    redlines={"type": "array", "items": _texts("id", "language", "against", "file")}),
    "build": _object("build", built=_TEXTS, failed=_TEXTS, fresh={"type": "integer"},
                     seconds={"type": "number"}, set_aside={"type": "array"},
                     redlines={"type": "array", "items": _REDLINE},
                     unchanged={"type": "array", "items": _texts("id", "language", "against")}),
    "check": _object("check", stage=_TEXT, agreements=_all_of(
                         _fields(id=_TEXT, ready={"type": "boolean"}, compliance=_COMPLIANCE))),
    "explain": _object("explain", id=_TEXT, kind=_TEXT, answers={"type": "object"},
                       clauses={"type": "array"}, left_out={"type": "array"}, conflicts=_TEXTS, compliance=_COMPLIANCE),
    "explain-code": _object("explain-code", code=_TEXT, severity=_TEXT, stage=_TEXT, what=_TEXT, why=_TEXT,
                            example=_TEXT, fix=_TEXT, instead=_TEXT),
    "issue": _object("issue", version=_TEXT, files=_TEXTS, mail=_TEXTS, filled=_TEXTS),
    "sheets": _object("sheets", sheets=_all_of(_texts("agreement", "sheet", "language", "file"))),
    "approve": _object("approve", version=_TEXT, party=_TEXT, body=_TEXT, on=_TEXT, minutes=_TEXT, may_change=_TEXT,
                       recorded={"type": "boolean"}),
    "sign": _object("sign", version=_TEXT, party=_TEXT, language=_TEXT, verified=_TEXT, files=_TEXTS,
                    lacking={"type": "array", "items": _texts("party", "language")}, signed={"type": "boolean"},
                    recorded={"type": "boolean"}),
    "adopt": _object("adopt", agreement=_TEXT, adopted={"type": "boolean"}, clauses=_TEXTS),
    "verify": _object("verify", agreements={"type": "array", "items": _VERIFIED},
                      anchors={"type": "array", "items": _ANCHOR}, anchored=_TEXT, signer=_TEXT),
    "history": _object("history", id=_TEXT, status=_STATUS, version=_TEXT,
                       versions={"type": "array", "items": _VERSION}, events={"type": "array", "items": _EVENT}),
    "next": _object("next", agreements={"type": "array", "items": _STEP}),
    "clauses-list": {"$schema": DRAFT, "type": "array", "items": {
        "type": "object", "required": sorted(_CLAUSE), "properties": _CLAUSE}},
    "clauses-show": _object("clauses-show", **_CLAUSE_PAGE),
    "clauses-check": _object("clauses-check", clauses=_TEXTS),
    "clauses-translated": _object("clauses-translated", translations=_TEXTS),
    "clauses-approve": _object("clauses-approve", approved=_TEXTS, before={"type": "integer"}, by_role=_TEXT, on=_TEXT),
    "clauses-impact": _object("clauses-impact", id=_TEXT, follows=_all_of(_printed()), considers=_all_of(
                                  _texts("agreement", "status", "version", "why")),
                              pinned=_all_of(_printed(version=_TEXT, newer={"type": "boolean"}))),
    "accept": _object("accept", count={"type": "integer"}, left={"type": "integer"}),
    "reject": _object("reject", count={"type": "integer"}, left={"type": "integer"}),
    "compare": _object("compare", files=_NAMED, revision=_NAMED,
                       counts={"type": "object"}, clauses={"type": "array", "items": _CLAUSE_CHANGES},
                       renumbered={"type": "array", "items": _texts("what", "old", "new", "title")},
                       contents={"type": "boolean"}, settles={"type": "boolean"},
                       untracked={"type": "array", "items": _texts("code", "message")}),
}  # fmt: skip
"""The shape of what each command prints with `--format json`."""
_EMPTY = {"string": str, "integer": int, "number": float, "array": list, "object": dict,
          "boolean": bool}  # fmt: skip


def empty_answer(name: str) -> Any:
    """Return the answer of a command that could do nothing: every field of its shape, empty."""
    shape = OUTPUTS[name]
    if shape["type"] == "array":
        return []
    return {field: kind.get("const") or _EMPTY[kind["type"]]() for field, kind in shape["properties"].items()}


def file_schemas(tree: Tree) -> dict[str, str]:
    """Return the schemas of `partnership.yaml` and `aftale.yaml`, by file name.

    Raises `AftaleError` where the library, whose words they list, cannot be read.
    """
    library, findings = load_library(tree.clauses)
    if library is None:
        raise AftaleError(*findings)
    made = {
        "partnership.schema.json": json_schema(Partnership, vocabularies(library)),
        "aftale.schema.json": json_schema(Settings, {}),
    }
    return {name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n" for name, schema in made.items()}


def write_schemas(tree: Tree) -> list[Path]:
    """Write the schemas into the tree, where the files' first lines point editors to."""
    written = []
    for name, text in file_schemas(tree).items():
        path = tree.root / FOLDER / name
        write_whole(path, text.encode())
        written.append(path)
    return written
