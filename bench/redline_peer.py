"""Makes one redline with another engine; runs in the environment that `make bench-redline` sets up for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Take the engine's name, the old file, the new one and where the redline goes."""
    engine, old, new, out = sys.argv[1:5]
    if engine == "docxodus":
        from python_redlines import DocxodusEngine  # noqa: PLC0415  only where it is asked for

        redline, *_ = DocxodusEngine().run_redline("bench", Path(old), Path(new))
        Path(out).write_bytes(redline)
    else:
        tool = Path(sys.executable).with_name("docx-trackdiff")
        subprocess.run([str(tool), old, new, out], check=True)


if __name__ == "__main__":
    main()
