"""The fields that are open at a place in a story: what they are, and whether what stands there is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.word.redline.effect.written import token

Context = tuple[tuple[str, str], ...]
"""What stands around a text, from the outside in: (link, field or control, what kind)."""

STAMPS = "stamps"
CONTENTS = "contents"

_VOLATILE = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "NUMWORDS", "NUMCHARS"),
        *("DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME", "FILENAME"),
    )
)
"""Fields whose result every program works out anew when it opens the file."""
_STAMP = re.compile(r'DOCPROPERTY "?aftale_')

_CODE = "code"
_RESULT = "result"
_UNSEEN = "unseen"
"""The cached result of a volatile field: the field counts, not what it showed last."""
_IGNORED = "ignored"
_GIVEN_UP = "given up"
"""A field whose code or unseen result did not end in its paragraph: better to take too much for text than too little."""


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    phase: str = _CODE
    heard: bool = False
    """Whether any of its result was seen."""


class Fields:
    """The fields open at one place of a story; they may reach over paragraphs."""

    def __init__(self, ignoring: frozenset[str]) -> None:
        """Begin outside of all fields."""
        self._ignoring = ignoring
        self.open: list[_Field] = []
        self.silent = False
        """Whether what stands here is no text of the document."""
        self.context: Context = ()

    @property
    def ignored(self) -> bool:
        """Whether what stands here is left out because the caller asked so."""
        return any(opened.phase == _IGNORED for opened in self.open)

    def begin(self) -> None:
        """Pass the beginning of a field."""
        self.open.append(_Field())
        self._look()

    def separate(self) -> str:
        """Pass from a field's code to its result; return what stands for a result that is not seen, or ""."""
        if not self.open or self.open[-1].phase != _CODE:
            return ""
        code = coded("".join(self.open[-1].code))
        ignored = is_ignored(code, self._ignoring)
        self.open[-1].code = [code]
        self.open[-1].phase = _IGNORED if ignored else _RESULT
        self._look()
        return "" if ignored else stand_in_of(code)

    def hide(self) -> None:
        """Take the result of the innermost field as unseen."""
        if self.open:
            self.open[-1].phase = _UNSEEN
            self._look()

    @property
    def unheard(self) -> bool:
        """Whether the innermost field could have shown something and did not."""
        return bool(self.open) and self.open[-1].phase == _RESULT and not self.open[-1].heard

    def end(self) -> None:
        """Leave the innermost field; its code belongs to the code of the one around it."""
        if self.open:
            code = "".join(self.open.pop().code)
            self.code(f"{{{code}}}")
            self._look()

    def code(self, text: str) -> None:
        """Hear a piece of code."""
        for opened in reversed(self.open):
            if opened.phase == _CODE:
                opened.code.append(text)
            if opened.phase != _RESULT:
                return

    def hear(self) -> None:
        """Note that the fields open here show something."""
        for opened in self.open:
            opened.heard = True

    def end_paragraph(self) -> None:
        """Give up fields whose code or unseen result goes on after the paragraph."""
        for opened in self.open:
            if opened.phase in (_CODE, _UNSEEN):
                opened.phase = _GIVEN_UP
        self._look()

    def _look(self) -> None:
        self.silent = any(opened.phase in (_CODE, _UNSEEN, _IGNORED) for opened in self.open)
        self.context = tuple(("field", opened.code[0]) for opened in self.open if opened.phase == _RESULT)


def coded(code: str | None) -> str:
    """Return a field's code with single blanks."""
    return " ".join((code or "").split())


def stand_in_of(code: str) -> str:
    """Return what stands for the result of a field that every program works out anew, or ""."""
    name = code.partition(" ")[0].upper()
    return token(name) if name in _VOLATILE else ""


def is_ignored(code: str, ignoring: frozenset[str]) -> bool:
    """Whether a field is one that the caller does not want compared."""
    return (STAMPS in ignoring and bool(_STAMP.match(code))) or (
        CONTENTS in ignoring and code.partition(" ")[0].upper() == "TOC"
    )
