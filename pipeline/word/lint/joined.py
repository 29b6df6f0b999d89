"""The check for documents joined from fragments that are already linted: what joining can break, and nothing else.

It runs on every document that is built, so it is quick: `holdings` says how.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.holdings import Holdings, broken, holdings, holdings_of_skeletons, note_ids
from pipeline.word.lint.joined_package import check_package, check_relation_ids
from pipeline.word.lint.names import quoted

JOINED_CODES = frozenset(
    {
        "XML_ILL_FORMED",
        "BOOKMARK_ID_DUPLICATE",
        "BOOKMARK_NAME_DUPLICATE",
        "BOOKMARK_UNCLOSED",
        "FIELD_UNBALANCED",
        "REF_TARGET_MISSING",
        "ANCHOR_DANGLING",
        "REV_ID_DUPLICATE",
        "COMMENT_ID_DUPLICATE",
        "NOTE_ID_DUPLICATE",
        "DOCPR_ID_DUPLICATE",
        "PARAID_DUPLICATE",
        "REL_ID_DUPLICATE",
        "REL_ID_MISSING",
        "REL_TARGET_MISSING",
        "CT_PART_MISSING",
        "CT_DUPLICATE",
        "CT_NONE",
    }
)
"""What joining can break; on these the full linter and this one agree."""

_TEXT = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")

_ENTRIES = {
    "word/comments.xml": "COMMENT_ID_DUPLICATE",
    "word/footnotes.xml": "NOTE_ID_DUPLICATE",
    "word/endnotes.xml": "NOTE_ID_DUPLICATE",
}
_NO_BOOKMARK = ("", "_top")


@dataclass
class _Anchors:
    """The bookmarks of the whole document and what points at them, in small letters, for Word compares them so."""

    names: Counter[str] = field(default_factory=Counter)
    shown: dict[str, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)


def lint_joined(
    parts: Mapping[str, bytes | str],
    besides: Collection[str] = frozenset(),
    skeletons: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Fault, ...]:
    """Return what joining broke: names, ids, balance, targets, relations, content types, well-formedness.

    `parts` maps part names, such as `word/document.xml`, to their content; pictures may be among them.
    `besides` are the names of further parts that documents share and that were judged once elsewhere.
    `skeletons` are read in place of the text they are named after: pieces of whole elements, which hold all its markup
    between them but need not hold its words. Where one is not well-formed, the text itself is read.
    """
    data = {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}
    held = {name: holdings_of_skeletons(own) for name, own in skeletons.items()}
    problems = {
        name: _ill_formed(name, part)
        for name, part in data.items()
        if name.endswith((".xml", ".rels")) and not held.get(name)
    }
    faults = [problem for problem in problems.values() if problem]
    sound = {name: part for name, part in data.items() if not problems.get(name)}
    texts = {name: held.get(name) or holdings(part) for name, part in sound.items() if _TEXT.fullmatch(name)}
    anchors = _Anchors()
    faults += check_package(frozenset({*data, *besides}), sound)
    for name, found in texts.items():
        faults += check_relation_ids(name, found.relations, sound)
        faults += _text(name, found, anchors)
        if name in _ENTRIES:
            faults += _repeated(_ENTRIES[name], name, note_ids(sound[name]))
    faults += _targets(anchors)
    return tuple(faults)


def _ill_formed(name: str, part: bytes) -> Fault | None:
    said, offset = (broken if _TEXT.fullmatch(name) else _broken_once)(part)
    return fault("XML_ILL_FORMED", name, f"The XML is broken: {said}", offset=offset) if said else None


# Parts without text are mostly the same objects in one document after another.
_broken_once = lru_cache(maxsize=64)(broken)


def _text(name: str, found: Holdings, anchors: _Anchors) -> Iterator[Fault]:
    anchors.names.update(found.names)
    anchors.shown |= dict.fromkeys(found.shown, name)
    anchors.linked |= dict.fromkeys(found.linked, name)
    yield from _balance(name, found)
    yield from _repeated("REV_ID_DUPLICATE", name, found.revisions)
    yield from _repeated("PARAID_DUPLICATE", name, found.paragraphs)
    yield from _repeated("DOCPR_ID_DUPLICATE", name, found.drawings)


def _balance(name: str, found: Holdings) -> Iterator[Fault]:
    yield from _repeated("BOOKMARK_ID_DUPLICATE", name, found.begun)
    if sorted(found.begun) != sorted(found.ended):
        begun, ended = Counter(found.begun), Counter(found.ended)
        odd = quoted(b", ".join(sorted((begun - ended) + (ended - begun))).decode())
        yield fault("BOOKMARK_UNCLOSED", name, f"Bookmarks that begin or end alone: {odd}")
    begun_, separated, ended_ = (found.fields.count(kind) for kind in (b"begin", b"separate", b"end"))
    if begun_ != ended_ or separated > begun_:
        detail = f"{begun_} fields begin, {separated} separate, {ended_} end"
        yield fault("FIELD_UNBALANCED", name, detail)


def _targets(anchors: _Anchors) -> Iterator[Fault]:
    for name, count in anchors.names.items():
        if count > 1:
            yield fault("BOOKMARK_NAME_DUPLICATE", "", f"{count} bookmarks are called {quoted(name)}")
    known = {*anchors.names, *_NO_BOOKMARK}
    for target in sorted(anchors.shown.keys() - known):
        detail = f"A field names the bookmark {quoted(target)}, which is not there"
        yield fault("REF_TARGET_MISSING", anchors.shown[target], detail)
    for target in sorted(anchors.linked.keys() - known):
        detail = f"A link leads to {quoted(target)}, which is not there"
        yield fault("ANCHOR_DANGLING", anchors.linked[target], detail)


def _repeated(code: str, name: str, ids: Sequence[bytes]) -> Iterator[Fault]:
    if len(set(ids)) == len(ids):
        return
    for id_, count in Counter(ids).items():
        if count > 1:
            yield fault(code, name, f"The id {quoted(id_.decode())} is used {count} times")
