"""The house file: whole, numbered by style alone, without wording or a person's name, and always the same bytes."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from lxml import etree

from pipeline.word.house_starter import build_house
from pipeline.word.house_starter.__main__ import main

HOUSE = Path(__file__).parents[2] / "clauses/house/house.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SECOND = ["Part Heading 2nd", "Clause Heading 2nd", "Clause Text 2nd", "Clause Item 2nd", "Clause Subitem 2nd",
          "Annex Heading 2nd", "Annex Text 2nd", "Annex Item 2nd", "TOC 1 2nd"]  # fmt: skip
PARAGRAPH = [
    "Normal", "Title", "Subtitle", "Draft Notice", "Front Heading", "Contents Heading", "toc 1",
    "Part Heading", "heading 1", "Clause Text", "Clause Item", "Clause Subitem",
    "Annex Heading", "Annex Text", "Annex Item", *SECOND,
    "Key Term", "Table Heading", "Table Text", "Table Number", "Signature Line", "Note", "header", "footer",
]  # fmt: skip
CHARACTER = ["Default Paragraph Font", "Placeholder", "Defined Term", "Hyperlink"]
TABLE = ["Normal Table", "Agreement Table", "Key Terms Table", "Two Columns", "Signature Table"]
NUMBERED = {
    "1": ["Heading1", "ClauseText", "ClauseItem", "ClauseSubitem"],
    "2": ["ClauseHeading2nd", "ClauseText2nd", "ClauseItem2nd", "ClauseSubitem2nd"],
    "3": ["AnnexItem"],
    "4": ["AnnexItem2nd"],
}


@pytest.fixture(name="package", scope="module")
def _package():
    with zipfile.ZipFile(io.BytesIO(build_house())) as package:
        yield package


@pytest.fixture(name="styles", scope="module")
def _styles(package):
    root = etree.fromstring(package.read("word/styles.xml"))
    return {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}


def value(element, path):
    """The w:val at a path such as `pPr/numPr/numId`, or None."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def fields(package, name):
    """A part's fields in order, each as (instruction, result); every one must begin, separate and end."""
    found, stage = [], "end"
    for node in etree.fromstring(package.read(name)).iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if node.tag == f"{W}fldChar":
            before, stage = stage, node.get(f"{W}fldCharType")
            assert before + stage in {"endbegin", "beginseparate", "separateend"}
            found += [["", ""]] if stage == "begin" else []
        elif stage != "end":
            found[-1][stage == "separate"] += node.text
    assert stage == "end"
    return [(instruction.strip(), result) for instruction, result in found]


def test_same_bytes_every_time():
    """Two builds differ in nothing, and what lies in the library is what the script makes today."""
    assert build_house() == build_house() == HOUSE.read_bytes()


def test_the_command_writes_the_file(tmp_path):
    """One path: the file is there; none: a sentence on how to call it."""
    assert main([str(tmp_path / "house.docx")]) == 0
    assert (tmp_path / "house.docx").read_bytes() == build_house()
    assert main([]) == 2


def test_the_zip_knows_no_clock_and_no_platform(package):
    """Content types first, the rest sorted, one date, stored as is, readable by everybody."""
    names = package.namelist()
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {(e.date_time, e.compress_type, e.create_system, e.external_attr) for e in package.infolist()} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3, 0o644 << 16)
    }


def test_every_style_is_there_and_no_other(styles):
    """Names as Word shows them; ids as Word would make them."""
    named = {(style.get(f"{W}type"), value(style, "name")) for style in styles.values()}
    wanted = [
        ("paragraph", PARAGRAPH),
        ("character", CHARACTER),
        ("table", TABLE),
        ("numbering", ["No List"]),
    ]
    assert named == {(kind, name) for kind, names in wanted for name in names}
    own = {"heading 1": "Heading1", "toc 1": "TOC1", "header": "Header", "footer": "Footer",
           "Normal Table": "TableNormal"}  # fmt: skip
    for key, style in styles.items():
        name = value(style, "name")
        assert key == own.get(name, name.replace(" ", ""))


def test_styles_point_at_styles(styles):
    """Whatever a style is based on, or goes on with, exists."""
    assert {value(s, step) for s in styles.values() for step in ("basedOn", "next")} - {None} <= styles.keys()


@pytest.mark.parametrize("number", NUMBERED)
def test_a_style_is_enough_to_be_numbered(package, styles, number):
    """Style and level name each other, in a list of the column's own, and hang by the same measure."""
    root = etree.fromstring(package.read("word/numbering.xml"))
    num = {n.get(f"{W}numId"): value(n, "abstractNumId") for n in root.iter(f"{W}num")}
    lists = {a.get(f"{W}abstractNumId"): a for a in root.iter(f"{W}abstractNum")}
    assert num == {"1": "0", "2": "1", "3": "2", "4": "3"}
    for level, name in enumerate(NUMBERED[number]):
        lvl = lists[num[number]].findall(f"{W}lvl")[level]
        assert (lvl.get(f"{W}ilvl"), value(lvl, "pStyle")) == (str(level), name)
        assert value(styles[name], "pPr/numPr/numId") == number
        assert (value(styles[name], "pPr/numPr/ilvl") or "0") == str(level)
        assert lvl.find(f"{W}pPr/{W}ind").attrib == styles[name].find(f"{W}pPr/{W}ind").attrib


