# SPDX-License-Identifier: GPL-2.0-only
"""The figure of rfc6252-80211i."""

from __future__ import annotations

from typing import List, Tuple

from fmipv6_shared.style import BLACK, BLUE, INK, ORANGE, figure_style
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .reproduction import Drawing, Kind
from .rfc6252_80211i import CASES

_TICKS = (10, 20, 50, 100, 200, 500, 1000)


def _panels() -> List[Tuple[str, List[Tuple[str, str]]]]:
    """Title of each panel, and of each of its lines the text and the name of its row."""
    auth = [
        (case.name, f"Tauth (EAP-TLS), {case.name}") for case in CASES if case.auth_ms is not None
    ]
    path = [(case.name, f"in the handover path, {case.name}") for case in CASES]
    return [("(a) EAP-TLS, before or in the handover", auth), ("(b) in the handover path", path)]


def draw_times(drawing: Drawing) -> Figure:
    """Draw it.

    :param drawing: rows, answers and fitted values
    :return: two panels, a line for each time, on a logarithmic axis
    """
    panels = _panels()
    lines = [len(rows) for _, rows in panels]
    with figure_style():
        figure = Figure(figsize=(7.4, 3.9))
        grid = figure.add_gridspec(
            2, 1, left=0.285, right=0.985, top=0.94, bottom=0.205, hspace=0.36, height_ratios=lines
        )
        for place, (title, rows) in enumerate(panels):
            axes = figure.add_subplot(grid[place])
            for y, (_, name) in enumerate(rows):
                row = drawing.row(name)
                assert row.estimate.mean is not None
                fitted = row.kind is Kind.FITTED
                if row.published is not None:
                    axes.plot(
                        [row.published.value, row.estimate.mean], [y, y], color=INK, linewidth=0.8,
                        zorder=2,
                    )  # fmt: skip
                    axes.plot(row.published.value, y, "D", color=BLACK, markersize=4, zorder=3)
                axes.errorbar(
                    row.estimate.mean, y, xerr=row.estimate.half or 0.0, fmt="s" if fitted else "o",
                    color=ORANGE if fitted else BLUE, markerfacecolor="none", markersize=7.5,
                    capsize=2, zorder=4,
                )  # fmt: skip
            axes.set_xscale("log")
            axes.set_xlim(9, 1100)
            axes.set_xticks(_TICKS, [str(tick) for tick in _TICKS] if place else [])
            axes.minorticks_off()
            axes.set_yticks(range(len(rows)), [text for text, _ in rows])
            axes.set_ylim(len(rows) - 0.45, -0.55)
            axes.grid(axis="x")
            axes.tick_params(axis="y", length=0)
            axes.set_title(title, loc="left", fontweight="bold")
        axes.set_xlabel("time (ms)")
        shapes = (
            ("published", "D", BLACK, BLACK, 4.0), ("simulated, predicted", "o", BLUE, "none", 7.5),
            ("simulated, fitted", "s", ORANGE, "none", 7.5),
        )  # fmt: skip
        handles = [
            Line2D(
                [], [], linestyle="none", marker=marker, color=colour, markerfacecolor=face,
                markersize=size, label=label,
            )
            for label, marker, colour, face, size in shapes
        ]  # fmt: skip
        figure.legend(handles=handles, loc="lower center", ncol=3, handlelength=1.2)
    return figure
