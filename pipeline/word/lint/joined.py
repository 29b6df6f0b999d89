"""The check for documents joined from fragments that are already linted: what joining can break, and nothing else.

It runs on every document that is built, so it reads the form our own writer gives XML (prefix `w:`, double quotes)
with a handful of passes in C over each part, and never looks at an element by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.joined_package import check_package, check_relation_ids
from pipeline.word.lint.names import FRAGMENT_PREFIXES, quoted

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

# Each pattern begins with a fixed text, which the engine finds at the speed of a plain search; what it finds is put
# one to a line, so that a second pattern runs over little.
_PREFIX = re.compile(rb"xmlns:(\w+)=")
_ROOT = re.compile(rb"<w:[^>]*>")
_BOOKMARK = re.compile(rb"<w:bookmark([^>]*)")
_START_ID = re.compile(rb'Start[^\n]*? w:id="([^"]*)"')
_END_ID = re.compile(rb'End[^\n]*? w:id="([^"]*)"')
_NAME = re.compile(r' w:name="([^"]*)"')
_FIELD_CHAR = re.compile(rb'w:fldCharType="([^"]*)')
_INSTRUCTION = re.compile(rb'w:instr(?:Text[^>]*>([^<]*)|="([^"]*))')
_TARGET = re.compile(r'^\s*(?:ref|pageref|noteref)\s+(?:"|&quot;)?([^\s"\\&]+)', re.MULTILINE)
_LINK_TARGET = re.compile(r'^\s*hyperlink\s+\\l\s+(?:"|&quot;)?([^\s"\\&]+)', re.MULTILINE)
_ANCHOR_OR_AUTHOR = re.compile(rb' w:a(?:nchor="([^"]*)"|uthor=)')
_AUTHOR = re.compile(rb" w:author=")
_ID = re.compile(rb' w:id="([^"]*)"')
_DRAWING = re.compile(rb"<wp:docPr([^>]*)")
_DRAWING_ID = re.compile(rb' id="([^"]*)"')
_PARAGRAPH_ID = re.compile(rb' w14:paraId="([^"]*)"')
_ENTRY = re.compile(rb"<w:(?:comment|footnote|endnote)( [^>]*)")
_ENTRIES = {
    "word/comments.xml": "COMMENT_ID_DUPLICATE",
    "word/footnotes.xml": "NOTE_ID_DUPLICATE",
    "word/endnotes.xml": "NOTE_ID_DUPLICATE",
}
_OUR_PREFIXES = frozenset(prefix.encode() for prefix in FRAGMENT_PREFIXES)
_NO_BOOKMARK = ("", "_top")


@dataclass
class _Anchors:
    """The bookmarks of the whole document and what points at them, in small letters, for Word compares them so."""

    names: Counter[str] = field(default_factory=Counter)
    shown: dict[str, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)


def lint_joined(
    parts: Mapping[str, bytes | str], besides: Collection[str] = frozenset()
) -> tuple[Fault, ...]:
    """Return what joining broke: names, ids, balance, targets, relations, content types, well-formedness.

    `parts` maps part names, such as `word/document.xml`, to their content; pictures may be among them.
    `besides` are the names of further parts that documents share and that were judged once elsewhere.
    """
    data = {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}
    problems = {
        name: _ill_formed(name, part) for name, part in data.items() if name.endswith((".xml", ".rels"))
    }
    faults = [problem for problem in problems.values() if problem]
    sound = {name: part for name, part in data.items() if not problems.get(name)}
    texts = {name: part for name, part in sound.items() if _TEXT.fullmatch(name)}
    anchors = _Anchors()
    faults += check_package(frozenset({*data, *besides}), sound)
    for name, part in texts.items():
        faults += check_relation_ids(name, part, sound)
        faults += _text(name, part, anchors)
    faults += _targets(anchors)
    return tuple(faults)


def _ill_formed(name: str, part: bytes) -> Fault | None:
    said, offset = (_parse if _TEXT.fullmatch(name) else _parse_once)(part)
    return fault("XML_ILL_FORMED", name, f"The XML is broken: {said}", offset=offset) if said else None


def _parse(part: bytes) -> tuple[str, int]:
    """Return what expat, without a single handler, has against a part, and where."""
    parser = expat.ParserCreate() if _declares_ours(part) else expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(part, True)  # noqa: FBT003  expat takes it by place only
    except expat.ExpatError as error:
        return str(error), parser.ErrorByteIndex
    return "", 0


def _declares_ours(part: bytes) -> bool:
    """Whether the root declares every prefix a linted fragment may use.

    Then namespaces, which cost half as much again, need not be read.
    """
    root = _ROOT.search(part)
    return root is not None and _OUR_PREFIXES.issubset(_PREFIX.findall(root[0]))


# Parts without text are mostly the same objects in one document after another.
_parse_once = lru_cache(maxsize=64)(_parse)


def _text(name: str, part: bytes, anchors: _Anchors) -> Iterator[Fault]:
    yield from _bookmarks(name, part, anchors)
    yield from _fields(name, part, anchors)
    links = _ANCHOR_OR_AUTHOR.findall(part)
    anchors.linked |= dict.fromkeys(_small(b"\n".join(links)).split("\n"), name)
    if b"" in links:
        yield from _repeated("REV_ID_DUPLICATE", name, list(_revision_ids(part)))
    prefixes = _PREFIX.findall(part)
    if b"w14" in prefixes:
        yield from _repeated("PARAID_DUPLICATE", name, _PARAGRAPH_ID.findall(part))
    if b"wp" in prefixes:
        yield from _repeated("DOCPR_ID_DUPLICATE", name, _DRAWING_ID.findall(_lines(_DRAWING, part)))
    if name in _ENTRIES:
        yield from _repeated(_ENTRIES[name], name, _ID.findall(_lines(_ENTRY, part)))


def _lines(pattern: re.Pattern[bytes], part: bytes) -> bytes:
    return b"\n".join(pattern.findall(part))


def _small(found: bytes) -> str:
    """Return what was found as text in small letters, for Word compares names so."""
    return found.decode("utf-8", "replace").casefold()


def _bookmarks(name: str, part: bytes, anchors: _Anchors) -> Iterator[Fault]:
    marks = _lines(_BOOKMARK, part)
    anchors.names.update(_NAME.findall(_small(marks)))
    starts, ends = _START_ID.findall(marks), _END_ID.findall(marks)
    yield from _repeated("BOOKMARK_ID_DUPLICATE", name, starts)
    begun, ended = Counter(starts), Counter(ends)
    if begun != ended:
        odd = quoted(b", ".join(sorted((begun - ended) + (ended - begun))).decode())
        yield fault("BOOKMARK_UNCLOSED", name, f"Bookmarks that begin or end alone: {odd}")


def _fields(name: str, part: bytes, anchors: _Anchors) -> Iterator[Fault]:
    kinds = Counter(_FIELD_CHAR.findall(part))
    begun, separated, ended = (kinds[kind] for kind in (b"begin", b"separate", b"end"))
    if begun != ended or separated > begun:
        yield fault("FIELD_UNBALANCED", name, f"{begun} fields begin, {separated} separate, {ended} end")
    instructions = _small(b"\n".join(complex_ or simple for complex_, simple in _INSTRUCTION.findall(part)))
    anchors.shown |= dict.fromkeys(_TARGET.findall(instructions), name)
    anchors.linked |= dict.fromkeys(_LINK_TARGET.findall(instructions), name)


def _revision_ids(part: bytes) -> Iterator[bytes]:
    """Yield the ids of elements with an author that are not comments."""
    for author in _AUTHOR.finditer(part):
        start = part.rfind(b"<", 0, author.start())
        if not part.startswith(b"<w:comment", start):
            yield from _ID.findall(part, start, part.find(b">", start))


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


def _repeated(code: str, name: str, ids: list[bytes]) -> Iterator[Fault]:
    if len(set(ids)) == len(ids):
        return
    for id_, count in Counter(ids).items():
        if count > 1:
            yield fault(code, name, f"The id {quoted(id_.decode())} is used {count} times")
