# SPDX-License-Identifier: GPL-2.0-only
"""Grouped bars of an experiment's table: variants named GROUP/SERIES, one panel per column."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Sequence, Tuple

from matplotlib.figure import Figure

from .figures import save
from .scenario import Document, Program, table_csv
from .style import BLUE, GREEN, ORANGE, PURPLE, RED, SKY, figure_style

#: A column of the table and what to write beside its axis.
Panel = Tuple[str, str]

_COLOURS = (RED, ORANGE, PURPLE, SKY, BLUE, GREEN)
_HATCHES = ("", "////", "....", "", "xxxx", "\\\\\\\\")


def _split(document: Document) -> Tuple[List[str], List[str], Dict[Tuple[str, str], Document]]:
    """Groups and series in order of appearance, and the row of each pair."""
    cells: Dict[Tuple[str, str], Document] = {}
    for row in document["rows"]:
        group, _, series = row["variant"].partition("/")
        cells[group, series] = row
    groups = list(dict.fromkeys(group for group, _ in cells))
    return groups, list(dict.fromkeys(series for _, series in cells)), cells


def plot_bars(document: Document, panels: Sequence[Panel], title: str) -> Figure:
    """Draw means with 95 % confidence intervals.

    :param document: a program's table
    :param panels: which columns, from top to bottom
    :param title: above all
    :return: the figure
    """
    groups, series, cells = _split(document)
    width = 0.82 / len(series)
    with figure_style():
        height = 1.1 + 1.75 * len(panels)
        figure = Figure(figsize=(7.4, height))
        figure.subplots_adjust(
            left=0.105, right=0.99, bottom=0.3 / height, top=1 - 0.85 / height, hspace=0.13
        )
        figure.suptitle(title, fontsize=10, fontweight="bold", x=0.105, ha="left")
        all_axes = figure.subplots(len(panels), 1, sharex=True, squeeze=False)[:, 0]
        for axes, (column, label) in zip(all_axes, panels):
            for index, name in enumerate(series):
                rows = [cells[group, name] for group in groups]
                axes.bar(
                    [g + (index - (len(series) - 1) / 2) * width for g in range(len(groups))],
                    [row[column]["mean"] for row in rows],
                    width * 0.92,
                    yerr=[row[column]["ci95"] or 0.0 for row in rows],
                    error_kw={"elinewidth": 0.8, "capsize": 1.8},
                    color=_COLOURS[index % len(_COLOURS)],
                    hatch=_HATCHES[index % len(_HATCHES)],
                    edgecolor="white",
                    linewidth=0.4,
                    label=name,
                )
            axes.set_ylabel(label)
            axes.set_ylim(bottom=0)
            axes.grid(axis="y")
        all_axes[-1].set_xticks(range(len(groups)), groups)
        figure.legend(
            *all_axes[0].get_legend_handles_labels(),
            loc="upper left",
            ncol=min(3, len(series)),
            bbox_to_anchor=(0.095, 1 - 0.28 / height),
        )
    return figure


def write_bars(title: str, panels: Sequence[Panel], program: Program, folder: Path) -> str:
    """Write table.csv and bars.{svg,png}; return the table as text."""
    document = program.document()
    (folder / "table.csv").write_text(table_csv(document), encoding="utf-8")
    save(plot_bars(document, panels, title), folder, "bars")
    return table_text(document)


def table_text(document: Document) -> str:
    """The table for people: mean, and the interval where runs differ."""
    columns = [name for name, cell in document["rows"][0].items() if isinstance(cell, dict)]
    lines = [["variant", *columns]]
    for row in document["rows"]:
        cells = []
        for name in columns:
            mean, half = row[name]["mean"], row[name]["ci95"]
            cells.append(f"{mean:.3f}" + (f" +-{half:.3f}" if half else ""))
        lines.append([row["variant"], *cells])
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    text = "\n".join(
        "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths)))
        for line in lines
    )
    head = f"{document['scenario']}: mean of {document['runs']} runs, with the 95 % confidence"
    return f"{head} interval where runs differ\n\n{text}\n"
