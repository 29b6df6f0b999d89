"""Reading a library from disk: a whole one of a dozen small files, and what is wrong with it after a change."""

from __future__ import annotations

import pytest

from pipeline.files.library import load_library, vocabularies

FILES = {
    "slots.yaml": """\
slots:
  - id: term
    title: {en: How long?}
    clause: term
    kinds: [mou]
    default: {mou: fixed}
    answers: [{id: fixed, title: {en: Fixed}}]
""",
    "conflicts.yaml": "conflicts: []\n",
    "questions.yaml": "questions: [{id: long-term, text: {en: For long?}}]\n",
    "glossary.yaml": """\
terms:
  - {id: agreement, en: {term: the Agreement, forms: [Agreement], meaning: this}}
  - {id: party, en: {term: a Party, forms: [Party, Parties], meaning: each}}
""",
    "phrases.yaml": "phrases: {}\nlabels: {}\nunits: {}\nmodality: {}\nfacts: {}\n",
    "kinds/mou.yaml": "id: mou\ntitle: {en: Agreement}\noutline: [{clause: term, always: true}]\n",
    "types/value-based.yaml": "id: value-based\nname: {en: V}\ndescription: {en: V}\nslots: {term: fixed}\n",
    "overlays/children.yaml": "id: children\ntitle: {en: C}\nwhen: flags.works_with_children\n",
    "rulesets/pool/2025-01-01.yaml": """\
pool: pool
date: "2025-01-01"
name: {en: Pool}
manager: Us
as_of: "2026-01-01"
source: none
""",
    "tables/terms.yaml": "id: terms\ntitle: {en: T}\nrows: definitions\ncolumns: [{title: Term, value: x}]\n",
    "wording/term/clause.yaml": """\
id: term
title: {en: Duration}
purpose: {en: Says how long.}
status: core
slot: term
variants:
  - {id: fixed, title: {en: Fixed}}
  - {id: open, when: not term.end}
""",
    "wording/term/fixed.en.md": "---\ntitle: Until a day\nchange_note: none\n---\nIt ends.\n",
    "wording/term/open.en.md": "It does not end.\n",
    "house/house.docx": "not looked at here",
}


@pytest.fixture(name="shelf")
def _shelf(tmp_path):
    """A library on disk, and a function that loads it after some files were changed."""

    def load(**changes):
        for name, text in (FILES | changes).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_library(tmp_path)

    return load


def changed(shelf, name, old, new):
    """The names of the library's units that a change in one file changes."""
    before = shelf()[0].digests
    library, findings = shelf(**{name: FILES[name].replace(old, new)})
    assert findings == []
    return {unit for unit in before.keys() | library.digests if before.get(unit) != library.digests.get(unit)}


def shown(findings):
    """Findings as `file:line:column CODE path`."""
    return [f"{f.place.file}:{f.place.line}:{f.place.column} {f.code} {f.path}".strip() for f in findings]


def test_a_whole_library_reads_without_a_finding(shelf):
    """With each file in its place, and the words that a partnership may use."""
    library, findings = shelf()
    assert findings == []
    assert library.clauses["term"].variant("open").when == "not term.end"
    assert {name: list(words) for name, words in vocabularies(library).items()} == {
        "kinds": ["mou"], "types": ["value-based"], "clauses": ["term"], "pools": ["pool"], "slots": ["term"],
        "languages": ["da", "en", "fr", "es", "pt"],
    }  # fmt: skip


def test_the_real_library_reads_without_a_finding(library):
    """Whatever it holds by now."""
    assert library is not None
    assert library.wordings


def test_a_wording_s_front_matter_is_apart_from_its_text(shelf):
    """The heading is read, and the lines before the body are counted."""
    wordings = shelf()[0].wordings
    fixed, plain = wordings["term", "fixed", "en"], wordings["term", "open", "en"]
    assert (fixed.front.title, fixed.text, fixed.offset) == ("Until a day", "It ends.\n", 4)
    assert (plain.front.title, plain.text, plain.offset) == (None, "It does not end.\n", 0)


