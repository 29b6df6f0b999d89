"""Trees of agreements in temporary folders, and the command run on them: in this process, or as a program."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.cli.failing import guarded
from pipeline.cli.main import cli

ROOT = Path(__file__).parents[2]
LIFE = ("ledger", "issued")
"""The folders of a partnership that tell what was issued."""
LIBRARY = ROOT / "clauses"
REED = """\
schema: "1"
id: reed
title: {en: Reed and River, da: Siv og Flod}
type: {primary: value-based}
languages: {versions: [en]}
parties:
  - id: nsk
    role: danish-lead
    kind: cso
    name: The Reed Society
    short_name: Reed
    country: "DK"
    registration: {scheme: DK-CVR, number: "00000116"}
    address: Reed Road 1, Aarhus
    signature_rule: chair-alone
    signatories: [{title: {en: Chair, da: Forperson}}]
  - id: river
    role: local-lead
    kind: cso
    name: The River Union
    short_name: River
    country: "GT"
    registration: {scheme: GT-REPEJU, number: "DEMO-1"}
    address: River Road 2, Antigua
    signature_rule: legal-representative
    signatories: [{title: {en: Director, da: Direktør}}]
    due_diligence: {done_on: "2026-09-02", sanctions_screened_on: "2026-09-02"}
background: {since: "2014", story: {en: They met by the water., da: De mødtes ved vandet.}}
purpose: {en: Clean water for all., da: Rent vand til alle.}
values: [{kind: personal, text: {en: Trust, da: Tillid}}]
capacity: [{learner: all, text: {en: Bookkeeping, da: Bogføring}}]
agreements:
  - id: mou
    kind: mou
    term: {start: "2027-02-01", review_every_months: 12}
    wording_waiver: {reason: It is a test., by_role: board, date: "2027-01-02"}
"""
"""A small partnership of one agreement, without anything open."""
SMALL_LIBRARY = {
    "slots.yaml": "slots: []\n",
    "conflicts.yaml": "conflicts: []\n",
    "glossary.yaml": "terms: []\n",
    "questions.yaml": "questions: []\n",
    "kinds/mou.yaml": "id: mou\ntitle: {en: Agreement, da: Aftale}\noutline: [{clause: aims, always: true}]\n",
    "types/value-based.yaml": "id: value-based\nname: {en: Shared values}\ndescription: {en: They share values.}\n",
    "wording/aims/clause.yaml": "id: aims\ntitle: {en: Aims, da: Mål}\npurpose: {en: Says why.}\nstatus: core\n"
                                "variants: [{id: standard}]\n",
    "wording/aims/standard.en.md": '{{ partner.name }} and {{ danish.name }} want this: {{ purpose }}\n\nClause {{ "aims" | ref }} binds.\n',
    "wording/aims/standard.da.md": '{{ partner.name }} og {{ danish.name }} vil dette: {{ purpose }}\n\nPunkt {{ "aims" | ref }} gælder.\n',
}  # fmt: skip
"""A library of one clause, where only the files matter and not what is in them."""
TWO = ("versions: [en]", "versions: [en, da], prevailing: en")
BESIDE = ("versions: [en]", "versions: [en, da], prevailing: en, layout: side-by-side")

SEQUENCE = ("versions: [en]", "versions: [en, da], prevailing: en, layout: sequential")


class Ran(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """What it said of somebody's files, line by line."""
        return self.err.splitlines()


def aftale(folder: Path, *args: str, stdin: str = "") -> Ran:
    """Run a command in this process, as the installed program does."""
    out, err = StringIO(), StringIO()
    before = sys.argv, sys.stdin
    sys.argv, sys.stdin = ["aftale", "-C", str(folder), *args], StringIO(stdin)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = guarded(cli)
    finally:
        sys.argv, sys.stdin = before
    return Ran(code, out.getvalue(), err.getvalue())


def call(folder: Path, *args: str) -> list[str]:
    """The words that start the program on a tree."""
    return [sys.executable, "-m", "pipeline", "-C", str(folder), *args]


def program(folder: Path, *args: str, stdin: str = "", **variables: str) -> Ran:
    """Run the program as a process of its own, in an environment with other variables."""
    ended = subprocess.run(call(folder, *args), cwd=ROOT, env=os.environ | variables, input=stdin, check=False,
                           capture_output=True, encoding="utf-8", timeout=120)  # fmt: skip
    return Ran(ended.returncode, ended.stdout, ended.stderr)


def new_tree(folder: Path, *partnerships: str, small: bool = False) -> Path:
    """Make a tree with the library, or a small one, and partnership files, each in the folder its id names."""
    if small:
        for name, text in SMALL_LIBRARY.items():
            (folder / "clauses" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "clauses" / name).write_text(text, encoding="utf-8")
        shutil.copytree(LIBRARY / "house", folder / "clauses/house")
        shutil.copy(LIBRARY / "phrases.yaml", folder / "clauses")
    else:
        shutil.copytree(LIBRARY, folder / "clauses")
    shutil.copy(ROOT / "aftale.yaml", folder)
    (folder / "agreements").mkdir()
    for text in partnerships:
        add(folder, text)
    return folder


def add(tree: Path, text: str) -> Path:
    """Add a partnership to a tree; return its file."""
    found = re.search(r"^id: (.*)$", text, re.MULTILINE)
    assert found
    path = tree / "agreements" / found[1] / "partnership.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def edit(path: Path, old: str, new: str) -> None:
    """Change a text that stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def reed(*changes: tuple[str, str], id_: str = "reed") -> str:
    """The small partnership with changes, each to a text that stands in it."""
    text = REED.replace("id: reed\n", f"id: {id_}\n", 1)
    for old, new in changes:
        assert old in text, f"{old!r} does not stand in the partnership"
        text = text.replace(old, new)
    return text


def snapshot(folder: Path) -> dict[str, str]:
    """The digest of every file in a folder, by path; the lock says nothing."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def dates(folder: Path) -> dict[str, int]:
    """When each file was last written, by path."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def word_files(tree: Path) -> dict[str, bytes]:
    """The Word files of a tree's output, by name."""
    return {path.name: path.read_bytes() for path in sorted((tree / "output").rglob("*.docx"))}


def copy_examples(tree: Path, *, life: bool = False) -> Path:
    """Copy the library and the example agreements, as if nothing had been issued yet unless their `life` is wanted."""
    shutil.copytree(LIBRARY, tree / "clauses", ignore=shutil.ignore_patterns("~$*"))
    ignored = shutil.ignore_patterns(*(() if life else LIFE))
    shutil.copytree(ROOT / "agreements", tree / "agreements", ignore=ignored)
    shutil.copy(ROOT / "aftale.yaml", tree)
    return tree


def built_once(factory: pytest.TempPathFactory) -> Path:
    """The library and the example agreements, copied and built through the program; nobody changes them."""
    tree = factory.getbasetemp() / "examples"
    if tree.exists():
        return tree
    copy_examples(tree)
    ran = program(tree, "build")
    assert ran.code == 0, ran.err
    return tree
