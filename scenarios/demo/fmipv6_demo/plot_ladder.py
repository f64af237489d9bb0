# SPDX-License-Identifier: GPL-2.0-only
"""Ladder chart of one handover, in the manner of RFC 4068's Figures 2 and 3."""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple

from fmipv6_shared.record import Handover
from fmipv6_shared.style import BLACK, BLUE, GREEN, GREY, PALE, RED, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from .cases import Case
from .ladder import Kind, Row, attachment, ladder_rows

#: Where the columns stand, in units of the space between the two access points.
COLUMNS: Dict[str, float] = {"MN": 0.0, "old AP": 1.05, "new AP": 2.1, "PAR": 3.15, "NAR": 4.72}
_LEFT, _RIGHT = -1.75, 6.35
_STEP_X, _TIME_X, _TOOK_X, _HELD_X = -1.6, -0.42, 5.62, 6.33
_COLOURS = {Kind.LINK: BLUE, Kind.MESSAGE: BLACK, Kind.DATA: GREEN}
#: Waits and durations below this many ms are not worth ink.
_SHOWN_MS = 0.005


def _milliseconds(seconds: float) -> str:
    """A time in ms with two decimals and a proper minus sign."""
    text = f"{seconds * 1e3:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", "\N{MINUS SIGN}")


def _text(axes: Axes, x: float, row: Row, y: float, paper: str, align: str = "center") -> None:
    word = row.kind is Kind.WORD
    text = f"{row.text} \N{MULTIPLICATION SIGN}{row.repeats + 1}" if row.repeats else row.text
    axes.text(
        x, y, text, ha=align, va="center", zorder=6, style="italic" if word else "normal",
        color=BLACK if word else _COLOURS[row.kind],
        bbox={"facecolor": paper, "edgecolor": "none", "pad": 1.2},
    )  # fmt: skip


def _arrow(axes: Axes, row: Row, y: float, paper: str) -> None:
    start, stop = COLUMNS[row.source], COLUMNS[row.target]
    colour = _COLOURS[row.kind]
    if row.kind is Kind.DATA:
        right = stop > start
        for shift in (-0.07, 0.07):
            axes.plot(
                [start, stop + (-0.08 if right else 0.08)], [y + shift] * 2,
                color=colour, linewidth=1.1, zorder=3, solid_capstyle="butt",
            )  # fmt: skip
        axes.plot(
            stop + (-0.055 if right else 0.055), y, ">" if right else "<", color=colour,
            markersize=6.5, markeredgewidth=0, zorder=4,
        )  # fmt: skip
    else:
        axes.add_patch(
            FancyArrowPatch(
                (start, y), (stop, y), arrowstyle="<|-|>" if row.both else "-|>",
                mutation_scale=9, shrinkA=0, shrinkB=0, color=colour, linewidth=1.1,
                linestyle=(0, (4, 2)) if row.kind is Kind.LINK else "solid", zorder=4,
            )
        )  # fmt: skip
    _text(axes, (start + stop) / 2, row, y, paper)


def _break(rows: List[Row], bottom: float) -> Tuple[Optional[float], float]:
    """Between which rows the mobile node has no link."""
    places = {row.text: float(y) for y, row in enumerate(rows) if row.kind is Kind.WORD}
    return places.get("disconnect"), places.get("connect", bottom)


def _lifelines(axes: Axes, rows: List[Row], bottom: float) -> None:
    """Vertical lines; the mobile node's is broken while it has no link."""
    gone, until = _break(rows, bottom)
    for name, x in COLUMNS.items():
        axes.text(x, -1.0, name, ha="center", va="center", fontweight="bold", fontsize=9)
        axes.plot([x, x], [-0.6, bottom], color=BLACK, linewidth=0.8, zorder=1)
    if gone is None:
        return
    axes.axhspan(gone, until, color=PALE, linewidth=0, zorder=0)
    axes.plot([0, 0], [gone, until], color=PALE, linewidth=1.6, zorder=2)
    axes.plot([0, 0], [gone, until], color=RED, linewidth=0.9, linestyle=":", zorder=2)


def _margins(axes: Axes, rows: List[Row], origin_s: float, bottom: float) -> None:
    heads = ((_STEP_X, "step", "center"), (_TIME_X, "t / ms", "right"), (_TOOK_X, "took / ms", "right"))
    for x, text, align in heads:
        axes.text(x, -1.0, text, ha=align, va="center", fontsize=8, color="#555555")
    held = any(row.held_s * 1e3 > _SHOWN_MS for row in rows)
    if held:
        axes.text(_HELD_X, -1.0, "held / ms", ha="right", va="center", fontsize=8, color="#555555")
    previous: Optional[str] = None
    for y, row in enumerate(rows):
        time = _milliseconds(row.time_s - origin_s)
        if row.step or time != previous:
            axes.text(_TIME_X, y, time, ha="right", va="center", fontsize=8, color="#333333")
        previous = time
        if row.step:
            axes.text(
                _STEP_X, y, row.step, ha="center", va="center", fontweight="bold", fontsize=10,
                family="DejaVu Sans Mono",
            )  # fmt: skip
        if row.took_s is not None and row.took_s * 1e3 > _SHOWN_MS:
            took = _milliseconds(row.took_s)
            axes.text(_TOOK_X, y, took, ha="right", va="center", fontsize=8, color="#333333")
        if row.held_s * 1e3 > _SHOWN_MS:
            wait = _milliseconds(row.held_s)
            axes.text(_HELD_X, y, wait, ha="right", va="center", fontsize=8, color=GREY)


def plot_ladder(case: Case, handover: Handover) -> Figure:
    """Draw one handover; the time axis is schematic, one row per event.

    :param case: which row of the comparison it is
    :param handover: a handover of a result record
    :return: the figure
    """
    rows = ladder_rows(handover)
    left_s, _ = attachment(handover)
    origin_s = left_s if left_s is not None else (rows[0].time_s if rows else 0.0)
    bottom = len(rows) - 0.35
    with figure_style():
        height = 0.265 * (len(rows) + 2.4)
        figure = Figure(figsize=(7.4, height))
        axes = figure.add_axes((0.005, 0.005, 0.99, 0.99))
        axes.set_xlim(_LEFT, _RIGHT + 0.05)
        axes.set_ylim(bottom + 0.1, -2.3)
        axes.set_axis_off()
        title: Tuple[str, str] = (case.name, f"{case.network} network, {handover['outcome']}")
        axes.text(
            _LEFT, -1.95, title[0], fontweight="bold", fontsize=10, va="center",
            family="DejaVu Sans Mono" if case.label else "DejaVu Sans",
        )  # fmt: skip
        axes.text(_RIGHT, -1.95, title[1], ha="right", va="center", fontsize=8.5)
        _lifelines(axes, rows, bottom)
        _margins(axes, rows, origin_s, bottom)
        gone, back = _break(rows, bottom)
        for y, row in enumerate(rows):
            paper = PALE if gone is not None and gone < y < back else "white"
            if row.kind is not Kind.WORD:
                _arrow(axes, row, float(y), paper)
            elif row.text in ("disconnect", "connect"):
                _text(axes, 0, row, y, paper)
            else:
                _text(axes, 0.08, row, y, paper, "left")
    return figure
