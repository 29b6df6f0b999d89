"""One language after the other: each version whole, counted and signed for itself, in one document."""

from __future__ import annotations

import re

import pytest
from test_word_stamps import properties
from trees import ROOT, aftale, new_tree, word_files
from word_reading import W, Word, text, value

from pipeline.word.lint import lint_package

IXCHEL = (ROOT / "agreements/nsk-ixchel/partnership.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module", name="word")
def _word(tmp_path_factory):
    """An agreement with annexes in English, then in Spanish, with something still open."""
    changed = IXCHEL.replace("layout: side-by-side", "layout: sequential")
    assert '"2027-02-01"' in changed
    changed = changed.replace('"2027-02-01"', "pending")
    tree = new_tree(tmp_path_factory.mktemp("sequence") / "tree", changed)
    ran = aftale(tree, "build", "nsk-ixchel/mou")
    assert ran.code == 0, ran.err
    ((name, data),) = word_files(tree).items()
    assert name == "nsk-ixchel_mou_0.1-draft_en-es_clean.docx"
    return Word(data)


def versions(word):
    """The paragraphs of the first version, and of the second."""
    (start,) = (n for n, p in enumerate(word.paragraphs) if text(p) == "Versión en español")
    return word.paragraphs[:start], word.paragraphs[start:]


def shown(word, version, pattern):
    """The fields in a version whose instruction has a pattern."""
    return [f for f in word.fields() if f.paragraph in set(version) and re.search(pattern, f.instruction)]


def test_each_version_begins_with_its_name_and_title(word):
    """And with the notice that it is a draft, in its language."""
    english, spanish = ([text(p) for p in version[:4]] for version in versions(word))
    assert english == [
        "English version",
        "Partnership agreement",
        "Memorandum of understanding",
        "Version 0.1-draft\N{NO-BREAK SPACE}· Draft: not issued",
    ]
    notice = "Versión 0.1-draft\N{NO-BREAK SPACE}· Borrador: no emitido"
    assert spanish[:2] + spanish[3:] == ["Versión en español", "Acuerdo de asociación", notice]


def test_numbers_begin_again(word):
    """1, 1.1, (a) and Annex 1: each paragraph of the second has the label of its twin in the first."""
    english, spanish = (
        [word.labels.get(p, "") for p in version if p in word.labels] for version in versions(word)
    )
    assert english[:2] == ["1", "1.1"]
    assert [label.replace("Anexo", "Annex") for label in spanish] == english


def test_references_stay_in_their_version(word):
    """Each shows the label of its target, also in tables, and the target is in the same language."""
    for version in versions(word):
        found = shown(word, version, "^REF ")
        assert len(found) > 20
        for field in found:
            target = word.bookmarks[field.instruction.split()[1]]
            assert target in version
            assert field.result == word.labels[target]


def test_contents_list_the_headings_of_their_version(word):
    """By live references: LibreOffice fills a field with the headings of all versions, whatever its bookmark says."""
    assert not [field for field in word.fields() if field.instruction.startswith("TOC")]
    for version, language in zip(versions(word), ("", " es"), strict=True):
        entries = [text(p) for p in word.styled(f"toc 1{language}") if p in version]
        headings = [p for name, p in word.bookmarks.items() if name.startswith("r_") and p in version]
        assert entries == [f"{word.labels[p]}\t{text(p)}" for p in sorted(headings, key=version.index)]


def test_each_version_has_its_anchors(word):
    """c_<id> in the first, and one per language in each."""
    marks = [{name for name, p in word.bookmarks.items() if name.startswith("c_") and p in version}
             for version in map(set, versions(word))]  # fmt: skip
    plain = {name for name in marks[0] if not name.endswith("_en")}
    assert marks == [plain | {f"{name}_en" for name in plain}, {f"{name}_es" for name in plain}]
    assert plain


def test_each_version_is_signed(word):
    """Nobody can say that only the other was; and each can be shown alone."""
    for table, version, words in zip(
        word.tables("Signature Table"), versions(word), ("Name: ", "Nombre: "), strict=True
    ):
        cells = list(table.iter(f"{W}p"))
        assert set(cells) <= set(version)
        assert words in {text(p).rstrip("\t") for p in cells}


def test_each_version_ends_with_what_is_open(word):
    """In its own words, where its reader looks for it."""
    for version, heading in zip(versions(word), ("Open points", "Puntos pendientes"), strict=True):
        assert [text(p) for p in version].count(heading) == 1


def test_the_second_version_says_its_language(word):
    """Every paragraph of it, so that its spelling is checked as Spanish; the first is in the document's."""
    styles = {s.get(f"{W}styleId"): s for s in word.xml("word/styles.xml").iter(f"{W}style")}
    english, spanish = versions(word)
    assert {value(styles[value(p, "pPr/pStyle")], "rPr/lang") for p in spanish} == {"es-ES"}
    assert {value(styles[value(p, "pPr/pStyle")], "rPr/lang") for p in english[:-1]} == {""}
    assert value(word.xml("word/styles.xml"), "docDefaults/rPrDefault/rPr/lang") == "en-GB"


def test_headings_of_both_are_in_the_outline(word):
    """What looks like a heading is one for those who go by headings."""
    styles = {s.get(f"{W}styleId"): s for s in word.xml("word/styles.xml").iter(f"{W}style")}
    for name in ("heading 1 es", "Annex Heading es"):
        (style,) = {value(p, "pPr/pStyle") for p in word.styled(name)}
        assert value(styles[value(styles[style], "basedOn")], "pPr/outlineLvl") == "0"


def test_each_version_has_pages_of_its_own(word):
    """A section on a new page, with a header and footer in its language; the pages are counted through."""
    parts = {item.get("Id"): item.get("Target") for item in word.xml("word/_rels/document.xml.rels")}
    known = properties(word)
    footers = []
    for section in word.body.iter(f"{W}sectPr"):
        assert section.find(f"{W}type") is None
        assert section.find(f"{W}pgNumType") is None
        (reference,) = (r for r in section.findall(f"{W}footerReference") if r.get(f"{W}type") == "default")
        part = parts[next(v for k, v in reference.attrib.items() if k.endswith("}id"))]
        fields = [f for f in word.fields(f"word/{part}") if f.instruction.startswith("DOCPROPERTY")]
        assert all(field.result == known[field.instruction.split()[1]] for field in fields)
        footers.append([field.result for field in fields])
    english = ["nsk-ixchel/mou", "Version", "0.1-draft", "Draft: not issued", "Page", "of"]
    assert footers == [
        english,
        ["nsk-ixchel/mou", "Versión", "0.1-draft", "Borrador: no emitido", "Página", "de"],
    ]


def test_the_file_is_sound(word):
    """The full linter finds neither error nor warning."""
    assert [str(fault) for fault in lint_package(word.data) if fault.severity != "info"] == []
