"""Starting a clause or a variant: commented files for a lawyer to fill in, which the check finds until they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.clause import Clause, Variant
from pipeline.model.library import Library

NORMAL = "standard"
"""What the one variant of a new clause is called."""
FIRST = ("en", "da")
"""The languages every clause is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClause:
    """What a new clause starts from."""

    id: str
    title: Mapping[str, str]
    purpose: Mapping[str, str]
    status: str
    comments: str
    """The language of the comments."""


def clause_files(new: NewClause) -> dict[str, bytes]:
    """Return a clause's first files, by path within the library: its description, and a text for each language."""
    folder = f"wording/{new.id}"
    texts = {f"{folder}/{NORMAL}.{language}.md": _NOTES[new.comments] for language in FIRST}
    return {
        name: text.encode() for name, text in {f"{folder}/clause.yaml": _description(new), **texts}.items()
    }


def variant_files(library: Library, clause: Clause, source: Variant, variant: str) -> dict[str, bytes]:
    """Return the texts of a new variant, by path within the library: those of another, in each language it has.

    Neither its approval nor other notes at the top go along: they are about the other text.
    """
    found = {}
    for (owner, own, language), wording in sorted(library.wordings.items()):
        if (owner, own) == (clause.id, source.id):
            ending, data = (
                ("docx", wording.word) if wording.word else ("md", wording.text.lstrip("\n").encode())
            )
            found[f"wording/{clause.id}/{variant}.{language}.{ending}"] = data
    return found


def with_variant(description: str, clause: Clause, variant: str, title: str) -> str:
    """Return a clause's description with one more variant, above the last, which is the normal case.

    It is taken on request alone until somebody writes when else.
    """
    lines = description.splitlines(keepends=True)
    line, column = clause.variants[-1].place_of("")
    row, last = line - 1, lines[line - 1]
    said = ", ".join(f"{language}: {_quoted(title)}" for language in FIRST)
    new = f'{{id: {variant}, title: {{{said}}}, when: "false"}}'
    if not last.lstrip().startswith("- "):  # a list in brackets
        lines[row] = f"{last[: column - 1]}{new}, {last[column - 1 :]}"
        return "".join(lines)
    while lines[row - 1].lstrip().startswith("#"):
        row -= 1
    indent = last[: len(last) - len(last.lstrip())]
    return "".join([*lines[:row], f"{indent}- {new}\n", *lines[row:]])


def _description(new: NewClause) -> str:
    say = _COMMENTS[new.comments]
    return "\n".join([
        f"# {say['top']}",
        f"id: {new.id}",
        f"title: {_texts(new.title)}",
        f"# {say['purpose']}",
        f"purpose: {_texts(new.purpose)}",
        f"# {say['status']}",
        f"status: {new.status}",
        "owner: lawyer",
        f"# {say['when']}",
        "# when: flags.works_with_children",
        f"# {say['variants']}",
        "variants:",
        f'  - {{id: {NORMAL}, title: {{en: "Standard", da: "Standard"}}}}',
        f"# {say['guidance']}",
        "# guidance:",
        '#   en: "..."',
        '#   da: "..."',
        f"# {say['fallback']}",
        "# fallback:",
        '#   - {position: {en: "...", da: "..."}, approved_by: lawyer}',
        f"# {say['sources']}",
        '# sources: ["..."]',
        "",
    ])  # fmt: skip


def _texts(texts: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{language}: {_quoted(text)}" for language, text in texts.items()) + "}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_NOTES = {
    "en": (
        "> Write the text here, one idea to a paragraph: each becomes a numbered one. A line with - is an item.\n"
        "> A party's name: {{ partner.short_name }}. A duty: The Parties {{ must }} tell each other ...\n"
        "> Lines that begin with > are for colleagues and are never printed.\n"
    ),
    "da": (
        "> Skriv teksten her, én tanke i hvert afsnit: Hvert afsnit bliver et nummereret stykke. En linje med - er et led.\n"
        "> En parts navn: {{ partner.short_name }}. En pligt: Parterne {{ must }} fortælle hinanden ...\n"
        "> Linjer, der begynder med >, er til kolleger og trykkes aldrig.\n"
    ),
}
_COMMENTS = {
    "en": {
        "top": "The folder's name is the clause's name for ever. Give it a place in kinds/, or it is never printed.",
        "purpose": "What it is for, in plain words: shown to whoever chooses clauses, never printed.",
        "status": "core: never left out. default: only with a reason and an approver. optional: freely.",
        "when": "A condition that brings it in by itself, if there is one:",
        "variants": "The first whose `when` holds is taken; the last has none.",
        "guidance": "Advice to the drafter, never printed:",
        "fallback": "What may be agreed instead, and who approves that:",
        "sources": "Where its rules come from:",
    },
    "da": {
        "top": "Mappens navn er punktets navn for altid. Giv det en plads i kinds/, ellers trykkes det aldrig.",
        "purpose": "Hvad det er til for, i jævne ord: vises for den, der vælger punkter, og trykkes aldrig.",
        "status": "core: udelades aldrig. default: kun med begrundelse og godkendelse. optional: frit.",
        "when": "En betingelse, der tager det med af sig selv, hvis der er en:",
        "variants": "Den første, hvis `when` er opfyldt, bruges; den sidste har ingen.",
        "guidance": "Råd til den, der skriver aftalen; trykkes aldrig:",
        "fallback": "Hvad der kan aftales i stedet, og hvem der godkender det:",
        "sources": "Hvor reglerne kommer fra:",
    },
}  # fmt: skip
