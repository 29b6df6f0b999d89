"""Writing down that somebody has approved a wording as it stands: at the top of its file, or beside a Word file's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.clauses.known import variants_named
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.files.disk import write_whole
from pipeline.files.lock import tree_lock
from pipeline.model.clause import WordingSource
from pipeline.model.library import Library
from pipeline.model.messages import severity_of
from pipeline.model.places import AftaleError, Finding, Place, Severity
from pipeline.model.words import Day
from pipeline.render.versions import check_wordings

Key = tuple[str, str, str]
_DASHES = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Who approves what, and on which day: a clause, one of its variants, one language; no clause is all of them."""

    clause: str = ""
    variant: str = ""
    language: str = ""
    by_role: str
    on: Day


@dataclass(frozen=True, slots=True)
class Endorsed:
    """The files of the texts that were approved now, and how many somebody had approved as they are."""

    files: tuple[str, ...]
    before: int


def endorse(tree: Tree, verdict: Verdict) -> Endorsed:
    """Write down an approval of each text that is meant and that nobody has approved as it stands.

    Raises `AftaleError` where there is no such clause, variant or language, or a text is not sound: what cannot be
    printed cannot be approved.
    """
    with tree_lock(tree.root):
        workshop = open_workshop(tree)
        library = workshop.library
        wanted = _wanted(library, verdict, workshop.findings)
        chosen = {library.wordings[key].file for key in wanted}
        faults = [f for f in (*workshop.findings, *check_wordings(workshop.book)) if f.place.file in chosen
                  and severity_of(f) is Severity.ERROR]  # fmt: skip
        if faults:
            raise AftaleError(*dict.fromkeys(faults))
        new = [key for key in wanted if key not in library.approved]
        for key in new:
            _write(tree, key, library.wordings[key], verdict)
        return Endorsed(tuple(library.wordings[key].file for key in new), len(wanted) - len(new))


def _wanted(library: Library, verdict: Verdict, findings: tuple[Finding, ...]) -> tuple[Key, ...]:
    """Return the wordings that are meant, in the library's order; raises `AftaleError` where there is none."""
    place = Place("clauses/wording")
    if verdict.clause:
        variants_named(library, verdict.clause, verdict.variant, findings)
        place = Place(f"clauses/wording/{verdict.clause}/clause.yaml",
                      *library.clauses[verdict.clause].place_of("variants"))  # fmt: skip
    found = tuple(key for key in library.wordings if _meant(key, verdict))
    if not found:
        raise AftaleError(Finding.of("TEXT_NOT_THERE", place, language=verdict.language))
    return found


def _meant(key: Key, verdict: Verdict) -> bool:
    wishes = (verdict.clause, verdict.variant, verdict.language)
    return all(wish in ("", own) for wish, own in zip(wishes, key, strict=True))


def _write(tree: Tree, key: Key, source: WordingSource, verdict: Verdict) -> None:
    """Write one approval; raises `OSError` where the disk will not have it."""
    by_role, text_hash = json.dumps(verdict.by_role, ensure_ascii=False), source.text_hash
    said = f'by_role: {by_role}, on: "{verdict.on}", text_hash: "{text_hash}"'
    if source.word:
        path = tree.clauses / "wording" / key[0] / "clause.yaml"
        _rewrite(path, lambda text: _listed(text, key, said))
    else:
        _rewrite(tree.root / source.file, lambda text: _fronted(text, f"approved: {{{said}}}\n"))


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change a text file, keeping its byte order mark and its ends of lines."""
    raw = path.read_bytes().decode("utf-8")
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    text = change(raw.removeprefix(mark).replace("\r\n", "\n"))
    if "\r\n" in raw:
        text = text.replace("\n", "\r\n")
    write_whole(path, (mark + text).encode())


def _fronted(text: str, line: str) -> str:
    """Return a wording with a line in its front matter, in place of an approval that was there."""
    match = _DASHES.match(text)
    if match is None:
        return f"---\n{line}---\n{text}"
    return f"---\n{_without_field(match.group(1) or '', 'approved')}{line}---\n{text[match.end() :]}"


def _without_field(block: str, name: str) -> str:
    """Return a block of YAML without one of its fields, and what is indented under it."""
    kept, inside = [], False
    for line in block.splitlines(keepends=True):
        inside = line.startswith(f"{name}:") or (inside and line[:1] in (" ", "\t"))
        if not inside:
            kept.append(line)
    return "".join(kept)


def _listed(text: str, key: Key, said: str) -> str:
    """Return a clause's description with an approval of one of its Word files, in place of an older one."""
    _, variant, language = key
    entry = f"  - {{variant: {variant}, language: {language}, "
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith(entry)]
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    at = next((number for number, line in enumerate(lines) if line.rstrip() == "approvals:"), None)
    if at is None:
        at = len(lines)
        lines.append("approvals:\n")
    lines.insert(at + 1, f"{entry}{said}}}\n")
    return "".join(lines)
