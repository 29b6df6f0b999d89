"""`aftale build`, called in every way: what it says, in which format, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from xml.etree import ElementTree as ET

import pytest
from trees import REED, ROOT, add, aftale, edit, program, reed, snapshot

from pipeline.cli import build_command


@pytest.fixture(name="broken")
def _broken(tree):
    """A tree with a partnership that has a mistake, and one that has none."""
    add(tree, reed(("role: local-lead", "role: nobody"), id_="river"))
    return tree


def built(tree, *select):
    """What a build of a selection builds; it must go well."""
    ran = aftale(tree, "build", "--format", "json", *select)
    assert ran.code == 0, ran.err
    return sorted(ran.data["built"])


def test_the_program_builds_and_then_has_nothing_to_do(tree):
    """As people run it: exit 0 twice; the second run writes nothing."""
    first = program(tree, "build")
    assert (first.code, first.err) == (0, "")
    assert re.fullmatch(
        r"built reed/mou\n1 built, 0 up to date, 0 failed, 0 open points, \d+\.\d s\n", first.out
    )
    before = snapshot(tree)
    second = program(tree, "build")
    assert (second.code, second.err) == (0, "")
    assert second.out.startswith("0 built, 1 up to date, 0 failed, 0 open points, ")
    assert snapshot(tree) == before


def test_a_plan_as_text(tree):
    """One line an agreement, and a sum."""
    assert aftale(tree, "build", "--dry-run").out == (
        "reed/mou: It has not been built before.\n1 would be built, 0 up to date\n"
    )


def test_explain_says_why_each_is_built(tree):
    """On stdout for people; JSON stays clean on stdout."""
    assert aftale(tree, "build", "--explain").out.startswith(
        "reed/mou: It has not been built before.\nbuilt reed/mou\n"
    )
    edit(tree / "agreements/reed/partnership.yaml", "Trust", "Hope")
    ran = aftale(tree, "build", "--explain", "--format", "json")
    assert ran.data["built"] == ["reed/mou"]
    assert "reed/mou: Its partnership file changed." in ran.err


def test_quiet_says_only_what_needs_a_decision(broken):
    """A mistake is said; that all went well is not."""
    ran = aftale(broken, "-q", "build")
    assert ran.code == 1
    assert "WORD_UNKNOWN" in ran.err
    assert "built reed/mou" not in ran.out
    assert aftale(broken, "-q", "build", "reed").out == ""


MOUS = ["klima-alliance/mou", "nsk-ixchel/mou", "solfaellesskab-umeme/mou", "venskab-kpalime/mou"]
GRANTS = [
    "hoerefaellesskab-acso/grant",
    "nsk-ixchel/grant-2027",
    "solfaellesskab-umeme/grant",
    "sundhed-nordghana/grant",
]
SELECTS = {
    "klima-alliance/mou": ["klima-alliance/mou"],
    "klima-alliance": ["klima-alliance/mou"],
    "nsk-*": ["nsk-ixchel/grant-2027", "nsk-ixchel/mou"],
    "*/mou": MOUS,
    "kind:grant": GRANTS,
    "type:alliance": ["klima-alliance/mou", "sundhed-nordghana/grant"],
    "type:professional": ["nsk-ixchel/grant-2027", "nsk-ixchel/mou", "solfaellesskab-umeme/grant", "solfaellesskab-umeme/mou",
                          "sundhed-nordghana/grant"],
    "pool:ccam": ["solfaellesskab-umeme/grant"],
    "party:umeme": ["solfaellesskab-umeme/grant", "solfaellesskab-umeme/mou"],
    "party:n*": ["klima-alliance/mou", "nsk-ixchel/grant-2027", "nsk-ixchel/mou"],
    "clause:shared-values": ["nsk-ixchel/mou", "venskab-kpalime/mou"],
    "state:changed": sorted(MOUS + GRANTS),
}  # fmt: skip


def test_open_points_are_counted_alike(examples):
    """Whether the agreements were built just now or are up to date."""
    shutil.rmtree(examples / "output")
    first, second = aftale(examples, "build").out, aftale(examples, "build").out
    assert re.findall(r"(\d+) open points", first) == re.findall(r"(\d+) open points", second)


@pytest.mark.parametrize("select", SELECTS)
def test_select(examples, select):
    """An id, a folder, a pattern, or what an agreement is: only those are planned, and listed."""
    (examples / ".aftale/state.json").unlink()
    plan = aftale(examples, "build", "-n", "--format", "json", select).data
    assert sorted(item["id"] for item in plan["stale"]) == SELECTS[select]
    listed = aftale(examples, "list", "--format", "json", select).data
    assert sorted(row["id"] for row in listed) == SELECTS[select]


def test_what_changed_can_be_listed(examples):
    """After a change, `state:changed` names what a build would make; of those, a second pattern chooses."""
    edit(examples / "agreements/nsk-ixchel/partnership.yaml", "NSK", "NSK")
    assert aftale(examples, "list", "--format", "json", "state:changed").data == []
    (examples / "agreements/nsk-ixchel/partnership.yaml").write_text(
        (examples / "agreements/nsk-ixchel/partnership.yaml").read_text("utf-8") + "# a note\n",
        encoding="utf-8",
    )
    for select, found in (
        ((), ["nsk-ixchel/mou", "nsk-ixchel/grant-2027"]),
        (("kind:mou",), ["nsk-ixchel/mou"]),
    ):
        rows = aftale(examples, "list", "--format", "json", "state:changed", *select).data
        assert [row["id"] for row in rows] == found


def test_only_what_is_selected_is_built(tree):
    """Of a tree that was never built, one agreement of two; the other remains for later."""
    edit(
        tree / "agreements/reed/partnership.yaml",
        "  - id: mou\n",
        "  - id: first\n    kind: mou\n    term: {start: pending}\n  - id: mou\n",
    )
    assert built(tree, "reed/mou") == ["reed/mou"]
    assert [path.name for path in (tree / "output/reed").iterdir()] == ["mou"]
    assert built(tree) == ["reed/first"]


def test_two_selections_are_added_up(tree):
    """Each of them, once."""
    for name in ("river", "rill"):
        add(tree, reed(id_=name))
    assert built(tree, "reed", "ri*r", "reed/*") == ["reed/mou", "river/mou"]


@pytest.mark.parametrize("command", ["build", "list", "check"])
def test_a_selection_of_nothing_asks_what_was_meant(tree, command):
    """Exit 1 with the nearest id; nothing is built."""
    ran = aftale(tree, command, "reed/muo")
    assert (ran.code, ran.out) == (1, "")
    assert ran.lines == [
        'agreements: SELECT_NOTHING "reed/muo" matches no agreement; did you mean "reed/mou"?'
    ]
    assert not (tree / "output").exists()


def test_a_key_that_does_not_exist(tree):
    """`knd:mou` is no pattern that happens to match nothing."""
    ran = aftale(tree, "build", "knd:mou")
    assert ran.code in (1, 2)
    assert "knd" in ran.err


@pytest.mark.parametrize(
    "words",
    [["bild"], ["build", "--frmat", "json"], ["build", "-j", "0"], ["build", "-j", "many"], ["build", "--format", "xml"],
     ["-C", "/nowhere", "build"], ["--lang", "de", "build"], ["explain"], ["new", "partnership", "Not A Name"]],
)  # fmt: skip
def test_a_wrong_call_ends_with_2(tree, words):
    """Said in a sentence, without a traceback."""
    ran = aftale(tree, *words)
    assert ran.code == 2
    assert "Error" in ran.err
    assert "Traceback" not in ran.err


def test_a_mistyped_command_asks_what_was_meant(tree):
    """The nearest one."""
    assert 'There is no command "bild". Did you mean "build"?' in aftale(tree, "bild").err
    assert 'There is no command "sow". Did you mean "show"?' in aftale(tree, "clauses", "sow").err


def test_a_folder_without_a_tree_ends_with_1(tmp_path):
    """It says which file is missing and what to do."""
    ran = aftale(tmp_path, "build")
    assert ran.code == 1
    assert ran.err == (
        "aftale.yaml: SETTINGS_MISSING there is no aftale.yaml here or in any folder above; go to the folder with your"
        " agreements, name it with -C, or make a new one with `aftale init`\n"
    )


def test_a_mistake_of_ours_ends_with_3(tree, monkeypatch):
    """Versions, the call and the trace, to be pasted into a report; no file's content."""

    def breaks(*_args):
        message = "the inside of the program"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(build_command, "_wanted", breaks)
    ran = aftale(tree, "build")
    assert ran.code == 3
    assert re.search(r"^aftale \d+\.\d+\.\d+, Python 3\.\d+\.\d+, \w+$", ran.err, re.MULTILINE)
    assert re.search(r"^command: -C .* build$", ran.err, re.MULTILINE)
    assert "ZeroDivisionError: the inside of the program" in ran.err
    assert "River Union" not in ran.err


