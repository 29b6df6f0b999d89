"""Wordings of the library: facts that a file gives come out where the reader expects them."""

from __future__ import annotations

import pytest

from pipeline.model.party import Party
from pipeline.model.words import L10n

MANDATE = {
    "en": "Municipal Act, section 14; the Office of Education",
    "da": "Kommunelovens § 14; skolekontoret",
}
TOWN = Party(id="town", role="local-co", kind="public-institution", name="The Town", short_name="Town",
             country="TZ", mandate=L10n(MANDATE))  # fmt: skip


@pytest.fixture(name="tables_of")
def _tables_of(filler, library):
    """Give the tables of a clause's wording, row by row."""

    def rows(clause, language, **facts):
        text = library.wordings[clause, "standard", language].text
        made = filler(language, wordings={"standard": text}, danish=TOWN, **facts)
        wording, findings = made._book.wording("sample", "standard", language)
        passages = made.with_tables(made.passages(wording), "sample.md")
        assert (findings, made.findings) == ([], [])
        return [passage.table.rows for passage in passages if passage.table]

    return rows


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_public_party_s_mandate_is_printed(language, tables_of):
    """With the party it belongs to; without one, the clause speaks of mandates in general only."""
    assert tables_of("public-authority-role", language, mandated=()) == []
    [rows] = tables_of("public-authority-role", language, mandated=(TOWN,))
    assert rows == ((("Town",), (MANDATE[language],)),)
