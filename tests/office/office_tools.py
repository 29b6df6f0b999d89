"""The office programs as functions: Word's validator, LibreOffice and the readers of PDF."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# A folder of a hundred agreements converts in ten seconds; a document that hangs must not take the suite with it.
SECONDS = 60
SECONDS_EACH = 5


def sdk_errors(validator: str, paths: Sequence[Path]) -> dict[Path, list[str]]:
    """Return what the Open XML SDK has against each file; one process each, two at a time."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(paths, pool.map(lambda path: _sdk(validator, path), paths), strict=True))


def _sdk(validator: str, path: Path) -> list[str]:
    run = subprocess.run([validator, str(path)], capture_output=True, text=True, timeout=SECONDS, check=False)
    errors = json.loads(run.stdout)["errors"]
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in errors]


def to_pdf(soffice: str, paths: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Return the PDF of each file that LibreOffice could convert: all in one run, then the missing one by one."""
    copies = {path: folder / f"{number:04}.docx" for number, path in enumerate(paths)}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    _convert(soffice, list(copies.values()), folder)
    for copy in copies.values():
        if not copy.with_suffix(".pdf").exists():
            _convert(soffice, [copy], folder)
    made = {path: copy.with_suffix(".pdf") for path, copy in copies.items()}
    return {path: pdf for path, pdf in made.items() if pdf.exists()}


def _convert(soffice: str, files: Sequence[Path], folder: Path) -> None:
    arguments = ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    run_office(soffice, folder / "profile", arguments, SECONDS + SECONDS_EACH * len(files))


def run_office(
    soffice: str,
    profile: Path,
    arguments: Sequence[str],
    seconds: float,
    variables: Mapping[str, str] | None = None,
) -> None:
    """Run LibreOffice with a profile and a process group of its own, and end the whole group after a limit."""
    with subprocess.Popen(
        [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments],
        env={**os.environ, **(variables or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=seconds)
        # soffice is a wrapper: `timeout` ends it and leaves soffice.bin running.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def page_count(pdf: Path) -> int:
    """Return the number of pages of a PDF."""
    lines = _poppler("pdfinfo", str(pdf)).splitlines()
    fields: Mapping[str, str] = {key: value for key, _, value in (line.partition(":") for line in lines)}
    return int(fields["Pages"])


def pdf_text(pdf: Path) -> str:
    """Return the text of a PDF, laid out as on the page."""
    return _poppler("pdftotext", "-layout", str(pdf), "-")


def _poppler(program: str, *arguments: str) -> str:
    """Run a program of poppler-utils; where one of them is, all are."""
    run = subprocess.run([program, *arguments], capture_output=True, timeout=SECONDS, check=True)
    return run.stdout.decode("utf-8", "replace")
