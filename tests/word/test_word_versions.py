"""What the house gives later versions: styles, numbers and running words for each language, however many."""

from __future__ import annotations

import io

import docx
import pytest
from trees import LIBRARY
from word_reading import W, Word, text, value

from pipeline.model.document import Column, Document, DocumentClause, Edition, SignatureSeat
from pipeline.word.house import House
from pipeline.word.lint import lint_package
from pipeline.word.styles import VERSION_STYLES
from pipeline.word.write import Writer

HOUSE = LIBRARY / "house/house.docx"
TITLES = {"en": "Agreement", "da": "Aftale", "fr": "Accord"}
PAGE = {"en": "Page", "da": "Side", "fr": "Page"}
TAGS = {"da": "da-DK", "fr": "fr-FR"}


def column(language):
    """Two clauses and an annex in a language."""
    clauses = [DocumentClause(id=name, variant="v", number=str(n), title=f"{name} {language}", passages=())
               for n, name in enumerate(("aims", "end"), 1)]  # fmt: skip
    annex = DocumentClause(
        id="plan", variant="v", number="1", title=f"plan {language}", passages=(), annex=True
    )
    phrases = {
        "annex": f"Annex-{language}",
        "page": PAGE[language],
        "language-version": f"version {language}",
    }
    return Column(language=language, title=TITLES[language], subtitle="", key_terms=(), clauses=tuple(clauses),
                  annexes=(annex,), annex_files=(), seats=(SignatureSeat("a-1", "A", ""),), open_points=(), phrases=phrases)  # fmt: skip


def written(house=b""):
    """A document in three languages, one after the other."""
    columns = tuple(column(language) for language in TITLES)
    document = Document(
        agreement="a/b", edition=Edition("0.1"), author="A", paper="", columns=columns, in_sequence=True
    )
    data, faults = Writer(House(house or HOUSE.read_bytes())).write(document)
    assert faults == ()
    return Word(data)


@pytest.fixture(scope="module", name="word")
def _word():
    """A document in three languages, in our own house's style."""
    return written()


def test_every_version_counts_from_one(word):
    """Each in lists of its own, and annexes in its own word."""
    assert word.headings == [
        (label, f"{name} {language}")
        for language in TITLES
        for label, name in (("1", "aims"), ("2", "end"), (f"Annex-{language}\xa01", "plan"))
    ]


def test_every_style_has_a_twin_that_says_its_language(word):
    """It is based on the house's own, so that it looks the same and changes with it."""
    styles = {value(s, "name"): s for s in word.xml("word/styles.xml").iter(f"{W}style")}
    for language, tag in TAGS.items():
        for name in VERSION_STYLES:
            twin = styles[f"{name} {language}"]
            assert value(twin, "basedOn") == styles[name].get(f"{W}styleId")
            assert value(twin, "rPr/lang") == tag


def test_a_twin_is_followed_by_a_twin(word):
    """Whoever goes on typing after a heading stays in the language and in its list."""
    styles = {value(s, "name"): s for s in word.xml("word/styles.xml").iter(f"{W}style")}
    assert value(styles["heading 1 da"], "next") == styles["Clause Text da"].get(f"{W}styleId")


def test_running_words_follow_the_language(word):
    """A header and footer for each version; the first page's header, which is empty, is shared."""
    names = [name for name in word.parts if name.startswith(("word/header", "word/footer"))]
    titles = [text(word.xml(name)) for name in sorted(names) if "header" in name]
    assert sorted(titles) == ["", "Accord\ta/b", "Aftale\ta/b", "Agreement\ta/b"]
    assert len([name for name in names if "footer" in name]) == 6


def test_the_file_is_sound(word):
    """The full linter finds neither error nor warning."""
    assert [str(fault) for fault in lint_package(word.data) if fault.severity != "info"] == []


def test_a_house_of_one_s_own():
    """With a picture in its header and a section that would not begin on a new page, saved by another program."""
    document = docx.Document(str(HOUSE))
    picture = io.BytesIO((LIBRARY.parent / "docs/images/page.png").read_bytes())
    document.sections[0].header.paragraphs[0].add_run().add_picture(picture)
    document.sections[0].start_type = docx.enum.section.WD_SECTION.CONTINUOUS
    saved = io.BytesIO()
    document.save(saved)
    word = written(saved.getvalue())
    assert [str(fault) for fault in lint_package(word.data) if fault.severity == "error"] == []
    assert [section.find(f"{W}type") is None for section in word.body.iter(f"{W}sectPr")] == [
        False,
        True,
        True,
    ]
    pictures = [name for name, data in word.parts.items() if name.endswith(".xml.rels") and b"/image" in data]
    assert len(pictures) == 3
