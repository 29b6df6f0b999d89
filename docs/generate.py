"""Writes docs/reference/ from the program itself, so that the pages say what it does.

`python docs/generate.py` writes the pages; with `--check` it writes nothing and exits 1 when one differs.
It knows the records, the filters, the commands and the catalogue of messages; it reads nobody's agreements.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from records import sections, table
from rule_table import rules_page

from pipeline.cli.main import cli
from pipeline.model.clause import Clause, FrontMatter
from pipeline.model.country import CountryRules, Weekends
from pipeline.model.explaining import explanations
from pipeline.model.library import Conflicts, Kind, Overlay, Questions, Slots, TypeRule
from pipeline.model.messages import catalogue
from pipeline.model.partnership import Partnership, Settings
from pipeline.model.phrases import Glossary, Phrases
from pipeline.model.record import Record
from pipeline.model.ruleset import Ruleset
from pipeline.model.table import TableRule
from pipeline.render.filters import FILTERS

FOLDER = Path(__file__).parent / "reference"
MARK = "<!-- Written by `make docs` from the program. A change made here is lost. -->\n"
WIDTH = 90

# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────

FACTS = {
    "primary": "the primary partnership type",
    "secondary": "the secondary types, a list",
    "types": "the primary type and the secondary ones, a list",
    "actor_kinds": "the kind of actor of each party, a list",
    "mandated": "the parties that say under `mandate` which law they act on and through which office",
    "public_roles": "what kind of authority each public party is, a list",
    "unnamed": "the parties with `attribution: none`",
    "party_count": "how many parties there are",
    "value_kinds": "the kinds of value among `values`, each once",
    "partnership_title": "the title of the partnership, where `title` is the agreement's own",
    "agreement_id": "the id of partnership and agreement, with a slash between",
    "has_mou": "whether the agreement stands under a memorandum of understanding",
    "slots": 'the answer to each slot; write `slots.term`, or `slots["external-voice"]` where there is a hyphen',
    "conflicts": "the ids of the conflicts that apply, a list",
    "pool": "the pool's rules: `pool.name`, `pool.manager`, `pool.date` and `pool.values`",
    "calendar": "for a table: reports, audit, instalments and phase-out steps by date",
}
"""Facts that nobody types; tests/docs/ holds this against the program."""
NAMES = (
    "Formulas and wording use the fields of the partnership and of the agreement by their names; where both "
    "have one, the agreement's wins. They may use these as well:"
)
WORDING_FACTS = {
    "language": "the language of the document being written",
    "must": "the verb of duty or of intention, for all parties",
    "binding_clauses": "the ids of the clauses marked `binds`, a list for `ref`",
    "budget_rows": "for a table: the budget's lines with the sums of the pool's form",
    "definitions": "for a table: the defined terms that the document uses",
}
FILES: tuple[tuple[str, type[Record]], ...] = (
    ("clauses/kinds/<kind>.yaml", Kind),
    ("clauses/slots.yaml", Slots),
    ("clauses/types/<type>.yaml", TypeRule),
    ("clauses/questions.yaml", Questions),
    ("clauses/overlays/<overlay>.yaml", Overlay),
    ("clauses/conflicts.yaml", Conflicts),
    ("clauses/rulesets/<pool>/<date>.yaml", Ruleset),
    ("clauses/countries/<country>/<date>.yaml", CountryRules),
    ("clauses/countries/weekends.yaml", Weekends),
    ("clauses/wording/<clause>/clause.yaml", Clause),
    ("the lines between --- at the top of a wording", FrontMatter),
    ("clauses/tables/<table>.yaml", TableRule),
    ("clauses/glossary.yaml", Glossary),
    ("clauses/phrases.yaml", Phrases),
)


def partnership_page() -> str:
    """Describe `partnership.yaml` and `aftale.yaml`, record by record."""
    intro = (
        "# The partnership file\n\n"
        "Every field of `agreements/<partnership>/partnership.yaml`, and at the end those of `aftale.yaml`. "
        "*Needed* says **yes** where the file cannot be read without the field, **later** where a missing "
        "fact prints as a highlighted gap and becomes an open point, and otherwise what holds without it. "
        "A field that is not needed may say `pending`, which is the same as leaving it out.\n\n"
        "Everything typed is text until the field says otherwise, so `country: NO` is Norway and "
        '`"0040"` keeps its zeros.'
    )
    records = sections(Partnership, "")
    facts = [
        "## Facts that nobody types",
        NAMES,
        table(("name", "what it is"), [(f"`{name}`", text) for name, text in FACTS.items()]),
        "Only wording and tables may use these:",
        table(("name", "what it is"), [(f"`{name}`", text) for name, text in WORDING_FACTS.items()]),
    ]
    settings = ["## aftale.yaml", *sections(Settings, "", 3)]
    return "\n\n".join([intro, *records, *facts, *settings])


def library_page() -> str:
    """Describe the files of the clause library, record by record."""
    intro = (
        "# The files of the clause library\n\n"
        "Every field of every file in `clauses/` that is not wording. How to write wording stands in "
        "[clauses/README.md](../../clauses/README.md); what a formula or a value may use stands in "
        "[filters.md](filters.md) and under [facts that nobody types]"
        "(partnership-file.md#facts-that-nobody-types)."
    )
    parts = [intro]
    for file, cls in FILES:
        parts += [f"## {file if ' ' in file else f'`{file}`'}", *sections(cls, "", 3)]
    return "\n\n".join(parts)


# ── filters ──────────────────────────────────────────────────────────────────────────────────────────────────────

FILTER_WORDS: dict[str, tuple[str, str, str]] = {
    "date": ("{{ term.start | date }}", "1 March 2027", "A day, in the document's language."),
    "money": ('{{ grant.total | money }}, {{ investments | money("DKK") }}', "DKK 60,000",
              "An amount with its currency. A plain amount needs the currency in brackets."),
    "amount": ("{{ investments | amount }}", "60,000", "A number without a currency."),
    "percent": ("{{ budget.flex_pct | percent }}", "10%", "A share."),
    "count": ('{{ term.notice_months | count("month") }}', "3 months",
              "A number with its unit, one or many. The units are in `phrases.yaml`."),
    "list": ('{{ agenda | list }}, {{ agenda | list("or") }}', "a, b and c",
             "A list in a sentence. `or` puts *or* before the last."),
    "names": ("{{ parties | names }}", "Nord-Syd Kvindesolidaritet and ...", "The full names of parties, joined."),
    "short_names": ("{{ parties | short_names }}", "NSK and Ixchel", "The short names of parties, joined."),
    "genitive": ("{{ danish.short_name | genitive }}", "NSK’s",
                 "Whose it is. By the rule of English or Danish; other languages keep the name as it is."),
    "must": ("{{ danish | must }}", "shall",
             "The verb of duty for one party, or of intention where the clause does not bind."),
    "ref": ('clause {{ "term" | ref }}', "clause 7",
            "The number of a clause, as a live reference. An annex gives *Annex 1*, a list *4, 7 and 9*."),
    "term": ('{{ "grant" | term }}, {{ "grant" | term("genitive") }}', "the Grant",
             "A defined term as the glossary writes it."),
    "label": ('{{ row.area | label("area") }}', "Finance", "Words for a code, from a group in `phrases.yaml`."),
    "party": ("{{ row.responsible | party }}", "NSK", "The short name of the party with that id; `all` in words."),
    "table": ('{{ "instalments" | table }}', "that table", "A table of `clauses/tables/`. Alone in its paragraph."),
    "items": ("- {{ agenda | items }}", "one item for each text", "A list as items. Alone in its item."),
}  # fmt: skip


def filters_page() -> str:
    """Describe every filter; refuses to describe one too few or one too many."""
    if FILTER_WORDS.keys() != FILTERS.keys():
        odd = sorted(FILTER_WORDS.keys() ^ FILTERS.keys())
        raise SystemExit(f"docs/generate.py and pipeline/render/filters.py differ on: {', '.join(odd)}")
    rows = [
        (f"`{name}`", f"`{FILTER_WORDS[name][0]}`", FILTER_WORDS[name][1], FILTER_WORDS[name][2])
        for name in FILTERS
    ]
    return (
        "# Filters\n\n"
        "A filter stands after a bar and says how a value is to be shown. A fact that is missing passes "
        "through every filter as it is, so that it prints as one highlighted gap with its own name. Dates, "
        "amounts, money and texts in several languages need no filter: they print well by themselves.\n\n"
        f"{table(('filter', 'you write', 'you get', 'what it does'), rows)}\n\n"
        "A formula in a `.yaml` file may not use filters. It may compare (`==`, `!=`, `<`, `>`, `<=`, `>=`, `in`, `not in`), "
        "join (`and`, `or`, `not`) and ask whether a clause is in the agreement "
        '(`"phase-out" is included`). There is no arithmetic, no loop and no call. What is in '
        "the agreement is known in wording, in tables and key terms, and to the `when` of an annex; elsewhere "
        "the answer is always no."
    )


# ── commands ─────────────────────────────────────────────────────────────────────────────────────────────────────


def commands_page() -> str:
    """Give every command's own help."""
    intro = (
        "# Commands\n\n"
        "Each command's own help, as `--help` prints it. A command works in the folder it is called in, or in "
        "the nearest one above that holds `aftale.yaml`.\n\n"
        "| it ends with | when |\n|---|---|\n"
        "| 0 | it is done |\n"
        "| 1 | something in your files, or in the answer to what you asked, needs a decision |\n"
        "| 2 | the call itself, or a file given to it, cannot be used |\n"
        "| 3 | the program has a fault; it says what to send to whoever looks after it |\n"
        "| 130 | somebody interrupted it |"
    )
    return "\n\n".join([intro, *_helps(cli, click.Context(cli, info_name="aftale", **cli.context_settings))])


