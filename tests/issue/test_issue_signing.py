"""Signatures: who has signed what, in which office, with which file; and what is refused, with nothing recorded."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lives import (
    MOU,
    SIGNATORIES,
    clean,
    clerk_of,
    facts_file,
    files_that_say,
    frozen,
    happened,
    issue,
    life_in,
    living_tree,
    write_names,
)
from papers import SCAN, filled_in, pdf, printed
from pypdf import PdfReader, PdfWriter
from trees import edit, reed, snapshot

from pipeline.issue import edition
from pipeline.issue.signing.counterpart import UnreadableError
from pipeline.issue.signing.signing import Signing, sign
from pipeline.model.events import Withdrawn
from pipeline.model.places import AftaleError
from pipeline.model.words import Day

TODAY = "2027-02-10"
TWO_SEATS = (
    ("signature_rule: chair-alone", "signature_rule: two-jointly"),
    ("[{title: {en: Chair, da: Forperson}}]", "[{title: {en: Chair, da: Forperson}}, {title: {en: Chair, da: Forperson}}]"),
)  # fmt: skip


@pytest.fixture(name="paper")
def _paper(out, tmp_path):
    """The signature edition as a service gave it back, with the chair's name."""
    path = tmp_path / "Aase Holm underskrevet.pdf"
    path.write_bytes(pdf(printed(clean(frozen(out, "1.0")), name="Aase Holm")))
    return path


def record(tree, *files, today=TODAY, **told):
    """Record a counterpart."""
    words = {"agreement": MOU, "version": "1.0", "party": "nsk", "method": "e-service", "on": Day(2027, 2, 3)}
    return sign(clerk_of(tree, today), Signing(files=files, **{**words, **told}), Path())


def refused(tree, *files, **told):
    """The codes of what stands in the way; then nothing may have been written."""
    before = snapshot(tree)
    with pytest.raises(AftaleError) as stopped:
        record(tree, *files, **told)
    assert snapshot(tree) == before
    return [finding.code for finding in stopped.value.findings]


def archived(tree):
    """The names of the files in the archive."""
    return sorted(path.name for path in (tree / "local/archive").rglob("*") if path.is_file())


def code_of(tree, version="1.0"):
    """The code at the foot of a version's pages."""
    return life_in(tree).versions[version].facts.contents[0].code


def test_one_party_after_the_other(out, paper):
    """Signed by one, then signed."""
    first = record(out, paper)
    assert (first.version.lacking, first.version.signed) == ((("river", "en"),), False)
    assert record(out, paper, party="river", jointly=True).version.signed
    assert life_in(out).signed.facts.version == "1.0"


def test_the_file_goes_to_the_archive_under_a_name_of_ours(out, paper):
    """The ledger knows its bytes, and neither its name nor what is written in it."""
    (file,) = record(out, paper).facts.files
    assert archived(out) == [file.name] == [f"nsk_en_1_{file.sha256[:8]}.pdf"]
    assert (out / "local/archive/reed/mou/1.0" / file.name).read_bytes() == paper.read_bytes()
    assert files_that_say(out / "agreements", "Holm", "underskrevet") == []


def test_the_same_file_is_recorded_once(out, paper):
    """The second time it says so, and writes nothing."""
    record(out, paper)
    before = snapshot(out)
    assert not record(out, paper, today="2027-02-20").is_new
    assert snapshot(out) == before


def test_a_call_that_was_killed_is_made_good(out, paper, monkeypatch):
    """Files come first, then the event; the next call finds its own files and adds no others."""
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.issue.clerk.record", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            record(out, paper)
    assert (len(archived(out)), life_in(out).versions["1.0"].signatures) == (1, ())
    assert record(out, paper).is_new
    assert len(archived(out)) == 1


