"""`aftale sign`: what it says, in words and as JSON, and how it ends."""

from __future__ import annotations

import shutil

import pytest
from lives import MOU, SIGNING, clean, frozen, life_in, living_tree, once
from lives import issue as issued
from papers import SCAN, filled_in, pdf, printed
from schema_check import misfits
from trees import aftale, snapshot

from pipeline.build.schemas import OUTPUTS

HOW = ("--method", "e-service", "--signed-on", "2027-02-03", "--today", "2027-02-10")


@pytest.fixture(scope="module", name="out_once")
def _out_once(_program, tmp_path_factory):
    """Version 1.0 is out for signature, with papers that came back beside the tree; to be copied only."""

    def make(folder):
        tree = living_tree(folder)
        issued(tree, "--for-signature", today=SIGNING)
        word = clean(frozen(tree, "1.0"))
        pages = printed(word)
        papers = {
            "back.pdf": pdf([*pages, "Certificate of completion"]), "filled.pdf": pdf(printed(word, name="Aase Holm")),
            "other.pdf": pdf([page.replace("for all", "for many") for page in pages]),
            "scan.pdf": pdf([SCAN, SCAN]), "broken.pdf": b"%PDF-1.7", "back.docx": filled_in(word),
        }  # fmt: skip
        (tree / "local").mkdir()
        for name, data in papers.items():
            (tree / "local" / name).write_bytes(data)

    return once(tmp_path_factory, "signing", make)


@pytest.fixture(name="out")
def _out(out_once, tmp_path):
    return shutil.copytree(out_once, tmp_path / "out")


def sign(tree, file, *words, party="nsk", version="1.0", how=HOW):
    return aftale(tree, "sign", MOU, version, f"local/{file}", "--party", party, *how, *words)


def test_who_has_signed_and_who_has_not(out):
    """Then that it is signed."""
    ran = sign(out, "filled.pdf")
    assert (ran.code, ran.out) == (0, "signed by Reed (en); still missing: River (en)\n")
    ran = sign(out, "filled.pdf", "--jointly", party="river")
    assert (ran.code, ran.out) == (0, "reed/mou 1.0 is signed\n")


def test_what_is_worth_knowing_is_said(out):
    """It does not stand in the way."""
    ran = sign(out, "filled.pdf")
    assert ran.lines == [
        "local/filled.pdf: SIGN_SERVICE_UNSEEN this file has no digital signature and no page of evidence in it; keep what"
        " the service sent along as --evidence",
        "local/filled.pdf: SIGN_FILLED_IN filled in at the signatures: Aase Holm; see that it is names, places and dates,"
        " and nothing else",
    ]


def test_a_second_time(out):
    """It says so, and writes nothing."""
    sign(out, "back.pdf")
    before = snapshot(out)
    ran = sign(out, "back.pdf")
    assert (ran.code, ran.out) == (0, "this file is recorded already as signed by Reed (en) on 2027-02-03\n")
    assert snapshot(out) == before


def test_a_program_is_told(out):
    """Who and what is lacking, what proved it, and where the files are."""
    data = sign(out, "back.pdf", "--format", "json").data
    assert list(misfits(data, OUTPUTS["sign"])) == []
    (finding,) = data.pop("findings")
    (file,) = data.pop("files")
    assert (finding["code"], finding["severity"]) == ("SIGN_EVIDENCE_PAGES", "warning")
    assert file.startswith("local/archive/reed/mou/1.0/nsk_en_1_")
    assert (out / file).is_file()
    assert data == {"schema": "aftale-sign/1", "version": "1.0", "party": "nsk", "language": "en", "verified": "text",
                    "lacking": [{"party": "river", "language": "en"}], "signed": False, "recorded": True}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "words", "sentence"),
    [
        ("other.pdf", (), 'page 1: version 1.0 says "all.'),
        ("scan.pdf", ("--code", "1111-2222-3333", "--pages", "2"), "1111-2222-3333 is not the code of version 1.0 (en)"),
        ("back.pdf", ("--as", "Chairs"), 'those are Chair; did you mean "Chair"?'),
        ("back.docx", (), "a Word file is recorded alone, with --method docx"),
        ("back.pdf", ("--signed-on", "2027-01-31"), "2027-01-31 is before version 1.0 was issued, on 2027-02-01"),
    ],
)  # fmt: skip
def test_what_is_refused_is_one_sentence(out, file, words, sentence):
    """Nothing is written; exit 1."""
    before = snapshot(out)
    ran = sign(out, file, *words)
    (line,) = ran.lines
    assert (ran.code, ran.out, sentence in line, snapshot(out)) == (1, "", True, before), line


def test_a_refusal_as_json(out):
    """In the same shape, with what stands in the way."""
    ran = sign(out, "other.pdf", "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS["sign"]))) == (1, [])
    assert ([f["code"] for f in ran.data["findings"]], ran.data["recorded"]) == (["SIGN_TEXT_DIFFERS"], False)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("broken.pdf", ()),
        ("nothing.pdf", ()),
        ("back.pdf", ("--method", "fax")),
        ("scan.pdf", ("--pages", "0")),
    ],
)
def test_what_cannot_be_used_is_the_call_s_fault(out, file, words):
    """Exit 2, and nothing written."""
    before = snapshot(out)
    assert (sign(out, file, *words).code, snapshot(out)) == (2, before)


def test_a_scan_is_recorded_with_its_code(out):
    """And what was corrected by hand."""
    code = life_in(out).versions["1.0"].facts.contents[0].code
    told = ("--code", code, "--pages", "2", "--correction", "1.1: many for all")
    data = sign(out, "scan.pdf", *told, "--format", "json").data
    assert (data["verified"], data["findings"]) == ("code", [])
    assert life_in(out).versions["1.0"].signatures[0].corrections == ("1.1: many for all",)


def test_in_danish(out):
    """What is said to people is."""
    ran = aftale(out, "--lang", "da", "sign", MOU, "1.0", "local/other.pdf", "--party", "nsk", *HOW)
    assert 'side 1: version 1.0 siger "all.' in ran.err
    ran = aftale(out, "--lang", "da", "sign", MOU, "1.0", "local/back.pdf", "--party", "nsk", *HOW)
    assert ran.out == "underskrevet af Reed (en); der mangler stadig: River (en)\n"
