# SPDX-License-Identifier: GPL-2.0-only
"""The rows of a reproduction as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import textwrap
from typing import Any, Dict, List, Mapping, Optional, Sequence

from fmipv6_shared.numbers import format_estimate

from .judge import Row, count_verdicts
from .reproduction import Count, Kind, Published, Reproduction

WIDTH = 120
#: The columns of the CSV file and the keys of a row in JSON.
KEYS = (
    "name", "unit", "published", "published_spread", "spread_is", "simulated", "ci95_half", "n",
    "kind", "verdict", "deviation", "source",
)  # fmt: skip


def row_values(row: Row) -> Dict[str, Any]:
    """A row as plain values; None where there is none."""
    published = row.published
    values = (
        row.name,
        row.unit,
        published.value if published else None,
        published.spread if published else None,
        published.meaning if published else None,
        row.estimate.mean,
        row.estimate.half,
        row.estimate.n,
        row.kind.value,
        row.verdict,
        row.deviation,
        row.source,
    )
    return dict(zip(KEYS, values))


def to_csv(rows: Sequence[Row]) -> str:
    """The table as CSV; empty where there is no value."""
    text = io.StringIO()
    writer = csv.DictWriter(text, KEYS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: "" if v is None else v for k, v in row_values(row).items()})
    return text.getvalue()


def to_json_value(
    what: Reproduction, rows: Sequence[Row], commands: Mapping[str, Sequence[str]], seed: int, count: Count
) -> Dict[str, Any]:  # fmt: skip
    """All of it as one value."""
    return {
        "name": what.name,
        "question": what.question,
        "publication": what.publication,
        "seed": seed,
        "runs": count.runs,
        **({what.unit: count.total} if what.unit else {}),
        "rows": [row_values(row) for row in rows],
        "open": [{"question": item.question, "answer": item.answer} for item in what.opens],
        "caveats": list(what.caveats),
        "commands": {name: " ".join(command) for name, command in commands.items()},
    }


def _number(value: Optional[float]) -> str:
    return "-" if value is None else f"{value:g}"


def _published(published: Optional[Published]) -> str:
    if published is None:
        return "-"
    return published.shown or f"{published.value:g} ±{published.spread:g}"


def _simulated(row: Row) -> str:
    if row.kind in (Kind.INPUT, Kind.FITTED) and row.estimate.half is None:
        return _number(row.estimate.mean and round(row.estimate.mean, 3))
    nan = float("nan")
    mean, half = row.estimate.mean, row.estimate.half
    if row.digits is not None and mean is not None:
        spread = "" if half is None else f" ±{half:.{row.digits}f}"
        return f"{mean:.{row.digits}f}{spread}"
    return format_estimate(nan if mean is None else mean, nan if half is None else half)


def _verdict(row: Row) -> str:
    if row.verdict is None:
        return "-"
    off = "" if row.deviation is None else f" ({100 * row.deviation:+.1f} %)"
    return row.verdict + off.replace("-", "\N{MINUS SIGN}")


def _fill(first: str, text: str) -> List[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False
    )


def to_text(what: Reproduction, rows: Sequence[Row], seed: int, count: Count) -> str:
    """The table for a terminal, with notes."""
    heads = ("quantity", "unit", "published", "simulated", "kind", "verdict", "source")
    sources = list(dict.fromkeys(row.source for row in rows))
    cells = [
        (
            row.name,
            row.unit,
            _published(row.published),
            _simulated(row),
            row.kind.value,
            _verdict(row),
            f"[{sources.index(row.source) + 1}]",
        )
        for row in rows
    ]
    widths = [max(len(line[i]) for line in (heads, *cells)) for i in range(len(heads))]
    aligned = []
    for line in (heads, *cells):
        numbers = [c.rjust(w) if i in (2, 3) else c.ljust(w) for i, (c, w) in enumerate(zip(line, widths))]
        aligned.append("  ".join(numbers).rstrip())
    text = _fill("", what.question)
    text += _fill("Published: ", what.publication)
    counted = f"{count.runs} runs"
    if what.unit:
        counted = f"{count.total} {what.unit} of each kind, in {count.runs} runs"
    text += [f"Simulated: mean ±95 % confidence half width of {counted}, seed {seed}.", ""]
    text += aligned + ["", count_verdicts(rows)]
    meanings = sorted({row.published.meaning for row in rows if row.published})
    if meanings:
        text += _fill("", f"Behind ± of the published values: {'; '.join(meanings)}.")
    text += ["", "Sources"]
    for place, source in enumerate(sources, 1):
        text += _fill(f"  [{place}] ", source)
    if what.opens:
        text += ["", "What the publication leaves open, and how it was filled"]
        for item in what.opens:
            text += _fill("  * ", f"{item.question} {item.answer}")
    if what.caveats:
        text += ["", "Mind"]
        for caveat in what.caveats:
            text += _fill("  * ", caveat)
    return "\n".join(text) + "\n"