def test_a_file_of_the_other_party_is_refused_unless_it_is_joint(out, paper):
    """A mistake is more likely than one file with all signatures, so that must be said."""
    record(out, paper)
    assert refused(out, paper, party="river") == ["SIGN_FILE_OF_PARTY"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"version": "0.1"}, "SIGN_NOT_AN_EDITION"),
        ({"version": "2.0"}, "VERSION_UNKNOWN"),
        ({"party": "brook"}, "PARTY_UNKNOWN"),
        ({"language": "da"}, "SIGN_LANGUAGE_UNKNOWN"),
        ({"offices": ("Treasurer",)}, "SIGN_NO_AUTHORITY"),
        ({"on": Day(2027, 1, 31)}, "DAY_BEFORE_ISSUE"),
        ({"on": Day(2027, 2, 11)}, "DAY_TO_COME"),
        ({"corrections": ("1.1: many for all",)}, "SIGN_CORRECTED_TEXT"),
    ],
)
def test_what_cannot_have_been_signed_is_refused(out, paper, told, code):
    """One sentence, and nothing recorded."""
    assert refused(out, paper, **told) == [code]


def test_a_withdrawn_edition_is_not_signed(out, paper):
    """It is void."""
    happened(out, Withdrawn(version="1.0", reason="A mistake."), "2027-02-02")
    assert refused(out, paper) == ["VERSION_VOID"]


def test_the_edition_as_it_was_issued_is_not_signed(out):
    """Nor is an earlier version."""
    (clean_one,) = frozen(out, "1.0").glob("*_clean.docx")
    (earlier,) = frozen(out, "0.1").glob("*_clean.docx")
    assert refused(out, clean_one, method="docx") == ["SIGN_AS_ISSUED"]
    assert refused(out, earlier, method="docx") == ["SIGN_OTHER_VERSION"]


@pytest.mark.parametrize("name", ["Chair", "chair", "Forperson", " FORPERSON "])
def test_an_office_in_any_language(out, paper, name):
    """It is recorded under its English title."""
    assert record(out, paper, offices=(name,)).facts.offices == ("Chair",)


def test_two_seats_of_one_title_are_two(tmp_path):
    """Each signs for itself, on one paper or on two."""
    tree = living_tree(tmp_path / "tree", reed(*TWO_SEATS))
    issue(tree, "--for-signature", today="2027-02-01")
    pages = printed(clean(frozen(tree, "1.0")))
    papers = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for number, path in enumerate(papers):
        path.write_bytes(pdf([*pages, f"Evidence {number}"]))
    assert record(tree, papers[0], offices=("Chair",)).facts.offices == ("Chair",)
    assert ("nsk", "en") in life_in(tree).versions["1.0"].lacking
    assert record(tree, papers[1], offices=("Chair",)).facts.offices == ("Chair 2",)
    assert ("nsk", "en") not in life_in(tree).versions["1.0"].lacking


def test_a_party_without_offices_signs_itself(out, paper):
    """Under its short name."""
    edit(facts_file(out), "[{title: {en: Chair, da: Forperson}}]", "[]")
    assert record(out, paper).facts.offices == ("Reed",)
    assert life_in(out).versions["1.0"].lacking == (("river", "en"),)


@pytest.mark.parametrize(("last", "codes"), [("2027-02-02", ["SIGN_AUTHORITY_EXPIRED"]), ("2027-02-03", [])])
def test_authority_must_have_held_on_the_day(out, paper, last, codes):
    """Its last day still counts."""
    edit(
        facts_file(out),
        "da: Forperson}}]",
        f"da: Forperson}}, authority: {{document: x, valid_to: '{last}'}}}}]",
    )
    assert (refused(out, paper) if codes else []) == codes
    assert codes or record(out, paper).is_new


def test_which_document_was_signed_must_be_said_where_there_are_several(tmp_path):
    """Each language has its own counterparts."""
    tree = living_tree(tmp_path / "tree", reed(("versions: [en]", "versions: [en, da], prevailing: en")))
    issue(tree, "--for-signature", today="2027-02-01")
    path = tmp_path / "back.pdf"
    path.write_bytes(pdf(printed(clean(frozen(tree, "1.0"), "da"))))
    assert refused(tree, path) == ["SIGN_LANGUAGE_NEEDED"]
    assert refused(tree, path, language="en") == ["SIGN_OTHER_LANGUAGE"]
    assert record(tree, path, language="da").version.lacking == (
        ("nsk", "en"),
        ("river", "en"),
        ("river", "da"),
    )
    assert refused(tree, path, language="en") == ["SIGN_FILE_OF_OTHER"]


