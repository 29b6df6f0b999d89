"""The other commands: list, explain, new, init, clean, doctor, and the help."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys

import pytest
from schema_check import misfits, read
from test_cli_schema import PARTNERSHIP
from trees import REED, ROOT, add, aftale, program, reed, snapshot

from pipeline.build.schemas import OUTPUTS
from pipeline.cli.main import COMMANDS

NAME = "reed_mou_0.1-draft_en_clean.docx"
HEAVY = ["jinja2", "lxml", "docx", "babel", "docxcompose", "markdown_it", "yaml"]


def imported(*words: str) -> set[str]:
    """The heavy libraries that a run of the program imports."""
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print('HEAVY', *[m for m in {HEAVY} if m in sys.modules]))\n"
        f"sys.argv = ['aftale', *{list(words)!r}]\n"
        "from pipeline.cli import main\nmain()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, text=True
    )
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.splitlines()[-1].split()[1:])


def test_help_is_quick():
    """It imports nothing that makes documents."""
    assert imported("--help") == set()


def test_a_build_with_nothing_to_do_is_quick(built):
    """Neither."""
    assert imported("-C", str(built), "build") <= {"yaml"}


def test_every_command_is_in_the_help(tree):
    """With one line, and has a help of its own."""
    shown = aftale(tree, "--help").out
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S", shown, re.MULTILINE)
        ran = aftale(tree, name, "--help")
        assert (ran.code, ran.out.split()[:2]) == (0, ["Usage:", "aftale"])


def test_the_version_is_the_package_s():
    """On one line."""
    ran = program(ROOT, "--version")
    assert (ran.code, re.fullmatch(r"aftale, version \d+\.\d+\.\d+\n", ran.out) is not None) == (0, True)


def test_list_names_every_agreement(examples):
    """Id, kind, types, languages: a line each, in order."""
    ran = aftale(examples, "list")
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split() for line in ran.out.splitlines()]
    assert [row[:2] for row in rows][:4] == [
        ["hoerefaellesskab-acso/grant", "grant"],
        ["klima-alliance/mou", "mou"],
        ["nsk-ixchel/mou", "mou"],
        ["nsk-ixchel/grant-2027", "grant"],
    ]


def test_list_names_the_files_a_build_makes(examples):
    """Each path in the JSON is there after a build."""
    rows = aftale(examples, "list", "--format", "json").data
    paths = [output["path"] for row in rows for output in row["output"]]
    assert sorted(paths) == sorted(
        p.relative_to(examples).as_posix() for p in (examples / "output").rglob("*.docx")
    )


def test_list_says_what_it_could_not_read(tree):
    """The others are listed; exit 1."""
    add(tree, reed(("role: local-lead", "role: nobody"), id_="river"))
    ran = aftale(tree, "list")
    assert (ran.code, "WORD_UNKNOWN" in ran.err) == (1, True)
    assert "reed/mou" in ran.out


def test_explain_tells_why_each_clause_is_in(examples):
    """The page that the build puts beside the document."""
    ran = aftale(examples, "explain", "nsk-ixchel/mou")
    assert ran.code == 0
    assert ran.out.strip() == (examples / "output/nsk-ixchel/mou/trace.md").read_text("utf-8").strip()
    data = aftale(examples, "explain", "--format", "json", "nsk-ixchel/mou").data
    assert all(clause["reasons"] for clause in data["clauses"])
    assert data["answers"]["governance"]["answer"] == "steering-group"


def test_explain_an_agreement_that_is_not_there(examples):
    """The nearest one is named."""
    ran = aftale(examples, "explain", "nsk-ixchel/muo")
    assert ran.code == 1
    assert 'did you mean "nsk-ixchel/mou"?' in ran.err


def test_explain_a_code(tree):
    """Severity, stage, what is wrong and what to do; in Danish too."""
    ran = aftale(tree, "explain", "ANNEX_REFUSED_MACROS")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "ANNEX_REFUSED_MACROS (error, build)")
    assert "macros" in ran.out
    assert "makroer" in aftale(tree, "--lang", "da", "explain", "ANNEX_REFUSED_MACROS").out


def test_a_page_about_a_code_says_why_and_shows_an_example(tree):
    """And the same mended; for programs as well, in the shape that is promised."""
    lines = aftale(tree, "explain", "CAP_ABOVE").out.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")][2:] == [
        "Why it matters:", "An example of what is found:", "What to do:", "The same, mended:",
    ]  # fmt: skip
    page = aftale(tree, "explain", "--format", "json", "CAP_ABOVE").data
    assert list(misfits(page, OUTPUTS["explain-code"])) == []
    assert (page["severity"], "104301" in page["example"], "104300" in page["instead"]) == (
        "error",
        True,
        True,
    )


def test_a_conflict_is_explained_by_the_library(examples):
    """Its words are the lawyer's."""
    ran = aftale(examples, "--lang", "da", "explain", "C-MONEY-ALLIANCE")
    assert (ran.code, "viderefører midler" in ran.out) == (0, True)


