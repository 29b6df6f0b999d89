"""What lay in the tree at an earlier commit, asked of git. Changes nothing; a tree without git needs none of this."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.filenames import REVISION
from pipeline.model.places import AftaleError, Finding, Place

_COMMITTED = re.compile(rb"^committer .* (\d+) [+-]\d{4}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its full name, and the second since 1970 in which it was made."""

    name: str
    second: str


def commit_at(root: Path, revision: str) -> Commit:
    """Return the commit that a revision means.

    Raises `AftaleError` where there is no git, no repository around the tree, or no such revision.
    """
    asked = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if asked.returncode:
        said = asked.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        if said:
            raise _unusable(revision, said)
        raise AftaleError(
            Finding.of("GIT_REVISION_UNKNOWN", Place(f"{REVISION}{revision}"), revision=revision)
        )
    name = asked.stdout.decode().strip()
    second = _COMMITTED.search(_git(root, "cat-file", "commit", name).stdout)
    return Commit(name, second[1].decode() if second else "0")


def head_commit(root: Path) -> str:
    """Return the full name of the commit that is checked out; "" where there is no git or no commit."""
    if shutil.which("git") is None:
        return ""
    asked = _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    return asked.stdout.decode().strip() if not asked.returncode else ""


def would_track(root: Path, path: str) -> bool:
    """Return whether git would take in a file at a path of the tree; without git or a repository it never does."""
    if shutil.which("git") is None or _git(root, "rev-parse", "--is-inside-work-tree").returncode:
        return False
    return bool(_git(root, "check-ignore", "--quiet", path).returncode)


def versions_of(root: Path, path: Path) -> Iterator[bytes]:
    """Yield what a file held at every commit of any branch that changed it, newest first; nothing without git."""
    if shutil.which("git") is None:
        return
    name = path.relative_to(root).as_posix()
    asked = _git(root, "log", "--all", "--full-history", "-m", "--format=%H", "--", name)
    for commit in dict.fromkeys(asked.stdout.decode().split()):
        shown = _git(root, "show", f"{commit}:./{name}")
        if not shown.returncode:
            yield shown.stdout


@dataclass(frozen=True, slots=True)
class Logged:
    """A commit as a line of a log: its day, its short name, and what it says it does."""

    day: str
    hash: str
    subject: str


def log_of(root: Path, folder: str) -> list[Logged]:
    """Return the commits that changed a folder of the tree, newest first; none without git or a repository."""
    if shutil.which("git") is None:
        return []
    asked = _git(root, "log", "--no-color", "--no-show-signature", "--date=short", "--format=%ad%x09%h%x09%s",
                 "--", folder)  # fmt: skip
    lines = asked.stdout.decode(errors="replace").splitlines()
    return [Logged(*line.split("\t", 2)) for line in lines if line.count("\t") >= 2]


def unpack(root: Path, commit: Commit, names: tuple[str, ...], target: Path) -> None:
    """Write what files and folders of the tree held at a commit into another folder, as far as they were there."""
    listed = _git(root, "ls-tree", "--name-only", "-z", commit.name, *names).stdout.decode(errors="replace")
    there = [name for name in listed.split("\0") if name]
    if not there:
        return
    words = _words(root, "archive", "--format=tar", commit.name, "--", *there)
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as git:  # noqa: S603  our own words
        try:
            _unpack(git, target)
        except tarfile.TarError as error:
            raise _unusable(commit.name, str(error)) from None
    if git.returncode:
        raise _unusable(commit.name, "git archive")


def _unpack(git: subprocess.Popen[bytes], target: Path) -> None:
    """Write the files of an archive while it comes; links and whatever would lie outside are left out."""
    with tarfile.open(fileobj=git.stdout, mode="r|") as archive:
        for member in archive:
            path = (target / member.name).resolve()
            content = archive.extractfile(member) if member.isreg() else None
            if content and path.is_relative_to(target.resolve()):
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("wb") as file:
                    shutil.copyfileobj(content, file)


def _unusable(revision: str, problem: str) -> AftaleError:
    return AftaleError(Finding.of("GIT_UNUSABLE", Place(f"{REVISION}{revision}"), problem=problem))


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(_words(root, *words), capture_output=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603  same


def _words(root: Path, *words: str) -> list[str]:
    program = shutil.which("git")
    if program is None:
        raise AftaleError(Finding.of("GIT_MISSING", Place("git")))
    return [program, "-C", str(root), *words]