# ── scans


@pytest.fixture(name="scan")
def _scan(tmp_path):
    """A scan of three pages, behind which a scanner has put what it took for text."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([SCAN] * 3, hidden="Thls is a guess"))
    return path


def test_a_scan_needs_the_code_and_the_number_of_pages(out, scan):
    """Both are read on the paper; hand corrections are recorded as they were told."""
    assert refused(out, scan, method="wet-scan") == ["SIGN_CODE_NEEDED", "SIGN_PAGES_NEEDED"]
    code = f" {code_of(out).upper().replace('-', ' ')}"
    told = {"code": code, "pages": 3, "corrections": ("1.1: many for all, initialled",)}
    facts = record(out, scan, method="wet-scan", **told).facts
    assert (facts.verified, facts.pages, facts.corrections) == ("code", 3, told["corrections"])


def test_a_correction_names_nobody(out, scan):
    """The ledger holds no name."""
    write_names(out)
    told = {"code": code_of(out), "pages": 3, "corrections": (f"1.1, by {SIGNATORIES['nsk']}",)}
    assert refused(out, scan, method="wet-scan", **told) == ["NAME_FOR_THE_LEDGER"]


def test_a_code_of_another_version_is_told(tmp_path, scan):
    """Of which one, and in which language."""
    tree = living_tree(tmp_path / "tree")
    issue(tree)
    edit(facts_file(tree), "Clean water for all.", "Clean water for many.")
    issue(tree, "--for-signature", today="2027-02-01")
    told = {"method": "wet-scan", "pages": 3}
    with pytest.raises(AftaleError) as stopped:
        record(tree, scan, code=code_of(tree, "0.1"), **told)
    (finding,) = stopped.value.findings
    assert (finding.code, dict(finding.args)["other"]) == ("SIGN_CODE_OF_OTHER", "0.1 (en)")
    assert refused(tree, scan, code="1111-2222-3333", **told) == ["SIGN_CODE_WRONG"]


def test_the_pages_of_a_scan_are_counted(out, scan, tmp_path):
    """In one file, or page by page; evidence does not count."""
    one, evidence = tmp_path / "1.jpg", tmp_path / "mail.eml"
    one.write_bytes(b"\xff\xd8\xff one")
    evidence.write_bytes(b"From: them")
    told = {"method": "wet-scan", "code": code_of(out)}
    assert refused(out, scan, pages=4, **told) == ["SIGN_PAGES_SCANNED"]
    facts = record(out, scan, one, pages=4, evidence=(evidence,), **told).facts
    assert [(file.role, file.name[:8], file.name[-4:]) for file in facts.files] == [
        ("counterpart", "nsk_en_1", ".pdf"), ("counterpart", "nsk_en_2", ".jpg"), ("evidence", "nsk_en_3", ".eml"),
    ]  # fmt: skip


@pytest.fixture(name="printed_out")
def _printed_out(tmp_path, monkeypatch):
    """A tree whose signature edition has a PDF."""
    tree = living_tree(tmp_path / "tree")
    monkeypatch.setattr(
        edition, "to_pdf", lambda files: {name: pdf(printed(data)) for name, data in files.items()}
    )
    issue(tree, "--for-signature", today="2027-02-01")
    return tree


def test_a_scan_has_as_many_pages_as_the_version(printed_out, tmp_path):
    """Where the version's own are known."""
    count = life_in(printed_out).versions["1.0"].facts.contents[0].pages
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf([SCAN] * (count - 1)))
    told = {"method": "wet-scan", "code": code_of(printed_out)}
    assert refused(printed_out, scan, pages=count - 1, **told) == ["SIGN_PAGES_WRONG"]
    assert refused(printed_out, scan, pages=count, **told) == ["SIGN_PAGES_SCANNED"]


