"""Stamps in header and footer: fields that show what the file's own properties say."""

from __future__ import annotations

import json
import re

from word_reading import DRAFT, W, languages_of, text

from pipeline.word.stamps import stamp_template

NAMES = ["aftale_title", "aftale_id", "aftale_version", "aftale_status",
         "aftale_word_version", "aftale_word_page", "aftale_word_of"]  # fmt: skip
PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
RUNNING = re.compile(r"word/(header|footer)\d+\.xml")
FIELD = (
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {0} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>old</w:t></w:r><w:r><w:t> result</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)


def properties(word):
    """A document's custom properties."""
    return {item.get("name"): item[0].text for item in word.xml("docProps/custom.xml").iter(PROPERTY)}


def test_fields_show_the_properties(documents):
    """A refresh in Word changes nothing: each DOCPROPERTY's cached result is the property it names."""
    for word in documents.values():
        known = properties(word)
        fields = [f for part in word.parts if RUNNING.fullmatch(part) for f in word.fields(part)]
        stamps = [f for f in fields if f.instruction.startswith("DOCPROPERTY")]
        assert len(stamps) > 10
        for field in stamps:
            assert field.result == known[field.instruction.split()[1].strip('"')]


def test_the_stamps_say_what_the_file_name_says(documents):
    """Agreement, version and that it is a draft, in the first language of the document."""
    for name, word in documents.items():
        partnership, agreement, version, languages, _ = name.split("_")
        known = properties(word)
        assert list(known)[: len(NAMES)] == NAMES
        assert known["aftale_id"] == f"{partnership}/{agreement}"
        assert known["aftale_version"] == version
        assert known["aftale_status"] == DRAFT[languages.split("-")[0]][1]


def test_properties_are_numbered_from_two(documents):
    """Each name and number once, the one format id that Word knows, and nothing longer than its dialog shows."""
    for word in documents.values():
        items = list(word.xml("docProps/custom.xml").iter(PROPERTY))
        assert [int(item.get("pid")) for item in items] == list(range(2, len(items) + 2))
        assert len({item.get("name").casefold() for item in items}) == len(items)
        assert {item.get("fmtid") for item in items} == {"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"}
        assert all(len(item[0].text) <= 255 for item in items)


def test_the_manifest_is_told_twice_and_tells_little(documents):
    """Custom XML and the properties say the same: each clause's id, variant, number and digest, in order."""
    for name, word in documents.items():
        told = "".join(text for key, text in properties(word).items() if key.startswith("aftale_manifest_"))
        clauses = json.loads(told)
        assert word.xml("customXml/item1.xml").text == told
        languages = languages_of(name)
        further = tuple(f"text_{language}" for language in languages[1:])
        assert {tuple(clause) for clause in clauses} == {("id", "variant", "number", "text", *further)}
        labels = [label for label, _ in word.headings][:: len(languages)]
        assert [clause["number"] for clause in clauses] == labels[: len(clauses)]  # Word files come after


def test_a_stamp_takes_the_place_of_the_whole_old_result():
    """Also where Word cut it in two runs; markup in it stays text."""
    template = stamp_template(FIELD.format("DOCPROPERTY aftale_title").encode())
    filled = template.filled({"aftale_title": "R&D <now>"})
    assert "R&amp;D &lt;now&gt;" in filled
    assert "old" not in filled
    assert "result<" not in filled


def test_other_fields_are_left_alone():
    """A header without a stamp of ours is shared as it is."""
    assert stamp_template(FIELD.format("PAGE").encode()) is None
    assert stamp_template(FIELD.format("DOCPROPERTY Company").encode()) is None


def test_header_and_footer_hold_no_text_but_stamps(documents):
    """Everything in them comes from a field, so that it can be ignored by a comparison."""
    for word in documents.values():
        for part in filter(RUNNING.fullmatch, word.parts):
            shown = "".join(field.result for field in word.fields(part))
            rest = "".join(text(p) for p in word.xml(part).iter(f"{W}p"))
            assert re.sub(r"[\s·/|–-]", "", rest) == re.sub(r"[\s·/|–-]", "", shown)
