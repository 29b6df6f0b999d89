"""The full linter: silent on a package that is right, and exact on one that is wrong in one way."""

from __future__ import annotations

import lint_faults_package
import lint_faults_text
import pytest
from lint_packages import VALID, Parts, changed, document, pack
from lint_samples import BODY, SECTION

from pipeline.word.lint import CATALOGUE, lint_package

TEXT_ROWS = [
    *lint_faults_text.STRUCTURE,
    *lint_faults_text.TABLES,
    *lint_faults_text.REVISIONS,
    *lint_faults_text.ANCHORS,
]
WITH_A_COMMENT = {"LEAK_COMMENT"}


def codes(parts: Parts) -> set[str]:
    """What the linter says of the parts, beyond what it says of the sample."""
    return {fault.code for fault in lint_package(pack(parts))} - WITH_A_COMMENT


def params(rows: list[tuple[object, ...]]) -> list[object]:
    """Rows as parameters, each under its name."""
    return [pytest.param(*row[1:], id=row[0]) for row in rows]


def test_the_sample_is_clean():
    """Of a package that is right, the linter says only that somebody commented on it."""
    assert [(fault.code, fault.severity) for fault in lint_package(pack(VALID))] == [("LEAK_COMMENT", "info")]


@pytest.mark.parametrize(("old", "new", "expected"), params(TEXT_ROWS))
def test_one_fault_in_the_text(old: str, new: str, expected: str):
    """Each fault gives its own code, and no other."""
    assert codes(changed("word/document.xml", old, new)) == set(expected.split())


@pytest.mark.parametrize(("part", "old", "new", "expected"), params(lint_faults_package.ROWS))
def test_one_fault_in_the_package(part: str, old: str, new: str, expected: str):
    """Each fault gives its own code, and no other."""
    assert codes(changed(part, old, new)) == set(expected.split())


@pytest.mark.parametrize(("part", "old", "new", "expected"), params(lint_faults_package.XML))
def test_one_fault_in_the_xml(part: str, old: str, new: str, expected: str):
    """A part that cannot be read is named; what else was lost with it may follow."""
    assert expected in codes(changed(part, old, new))


@pytest.mark.parametrize(("parts", "expected"), params(lint_faults_package.WHOLE))
def test_a_part_too_many_or_too_few(parts: Parts, expected: str):
    """A part that is missing, foreign or hostile is named."""
    assert expected in codes(parts)


def test_section_properties_are_missed():
    """A body without section properties is a warning: Word takes its own page."""
    parts = {**VALID, "word/document.xml": document(BODY.removesuffix(SECTION))}
    assert codes(parts) == {"SECTPR_MISSING"}


def test_one_name_means_different_things_in_different_places():
    """A cell's border called start is no number to start at, and a run's tab has no position."""
    borders = '<w:tcBorders><w:start w:val="single" w:sz="4"/></w:tcBorders>'
    assert (
        codes(
            changed(
                "word/document.xml", '<w:vMerge w:val="restart"/>', f'<w:vMerge w:val="restart"/>{borders}'
            )
        )
        == set()
    )
    assert (
        codes(changed("word/document.xml", "<w:t>Agreement</w:t>", "<w:tab/><w:t>Agreement</w:t>")) == set()
    )


def test_alternate_content_counts_once():
    """Of alternate content only the first choice is read, so ids in the fallback are no duplicates."""
    start = '<w:bookmarkStart w:id="9" w:name="b"/><w:bookmarkEnd w:id="9"/>'
    choice = f'<mc:Choice Requires="w14">{start}</mc:Choice><mc:Fallback>{start}</mc:Fallback>'
    xml = f"<mc:AlternateContent>{choice}</mc:AlternateContent></w:body>"
    assert (
        codes(
            changed(
                "word/document.xml", SECTION + "</w:body>", xml.replace("</w:body>", f"{SECTION}</w:body>")
            )
        )
        == set()
    )


def test_what_may_be_ignored_is_ignored():
    """Elements and attributes of a namespace that may be ignored are no faults."""
    text = '<w:r x:y="1"><w:t>Agreement</w:t></w:r><x:z xmlns:x="urn:x"/>'
    parts = changed("word/document.xml", "<w:r><w:t>Agreement</w:t></w:r>", text)
    xml = parts["word/document.xml"].replace('mc:Ignorable="w14"', 'xmlns:x="urn:x" mc:Ignorable="w14 x"')
    assert codes({**parts, "word/document.xml": xml}) == set()


def test_a_fault_says_where():
    """A fault names the part, the element and the thing, and reads as a sentence."""
    parts = changed("word/document.xml", '<w:jc w:val="both"/>', '<w:jc w:val="middle"/>')
    fault = next(fault for fault in lint_package(pack(parts)) if fault.code == "VALUE_ENUM")
    assert (fault.part, fault.xpath) == ("word/document.xml", "/w:document/w:body/w:p[3]/w:pPr/w:jc")
    assert fault.detail.startswith("w:val of w:jc is 'middle'; it must be one of ")
    assert str(fault).startswith("word/document.xml:/w:document/w:body/w:p[3]/w:pPr/w:jc: VALUE_ENUM: ")


def test_one_fault_many_times_is_told_a_few_times():
    """A rule that finds the same a thousand times says it twenty times."""
    parts = {**VALID, "word/document.xml": document("<w:p>loose</w:p>" * 1000 + SECTION)}
    assert sum(fault.code == "TEXT_LOOSE" for fault in lint_package(pack(parts))) == 20


def test_every_code_is_tried():
    """No rule stands in the catalogue without a test that calls it out."""
    from test_lint_container import CODES as ZIP_CODES  # noqa: PLC0415  beside the test that uses it

    rows = [*TEXT_ROWS, *lint_faults_package.ROWS, *lint_faults_package.XML, *lint_faults_package.WHOLE]
    tried = {code for row in rows for code in row[-1].split()} | ZIP_CODES | WITH_A_COMMENT
    assert CATALOGUE.keys() - tried == {"SECTPR_MISSING", "RULE_FAILED"}
    assert tried <= CATALOGUE.keys()
