"""One-fault changes to the text of the sample: name, what is replaced, by what, and the codes that must follow."""

from __future__ import annotations

from lint_samples import TITLE, WHO

Row = tuple[str, str, str, str]

_RUN = "<w:r><w:t>Agreement</w:t></w:r>"
_HEADER_REF = '<w:headerReference w:type="default" r:id="rIdHeader"/>'
_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
    "<v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
)
_LONG = "a" * 41
_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>' + _END
_BLOCK_CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
_INLINE_CONTROL = "<w:sdtContent><w:r><w:t>ACME</w:t></w:r></w:sdtContent>"


def after_title(xml: str) -> tuple[str, str]:
    """Put something between the first two paragraphs."""
    return TITLE, TITLE + xml


def in_title(xml: str) -> tuple[str, str]:
    """Put something after the run of the title."""
    return _RUN, _RUN + xml


STRUCTURE: list[Row] = [
    ("rPr_child_order", "<w:b/><w:i/>", "<w:i/><w:b/>", "PROPERTY_ORDER"),
    ("pPr_child_order", '<w:keepNext/><w:spacing w:after="120"/>', '<w:spacing w:after="120"/><w:keepNext/>', "PROPERTY_ORDER"),
    ("tcPr_child_order", '<w:tcW w:w="2000" w:type="dxa"/><w:vMerge/>', '<w:vMerge/><w:tcW w:w="2000" w:type="dxa"/>', "PROPERTY_ORDER"),
    ("property_twice", "<w:b/><w:i/>", "<w:b/><w:i/><w:i/>", "PROPERTY_REPEATED"),
    ("pPr_after_run", *in_title("<w:pPr/>"), "CHILD_REPEATED"),
    ("pPr_after_run_only", "<w:p><w:r><w:t>No</w:t></w:r></w:p>", "<w:p><w:r><w:t>No</w:t></w:r><w:pPr/></w:p>", "PPR_NOT_FIRST"),
    ("duplicate_pPr", '<w:pPr><w:pStyle w:val="Title"/></w:pPr>', '<w:pPr><w:pStyle w:val="Title"/></w:pPr><w:pPr/>', "CHILD_REPEATED"),
    ("p_inside_p", *in_title("<w:p/>"), "CHILD_MISPLACED"),
    ("unknown_element", *in_title("<w:paragraph/>"), "ELEMENT_UNKNOWN"),
    ("unknown_ns_not_ignorable", *in_title('<x:y xmlns:x="urn:x"/>'), "NS_UNKNOWN"),
    ("unknown_attr_not_ignorable", "<w:b/><w:i/>", '<w:b xmlns:x="urn:x" x:y="1"/><w:i/>', "ATTR_UNKNOWN"),
    ("attribute_without_prefix", "<w:b/><w:i/>", '<w:b val="1"/><w:i/>', "ATTR_UNKNOWN"),
    ("attribute_of_another_element", "<w:b/><w:i/>", '<w:b w:fill="x"/><w:i/>', "ATTR_UNKNOWN"),
    ("element_in_a_leaf", "<w:b/><w:i/>", "<w:b><w:i/></w:b>", "CHILD_MISPLACED"),
    ("unknown_attribute", '<w:jc w:val="both"/>', '<w:jc w:val="both" w:valeur="both"/>', "ATTR_UNKNOWN"),
    ("ignorable_prefix_undeclared", 'mc:Ignorable="w14"', 'mc:Ignorable="w14 w16"', "MC_PREFIX_UNDECLARED"),
    ("text_directly_in_p", *in_title("loose"), "TEXT_LOOSE"),
    ("text_directly_in_r", "<w:r><w:t>Agreement", "<w:r>loose<w:t>Agreement", "TEXT_LOOSE"),
    ("sectPr_not_last", "</w:sectPr>", "</w:sectPr><w:p/>", "SECTPR_NOT_LAST"),
    ("two_headers_of_a_type", _HEADER_REF, _HEADER_REF + _HEADER_REF, "HEADER_REF_DUPLICATE"),
    ("newline_in_t", "<w:t>Agreement</w:t>", "<w:t>Agree\nment</w:t>", "TEXT_NEWLINE"),
    ("space_without_preserve", '<w:t xml:space="preserve"> days.', "<w:t> days.", "SPACE_LOST"),
    ("bad_enum_jc", '<w:jc w:val="both"/>', '<w:jc w:val="middle"/>', "VALUE_ENUM"),
    ("decimal_in_int", '<w:ilvl w:val="0"/>', '<w:ilvl w:val="0.5"/>', "VALUE_INT"),
    ("negative_level", '<w:ilvl w:val="0"/>', '<w:ilvl w:val="-1"/>', "VALUE_RANGE"),
    ("negative_width", '<w:gridCol w:w="2000"/>', '<w:gridCol w:w="-2000"/>', "VALUE_RANGE"),
    ("negative_indent", '<w:jc w:val="both"/>', '<w:ind w:left="-720"/><w:jc w:val="both"/>', ""),
    ("decimal_measure", '<w:gridCol w:w="2000"/>', '<w:gridCol w:w="2000.0"/>', "VALUE_MEASURE"),
    ("word_for_measure", '<w:gridCol w:w="2000"/>', '<w:gridCol w:w="wide"/>', "VALUE_INT"),
    ("bad_hex_color", '"FF0000"', '"#FF0000"', "VALUE_COLOR"),
    ("bad_on_off", "<w:b/><w:i/>", '<w:b w:val="yes"/><w:i/>', "VALUE_ENUM"),
    ("attribute_missing", '<w:color w:val="FF0000"/>', "<w:color/>", "ATTR_MISSING"),
    ("numId_missing", '<w:numId w:val="1"/>', '<w:numId w:val="9"/>', "NUM_MISSING"),
    ("style_undefined", '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Titel"/>', "STYLE_UNDEFINED"),
    ("style_of_wrong_type", '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Grid"/>', "STYLE_TYPE"),
    ("paraId_too_big", 'w14:paraId="00000001"', 'w14:paraId="80000001"', "PARAID_RANGE"),
    ("dup_paraId", 'w14:paraId="00000001"', 'w14:paraId="00000002"', "PARAID_DUPLICATE"),
    ("dup_docPr_ids", *in_title('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="X" descr="y"/></wp:inline></w:drawing></w:r>'), "DOCPR_ID_DUPLICATE"),
    ("docPr_id_too_big", '<wp:docPr id="1"', '<wp:docPr id="4294967296"', "DOCPR_ID_RANGE"),
    ("text_box_empty", *in_title(_BOX), "NOTE_EMPTY"),
]  # fmt: skip

