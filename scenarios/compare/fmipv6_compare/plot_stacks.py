# SPDX-License-Identifier: GPL-2.0-only
"""Stacked bars: where the interruption goes, and what packets were lost by; a panel per scheme."""

from __future__ import annotations

import math
from typing import Callable, Dict, List, Sequence, Tuple

from fmipv6_shared.fills import Fill, cause_fill
from fmipv6_shared.numbers import format_estimate
from fmipv6_shared.stacks import draw_bar, merge_small, piece_fill, piece_handles, stack_patch
from fmipv6_shared.style import INK, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from .comparison import Comparison
from .schemes import Scheme

_Bars = Dict[Scheme, List[Dict[str, float]]]


def _draw_panel(
    axes: Axes,
    bars: Sequence[Dict[str, float]],
    totals: Sequence[Tuple[float, float]],
    fill: Callable[[str], Fill],
) -> None:
    """One scheme's bars, a row per point."""
    reach = 0.0
    for place, (bar, (mean, half)) in enumerate(zip(bars, totals)):
        if math.isnan(mean):
            axes.annotate("none", (0, place), (4, 0), textcoords="offset points", va="center")
            continue
        draw_bar(axes, place, bar, fill)
        shown = 0.0 if math.isnan(half) else half
        if mean > 0:
            axes.errorbar(mean, place, xerr=shown, color=INK, capsize=2, linewidth=0.9)
        end = mean + shown
        reach = max(reach, end)
        axes.annotate(
            format_estimate(mean, half), (end, place), (4, 0),
            textcoords="offset points", va="center", fontsize=7.5,
        )  # fmt: skip
    axes.set_xlim(0, reach * 1.75 if reach > 0 else 1)
    axes.set_ylim(len(bars) - 0.45, -0.55)
    axes.grid(axis="x")
    axes.locator_params(axis="x", nbins=3)
    axes.tick_params(axis="y", length=0)


def _plot(
    comparison: Comparison,
    flow: str,
    bars: _Bars,
    quantity: str,
    label: str,
    fill: Callable[[str], Fill],
    handles: Sequence[Patch],
) -> Figure:
    points = comparison.points
    names = [point.describe() for point in points]
    width = 7.4
    left = min(2.6, 0.25 + 0.062 * max(len(name) for name in names))
    with figure_style():
        columns = min(5, max(1, len(handles)))
        lines = math.ceil(len(handles) / columns)
        height = 0.3 * len(points) + 0.95 + 0.2 * lines
        figure = Figure(figsize=(width, height))
        grid = figure.subplots(1, len(comparison.schemes), sharey=True, squeeze=False)[0]
        for axes, scheme in zip(grid, comparison.schemes):
            totals = [comparison.estimate(scheme, p, flow, quantity) for p in points]
            _draw_panel(axes, bars[scheme], totals, fill)
            axes.set_title(scheme.name, loc="left", fontweight="bold")
            axes.set_xlabel(label)
        grid[0].set_yticks(range(len(points)), names)
        figure.subplots_adjust(
            left=left / width, right=0.985, top=1 - 0.3 / height,
            bottom=(0.5 + 0.2 * lines) / height, wspace=0.12,
        )  # fmt: skip
        if handles:
            figure.legend(
                handles=list(handles), loc="lower center", ncol=columns, columnspacing=1.2,
                handlelength=1.6,
            )  # fmt: skip
    return figure


def plot_components(comparison: Comparison, flow: str) -> Figure:
    """Where the interruption goes. Each panel has a time axis of its own.

    :param comparison: what was run
    :param flow: the flow
    :return: the figure
    """
    bars: _Bars = {
        scheme: [comparison.pieces(scheme, point, flow) for point in comparison.points]
        for scheme in comparison.schemes
    }
    small = merge_small(list(bars.values()))
    handles = piece_handles([bar for group in bars.values() for bar in group], small)
    label = "interruption (ms)"
    return _plot(comparison, flow, bars, "interruption", label, piece_fill, handles)


def plot_losses(comparison: Comparison, flow: str) -> Figure:
    """What packets were lost by. Each panel has an axis of its own.

    :param comparison: what was run
    :param flow: the flow
    :return: the figure
    """
    bars: _Bars = {
        scheme: [comparison.losses(scheme, point, flow) for point in comparison.points]
        for scheme in comparison.schemes
    }
    causes = sorted({cause for group in bars.values() for bar in group for cause in bar})
    fills = {cause: cause_fill(place) for place, cause in enumerate(causes)}
    handles = [stack_patch(fills[cause], cause) for cause in causes]
    return _plot(
        comparison, flow, bars, "lost", "packets lost", fills.__getitem__, handles
    )
