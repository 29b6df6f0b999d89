"""The page of how an agreement is shared between its parties: short tables that count and do not judge."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from trees import built_once, new_tree, reed

from pipeline.build.make import make
from pipeline.build.pages import pages
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.files.partnership import load_partnership
from pipeline.render.words import NBSP

GOLDEN = Path(__file__).parent / "balance_page.md"
WORDING = {
    "en": """\
{{ danish.short_name }} shall pay {{ partner.short_name }} within {{ transfer.payment_days | count("working-day") }}.

{{ danish.short_name }} and {{ partner.short_name }} shall each keep books. {{ danish.short_name }} shall keep both.

Neither {{ danish.short_name | genitive }} office nor {{ partner.name }} also shall ask for more.

The Parties {{ must }} meet. A Party that is late {{ danish | must }} say so:

- within {{ repayment.days | count("day") }};
- and why.

{{ partner.short_name }} may answer within {{ repayment.days | count("day") }}, and {{ danish.short_name }} shall listen.

Within {{ irregularities.partner_days | count("day") }} shall {{ partner.short_name }} ask.

The Parties intend to sing. The clause is kept for {{ term.notice_months | count("month") }}.
""",
    "da": """\
{{ danish.short_name }} skal betale {{ partner.short_name }} inden for {{ transfer.payment_days | count("working-day") }}.

{{ danish.short_name }} og {{ partner.short_name }} skal hver især føre regnskab. Senest efter {{ repayment.days | count("day") }} skal {{ partner.short_name }} svare.
""",
}
FACTS = """\
expectations:
  entries:
    - {id: ask, area: visits, party: river, kind: right, text: {en: "May ask *anything*", da: Må spørge}, mirrors: tell}
    - {id: tell, area: visits, party: nsk, kind: obligation, binding: true, text: {en: Tells, da: Svarer}}
    - {id: see, area: visits, party: nsk, kind: right, text: {en: May see, da: Må se}}
    - {id: both, area: vision, party: all, kind: role, text: {en: Share, da: Deler}}
  decisions:
    - {topic: {en: The wells, da: Brøndene}, by: {river: decides, nsk: consulted}}
    - {topic: {en: The office, da: Kontoret}, by: {river: informed, nsk: decides}}
    - {topic: {en: The money, da: Pengene}, by: {river: joint, nsk: joint}}
agreements:
"""
MONEY = """\
    term: {start: "2027-02-01", review_every_months: 12}
    budget:
      lines:
        - {no: 1, title: {en: Wells, da: Brønde}, amount: "700.50", spent_by: {river: "600.50", nsk: "100"}}
        - {no: 2, title: {en: Rain, da: Regn}, amount: "100"}
    transfer: {ceiling: {amount: "600.50", currency: DKK}, instalments: [{no: 1, amount: "600.50", due: {date: "2027-03-01"}}]}
    admin: {danish: "30", local: "10"}
    reporting:
      - id: half
        title: {en: Half, da: Halv}
        kind: financial
        period: {start: "2027-02-01", end: "2027-07-31"}
        due: "2027-08-30"
      - id: end
        title: {en: End, da: Slut}
        kind: final
        period: {start: "2027-02-01", end: "2028-01-31"}
        due: "2028-03-31"
