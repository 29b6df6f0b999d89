"""Small trees in which agreements are issued, approved, signed and revised, and what their ledgers and frozen files say."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from trees import REED, SMALL_LIBRARY, Ran, aftale, edit, new_tree

from pipeline.build.tree import Tree
from pipeline.files.frozen import Shelves
from pipeline.files.ledger import read_ledger, record
from pipeline.issue.clerk import Clerk, open_clerk
from pipeline.model.events import Approved, Event, Facts, Signed
from pipeline.model.life import Life
from pipeline.model.words import Day

MOU = "reed/mou"
FIRST, SECOND, SIGNING = "2027-01-10", "2027-01-20", "2027-02-01"
"""When the first version is sent, the second, and the edition to be signed."""
LIBRARY_OF_THREE = SMALL_LIBRARY | {
    "kinds/mou.yaml": "id: mou\ntitle: {en: Agreement, da: Aftale}\n"
                      "outline: [{clause: aims, always: true}, {clause: term, always: true}, {clause: helpers}]\n",
    "overlays/helpers.yaml": "id: helpers\ntitle: {en: Volunteers are sent}\nwhen: flags.volunteers_seconded\n"
                             "brings: [helpers]\n",
    "wording/term/clause.yaml": "id: term\ntitle: {en: Term, da: Varighed}\npurpose: {en: Says how long.}\n"
                                "status: core\nvariants: [{id: standard}]\n",
    "wording/term/standard.en.md": "This agreement has no planned end.\n",
    "wording/term/standard.da.md": "Denne aftale har intet planlagt ophør.\n",
    "wording/helpers/clause.yaml": "id: helpers\ntitle: {en: Helpers, da: Hjælpere}\npurpose: {en: Says who helps.}\n"
                                   "status: default\nvariants: [{id: standard}]\n",
    "wording/helpers/standard.en.md": "Each party insures its helpers.\n",
    "wording/helpers/standard.da.md": "Hver part forsikrer sine hjælpere.\n",
}  # fmt: skip
"""A small library of three clauses; the last comes in where volunteers are sent."""
HELPERS = ("background:", "flags: {volunteers_seconded: true}\nbackground:")
"""The change to a partnership that brings the third clause."""
SIGNATORIES = {"nsk": "Aase Åkjær-Sørensen", "river": "Inés María Quiñones"}
"""Who signs, by party: names that must not stand anywhere but in local/."""


def living_tree(folder: Path, *partnerships: str) -> Path:
    """Make a small tree that was never issued, with a library of three clauses."""
    tree = new_tree(folder, *(partnerships or (REED,)), small=True)
    for name, text in LIBRARY_OF_THREE.items():
        (tree / "clauses" / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / "clauses" / name).write_text(text, encoding="utf-8")
    return tree


def facts_file(tree: Path) -> Path:
    """The partnership's file."""
    return tree / "agreements/reed/partnership.yaml"


def revise(tree: Path, old: str = "Clean water for all.", new: str = "Clean water for many.") -> None:
    """Change a fact of the partnership, so that its agreement says something else."""
    edit(facts_file(tree), old, new)


def reword(tree: Path, clause: str, old: str, new: str) -> None:
    """Change the library's English wording of a clause."""
    edit(tree / f"clauses/wording/{clause}/standard.en.md", old, new)


def issue(tree: Path, *words: str, today: str = FIRST, agreement: str = MOU) -> Ran:
    """Issue the next version, which must go well."""
    ran = aftale(tree, "issue", agreement, "--today", today, *words)
    assert ran.code == 0, ran.err
    return ran


def clerk_of(tree: Path, today: str = FIRST) -> Clerk:
    """The clerk of a tree on a day."""
    return open_clerk(Tree(tree), Day.fromisoformat(today))


def life_in(tree: Path, agreement: str = MOU) -> Life:
    """What the ledger tells, in which nothing may be wrong."""
    life, findings = read_ledger(tree, agreement)
    assert findings == []
    return life


def happened(tree: Path, facts: Facts, today: str, agreement: str = MOU) -> Event:
    """Record what happened, without the command that would ask for proof of it."""
    return clerk_of(tree, today).record(life_in(tree, agreement), facts)


def approve(tree: Path, version: str = "0.1", today: str = FIRST, **more: Any) -> Event:
    """Record that the partner's board approved a version."""
    facts = Approved(version=version, party="river", body="The board", on=today, minutes="item 4", **more)
    return happened(tree, facts, today)


def sign(
    tree: Path, version: str = "1.0", parties: tuple[str, ...] = ("nsk", "river"), today: str = "2027-02-05"
) -> None:
    """Record that parties signed every document of a version, each in one office."""
    for party in parties:
        for language in life_in(tree).versions[version].languages:
            happened(tree, Signed(version=version, party=party, language=language, method="wet-scan", on=today,
                                  offices=("Chair",), files=(), verified="text"), today)  # fmt: skip


def branch_off(tree: Path, event: Event, by: str = "treasurer") -> Event:
    """Record that somebody else went on from the event before this one too; the ledger is then forked."""
    return record(tree, replace(event, by=replace(event.by, role=by), hash=""))


def events(tree: Path, agreement: str = MOU) -> list[Path]:
    """The files of a ledger, in order."""
    partnership, _, own = agreement.partition("/")
    return sorted((tree / "agreements" / partnership / "ledger" / own).glob("*.json"))


def frozen(tree: Path, version: str, agreement: str = MOU) -> Path:
    """The folder of a version's frozen files."""
    partnership, _, own = agreement.partition("/")
    return tree / "agreements" / partnership / "issued" / own / version


def clean(folder: Path, language: str = "en") -> bytes:
    """The clean document among the files of a folder."""
    (path,) = folder.glob(f"*_{language}_clean.docx")
    return path.read_bytes()


def whole_versions(tree: Path, agreement: str = MOU) -> list[str]:
    """The numbers of all versions, each of whose frozen files must be here and whole."""
    life, shelves = life_in(tree, agreement), Shelves(tree, tree / "local/archive")
    for version in life.versions.values():
        for file in version.facts.files:
            shelves.read(version.event, file)
    return list(life.versions)


def write_names(tree: Path) -> None:
    """Write the names of those who sign into local/, where alone they may stand."""
    path = tree / "local/reed.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        json.dumps({"signatories": {party: [name] for party, name in SIGNATORIES.items()}}), "utf-8"
    )


def files_that_say(folder: Path, *words: str) -> list[str]:
    """The files of a folder in which any of some words stands, in their names, their bytes, or inside a zip."""
    wanted = [word.encode() for word in words]
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and any(word in said for said in _bytes_of(path) for word in wanted)
    )


def _bytes_of(path: Path) -> list[bytes]:
    data = path.read_bytes()
    return [path.name.encode(), data, *_inside(data)]


def _inside(data: bytes) -> list[bytes]:
    """Names and contents of all that is packed in a zip, also of zips in it."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = [(name.encode(), package.read(name)) for name in package.namelist()]
    return [said for name, content in found for said in (name, content, *_inside(content))]


def once(factory: pytest.TempPathFactory, name: str, make: Any) -> Path:
    """A tree made once in a run of the tests, to be copied only."""
    tree = factory.getbasetemp() / name
    if not tree.exists():
        make(tree)
    return tree


def copy_of(tree: Path, folder: Path) -> Path:
    """A tree of one's own."""
    return shutil.copytree(tree, folder)
