"""A partnership of two parties, to which tests add what they ask about."""

from __future__ import annotations

THY_AND_UMEME = """\
schema: "1"
id: example
title: {en: Example}
type: {primary: professional}
languages: {versions: [en]}
parties:
  - {id: thy, role: danish-lead, kind: cso, name: Solfællesskab Thy, short_name: Thy, country: "DK"}
  - {id: umeme, role: local-lead, kind: cso, name: Umeme Trust, short_name: Umeme, country: "TZ"}
"""
"""How its file begins: what follows are its agreements."""
