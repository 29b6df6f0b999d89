"""The documents that edits are tried on: our own agreements, the rich one, and other people's where they lie beside us."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import NamedTuple

from trees import BESIDE, ROOT, aftale, built_once, new_tree, reed, word_files

from edits import KINDS, edit
from edits.rich import rich

OTHERS = ROOT.parent / "shared" / "redline" / "files"
"""The development set: other people's documents, which are no part of the project."""


class Drawn(NamedTuple):
    """Two versions of a document, and how the one became the other."""

    group: str
    """ours, rich or others."""
    base: str
    kinds: tuple[str, ...]
    old: bytes
    new: bytes


def all_bases(factory):
    """Return the documents by name in three groups, each drawn from as often as the others."""
    small = new_tree(factory.mktemp("bases") / "tree", reed(BESIDE, id_="beside"), small=True)
    ran = aftale(small, "build")
    assert ran.code == 0, ran.err
    ours = {**word_files(built_once(factory)), **word_files(small)}
    others = {path.stem: path.read_bytes() for path in sorted(OTHERS.glob("*.docx"))}
    groups = {"ours": ours, "rich": {"rich": rich()}, "others": others}
    return {group: files for group, files in groups.items() if files}


def draw(random, bases, kind=None, largest=None):
    """Draw a document and edit it once or twice, evenly over the kinds unless one is given.

    `largest` leaves out the documents whose parts have more bytes than that. A kind for which a document has no
    place is tried on others, and at last on the rich one, which has a place for each.
    """
    wanted = kind or random.choice(KINDS)
    for _ in range(12):
        group = random.choice(list(bases))
        names = [name for name, data in bases[group].items() if largest is None or size(data) <= largest]
        found = _edited(group, random.choice(names), bases, wanted, random) if names else None
        if found:
            return found
    return next(found for found in iter(lambda: _edited("rich", "rich", bases, wanted, random), 0) if found)


def _edited(group, name, bases, kind, random):
    old = bases[group][name]
    new = edit(old, kind, random)
    if new is None or random.random() < 0.5:
        return new and Drawn(group, name, (kind,), old, new)
    more = random.choice(KINDS)
    again = edit(new, more, random)
    return Drawn(group, name, (kind, more), old, again) if again else Drawn(group, name, (kind,), old, new)


@lru_cache(maxsize=256)
def size(data):
    """Return how many bytes the parts of a file have."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(info.file_size for info in archive.infolist())
