"""Imports go down the stairs, wording stays in the library, and no file knows the machine it was written on."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = [
    ("model", "errors"),
    ("formula",),
    ("pick", "render", "check"),
    ("word",),
    ("files",),
    ("build", "report"),
    ("issue", "receive"),
    ("cli",),
]
FLOOR = {name: height for height, names in enumerate(FLOORS) for name in names}
MUST_NOT_KNOW = {("files", "word")}  # the disk comes above Word, and still has no business with it
ONLY = {
    "click": "cli",
    "docx": "word",
    "docxcompose": "word",
    "filelock": "files",
    "lxml": "word",
    "yaml": "files",
}
OWN_DATA = {
    ("pipeline.model.resources", "yaml")
}  # the catalogue is the program's own, not a file of the user's
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "pipeline").rglob("*.py"))
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Every module that one imports, functions included, as (line, name)."""
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            base = ".".join([*up, *filter(None, [node.module])])
            for name in (f"{base}.{alias.name}" for alias in node.names):
                yield node.lineno, name if name in MODULES else base


def folder(module: str) -> str:
    """The part of the program that a module belongs to; `pipeline/__main__.py` belongs to the command line."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] != "__main__" else "cli"


def allowed(importer: str, imported: str) -> bool:
    here, there = folder(importer), folder(imported)
    return (
        imported == "pipeline"
        or here == there
        or (FLOOR[here] > FLOOR[there] and (here, there) not in MUST_NOT_KNOW)
    )


def test_imports_only_go_down():
    """From the command line and the use cases down to formulas and the model."""
    assert {folder(module) for module in MODULES} <= FLOOR.keys()
    assert [
        f"{MODULES[module].relative_to(ROOT)}:{line}: imports {name}"
        for module in MODULES
        for line, name in imports(module)
        if name in MODULES and not allowed(module, name)
    ] == []


def test_imports_have_no_cycle():
    """Within a folder too."""
    graph = {
        module: {name for _, name in imports(module) if name in MODULES} - {module} for module in MODULES
    }
    TopologicalSorter(graph).prepare()


def test_each_library_is_known_to_one_floor():
    """YAML is a matter of files, XML of word, click of the command line."""
    assert [
        f"{MODULES[module].relative_to(ROOT)}:{line}: imports {name}"
        for module in MODULES
        for line, name in imports(module)
        if folder(module) != ONLY.get(name.partition(".")[0], folder(module))
        and (module, name) not in OWN_DATA
    ] == []


# Ids in clauses/ that are facts or kinds of party in the model too, or plain words that a program needs.
ORDINARY = {
    *("public-institution", "research-institution"),
    *("definitions", "language", "other", "parties", "purpose", "signature", "term"),
}


def ids() -> set[str]:
    """Every clause, type, overlay and pool in the library."""
    wording = [path.name for path in (ROOT / "clauses/wording").glob("*/")]
    files = [path.stem for part in ("types", "overlays") for path in (ROOT / "clauses" / part).glob("*.yaml")]
    return {*wording, *files, *(path.name for path in (ROOT / "clauses/rulesets").glob("*/"))}


def strings(module: str) -> Iterator[tuple[int, str]]:
    """Every string in a module's code that is not a docstring."""
    nodes = list(ast.walk(tree(module)))
    aside = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.lineno, node.value


def test_the_program_names_no_clause_type_or_pool():
    """A lawyer adds, renames and drops them without a programmer: a hyphenated id anywhere, a word on its own."""
    names = ids() - ORDINARY
    assert names, "the library is empty"
    assert [
        f"{MODULES[module].relative_to(ROOT)}:{line}: names {word!r}"
        for module in MODULES
        for line, text in strings(module)
        for word in (set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text)) | {text}) & names
    ] == []


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file that git knows or would take."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    git = shutil.which("git") and subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if not git or git.returncode:
        pytest.skip("not a git checkout")
    for path in (ROOT / name for name in git.stdout.decode().split("\0") if name):
        content = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in content:
            yield path, content.decode(errors="replace")


def test_no_file_names_a_registry_or_a_place_on_this_machine():
    """Whoever clones this has other mirrors and other folders; the words are put together so as not to find themselves."""
    hosts = [
        "pypi" + ".org",
        "python" + "hosted.org",
        "npm" + "js.org",
        "npm" + "js.com",
        "deb." + "debian.org",
    ]
    places = ["/" + "work", "/" + "root", "/opt/" + "wheels", "/opt/" + "pypi"]
    forbidden = re.compile(
        "|".join([*map(re.escape, hosts), rf"(?<![\w.)}}/-])(?:{'|'.join(places)})(?![\w-])"])
    )
    assert [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}: {found[0]}"
        for path, text in texts()
        for found in forbidden.finditer(text)
    ] == []
