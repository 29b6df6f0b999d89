"""Rulesets that extend others: what they leave unsaid is taken over and marked, and what names nothing is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.files.library import load_library
from pipeline.model.ruleset import Ruleset

ROOT = Path(__file__).parents[2]
BASE = "rulesets/pool/2025-01-01.yaml"
RIVER = "rulesets/river/2026-01-01.yaml"
HEAD = 'name: {en: Pool}\nmanager: Us\nas_of: "2026-01-01"\nsource: none\n'
POOL = f"""\
pool: pool
date: "2025-01-01"
{HEAD}brings: [term]
slots: {{term: fixed}}
values:
  years: {{value: "10", source: A page, verified: true}}
  days: {{value: "14", source: A page, verified: true}}
budget_form: {{entered: [1], computed: []}}
caps: [{{id: margin, line: 1, of: [1], max_pct: "7", message: {{en: M}}, source: A form, verified: true}}]
demands:
  - {{id: ending, demand: {{en: It ends.}}, clause: term, source: A page, verified: true}}
"""


def river(more="", extends="pool/2025-01-01"):
    return f'pool: river\ndate: "2026-01-01"\nextends: {extends}\n{HEAD}{more}'


@pytest.fixture(name="shelf")
def _shelf(tmp_path):
    """The library with these rulesets and no others; a function that loads it after some files were changed."""
    for name, text in {"slots.yaml": "slots:\n  - id: term\n    title: {en: How long?}\n    clause: term\n    kinds: [mou]\n"
                       "    default: {mou: fixed}\n    answers: [{id: fixed, title: {en: Fixed}}]\n",
                       "conflicts.yaml": "conflicts: []\n", "questions.yaml": "questions: []\n",
                       "glossary.yaml": "terms: []\n",
                       "phrases.yaml": "phrases: {}\nlabels: {}\nunits: {}\nmodality: {}\nfacts: {}\n",
                       "kinds/mou.yaml": "id: mou\ntitle: {en: A}\noutline: [{clause: term, always: true}]\n",
                       "wording/term/clause.yaml": "id: term\ntitle: {en: D}\npurpose: {en: S.}\nstatus: core\n"
                       "slot: term\nvariants: [{id: fixed}]\n", "wording/term/fixed.en.md": "It ends.\n",
                       "house/house.docx": "not looked at here"}.items():  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def load(**files):
        for name, text in ({BASE: POOL, RIVER: river()} | files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return load_library(tmp_path)

    return load


@pytest.fixture(name="rules")
def _rules(shelf):
    """A function that reads the ruleset that extends the other, with more in it."""

    def read(more=""):
        library, findings = shelf(**{RIVER: river(more)})
        assert findings == []
        return library.rulesets["river"][0]

    return read


def test_what_is_not_said_is_taken_over(rules):
    """Clauses, answers, figures, form, limits and demands."""
    made = rules()
    assert (made.brings, made.slots) == (("term",), {"term": "fixed"})
    assert [made.values["years"].value, made.caps[0].id, made.demands[0].id] == ["10", "margin", "ending"]
    assert made.budget_form.entered == (1,)


def test_what_is_taken_over_is_assumed_and_nobody_has_checked_it(rules):
    """However well the other's was checked."""
    made = rules()
    taken = [made.values["years"], made.caps[0], made.demands[0]]
    assert [(rule.assumed_from, rule.verified) for rule in taken] == [("pool/2025-01-01", False)] * 3
    assert made.budget_form.assumed_from == "pool/2025-01-01"


def test_a_form_that_somebody_has_read_here_too_is_not_assumed(rules):
    """As with figures, limits and demands."""
    made = rules("sources: {budget_form: {source: B, verified: true}}\n")
    assert (made.budget_form.entered, made.budget_form.assumed_from) == ((1,), None)


def test_the_other_ruleset_stays_as_it_was(shelf):
    """Its own rules are not assumed."""
    library, _ = shelf()
    [base] = library.rulesets["pool"]
    assert (base.values["years"].assumed_from, base.values["years"].verified) == (None, True)


