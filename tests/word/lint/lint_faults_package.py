"""One-fault changes to the other parts of the sample: name, part, what is replaced, by what, and the codes."""

from __future__ import annotations

from lint_packages import KIND, PIXEL, VALID, Parts, changed

Row = tuple[str, str, str, str, str]

_TYPES, _RELS, _ROOT_RELS = "[Content_Types].xml", "word/_rels/document.xml.rels", "_rels/.rels"
_DOCUMENT, _STYLES, _NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_SETTINGS, _CORE, _CUSTOM = "word/settings.xml", "docProps/core.xml", "docProps/custom.xml"
_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
_NUM = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
_LINK = f'<Relationship Id="rIdLink" Type="{KIND}/hyperlink"'
_CREATED = '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-23T10:00:00Z</dcterms:created>'
_MAIN_TYPE = "wordprocessingml.document.main+xml"


def relation(kind: str, target: str) -> str:
    """One more relation, with what it stands before."""
    mode = ' TargetMode="External"' if ":" in target else ""
    return f'<Relationship Id="rIdMore" Type="{KIND}/{kind}" Target="{target}"{mode}/>{_LINK}'


XML: list[Row] = [
    ("illegal_xml_char", _DOCUMENT, "Agreement", "Agree\x0bment", "XML_ILL_FORMED"),
    ("unescaped_amp", _DOCUMENT, "Agreement", "Aid & Org", "XML_ILL_FORMED"),
    ("undeclared_prefix", _DOCUMENT, "<w:t>Agreement</w:t>", "<q:t>Agreement</q:t>", "XML_ILL_FORMED"),
    ("wrong_encoding_decl", _DOCUMENT, 'encoding="UTF-8"', 'encoding="UTF-16"', "XML_ENCODING"),
    ("other_encoding", _DOCUMENT, 'encoding="UTF-8"', 'encoding="windows-1252"', "XML_ENCODING"),
    ("dtd_present", _DOCUMENT, "<w:document", '<!DOCTYPE w [<!ENTITY x "1">]><w:document', "XML_DOCTYPE"),
    ("too_deep", _DOCUMENT, "<w:p ", "<w:x>" * 300 + "</w:x>" * 300 + "<w:p ", "XML_DEPTH"),
    ("strict_form", "word/header1.xml", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", "STRICT_FORMAT"),
]  # fmt: skip

CONTENT_TYPES: list[Row] = [
    ("content_type_missing_png", _TYPES, '<Default Extension="png" ContentType="image/png"/>', "", "CT_NONE"),
    ("content_type_missing_footnotes", _TYPES, '<Override PartName="/word/footnotes.xml"', '<Override PartName="/word/gone.xml"', "CT_WRONG CT_PART_ABSENT"),
    ("content_type_wrong_comments", _TYPES, "wordprocessingml.comments+xml", "wordprocessingml.footnotes+xml", "CT_WRONG"),
    ("content_type_dup_default", _TYPES, '<Default Extension="png"', '<Default Extension="PNG" ContentType="image/png"/><Default Extension="png"', "CT_DUPLICATE"),
    ("macro_content_type", _TYPES, f"application/vnd.openxmlformats-officedocument.{_MAIN_TYPE}", "application/vnd.ms-word.document.macroEnabled.main+xml", "MACRO"),
    ("template_content_type", _TYPES, _MAIN_TYPE, "wordprocessingml.template.main+xml", "CT_WRONG"),
]  # fmt: skip

RELATIONS: list[Row] = [
    ("officeDocument_rel_missing", _ROOT_RELS, f"{KIND}/officeDocument", f"{KIND}/other", "REL_OFFICE_DOCUMENT"),
    ("rel_target_missing", _RELS, "footnotes.xml", "notes.xml", "REL_TARGET_MISSING NOTE_MISSING PART_UNREACHED"),
    ("rel_to_null_media", _RELS, 'Target="media/image1.png"', 'Target="NULL"', "REL_TARGET_MISSING PART_UNREACHED"),
    ("dup_rel_ids", _RELS, 'Id="rIdTheme"', 'Id="rIdLink"', "REL_ID_DUPLICATE"),
    ("attached_template", _RELS, _LINK, relation("attachedTemplate", "http://evil.example/t.dotm"), "REL_TEMPLATE"),
    ("remote_image", _RELS, _LINK, relation("image", "http://evil.example/i.png"), "REL_REMOTE_IMAGE"),
    ("external_object", _RELS, _LINK, relation("oleObject", "file:///c:/x.xls"), "REL_EXTERNAL LEAK_PATH"),
    ("script_link", _RELS, "https://example.org/", "javascript:alert(1)", "LINK_SCHEME"),
    ("web_link_said_to_be_inside", _RELS, ' TargetMode="External"', "", "REL_TARGET_MISSING"),
    ("part_unreached", _RELS, f'<Relationship Id="rIdTheme" Type="{KIND}/theme" Target="theme/theme1.xml"/>', "", "PART_UNREACHED PART_ADVISED"),
]  # fmt: skip

STYLES: list[Row] = [
    ("dup_style_ids", _STYLES, _NORMAL, '<w:style w:type="paragraph" w:styleId="Title"/>' + _NORMAL, "STYLE_ID_DUPLICATE"),
    ("style_basedOn_cycle", _STYLES, '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="Title"/>', "STYLE_CYCLE"),
    ("style_basedOn_undefined", _STYLES, '<w:next w:val="Normal"/>', '<w:next w:val="Gone"/>', "STYLE_BASE_UNDEFINED"),
    ("style_child_order", _STYLES, '<w:name w:val="Normal"/><w:qFormat/>', '<w:qFormat/><w:name w:val="Normal"/>', "PROPERTY_ORDER"),
    ("language_missing", _STYLES, '<w:lang w:val="en-GB"/>', "", "A11Y_LANGUAGE"),
    ("num_to_missing_abstract", _NUMBERING, '<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="4"/>', "ABSTRACT_NUM_MISSING"),
    ("abstractNum_after_num", _NUMBERING, _NUM, _NUM + '<w:abstractNum w:abstractNumId="2"/>', "CHILD_ORDER"),
    ("dup_num_ids", _NUMBERING, _NUM, _NUM + _NUM, "NUM_ID_DUPLICATE"),
    ("bad_nsid", _NUMBERING, '"1A2B3C4D"', '"1A2B"', "VALUE_HEX"),
]  # fmt: skip

NOTES: list[Row] = [
    ("dup_footnote_ids", "word/footnotes.xml", '<w:footnote w:id="1">', '<w:footnote w:id="1"><w:p/></w:footnote><w:footnote w:id="1">', "NOTE_ID_DUPLICATE"),
    ("footnote_without_separator", "word/footnotes.xml", 'w:type="separator"', 'w:type="normal"', "NOTE_SEPARATOR"),
    ("dup_comment_ids", "word/comments.xml", "</w:comment>", '</w:comment><w:comment w:id="0" w:author="A"><w:p/></w:comment>', "COMMENT_ID_DUPLICATE"),
    ("comment_entry_without_mark", "word/comments.xml", "</w:comment>", '</w:comment><w:comment w:id="5" w:author="A"><w:p/></w:comment>', "COMMENT_ORPHAN"),
    ("empty_header", "word/header1.xml", "<w:p><w:r><w:t>Agreement</w:t></w:r></w:p>", "", "HEADER_EMPTY"),
]  # fmt: skip

SETTINGS: list[Row] = [
    ("settings_child_order", _SETTINGS, '<w:zoom w:percent="100"/><w:trackRevisions/>', '<w:trackRevisions/><w:zoom w:percent="100"/>', "PROPERTY_ORDER"),
    ("documentProtection_bad_edit", _SETTINGS, "<w:trackRevisions/>", '<w:trackRevisions/><w:documentProtection w:edit="all"/>', "VALUE_ENUM"),
    ("old_compatibility_mode", _SETTINGS, 'w:val="15"', 'w:val="12"', "COMPAT_MODE"),
    ("track_changes_off", _SETTINGS, "<w:trackRevisions/>", "", "TRACK_OFF"),
    ("fields_updated_on_opening", _SETTINGS, "<w:footnotePr>", "<w:updateFields/><w:footnotePr>", "FIELD_DIRTY"),
    ("separator_missing", _SETTINGS, '<w:footnote w:id="-1"/>', '<w:footnote w:id="-5"/>', "NOTE_MISSING"),
    ("zoom_without_percent", _SETTINGS, '<w:zoom w:percent="100"/>', "<w:zoom/>", "ZOOM_PERCENT"),
]  # fmt: skip

PROPERTIES: list[Row] = [
    ("core_props_bad_date", _CORE, "2026-11-23T10", "2026-11-31T10", "CORE_DATE"),
    ("core_props_untyped_date", _CORE, ' xsi:type="dcterms:W3CDTF"', "", "CORE_DATE"),
    ("core_props_duplicate", _CORE, _CREATED, _CREATED + _CREATED, "CORE_DUPLICATE"),
    ("custom_props_bad_pid", _CUSTOM, 'pid="2"', 'pid="1"', "CUSTOM_PID"),
    ("custom_props_dup_pid", _CUSTOM, 'pid="2"', 'pid="3"', "CUSTOM_PID"),
    ("custom_props_dup_name", _CUSTOM, '"Status"', '"version"', "CUSTOM_NAME"),
    ("custom_props_bad_fmtid", _CUSTOM, "{D5CDD505", "{A5CDD505", "CUSTOM_FMTID"),
    ("title_missing", _CORE, "<dc:title>Agreement</dc:title>", "", "A11Y_TITLE"),
    ("author_python_docx", _CORE, "<dc:creator>Aid Org", "<dc:creator>python-docx", "LEAK_GENERATOR"),
    ("template_path", "docProps/app.xml", "Normal.dotm", "S:\\house\\agreement.dotx", "LEAK_TEMPLATE"),
    ("company", "docProps/app.xml", "<Template>", "<Company>Aid Org</Company><Template>", "LEAK_COMPANY"),
]  # fmt: skip

ROWS = [*CONTENT_TYPES, *RELATIONS, *STYLES, *NOTES, *SETTINGS, *PROPERTIES]


def without(part: str) -> Parts:
    """The sample without one part."""
    return {name: content for name, content in VALID.items() if name != part}


WHOLE: list[tuple[str, Parts, str]] = [
    ("content_types_part_missing", without(_TYPES), "CT_PART_MISSING"),
    ("body_missing", {**VALID, _DOCUMENT: "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"}, "BODY_MISSING"),
    ("wrong_root", {**VALID, _DOCUMENT: "<html/>"}, "ROOT_WRONG"),
    ("rels_without_source", {**VALID, "word/_rels/gone.xml.rels": VALID[_ROOT_RELS]}, "REL_SOURCE_MISSING"),
    ("macro_part", {**VALID, "word/vbaProject.bin": b"x"}, "MACRO"),
    ("thumbnail", {**changed(_ROOT_RELS, "<Relationship ", f'<Relationship Id="t" Type="{KIND}/thumbnail" Target="t.png"/><Relationship '), "t.png": PIXEL}, "LEAK_THUMBNAIL"),
]  # fmt: skip
