"""Rules on bookmarks (ECMA-376-1 17.13.6), on what points at them, and on the links themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.fields import read_fields
from pipeline.word.lint.names import R, W, climb, quoted
from pipeline.word.lint.package import Package, Part

# Word's own dialog allows letters, digits and underscores, a letter or underscore first, forty characters.
_NAME = re.compile(r"[^\W\d]\w*")
_NAME_LENGTH = 40
# Word's names for the top of the document need no bookmark.
_BUILT_IN = {"_top"}


def check_bookmarks(part: Part) -> Iterator[Fault]:
    """Every bookmark of a part has its own id, a lawful name, one start and then one end."""
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for mark in part.iter("bookmarkStart", "bookmarkEnd"):
        id_ = mark.get(W + "id", "")
        if mark.tag == W + "bookmarkEnd":
            ends[id_] += 1
            if ends[id_] > starts[id_]:
                yield part.fault(
                    "BOOKMARK_UNCLOSED", f"The bookmark {quoted(id_)} ends and has not begun", mark
                )
            continue
        starts[id_] += 1
        name = mark.get(W + "name", "")
        if starts[id_] == 2:
            yield part.fault("BOOKMARK_ID_DUPLICATE", f"Two bookmarks have the id {quoted(id_)}", mark)
        if len(name) > _NAME_LENGTH:
            yield part.fault(
                "BOOKMARK_NAME_LONG", f"{quoted(name)!r} is longer than {_NAME_LENGTH} characters", mark
            )
        elif not _NAME.fullmatch(name):
            yield part.fault("BOOKMARK_NAME", f"{quoted(name)!r} is no name for a bookmark", mark)
    for id_ in starts - ends:
        yield part.fault("BOOKMARK_UNCLOSED", f"The bookmark with the id {quoted(id_)} has no end")


def check_bookmark_names(parts: tuple[Part, ...]) -> Iterator[Fault]:
    """Names are compared without regard to case; of two that are equal Word keeps one and drops the other."""
    seen: dict[str, str] = {}
    for part in parts:
        for mark in part.iter("bookmarkStart"):
            name = mark.get(W + "name", "")
            if name.casefold() in seen:
                yield part.fault("BOOKMARK_NAME_DUPLICATE", f"Two bookmarks are called {quoted(name)}", mark)
            seen[name.casefold()] = name


def check_targets(package: Package) -> Iterator[Fault]:
    """What a field shows and where a link leads must exist; Word prints "Error! Reference source not found."."""
    names = {
        mark.get(W + "name", "").casefold() for part in package.texts for mark in part.iter("bookmarkStart")
    }
    names |= _BUILT_IN
    for part in package.texts:
        for field in read_fields(part)[0]:
            if field.target and field.target.casefold() not in names:
                detail = f"The field {quoted(field.instruction.strip())} names a bookmark that is not there"
                yield part.fault("REF_TARGET_MISSING", detail, field.begin)
            if field.link and field.link.casefold() not in names:
                yield part.fault(
                    "ANCHOR_DANGLING", f"A link leads to {quoted(field.link)}, which is not there"
                )
        for link in part.iter("hyperlink"):
            anchor = link.get(W + "anchor", "")
            # With a relation the anchor is a place in another document.
            if anchor and not link.get(R + "id") and anchor.casefold() not in names:
                yield part.fault(
                    "ANCHOR_DANGLING", f"A link leads to {quoted(anchor)}, which is not there", link
                )


def check_hyperlinks(part: Part) -> Iterator[Fault]:
    """A link does not hold a link; Word refuses the file."""
    for link in part.iter("hyperlink"):
        outer = climb(link, W + "hyperlink", W + "txbxContent")
        if outer is not None and outer.tag == W + "hyperlink":
            yield part.fault("HYPERLINK_NESTED", "A link inside a link", link)
