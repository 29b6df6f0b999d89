"""Prints one table: how right, how small and how fast redlines are, ours beside other engines', over a set of pairs.

The set is a folder with a `manifest.tsv` (id, category, name, old, new) and, beside it, `tools/score_redline.py`, which
judges every redline the same way. Each engine is run as a whole process; ours is measured within one as well.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from measure import aftale, machine
from workload import ROOT

from pipeline.word.redline.compare.marks import Author
from pipeline.word.redline.redlining import redline

TIERS = ("wf", "text", "fmt", "label", "rich", "ok", "ok_fmt", "ok_all")
HEADINGS = ("engine", "pairs", *TIERS, "ratio median", "ratio 90 %", "unchanged", "ms median", "ms 90 %")
REAL = ("agr", "hist", "syn")
"""The categories that hold real agreements."""
AUTHOR = Author("bench", "2026-01-01T00:00:00Z")
LONGEST = 120
PEER_SCRIPT = Path(__file__).with_name("redline_peer.py")

Make = Callable[[Path, Path, Path], None]


def main() -> None:
    """Measure every engine there is and print the table."""
    parser = argparse.ArgumentParser(description="Measure redlines.")
    parser.add_argument("--set", type=Path, default=ROOT.parent / "shared" / "redline", dest="folder")
    parser.add_argument("--peers", type=Path, default=ROOT / "build-tools" / "redline-peers")
    parser.add_argument("--every", type=int, default=1, help="only every so many pairs")
    parser.add_argument("-v", action="store_true", help="name the pairs of ours that are not right")
    options = parser.parse_args()
    if not (options.folder / "manifest.tsv").exists():
        sys.exit(f"{options.folder} has no manifest.tsv: name a set of pairs with --set")
    score = _scorer(options.folder.parent / "tools" / "score_redline.py")
    pairs = _pairs(options.folder)[:: options.every]
    print(machine())
    rows = []
    for name, make in _engines(options.peers):
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        results = [_judged(pair, make, score) for pair in pairs]
        rows += [
            _row(name, results),
            _row(f"{name}, real agreements", [r for r in results if r["category"] in REAL]),
        ]
        for result in results if options.v and name == "aftale" else ():
            _say_wrong(result)
    print(_table([HEADINGS, *rows]))
    print(_within(pairs))


def _engines(peers: Path) -> Iterator[tuple[str, Make]]:
    """Yield the engines by name, ours first."""
    yield "aftale", lambda old, new, out: _run([*aftale("compare"), str(old), str(new), "-o", str(out)])
    python = peers / "bin" / "python"
    if not python.exists():
        print("no other engines: make bench-redline installs them", file=sys.stderr)
        return
    for name in ("docxodus", "docx-trackdiff"):
        yield (
            name,
            lambda old, new, out, name=name: _run(  # type: ignore[misc]
                [str(python), str(PEER_SCRIPT), name, str(old), str(new), str(out)]
            ),
        )


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)


def _scorer(path: Path) -> Any:
    """Return the function that judges a redline."""
    spec = importlib.util.spec_from_file_location("score_redline", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def _pairs(folder: Path) -> list[Mapping[str, Any]]:
    with (folder / "manifest.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    return [{**row, "old": folder / row["old"], "new": folder / row["new"]} for row in rows]


def _judged(pair: Mapping[str, Any], make: Make, score: Any) -> dict[str, Any]:
    """Make one redline and judge it; one that does not come is wrong in every way."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "redline.docx"
        start = time.perf_counter()
        with contextlib.suppress(subprocess.TimeoutExpired):
            make(pair["old"], pair["new"], out)
        seconds = time.perf_counter() - start
        found = score(str(pair["old"]), str(pair["new"]), str(out)) if out.exists() else {}
    return {"name": pair["name"], "category": pair["category"], "ms": seconds * 1000, "score": found}


def _row(name: str, results: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    scores = [result["score"] for result in results]
    shares = [f"{100 * sum(bool(s.get(tier)) for s in scores) / max(1, len(scores)):.1f}" for tier in TIERS]
    ratios = sorted(s["ratio"] for s in scores if s.get("text") and s.get("ratio") is not None)
    same = [s for s in scores if s.get("noop") is not None]
    times = sorted(result["ms"] for result in results)
    return (
        name, str(len(results)), *shares, _at(ratios, 0.5, "{:.2f}"), _at(ratios, 0.9, "{:.2f}"),
        f"{sum(bool(s['noop']) for s in same)}/{len(same)}", _at(times, 0.5, "{:.0f}"), _at(times, 0.9, "{:.0f}"),
    )  # fmt: skip


def _at(values: Sequence[float], share: float, shown: str) -> str:
    """Return the value below which a share of them lies."""
    if not values:
        return "-"
    return shown.format(statistics.median(values) if share == 0.5 else values[int(share * (len(values) - 1))])


def _within(pairs: Sequence[Mapping[str, Any]]) -> str:
    """Say how long ours takes within one process, warm, by the size of the document."""
    times = []
    for pair in pairs:
        old, new = pair["old"].read_bytes(), pair["new"].read_bytes()
        redline(old, new, AUTHOR)
        start = time.process_time()
        made = redline(old, new, AUTHOR)
        times.append(((time.process_time() - start) * 1000, len(made.files[1].parts[made.files[1].main])))
    small = sorted(ms for ms, size in times if size < 500_000)
    large = sorted(ms for ms, size in times if size >= 500_000)
    return (
        f"aftale within one process, cpu: median {_at(small, 0.5, '{:.0f}')} ms and at most {max(small, default=0):.0f} ms"
        f" below 500 kB of XML; median {_at(large, 0.5, '{:.0f}')} ms and at most {max(large, default=0):.0f} ms above"
    )


def _say_wrong(result: Mapping[str, Any]) -> None:
    wrong = [tier for tier in TIERS if not result["score"].get(tier)]
    if wrong:
        print(
            f"{result['category']} {result['name']}: {', '.join(wrong)}; {result['score'].get('diffs', [])[:1]}"
        )


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


if __name__ == "__main__":
    main()
