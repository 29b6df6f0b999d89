"""The library's files that are frozen with a version, and how they are laid out again."""

from __future__ import annotations

import pytest
from lives import LIBRARY_OF_THREE, living_tree

from pipeline.files import pinned
from pipeline.files.pinned import clause_of, laid_out, language_of, library_files, library_names

FILES = {"a.yaml": b"a", "wording/term/standard.en.md": b"b"}


@pytest.fixture(name="library")
def _library(tmp_path):
    """A small library of three clauses, with what editors and people leave in folders."""
    folder = living_tree(tmp_path / "tree") / "clauses"
    for name in ("README.md", "wording/README.md", "wording/term/~$standard.en.md", "wording/term/.standard.en.md",
                 "wording/term/standard.en.md.bak", "wording/term/notes.txt", "kinds/.mou.yaml", "house/~$house.docx"):  # fmt: skip
        (folder / name).write_bytes(b"x")
    return folder


def test_all_rules_and_some_clauses(library):
    """Of the clauses that an agreement can have, in its languages; of nothing else, and nothing hidden."""
    rules = [name for name in LIBRARY_OF_THREE if not name.startswith("wording/")]
    house = [
        f"house/{path.name}"
        for path in (library / "house").iterdir()
        if path.suffix == ".docx" and path.name[0] != "~"
    ]
    own = ["wording/term/clause.yaml", "wording/term/standard.da.md"]
    assert set(library_names(library, ["term"], ["da"])) == {*rules, *house, "phrases.yaml", *own}


def test_files_come_with_their_bytes(library):
    """In the order of their names."""
    files = library_files(library, ["aims", "term"], ["en"])
    assert list(files) == library_names(library, ["term", "aims"], ["en"]) == sorted(files)
    assert files["wording/term/standard.en.md"] == (library / "wording/term/standard.en.md").read_bytes()


@pytest.mark.parametrize(
    ("name", "clause", "language"),
    [
        ("wording/term/standard.en.md", "term", "en"), ("wording/term/fixed-end.da.docx", "term", "da"),
        ("wording/term/clause.yaml", "term", ""), ("kinds/mou.yaml", "", ""), ("phrases.yaml", "", ""),
        ("house/house.docx", "", ""), ("tables/a.b.yaml", "", ""),
    ],
)  # fmt: skip
def test_what_a_name_says(name, clause, language):
    """Which clause's it is, and in which language; rules are of none."""
    assert (clause_of(name), language_of(name)) == (clause, language)


def test_the_same_files_lie_in_one_folder(tmp_path):
    """Whatever the order they come in; other bytes or other names lie elsewhere."""
    folder = laid_out(tmp_path, FILES)
    assert laid_out(tmp_path, dict(reversed(FILES.items()))) == folder
    assert {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")} == FILES
    others = [{**FILES, "a.yaml": b"c"}, {"b.yaml": b"a"}, {"a.yaml": b"a"}]
    assert len({laid_out(tmp_path, files) for files in (FILES, *others)}) == 4


def test_what_lies_there_is_not_written_again(tmp_path):
    """It is named after its content."""
    folder = laid_out(tmp_path, FILES)
    before = (folder / "a.yaml").stat().st_mtime_ns
    assert laid_out(tmp_path, FILES) == folder
    assert (folder / "a.yaml").stat().st_mtime_ns == before


def test_two_processes_lay_it_out_at_once(tmp_path, monkeypatch):
    """Whoever comes second takes what the first has laid out, and leaves nothing behind."""
    first = laid_out(tmp_path, FILES)
    answers = iter([False])
    monkeypatch.setattr(pinned.Path, "is_dir", lambda _path: next(answers, True))
    assert laid_out(tmp_path, FILES) == first
    monkeypatch.undo()
    assert [path.name for path in (tmp_path / "pinned").iterdir()] == [first.name]


@pytest.mark.parametrize("fails", ["replace", "write_bytes"])
def test_a_disk_that_fails(tmp_path, monkeypatch, fails):
    """It says so, and leaves nothing half behind."""

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pinned.Path, fails, full)
    with pytest.raises(OSError, match="No space left"):
        laid_out(tmp_path, FILES)
    assert list(tmp_path.rglob("*.*")) == []
