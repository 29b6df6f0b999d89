"""The house file, read once: styles, numbering, header, footer and page, made ready for many documents.

What a document shares with others of its languages and paper is patched and deflated here; what is its
own stays open: the body, the stamps in header and footer, and the properties.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from pipeline.model.words import LANGUAGES
from pipeline.word.package import PackedPart, pack
from pipeline.word.stamps import StampTemplate, stamp_template
from pipeline.word.styles import NUMBERED, StyleIds
from pipeline.word.xml import R, W

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twentieths of a point."""

_OWN = {"word/document.xml", "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml",
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}  # fmt: skip
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class HouseError(Exception):
    """The house file cannot be used; `code` and `args_` say why."""

    def __init__(self, code: str, **args: str) -> None:
        """Keep what a finding needs."""
        super().__init__(code)
        self.code = code
        self.args_ = args


@dataclass(frozen=True, slots=True)
class Setting:
    """A house made ready for documents of certain languages on a certain paper."""

    shared: tuple[PackedPart, ...]
    stamped: tuple[tuple[str, StampTemplate], ...]
    """Header and footer parts with open stamps."""
    section: str
    """The section's properties as XML."""
    text_width: int
    annex_numbers: tuple[int, ...]
    content_types: dict[str, str]
    relationships: str