def test_numbers_print_as_they_are_referred_to(package):
    """1, 1.1, (a), (i) without a full stop; an en dash in annexes."""
    root = etree.fromstring(package.read("word/numbering.xml"))
    shown = [[value(lvl, "lvlText") for lvl in a.iter(f"{W}lvl")] for a in root.iter(f"{W}abstractNum")]
    assert shown == [["%1", "%1.%2", "(%3)", "(%4)"]] * 2 + [["–"] * 3] * 2
    assert {value(a, "multiLevelType") for a in root.iter(f"{W}abstractNum")} == {"multilevel"}


def test_only_the_first_column_is_in_the_outline(styles):
    """One language makes the navigation pane and the contents; its twin beside it stays out."""
    assert {key for key, style in styles.items() if value(style, "pPr/outlineLvl")} == {
        "Heading1",
        "AnnexHeading",
    }


def test_headings_stay_with_what_follows(styles):
    """No heading is ever the last line of a page."""
    alone = [k for k, s in styles.items() if "Heading" in k and k != "ContentsHeading"
             and s.find(f"{W}pPr/{W}keepNext") is None]  # fmt: skip
    assert alone == []
    assert value(styles["ContentsHeading"], "basedOn") == "FrontHeading"


def test_header_and_footer_are_fields(package):
    """All that is printed on every page comes from properties, so it follows the document's language."""
    stamp = {name: (f"DOCPROPERTY aftale_{name}", name) for name in
             ("title", "id", "version", "status", "word_version", "word_page", "word_of")}  # fmt: skip
    codes = [code for code, _ in fields(package, "word/header1.xml")]
    assert codes == [stamp["title"][0], stamp["id"][0]]
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        assert [code for code, _ in fields(package, footer)] == [
            stamp["id"][0], stamp["word_version"][0], stamp["version"][0], stamp["status"][0],
            stamp["word_page"][0], "PAGE", stamp["word_of"][0], "NUMPAGES",
        ]  # fmt: skip
    assert fields(package, "word/header2.xml") == []


def test_cached_results_are_what_the_properties_say(package):
    """Word shows the same before and after it updates the fields."""
    root = etree.fromstring(package.read("docProps/custom.xml"))
    properties = {node.get("name"): node[0].text for node in root}
    parts = ["word/header1.xml", "word/footer1.xml", "word/footer2.xml"]
    shown = {code: result for name in parts for code, result in fields(package, name)}
    assert shown == {"PAGE": "1", "NUMPAGES": "1"} | {f"DOCPROPERTY {k}": v for k, v in properties.items()}
    assert [node.get("pid") for node in root] == [str(pid) for pid in range(2, 2 + len(root))]


def test_page_and_settings():
    """A4, a first page of its own, Word's present mode, no hyphenation."""
    document = docx.Document(HOUSE)
    section, settings = document.sections[0], document.settings.element
    assert (section.page_width.twips, section.page_height.twips) == (11906, 16838)
    assert section.different_first_page_header_footer
    assert settings.find(f"{W}compat/{W}compatSetting[@{W}name='compatibilityMode']").get(f"{W}val") == "15"
    assert settings.find(f"{W}autoHyphenation").get(f"{W}val") == "0"
    assert settings.find(f"{W}rsids") is None
    assert [paragraph.text for paragraph in document.paragraphs] == [""]


def test_only_fonts_that_come_with_word(package):
    """A file that asks for anything else looks different on every computer."""
    named = re.findall(rb'(?:typeface|w:ascii|w:hAnsi|w:cs)="([^"]+)"',
                       package.read("word/styles.xml") + package.read("word/theme/theme1.xml"))  # fmt: skip
    assert set(named) == {b"Calibri", b"Cambria", b"Arial"}


def test_no_person_no_template_no_leftovers(package):
    """No author, thumbnail, revision ids, attached template or second set of styles."""
    text = b"".join(package.read(name) for name in package.namelist())
    for leftover in (
        b"creator",
        b"lastModifiedBy",
        b"rsid",
        b"attachedTemplate",
        b"thumbnail",
        b"stylesWithEffects",
    ):
        assert leftover not in text


def test_every_part_has_a_type_and_an_owner(package):
    """Each part is named once in the content types and reached by one relationship."""
    owned = Counter(re.findall(r'Target="([^"]+)"', package.read("_rels/.rels").decode()))
    inner = package.read("word/_rels/document.xml.rels").decode()
    owned += Counter(f"word/{target}" for target in re.findall(r'Target="([^"]+)"', inner))
    typed = Counter(re.findall(r'PartName="/([^"]+)"', package.read("[Content_Types].xml").decode()))
    parts = Counter(name for name in package.namelist() if name.endswith(".xml") and name[0] != "[")
    assert owned == typed == parts


@pytest.mark.office("validator")
def test_microsoft_sdk_finds_nothing(office):
    """The Open XML SDK has no complaint."""
    run = subprocess.run([office["validator"], str(HOUSE)], capture_output=True, text=True, check=False)
    assert json.loads(run.stdout)["errors"] == []