FRONTS = {
    "none": ("It ends.\n", [], 0),
    "empty": ("---\n---\nIt ends.\n", [], 2),
    "Windows lines": ("---\r\ntitle: A\r\n---\r\nIt ends.\r\n", [], 3),
    "byte order mark": ("\ufeff---\ntitle: A\n---\nIt ends.\n", [], 3),
    "not closed": ("---\ntitle: A\nIt ends.\n", ["1:1 FRONT_MATTER"], 0),
    "unknown field": ("---\ntitel: A\n---\nIt ends.\n", ["2:1 FIELD_UNKNOWN titel"], 3),
    "field twice": ("---\ntitle: A\ntitle: B\n---\nIt ends.\n", ["3:1 YAML_DUPLICATE"], 4),
    "no YAML": ("---\ntitle: [A\n---\nIt ends.\n", ["3:1 YAML_SYNTAX"], 3),
    "unfinished approval": ("---\napproved: {by_role: lawyer, on: 1/2, text_hash: a}\n---\nIt ends.\n",
                            ["2:33 NOT_A_DATE approved.on"], 3),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "offset"), FRONTS.values(), ids=FRONTS)
def test_front_matter_is_read_as_strictly_as_any_file(text, expected, offset, shelf):
    """A finding points at its line in the wording's file, and the body stays whole."""
    library, findings = shelf(**{"wording/term/fixed.en.md": text})
    assert shown(findings)[: len(expected)] == [
        f"clauses/wording/term/fixed.en.md:{line}" for line in expected
    ]
    assert bool(findings) == bool(expected)
    source = library.wordings["term", "fixed", "en"]
    assert source.text.endswith("It ends.\n")
    assert (source.offset, "\r" in source.text) == (offset, False)


@pytest.mark.parametrize(
    "name",
    [
        "fixed.md",
        "fixed.xx.md",
        "closed.en.md",
        ".en.md",
        "fixed.en.da.md",
        "Fixed.en.md",
        "fixed.en.docx.md",
    ],
)
def test_a_wording_file_s_name_says_variant_and_language(name, shelf):
    """Another name is found, so that no text is forgotten by a slip of the pen."""
    _, findings = shelf(**{f"wording/term/{name}": "Text.\n"})
    assert shown(findings) == [f"clauses/wording/term/{name}:0:0 WORDING_FILE_NAME"]


def test_what_word_leaves_behind_and_other_files_are_no_wording(shelf):
    """A lock file beside an open document, a note of the drafter."""
    assert shelf(**{"wording/term/~$xed.en.docx": "lock", "wording/term/notes.txt": "note"})[1] == []


def test_a_wording_in_word_is_kept_as_bytes(shelf):
    """What is in it, only the floor that knows Word can say."""
    source = shelf(**{"wording/term/fixed.da.docx": b"PK\3\4"})[0].wordings["term", "fixed", "da"]
    assert (source.word, source.text) == (b"PK\3\4", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Årligt\nmøde i Århus\n".encode("cp1252"), "1:1 YAML_ENCODING"), ("One.\n\nT\x0bwo.\n", "3:2 YAML_CHARACTER"),
     ("One.\n\nT\u202ewo.\n", "3:2 YAML_CHARACTER")],
)  # fmt: skip
def test_a_wording_holds_only_what_a_document_can_show(text, expected, shelf):
    """Another encoding, or a character nobody can see, is found at its line."""
    _, findings = shelf(**{"wording/term/open.en.md": text})
    assert shown(findings) == [f"clauses/wording/term/open.en.md:{expected}"]


