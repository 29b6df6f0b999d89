"""Rules about the languages of the documents."""

from __future__ import annotations

from collections.abc import Iterator

from babel.localedata import exists

from pipeline.check.case import Case
from pipeline.model.places import Finding


def versions(case: Case) -> Iterator[Finding]:
    """V32: find a partnership without a language, and a language named twice."""
    found = case.partnership.languages.versions
    if not found:
        yield case.finding("LANGUAGE_NONE", "languages.versions")
    for index, language in enumerate(found):
        if language in found[:index]:
            yield case.finding("LANGUAGE_TWICE", f"languages.versions[{index}]", language=language)


def prevailing(case: Case) -> Iterator[Finding]:
    """V32: find several languages of which none decides though they are not equal, or one that is not there."""
    languages = case.partnership.languages
    if languages.prevailing is None:
        if len(languages.versions) > 1 and not languages.equal:
            yield case.finding("PREVAILING_MISSING", "languages.prevailing",
                               languages=", ".join(languages.versions))  # fmt: skip
    elif languages.prevailing not in languages.versions:
        yield case.finding("PREVAILING_UNKNOWN", "languages.prevailing", language=languages.prevailing,
                           languages=", ".join(languages.versions))  # fmt: skip


def regions(case: Case) -> Iterator[Finding]:
    """V03: find a region that is none of its language's, or whose figures nobody has written down."""
    for language, region in case.partnership.languages.regions.items():
        if not region.startswith(f"{language}-") or not exists(region.replace("-", "_")):
            yield case.finding("REGION_UNKNOWN", f"languages.regions.{language}", region=region,
                               language=language)  # fmt: skip


def columns(case: Case) -> Iterator[Finding]:
    """Find more languages side by side than a page has room for."""
    languages = case.partnership.languages
    if languages.layout == "side-by-side" and len(languages.versions) > 2:
        yield case.finding("COLUMNS_TOO_MANY", "languages.layout", count=len(languages.versions))


RULES = (versions, prevailing, regions, columns)
