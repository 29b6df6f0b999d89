"""`translations.yaml`: read back as written, and strict."""

from __future__ import annotations

from pipeline.files.translations import load_translations, shown, write_translations
from pipeline.model.translations import Held, HeldWording, Translations

KEPT = Translations(wordings={
    "term/fixed": HeldWording(source="en", translations={
        "fr": Held(says="12345678 0e100000", source="00000000"), "da": Held(says="1", source="2")}),
    "aims/standard": HeldWording(source="da"),
})  # fmt: skip


def test_read_back(tmp_path):
    """Marks are text, also those that look like numbers; the second writing changes nothing."""
    assert write_translations(tmp_path, KEPT)
    assert load_translations(tmp_path) == (KEPT, [])
    assert not write_translations(tmp_path, KEPT)


def test_windows_line_ends_are_no_change(tmp_path):
    """Git may have put them there."""
    (tmp_path / "translations.yaml").write_bytes(shown(KEPT).replace("\n", "\r\n").encode())
    assert not write_translations(tmp_path, KEPT)


def test_in_order():
    """By name and language, so that two people's changes merge."""
    text = shown(KEPT)
    assert text.index("aims/") < text.index("term/") < text.index("da: {") < text.index("fr: {")


def test_nothing_noted(tmp_path):
    """It can be read back, too."""
    write_translations(tmp_path, Translations())
    assert load_translations(tmp_path) == (Translations(), [])


def test_no_file(tmp_path):
    """The library keeps no account of it."""
    assert load_translations(tmp_path) == (None, [])


def test_a_file_that_cannot_be_read(tmp_path):
    """With the place."""
    (tmp_path / "translations.yaml").write_text("wordings: {term/fixed: {source: xx}}\n")
    _, (found,) = load_translations(tmp_path)
    assert (found.code, found.place.file, found.place.line) == (
        "WORD_UNKNOWN",
        "clauses/translations.yaml",
        1,
    )
