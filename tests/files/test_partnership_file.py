"""Partnership files from disk: the examples, and what thousands of small mistakes in them are answered with."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.files.library import vocabularies
from pipeline.files.partnership import load_annexes, load_partnership, load_settings, read_partnership

ROOT = Path(__file__).parents[2]
EXAMPLES = {path.parent.name: path.read_text("utf-8") for path in ROOT.glob("agreements/*/partnership.yaml")}
SOME = min(EXAMPLES)
TRIES = 120


def read(text, library, folder=SOME):
    """Read a partnership's text."""
    return read_partnership(text.encode("utf-8", "surrogatepass"), folder, vocabularies(library))


@pytest.mark.parametrize("folder", EXAMPLES)
def test_the_examples_read_without_a_finding(folder, library):
    """From disk, with their folder's name and a digest."""
    loaded = load_partnership(ROOT, folder, vocabularies(library))
    assert (loaded.findings, loaded.partnership.id, len(loaded.digest)) == ((), folder, 64)


def test_windows_lines_read_alike(library):
    """The same record, the same places, another digest."""
    unix, windows = (read(EXAMPLES[SOME].replace("\n", end), library) for end in ("\n", "\r\n"))
    assert unix.partnership == windows.partnership
    assert unix.partnership.agreements[0].at == windows.partnership.agreements[0].at
    assert unix.digest != windows.digest


def test_an_id_is_its_folder_s_name(library):
    """A folder that was copied or renamed is found out."""
    [finding] = read(EXAMPLES[SOME], library, folder="copy").findings
    line = EXAMPLES[SOME].split("\n").index(f"id: {SOME}") + 1
    assert (finding.code, finding.place.line, dict(finding.args)["folder"]) == ("ID_NOT_FOLDER", line, "copy")


def test_a_missing_file_is_a_finding_and_no_crash(tmp_path, library):
    """A folder without its file, a file that is a folder, a tree without settings."""
    (tmp_path / "agreements/b/partnership.yaml").mkdir(parents=True)
    codes = [load_partnership(tmp_path, f, vocabularies(library)).findings[0].code for f in ("a", "b")]
    assert codes == ["PARTNERSHIP_FILE_MISSING", "FILE_UNREADABLE"]
    assert [finding.code for finding in load_settings(tmp_path)[1]] == ["SETTINGS_MISSING"]


def test_settings_are_read_as_strictly(tmp_path):
    """With every mistake of the file at its place."""
    (tmp_path / "aftale.yaml").write_text('schema: "1"\nparty: {id: a, name: A}\nmesages: en\n', "utf-8")
    settings, findings = load_settings(tmp_path)
    assert settings is None
    assert [(f.code, f.path, f.place.line) for f in findings] == [
        ("FIELD_UNKNOWN", "mesages", 3),
        ("FIELD_MISSING", "party.short_name", 2),
    ]


def test_an_annex_outside_the_folder_is_refused(tmp_path, library):
    """Neither a way up nor a missing file is followed; each is found where the file names it."""
    (tmp_path / "agreements/a").mkdir(parents=True)
    (tmp_path / "agreements/a/plan.docx").write_bytes(b"plan")
    (tmp_path / "secret.docx").write_bytes(b"secret")
    names = ["plan.docx", "../../secret.docx", "gone.docx", str(tmp_path / "secret.docx")]
    annexes = "".join(f"\n      - {{file: '{name}', title: {{en: A}}}}" for name in names)
    text = f"{EXAMPLES[SOME].split('agreements:')[0]}agreements:\n  - id: a\n    kind: mou\n    annexes:{annexes}\n"
    loaded = read(text, library)
    assert loaded.findings == ()
    found, findings = load_annexes(tmp_path, "a", loaded.partnership.agreements[0])
    assert found == {"plan.docx": b"plan"}
    assert [finding.code for finding in findings] == ["ANNEX_OUTSIDE", "ANNEX_MISSING", "ANNEX_OUTSIDE"]
    assert len({finding.place.line for finding in findings}) == 3


def drop(lines, at, _dice):
    """Lose a line."""
    del lines[at]


def double(lines, at, _dice):
    """Paste a line twice."""
    lines.insert(at, lines[at])


def swap(lines, at, dice):
    """Move a line elsewhere."""
    lines.insert(dice.randrange(len(lines)), lines.pop(at))


def indent(lines, at, dice):
    """Push a line to the right or left."""
    lines[at] = (
        dice.choice(["  ", " ", "\t"]) + lines[at]
        if dice.random() < 0.5
        else lines[at][dice.choice([1, 2]) :]
    )


def strike(lines, at, dice):
    """Hit a wrong key."""
    place = dice.randrange(len(lines[at]) + 1)
    lines[at] = (
        lines[at][:place] + dice.choice("x:-'\"{}[]#&*!|>%@,0é\u202e\0\ud800 ") + lines[at][place + 1 :]
    )


def lose(lines, at, dice):
    """Lose a character."""
    place = dice.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + lines[at][place + 1 :]


def replace(lines, at, dice):
    """Type another value."""
    name, colon, _ = lines[at].partition(":")
    value = dice.choice(
        [
            "",
            "[]",
            "{}",
            "NO",
            "250.000",
            "2026-02-30",
            "pending",
            "[a, b]",
            "{en: x}",
            '""',
            "*a",
            "&a b",
            "<<: 1",
        ]
    )
    lines[at] = f"{name}{colon} {value}"


def cut(lines, at, _dice):
    """Save only the beginning."""
    del lines[at:]


MISTAKES = (drop, double, swap, indent, strike, lose, replace, cut)


@pytest.mark.parametrize("folder", EXAMPLES)
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_every_mistake_in_a_file_is_answered_with_a_place(folder, mistake, library, tally):
    """The record is made, or each finding has file, line and column; never an exception."""
    dice = random.Random(f"{folder} {mistake.__name__}")
    whole = EXAMPLES[folder].split("\n")
    for _ in range(TRIES // len(EXAMPLES)):
        lines = list(whole)
        mistake(lines, dice.randrange(len(lines) - 1), dice)
        loaded = read("\n".join(lines), library, folder)
        assert loaded.partnership or loaded.findings
        places = [finding.place for finding in loaded.findings]
        assert all(place.file.endswith("partnership.yaml") for place in places)
        assert all(1 <= place.line <= len(lines) + 1 and place.column >= 1 for place in places), lines
        tally[
            "mistake in a partnership file: found" if places else "mistake in a partnership file: still sound"
        ] += 1