class House:
    """A house file's parts and styles."""

    def __init__(self, data: bytes) -> None:
        """Read the file; raises `HouseError` where it is no Word document."""
        try:
            with ZipFile(BytesIO(data)) as package:
                self._parts = {name: package.read(name) for name in package.namelist()}
            self._styles = _parse(self._parts["word/styles.xml"])
            self._numbering = _parse(self._parts["word/numbering.xml"])
            self._document = _parse(self._parts["word/document.xml"])
        except (BadZipFile, KeyError, etree.XMLSyntaxError) as error:
            raise HouseError("HOUSE_UNREADABLE", problem=str(error)) from None
        self.styles = StyleIds(_style_ids(self._styles))
        self._settings: dict[tuple[tuple[str, ...], str], Setting] = {}

    def lacks(self) -> list[tuple[str, str]]:
        """Return what the file lacks as (message code, name of the style)."""
        missing = [("HOUSE_STYLE_MISSING", name) for name in self.styles.missing()]
        linked = {
            style.get(_w("val")): int(level.get(_w("ilvl")))
            for level in self._numbering.iter(_w("lvl"))
            for style in level.iter(_w("pStyle"))
        }
        return missing + [
            ("HOUSE_STYLE_NOT_NUMBERED", name)
            for name, level in NUMBERED.items()
            if linked.get(self.styles[name]) != level and ("HOUSE_STYLE_MISSING", name) not in missing
        ]

    def setting(self, languages: tuple[str, ...], paper: str, annex_words: tuple[str, ...]) -> Setting:
        """Return the house made ready for languages and paper; made once for each."""
        key = (languages, paper)
        if key not in self._settings:
            self._settings[key] = self._make(languages, paper, annex_words)
        return self._settings[key]

    def _make(self, languages: tuple[str, ...], paper: str, annex_words: tuple[str, ...]) -> Setting:
        section, text_width = self._section(paper)
        numbering, annex_numbers = self._with_annexes(annex_words)
        changed = {
            "word/styles.xml": self._in_languages(languages),
            "word/numbering.xml": numbering,
        }
        shared, stamped = [], []
        for name, data in self._parts.items():
            if name in _OWN or name.endswith("/"):
                continue
            template = stamp_template(data) if re.match(r"word/(header|footer)\d*\.xml$", name) else None
            if template:
                stamped.append((name, template))
            else:
                shared.append(pack(name, changed.get(name, data), 9))
        return Setting(tuple(shared), tuple(stamped), section, text_width, annex_numbers,
                       _overrides(self._parts["[Content_Types].xml"]),
                       self._parts["word/_rels/document.xml.rels"].decode())  # fmt: skip

    def _section(self, paper: str) -> tuple[str, int]:
        """Return the section's properties for a paper, and the width of its text."""
        section = _copy(self._document).find(f".//{_w('body')}/{_w('sectPr')}")
        if section is None:
            raise HouseError("HOUSE_UNREADABLE", problem="no page setup")
        size, margins = section.find(_w("pgSz")), section.find(_w("pgMar"))
        if paper in PAPERS:
            wider = PAPERS[paper][0] - int(size.get(_w("w")))
            for side in ("left", "right"):  # the text keeps its width: tabs and tables are set for it
                margins.set(_w(side), str(int(margins.get(_w(side))) + wider // 2))
            for name, value in zip(("w", "h"), PAPERS[paper], strict=True):
                size.set(_w(name), str(value))
        width = int(size.get(_w("w"))) - int(margins.get(_w("left"))) - int(margins.get(_w("right")))
        text = etree.tostring(section, encoding="unicode")
        return re.sub(r' xmlns:\w+="[^"]*"', "", text), width

    def _in_languages(self, languages: tuple[str, ...]) -> bytes:
        """Set the language of the document, and of the second column's styles."""
        styles = _copy(self._styles)
        tags = [LANGUAGES[language] for language in languages]
        for run in styles.iter(_w("rPrDefault")):
            _set_language(run.find(_w("rPr")), tags[0])
        if len(tags) > 1:
            second = {self.styles[name] for name in (
                "Clause Heading 2nd", "Clause Text 2nd", "Clause Item 2nd", "Clause Subitem 2nd",
                "Part Heading 2nd", "Annex Heading 2nd", "Annex Text 2nd", "Annex Item 2nd", "TOC 1 2nd")}  # fmt: skip
            for style in styles.iter(_w("style")):
                if style.get(_w("styleId")) in second:
                    _set_language(_run_properties(style), tags[1])
        return _bytes(styles)

    def _with_annexes(self, words: tuple[str, ...]) -> tuple[bytes, tuple[int, ...]]:
        """Add a numbering "Annex 1", "Annex 2" for each language, in its own word."""
        numbering = _copy(self._numbering)
        abstracts = [int(a.get(_w("abstractNumId"))) for a in numbering.iter(_w("abstractNum"))]
        numbers = [int(n.get(_w("numId"))) for n in numbering.findall(_w("num"))]
        first_number = next(iter(numbering.findall(_w("num"))), None)
        made = []
        for offset, word in enumerate(words, 1):
            abstract_id, number_id = max(abstracts, default=0) + offset, max(numbers, default=0) + offset
            abstract = etree.fromstring(_ANNEX_LIST.format(w=W, id=abstract_id, nsid=0xA1FA0000 + offset,
                                                           word=word.replace("&", "&amp;")))  # fmt: skip
            if first_number is not None:
                first_number.addprevious(abstract)
            else:
                numbering.append(abstract)
            number = etree.SubElement(numbering, _w("num"), {_w("numId"): str(number_id)})
            etree.SubElement(number, _w("abstractNumId"), {_w("val"): str(abstract_id)})
            made.append(number_id)
        return _bytes(numbering), tuple(made)


_ANNEX_LIST = (
    '<w:abstractNum xmlns:w="{w}" w:abstractNumId="{id}"><w:nsid w:val="{nsid:08X}"/>'
    '<w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="{nsid:08X}"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
    '<w:lvlText w:val="{word}\u00a0%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/>'
    "</w:pPr></w:lvl></w:abstractNum>"
)


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _parse(data: bytes) -> etree._Element:
    return etree.fromstring(data, _PARSER)


def _copy(root: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(root))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _style_ids(styles: etree._Element) -> dict[str, str]:
    found = {}
    for style in styles.iter(_w("style")):
        name = style.find(_w("name"))
        if name is not None:
            found[name.get(_w("val"))] = style.get(_w("styleId"))
    return found


def _run_properties(style: etree._Element) -> etree._Element:
    """Return a style's run properties, made in their place if it has none."""
    found = style.find(_w("rPr"))
    if found is None:
        found = etree.Element(_w("rPr"))
        after = style.find(_w("pPr"))
        if after is not None:
            after.addnext(found)
        else:
            style.append(found)
    return found


def _set_language(properties: etree._Element | None, tag: str) -> None:
    """Set `w:lang`, which stands near the end of run properties (ECMA-376-1, 17.3.2)."""
    if properties is None:
        return
    language = properties.find(_w("lang"))
    if language is None:
        language = etree.SubElement(properties, _w("lang"))
    language.set(_w("val"), tag)


def _overrides(content_types: bytes) -> dict[str, str]:
    """Return content types by part name, and by extension under `.ext`."""
    found = {}
    for item in _parse(content_types):
        if item.get("PartName"):
            found[item.get("PartName").lstrip("/")] = item.get("ContentType")
        elif item.get("Extension"):
            found[f".{item.get('Extension')}"] = item.get("ContentType")
    return found


__all__ = ["PAPERS", "House", "HouseError", "R", "Setting"]
