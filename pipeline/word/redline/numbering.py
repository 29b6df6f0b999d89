"""Lists as word/numbering.xml defines them, and the labels that Word counts from them (ECMA-376-1 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.word.lint.names import Element, W, val, whole
from pipeline.word.redline.canonical import canonical
from pipeline.word.redline.counting import spelled

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int
    format: str
    text: str
    legal: bool
    restart: int | None
    """How many levels from the top begin this one anew: 0 none, None all above it."""
    style: str
    """The id of the paragraph style that stands on this level."""


@dataclass(slots=True)
class _List:
    """An abstract list, or what one w:num changes in it."""

    levels: dict[int, Level] = field(default_factory=dict)
    looks: dict[int, tuple[object, ...]] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    abstract: str = ""


class Lists:
    """The lists of a document."""

    def __init__(self, root: Iterable[Element] | None) -> None:
        """Read w:numbering; None where a document has no lists."""
        self._abstract: dict[str, _List] = {}
        self._numbers: dict[str, _List] = {}
        self._style_of: dict[str, str] = {}
        self._by_style: dict[str, str] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._read_abstract(element)
            elif element.tag == W + "num":
                self._read_number(element)
        behind = {id_: self._behind(number.abstract) for id_, number in self._numbers.items()}
        self._lists = {id_: abstract for id_, abstract in behind.items() if abstract in self._abstract}

    def abstract_of(self, num_id: str) -> str:
        """Return the id of the abstract list behind a w:num, or "" where there is none."""
        return self._lists.get(num_id, "")

    def level(self, num_id: str, ilvl: int) -> Level | None:
        """Return a level as a w:num has it, or None."""
        abstract = self._lists.get(num_id)
        if abstract is None:
            return None
        return self._numbers[num_id].levels.get(ilvl) or self._abstract[abstract].levels.get(ilvl)

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """Return the level of a list on which a paragraph style stands, or None."""
        abstract = self._lists.get(num_id)
        levels = () if abstract is None else self._abstract[abstract].levels.items()
        return next((ilvl for ilvl, level in levels if style and level.style == style), None)

    def start_override(self, num_id: str, ilvl: int) -> int | None:
        """Return the number at which a w:num begins a level, where it says so."""
        number = self._numbers.get(num_id)
        return number.starts.get(ilvl) if number else None

    def definition(self, num_id: str) -> tuple[object, ...]:
        """Return all levels of the abstract list by effect, comparable across files; () where there is none."""
        abstract = self._lists.get(num_id)
        return () if abstract is None else tuple(sorted(self._abstract[abstract].looks.items()))

    def overrides(self, num_id: str) -> tuple[object, ...]:
        """Return what a w:num changes in its abstract list, comparable across files."""
        number = self._numbers.get(num_id)
        if not number:
            return ()
        changed = sorted(number.starts.keys() | number.looks.keys())
        return tuple((ilvl, number.starts.get(ilvl), number.looks.get(ilvl, ())) for ilvl in changed)

    def _behind(self, abstract: str) -> str:
        """Return the abstract list that holds the levels: one may stand for a numbering style, and another define it."""
        return self._by_style.get(self._style_of.get(abstract, ""), abstract)

    def _read_abstract(self, element: Element) -> None:
        id_ = element.get(W + "abstractNumId", "")
        own = self._abstract[id_] = _List()
        for child in element:
            if child.tag == W + "lvl":
                _read_level(own, child)
            elif child.tag == W + "numStyleLink":
                self._style_of[id_] = val(child)
            elif child.tag == W + "styleLink" and val(child):
                self._by_style[val(child)] = id_

    def _read_number(self, element: Element) -> None:
        own = self._numbers[element.get(W + "numId", "")] = _List(abstract=_said(element, "abstractNumId"))
        for override in element.iterchildren(W + "lvlOverride"):
            ilvl = whole(override.get(W + "ilvl"))
            start = whole(_said(override, "startOverride"))
            if ilvl is not None and start is not None:
                own.starts[ilvl] = start
            for level in override.iterchildren(W + "lvl"):
                _read_level(own, level)


class Labels:
    """Counts the paragraphs of lists as Word does: one counter a level, shared by all w:num of an abstract list."""

    def __init__(self, lists: Lists) -> None:
        """Begin at the top of a document."""
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, num_id: str, ilvl: int) -> str:
        """Return the label of the next paragraph in a list, or "" for none."""
        level = self._lists.level(num_id, ilvl)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._lists.abstract_of(num_id), {})
        counts[ilvl] = self._number(num_id, ilvl, level, counts)
        for below in [k for k in counts if k > ilvl and self._restarts(num_id, k, ilvl)]:
            del counts[below]
        if level.format == "bullet":
            return "•"
        return _PLACE.sub(lambda place: self._shown(num_id, int(place[1]) - 1, level, counts), level.text)

    def _number(self, num_id: str, ilvl: int, level: Level, counts: dict[int, int]) -> int:
        """Return the next number; a w:num that says where to begin does so when it is first used."""
        override = self._lists.start_override(num_id, ilvl)
        begins = override is not None and (num_id, ilvl) not in self._begun
        self._begun.add((num_id, ilvl))
        if begins or ilvl not in counts:
            return level.start if override is None else override
        return counts[ilvl] + 1

    def _restarts(self, num_id: str, below: int, ilvl: int) -> bool:
        level = self._lists.level(num_id, below)
        return level is None or level.restart is None or level.restart > ilvl

    def _shown(self, num_id: str, ilvl: int, own: Level, counts: dict[int, int]) -> str:
        """Return one level's number inside a label; a level that was passed over counts as begun."""
        level = self._lists.level(num_id, ilvl)
        if level is None or level.format == "bullet":
            return ""
        number = counts.setdefault(ilvl, self._first(num_id, ilvl, level))
        return spelled(number, "decimal" if own.legal else level.format)

    def _first(self, num_id: str, ilvl: int, level: Level) -> int:
        override = self._lists.start_override(num_id, ilvl)
        return level.start if override is None else override


def _read_level(own: _List, element: Element) -> None:
    ilvl = whole(element.get(W + "ilvl"))
    if ilvl is None:
        return
    level = own.levels[ilvl] = Level(
        start=whole(_said(element, "start")) or 0,
        format=_format(element),
        text=_said(element, "lvlText"),
        legal=_is_on(element.find(W + "isLgl")),
        restart=whole(_said(element, "lvlRestart")),
        style=_said(element, "pStyle"),
    )
    counted = (level.start, level.format, level.text, level.legal, level.restart)
    drawn = (_said(element, "suff") or "tab", _said(element, "lvlJc").replace("start", "left"))
    looks = (canonical(element.find(W + "pPr")), canonical(element.find(W + "rPr")))
    own.looks[ilvl] = (*counted, *drawn, *looks)


def _format(element: Element) -> str:
    """Return the format of numbers; Word wraps one of its own in alternate content."""
    found = next(element.iter(W + "numFmt"), None)
    if found is None:
        return "decimal"
    custom = found.get(W + "format")
    return f"custom:{custom}" if custom else val(found) or "decimal"


def _said(element: Element, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else val(found)


def _is_on(element: Element | None) -> bool:
    return element is not None and val(element) not in ("0", "false", "off")
