"""Writes the table of rules: which of the brief's rules is told by which codes, read off the docstrings of the rules.

A rule's function names its number; the codes are those that it, or what it calls in its module, says. What other
parts of the program tell is listed here, and a code that is in no catalogue stops the page.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.messages import catalogue

CHECK = Path(__file__).parents[1] / "pipeline/check"
NUMBER = re.compile(r"V(\d\d)|[Ss]ection (12\.\d+|\d\.\d)")
CONFLICT = "C-"
"""How the ids of conflicts begin, whose words are in `clauses/conflicts.yaml`."""
WAITING = "waits for amendments, a later release"
INTRODUCTION = (
    "Which rule is told by which message; [Messages](messages.md) says each in full, with its weight and the stage "
    "from which it counts. That one person signs for both sides is known only when names are filled in, and names "
    "never stand in these files: look at them when you fill in an edition."
)
ABOUT = {
    "V01": "one id for one agreement, in the folder of its name; versions follow the ledger",
    "V02": "two parties or more, with ids of their own; in a grant a Danish lead and a lead abroad",
    "V03": "countries, currencies, languages and days that exist",
    "V04": "a Danish CVR number passes its check; a register comes with a number",
    "V05": "as many signatories as the party's own rule asks for",
    "V06": "a resolution or a power of attorney has a date, not after signing",
    "V07": "ends after it starts, encloses the grant, and starts after the grant letter or for a reason",
    "V08": "a grant has what a grant needs",
    "V09": "a memorandum moves no money",
    "V10": "without an end there is a review, every 6 to 36 months",
    "V11": "a phase-out where the type ends, or the reason for another ending",
    "V12": "an alliance shares small costs and passes nothing on",
    "V13": "each type has what it rests on",
    "V14": "mixed types are distinct, have a reason, and their conflicts are settled",
    "V15": "instalments add up, are numbered, come in order and in time",
    "V16": "what is passed on is within the grant and is the partners' share",
    "V17": "the budget adds up, line by line and in all",
    "V18": "whole amounts where the pool wants them",
    "V19": "the pool's limits on budget lines, to the last decimal",
    "V20": "administration is paid on both sides",
    "V21": "the first instalment is not most of the money, and some of it waits for a report",
    "V22": "little is held back until the final report",
    "V23": "time to write a report, and to pass it on",
    "V24": "deadlines on working days of both sides",
    "V25": "irregularities: the partner tells first, the pool is told in time",
    "V26": "books are kept as long as the pool wants",
    "V27": "the funder's fixed texts are in, and in place",
    "V28": "core clauses stay; others go for a reason and with somebody's approval",
    "V29": "rights to end are the same for all, or differ for a reason",
    "V30": "no paying only when funded without protection, or for a reason",
    "V31": "rights are answered, decisions shared, expectations settled, or uneven for a reason",
    "V32": "every text in every language, built alike; one language prevails",
    "V33": "figures, days and names alike in all languages",
    "V34": "children, personal data and data abroad bring what they need",
    "V35": "a company is looked into within 12 months, gains no advantage and sells nothing to the grant",
    "V36": "a research party says where its ethics approval stands",
    "V37": "a public party has a mandate and a competent signing office",
    "V38": "an informal group is noticed",
    "V39": "partners in a grant are searched for on sanctions lists, shortly before signing",
    "V40": "what the partner's country demands of money from abroad is met",
    "V41": "no bank data and no personal data in the files",
    "V42": "an amendment fits what it amends",
    "V43": "an amended figure is amended everywhere",
    "V44": "the agreement above is signed, and in force when the grant starts",
    "V45": "nothing unfinished in a document: no placeholder, no dead reference",
    "V46": "what was signed is what was issued, without changes or comments left in it",
    "V47": "the pool's rules are checked, and not too old",
    "V48": "a long form is not used for a small grant",
    "V49": "nothing binds that is not listed as binding",
}
ELSEWHERE = {
    "V01": ("ID_NOT_FOLDER",),
    "V03": ("NOT_A_DATE", "WORD_UNKNOWN"),
    "V04": ("EMPTY",),
    "V12": ("C-MONEY-ALLIANCE",),
    "V14": ("TYPES_DISAGREE",),
    "V20": ("DEMAND_FACT",),
    "V27": ("CLAUSE_CORE",),
    "V28": ("CLAUSE_CORE", "REMOVE_WITHOUT_REASON"),
    "V32": ("WORDINGS_DIFFER", "TEXT_NOT_IN_LANGUAGE"),
    "V34": ("CLAUSE_CORE",),
    "V35": ("CLAUSE_CORE",),
    "V36": ("CLAUSE_CORE",),
    "V41": ("PRIVATE_CARD", "PRIVATE_CPR", "PRIVATE_EMAIL", "PRIVATE_IBAN", "PRIVATE_PHONE", "PRIVATE_SWIFT"),
    "V44": ("FACT_MISSING",),
    "V46": (
        "SIGN_TRACKED_CHANGES",
        "SIGN_TEXT_DIFFERS",
        "SIGN_TEXT_MISSING",
        "SIGN_TEXT_ADDED",
        "SIGN_TEXT_HIDDEN",
    ),
    "V49": ("PLAIN_DUTY",),
}
"""Codes that other parts of the program say: what brings clauses in, the reader, the library, the ledger."""


def rules_page() -> str:
    """Describe every rule of the brief by the codes that tell it."""
    told = codes_by_rule()
    numbered = [f"| {number} | {about} | {_shown(number, told)} |" for number, about in ABOUT.items()]
    others = sorted(
        (name for name in told if name not in ABOUT), key=lambda name: [*map(int, name.split("."))]
    )
    sections = [f"| {name} | {_shown(name, told)} |" for name in others]
    return "\n".join([
        "# Rules", "", INTRODUCTION, "",
        "| rule | what it asks for | codes |", "|---|---|---|", *numbered, "",
        "## Rules of sections", "", "| section | codes |", "|---|---|", *sections,
    ])  # fmt: skip


def codes_by_rule() -> dict[str, list[str]]:
    """Return the codes of each rule, by its number or section, from the sources and from what is told elsewhere."""
    found: dict[str, list[str]] = {}
    for path in sorted(CHECK.glob("*.py")):
        functions = {
            n.name: n for n in ast.parse(path.read_text("utf-8")).body if isinstance(n, ast.FunctionDef)
        }
        for function in functions.values():
            for number in _numbers(ast.get_docstring(function) or ""):
                found.setdefault(number, []).extend(_codes(function, functions, set()))
    for number, codes in ELSEWHERE.items():
        found.setdefault(number, []).extend(codes)
    return {number: sorted(set(codes)) for number, codes in found.items()}


def _numbers(doc: str) -> Iterator[str]:
    for rule, section in NUMBER.findall(doc.partition(": ")[0]):
        yield f"V{rule}" if rule else section


def _codes(function: ast.FunctionDef, functions: dict[str, ast.FunctionDef], seen: set[str]) -> Iterator[str]:
    """Yield the codes that a function says, and what it calls of its own module."""
    seen.add(function.name)
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in ("finding", "of") and node.args and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
        elif name in functions and name not in seen:
            yield from _codes(functions[name], functions, seen)


def _shown(number: str, told: dict[str, list[str]]) -> str:
    if number in ("V42", "V43"):
        return WAITING
    unknown = [
        code for code in told.get(number, ()) if code not in catalogue() and not code.startswith(CONFLICT)
    ]
    if unknown:
        raise LookupError(f"{number}: nobody says {unknown}")
    return ", ".join(f"`{code}`" for code in told.get(number, ())) or "not yet"