def test_pages_that_were_scanned_among_others_need_the_code(printed_out, tmp_path):
    """The text of the others is compared all the same."""
    pages = printed(clean(frozen(printed_out, "1.0")))
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(pdf([*pages[:-1], SCAN]))
    bad.write_bytes(pdf([pages[0].replace("Reed", "Weed"), *pages[1:-1], SCAN]))
    told = {"method": "wet-scan", "code": code_of(printed_out), "pages": len(pages)}
    assert refused(printed_out, good, method="wet-scan") == ["SIGN_CODE_NEEDED", "SIGN_PAGES_NEEDED"]
    assert refused(printed_out, bad, **told) == ["SIGN_TEXT_DIFFERS"]
    assert record(printed_out, good, **told).facts.verified == "code"


# ── files


def test_evidence_behind_the_last_page_is_a_service_s(out, paper, tmp_path):
    """It is recorded how many pages; with another method they are refused."""
    path = tmp_path / "more.pdf"
    path.write_bytes(pdf([*printed(clean(frozen(out, "1.0"))), "Certificate of completion"]))
    assert refused(out, path, method="wet-scan") == ["SIGN_PAGES_MORE"]
    facts = record(out, path).facts
    assert (facts.verified, facts.evidence_pages) == ("text", 1)


def test_a_container_of_signatures_is_read(out, paper, tmp_path):
    """The document in it is compared; the container is kept."""
    path = tmp_path / "signed.asice"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("agreement.pdf", paper.read_bytes())
        package.writestr("META-INF/signatures0.xml", "<x/>")
    done = record(out, path)
    assert (done.facts.verified, done.facts.files[0].name[-6:]) == ("text", ".asice")


def test_a_word_file_is_signed_in_word(out, tmp_path):
    """Alone, and by no other method."""
    path = tmp_path / "back.docx"
    path.write_bytes(filled_in(clean(frozen(out, "1.0"))))
    assert refused(out, path, method="wet-scan") == ["SIGN_METHOD_WORD"]
    assert refused(out, path, path, method="docx") == ["SIGN_METHOD_WORD"]
    done = record(out, path, method="docx")
    assert done.facts.verified == "text"
    assert [finding.code for finding in done.findings] == ["SIGN_WORD_UNSIGNED", "SIGN_FILLED_IN"]


def test_a_pdf_is_not_signed_in_word(out, paper):
    """The method must be the file's."""
    assert refused(out, paper, method="docx") == ["SIGN_METHOD_WORD"]


@pytest.mark.parametrize(
    ("name", "data", "method", "code"),
    [
        ("a.pdf", b"%PDF-1.7 nothing", "e-service", "SIGN_PDF_UNREADABLE"),
        ("a.pdf", b"", "e-service", "SIGN_FILE_EMPTY"),
        ("a.docx", b"PK\x03\x04", "docx", "WORD_FILE_UNUSABLE"),
        ("b.pdf", None, "e-service", "FILE_UNREADABLE"),
    ],
)
def test_a_file_that_cannot_be_used(out, tmp_path, name, data, method, code):
    """It is told apart from one that says something else."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableError) as stopped:
        record(out, path, method=method)
    assert [finding.code for finding in stopped.value.findings] == [code]


def test_a_version_that_is_not_here_proves_nothing(out, paper):
    """A text cannot be compared with what was lost, or changed."""
    (path,) = frozen(out, "1.0").glob("*_clean.docx")
    whole = path.read_bytes()
    path.write_bytes(whole + b"x")
    assert refused(out, paper) == ["SIGN_ISSUED_CHANGED"]
    path.unlink()
    assert refused(out, paper) == ["SIGN_ISSUED_NOT_HERE"]


def test_a_locked_pdf_is_taken_as_a_scan(out, tmp_path):
    """Nobody can read its text, so somebody must have."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["x"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path := tmp_path / "locked.pdf")
    assert refused(out, path) == ["SIGN_CODE_NEEDED", "SIGN_PAGES_NEEDED"]
    assert record(out, path, code=code_of(out), pages=3).facts.verified == "code"
