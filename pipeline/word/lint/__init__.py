"""The semantic linter for Word packages: the faults that schema validators miss, and those they find too.

`lint_package` judges any .docx, `lint_fragment` a compiled clause, `lint_joined` what joining clauses can break.
It knows OOXML and nothing of agreements; it reads bytes and never the disk.
"""

from pipeline.word.lint.catalogue import CATALOGUE, Rule, Severity
from pipeline.word.lint.fault import Fault
from pipeline.word.lint.fragment import lint_fragment
from pipeline.word.lint.full import lint_package
from pipeline.word.lint.joined import JOINED_CODES, lint_joined

__all__ = [
    "CATALOGUE",
    "JOINED_CODES",
    "Fault",
    "Rule",
    "Severity",
    "lint_fragment",
    "lint_joined",
    "lint_package",
]
