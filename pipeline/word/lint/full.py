"""The full linter: any bytes that call themselves a Word package."""

from __future__ import annotations

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.package import Package, open_package
from pipeline.word.lint.rules import DOCUMENT_RULES, PACKAGE_RULES, PART_RULES, WORD_RULES, ask


def lint_package(data: bytes) -> tuple[Fault, ...]:
    """Return every fault in a Word package; hostile or broken input gives faults, never an exception.

    An error is what Word refuses, repairs or silently loses; a warning what the schema forbids and Word is said
    to tolerate, what reports conflict on, or what leaks; an info is advice. A file we send has neither of the
    first two. Nobody ran Word to write this: each rule cites the standard or a public report.
    """
    try:
        package, faults = open_package(data)
    except Exception as error:  # noqa: BLE001  the last line against input that no test foresaw
        return (fault("RULE_FAILED", "", f"The package could not be read: {type(error).__name__}: {error}"),)
    if not package.data:
        return tuple(faults)
    return tuple(dict.fromkeys([*faults, *_content(package)]))


def _content(package: Package) -> list[Fault]:
    found = list(ask(PACKAGE_RULES, package, ""))
    found += ask(DOCUMENT_RULES if package.main else (), package, "")
    for part in package.parts:
        found += ask(PART_RULES if part.has_text else (), part, part.name)
        found += ask(WORD_RULES, part, part.name)
    return found
