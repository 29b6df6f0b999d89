"""The reference is what the program would write today; links lead somewhere; commands named in pages exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from pipeline.cli.main import cli
from pipeline.files.library import load_library, vocabularies
from pipeline.files.partnership import load_partnership
from pipeline.model.agreement import Agreement
from pipeline.model.partnership import Partnership
from pipeline.model.record import field_facts
from pipeline.pick.facts import DERIVED, facts_of

ROOT = Path(__file__).parents[2]
GUIDES = [
    ROOT / "README.md",
    ROOT / "docs/tutorial.md",
    ROOT / "docs/life.md",
    ROOT / "docs/README.md",
    ROOT / "clauses/README.md",
    *sorted(ROOT.glob("docs/lawyers/*.md")),
]
PAGES = [
    *ROOT.glob("*.md"),
    *ROOT.glob("docs/**/*.md"),
    ROOT / "clauses/README.md",
    ROOT / "output/README.md",
]
FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CALL = re.compile(r"(?:^\$?|`|[\s/])aftale((?: +[-\w<>/*:.\"']+)+)", re.MULTILINE)
MAKE = re.compile(r"(?:^|`)make(?: ([a-z-]+))?(?=[ `\n])", re.MULTILINE)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(name="generate")
def _generate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import generate  # noqa: PLC0415  a script beside its pages, not part of the program

    return generate


def test_the_reference_is_up_to_date(generate: ModuleType) -> None:
    """`make docs` would change nothing."""
    assert [path.name for path in generate.different()] == [], "run: make docs"


def test_the_reference_has_no_page_too_many(generate: ModuleType) -> None:
    """A page that the program no longer writes is gone."""
    assert {path.name for path in generate.FOLDER.iterdir()} == set(generate.PAGES)


def test_check_says_which_page_differs(
    generate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With `--check` nothing is written and the exit code is 1."""
    monkeypatch.setattr(generate, "FOLDER", tmp_path / "reference")
    monkeypatch.setattr("sys.argv", ["generate.py", "--check"])
    assert generate.main() == 1
    assert "docs/reference/filters.md is out of date; run make docs" in capsys.readouterr().out
    assert not (tmp_path / "reference").exists()


def test_every_fact_that_nobody_types_is_described(generate: ModuleType) -> None:
    """No fact too few and none too many."""
    library, _ = load_library(ROOT / "clauses")
    folder = min(path.name for path in (ROOT / "agreements").iterdir())
    partnership = load_partnership(ROOT, folder, vocabularies(library)).partnership
    facts = facts_of(partnership, partnership.agreements[0], library).keys()
    typed = {*field_facts(Partnership), *field_facts(Agreement), *DERIVED}
    assert generate.FACTS.keys() == facts - typed


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(page: Path) -> Iterator[str]:
    for link in LINK.findall(FENCE.sub("", text_of(page))):
        name, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield f"{short(page)}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_relative_links_lead_somewhere(page: Path) -> None:
    """Files and headings."""
    assert list(dead_links(page)) == []


def calls(page: Path) -> Iterator[list[str]]:
    """Every call of the program that a page names, as words; code only, since prose says `aftale` too."""
    text = text_of(page)
    spans = re.findall(r"`[^`\n]+`", FENCE.sub("", text))
    for code in ("\n".join(FENCE.findall(text)), *spans):
        for found in CALL.findall(code):
            yield [word.strip("\"'") for word in found.split()]


def unknown(words: list[str]) -> str:
    """What a call names that is not there: a command or an option of it."""
    command: click.Command = cli
    for word in words:
        inner = (
            command.get_command(click.Context(command), word) if isinstance(command, click.Group) else None
        )
        if inner:
            command = inner
        elif word.startswith("-"):
            known = {name for one in (cli, command) for param in one.params for name in param.opts}
            if word not in known | {"--help", "-h"}:
                return word
        elif isinstance(command, click.Group) and words[max(words.index(word) - 1, 0)] not in (
            "-C",
            "--lang",
        ):
            return word
    return ""


@pytest.mark.parametrize("page", GUIDES, ids=short)
def test_commands_that_pages_name_exist(page: Path) -> None:
    """Options too."""
    assert [f"aftale {' '.join(words)}" for words in calls(page) if unknown(words)] == []


def test_the_readers_of_pages_can_tell_a_command() -> None:
    """The check above sees a command and an option that are not there."""
    assert unknown(["build", "--explian"]) == "--explian"
    assert unknown(["--lang", "da", "biuld"]) == "biuld"
    assert unknown(["new", "partnership", "nsk-kpalime"]) == ""


@pytest.mark.parametrize(
    "page", [*GUIDES, ROOT / "CONTRIBUTING.md", ROOT / "docs/architecture.md"], ids=short
)
def test_make_targets_that_pages_name_exist(page: Path) -> None:
    """Every `make something` is a target."""
    targets = set(re.findall(r"^\.PHONY: ([\w-]+)$", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert set(filter(None, MAKE.findall(text_of(page)))) - targets == set()


def test_the_readme_is_short() -> None:
    """A reader sees all of it at once, nearly."""
    assert len(text_of(ROOT / "README.md").splitlines()) < 60