def test_explain_a_code_that_is_not_there(tree):
    """The nearest one is named."""
    ran = aftale(tree, "explain", "ANNEX_REFUSED_MACRO")
    assert ran.code == 1
    assert "ANNEX_REFUSED_MACROS" in ran.err


def typed(tree, *last: str) -> str:
    """What somebody types who answers every question with no and takes what is proposed."""
    count = len(read((tree / "clauses/questions.yaml").read_text("utf-8"))["questions"])
    return "\n".join([*["n"] * count, "", *last]) + "\n"


def test_a_new_partnership_builds(examples):
    """Answers on stdin make a commented file that fits the schema, loads and builds, with its gaps as open points."""
    stdin = typed(
        examples, "Water “and” light: \\ all", 'Umeme "Vijijini" Trust', "Umeme", "tz", "en da", "y", "n"
    )
    ran = program(examples, "new", "partnership", "umeme-light", stdin=stdin)
    assert ran.code == 0, ran.err
    path = examples / "agreements/umeme-light/partnership.yaml"
    assert list(misfits(read(path.read_text("utf-8")), PARTNERSHIP)) == []
    ran = aftale(examples, "build", "umeme-light")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "built umeme-light/mou"), ran.err
    (document,) = (examples / "output/umeme-light/mou").glob("*.docx")
    assert "_en-da_" in document.name


def test_the_answers_decide_the_type(examples):
    """The first question points to a type, which is proposed with the reason."""
    data = read((examples / "clauses/questions.yaml").read_text("utf-8"))["questions"]
    types = [read(path.read_text("utf-8")) for path in sorted((examples / "clauses/types").glob("*.yaml"))]
    best = max(types, key=lambda t: sum(q["weight"] for q in t["questions"] if q["id"] == data[0]["id"]))
    stdin = "\n".join(["y", *["n"] * (len(data) - 1), ""])
    ran = aftale(examples, "new", "partnership", "new-one", stdin=stdin)
    assert ran.code == 130, "the answers end too early, so nothing is written"
    assert f"({best['id']}): " in ran.out
    assert not (examples / "agreements/new-one").exists()


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_new_partnership_with_every_kind(examples, language):
    """A grant beside its memorandum stands under it, and the file loads."""
    stdin = typed(examples, "", "A Partner", "Partner", "TZ", "en", "y", "y")
    ran = aftale(examples, "--lang", language, "new", "partnership", "both", stdin=stdin)
    assert ran.code == 0, ran.err
    agreements = read((examples / "agreements/both/partnership.yaml").read_text("utf-8"))["agreements"]
    assert {a["kind"]: a.get("framework") for a in agreements} == {"mou": None, "grant": {"mou": "mou"}}
    assert aftale(examples, "list", "both").code == 0


def test_a_new_partnership_needs_an_agreement(examples):
    """Who says no to every kind is asked again, or gets a file that loads all the same."""
    stdin = typed(examples, "", "A Partner", "Partner", "TZ", "en", "n", "n", "n", "y")
    ran = aftale(examples, "new", "partnership", "none", stdin=stdin)
    path = examples / "agreements/none/partnership.yaml"
    assert not path.exists() or list(misfits(read(path.read_text("utf-8")), PARTNERSHIP)) == [], ran.out


def test_a_new_partnership_overwrites_nothing(tree):
    """The file that is there stays."""
    before = snapshot(tree)
    ran = aftale(tree, "new", "partnership", "reed", stdin="y\n" * 30)
    assert ran.code == 1
    assert "agreements/reed/partnership.yaml is already there" in ran.err
    assert snapshot(tree) == before