def _helps(command: click.Command, context: click.Context) -> Iterator[str]:
    context.terminal_width = context.max_content_width = WIDTH
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner:
                yield from _helps(inner, click.Context(inner, info_name=name, parent=context))


# ── messages ─────────────────────────────────────────────────────────────────────────────────────────────────────


def messages_page() -> str:
    """Give every message of the catalogue, findings first."""
    entries = catalogue()
    found = {code: entry for code, entry in entries.items() if "severity" in entry}
    intro = (
        "# Messages\n\n"
        "Everything `aftale` can say, in English and Danish: what is wrong and, in italics, what to do. Where "
        "there are two pieces of advice, the second is for a word that is nearly right. Words in braces are "
        "filled in. Each finding says why it matters, and shows an example and the same mended. `aftale explain` "
        "and a code says the same on the screen.\n\n"
        "An **error** stops its agreement, a **warning** does not. Each has a stage: before it, the finding is an "
        "open point and stops nothing; from it, it weighs in full. A build asks for the stage `build`, and "
        "`aftale check --stage` for the others."
    )
    return "\n\n".join([
        intro, "## Findings", *(_message(code, entry) for code, entry in sorted(found.items())),
        "## Reasons and other sentences",
        *(_message(code, entry) for code, entry in sorted(entries.items()) if code not in found),
    ])  # fmt: skip