def test_an_interrupt_ends_with_130(tree, monkeypatch):
    """And one word."""

    def interrupted(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(build_command, "_wanted", interrupted)
    ran = aftale(tree, "build")
    assert (ran.code, ran.err.strip()) == (130, "interrupted")


def test_messages_in_danish(broken):
    """With --lang da, every line: what is wrong, and what was done."""
    ran = aftale(broken, "--lang", "da", "build")
    assert 'WORD_UNKNOWN parties[1].role: "nobody" er ikke ' in ran.err
    assert "1 bygget, 0 uændret, 1 mislykkedes, 0 åbne punkter" in ran.out
    (broken / ".aftale/state.json").unlink()
    assert "Den er ikke bygget før." in aftale(broken, "--lang", "da", "build", "-n", "reed").out
    assert "passer ikke på nogen aftale; mente du" in aftale(broken, "--lang", "da", "build", "reed/mo").err


def test_danish_from_the_settings(broken):
    """`messages: da` in aftale.yaml is as good."""
    edit(broken / "aftale.yaml", "messages: en", "messages: da")
    assert '"nobody" er ikke ' in aftale(broken, "build").err
    assert "passer ikke på nogen aftale" in aftale(broken, "build", "nothing").err


def test_json_names_everything(broken):
    """What was built, what failed, and each finding with its place and words."""
    ran = aftale(broken, "build", "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    assert {key: ran.data[key] for key in ("schema", "built", "failed", "fresh", "set_aside")} == {
        "schema": "aftale-build/1", "built": ["reed/mou"], "failed": ["river"], "fresh": 0, "set_aside": []
    }  # fmt: skip
    (found,) = ran.data["findings"]
    assert (found["code"], found["severity"], found["path"]) == ("WORD_UNKNOWN", "error", "parties[1].role")
    assert (
        broken.joinpath(found["file"]).read_text().splitlines()[found["line"] - 1][found["column"] - 1 :]
        == "nobody"
    )


def test_github_annotates_the_line(broken):
    """A workflow command for each error: file, line, column, code, words."""
    ran = aftale(broken, "build", "--format", "github")
    (line,) = ran.out.strip().splitlines()
    assert re.fullmatch(
        r"::error file=agreements/river/partnership\.yaml,line=\d+,col=\d+,title=WORD_UNKNOWN::parties\[1\]\.role: .+",
        line,
    )


def test_gitlab_gets_a_code_quality_report(broken):
    """A list of issues, each with description, check name, a stable fingerprint, severity and place."""
    first, second = (aftale(broken, "build", "--format", "gitlab").data for _ in range(2))
    (issue,) = first
    assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
    assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
    assert issue["location"] == {
        "path": "agreements/river/partnership.yaml",
        "lines": {"begin": issue["location"]["lines"]["begin"]},
    }
    assert first == second


def test_sarif_is_sarif(broken):
    """Version 2.1.0, one run, and each result names a rule of the driver and a place inside the repository."""
    log = aftale(broken, "build", "--format", "sarif").data
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    (result,) = run["results"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (result["ruleId"], rule["fullDescription"]["text"] != "", "->" in rule["help"]["text"]) == (
        rule["id"], True, True)  # fmt: skip
    assert result["level"] in {"none", "note", "warning", "error"}
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "agreements/river/partnership.yaml"
    assert min(place["physicalLocation"]["region"].values()) >= 1


def test_junit_counts_the_agreements(broken):
    """A case for each, the failed ones with their errors."""
    suite = ET.fromstring(aftale(broken, "build", "--format", "junit").out)
    assert (suite.tag, suite.get("tests"), suite.get("failures")) == ("testsuite", "2", "1")
    assert {case.get("name"): case.find("failure") is not None for case in suite} == {
        "reed/mou": False,
        "river": True,
    }
    assert "WORD_UNKNOWN" in suite.find("testcase/failure").text


@pytest.mark.parametrize("format_", ["github", "gitlab", "sarif", "junit", "json"])
def test_formats_survive_any_words(tree, format_):
    """A value with line breaks, quotes, percent signs and markup in a message is only words."""
    nasty = 'a\\n::error::%0A<b>&\\" ]]> ,:å'
    add(tree, REED.replace("role: local-lead", f'role: "{nasty}"'))
    ran = aftale(tree, "build", "--format", format_)
    assert ran.code == 1
    if format_ == "junit":
        ET.fromstring(ran.out)
    elif format_ == "github":
        assert [line.startswith("::error file=") for line in ran.out.strip().splitlines()] == [True]
    else:
        json.loads(ran.out)


def test_the_last_run_s_results_are_kept(broken):
    """For programs that come later: the same object as --format json prints."""
    ran = aftale(broken, "build", "--format", "json")
    assert json.loads((broken / ".aftale/run-results.json").read_text("utf-8")) == ran.data


def test_the_repository_s_own_agreements_are_checked_too(examples):
    """`check` finds no error in the examples, writes nothing and says how many it looked at."""
    before = snapshot(examples)
    ran = aftale(examples, "check")
    assert (ran.code, ran.out.splitlines()[-1][:29]) == (0, "agreements checked: 8; errors")
    assert snapshot(examples) == before
    assert (ROOT / "agreements").is_dir()


def test_check_finds_what_build_finds(broken):
    """The same lines, and exit 1."""
    checked, ran = aftale(broken, "check"), aftale(broken, "build")
    assert (checked.code, ran.code) == (1, 1)
    assert set(ran.lines) <= set(checked.lines)


def test_check_says_where_to_read_more(broken, examples):
    """After an error or a warning, in the last line; else there is nothing to read about."""
    assert aftale(broken, "check").out.splitlines()[-1] == "`aftale explain CODE` says more about each"
    assert "KODE" in aftale(broken, "--lang", "da", "check").out
    assert "explain" not in aftale(examples, "check", "--stage", "send", "klima-alliance").out


def test_check_at_a_later_stage_is_stricter(examples):
    """An open point of a draft is an error of what is to be signed."""
    assert aftale(examples, "check", "--stage", "build", "nsk-ixchel").code == 0
    ran = aftale(examples, "check", "--stage", "sign", "nsk-ixchel/grant-2027")
    assert ran.code == 1
    assert "OFFICIAL_TEXT_PENDING" in ran.err
