"""The catalogue of messages: every code has its words, in both languages, with the blanks the code fills."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.files.reader import Reader
from pipeline.files.strict_yaml import parse
from pipeline.model.library import Conflicts
from pipeline.model.messages import catalogue, say, severity_of, weight
from pipeline.model.places import Finding, Place, Severity, Stage
from pipeline.word.lint import CATALOGUE

ROOT = Path(__file__).parent.parent.parent
CODE = re.compile(r"[A-Z][A-Z0-9]+(_[A-Z0-9]+)+")
ONE_WORD = re.compile(r"[A-Z]{4,}")
BLANK = re.compile(r"\{(\w+)\}")
SPEAKING = re.compile(r"(of|_?note|finding|_?say|word|\w+Error)")
NOT_CODES = {"NO_COLOR", "SOURCE_DATE_EPOCH"}
MADE = {"WHY_PRIMARY", "WHY_SECONDARY"}
"""Codes put together when the program runs."""
LANGUAGES = ("en", "da")


@cache
def sources() -> list[tuple[str, ast.Module]]:
    """The program's modules; the lint of Word files has a catalogue of its own."""
    paths = [path for path in sorted((ROOT / "pipeline").rglob("*.py")) if "lint" not in path.parts]
    return [(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths]


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call that says a code, as (file and line, call, code)."""
    for file, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            for argument in node.args[:2] if SPEAKING.fullmatch(name) else ():
                text = argument.value if isinstance(argument, ast.Constant) else None
                if isinstance(text, str) and (CODE.fullmatch(text) or ONE_WORD.fullmatch(text)):
                    yield f"{file}:{node.lineno}", node, text


def codes() -> dict[str, str]:
    """Every code in the sources, with a place where it stands."""
    found = {code: where for where, _, code in calls()}
    for file, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.setdefault(node.value, f"{file}:{node.lineno}")
    return {code: where for code, where in found.items() if code not in NOT_CODES | CATALOGUE.keys()}


def blanks(code: str, language: str) -> set[str]:
    """The blanks of a message in one language."""
    return {blank for text in catalogue()[code][language].values() for blank in BLANK.findall(text)}


def test_every_code_has_its_words():
    """A code without words would be shown as it is."""
    known = catalogue()
    assert {where: code for code, where in codes().items() if code not in known} == {}


def test_every_message_is_said_somewhere():
    """Words that nobody says mislead whoever translates them."""
    assert set(catalogue()) - set(codes()) - MADE == set()


def test_both_languages_say_the_same():
    """The same parts, the same blanks."""
    entries = catalogue().items()
    assert [code for code, entry in entries if entry["en"].keys() != entry["da"].keys()] == []
    assert [code for code in catalogue() if blanks(code, "en") != blanks(code, "da")] == []


def test_a_finding_has_a_weight_and_a_remedy():
    """Its severity and its stage, what is wrong and what to do."""
    for code, entry in catalogue().items():
        if set(entry) != set(LANGUAGES):
            assert [key for key in entry if key not in {"words", "warns"}] == [
                "severity",
                "stage",
                *LANGUAGES,
            ], code
            assert entry["severity"] in list(Severity), code
            assert entry["stage"] in list(Stage), code
            assert list(entry["en"]) in (["wrong", "help"], ["wrong", "help", "near"]), code


def test_a_sentence_stands_alone():
    """A reason, a line of the trace or a summary tells nobody what to do."""
    alone = {code: entry for code, entry in catalogue().items() if set(entry) == set(LANGUAGES)}
    assert {"WHY_TYPE", "TRACE_TITLE", "STALE_NEW"} <= alone.keys()
    assert [code for code, entry in alone.items() if list(entry["en"]) != ["wrong"]] == []


def test_every_blank_is_filled():
    """Where a call names all its blanks, they are the message's."""
    missing = {
        where: f"{code} {sorted(blanks(code, 'en') - given)}"
        for where, call, code in calls()
        if (given := {keyword.arg for keyword in call.keywords}) and None not in given and code in catalogue()
        if blanks(code, "en") - given
    }
    assert missing == {}


def test_words_are_whole():
    """Parts of a finding are joined by a semicolon, so they carry no full stop and no space of their own."""
    findings = {code: entry for code, entry in catalogue().items() if "severity" in entry}
    texts = [
        (code, text)
        for code, entry in findings.items()
        for lang in LANGUAGES
        for text in entry[lang].values()
    ]
    assert [
        (code, text) for code, text in texts if text != text.strip() or text.endswith((".", ";", ":"))
    ] == []


def test_near_words_are_asked_for():
    """`near` needs a word to name."""
    near = [code for code, entry in catalogue().items() if "near" in entry["en"]]
    assert near
    assert [code for code in near if "nearest" not in BLANK.findall(catalogue()[code]["en"]["near"])] == []


def test_a_conflict_brings_its_own_words():
    """Its id is its code, and the library says in both languages what is wrong and what to do."""
    node, findings = parse((ROOT / "clauses/conflicts.yaml").read_bytes(), "clauses/conflicts.yaml")
    assert (findings, node is None) == ([], False)
    read = Reader("clauses/conflicts.yaml", {}).read(Conflicts, node)
    lacking = [c.id for c in read.conflicts if {*c.message, *(c.help or {})} != set(LANGUAGES)]
    assert lacking == []
    assert not {conflict.id for conflict in read.conflicts} & set(catalogue())


def test_a_message_says_what_is_wrong_and_what_to_do():
    """In whole sentences, with what stands in the file."""
    said = say("NOT_AN_AMOUNT", {"value": "250.000"}, "en")
    assert said.wrong == '"250.000" is not an amount'
    assert said.help == (
        'write 250000 or "250000.00", with a point before decimals and nothing between thousands'
    )


def test_a_near_word_is_asked_for():
    """Without one the message lists what is known."""
    args = {"field": "partys", "known": "id, parties", "nearest": "parties"}
    assert say("FIELD_UNKNOWN", args, "en").help == 'did you mean "parties"?'
    assert say("FIELD_UNKNOWN", {**args, "nearest": ""}, "en").help == "use one of: id, parties"


def test_a_message_is_danish_where_danish_is_asked_for():
    """From the same catalogue."""
    said = say("CVR_WRONG", {"number": "12345678"}, "da")
    assert said.wrong == (
        '"12345678" er ikke et CVR-nummer: det skal have otte cifre, og kontrolcifferet skal passe'
    )


def test_a_finding_weighs_less_before_its_stage():
    """Until it is sent, a missing fact is only worth knowing."""
    finding = Finding.of("FACT_MISSING", Place("x"), path="grant.journal_no")
    assert [weight(finding, stage).value for stage in Stage] == ["info", "error", "error"]


def test_what_rests_on_an_unchecked_figure_can_only_warn():
    """The finding says so itself."""
    assert severity_of(Finding.of("RETENTION_SHORT", Place("x"))) is Severity.ERROR
    assert severity_of(Finding.of("RETENTION_SHORT", Place("x"), severity="warning")) is Severity.WARNING
