"""`aftale explain`: why each clause is in or out; or what a code means."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import click

from pipeline.cli.context import Context, format_option
from pipeline.model.places import AftaleError, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.explaining import Explanation


@click.command("explain")
@click.argument("what")
@format_option("human", "json")
@click.pass_obj
def command(context: Context, what: str, format_: str) -> None:
    """Explain an AGREEMENT's selection, clause by clause, or a CODE of a finding."""
    if re.fullmatch(r"[A-Z][A-Z0-9_-]+", what):
        _code(context, what, format_)
        return
    from pipeline.build.explain import explain

    explained = explain(context.tree, what, context.language)
    print(json.dumps(explained.data, ensure_ascii=False, indent=2) if format_ == "json" else explained.text)


def _code(context: Context, code: str, format_: str) -> None:
    """Say what a code means, how much it weighs, why it matters and what to do."""
    from dataclasses import asdict

    from pipeline.build.explain import conflict_page
    from pipeline.cli.formats import Run, write
    from pipeline.model.explaining import explanation

    page = explanation(code, context.language) or conflict_page(context.tree, code, context.language)
    if page is None:
        raise AftaleError(_unknown(code))
    if format_ == "json":
        print(write(Run("explain-code", [], asdict(page)), "json"))
    else:
        print("\n".join(_lines(page, context.language)))


def _unknown(code: str) -> Finding:
    from pipeline.model.messages import catalogue
    from pipeline.model.nearest import nearest

    near = {known.casefold(): known for known in catalogue()}
    return Finding.of("CODE_UNKNOWN", Place(""), word=code, nearest=near.get(nearest(code, near), ""))


def _lines(page: Explanation, language: str) -> Iterator[str]:
    from pipeline.model.messages import say

    def word(code: str) -> str:
        return say(code, {}, language).wrong

    weighs = f"{page.severity}, {page.stage}" if page.severity else word("EXPLAIN_SENTENCE")
    yield f"{page.code} ({weighs})"
    for heading, text in (("", page.what), ("EXPLAIN_WHY", page.why), ("EXPLAIN_EXAMPLE", page.example),
                          ("EXPLAIN_FIX", page.fix), ("EXPLAIN_INSTEAD", page.instead)):  # fmt: skip
        if text:
            yield from ("", *([word(heading)] if heading else []))
            yield from (f"  {line}" if heading else line for line in text.rstrip().splitlines())
