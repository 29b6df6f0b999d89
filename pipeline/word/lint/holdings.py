"""What a text holds that joining can break: bookmarks, fields, links, and ids that must differ.

It is read from the form our own writer gives XML (prefix `w:`, double quotes) with a handful of passes in C, and
never looks at an element by itself. What was joined is read by the skeletons of its pieces, and a skeleton that many
documents share is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from xml.parsers import expat

from pipeline.word.lint.names import FRAGMENT_PREFIXES, PREFIXES

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
_RELATION = re.compile(rb' r:\w+="([^"]+)"')
_ENTRY = re.compile(rb"<w:(?:comment|footnote|endnote)( [^>]*)")
_OUR_PREFIXES = frozenset(prefix.encode() for prefix in FRAGMENT_PREFIXES)
_DECLARED = " ".join(f'xmlns:{prefix}="{PREFIXES[prefix][1:-1]}"' for prefix in FRAGMENT_PREFIXES)


class Holdings(NamedTuple):
    """What a text holds, each kind in its order; names are in small letters, for Word compares them so."""

    names: tuple[str, ...] = ()
    """Of bookmarks."""
    begun: tuple[bytes, ...] = ()
    """The ids of bookmarks that begin."""
    ended: tuple[bytes, ...] = ()
    fields: tuple[bytes, ...] = ()
    """The marks of fields: begin, separate, end."""
    shown: tuple[str, ...] = ()
    """The bookmarks whose text, page or number fields show."""
    linked: tuple[str, ...] = ()
    """The bookmarks that links lead to."""
    revisions: tuple[bytes, ...] = ()
    paragraphs: tuple[bytes, ...] = ()
    drawings: tuple[bytes, ...] = ()
    relations: tuple[bytes, ...] = ()


def holdings(part: bytes) -> Holdings:
    """Return what a part, or a piece of one, holds."""
    marks = _lines(_BOOKMARK, part)
    instructions = _small(b"\n".join(text or simple for text, simple in _INSTRUCTION.findall(part)))
    links = _ANCHOR_OR_AUTHOR.findall(part)
    prefixes = _PREFIX.findall(part)
    return Holdings(
        names=tuple(_NAME.findall(_small(marks))),
        begun=tuple(_START_ID.findall(marks)),
        ended=tuple(_END_ID.findall(marks)),
        fields=tuple(_FIELD_CHAR.findall(part)),
        shown=tuple(_TARGET.findall(instructions)),
        linked=(*filter(None, _small(b"\n".join(links)).split("\n")), *_LINK_TARGET.findall(instructions)),
        revisions=tuple(_revision_ids(part)) if b"" in links else (),
        paragraphs=tuple(_PARAGRAPH_ID.findall(part)) if b"w14" in prefixes else (),
        drawings=tuple(_DRAWING_ID.findall(_lines(_DRAWING, part))) if b"wp" in prefixes else (),
        relations=tuple(_RELATION.findall(part)),
    )


def holdings_of_skeletons(skeletons: Iterable[str]) -> Holdings | None:
    """Return what skeletons hold between them; None where one of them is not well-formed by itself."""
    read = [*map(_of_skeleton, skeletons)]
    if None in read:
        return None
    kinds = zip(*filter(None, read), strict=True)
    return Holdings(*(tuple(chain.from_iterable(kind)) for kind in kinds))


def note_ids(part: bytes) -> list[bytes]:
    """Return the ids of the comments, footnotes and endnotes that a part is made of."""
    return _ID.findall(_lines(_ENTRY, part))


def broken(part: bytes) -> tuple[str, int]:
    """Return what expat, without a single handler, has against a part, and at which byte; "" where nothing is."""
    parser = expat.ParserCreate() if _declares_ours(part) else expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(part, True)  # noqa: FBT003  expat takes it by place only
    except expat.ExpatError as error:
        return str(error), parser.ErrorByteIndex
    return "", 0


@lru_cache(maxsize=2048)
def _of_skeleton(skeleton: str) -> Holdings | tuple[()] | None:
    """Return what a skeleton holds: an empty tuple where that is nothing, None where it is not well-formed."""
    part = f"<w:body {_DECLARED}>{skeleton}</w:body>".encode("utf-8", "surrogatepass")
    if broken(part)[0]:
        return None
    found = holdings(skeleton.encode())
    return found if any(found) else ()


def _declares_ours(part: bytes) -> bool:
    """Whether the root declares every prefix a linted fragment may use.

    Then namespaces, which cost half as much again, need not be read.
    """
    root = _ROOT.search(part)
    return root is not None and _OUR_PREFIXES.issubset(_PREFIX.findall(root[0]))


def _lines(pattern: re.Pattern[bytes], part: bytes) -> bytes:
    return b"\n".join(pattern.findall(part))


def _small(found: bytes) -> str:
    """Return what was found as text in small letters, for Word compares names so."""
    return found.decode("utf-8", "replace").casefold()


def _revision_ids(part: bytes) -> Iterator[bytes]:
    """Yield the ids of elements with an author that are not comments."""
    for author in _AUTHOR.finditer(part):
        start = part.rfind(b"<", 0, author.start())
        if not part.startswith(b"<w:comment", start):
            yield from _ID.findall(part, start, part.find(b">", start))
