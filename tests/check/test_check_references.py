"""Rules about ids: what one fact names, another must be."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("party: river, kind", "party: rivver, kind", "expectations.entries[0].party"),
        ("{river: decides", "{rivver: decides", "expectations.decisions[0].by.rivver"),
        ("responsible: river", "responsible: rivver", "phase_out.steps[0].responsible"),
        ("learner: all", "learner: rivver", "capacity[0].learner"),
        ("[reed, river]", "[reed, rivver]", "network.members[1]"),
    ],
)
def test_a_party_that_is_not_there_is_named(findings, old, new, path):
    """The finding knows which party was meant."""
    finding = findings({old: new}, agreement="mou")[0]
    assert (finding.code, finding.path) == ("PARTY_UNKNOWN", path)
    assert dict(finding.args)["nearest"] == "river"


def test_a_party_in_the_budget_is_there(found):
    """A share belongs to one of the parties."""
    changes = {'reed: "200"': 'reef: "200"'}
    place = "agreements[1].budget.lines[0].spent_by.reef"
    assert found(changes)[0].startswith(f"PARTY_UNKNOWN {place} | {{no: 1, title: {{en: Activities}}")


def test_everyone_is_a_party_where_all_can_be_meant(codes):
    """`all` is understood in expectations and capacity, not where one must answer."""
    assert codes({"party: reed, kind": "party: all, kind"}) == []
    assert codes({"responsible: river": "responsible: all"}) == ["PARTY_UNKNOWN"]


def test_two_expectations_have_two_ids(found):
    """Else nobody knows which one is mirrored."""
    assert [
        item.split(" |")[0] for item in found({"id: tell": "id: ask", "mirrors: tell": "mirrors: asc"})
    ] == [
        "ENTRY_TWICE expectations.entries[0].id",
        "MIRROR_UNKNOWN expectations.entries[0].mirrors",
        "ENTRY_TWICE expectations.entries[1].id",
    ]


def test_a_mirror_is_another_entry(codes):
    """An entry cannot answer itself."""
    assert codes({"mirrors: tell": "mirrors: ask"}) == ["MIRROR_UNKNOWN"]


def test_two_agreements_have_two_ids(found):
    """V01: they would be built into one folder."""
    changes = {"id: mou\n": "id: grant\n", "framework: {mou: mou}": "framework: {mou_title: {en: Ours}}"}
    assert found(changes) == ["AGREEMENT_TWICE agreements[0].id | id: grant"]


def test_a_grant_stands_under_an_agreement_of_the_file(found):
    """Section 2.1: or it names the title of one that lies elsewhere."""
    assert found({"{mou: mou}": "{mou: moo}"}) == [
        "FRAMEWORK_UNKNOWN agreements[1].framework.mou | framework: {mou: moo}"
    ]
    assert found({"{mou: mou}": "{mou_title: {en: Our agreement of 2019}}"}) == []


def test_a_grant_does_not_stand_under_itself(codes):
    """Section 2.1: nor under another grant."""
    assert codes({"{mou: mou}": "{mou: grant}"}) == ["FRAMEWORK_UNKNOWN"]


def test_an_instalment_waits_for_a_report_that_is_there(findings):
    """Section 12.6: and the finding knows which one was meant."""
    (finding,) = findings({"after: half": "after: haf"})
    assert (finding.code, finding.path) == (
        "REPORT_UNKNOWN", "agreements[1].transfer.instalments[1].due.after",
    )  # fmt: skip
    assert dict(finding.args)["nearest"] == "half"


def test_two_reports_have_two_ids(codes):
    """Else an instalment waits for both."""
    assert codes({"id: half": "id: final", "after: half": "after: final"}).count("REPORT_TWICE") == 2
