"""LibreOffice, where it is there: turns Word files into PDF. Nothing depends on it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 180
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


def office() -> str:
    """Return LibreOffice's program; "" where there is none."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), "")
    return found or (_MAC if Path(_MAC).exists() else "")


def to_pdf(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the PDF of each Word file, by the Word file's name; fewer, or none, where LibreOffice gave none back."""
    program = office()
    if not (program and files):
        return {}
    with TemporaryDirectory(prefix="aftale-") as place:
        folder = Path(place)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        words = [program, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                 "--convert-to", "pdf", "--outdir", str(folder), *(str(folder / name) for name in files)]  # fmt: skip
        try:
            subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)  # noqa: S603  our own words
        except (OSError, subprocess.TimeoutExpired):
            return {}
        pdfs = {name: (folder / name).with_suffix(".pdf") for name in files}
        return {name: path.read_bytes() for name, path in pdfs.items() if path.is_file()}
