"""Proofreading of the library: what a careful reader of one wording, and of the glossary, would mark in the margin.

```
wording ──> typed ──── numbers of clauses, dates, amounts and blanks that somebody typed
        ──> looks ──── quotation marks, spaces and dots as each language has them
        ──> alike ──── the same figures in every language
library ──> terms ──── terms used without a meaning, with two, or never
```
"""
