"""Starting a partnership: which type the answers point to, and a commented file to begin from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.library import Library, Question, TypeRule
from pipeline.model.words import LANGUAGES

CLOSE = 0.6
"""A type that reaches this share of the strongest type's points is proposed as a secondary one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A type, how strongly the answers point to it, and the questions that did."""

    rule: TypeRule
    points: int
    because: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new partnership file starts from."""

    id: str
    title: str
    primary: str
    secondary: tuple[str, ...]
    our_name: str
    our_short_name: str
    our_id: str
    partner_name: str
    partner_short_name: str
    partner_country: str
    languages: tuple[str, ...]
    kinds: tuple[str, ...]
    language: str


def propose(library: Library, answers: Mapping[str, bool]) -> list[Proposal]:
    """Return the types the answers point to, strongest first."""
    questions = {question.id: question for question in library.questions}
    found = []
    for rule in library.types.values():
        said = [pointer for pointer in rule.questions if answers.get(pointer.id) and pointer.id in questions]
        if said:
            because = tuple(questions[pointer.id] for pointer in said)
            found.append(Proposal(rule, sum(pointer.weight for pointer in said), because))
    return sorted(found, key=lambda p: (-p.points, p.rule.id))


def secondary(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """Return the types close enough behind the first to be elements of the partnership."""
    if not proposals:
        return ()
    return tuple(p.rule.id for p in proposals[1:] if p.points >= CLOSE * proposals[0].points)


def partnership_yaml(begin: Beginning) -> str:
    """Return a commented partnership file; what is not known yet says `pending` and prints as a gap."""
    comments = _COMMENTS[begin.language]
    second = f"[{', '.join(begin.secondary)}]"
    rationale = "" if not begin.secondary else f"  rationale: {_texts(begin, '...')}\n"
    beside = len(begin.languages) > 1
    lines = [
        "# yaml-language-server: $schema=../../docs/schema/partnership.schema.json",
        f"# {comments['top']}",
        'schema: "1"',
        f"id: {begin.id}",
        f"title: {_texts(begin, begin.title)}",
        f"# {comments['type']}",
        f"type:\n  primary: {begin.primary}\n  secondary: {second}\n{rationale}".rstrip(),
        f"# {comments['languages']}",
        "languages:",
        f"  versions: [{', '.join(begin.languages)}]",
        f"  prevailing: {begin.languages[0]}",
        f"  layout: {'side-by-side' if beside else 'single'}",
        f"# {comments['parties']}",
        "parties:",
        *_party(begin.our_id, "danish-lead", begin.our_name, begin.our_short_name, "DK"),
        *_party("partner", "local-lead", begin.partner_name, begin.partner_short_name, begin.partner_country),
        f"# {comments['facts']}",
        "background: pending",
        "purpose: pending",
        "agreements:",
    ]
    for kind in begin.kinds:  # the first is what the others stand under
        lines += [f"  - id: {kind}", f"    kind: {kind}", f"    # {comments['term']}",
                  "    term: {start: pending, notice_months: 3}"]  # fmt: skip
        lines += [] if kind == begin.kinds[0] else [f"    framework: {{mou: {begin.kinds[0]}}}"]
    return "\n".join(lines) + "\n"


def _party(id_: str, role: str, name: str, short_name: str, country: str) -> list[str]:
    return [
        f"  - id: {id_}",
        f"    role: {role}",
        "    kind: cso",
        f"    name: {_quoted(name)}",
        f"    short_name: {_quoted(short_name)}",
        f"    country: {_quoted(country)}",
        "    registration: pending",
        "    address: pending",
        "    signature_rule: pending",
    ]


def _texts(begin: Beginning, text: str) -> str:
    return "{" + ", ".join(f"{language}: {_quoted(text)}" for language in begin.languages) + "}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_COMMENTS = {
    "en": {
        "top": "What is not known yet says pending: it prints as a highlighted gap and is listed as open.",
        "type": "The type decides which clauses are in; aftale explain says why for each of them.",
        "languages": f"Any of {', '.join(LANGUAGES)}, as far as the library has the wording.",
        "parties": "Organisations only: no names of persons, no bank data. Those stay in local/.",
        "facts": 'Two or three sentences in each language, such as {en: "..."}.',
        "term": 'Dates in quotes: "2027-03-01".',
    },
    "da": {
        "top": "Det, I ikke ved endnu, står som pending: Det bliver en fremhævet plads og et åbent punkt.",
        "type": "Typen afgør, hvilke punkter der er med; aftale explain siger hvorfor for hvert af dem.",
        "languages": f"Et eller flere af {', '.join(LANGUAGES)}, når biblioteket har teksten.",
        "parties": "Kun organisationer: ingen personnavne, ingen bankoplysninger. De ligger i local/.",
        "facts": 'To-tre sætninger på hvert sprog, for eksempel {da: "..."}.',
        "term": 'Datoer i anførselstegn: "2027-03-01".',
    },
}  # fmt: skip
