"""From a selection to a document: wording compiled once, then filled with the facts of one agreement."""

from pipeline.render.filters import FILTERS
from pipeline.render.wording import CompiledWording, Paragraph, Run, Slot

__all__ = ["FILTERS", "CompiledWording", "Paragraph", "Run", "Slot"]