def _message(code: str, entry: Mapping[str, Any]) -> str:
    lines = [f"### {code}\n"]
    if "severity" in entry:
        lines.append(f"{entry['severity']}, stage {entry['stage']}\n")
    for language, name in (("en", "English"), ("da", "Danish")):
        words = entry[language]
        said = "".join(f" *{words[key]}*." for key in ("help", "near") if key in words)
        lines.append(f"- {name}: {words['wrong']}{'.' if said else ''}{said}")
    return "\n".join([*lines, *_why(code)])


def _why(code: str) -> Iterator[str]:
    """Say why a finding matters, with an example of it and the same mended."""
    page = explanations().get(code)
    if page is None:
        return
    for language, name in (("en", "Why it matters"), ("da", "Hvorfor det betyder noget")):
        yield f"\n{name}: {page[language]['why']}"
    for part, name in (("example", "Found"), ("instead", "Mended")):
        yield f"\n{name}:\n\n```text\n{page[part].rstrip()}\n```"


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────


PAGES: dict[str, Callable[[], str]] = {
    "partnership-file.md": partnership_page,
    "library-files.md": library_page,
    "filters.md": filters_page,
    "commands.md": commands_page,
    "messages.md": messages_page,
    "rules.md": rules_page,
}


def different() -> dict[Path, str]:
    """Return the pages that are not as the program would have them, with what they should say."""
    made = {FOLDER / name: f"{MARK}\n{page()}\n" for name, page in PAGES.items()}
    return {
        path: text
        for path, text in made.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    }


def main() -> int:
    """Write the pages, or with `--check` only say which differ."""
    check = "--check" in sys.argv[1:]
    changed = different()
    for path, text in changed.items():
        print(f"docs/reference/{path.name}{' is out of date; run make docs' if check else ''}")
        if not check:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return int(check and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
