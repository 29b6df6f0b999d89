"""For CI that reads JUnit: one test case per agreement, its errors as the failure."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from pipeline.cli.formats import Run
from pipeline.cli.formats.human import shown_line


def write(run: Run) -> str:
    """Return the run as a JUnit report."""
    failed = sum(not well for _, well in run.agreements)
    suite = ET.Element("testsuite", name=f"aftale {run.name}", tests=str(len(run.agreements)),
                       failures=str(failed), errors="0")  # fmt: skip
    for agreement, well in run.agreements:
        case = ET.SubElement(suite, "testcase", classname="agreements", name=agreement)
        if not well:
            folder = f"agreements/{agreement.split('/')[0]}/"
            lines = [shown_line(f) for f in run.findings if f.severity == "error"]
            own = [line for line in lines if line.startswith(folder)] or lines
            ET.SubElement(case, "failure", message=own[0] if own else "failed").text = "\n".join(own)
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True)
