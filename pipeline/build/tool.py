"""The program as an input: its own sources and the libraries that shape bytes."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

SHAPING = ("babel", "deflate", "docxcompose", "jinja2", "lxml", "markdown_it_py", "python_docx", "pyyaml")


def tool_digest() -> str:
    """Return a digest of the program's sources and of the versions of what shapes its output."""
    hasher = hashlib.sha256()
    for line in _versions():
        hasher.update(line.encode())
    root = str(Path(__file__).resolve().parent.parent)
    for path in sorted(_sources(root)):
        hasher.update(path[len(root) :].replace(os.sep, "/").encode())
        hasher.update(Path(path).read_bytes().replace(b"\r\n", b"\n"))
    return hasher.hexdigest()


def _sources(root: str) -> list[str]:
    found, pending = [], [root]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name not in ("__pycache__", "cli"):
                        pending.append(entry.path)
                elif entry.name.endswith((".py", ".yaml")):
                    found.append(entry.path)
    return found


def _versions() -> list[str]:
    """Return name and version of the shaping libraries, from their metadata folders' names."""
    found = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder)  # noqa: PTH208  a plain list, fast
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                project, _, version = name.removesuffix(".dist-info").partition("-")
                if project.lower().replace("-", "_") in SHAPING:
                    found.add(f"{project.lower()} {version}")
    return sorted(found)
