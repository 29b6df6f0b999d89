"""Make `house.docx`, the house style that ships with aftale: styles, numbering, header, footer, page. No wording.

An organisation replaces the file with its own; what the writer needs of any house file is the style names.
"""

from pipeline.word.house_starter.package import build_house

__all__ = ["build_house"]
