"""How a text looks: quotation marks, apostrophes, spaces and dots as each language has them (section 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.build.clauses.proof.reading import NO_BREAK, line_of
from pipeline.model.places import Finding, Place
from pipeline.render.wording import CompiledWording

_ALL = {
    "double-space": rf"[ {NO_BREAK}]{{2,}}",
    "straight-quote": r'"',
    "straight-apostrophe": r"(?<=\w)'|'(?=\w)",
    "dots": r"\.\.\.",
    "dash": r" --? ",
    "space-after-bracket": r"[(\[]\s|\s[)\]]",
    "space-before": r"(?<!\.)[^\S\n][.,](?!\d)",
}
_SPACED = {
    "space-before-mark": rf"[^\s{NO_BREAK}\d/:;?!»](?:[;?!»]|:(?!\w|//))| [;:?!»]",
    "space-after-quote": rf"«[^{NO_BREAK}]",
}
"""French marks have a no-break space beside them."""
_CLOSE = {"no-space-before-mark": r"\s[;:?!]"}
_QUOTES = {
    "en": {"quotes": r"[«»„]"},
    "da": {"quotes": r"[„]|(?<!\w)«(?=\w)|(?<=\w)»(?!\w)"},
    "fr": {"quotes": r"[“”„]"},
    "es": {"quotes": r"[„]|(?<!\w)»(?=\w)", "turned": r"^(?=[^¿]*\?)|^(?=[^¡]*!)"},
    "pt": {"quotes": r"[„]|(?<!\w)»(?=\w)"},
}
FAULTS = {
    language: tuple(
        (name, re.compile(pattern))
        for name, pattern in (_ALL | (_SPACED if language == "fr" else _CLOSE) | quotes).items()
    )
    for language, quotes in _QUOTES.items()
}
"""What is wrong in each language, by the name under which the catalogue has words for it."""
_AROUND = 18


def looks(wording: CompiledWording, language: str) -> Iterator[Finding]:
    """Section 8: find where a text does not look as its language is printed; each fault once a paragraph."""
    for paragraph in wording.paragraphs:
        text = line_of(paragraph)
        for name, pattern in FAULTS[language]:
            found = pattern.search(text)
            if found:
                around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND].replace("\ufffc", "…")
                yield Finding.of("TYPOGRAPHY", Place(wording.file, paragraph.line, 1), fault=name,
                                 around=around.strip())  # fmt: skip
