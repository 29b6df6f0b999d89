"""Makes the history of the first example anew, from first draft to signed to revised: `make story`.

The library and the partnership's file are taken back to what they said at the time, the commands are run on the days they
would have been run, and what they froze and recorded is put beside the example. Run it again when the library has grown.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader, PdfWriter

ROOT = Path(__file__).resolve().parent.parent
PARTNERSHIP, AGREEMENT = "nsk-ixchel", "nsk-ixchel/mou"
FILE = f"agreements/{PARTNERSHIP}/partnership.yaml"
FIRST, ANSWERED, DECIDED, SINCE = range(4)
LOCAL = {
    "nsk": ("Nomen Nescio the Chair", "Nomen Nescio the Member"),
    "ixchel": ("Nomen Nescio the Representative",),
}
"""Who signs: nobody. These stand for the names that must never leave `local/`, and a test looks for them."""


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came into a file at some time: what it says since, and what it said before."""

    when: int
    file: str
    since: str
    before: str


CAME = (
    Came(ANSWERED, FILE, "meetings_per_year: 4", "meetings_per_year: 2"),
    Came(ANSWERED, FILE, "      review_every_months: 12\n      notice_months: 3\n",
         "      review_every_months: 24\n      notice_months: 6\n"),
    Came(ANSWERED, FILE, "      external-voice:\n        value: prior-consent\n"
         "        reason: Statements about violence can put the advisers at risk, so both sides see them first.\n", ""),
    Came(DECIDED, FILE, "    wording_waiver:\n      reason: No money passes under this agreement, and both boards have read every clause of it.\n"
         '      by_role: board\n      date: "2026-11-05"\n', ""),
    Came(SINCE, FILE, "every_months: 3\n", "every_months: 6\n"),
    Came(SINCE, FILE, "  - en: Women’s participation in local decisions\n    es: Participación de las mujeres en las decisiones locales\n", ""),
    Came(SINCE, "clauses/wording/visibility/standard.en.md", " A Party may at any time ask not to be named at all.", ""),
    Came(SINCE, "clauses/wording/visibility/standard.es.md", " Una Parte podrá pedir en cualquier momento que no se la nombre en absoluto.", ""),
)  # fmt: skip


def main() -> None:
    """Tell the story in a copy of the tree, and keep what it recorded."""
    with TemporaryDirectory(prefix="aftale-") as place:
        tree = Tree(Path(place))
        tree.at(FIRST)
        tree.run("issue", AGREEMENT, "--to", "ixchel", "--today", "2026-10-20",
                 "--note", "A first draft to talk about, from what the two boards agreed in October.")  # fmt: skip
        tree.at(ANSWERED)
        tree.run("issue", AGREEMENT, "--today", "2026-11-02",
                 "--note", "With Ixchel’s answers: four meetings a year, three months’ notice, and each sees what "
                 "the other says in public first.")  # fmt: skip
        tree.run("approve", AGREEMENT, "0.2", "--party", "nsk", "--body", "the board", "--on", "2026-11-05",
                 "--minutes", "2026-11, item 4", "--today", "2026-11-06")  # fmt: skip
        tree.run("approve", AGREEMENT, "0.2", "--party", "ixchel", "--body", "the general assembly",
                 "--on", "2026-11-07", "--minutes", "Acta 14-2026", "--today", "2026-11-09")  # fmt: skip
        tree.at(DECIDED)
        tree.names()
        tree.run("issue", AGREEMENT, "--for-signature", "--fill", "--today", "2026-11-10")
        tree.run("sign", AGREEMENT, "1.0", "--party", "nsk", "--method", "e-service", "--signed-on", "2026-11-12",
                 "--today", "2026-11-12", str(tree.counterpart()))  # fmt: skip
        code, pages = tree.code()
        tree.run("sign", AGREEMENT, "1.0", "--party", "ixchel", "--method", "wet-scan", "--signed-on", "2026-11-14",
                 "--today", "2026-11-18", "--code", code, "--pages", str(pages), str(tree.scan(pages)))  # fmt: skip
        tree.keep()


class Tree:
    """A copy of the tree that can be taken back in time."""

    def __init__(self, root: Path) -> None:
        """Copy what agreements are made from, without what was recorded before."""
        self._root = root
        shutil.copy(ROOT / "aftale.yaml", root)
        shutil.copytree(ROOT / "clauses", root / "clauses")
        shutil.copytree(
            ROOT / "agreements", root / "agreements", ignore=shutil.ignore_patterns("ledger", "issued")
        )

    def at(self, time: int) -> None:
        """Let the files say what they said at a time."""
        for file in dict.fromkeys(came.file for came in CAME):
            text = (ROOT / file).read_text(encoding="utf-8")
            for came in CAME:
                if came.file == file:
                    if came.since not in text:
                        sys.exit(f"{file} no longer says {came.since!r}: tell the story anew")
                    text = text.replace(came.since, came.before, 1) if came.when > time else text
            (self._root / file).write_text(text, encoding="utf-8", newline="\n")

    def names(self) -> None:
        """Write who signs where only this computer has it."""
        listed = "".join(f"  {party}: [{', '.join(names)}]\n" for party, names in LOCAL.items())
        (self._root / "local").mkdir()
        (self._root / "local" / f"{PARTNERSHIP}.yaml").write_text(f"signatories:\n{listed}", encoding="utf-8")

    def run(self, *words: str) -> str:
        """Run a command; a story does not fail."""
        done = subprocess.run([sys.executable, "-m", "pipeline", "-C", str(self._root), *words], cwd=ROOT,
                              check=False, capture_output=True, encoding="utf-8")  # fmt: skip
        print(f"$ aftale {' '.join(words[:3])} ...\n{done.stdout}{done.stderr}", end="")
        if done.returncode:
            sys.exit(done.returncode)
        return done.stdout

    def counterpart(self) -> Path:
        """Return the edition as a signing service gives it back: its pages, and one that says who signed when."""
        writer = PdfWriter(clone_from=self._edition())
        writer.add_blank_page()
        return self._written(writer, "signed.pdf")

    def scan(self, pages: int) -> Path:
        """Return so many pages without text, as a scanner makes them."""
        writer = PdfWriter()
        for _ in range(pages):
            writer.add_blank_page(width=595, height=842)
        return self._written(writer, "scan.pdf")

    def code(self) -> tuple[str, int]:
        """Return the code that stands on every page, and how many there are: who signs on paper says them back."""
        reader = PdfReader(self._edition())
        text = reader.pages[0].extract_text()
        line = next(line for line in text.splitlines() if "1.0" in line and line.count("-") > 1)
        return line.split()[-1], len(reader.pages)

    def keep(self) -> None:
        """Put what was recorded and frozen beside the example."""
        for name in ("ledger", "issued"):
            source, target = (root / "agreements" / PARTNERSHIP / name for root in (self._root, ROOT))
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)

    def _edition(self) -> Path:
        found = sorted((self._root / "agreements" / PARTNERSHIP / "issued" / "mou" / "1.0").glob("*.pdf"))
        if not found:
            sys.exit("the story needs LibreOffice, which makes the signature edition's PDF")
        return found[0]

    def _written(self, writer: PdfWriter, name: str) -> Path:
        path = self._root / name
        writer.write(path)
        return path


if __name__ == "__main__":
    main()
