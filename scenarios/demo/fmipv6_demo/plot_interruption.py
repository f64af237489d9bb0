# SPDX-License-Identifier: GPL-2.0-only
"""Where the interruption goes: one stacked bar per row."""

from __future__ import annotations

import math
from typing import Dict, List, Sequence

import pandas as pd
from fmipv6_shared.numbers import format_estimate
from fmipv6_shared.stacks import draw_bar, merge_small, piece_handles
from fmipv6_shared.steps import piece_rank
from fmipv6_shared.style import INK, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .cases import Case
from .tidy import select

#: An ordering gets a time axis of its own where it takes this many times as long.
APART = 2.2


def piece_means(comparison: pd.DataFrame, case: Case, flow: str) -> Dict[str, float]:
    """Mean length in ms of each piece of one row's bar, in stacking order; they add up to the
    mean interruption."""
    values = select(comparison, case, flow)
    chosen = values[values.index.str.startswith("piece_")]["mean"]
    means = {name[len("piece_") :]: float(mean) for name, mean in chosen.items()}
    means = {piece: mean for piece, mean in means.items() if not math.isnan(mean)}
    return dict(sorted(means.items(), key=lambda item: piece_rank(item[0])))


def _reach(values: pd.DataFrame) -> float:
    """How far to the right a bar and its whisker shall be seen; very long whiskers are cut."""
    mean = float(values.at["interruption", "mean"])
    half = float(values.at["interruption", "ci95_half"])
    if math.isnan(mean):
        return 0.0
    return mean + (0.0 if math.isnan(half) else min(half, mean))


def _draw_row(axes: Axes, place: float, bar: Dict[str, float], values: pd.DataFrame) -> None:
    """A bar with its confidence interval and its length in figures."""
    mean = float(values.at["interruption", "mean"])
    half = float(values.at["interruption", "ci95_half"])
    if math.isnan(mean):
        axes.annotate(
            "none measured", (0, place), (4, 0), textcoords="offset points", va="center"
        )
        return
    draw_bar(axes, place, bar)
    shown = 0.0 if math.isnan(half) else half
    axes.errorbar(mean, place, xerr=shown, color=INK, capsize=2.5, linewidth=1)
    axes.annotate(
        format_estimate(mean, half), (_reach(values), place), (5, 0),
        textcoords="offset points", va="center",
    )  # fmt: skip


def _strips(cases: Sequence[Case], lengths: Dict[Case, float]) -> List[List[Case]]:
    """Which rows share a time axis: an ordering that dwarfs those before it begins a new one."""
    families = list(dict.fromkeys(case.family for case in cases))
    strips: List[List[Case]] = []
    longest = 0.0
    for family in families:
        members = [case for case in cases if case.family == family]
        length = max(lengths[case] for case in members)
        if not strips or length > APART * longest > 0:
            strips.append([])
            longest = 0.0
        strips[-1] += members
        longest = max(longest, length)
    return [[case for case in cases if case in strip] for strip in strips]


def _name_rows(axes: Axes, strip: Sequence[Case], places: Dict[Case, float]) -> None:
    axes.set_yticks([places[case] for case in strip], [case.name for case in strip])
    for text, case in zip(axes.get_yticklabels(), strip):
        if case.label is not None:
            text.set_family("DejaVu Sans Mono")
    for row, case in enumerate(strip):
        if row == 0 or case.network != strip[row - 1].network:
            axes.annotate(
                f"{case.network} network", (0, places[case] - 0.66), (-6, 0),
                xycoords=("axes fraction", "data"), textcoords="offset points",
                ha="right", va="center", fontsize=8, fontweight="bold",
            )  # fmt: skip
    axes.set_ylim(max(places[case] for case in strip) + 0.55, -1.0)


def _places(strip: Sequence[Case]) -> Dict[Case, float]:
    """Where the bars of one axis stand; a network's name takes the room of a bar."""
    places: Dict[Case, float] = {}
    gap = 0.0
    for row, case in enumerate(strip):
        if row and case.network != strip[row - 1].network:
            gap += 1.0
        places[case] = row + gap
    return places


def plot_interruption(
    comparison: pd.DataFrame, cases: Sequence[Case], flows: Sequence[str]
) -> Figure:
    """Draw the stacked bars, a panel per flow.

    :param comparison: what comparison_frame() returned
    :param cases: the rows, in order
    :param flows: the panels
    :return: the figure
    """
    bars = {(c, f): piece_means(comparison, c, f) for c in cases for f in flows}
    longest = {case: max(sum(bars[case, flow].values()) for flow in flows) for case in cases}
    strips = _strips(cases, longest)
    small = merge_small([[bars[c, f] for c in strip] for strip in strips for f in flows])
    units = [max(_places(strip).values()) + 1.55 for strip in strips]
    with figure_style():
        figure = Figure(figsize=(7.4, 0.27 * sum(units) + 0.55 * len(strips) + 0.9))
        grid = figure.subplots(
            len(strips), len(flows), sharey="row", squeeze=False,
            gridspec_kw={"height_ratios": units},
        )  # fmt: skip
        for strip, row in zip(strips, grid):
            places = _places(strip)
            for axes, flow in zip(row, flows):
                for case in strip:
                    values = select(comparison, case, flow)
                    _draw_row(axes, places[case], bars[case, flow], values)
                axes.set_xlabel("interruption (ms)")
                reach = max((_reach(select(comparison, case, flow)) for case in strip))
                axes.set_xlim(0, reach * 1.36 if reach > 0 else 1)
                axes.grid(axis="x")
                axes.tick_params(axis="y", length=0)
            _name_rows(row[0], strip, places)
        for axes, flow in zip(grid[0], flows):
            axes.set_title(f"{flow} flow", loc="left", fontweight="bold")
        _legend(figure, list(bars.values()), small, len(strips))
    return figure


def _legend(
    figure: Figure, bars: List[Dict[str, float]], small: List[str], strips: int
) -> None:
    handles = piece_handles(bars, small)
    columns = min(6, max(1, len(handles)))
    rows = math.ceil(len(handles) / columns)
    height = figure.get_size_inches()[1]
    figure.subplots_adjust(
        left=0.165, right=0.985, wspace=0.06, top=1 - 0.3 / height,
        bottom=(0.58 + 0.19 * rows) / height, hspace=0.62 * strips / (height - 1.3),
    )  # fmt: skip
    figure.legend(
        handles=handles, loc="lower center", ncol=columns, columnspacing=1.2, handlelength=1.6
    )
