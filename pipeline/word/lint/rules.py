"""Which rules are asked of a package, of each part in it, and of a fragment; and asking them safely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from pipeline.word.lint import (
    access,
    anchors,
    content_types,
    controls,
    fields,
    leaks,
    notes,
    properties,
    relations,
    revisions,
    sections,
    settings,
    structure,
    styles,
    tables,
    text,
    values,
)
from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.package import Package, Part

T = TypeVar("T")

MOST = 20
"""Of one code in one part; whoever reads that many has understood."""
LIMIT = 500
"""Of all codes of one rule in one part: naming a place costs time in a part of many thousand paragraphs."""

# What is true of a piece of text wherever it stands.
TEXT_RULES: tuple[Callable[[Part], Iterable[Fault]], ...] = (
    text.check_loose_text,
    text.check_white_space,
    tables.check_tables,
    revisions.check_revisions,
    revisions.check_deleted_text,
    revisions.check_revision_ids,
    revisions.check_moves,
    fields.check_fields,
    anchors.check_bookmarks,
    anchors.check_hyperlinks,
    controls.check_controls,
    sections.check_paragraph_ids,
    sections.check_drawing_ids,
    access.check_table_headers,
    access.check_images,
)
# What is true of every part in the WordprocessingML namespace, styles and settings too.
WORD_RULES: tuple[Callable[[Part], Iterable[Fault]], ...] = (structure.check_structure, values.check_values)
# What is true of a part that holds text, and of no mere fragment of one.
PART_RULES: tuple[Callable[[Part], Iterable[Fault]], ...] = (
    *TEXT_RULES,
    notes.check_empty_texts,
    sections.check_sections,
    controls.check_block_controls,
    leaks.check_comment_authors,
    leaks.check_hidden_text,
)
# What is true of a package, whatever is in it.
PACKAGE_RULES: tuple[Callable[[Package], Iterable[Fault]], ...] = (
    content_types.check_content_types,
    relations.check_relations,
    relations.check_relation_ids,
    relations.check_unreached,
    lambda package: anchors.check_bookmark_names(package.texts),
    anchors.check_targets,
    properties.check_core,
    properties.check_custom,
    leaks.check_properties,
    leaks.check_paths,
    leaks.check_thumbnail,
    leaks.check_sessions,
)
# What is true between the parts of a document, and can only be asked where the package names its main part.
DOCUMENT_RULES: tuple[Callable[[Package], Iterable[Fault]], ...] = (
    settings.check_roots,
    settings.check_settings,
    settings.check_advised_parts,
    styles.check_styles,
    styles.check_numbering,
    notes.check_comments,
    notes.check_notes,
    controls.check_bindings,
    access.check_document,
    access.check_headings,
)


def ask(rules: Iterable[Callable[[T], Iterable[Fault]]], subject: T, part: str) -> Iterator[Fault]:
    """Yield what the rules find; a rule that fails is itself a finding, so that no file can silence the linter."""
    for rule in rules:
        told: Counter[str] = Counter()
        try:
            for found in islice(rule(subject), LIMIT):
                told[found.code] += 1
                if told[found.code] <= MOST:
                    yield found
        except Exception as error:  # noqa: BLE001  hostile input may break what no test foresaw
            yield fault("RULE_FAILED", part, f"A rule could not be applied: {type(error).__name__}: {error}")
