"""Rules on comments (ECMA-376-1 17.13.4) and on foot- and endnotes (17.11): marks and entries belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.names import W, local, quoted, spoken
from pipeline.word.lint.package import Package, Part

_SEPARATORS = ("separator", "continuationSeparator")
_TEXT = {
    "hdr": "header",
    "ftr": "footer",
    "footnote": "footnote",
    "endnote": "endnote",
    "txbxContent": "text box",
}


def check_comments(package: Package) -> Iterator[Fault]:
    """A comment is a range start, a range end, a reference and an entry, all with one id."""
    entries = package.related("comments")
    known = (
        Counter(entry.get(W + "id", "") for entry in entries.iter("comment")) if entries else Counter[str]()
    )
    referred = set[str]()
    for part in package.texts:
        for mark in part.iter("commentReference"):
            id_ = mark.get(W + "id", "")
            if id_ in referred:
                yield part.fault(
                    "COMMENT_REFERRED_TWICE", f"A second reference to the comment {quoted(id_)}", mark
                )
            referred.add(id_)
        yield from _comment_marks(part, known)
    if entries:
        for id_, count in known.items():
            if count > 1:
                yield entries.fault("COMMENT_ID_DUPLICATE", f"{count} comments have the id {quoted(id_)}")
            if id_ not in referred:
                yield entries.fault(
                    "COMMENT_ORPHAN", f"Nothing in the text refers to the comment {quoted(id_)}"
                )


def _comment_marks(part: Part, known: Counter[str]) -> Iterator[Fault]:
    starts, ends, references = (
        Counter(mark.get(W + "id", "") for mark in part.iter(f"comment{name}"))
        for name in ("RangeStart", "RangeEnd", "Reference")
    )
    for id_ in sorted(starts | ends | references):
        if id_ not in known:
            yield part.fault(
                "COMMENT_MISSING", f"The text refers to a comment {quoted(id_)} that is not there"
            )
        if starts[id_] != ends[id_] or starts[id_] > 1:
            yield part.fault(
                "COMMENT_RANGE_UNCLOSED",
                f"The range of the comment {quoted(id_)} needs one start and one end",
            )
        elif starts[id_] and not references[id_]:
            yield part.fault(
                "COMMENT_NO_REFERENCE", f"The comment {quoted(id_)} has a range and no reference mark"
            )


def check_notes(package: Package) -> Iterator[Fault]:
    """Every reference has its note; the part begins with the two separators Word draws above notes."""
    for kind in ("footnote", "endnote"):
        entries = package.related(f"{kind}s")
        known = Counter(note.get(W + "id", "") for note in entries.iter(kind)) if entries else Counter[str]()
        for part in (*package.texts, *filter(None, [package.related("settings")])):
            for mark in part.root.iter(W + f"{kind}Reference", *_listed(part, kind)):
                id_ = mark.get(W + "id", "")
                if id_ not in known:
                    yield part.fault("NOTE_MISSING", f"The {kind} {quoted(id_)} is not there", mark)
        if entries:
            yield from _entries(entries, kind, known)


def _listed(part: Part, kind: str) -> tuple[str, ...]:
    """Settings list the separators by the names of notes."""
    return (W + kind,) if part.kind == "settings" else ()


def _entries(entries: Part, kind: str, known: Counter[str]) -> Iterator[Fault]:
    for id_, count in known.items():
        if count > 1:
            yield entries.fault("NOTE_ID_DUPLICATE", f"{count} {kind}s have the id {quoted(id_)}")
    types = {note.get(W + "type") for note in entries.iter(kind)}
    for separator in _SEPARATORS:
        if separator not in types:
            yield entries.fault("NOTE_SEPARATOR", f"There is no {kind} of the type {separator}")


def check_empty_texts(part: Part) -> Iterator[Fault]:
    """A header, footer, note or text box holds at least one paragraph; Word refuses an empty one."""
    for holder in part.root.iter(*(W + name for name in _TEXT)):
        if not any(
            child.tag in (W + "p", W + "tbl", W + "sdt", W + "altChunk", W + "customXml") for child in holder
        ):
            code = "HEADER_EMPTY" if local(holder.tag) in ("hdr", "ftr") else "NOTE_EMPTY"
            yield part.fault(
                code, f"{spoken(holder.tag)}: the {_TEXT[local(holder.tag)]} holds no paragraph", holder
            )
