"""The look of runs and paragraphs: what they say themselves, and what a reader sees once styles have had their say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.word.lint.names import Element, W, val
from pipeline.word.redline.effect.said import OF_PARAGRAPHS, OF_RUNS, OFF, TOGGLES, Said, said_of
from pipeline.word.redline.numbering import Lists

Facts = dict[str, object]

_TOGGLED = frozenset(TOGGLES.values())
_UNSAID: Facts = {
    "colour": "auto",
    "underline": "none",
    "highlight": "none",
    "height": "baseline",
    "shade": "",
    "alignment": "left",
    "line rule": "auto",
    "outline level": "9",
    "list": None,
}
"""What holds where nobody says anything; a switch is off then, an indent or a space 0."""


class ParagraphLook(NamedTuple):
    """The format of a paragraph: what it says itself, what is seen, its style's id, and its place in a list."""

    said: Said
    seen: Said
    style: str
    num_id: str
    ilvl: int


@dataclass(slots=True)
class _Style:
    """What a style says; with what it inherits, once it is worked out."""

    based_on: str = ""
    run: Facts = field(default_factory=dict)
    paragraph: Facts = field(default_factory=dict)
    lineage: tuple[str, ...] = ()


class Looks:
    """The looks of one document; each is worked out once, so that equal ones are one object."""

    def __init__(self, styles: Iterable[Element], lists: Lists) -> None:
        """Read w:styles, or nothing where a document has none."""
        self.lists = lists
        self._names: dict[str, str] = {}
        self._styles: dict[str, _Style] = {}
        self._defaults = _Style()
        self._usual = ""
        self._whole: dict[str, _Style] = {}
        self._named: dict[Said, Said] = {}
        self._runs: dict[tuple[str, Said], Said] = {}
        self._paragraphs: dict[Said, ParagraphLook] = {}
        for element in styles:
            if element.tag == W + "style":
                self._read_style(element)
            elif element.tag == W + "docDefaults":
                self._defaults = _style(element, f"{W}rPrDefault/{W}rPr", f"{W}pPrDefault/{W}pPr")

    def name(self, style: str) -> str:
        """Return a style's name in small letters."""
        return self._names.get(style, style.lower())

    def named(self, said: Said) -> Said:
        """Return what a run says, with the name of its style in place of the id."""
        known = self._named.get(said)
        if known is None:
            named = {name: self.name(str(value)) for name, value in said if name == "style"}
            known = self._named[said] = _sorted(dict(said) | named) if named else said
        return known

    def run(self, style: str, said: Said) -> Said:
        """Return what a reader sees of a run in a paragraph of a style."""
        known = self._runs.get((style, said))
        if known is None:
            known = self._runs[style, said] = self._seen(style, dict(said))
        return known

    def paragraph(self, said: Said) -> ParagraphLook:
        """Return the look of a paragraph."""
        known = self._paragraphs.get(said)
        if known is None:
            known = self._paragraphs[said] = self._look_of_paragraph(dict(said))
        return known

    def _seen(self, style: str, own: Facts) -> Said:
        of_paragraph = self._inherited(style).run
        of_run = self._inherited(str(own.pop("style", ""))).run
        turned = {name: False for name in _TOGGLED if of_paragraph.get(name) and of_run.get(name)}
        return _sorted(_without_unsaid(self._defaults.run | of_paragraph | of_run | turned | own))

    def _look_of_paragraph(self, own: Facts) -> ParagraphLook:
        style = str(own.pop("style", self._usual))
        inherited = self._inherited(style)
        num_id, ilvl = self._place(own, inherited)
        of_list = self._list(num_id, ilvl)
        seen = self._defaults.paragraph | inherited.paragraph | own | {"list": of_list}
        said = own | {"style": self.name(style) if style else "normal"}
        if "list" in own or "level" in own:
            said["list"] = of_list
        for facts in (said, seen):
            facts.pop("level", None)
        return ParagraphLook(_sorted(said), _sorted(_without_unsaid(seen)), style, num_id, ilvl)

    def _place(self, own: Facts, inherited: _Style) -> tuple[str, int]:
        """Return the list and the level that a paragraph stands on, by itself or by its style."""
        facts = inherited.paragraph | own
        num_id, level = str(facts.get("list", "0")), str(facts.get("level", "0"))
        if "list" not in own and "level" not in own:
            linked = (self.lists.level_of_style(num_id, style) for style in inherited.lineage)
            level = str(next((ilvl for ilvl in linked if ilvl is not None), level))
        return num_id, int(level) if level.isascii() and level.isdigit() else 0

    def _list(self, num_id: str, ilvl: int) -> object:
        """Return a place in a list by what it looks like; None for no list."""
        if num_id == "0":
            return None
        level = self.lists.level(num_id, ilvl)
        return (ilvl, level.format, level.text) if level else (ilvl, "?", "?")

    def _read_style(self, element: Element) -> None:
        id_, name = element.get(W + "styleId", ""), element.find(W + "name")
        self._styles[id_] = _style(element, W + "rPr", W + "pPr")
        self._names[id_] = (id_ if name is None else val(name)).lower()
        if element.get(W + "type") == "paragraph" and element.get(W + "default", "0") not in OFF:
            self._usual = id_

    def _inherited(self, id_: str) -> _Style:
        """Return a style with all that the styles it is based on say."""
        known = self._whole.get(id_)
        if known is None:
            known = self._whole[id_] = self._with_ancestors(id_)
        return known

    def _with_ancestors(self, id_: str) -> _Style:
        lineage: list[str] = []
        while id_ in self._styles and id_ not in lineage:
            lineage.append(id_)
            id_ = self._styles[id_].based_on
        whole = _Style(lineage=tuple(lineage))
        for ancestor in reversed(lineage):
            whole.run |= self._styles[ancestor].run
            whole.paragraph |= self._styles[ancestor].paragraph
        return whole


def _style(element: Element, run: str, paragraph: str) -> _Style:
    based_on = element.find(W + "basedOn")
    return _Style(
        "" if based_on is None else val(based_on),
        dict(said_of(element.find(run), OF_RUNS)),
        dict(said_of(element.find(paragraph), OF_PARAGRAPHS)),
    )


def _without_unsaid(facts: Facts) -> Facts:
    """Leave out what would hold anyway; an outline level of 0 is a heading's, and stays."""
    return {
        name: value
        for name, value in facts.items()
        if value is not False and value != _UNSAID.get(name, "") and (value != "0" or name == "outline level")
    }


def _sorted(facts: Facts) -> Said:
    return tuple(sorted(facts.items()))
