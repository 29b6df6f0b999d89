"""The whole file: sound, in our name, and without a word that should stay in the house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import starmap
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from lxml import etree
from trees import add, aftale, copy_examples, reed

from pipeline.render.markdown import compile_markdown
from pipeline.word.fragment import Press
from pipeline.word.lint import JOINED_CODES, lint_joined, lint_package
from pipeline.word.lint.holdings import holdings, holdings_of_skeletons
from pipeline.word.package import pack, zipped

DC = "{http://purl.org/dc/elements/1.1/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
INTERNAL = {"rationale", "reason", "guidance", "approved_by", "seen_by_role", "facilitator", "why"}
SECRET = "Zzyzx told nobody"
SECRETS = reed(
    ("primary: value-based}", f'primary: value-based, secondary: [professional], rationale: {{en: "{SECRET} 1"}}}}'),
    ("review_every_months: 12}", "review_every_months: 12}\n"
     f'    choices: {{governance: {{value: steering-group, reason: "{SECRET} 2"}}}}\n'
     f'    clauses: {{add: [{{id: information-exchange, reason: "{SECRET} 3"}}],'
     f' remove: [{{id: visibility, reason: "{SECRET} 4", approved_by: zzyzx-the-lawyer}}]}}'),
    ("signature_rule: chair-alone", f"policies: {{pshea: true}}\n    signature_rule: chair-alone # {SECRET} 5"),
)  # fmt: skip


def all_text(word) -> str:
    """Everything in a file, its zip's names and every part as text, entities resolved."""
    parts = (etree.tostring(word.xml(name), encoding="unicode") for name in word.parts)
    return "\n".join([*word.parts, *parts, *("".join(word.xml(name).itertext()) for name in word.parts)])


def test_every_document_is_sound(documents):
    """The full linter finds neither an error nor a warning."""
    for name, word in documents.items():
        assert [str(f) for f in lint_package(word.data) if f.severity != "info"] == [], name


def test_the_quick_check_agrees_with_the_full_one(documents):
    """What a build checks of every document is what the full linter would say, on a broken document too."""
    for word in documents.values():
        broken = word.parts | {
            "word/document.xml": word.parts["word/document.xml"].replace(b'w:name="r_', b'w:name="s_', 1)
        }
        for parts in (word.parts, broken):
            full = {fault.code for fault in lint_package(zipped(starmap(pack, parts.items())))}
            assert {fault.code for fault in lint_joined(parts)} == full & JOINED_CODES
        assert "ANCHOR_DANGLING" in {fault.code for fault in lint_joined(broken)}


def test_skeletons_hold_what_the_document_holds(tmp_path, monkeypatch):
    """Each example is linted by its skeletons: they find in it what reading every byte of it finds."""
    linted = []

    def spy(parts, besides, skeletons=MappingProxyType({})):
        if skeletons:
            linted.append((parts["word/document.xml"], skeletons["word/document.xml"]))
        return lint_joined(parts, besides, skeletons)

    monkeypatch.setattr("pipeline.word.write.lint_joined", spy)
    assert aftale(copy_examples(tmp_path / "tree"), "build", "-j", "1").code == 0
    assert len(linted) >= 9
    for document, skeletons in linted:
        held = holdings_of_skeletons(skeletons)
        assert held
        assert [*map(sorted, held)] == [*map(sorted, holdings(document))]
        assert held.names
        assert held.shown
        assert sum(map(len, skeletons)) < len(document)


def test_a_value_that_xml_cannot_hold_is_found():
    """Nothing of the kind gets past the loader; should it ever, it is seen although skeletons have no values."""
    paragraphs, _ = compile_markdown("By {{ a }}.", "w.md")
    content = [Press("Gap").paragraphs(paragraphs, (value,), ("<w:p>",), "") for value in ("x", "x\x0b")]
    assert [holdings_of_skeletons(c.skeletons) is None for c in content] == [False, True]


def test_core_properties(documents):
    """Title and language of the first column, our short name as author, the version, and no date."""
    for name, word in documents.items():
        root = word.xml("docProps/core.xml")
        found = {element.tag: element.text for element in root}
        assert found.keys() == {
            f"{DC}title",
            f"{DC}creator",
            f"{DC}language",
            f"{CP}lastModifiedBy",
            f"{CP}version",
        }
        assert (found[f"{DC}creator"], found[f"{CP}lastModifiedBy"]) == ("NSK", "NSK")
        first = re.split("[_-]", name.partition("draft_")[2])[0]
        assert found[f"{DC}language"].partition("-")[0] == first
        assert found[f"{CP}version"] == "0.1"
        assert found[f"{DC}title"]


def strings(node: Any, inside: bool = False) -> Iterator[str]:
    """What stands under a key that is ours alone, at any depth."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield from strings(child, inside or key in INTERNAL)
    elif isinstance(node, list):
        for child in node:
            yield from strings(child, inside)
    elif inside and len(node) > 25:
        yield node


def test_reasons_and_guidance_stay_in_the_house(built, documents):
    """No part holds a rationale, a reason, an approver or guidance of any YAML file."""
    files = [*(built / "agreements").rglob("*.yaml"), *(built / "clauses").rglob("*.yaml")]
    kept = {s for path in files for s in strings(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))}
    assert len(kept) > 100
    everything = "\n".join(all_text(word) for word in documents.values())
    assert [words for words in kept if words in everything] == []


def test_a_secret_stays_a_secret(tree, build_one):
    """Rationale, reasons, the approver and a comment of one file leave no trace in the document."""
    add(tree, SECRETS)
    assert "zzyzx" not in all_text(build_one()).casefold()
    trace = (tree / "output/reed/mou/trace.md").read_text("utf-8")
    assert f"{SECRET} 4" in trace, "the reason was given, so the trace tells it"


@pytest.mark.parametrize(
    "leak", ["python-docx", "docxcompose", "lxml", "file:", "clauses/", "/tmp/", ".yaml"]
)
def test_nothing_tells_how_it_was_made(built, documents, leak):
    """No path, no folder of this machine, no library's name."""
    for word in documents.values():
        assert leak not in all_text(word)
        assert str(built) not in all_text(word)


def test_parts_are_those_word_expects(documents):
    """Document, styles, numbering, settings, theme, properties and the manifest: nothing more, no thumbnail."""
    for word in documents.values():
        assert {re.sub(r"\d+", "", name) for name in word.parts} == {
            "[Content_Types].xml", "_rels/.rels", "customXml/_rels/item.xml.rels", "customXml/item.xml",
            "customXml/itemProps.xml", "docProps/app.xml", "docProps/core.xml", "docProps/custom.xml",
            "word/_rels/document.xml.rels", "word/document.xml", "word/fontTable.xml", "word/footer.xml",
            "word/header.xml", "word/numbering.xml", "word/settings.xml", "word/styles.xml",
            "word/theme/theme.xml", "word/webSettings.xml",
        }  # fmt: skip


def test_two_documents_share_all_but_their_own_parts(documents):
    """Styles and the like are packed once: those of one language are the same bytes."""
    first, second = (
        documents[f"{name}_mou_0.1-draft_en_clean.docx"]
        for name in ("klima-alliance", "solfaellesskab-umeme")
    )
    assert {name for name in first.parts if first.parts[name] != second.parts[name]} == {
        "customXml/item1.xml", "docProps/custom.xml", "word/document.xml",
        "word/footer1.xml", "word/footer2.xml", "word/header1.xml",
    }  # fmt: skip
