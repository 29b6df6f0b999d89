"""The pages for lawyers: what they show can be done as it stands, and what they name is there."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.build.checking import library_findings
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.files.strict_yaml import parse
from pipeline.model.messages import severity_of
from pipeline.model.places import Severity

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/lawyers"
PAGES = sorted(FOLDER.glob("*.md"))
LIBRARY_PAGE = ROOT / "clauses/README.md"
BLOCK = re.compile(r"^( *)```(yaml|markdown)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
WHOLE = re.compile(r"\A# (clauses/\S+\.yaml)\n")
PART = re.compile(r"\A# in (\S+)\n")
LIST = re.compile(r"(?:#.*\n)*\s*- ")
NAMED = re.compile(r"`([\w.-]+/[\w./-]*)`")
TEXT = re.compile(r"`(clauses/wording/[\w./-]+\.md)`")
OURS = {"clauses/", "local/", "output/"}
"""Folders that are there, or that a build makes."""


def name(page: Path) -> str:
    return page.name


def blocks(page: Path, kind: str) -> Iterator[tuple[str, str]]:
    """Every block of a kind, and what stands before it."""
    text = page.read_text("utf-8")
    for found in BLOCK.finditer(text):
        if found[2] == kind:
            yield textwrap.dedent(found[3]), text[: found.start()]


def made() -> dict[str, str]:
    """The files that the pages show whole, by their paths."""
    files = {}
    for page in PAGES:
        files |= {whole[1]: text for text, _ in blocks(page, "yaml") if (whole := WHOLE.match(text))}
        files |= {TEXT.findall(before)[-1]: text for text, before in blocks(page, "markdown")}
    return files


def library(folder: Path) -> Path:
    """A copy of the library with everything that the pages add to it."""
    shutil.copytree(ROOT / "clauses", folder / "clauses")
    shutil.copy(ROOT / "aftale.yaml", folder)
    for path, text in made().items():
        (folder / path).parent.mkdir(exist_ok=True, parents=True)
        (folder / path).write_text(text, "utf-8")
    for page in PAGES:
        for text, _ in blocks(page, "yaml"):
            if part := PART.match(text):
                add(folder / part[1], textwrap.dedent(text[part.end() :]).strip())
    return folder


BEFORE = {"mou.yaml": "  - {clause: governance", "glossary.yaml": "# Words that some", "slots.yaml": "      - {id: grant-period, kinds",
          "phrases.yaml": "    alliance: {en:"}  # fmt: skip


def add(path: Path, lines: str) -> None:
    """Put lines into a file of the library, where somebody would who follows the page."""
    text, before = path.read_text("utf-8"), BEFORE[path.name]
    assert text.count(before) == 1, f"{path.name} has no one place to put it"
    indent = re.match(" *", before)[0] if before[0] == " " else "  "
    path.write_text(text.replace(before, f"{textwrap.indent(lines, indent)}\n{before}"), "utf-8")


def errors(folder: Path) -> list[str]:
    """What is wrong with a library, as `aftale clauses check` tells it: its rules, and each text by itself."""
    workshop = open_workshop(Tree(folder))
    found = (*workshop.findings, *library_findings(workshop))
    return [f"{f.place.file}: {f.code}" for f in found if severity_of(f) is Severity.ERROR]


@pytest.mark.parametrize("page", [*PAGES, LIBRARY_PAGE], ids=name)
def test_each_yaml_block_can_be_read(page: Path) -> None:
    """By the strict reader, which every file of the library goes through."""
    for text, _ in blocks(page, "yaml"):
        whole = f"lines:\n{text}" if LIST.match(text) else text
        assert parse(whole.encode(), page.name)[1] == [], text


def test_what_the_pages_show_is_a_sound_library(tmp_path: Path) -> None:
    """A clause, a type, an overlay, two funds' rules, a table, a term: all of them in one copy of the library."""
    assert errors(library(tmp_path)) == []


def test_the_pages_show_whole_files() -> None:
    """The test above has something to look at: rules of four sorts and the texts of a clause."""
    folders = {path.split("/")[1] for path in made()}
    assert folders == {"wording", "types", "overlays", "rulesets", "tables"}
    assert len([path for path in made() if path.endswith(".md")]) == 2


@pytest.mark.parametrize("page", [*PAGES, LIBRARY_PAGE], ids=name)
def test_each_file_that_a_page_names_is_there(page: Path) -> None:
    """In the library, or among those that the pages have you write."""
    named = set(NAMED.findall(page.read_text("utf-8")))
    known = {*made(), *OURS}
    missing = [
        path for path in named - known if not any((base / path).exists() for base in (ROOT, page.parent))
    ]
    assert missing == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "README.md"], ids=name)
def test_the_index_leads_to_each_page(page: Path) -> None:
    """None is hidden."""
    assert f"]({page.name})" in (FOLDER / "README.md").read_text("utf-8")


def test_the_library_s_page_links_to_nothing_outside_the_library() -> None:
    """`aftale init` copies it to where these pages are not; those it names are there all the same."""
    page = LIBRARY_PAGE.read_text("utf-8")
    assert "](../" not in page
    named = set(re.findall(r"`([a-z-]+\.md)`", page)) - {"trace.md"}
    assert named <= {page.name for page in PAGES}
