# SPDX-License-Identifier: GPL-2.0-only
"""Where the interruption goes: one stacked bar per row."""

from __future__ import annotations

import math
from typing import Dict, List, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from .cases import Case
from .steps import piece_name, piece_rank
from .style import INK, PIECE_FILLS, figure_style
from .table import format_estimate
from .tidy import select

#: Pieces that stay below this share of the figure's longest bar everywhere are drawn as one.
SMALL_SHARE = 0.008


def piece_means(comparison: pd.DataFrame, case: Case, flow: str) -> Dict[str, float]:
    """Mean length in ms of each piece of one row's bar, in stacking order; they add up to the
    mean interruption."""
    values = select(comparison, case, flow)
    chosen = values[values.index.str.startswith("piece_")]["mean"]
    means = {name[len("piece_") :]: float(mean) for name, mean in chosen.items()}
    means = {piece: mean for piece, mean in means.items() if not math.isnan(mean)}
    return dict(sorted(means.items(), key=lambda item: piece_rank(item[0])))


def merge_small(bars: List[Dict[str, float]]) -> List[str]:
    """Gather the pieces that are too short to see everywhere under the name "other".

    :param bars: the bars of a figure; changed in place
    :return: the pieces gathered
    """
    longest = max((sum(bar.values()) for bar in bars), default=0.0)
    pieces = sorted({piece for bar in bars for piece in bar}, key=piece_rank)
    small = [
        piece
        for piece in pieces
        if all(bar.get(piece, 0.0) < SMALL_SHARE * longest for bar in bars)
    ]
    for bar in bars:
        rest = sum(bar.pop(piece, 0.0) for piece in small)
        if rest > 0:
            bar["other"] = rest
    return [piece for piece in small if piece]


def _draw_bar(axes: Axes, place: float, bar: Dict[str, float]) -> None:
    left = 0.0
    for piece, length in bar.items():
        fill = PIECE_FILLS.get(piece, PIECE_FILLS["other"])
        axes.barh(
            place,
            length,
            left=left,
            height=0.62,
            color=fill.colour,
            hatch=fill.hatch,
            edgecolor=INK,
            linewidth=0.5,
        )
        left += length


def plot_interruption(
    comparison: pd.DataFrame, cases: Sequence[Case], flows: Sequence[str]
) -> Figure:
    """Draw the stacked bars, a panel per flow.

    :param comparison: what comparison_frame() returned
    :param cases: the rows, in order
    :param flows: the panels
    :return: the figure
    """
    with figure_style():
        figure = Figure(figsize=(7.4, 0.34 * len(cases) + 2.0))
        panels = figure.subplots(1, len(flows), sharex=True, sharey=True, squeeze=False)[0]
        drawn = [
            (axes, case, flow, piece_means(comparison, case, flow))
            for axes, flow in zip(panels, flows)
            for case in cases
        ]
        small = merge_small([bar for *_, bar in drawn])
        places: Dict[Case, float] = {}
        gap = 0.0
        for row, case in enumerate(cases):
            if row and case.network != cases[row - 1].network:
                gap += 0.9
            places[case] = row + gap
        for axes, case, flow, bar in drawn:
            place = places[case]
            values = select(comparison, case, flow)
            mean = values.at["interruption", "mean"]
            half = values.at["interruption", "ci95_half"]
            if math.isnan(mean):
                axes.annotate(
                    "no interruption measured", (0, place), (4, 0),
                    textcoords="offset points", va="center",
                )  # fmt: skip
                continue
            _draw_bar(axes, place, bar)
            shown = 0.0 if math.isnan(half) else half
            axes.errorbar(mean, place, xerr=shown, color=INK, capsize=2.5, linewidth=1)
            axes.annotate(
                format_estimate(mean, half), (mean + shown, place), (5, 0),
                textcoords="offset points", va="center",
            )  # fmt: skip
        for axes, flow in zip(panels, flows):
            axes.set_title(f"{flow} flow", loc="left", fontweight="bold")
            axes.set_xlabel("interruption (ms)")
            axes.grid(axis="x")
            axes.tick_params(axis="y", length=0)
        first = panels[0]
        first.set_yticks([places[case] for case in cases], [case.name for case in cases])
        for label, case in zip(first.get_yticklabels(), cases):
            if case.label is not None:
                label.set_family("DejaVu Sans Mono")
        for row, case in enumerate(cases):
            if row == 0 or case.network != cases[row - 1].network:
                first.annotate(
                    f"{case.network} network", (0, places[case] - 0.62), (-6, 0),
                    xycoords=("axes fraction", "data"), textcoords="offset points",
                    ha="right", va="center", fontsize=8, fontweight="bold",
                )  # fmt: skip
        first.set_ylim(max(places.values()) + 0.6, -0.95)
        first.set_xlim(0, first.dataLim.x1 * 1.22 if first.dataLim.x1 > 0 else 1)
        _legend(figure, [bar for *_, bar in drawn], small)
    return figure


def _legend(figure: Figure, bars: List[Dict[str, float]], small: List[str]) -> None:
    used = sorted({piece for bar in bars for piece in bar if piece != "other"}, key=piece_rank)
    if any("other" in bar for bar in bars):
        used.append("other")
    names = {"other": "others: " + ", ".join(p if len(p) == 1 else piece_name(p) for p in small)}
    handles = [
        Patch(
            facecolor=PIECE_FILLS[piece if piece in PIECE_FILLS else "other"].colour,
            hatch=PIECE_FILLS[piece if piece in PIECE_FILLS else "other"].hatch,
            edgecolor=INK,
            linewidth=0.5,
            label=names.get(piece, piece_name(piece)),
        )
        for piece in used
    ]
    columns = min(6, max(1, len(handles)))
    rows = math.ceil(len(handles) / columns)
    height = figure.get_size_inches()[1]
    figure.subplots_adjust(
        left=0.165, right=0.985, wspace=0.06, top=1 - 0.3 / height,
        bottom=(0.62 + 0.19 * rows) / height,
    )  # fmt: skip
    figure.legend(
        handles=handles, loc="lower center", ncol=columns, columnspacing=1.2, handlelength=1.6
    )
