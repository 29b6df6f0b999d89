"""Tracked changes, accepted or rejected by LibreOffice itself: many files in one run, two runs at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.sax.saxutils import escape

from flat_text import Texts, flat_text
from office_tools import SECONDS, SECONDS_EACH, run_office

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges", "read": ""}
"""What can be asked of a file, and how LibreOffice calls that."""
LANES = 2
BARREN = 3
"""After so many runs without a result LibreOffice is not asked any further."""
Asked = tuple[str, bytes]
"""A command and a Word file."""

_BASIC = Path(__file__).with_name("resolve_changes.bas")
_DOCTYPE = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
_SETTINGS = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">'
    '<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>'
)
"""Says that the profile is set up, or else LibreOffice would do that and put an empty library over ours."""
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:link="false"'


class Changes:
    """Asks LibreOffice; what was asked once is not asked again."""

    def __init__(self, soffice: str, folder: Path) -> None:
        """Keep what LibreOffice reads and writes in a folder."""
        self._soffice = soffice
        self._folder = folder
        self._known: dict[Path, Texts | None] = {}
        for lane in range(LANES):
            _install(self._profile(lane))

    def ask(self, asked: Iterable[Asked]) -> dict[Asked, Texts | None]:
        """Return what each file says after its command; None where LibreOffice gave nothing back."""
        places = {(command, data): self._place(command, data) for command, data in asked}
        for (command, data), place in places.items():
            if place not in self._known:
                self._known[place] = None
                place.with_suffix(".docx").write_bytes(data)
                place.with_suffix(".task").write_text(
                    f"{COMMANDS[command]}\t{place.with_suffix('.docx').as_uri()}\t{place.as_uri()}\n",
                    encoding="utf-8",
                )
        new = [place for place in places.values() if place.with_suffix(".task").exists()]
        with ThreadPoolExecutor(LANES) as pool:
            list(pool.map(self._run, range(LANES), [new[lane::LANES] for lane in range(LANES)]))
        for place in new:
            place.with_suffix(".task").unlink()
            self._known[place] = flat_text(place) if place.exists() else None
        return {question: self._known[place] for question, place in places.items()}

    def _run(self, lane: int, places: Collection[Path]) -> None:
        """Run a list; where a file brings LibreOffice down, go on behind it."""
        left = list(places)
        barren = 0
        while left and barren < BARREN:
            tasks = self._folder / f"tasks{lane}.tsv"
            tasks.write_text(
                "".join(place.with_suffix(".task").read_text("utf-8") for place in left), "utf-8"
            )
            run_office(self._soffice, self._profile(lane), ["macro:///Standard.Changes.Run()"],
                       SECONDS + SECONDS_EACH * len(left), {"AFTALE_CHANGES_LIST": str(tasks)})  # fmt: skip
            done = [number for number, place in enumerate(left) if place.exists()]
            barren = 0 if done else barren + 1
            left = left[max(done, default=-1) + 2 :]

    def _place(self, command: str, data: bytes) -> Path:
        return self._folder / f"{command}-{hashlib.sha256(data).hexdigest()[:24]}.fodt"

    def _profile(self, lane: int) -> Path:
        return self._folder / f"profile{lane}"


def _install(profile: Path) -> None:
    """Make a profile that has our macro."""
    standard = profile / "user" / "basic" / "Standard"
    standard.mkdir(parents=True)
    code = escape(_BASIC.read_text(encoding="utf-8"))
    module = f'<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">{code}</script:module>'
    library = f'<library:library {_LIBRARY}><library:element library:name="Changes"/></library:library>'
    libraries = f'<library:libraries xmlns:library="http://openoffice.org/2000/library"><library:library {_LIBRARY}/></library:libraries>'
    for path, kind, name, text in (
        (standard / "Changes.xba", "script:module", "module", module),
        (standard / "script.xlb", "library:library", "library", library),
        (standard.parent / "script.xlc", "library:libraries", "libraries", libraries),
    ):
        path.write_text(_DOCTYPE.format(kind, name) + text, encoding="utf-8")
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
