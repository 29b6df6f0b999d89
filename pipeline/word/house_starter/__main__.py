"""`python -m pipeline.word.house_starter PATH`: write the house file to PATH."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.word.house_starter import build_house

USAGE = "usage: python -m pipeline.word.house_starter PATH"


def main(arguments: list[str]) -> int:
    """Write the house file, or say how this is called."""
    if len(arguments) != 1:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    Path(arguments[0]).write_bytes(build_house())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
