"""Which paragraphs of a wording moved in one language since it was held against its source."""

from __future__ import annotations

import pytest

from pipeline.model.translations import Held, HeldWording, moved

THEN = HeldWording(
    source="en",
    translations={
        "da": Held(says="h1 d1 d2", source="h0 e1 e2"),
        "fr": Held(says="h2 f1 f2", source="h0 e1 e2"),
    },
)


def now(en="h0 e1 e2", da="h1 d1 d2", fr="h2 f1 f2"):
    return {"en": tuple(en.split()), "da": tuple(da.split()), "fr": tuple(fr.split())}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"en": "h0 e1 E2"}, [(2, "en", "da fr")]),
        ({"en": "h0 e1 E2", "da": "h1 d1 D2"}, [(2, "en da", "fr")]),
        ({"en": "h0 e1 E2", "da": "h1 d1 D2", "fr": "h2 f1 F2"}, [(2, "en da fr", "")]),
        ({"da": "h1 D1 d2"}, [(1, "da", "en fr")]),
        ({"en": "h0 e2 e1"}, [(1, "en", "da fr"), (2, "en", "da fr")]),
        ({"en": "H0 e1 e2"}, [(0, "en", "da fr")]),
        ({"en": "h0 e1 new e2", "da": "h1 d1 ny d2", "fr": "h2 f1 neuf f2"}, [(2, "en da fr", "")]),
        ({"en": "h0 e1 new e2"}, [(2, "en", "da fr")]),
        ({"en": "h0 e2", "da": "h1 d2", "fr": "h2 f2"}, []),
    ],
)  # fmt: skip
def test_what_moved(changes, expected):
    """Paragraph, languages that changed, languages that still say what they said."""
    found = moved(now(**changes), THEN)
    assert [(m.paragraph, " ".join(m.changed), " ".join(m.behind)) for m in found] == expected


def test_each_translation_is_held_against_its_own_source():
    """Danish was read after the source changed, and French was not."""
    held = HeldWording(
        source="en",
        translations={"da": Held(says="h1 d1 d2", source="h0 e1 E2"), "fr": THEN.translations["fr"]},
    )
    (found,) = moved(now(en="h0 e1 E2"), held)
    assert (found.paragraph, found.behind) == (2, ("fr",))
    assert "da" not in found.behind


def test_a_language_that_was_never_held_is_not_asked():
    """It is told elsewhere."""
    held = HeldWording(source="en", translations={"da": THEN.translations["da"]})
    assert moved(now(en="h0 e1 E2", fr="h2 x y"), held)[0].behind == ("da",)
