"""Rules on settings and on the parts every document should ship (ECMA-376-1 17.15)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import W, quoted, val
from pipeline.word.lint.package import Package, Part

_MODE = "15"
_ON = ("", "1", "true", "on")


def check_settings(package: Package) -> Iterator[Fault]:
    """Yield settings that make Word open the file in another way than we mean."""
    settings = package.related("settings")
    if settings is None:
        yield fault("PART_ADVISED", package.main, "The document has no settings part")
        return
    modes = [val(one) for one in settings.iter("compatSetting") if one.get(W + "name") == "compatibilityMode"]
    if modes != [_MODE]:
        said = quoted(modes[0]) if modes else "not set"
        yield settings.fault(
            "COMPAT_MODE", f"compatibilityMode is {said}; below {_MODE} Word opens an older layout"
        )
    if settings.root.find(W + "trackRevisions") is None:
        yield settings.fault("TRACK_OFF", "Track changes is off: edits come back silently")
    update = settings.root.find(W + "updateFields")
    if update is not None and val(update) in _ON:
        yield settings.fault(
            "FIELD_DIRTY", "updateFields makes Word ask the reader whether to update all fields", update
        )
    yield from _zoom(settings)


def _zoom(settings: Part) -> Iterator[Fault]:
    zoom = settings.root.find(W + "zoom")
    if zoom is not None and zoom.get(W + "percent") is None:
        yield settings.fault("ZOOM_PERCENT", "w:zoom lacks w:percent, which the schema requires", zoom)


def check_advised_parts(package: Package) -> Iterator[Fault]:
    """Styles, a theme and web settings are cheap to ship, and files without them were reported as repaired."""
    kinds = {relation.kind for relation in package.relations.get(package.main, ())}
    for kind in ("styles", "theme", "webSettings"):
        if kind not in kinds:
            yield fault("PART_ADVISED", package.main, f"The document has no {kind} part")


def check_roots(package: Package) -> Iterator[Fault]:
    """The main part is a w:document with a body."""
    root = package.roots.get(package.main)
    if root is not None and not any(part.name == package.main for part in package.texts):
        yield fault(
            "ROOT_WRONG", package.main, f"The document begins with {quoted(root.tag)}, not with w:document"
        )
