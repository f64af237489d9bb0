# SPDX-License-Identifier: GPL-2.0-only
"""Ladder charts in the manner of RFC 5184's Figures 3 to 5, from the rows of one run."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Dict, List, Optional, Tuple

from matplotlib.figure import Figure

from .figures import save
from .ladder_chart import Chart, Kind, Layout, Row, plot_chart
from .scenario import Document, Program, table_csv

#: Where the columns of RFC 5184 stand.
_COLUMNS = {"MN-L2": 0.0, "MN-L3": 2.3, "PAR-L3": 3.5, "NAR-L3": 4.7}
#: What the figures write beside the link layer, by primitive.
_NOTES = {
    "LinkStatusChanged.ind": "low signal",
    "LinkConnect.cnf": "L2 handover",
    "LinkUp.ind": "finish",
}
#: A primitive before which time passes ("=" and "~" in the figures).
_BREAK_BEFORE = "LinkStatusChanged.ind"


def rows_of(document: Document) -> List[Row]:
    """The rows of a program's answer to --ladder."""
    return [
        Row(
            time_s=row["time_s"],
            text=row["text"],
            source=row["source"],
            target=row["target"],
            kind=Kind(row["kind"]),
            lost=row["lost"],
        )
        for row in document["rows"]
    ]


def _find(rows: List[Row], text: str, first: int = 0) -> Optional[int]:
    for index in range(first, len(rows)):
        if rows[index].text == text:
            return index
    return None


def _notes(rows: List[Row], first: int) -> Dict[int, str]:
    places = {_find(rows, text, first): note for text, note in _NOTES.items()}
    return {place: note for place, note in places.items() if place is not None}


def plot_rows(rows: List[Row], title: Tuple[str, str]) -> Figure:
    """Draw the rows of one handover.

    :param rows: as the program gave them
    :param title: left and right above the chart
    :return: the figure
    """
    used = {row.source for row in rows} | {row.target for row in rows}
    columns = {name: x for name, x in _COLUMNS.items() if name in used}
    right = max(columns.values()) + 0.35
    layout = Layout(columns=columns, left=-2.05, right=right, time_x=-1.2, width_in=1.2 + right)
    low = _find(rows, _BREAK_BEFORE) or 0
    left, arrived = _find(rows, "LinkConnect.cnf", low), _find(rows, "LinkUp.ind", low)
    chart = Chart(
        rows=rows,
        title=title,
        origin_s=rows[low].time_s,
        gap=None if left is None or arrived is None else (float(left), float(arrived)),
        notes=_notes(rows, low),
        breaks=[low] if low else [],
    )
    return plot_chart(layout, chart)


def rows_csv(rows: List[Row]) -> str:
    """The rows as CSV."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["time_s", "source", "target", "kind", "text", "lost"])
    for row in rows:
        writer.writerow(
            [f"{row.time_s:.9f}", row.source, row.target, row.kind.value, row.text, int(row.lost)]
        )
    return buffer.getvalue()


def write_ladder(title: str, program: Program, folder: Path) -> str:
    """Write table.csv, ladder.{txt,csv,svg,png} of run 1; return table and ladder as text."""
    table = program.text()
    text = program.text("--ladder", "1")
    document = program.document("--ladder", "1")
    rows = rows_of(document)
    link = {"wifi": "802.11a", "ideal": "ideal link"}[document["link"]]
    (folder / "table.csv").write_text(table_csv(program.document()), encoding="utf-8")
    (folder / "ladder.txt").write_text(text, encoding="utf-8")
    (folder / "ladder.csv").write_text(rows_csv(rows), encoding="utf-8")
    save(plot_rows(rows, (title, link)), folder, "ladder")
    return f"{table}\n{text}"