TABLES: list[Row] = [
    ("tc_without_p", "<w:p><w:r><w:t>No</w:t></w:r></w:p></w:tc>", "</w:tc>", "TC_NO_PARAGRAPH"),
    ("tc_ends_with_table", "<w:t>No</w:t></w:r></w:p></w:tc>", "<w:t>No</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc>", "TC_LAST_NOT_PARAGRAPH"),
    ("tr_without_tc", "</w:tr></w:tbl>", "</w:tr><w:tr/></w:tbl>", "TR_NO_CELL"),
    ("tbl_without_tr", *after_title("<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>"), "TBL_NO_ROW"),
    ("tblGrid_missing", *after_title("<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), "TBL_NO_GRID GRID_TOO_NARROW"),
    ("tblPr_missing", *after_title("<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), "CHILD_MISSING"),
    ("gridSpan_overflow", '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>', "GRID_SPAN_OVERFLOW"),
    ("tblGrid_too_few_cols", '<w:tblGrid><w:gridCol w:w="2000"/>', "<w:tblGrid>", "GRID_TOO_NARROW GRID_SPAN_OVERFLOW"),
    ("vMerge_orphan", '<w:vMerge w:val="restart"/>', "", "VMERGE_ORPHAN"),
    ("table_without_header_row", "<w:cantSplit/><w:tblHeader/>", "<w:cantSplit/>", "A11Y_TABLE_HEADER"),
]  # fmt: skip

REVISIONS: list[Row] = [
    ("t_inside_del", "<w:delText>30</w:delText>", "<w:t>30</w:t>", "DEL_HOLDS_TEXT"),
    ("delText_outside_del", "<w:t>Agreement</w:t>", "<w:delText>Agreement</w:delText>", "DELTEXT_OUTSIDE_DEL"),
    ("instrText_inside_del", "<w:delText>30</w:delText>", "<w:instrText>30</w:instrText>", "DEL_HOLDS_INSTRTEXT"),
    ("nested_ins_in_ins", *in_title(f'<w:ins w:id="91" {WHO}><w:ins w:id="92" {WHO}><w:r/></w:ins></w:ins>'), "REV_NESTED"),
    ("ins_inside_r", "<w:r><w:t>Agreement</w:t>", f'<w:r><w:ins w:id="91" {WHO}/><w:t>Agreement</w:t>', "REV_IN_RUN"),
    ("ins_inside_drawing", '<wp:extent cx="9525" cy="9525"/>', f'<wp:extent cx="9525" cy="9525"/><w:ins w:id="91" {WHO}/>', "REV_IN_DRAWING"),
    ("ins_around_p", *after_title(f'<w:ins w:id="91" {WHO}><w:p/></w:ins>'), "CHILD_MISPLACED"),
    ("dup_revision_ids", 'w:id="23"', 'w:id="22"', "REV_ID_DUPLICATE"),
    ("ins_missing_author", f'<w:ins w:id="23" {WHO}>', '<w:ins w:id="23" w:date="2026-11-23T10:00:00Z">', "REV_NO_AUTHOR"),
    ("ins_empty_author", f'<w:ins w:id="23" {WHO}>', '<w:ins w:id="23" w:author=" " w:date="2026-11-23T10:00:00Z">', "REV_NO_AUTHOR"),
    ("ins_missing_date", f'<w:ins w:id="23" {WHO}>', '<w:ins w:id="23" w:author="A">', "REV_NO_DATE"),
    ("ins_missing_id", f'<w:ins w:id="23" {WHO}>', f"<w:ins {WHO}>", "ATTR_MISSING"),
    ("bad_date", f'<w:ins w:id="23" {WHO}>', '<w:ins w:id="23" w:author="A" w:date="2026-13-45T10:00:00Z">', "VALUE_DATE"),
    ("date_not_iso", f'<w:ins w:id="23" {WHO}>', '<w:ins w:id="23" w:author="A" w:date="23/11/2026">', "VALUE_DATE"),
    ("negative_big_id", f'<w:ins w:id="23" {WHO}>', f'<w:ins w:id="-99999999999" {WHO}>', "VALUE_RANGE"),
    ("moveFrom_unpaired", 'w:name="move1"', 'w:name="move2"', "MOVE_UNPAIRED"),
    ("move_range_open", '<w:moveFromRangeEnd w:id="30"/>', "", "MOVE_UNPAIRED"),
    ("move_ranges_of_one_id", *in_title(f'<w:moveFromRangeStart w:id="30" w:name="move1" {WHO}/>'), "MOVE_UNPAIRED"),
    ("value_on_text", "<w:t>Agreement</w:t>", '<w:t w:val="x">Agreement</w:t>', "ATTR_UNKNOWN"),
    ("moveTo_without_range", f'<w:moveToRangeStart w:id="32" w:name="move1" {WHO}/>', "", "MOVE_UNPAIRED"),
    ("dup_paragraph_mark_ins", f'<w:rPr><w:ins w:id="20" {WHO}/>', f'<w:rPr><w:ins w:id="20" {WHO}/><w:ins w:id="90" {WHO}/>', "PROPERTY_REPEATED"),
    ("pPrChange_not_last", "</w:pPrChange></w:pPr>", "</w:pPrChange><w:sectPr/></w:pPr>", "PROPERTY_ORDER"),
]  # fmt: skip

ANCHORS: list[Row] = [
    ("dup_bookmark_ids", *in_title('<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>'), "BOOKMARK_ID_DUPLICATE"),
    ("dup_bookmark_names", *in_title('<w:bookmarkStart w:id="9" w:name="C_Purpose"/><w:bookmarkEnd w:id="9"/>'), "BOOKMARK_NAME_DUPLICATE"),
    ("bookmark_unclosed", *in_title('<w:bookmarkStart w:id="9" w:name="b"/>'), "BOOKMARK_UNCLOSED"),
    ("bookmark_ends_first", *in_title('<w:bookmarkEnd w:id="9"/><w:bookmarkStart w:id="9" w:name="b"/>'), "BOOKMARK_UNCLOSED"),
    ("bookmark_name_too_long", *in_title(f'<w:bookmarkStart w:id="9" w:name="{_LONG}"/><w:bookmarkEnd w:id="9"/>'), "BOOKMARK_NAME_LONG"),
    ("bookmark_name_odd", *in_title('<w:bookmarkStart w:id="9" w:name="a-b"/><w:bookmarkEnd w:id="9"/>'), "BOOKMARK_NAME"),
    ("ref_to_missing_bookmark", " REF c_purpose ", " REF c_gone ", "REF_TARGET_MISSING"),
    ("anchor_dangling", 'w:anchor="c_purpose"', 'w:anchor="c_gone"', "ANCHOR_DANGLING"),
    ("link_field_dangling", *in_title(_FIELD.format('HYPERLINK \\l "gone"') + _RESULT), "ANCHOR_DANGLING"),
    ("hyperlink_nested", "<w:r><w:t>our site</w:t></w:r>", '<w:hyperlink r:id="rIdLink"><w:r/></w:hyperlink>', "HYPERLINK_NESTED"),
    ("header_rel_missing", 'r:id="rIdHeader"', 'r:id="rIdGone"', "REL_ID_MISSING"),
    ("image_rel_missing", 'r:embed="rIdImage"', 'r:embed="rIdGone"', "REL_ID_MISSING"),
    ("hyperlink_rel_missing", 'r:id="rIdLink"', 'r:id="rIdGone"', "REL_ID_MISSING"),
    ("header_rel_to_image", 'r:id="rIdHeader"', 'r:id="rIdImage"', "REL_KIND"),
    ("field_unbalanced", _END, "", "FIELD_UNBALANCED"),
    ("field_without_begin", *in_title(_END), "FIELD_UNBALANCED"),
    ("field_without_result", *in_title(_FIELD.format(" PAGE ") + _END), "FIELD_NO_RESULT"),
    ("field_reaches_out", *in_title(_FIELD.format(" DDEAUTO cmd x ") + _RESULT), "FIELD_REACHES_OUT"),
    ("field_unusual", *in_title(_FIELD.format(" QUOTE x ") + _RESULT), "FIELD_UNUSUAL"),
    ("field_dirty", 'w:fldCharType="begin"/>', 'w:fldCharType="begin" w:dirty="true"/>', "FIELD_DIRTY"),
    ("comment_ref_missing", '<w:commentReference w:id="0"/>', '<w:commentReference w:id="7"/>', "COMMENT_MISSING COMMENT_ORPHAN COMMENT_NO_REFERENCE"),
    ("comment_range_unclosed", '<w:commentRangeEnd w:id="0"/>', "", "COMMENT_RANGE_UNCLOSED"),
    ("comment_referred_twice", *in_title('<w:r><w:commentReference w:id="0"/></w:r>'), "COMMENT_REFERRED_TWICE"),
    ("comment_range_twice", *in_title('<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>'), "COMMENT_RANGE_UNCLOSED"),
    ("comment_orphan", '<w:commentReference w:id="0"/>', "", "COMMENT_ORPHAN COMMENT_NO_REFERENCE"),
    ("footnote_id_missing", '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="8"/>', "NOTE_MISSING"),
    ("sdt_no_content", _INLINE_CONTROL, "", "SDT_NO_CONTENT"),
    ("sdt_empty_content", _INLINE_CONTROL, "<w:sdtContent/>", "SDT_EMPTY"),
    ("sdt_dup_ids", *in_title('<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>'), "SDT_ID_DUPLICATE"),
    ("sdt_content_before_pr", *in_title("<w:sdt><w:sdtContent><w:r/></w:sdtContent><w:sdtPr/></w:sdt>"), "CHILD_ORDER"),
    ("sdt_run_content_at_block", *after_title(_BLOCK_CONTROL.format("<w:r/>")), "SDT_LEVEL SDT_EMPTY SDT_BLOCK"),
    ("sdt_block", *after_title(_BLOCK_CONTROL.format("<w:p/>")), "SDT_BLOCK"),
    ("sdt_block_empty", *after_title(_BLOCK_CONTROL.format('<w:bookmarkStart w:id="9" w:name="b"/><w:bookmarkEnd w:id="9"/>')), "SDT_BLOCK SDT_EMPTY"),
    ("sdt_bad_lock", '"sdtLocked"', '"locked"', "VALUE_ENUM"),
    ("sdt_two_tags", '<w:tag w:val="party"/>', '<w:tag w:val="party"/><w:tag w:val="x"/>', "SDT_PROPERTY_REPEATED"),
    ("sdt_tag_too_long", '<w:tag w:val="party"/>', f'<w:tag w:val="{"t" * 65}"/>', "SDT_TAG_LONG"),
    ("binding_without_store", "{11111111-", "{91111111-", "BIND_STORE_MISSING"),
    ("image_without_alt_text", ' descr="Our logo"', "", "A11Y_ALT_TEXT"),
    ("heading_level_skipped", '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Title"/><w:outlineLvl w:val="1"/>', "A11Y_HEADING_SKIP"),
    ("hidden_text", *in_title("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"), "LEAK_HIDDEN"),
    ("session_ids", '<w:p w14:paraId="00000001">', '<w:p w14:paraId="00000001" w:rsidR="00AA00BB">', "LEAK_RSID"),
    ("local_path", *in_title(_FIELD.format(" QUOTE C:\\\\Users\\\\me ") + _RESULT), "FIELD_UNUSUAL LEAK_PATH"),
]  # fmt: skip
