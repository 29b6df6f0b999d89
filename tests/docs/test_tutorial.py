"""The tutorial is followed word by word in a copy of the tree; what it shows is what comes back."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from pipeline.cli.main import cli
from pipeline.word.filling import filled

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "tutorial.md"
STEP = re.compile(
    r"^```(console|diff)\n(.*?)^```|^<!-- the test (?:edits (\S+)|signs (\S+ from \S+)) -->",
    re.DOTALL | re.MULTILINE,
)
FILE = re.compile(r"`((?:agreements|clauses)/[\w./-]+\.(?:yaml|md))`")
ANSWER = re.compile(r"^.*?(?:\?| \[.*\]|name|letters)(?: \[.*\])?: (.*)$", re.MULTILINE)


@pytest.fixture(name="tree", scope="module")
def _tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tutorial")
    for name in ("agreements", "clauses"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("~$*"))
    shutil.copy(ROOT / "aftale.yaml", tree)
    return tree


def steps() -> Iterator[tuple[str, str, str]]:
    """Every step in order: its kind, its text, and the file last named before it."""
    text = PAGE.read_text(encoding="utf-8")
    for found in STEP.finditer(text):
        named = FILE.findall(text[: found.start()])
        kind = found[1] or ("word" if found[3] else "signed")
        yield kind, found[2] or found[3] or found[4], named[-1] if named else ""


def change(path: Path, diff: str) -> None:
    old, new = (
        "".join(line[1:] for line in diff.splitlines(keepends=True) if line[0] == sign) for sign in "-+"
    )
    text = path.read_text(encoding="utf-8")
    wanted = old if old in text else old.rstrip("\n")
    assert wanted in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(wanted, new if wanted == old else new.rstrip("\n"), 1), encoding="utf-8")


def sign(tree: Path, target: str, source: str) -> None:
    """Write names into the blanks of an issued document, as somebody does who signs it."""
    (tree / target).parent.mkdir(exist_ok=True)
    data = (tree / source).read_bytes()
    (tree / target).write_bytes(filled(data, {"umeme-1": "C. Trustee", "umeme-2": "E. Director"}))


def answers(shown: str) -> str:
    """What the reader types at each question; Enter where nothing stands after it."""
    return "".join(f"{answer}\n" for answer in ANSWER.findall(shown))


def run(tree: Path, command: str, shown: str) -> str:
    args = shlex.split(command)[1:]
    if args[0] == "new":
        return CliRunner().invoke(cli, ["-C", str(tree), *args], input=answers(shown)).output
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *args],
        cwd=tree,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def pattern(shown: str) -> str:
    """What is shown as an expression: `...` stands for anything, and seconds differ."""
    escaped = re.escape(shown.strip()).replace(re.escape("..."), ".*")
    return re.sub(r"\d+\\\.\d\\ s", r"\\d+\\.\\d s", escaped)


def test_the_tutorial_is_true(tree: Path) -> None:
    """Every command is run, every edit is made, in the order of the page."""
    for kind, text, file in steps():
        if kind == "diff":
            change(tree / file, text)
        elif kind == "word":
            document = docx.Document(str(tree / text))
            document.add_paragraph("A change made by hand.")
            document.save(str(tree / text))
        elif kind == "signed":
            sign(tree, *text.split(" from "))
        else:
            for call in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, shown = call.partition("\n")
                came = run(tree, command, shown).strip()
                assert re.fullmatch(pattern(shown), came, re.DOTALL), f"$ {command}\n{came}"
