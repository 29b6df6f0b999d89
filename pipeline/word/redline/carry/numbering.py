"""Lists of the old file in the new one: the list that shows the same labels, else a copy under new ids."""

from __future__ import annotations

import hashlib
import posixpath
from functools import cached_property

from lxml import etree

from pipeline.word.lint.names import Element, R, W, val, whole
from pipeline.word.redline.carry.lists import Matched, Pairs, matched, numbers
from pipeline.word.redline.carry.styles import Taken
from pipeline.word.redline.numbering import Lists
from pipeline.word.redline.opened import Opened

NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_EMPTY = f'<w:numbering xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}"/>'.encode()
_ORDER = {W + name: n for n, name in enumerate(("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"))}
_LINKS = (W + "name", W + "styleLink", W + "numStyleLink")
_DURABLE = "durableId"


class CarriedLists:
    """Finds the new file's id of each list of the old one."""

    def __init__(self, old: Opened, out: Opened, pairs: Pairs, taken: Taken) -> None:
        """Take the two files; nothing is read before a list is asked for."""
        self._old_file, self._out_file = old, out
        self._pairs = pairs
        self._taken = taken
        self._ids: dict[str, str] = {}
        self._abstracts: dict[str, str] = {}
        self._bullets: dict[str, str] = {}

    @cached_property
    def _old_part(self) -> str:
        return self._old_file.related("numbering")

    @cached_property
    def _old(self) -> Element | None:
        return self._old_file.root(self._old_part) if self._old_part else None

    @property
    def _out(self) -> Element | None:
        part = self._out_file.related("numbering")
        return self._out_file.root(part) if part else None

    @cached_property
    def _old_lists(self) -> Lists:
        return Lists(self._old)

    @cached_property
    def _matched(self) -> Matched:
        """The match with the new file's own lists, before anything is added to them."""
        return matched(self._old, self._out, self._pairs)

    @cached_property
    def _promised(self) -> set[str]:
        """The ids that no copy may have: those of either file, defined or not."""
        return {*numbers(self._out), *numbers(self._old)}

    def id_of(self, num_id: str) -> str:
        """Return the id of the list with the same labels; a list that nobody defined shows none, and stays undefined."""
        if num_id not in self._ids:
            found = self._matched.numbers.get(num_id, "")
            self._ids[num_id] = found or self._other(num_id)
        return self._ids[num_id]

    def _other(self, num_id: str) -> str:
        if self._old_lists.abstract_of(num_id):
            return self._copy(num_id)
        undefined = self._next() if num_id in numbers(self._out) else num_id
        self._promised.add(undefined)
        return undefined

    def _next(self) -> str:
        return str(1 + max((whole(id_) or 0 for id_ in self._promised), default=0))

    def _copy(self, num_id: str) -> str:
        """Copy a w:num; its id is settled first, for the list may name styles that name the list."""
        free = self._next()
        self._promised.add(free)
        self._ids[num_id] = free
        abstract = self._abstract(self._old_lists.abstract_of(num_id))
        num = self._find("num", "numId", num_id)
        copy = self._taken(num, self._old_part, self._part)
        _forget(copy, (_DURABLE,))
        copy.set(W + "numId", free)
        copy.find(W + "abstractNumId").set(W + "val", abstract)
        self._translate_bullets(copy)
        self._insert(copy)
        return free

    def _abstract(self, old_id: str) -> str:
        """Return the id of an abstract list in the new file, copied where it has none like it."""
        known = self._matched.abstracts.get(old_id) or self._abstracts.get(old_id)
        if known:
            return known
        free = self._abstracts[old_id] = self._free("abstractNum", "abstractNumId", self._abstracts)
        copy = self._taken(self._find("abstractNum", "abstractNumId", old_id), self._old_part, self._part)
        for link in [child for child in copy if child.tag in _LINKS]:
            copy.remove(link)
        self._translate_bullets(copy)
        copy.set(W + "abstractNumId", free)
        self._name_anew(copy)
        self._insert(copy)
        return free

    def _name_anew(self, abstract: Element) -> None:
        """Give an abstract list an nsid of its own: Word takes two lists with one nsid for the same."""
        for old in abstract.findall(W + "nsid"):
            abstract.remove(old)
        used = {val(nsid).upper() for nsid in self._root.iter(W + "nsid")}
        content = etree.tostring(abstract, method="c14n", exclusive=True, with_tail=False)
        digest = hashlib.sha256(content).hexdigest().upper()
        free = next(digest[at : at + 8] for at in range(0, 57, 8) if digest[at : at + 8] not in used)
        nsid = abstract.makeelement(W + "nsid")
        nsid.set(W + "val", free)
        abstract.insert(0, nsid)

    def _translate_bullets(self, copy: Element) -> None:
        for named in list(copy.iter(W + "lvlPicBulletId")):
            id_ = val(named)
            if id_ not in self._bullets:
                self._bullets[id_] = self._copy_bullet(id_)
            if self._bullets[id_]:
                named.set(W + "val", self._bullets[id_])
            else:
                named.getparent().remove(named)

    def _copy_bullet(self, id_: str) -> str:
        bullet = self._find("numPicBullet", "numPicBulletId", id_)
        if bullet is None:
            return ""
        free = self._free("numPicBullet", "numPicBulletId", {})
        copy = self._taken(bullet, self._old_part, self._part)
        copy.set(W + "numPicBulletId", free)
        self._insert(copy)
        return free

    def _find(self, name: str, key: str, id_: str) -> Element | None:
        found = self._old.iterchildren(W + name) if self._old is not None else ()
        return next((element for element in found if element.get(W + key) == id_), None)

    def _free(self, name: str, key: str, promised: dict[str, str]) -> str:
        """Return an id above all in the part and those promised to elements that are being copied."""
        used = [whole(element.get(W + key)) or 0 for element in self._root.iterchildren(W + name)]
        return str(1 + max((*used, *(int(id_) for id_ in promised.values())), default=-1))

    def _insert(self, element: Element) -> None:
        """Put an element where the schema wants its kind: after all others of it (17.9.17)."""
        rank = _ORDER[element.tag]
        later = (child for child in self._root if _ORDER.get(child.tag, rank) > rank)
        before = next(later, None)
        if before is None:
            self._root.append(element)
        else:
            before.addprevious(element)

    @cached_property
    def _root(self) -> Element:
        return self._out_file.touch(self._part)

    @cached_property
    def _part(self) -> str:
        """The name of the new file's part for lists, made where it has none."""
        part = self._out_file.related("numbering")
        if not part:
            name = posixpath.join(posixpath.dirname(self._out_file.main), "numbering.xml")
            part = self._out_file.add(name, _EMPTY, NUMBERING_TYPE)
            self._out_file.relate(self._out_file.main, "numbering", part)
        return part


def _forget(element: Element, names: tuple[str, ...]) -> None:
    """Take away attributes by their local names."""
    for name in [name for name in element.attrib if name.rpartition("}")[2] in names]:
        del element.attrib[name]
