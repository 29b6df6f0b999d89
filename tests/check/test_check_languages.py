"""Rules about languages, expectations and locked texts."""

from __future__ import annotations

import pytest

from pipeline.model.messages import weight
from pipeline.model.places import Severity, Stage

TWO = {"versions: [en]": "versions: [en, da], prevailing: en"}


def test_a_document_has_a_language(codes):
    """V32: with none there is no document."""
    assert codes({"versions: [en]": "versions: []"}) == ["LANGUAGE_NONE"]


def test_a_language_is_named_once(found):
    """V32: two documents would have one name."""
    changes = {"versions: [en]": "versions: [en, en], prevailing: en"}
    line = "languages: {versions: [en, en], prevailing: en}"
    assert found(changes) == [f"LANGUAGE_TWICE languages.versions[1] | {line}"]


def test_one_of_several_languages_decides(codes):
    """V32: with one language there is nothing to decide."""
    assert "PREVAILING_MISSING" in codes({"versions: [en]": "versions: [en, da]"})
    assert "PREVAILING_MISSING" not in codes(TWO)


def test_the_language_that_decides_is_there(found):
    """V32: a document that nobody has cannot prevail."""
    changes = {"versions: [en]": "versions: [en], prevailing: da"}
    line = "languages: {versions: [en], prevailing: da}"
    assert found(changes) == [f"PREVAILING_UNKNOWN languages.prevailing | {line}"]


def test_a_region_is_one_where_the_language_is_spoken(codes, found):
    """V03: Guatemala writes 1,594,300; nobody has written down how Spanish figures look in Tanzania."""
    assert "REGION_UNKNOWN" not in codes({"versions: [en]": "versions: [en], regions: {en: en-ZA}"})
    for region in ("en-QQ", "da-DK", "South Africa", "en"):
        line = f"languages: {{versions: [en], regions: {{en: {region}}}}}"
        assert found({"versions: [en]": f"versions: [en], regions: {{en: {region}}}"}) == [
            f"REGION_UNKNOWN languages.regions.en | {line}"
        ]


def test_two_columns_fit_on_a_page(codes):
    """Three languages side by side would be too narrow to read."""
    beside = "versions: [en, da, fr], prevailing: en, layout: side-by-side"
    assert "COLUMNS_TOO_MANY" in codes({"versions: [en]": beside})
    assert "COLUMNS_TOO_MANY" not in codes({"versions: [en]": beside.replace(", fr", "")})


def test_every_text_has_every_language(found):
    """V32: the partnership's texts and this agreement's, but not the other agreement's."""
    missing = found(TWO, agreement="mou")
    assert missing[0] == "TEXT_LANGUAGE_MISSING title | title: {en: Reed and River}"
    assert (
        "TEXT_LANGUAGE_MISSING capacity[0].text | capacity: [{learner: all, text: {en: Bookkeeping}}]"
        in missing
    )
    assert [item for item in missing if "agreements[" in item] == []


def test_a_text_may_have_more_languages(codes):
    """V32: a translation that no document uses does no harm."""
    assert codes({"title: {en: Reed and River}": "title: {en: Reed and River, fr: Roseau et rivière}"}) == []


def test_a_right_is_answered(found):
    """V31: nothing on the other side answers this one, and nobody says why."""
    line = "{id: ask, area: visits, party: river, kind: right, text: {en: May ask}}"
    changes = {line[:-1] + ", mirrors: tell}": line}
    assert found(changes) == [
        f"RIGHT_UNMIRRORED expectations.entries[0] | {line}",
        f"UNEVEN_WITHOUT_REASON expectations.entries[0] | {line}",
    ]


def test_an_uneven_right_with_a_reason_only_warns(findings):
    """Section 12.13: it may be signed, and the reason stands in the file."""
    reason = "  uneven: [{entry: ask, reason: We live far apart}]\n  decisions:\n"
    (finding,) = findings({", mirrors: tell": "", "  decisions:\n": reason})
    assert (finding.code, weight(finding, Stage.SIGN)) == ("RIGHT_UNMIRRORED", Severity.WARNING)


def test_a_right_may_be_answered_from_the_other_side(codes):
    """V31: it is enough that one of the two names the other."""
    changes = {", mirrors: tell}": "}", "text: {en: Tells}": "text: {en: Tells}, mirrors: ask"}
    assert codes(changes) == []


def test_what_everyone_may_needs_no_mirror(codes):
    """V31: a right of all is mutual by itself."""
    assert codes({", mirrors: tell}": "}", "party: river, kind": "party: all, kind"}) == []


def test_one_side_does_not_decide_everything(found):
    """V31: the money does not make all decisions."""
    changes = {"{river: decides, reed: consulted}": "{river: consulted, reed: decides}"}
    assert found(changes) == [
        "DECISIONS_ONE_SIDED expectations.decisions | decisions:",
        "UNEVEN_WITHOUT_REASON expectations.decisions | decisions:",
    ]


def test_a_joint_decision_is_not_one_sided(codes):
    """V31: deciding together counts for both."""
    assert codes({"{river: decides, reed: consulted}": "{river: joint, reed: joint}"}) == []


@pytest.mark.parametrize("status", ["open", "disagreed"])
def test_nothing_is_open_when_it_is_signed(found, status):
    """V31: what is not agreed is no part of an agreement."""
    changes = {"text: {en: Tells}": f"text: {{en: Tells}}, status: {status}"}
    assert [item.split(" |")[0] for item in found(changes)] == [
        "EXPECTATION_OPEN expectations.entries[1].status"
    ]


def test_parties_may_agree_to_differ(codes):
    """Section 12.13: until a date."""
    assert codes({"text: {en: Tells}": 'text: {en: Tells}, status: disagreed, review: "2028-01-01"'}) == []


def test_nothing_binds_in_what_does_not_bind(codes):
    """V49: the answer says that nothing binds, the entry says that it does."""
    binds = {"text: {en: Tells}": "text: {en: Tells}, binding: true"}
    choice = "choices: {force: {value: nothing, reason: We only talk}}\n    retention_years: 10"
    assert codes({**binds, "retention_years: 10": choice}) == ["EXPECTATION_BINDS"]
    assert codes(binds) == []


def test_languages_may_be_equal(codes):
    """V32: if that is what the parties want; the library warns of that wording."""
    equal = {"versions: [en]": "versions: [en, da], equal: true"}
    assert "PREVAILING_MISSING" not in codes(equal)
