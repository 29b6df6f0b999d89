"""For CI that reads JUnit: one test case per agreement, its errors as the failure.

A run that came to no agreement is one case that failed, so that its report is never green.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from pipeline.cli.formats import Run
from pipeline.cli.formats.human import shown_line


def write(run: Run) -> str:
    """Return the run as a JUnit report."""
    lines = [shown_line(found) for found in run.findings if found.severity == "error"]
    agreements = run.agreements or ([(run.name, False)] if lines else [])
    failed = sum(not well for _, well in agreements)
    suite = ET.Element("testsuite", name=f"aftale {run.name}", tests=str(len(agreements)),
                       failures=str(failed), errors="0")  # fmt: skip
    for agreement, well in agreements:
        case = ET.SubElement(suite, "testcase", classname="agreements", name=agreement)
        if not well:
            folder = f"agreements/{agreement.split('/')[0]}/"
            own = [line for line in lines if line.startswith(folder)] or lines
            ET.SubElement(case, "failure", message=own[0] if own else "failed").text = "\n".join(own)
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True)
