"""What cannot be tracked is said: definitions that look different, of styles in use."""

from __future__ import annotations

import pytest
from small_files import NORMAL, para, small_file, style

from pipeline.word.redline.report.untracked import untracked_differences

USED = para(ppr='<w:pStyle w:val="A"/>')
A, BOLD = style("A", "Article"), style("A", "Article", "<w:rPr><w:b/></w:rPr>")


def facts(old, new, body=USED, **both):
    """What is said of two files, each given by what is in its parts."""
    files = [small_file(body, **{**both, **parts}) for parts in (old, new)]
    return untracked_differences(*files)


def styles(old, new, body=USED):
    return facts({"styles": NORMAL + old}, {"styles": NORMAL + new}, body)


CHANGED = [("STYLE_CHANGED", {"style": "Article"})]


def test_of_equal_files_nothing_is_said():
    assert facts({}, {}, styles=NORMAL + BOLD, settings='<w:defaultTabStop w:val="720"/>') == []


def test_a_style_that_looks_different():
    assert styles(A, BOLD) == CHANGED


@pytest.mark.parametrize("body", [para(), "<w:p/>"])
def test_a_style_that_nobody_uses_is_passed_over(body):
    assert styles(A, BOLD, body) == []


def test_a_style_that_one_file_alone_has_is_no_change():
    assert styles(A, "") == []


@pytest.mark.parametrize(("old", "new"), [
    ("", '<w:rPr><w:b w:val="0"/></w:rPr>'),
    ("<w:rPr><w:b/></w:rPr>", '<w:rPr><w:b w:val="true"/></w:rPr>'),
    ('<w:pPr><w:jc w:val="start"/></w:pPr>', ""),
    ('<w:pPr><w:ind w:start="7" w:right="0"/></w:pPr>', '<w:pPr><w:ind w:left="7"/></w:pPr>'),
    ('<w:rPr><w:lang w:val="da-DK"/></w:rPr>', '<w:rPr><w:noProof/><w:u w:val="none"/></w:rPr>'),
    ('<w:uiPriority w:val="9"/><w:qFormat/><w:rsid w:val="00AB12CD"/>', '<w:next w:val="Normal"/>'),
    ('<w:pPr><w:spacing w:after="0" w:lineRule="auto"/></w:pPr>', "<w:pPr><w:keepNext w:val='off'/></w:pPr>"),
])  # fmt: skip
def test_a_style_that_says_the_same_in_other_words_is_the_same(old, new):
    assert styles(style("A", "Article", old), style("A", "Article", new)) == []


def test_only_the_style_that_changed_is_named_not_those_based_on_it():
    based = style("B", "Body", '<w:basedOn w:val="A"/>')
    assert styles(A + based, BOLD + based, para(ppr='<w:pStyle w:val="B"/>')) == CHANGED


def test_what_a_style_says_may_be_what_it_would_inherit():
    base = style("B", "Base", "<w:rPr><w:b/></w:rPr>")
    own = style("A", "Article", '<w:basedOn w:val="B"/>{}')
    assert styles(base + own.format(""), base + own.format("<w:rPr><w:b/></w:rPr>")) == []


def test_a_style_may_inherit_from_another():
    bases = style("B", "Base") + style("C", "Core", "<w:rPr><w:i/></w:rPr>")
    own = style("A", "Article", '<w:basedOn w:val="{}"/>')
    assert styles(bases + own.format("B"), bases + own.format("C")) == CHANGED


def test_a_style_is_known_by_its_name():
    assert styles(A, BOLD.replace('"A"', '"A7"')) == CHANGED


def test_table_styles_are_looked_at_in_all_their_parts():
    first = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    body = '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid/></w:tbl>'
    found = styles(style("T", "Grid", kind="table"), style("T", "Grid", first, "table"), body)
    assert found == [("STYLE_CHANGED", {"style": "Grid"})]


