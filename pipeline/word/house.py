"""The house file, read once: styles, numbering, header, footer and page, made ready for many documents.

What a document shares with others of its languages and paper is patched and deflated here; what is its
own stays open: the body, the stamps in header and footer, and the properties.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from pipeline.model.broken import NO_ZIP
from pipeline.model.words import LANGUAGES
from pipeline.word.lists import Lists
from pipeline.word.package import PackedPart, pack
from pipeline.word.stamps import StampTemplate, stamp_template
from pipeline.word.styles import NUMBERED, StyleIds
from pipeline.word.versions import Running, add_styles, relations_of
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
    stamped_relations: dict[str, bytes]
    """What those parts are related to, such as a logo: parts of `shared` once more, to hold them against."""
    sections: tuple[str, ...]
    """The section's properties as XML, for each version of the agreement that follows another."""
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
        except (*NO_ZIP, KeyError, etree.XMLSyntaxError) as error:
            raise HouseError("HOUSE_UNREADABLE", problem=str(error)) from None
        self.styles = StyleIds(_style_ids(self._styles))
        self._settings: dict[tuple[tuple[str, ...], bool, str], Setting] = {}

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

    def setting(
        self,
        languages: tuple[str, ...],
        paper: str,
        annex_words: tuple[str, ...],
        *,
        in_sequence: bool = False,
    ) -> Setting:
        """Return the house made ready for languages, one after the other or not, and paper; made once for each."""
        key = (languages, in_sequence, paper)
        if key not in self._settings:
            later = languages[1:] if in_sequence else ()
            self._settings[key] = self._make(languages, paper, annex_words, later)
        return self._settings[key]

    def _make(
        self, languages: tuple[str, ...], paper: str, annex_words: tuple[str, ...], later: tuple[str, ...]
    ) -> Setting:
        """Make the house ready; `later` are the languages in which the agreement follows once more."""
        section, text_width = self._section(paper)
        styles, lists = _copy(self._styles), Lists(_copy(self._numbering))
        annex_numbers = lists.annexes(annex_words)
        self._say_languages(styles, languages[:1] if later else languages)
        for language in later:
            add_styles(styles, self.styles, lists, language)
        changed = {"word/styles.xml": _bytes(styles), "word/numbering.xml": _bytes(lists.root)}
        shared, stamped = [], []
        for name, data in self._parts.items():
            if name in _OWN or name.endswith("/"):
                continue
            template = stamp_template(data) if re.match(r"word/(header|footer)\d*\.xml$", name) else None
            if template:
                stamped.append((name, template))
            else:
                shared.append(pack(name, changed.get(name, data), 9))
        running = Running(self._parts, [name for name, _ in stamped], later)
        copied = dict(running.relations_of_parts())
        known = {relations_of(name) for name, _ in stamped} & self._parts.keys()
        sections = [section, *(running.section(section, language) for language in later)]
        return Setting(
            shared=(*shared, *(pack(name, data, 9) for name, data in copied.items())),
            stamped=(*stamped, *running.stamped),
            stamped_relations={name: self._parts[name] for name in sorted(known)} | copied,
            sections=tuple(_bare(one) for one in sections),
            text_width=text_width,
            annex_numbers=annex_numbers,
            content_types=running.content_types(_overrides(self._parts["[Content_Types].xml"])),
            relationships=running.relationships(),
        )

    def _section(self, paper: str) -> tuple[etree._Element, int]:
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
        return section, width

    def _say_languages(self, styles: etree._Element, languages: tuple[str, ...]) -> None:
        """Set the language of the document, and of the second column's styles."""
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


def _bare(section: etree._Element) -> str:
    """Return a section's properties as text; the document's root declares the namespaces."""
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(section, encoding="unicode"))


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