MISTAKES = {
    "missing file": ("slots.yaml", None, "slots.yaml:0:0 LIBRARY_FILE_MISSING"),
    "missing house": ("house/house.docx", None, "house/house.docx:0:0 LIBRARY_FILE_MISSING"),
    "broken file": ("glossary.yaml", "terms: [\n", "glossary.yaml:2:1 YAML_SYNTAX"),
    "clause nobody has": ("kinds/mou.yaml", "id: mou\ntitle: {en: A}\noutline: [{clause: trem}]\n",
                          "kinds/mou.yaml:3:20 WORD_UNKNOWN outline[0].clause"),
    "slot nobody has": ("types/value-based.yaml", FILES["types/value-based.yaml"].replace("term:", "trem:"),
                        "types/value-based.yaml:4:9 WORD_UNKNOWN slots"),
    "formula": ("overlays/children.yaml", "id: children\ntitle: {en: C}\nwhen: flags.get('x')\n",
                "overlays/children.yaml:3:7 FORMULA_FORBIDDEN when"),
    "asks too early": ("wording/term/clause.yaml",
                       FILES["wording/term/clause.yaml"].replace("not term.end", "'\"term\" is included'"),
                       "wording/term/clause.yaml:8:16 FORMULA_TOO_EARLY variants[1].when"),
    "table without columns": ("tables/terms.yaml", "id: terms\ntitle: {en: T}\nrows: definitions\n",
                              "tables/terms.yaml:1:1 FIELD_MISSING columns"),
    "id and folder differ": ("wording/term/clause.yaml", FILES["wording/term/clause.yaml"].replace("id: term", "id: trem"),
                             "wording/term/clause.yaml:1:1 ID_NOT_FOLDER id"),
    "id and file differ": ("types/value-based.yaml", FILES["types/value-based.yaml"].replace("id: value", "id: valu"),
                           "types/value-based.yaml:1:1 ID_NOT_FOLDER id"),
    "ruleset's date and file differ": ("rulesets/pool/2026-01-01.yaml", FILES["rulesets/pool/2025-01-01.yaml"],
                                       "rulesets/pool/2026-01-01.yaml:2:1 ID_NOT_FOLDER date"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_library_is_found_at_its_place(name, text, expected, shelf):
    """In the file a lawyer sees, under its name from the root."""
    assert f"clauses/{expected}" in shown(shelf(**{name: text})[1])


def test_all_mistakes_of_the_library_come_in_one_run(shelf):
    """Of its files, its wordings and what is missing."""
    _, findings = shelf(
        **{"types/value-based.yaml": "id: v\n", "wording/term/x.en.md": "x", "questions.yaml": None}
    )
    assert {finding.code for finding in findings} == {
        "FIELD_MISSING",
        "WORDING_FILE_NAME",
        "LIBRARY_FILE_MISSING",
    }


UNITS = {
    "a title": ("wording/term/clause.yaml", "Duration", "How long", {"wording/term/clause.yaml"}),
    "a drafter's note": ("wording/term/clause.yaml", "Says how long.", "Says it.", {"wording/term/clause.yaml"}),
    "a comment": ("wording/term/clause.yaml", "status", "# ours\nstatus", {"wording/term/clause.yaml"}),
    "a condition": ("wording/term/clause.yaml", "not term.end", "kind", {"wording/term/clause.yaml", "rules/term"}),
    "a status": ("wording/term/clause.yaml", "core", "default", {"wording/term/clause.yaml", "rules/term"}),
    "a wording": ("wording/term/open.en.md", "does not", "never", {"wording/term/open.en.md"}),
    "a meaning": ("glossary.yaml", "this", "this text", {"glossary.yaml", "glossary/agreement"}),
    "a form": ("glossary.yaml", "Parties", "Partys", {"glossary.yaml", "glossary/party", "glossary-forms"}),
    "a pool's rule": ("rulesets/pool/2025-01-01.yaml", "Us", "Them",
                      {"rulesets/pool", "rulesets/pool/2025-01-01.yaml"}),
    "an overlay": ("overlays/children.yaml", "en: C", "en: D", {"overlays", "overlays/children.yaml"}),
    "a type": ("types/value-based.yaml", "en: V", "en: W", {"types/value-based.yaml"}),
    "a question": ("questions.yaml", "For long?", "Long?", set()),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "units"), UNITS.values(), ids=UNITS)
def test_a_change_changes_only_the_units_that_hold_it(name, old, new, units, shelf):
    """What a clause says is one unit and by which rules it is in another, so few agreements are built again."""
    assert changed(shelf, name, old, new) == units


def test_a_new_ruleset_changes_its_pool(shelf):
    """Which of a pool's rules are in force depends on all of them."""
    before = shelf()[0].digests
    later = FILES["rulesets/pool/2025-01-01.yaml"].replace("2025", "2026")
    library, findings = shelf(**{"rulesets/pool/2026-01-01.yaml": later})
    assert findings == []
    assert before["rulesets/pool"] != library.digests["rulesets/pool"]
    assert len(library.rulesets["pool"]) == 2
