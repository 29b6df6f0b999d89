"""Beginning a tree: the library that came with the program, settings, and empty folders."""

from __future__ import annotations

from pathlib import Path

from pipeline.build.names import slug
from pipeline.build.schemas import write_schemas
from pipeline.build.tree import Tree
from pipeline.files.disk import write_whole
from pipeline.model.places import AftaleError, Finding, Place

_PACKAGE = Path(__file__).resolve().parent.parent
_IGNORED = ".aftale/\nlocal/\noutput/*\n!output/README.md\n~$*\n"
_ATTRIBUTES = (
    "* text=auto eol=lf\n*.docx -text\nagreements/**/issued/** -text\nagreements/**/ledger/** -text\n"
    "anchors/** -text\n"
)


def starter() -> Path:
    """Return the folder with the library that came with the program."""
    packed = _PACKAGE / "starter" / "clauses"
    return packed if packed.is_dir() else _PACKAGE.parent / "clauses"


def begin_tree(folder: Path, name: str, short_name: str, language: str) -> int:
    """Write a new tree into an empty or new folder; return how many files there are.

    Raises `AftaleError` where the folder already holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise AftaleError(Finding.of("INIT_NOT_EMPTY", Place(folder.as_posix())))
    source = starter()
    files = {
        f"clauses/{path.relative_to(source).as_posix()}": path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file()
    }
    files["aftale.yaml"] = _settings(name, short_name, language).encode()
    files[".gitignore"] = _IGNORED.encode()
    files[".gitattributes"] = _ATTRIBUTES.encode()
    for path, data in files.items():
        write_whole(folder / path, data)
    (folder / "agreements").mkdir(exist_ok=True)
    return len(files) + len(write_schemas(Tree(folder)))


def _settings(name: str, short_name: str, language: str) -> str:
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in (name, short_name)]
    party = slug(short_name, 20)
    return (
        f'schema: "1"\nparty:\n  id: {party if len(party) > 1 else "us"}\n  name: "{quoted[0]}"\n'
        f'  short_name: "{quoted[1]}"\n  role: coordinator\nmessages: {language}\n'
    )