def test_init_and_then_build(tmp_path):
    """An empty folder, a name: library, settings and git's files are there, and a first partnership builds."""
    ran = program(tmp_path, "init", "ours", "--name", 'The "Reed" Society', "--short-name", "Reed & Co")
    assert (ran.code, ran.err) == (0, "")
    ours = tmp_path / "ours"
    assert {".gitattributes", ".gitignore", "aftale.yaml", "agreements", "clauses"} <= {
        path.name for path in ours.iterdir()
    }
    assert snapshot(ours / "clauses") == snapshot(ROOT / "clauses")
    add(ours, REED)
    ran = program(ours, "build")
    assert (ran.code, ran.err) == (0, "")
    assert (ours / "output/reed/mou" / NAME).is_file()


def test_init_in_danish(tmp_path):
    """Asks for what was not given, and the new tree speaks Danish from then on."""
    ran = aftale(tmp_path, "--lang", "da", "init", "vores", stdin="Rørskovens Venner\nRør\n")
    assert ran.code == 0
    assert "messages: da" in (tmp_path / "vores/aftale.yaml").read_text("utf-8")
    add(tmp_path / "vores", REED)
    assert "1 bygget" in aftale(tmp_path / "vores", "build").out


def test_init_overwrites_nothing(tree):
    """A folder that holds something is left as it is."""
    before = snapshot(tree)
    ran = aftale(tree, "init", ".", "--name", "A", "--short-name", "A")
    assert (ran.code, "INIT_NOT_EMPTY" in ran.err) == (1, True)
    assert snapshot(tree) == before


def test_clean_removes_ours_only(tree):
    """What builds made and the cache; edited files, others' files and everything outside output/ stay."""
    aftale(tree, "build")
    folder = tree / "output/reed/mou"
    (folder / "notes.txt").write_text("theirs")
    (folder / "trace.md").write_text("edited")
    outside = {name: d for name, d in snapshot(tree).items() if not name.startswith(("output", ".aftale"))}
    dry = aftale(tree, "clean", "-n")
    assert dry.out == "output/reed/mou/trace.md was edited and stays\nfiles removed: 2\n"
    assert (folder / NAME).exists()
    assert aftale(tree, "clean").out == dry.out
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "notes.txt", "trace.md"]
    assert {name: d for name, d in snapshot(tree).items() if not name.startswith("output")} == outside


def test_clean_leaves_nothing_of_ours(tree):
    """Not even an empty folder; then all is built again as before."""
    aftale(tree, "build")
    before = snapshot(tree / "output")
    assert aftale(tree, "clean").code == 0
    assert list((tree / "output").iterdir()) == []
    aftale(tree, "build")
    assert snapshot(tree / "output") == before


def test_clean_of_a_tree_that_was_never_built(tree):
    """Nothing to do is no mistake."""
    assert aftale(tree, "clean").code == 0


def test_doctor_finds_this_computer_fit(examples):
    """Everything needed is there; what only helps may be missing."""
    ran = program(examples, "doctor")
    assert (ran.code, ran.err) == (0, "")
    assert all(re.match(r"(ok  |LACK) \S", line) for line in ran.out.splitlines())
    assert re.search(r"^ok   library: \d+ clauses, 6 partnerships$", ran.out, re.MULTILINE)


def test_doctor_names_what_is_wrong_with_the_tree(tree):
    """Exit 1, and the line that lacks something."""
    (tree / "clauses/slots.yaml").unlink()
    ran = aftale(tree, "doctor")
    assert ran.code == 1
    assert re.search(r"^LACK library: ", ran.out, re.MULTILINE)


def test_a_closed_pipe_is_no_mistake(examples):
    """`aftale list | head -1` ends without a traceback."""
    head = shutil.which("head")
    if head is None:
        pytest.skip("no head on this computer")
    command = f"{sys.executable} -m pipeline -C {examples} explain nsk-ixchel/mou | {head} -1"
    ended = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.stdout.count("\n"), ended.stderr) == (1, "")


def test_the_tree_is_found_from_inside(tree, monkeypatch):
    """As git does: any folder below the root will do."""
    monkeypatch.chdir(tree / "agreements/reed")
    assert json.loads(aftale(tree / "agreements/reed", "list", "--format", "json").out)[0]["id"] == "reed/mou"