"""
WITH_ALL = (("agreements:\n", FACTS), ('    term: {start: "2027-02-01", review_every_months: 12}\n', MONEY))


@pytest.fixture(name="page")
def _page(tmp_path):
    """Make the small partnership after changes with wordings of our own; return its page."""

    def page(*changes, messages="en", wording=WORDING):
        tree = new_tree(tmp_path / "tree", reed(*changes), small=True)
        for language, text in wording.items():
            (tree / f"clauses/wording/aims/standard.{language}.md").write_text(text, "utf-8")
        workshop = open_workshop(Tree(tree))
        workshop = replace(workshop, settings=replace(workshop.settings, messages=messages))
        partnership = load_partnership(tree, "reed", workshop.words).partnership
        made = make(partnership, partnership.agreements[0], {}, workshop)
        return pages(made)["balance.md"].decode().replace(NBSP, " ")

    return page


def row(page, title):
    """The cells of a row of a table."""
    line = next(line for line in page.splitlines() if line.startswith(f"| {title} |"))
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def test_the_whole_page(page):
    """As the parties read it; the golden page lies beside this file."""
    assert page(*WITH_ALL, messages="da") == GOLDEN.read_text("utf-8")


def test_a_duty_is_of_whose_name_stands_at_the_verb(page):
    """In either order, joined by `and`, once a paragraph; a genitive is nobody's duty; else it is everyone's."""
    made = page(*WITH_ALL)
    assert row(made, "Duty (“shall”)") == ["3", "3", "1"]
    assert row(made, "Intention (“intends to”)") == ["0", "0", "1"]


def test_a_period_is_of_whoever_the_sentence_is_about(page):
    """The party it begins with, or that has the duty; months are no period."""
    wording = WORDING | {"en": WORDING["da"].replace("skal", "shall").replace(" og ", " and ")}
    assert row(page(*WITH_ALL, wording=wording), "1 Aims") == ["10 working days", "30 days"]


def test_the_page_is_in_the_partnership_s_first_language(page):
    """Whatever the language of messages is."""
    made = page(*WITH_ALL, ("versions: [en]", "versions: [da, en], prevailing: da"), messages="en")
    assert made.startswith("# reed/mou: balancen mellem parterne\n")
    assert row(made, "Pligt (“skal”)") == ["2", "1", "0"]
    assert row(made, "1 Mål") == ["10 arbejdsdage", "30 dage"]
    assert "- **Reed**: Må se\n" in made


def test_a_language_the_program_does_not_speak(page):
    """The page is in that of messages, and counts in a version in it where there is one."""
    spoken = [("versions: [en]", "versions: [fr], prevailing: fr")]
    made = page(*spoken, messages="da", wording={"fr": "{{ danish.short_name }} doit payer.\n"} | WORDING)
    assert "på fransk" in made
    assert row(made, "Pligt (“doit”)") == ["1", "0", "0"]


def test_what_is_not_there_is_said_in_a_sentence(page):
    """No statements, no decisions, no budget: no empty tables."""
    made = page(wording={"en": "Clean water.\n"})
    said = [part.split("\n\n")[1].strip() for part in made.split("\n## ")[1:]]
    assert [said[n] for n in (0, 1, 2, 3, 5)] == [
        "No statements have been noted yet.",
        "No rights of a single party have been noted.",
        "No paragraph holds such a word.",
        "No decisions have been noted yet.",
        "This agreement has no budget.",
    ]
    assert row(made, "Notice of termination") == ["3 months", "3 months"]


def test_each_right_answered(page):
    """Then the page says so."""
    answered = FACTS.replace(
        "kind: right, text: {en: May see", "kind: right, mirrors: ask, text: {en: May see"
    )
    assert "None: every right has its counterpart.\n" in page(("agreements:\n", answered))


@pytest.fixture(scope="session", name="examples")
def _examples(tmp_path_factory):
    """The examples, built."""
    return built_once(tmp_path_factory)


def test_every_example_has_a_page_without_a_fault(examples):
    """No blank left open, no code of the program, tables of even width with a column for each party."""
    pages = sorted((examples / "output").rglob("balance.md"))
    assert len(pages) == len(list((examples / "output").rglob("trace.md")))
    for path in pages:
        text = path.read_text("utf-8")
        assert not re.search(r"\{\w+\}|\b[A-Z]+_[A-Z_]+\b", text), path
        for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
            lines = table.splitlines()
            assert len({line.count(" | ") for line in (lines[0], *lines[2:])}) == 1, (path, table)
