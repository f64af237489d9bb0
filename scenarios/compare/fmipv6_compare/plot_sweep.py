# SPDX-License-Identifier: GPL-2.0-only
"""A quantity over what was swept: a line per scheme, its 95 % confidence interval as a band."""

from __future__ import annotations

import math
from typing import Dict, List, Sequence, Tuple

from fmipv6_shared.style import INK, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import NullFormatter, ScalarFormatter

from .comparison import Comparison
from .schemes import Scheme
from .sweeps import Point, Sweep

#: From this ratio of the greatest to the least mean on, the axis is logarithmic.
DECADES = 20.0
MOST_COLUMNS = 4


def _places(sweep: Sweep) -> List[float]:
    """Where the values of the horizontal axis lie; side by side if they are no numbers."""
    if sweep.numeric:
        return [float(value) for value in sweep.values]
    return [float(place) for place in range(len(sweep.values))]


def _panels(comparison: Comparison) -> Dict[str, List[Point]]:
    """The points of each panel by its title: the first key is the axis, the others select."""
    panels: Dict[str, List[Point]] = {}
    for point in comparison.points:
        panels.setdefault(Point(point.values[1:]).describe(), []).append(point)
    if len(comparison.sweeps) < 2:
        return {"": comparison.points}
    return panels


def _draw_line(
    axes: Axes, places: Sequence[float], values: Sequence[Tuple[float, float]], scheme: Scheme
) -> None:
    means = [mean for mean, _ in values]
    halves = [0.0 if math.isnan(half) else half for _, half in values]
    low = [mean - half for mean, half in zip(means, halves)]
    high = [mean + half for mean, half in zip(means, halves)]
    axes.fill_between(places, low, high, color=scheme.colour, alpha=0.18, linewidth=0)
    axes.errorbar(
        places, means, yerr=halves, color=scheme.colour, marker=scheme.marker,
        markersize=4, linewidth=1.2, capsize=2, elinewidth=0.8,
    )  # fmt: skip


def _scale(axes: Axes, estimates: Sequence[Tuple[float, float]]) -> None:
    """Choose the vertical axis for all means and half widths that will be on it."""
    shown = [mean for mean, _ in estimates if not math.isnan(mean)]
    tops = [mean + (0.0 if math.isnan(half) else half) for mean, half in estimates]
    least = min((mean for mean in shown if mean > 0), default=0.0)
    greatest = max((top for top in tops if not math.isnan(top)), default=0.0)
    if least > 0 and max(shown) > DECADES * least and min(shown) > 0:
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(ScalarFormatter())
        axes.yaxis.set_minor_formatter(NullFormatter())
        axes.set_ylim(least / 1.8, greatest * 1.8)
    else:
        axes.set_ylim(0, greatest * 1.15 if greatest > 0 else 1)


def plot_sweep(
    comparison: Comparison, flow: str, quantity: str, label: str, flow_title: str = ""
) -> Figure:
    """Draw a quantity over the first key, a panel per combination of the others.

    :param comparison: what was run, with at least one key
    :param flow: the flow
    :param quantity: name of the quantity
    :param label: of the vertical axis, with its unit
    :param flow_title: above the figure
    :return: the figure
    """
    sweep = comparison.sweeps[0]
    panels = _panels(comparison)
    columns = min(MOST_COLUMNS, len(panels))
    rows = math.ceil(len(panels) / columns)
    places = _places(sweep)
    estimates: List[Tuple[float, float]] = []
    with figure_style():
        width = 3.9 if columns == 1 else 1.1 + 2.1 * columns
        height = 2.35 * rows + 0.75
        figure = Figure(figsize=(width, height))
        grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
        flat = [axes for row in grid for axes in row]
        for axes, (title, points) in zip(flat, panels.items()):
            for scheme in comparison.schemes:
                values = [comparison.estimate(scheme, p, flow, quantity) for p in points]
                estimates += values
                _draw_line(axes, places, values, scheme)
            axes.set_title(title, loc="left")
            axes.grid()
            if not sweep.numeric:
                axes.set_xticks(places, sweep.values)
        for axes in flat[len(panels) :]:
            axes.set_visible(False)
        _scale(flat[0], estimates)
        for row in grid:
            row[0].set_ylabel(label)
        for axes in grid[-1]:
            axes.set_xlabel(sweep.key.axis)
        handles = [
            Line2D([], [], color=s.colour, marker=s.marker, markersize=4, label=s.name)
            for s in comparison.schemes
        ]
        per_row = max(1, min(len(handles), int(width / 1.45)))
        lines = math.ceil(len(handles) / per_row)
        figure.subplots_adjust(
            left=0.62 / width, right=1 - 0.12 / width, top=1 - (0.42 if len(panels) > 1 else 0.26) / height,
            bottom=(0.52 + 0.2 * lines) / height, wspace=0.08, hspace=0.24,
        )  # fmt: skip
        figure.suptitle(
            flow_title, x=0.62 / width, y=1 - 0.05 / height, ha="left", va="top",
            fontsize=9, fontweight="bold", color=INK,
        )  # fmt: skip
        figure.legend(handles=handles, loc="lower center", ncol=per_row, columnspacing=1.2)
    return figure