def test_a_rule_of_one_s_own_takes_the_place_of_the_other_s(rules):
    """In the other's order; new ones stand last."""
    own = ("demands:\n  - {id: ending, demand: {en: Soon.}, clause: term, source: B}\n"
           "  - {id: more, demand: {en: M.}, clause: term, source: B}\n")  # fmt: skip
    made = rules('values: {years: {value: "5", source: B}}\n' + own)
    assert [made.values[name].value for name in ("years", "days")] == ["5", "14"]
    assert [(d.id, d.demand["en"], d.assumed_from) for d in made.demands] == [
        ("ending", "Soon.", None),
        ("more", "M.", None),
    ]


def test_a_rule_read_for_this_pool_too_is_not_assumed(rules):
    """It has its own source, and is checked where that says so."""
    made = rules("sources: {ending: Our page, years: {source: Our guide, verified: true}}\n")
    years, ending = made.values["years"], made.demands[0]
    assert (years.source, years.verified, years.assumed_from) == ("Our guide", True, None)
    assert (ending.source, ending.verified, ending.assumed_from) == ("Our page", False, None)


def test_a_rule_that_does_not_hold_here_is_left_out(rules):
    """A figure, a limit, a demand, or the budget form."""
    made = rules("without: [years, margin, ending, budget_form]\n")
    assert (list(made.values), made.caps, made.demands, made.budget_form) == (["days"], (), (), None)


def test_an_empty_list_brings_nothing(rules):
    """Where no word about it takes over what the other brings."""
    assert rules("brings: []\n").brings == ()


def test_a_chain_says_where_a_rule_comes_from_in_the_end(shelf):
    """Not the one between."""
    library, findings = shelf(
        **{"rulesets/lake/2026-01-01.yaml": river(extends="river/2026-01-01").replace("river\n", "lake\n", 1)}
    )
    assert findings == []
    assert library.rulesets["lake"][0].values["years"].assumed_from == "pool/2025-01-01"


@pytest.mark.parametrize(
    ("more", "code", "near"),
    [
        ("sources: {endings: x}\n", "RULE_NOT_THERE", "ending"),
        ("without: [yeras]\n", "RULE_NOT_THERE", "years"),
    ],
)
def test_a_name_that_means_no_rule_is_told(shelf, more, code, near):
    """With the nearest."""
    [finding] = shelf(**{RIVER: river(more)})[1]
    assert (finding.code, finding.place.file, dict(finding.args)["nearest"]) == (
        code,
        f"clauses/{RIVER}",
        near,
    )


def test_a_ruleset_that_is_not_there_cannot_be_extended(shelf):
    """The place of the word, and what there is."""
    [finding] = shelf(**{RIVER: river(extends="pool/2024-01-01")})[1]
    assert (finding.code, finding.place.line) == ("RULESET_EXTENDS", 3)


def test_rulesets_that_extend_each_other_are_told(shelf):
    """And do not stop the program."""
    codes = {f.code for f in shelf(**{BASE: f"{POOL}extends: river/2026-01-01\n"})[1]}
    assert codes == {"RULESET_CIRCLE"}


def test_an_agreement_depends_on_the_rulesets_its_own_rests_on(shelf):
    """Both pools' units change with the base, the base's not with the other."""
    before, _ = shelf()
    after, _ = shelf(**{BASE: POOL.replace('"10"', '"11"')})
    assert before.digests["rulesets/river"] != after.digests["rulesets/river"]
    other, _ = shelf(**{RIVER: river("without: [years]\n")})
    assert other.digests["rulesets/pool"] == before.digests["rulesets/pool"]


LIBRARY, _FINDINGS = load_library(ROOT / "clauses")
ALL = [rules for dated in LIBRARY.rulesets.values() for rules in dated]


@pytest.mark.parametrize("rules", ALL, ids=lambda rules: rules.id)
def test_every_ruleset_says_what_could_not_be_found_out(rules: Ruleset):
    """In both languages of messages; and its name in five, unless the agreement names it."""
    assert rules.gaps
    assert all({"en", "da"} <= gap.keys() for gap in rules.gaps)
    assert rules.name is None or rules.name.keys() == {"da", "en", "es", "fr", "pt"}


@pytest.mark.parametrize("rules", ALL, ids=lambda rules: rules.id)
def test_nothing_in_the_library_s_rulesets_claims_to_be_verified(rules: Ruleset):
    """Nobody has held it against a guide yet; and every rule says where it comes from."""
    every = [*rules.values.values(), *rules.caps, *rules.demands]
    assert rules.verified_by is None
    assert not any(rule.verified for rule in every)
    assert all(rule.source for rule in every)