def listed(text, style_id="A"):
    level = f'<w:lvl w:ilvl="0"><w:pStyle w:val="{style_id}"/><w:lvlText w:val="{text}"/></w:lvl>'
    return {"numbering": f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1">'
                         '<w:abstractNumId w:val="0"/></w:num>'}  # fmt: skip


NUMBERED = style("A", "Article", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')


@pytest.mark.parametrize(("old", "new", "said"), [
    (listed("%1."), listed("%1."), []),
    (listed("%1."), listed("Art. %1"), [("LIST_CHANGED", {"style": "Article"})]),
    (listed("%1."), {"styles": NORMAL + A}, [("LIST_CHANGED", {"style": "Article"})]),
    ({}, {"styles": NORMAL + A}, []),
])  # fmt: skip
def test_a_list_that_a_style_stands_in(old, new, said):
    assert facts(old, new, styles=NORMAL + NUMBERED) == said


DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"


def test_defaults():
    size, language = DEFAULTS.format('<w:sz w:val="20"/>'), DEFAULTS.format('<w:lang w:val="da-DK"/>')
    assert facts({"styles": size + NORMAL}, {"styles": language + NORMAL}) == [("DEFAULTS_CHANGED", {})]
    assert facts({}, {"styles": language + NORMAL}) == []


def theme(font):
    scheme = f'<a:fontScheme name="x"><a:majorFont><a:latin typeface="{font}"/></a:majorFont></a:fontScheme>'
    part = f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>{scheme}</a:themeElements></a:theme>'
    return {"word/theme/theme1.xml": (part, "application/vnd.openxmlformats-officedocument.theme+xml")}


@pytest.mark.parametrize(
    ("rpr", "said"), [('<w:rFonts w:asciiTheme="majorHAnsi"/>', [("THEME_CHANGED", {})]), ("", [])]
)
def test_a_theme_matters_where_something_names_it(rpr, said):
    named = NORMAL + style("A", "Article", f"<w:rPr>{rpr}</w:rPr>")
    files = [small_file(USED, theme(font), [("rIdT", "theme", "theme/theme1.xml")], styles=named)
             for font in ("Georgia", "Arial")]  # fmt: skip
    assert untracked_differences(*files) == said
    assert untracked_differences(files[0], files[0]) == []


def test_comments():
    comment = (
        '<w:comment w:id="{}" w:author="Anna" w:date="2027-03-01T00:00:00Z">' + para("{}") + "</w:comment>"
    )
    said = [("COMMENTS_CHANGED", {})]
    assert facts({"comments": comment.format(1, "a")}, {"comments": comment.format(2, "a")}) == []
    assert facts({"comments": comment.format(1, "a")}, {"comments": comment.format(1, "b")}) == said
    assert facts({"comments": comment.format(1, "a")}, {}) == said


COMPAT = '<w:compat>{}<w:compatSetting w:name="compatibilityMode" w:uri="u" w:val="{}"/></w:compat>'


@pytest.mark.parametrize(("old", "new", "said"), [
    ('<w:defaultTabStop w:val="720"/>', "", []),
    ('<w:defaultTabStop w:val="708"/>', "", ["defaultTabStop"]),
    ("<w:evenAndOddHeaders/>", '<w:evenAndOddHeaders w:val="0"/>', ["evenAndOddHeaders"]),
    (COMPAT.format("", 12), "", []),
    (COMPAT.format("", 15), COMPAT.format("", 12), ["compat"]),
    (COMPAT.format("<w:useFELayout/>", 15), COMPAT.format('<w:useFELayout w:val="0"/>', 15), ["compat"]),
    ('<w:zoom w:percent="90"/><w:trackRevisions/>', "", []),
])  # fmt: skip
def test_settings_that_change_how_a_document_looks(old, new, said):
    found = facts({"settings": old}, {"settings": new})
    assert found == [("SETTINGS_CHANGED", {"setting": name}) for name in said]
