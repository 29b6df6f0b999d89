"""settings.xml, webSettings.xml and fontTable.xml: how Word handles the file."""

from __future__ import annotations

from pipeline.word.house_starter.xml import Element, el

COMPATIBILITY = {
    "compatibilityMode": 15,  # anything less, and Word opens the file in compatibility mode
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
# name: panose, family, signature; as Word writes them for its own fonts.
FONTS = {
    "Arial": ("020B0604020202020204", "swiss", "E0002EFF C000785B 00000009 00000000 000001FF 00000000"),
    "Calibri": ("020F0502020204030204", "swiss", "E4002EFF C200247B 00000009 00000000 000001FF 00000000"),
    "Cambria": ("02040503050406030204", "roman", "E00006FF 420024FF 02000000 00000000 0000019F 00000000"),
}


def settings() -> Element:
    """Return the root of settings.xml, without revision ids and without a template."""
    options = (
        el("w:compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in COMPATIBILITY.items()
    )
    return el(
        "w:settings",
        el("w:zoom", percent=100),
        el("w:defaultTabStop", val=567),
        el("w:autoHyphenation", val=0),
        el("w:characterSpacingControl", val="doNotCompress"),
        el("w:compat", *options),
        el("w:themeFontLang", val="en-GB"),
        _colour_mapping(),
        el("w:decimalSymbol", val="."),
        el("w:listSeparator", val=","),
    )


def web_settings() -> Element:
    """Return the root of webSettings.xml, which Word expects to find."""
    return el("w:webSettings", el("w:allowPNG"))


def font_table() -> Element:
    """Return the root of fontTable.xml: only fonts that come with Word."""
    return el("w:fonts", *(_font(name, *facts) for name, facts in FONTS.items()))


def _font(name: str, panose: str, family: str, signature: str) -> Element:
    words = signature.split()
    usb = {f"usb{number}": words[number] for number in range(4)}
    return el(
        "w:font", el("w:panose1", val=panose), el("w:charset", val="00"), el("w:family", val=family),
        el("w:pitch", val="variable"), el("w:sig", **usb, csb0=words[4], csb1=words[5]), name=name,
    )  # fmt: skip


def _colour_mapping() -> Element:
    accents = {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    return el(
        "w:clrSchemeMapping", bg1="light1", t1="dark1", bg2="light2", t2="dark2", **accents,
        hyperlink="hyperlink", followedHyperlink="followedHyperlink",
    )  # fmt: skip
