"""Reads and writes `clauses/translations.yaml`: which text each translation was last held against."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pipeline.files.disk import write_whole
from pipeline.files.noting import BAD
from pipeline.files.reader import Reader
from pipeline.files.strict_yaml import parse
from pipeline.model.places import Finding
from pipeline.model.translations import HeldWording, Translations
from pipeline.model.words import LANGUAGES

NAME = "translations.yaml"
FILE = f"clauses/{NAME}"
_HEAD = """\
# Which text of its source each translation was last held against: a mark for its heading and for each paragraph.
# Written by `aftale clauses translated`, which somebody runs after reading the languages beside each other; nobody
# types here. `aftale clauses check` tells by it which paragraph changed in one language and not in another.
wordings:
"""


def load_translations(folder: Path) -> tuple[Translations | None, list[Finding]]:
    """Read the file of a library; None where it has none, or one that cannot be read."""
    try:
        data = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return None, []
    kept, findings = _read(data)
    return kept, list(findings)


@lru_cache(maxsize=2)
def _read(data: bytes) -> tuple[Translations | None, tuple[Finding, ...]]:
    """Read the file's bytes; many agreements ask for the same."""
    node, findings = parse(data, FILE)
    if node is None:
        return None, tuple(findings)
    reader = Reader(FILE, {"languages": sorted(LANGUAGES)})
    value = reader.read(Translations, node)
    return (None if value is BAD else value), (*findings, *reader.findings)


def write_translations(folder: Path, translations: Translations) -> bool:
    """Write the file, unless it says so already; return whether it was written."""
    data = shown(translations).encode()
    path = folder / NAME
    if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == data:
        return False
    write_whole(path, data)
    return True


def shown(translations: Translations) -> str:
    """Return the file's text, a line for each translation, so that a change is easy to look through."""
    wordings = sorted(translations.wordings.items())
    return _HEAD.replace("wordings:", "wordings:" if wordings else "wordings: {}") + "".join(
        line for name, held in wordings for line in _lines(name, held)
    )


def _lines(name: str, held: HeldWording) -> list[str]:
    lines = [f"  {name}:\n", f"    source: {held.source}\n"]
    if held.translations:
        lines.append("    translations:\n")
    for language, then in sorted(held.translations.items()):
        lines.append(f"      {language}: {{says: {then.says}, source: {then.source}}}\n")
    return lines
