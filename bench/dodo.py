"""The same tree for doit: one task for each agreement, which needs its file and the English half of the library."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOIT_CONFIG = {"verbosity": 0, "reporter": "zero"}
TREE = Path(os.environ["AFTALE_BENCH_TREE"])


def task_agreement() -> Iterator[dict[str, Any]]:
    """Yield the tasks; their documents are there already, so there is nothing to do but to notice it."""
    library = [
        str(path) for path in sorted(TREE.glob("clauses/**/*")) if path.is_file() and ".da." not in path.name
    ]
    for folder in sorted((TREE / "output").iterdir()):
        if folder.is_dir():
            name = folder.name
            yield {
                "name": name,
                "actions": [_nothing],
                "file_dep": [str(TREE / "agreements" / name / "partnership.yaml"), *library],
                "targets": [str(path) for path in folder.glob("*/*.docx")],
            }


def _nothing() -> bool:
    return True
