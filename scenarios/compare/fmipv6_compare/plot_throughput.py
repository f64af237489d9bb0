# SPDX-License-Identifier: GPL-2.0-only
"""The throughput of a TCP download around the handover: a panel per point, a line per scheme."""

from __future__ import annotations

import math
from typing import Dict, List, Optional, Tuple

from fmipv6_shared.record import Record
from fmipv6_shared.statistics import mean_ci95
from fmipv6_shared.style import GREY, INK, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .comparison import Comparison
from .schemes import Scheme
from .sweeps import Point

#: Seconds shown before and after the old link was left.
BEFORE_S = 1.0
AFTER_S = 5.0
MOST_COLUMNS = 3
#: More points than this are not drawn.
MOST_PANELS = 12


def _left_at(record: Record) -> Optional[float]:
    """When the first handover left the old link: step 2 begins."""
    for handover in record["handovers"]:
        for step in handover["steps"]:
            if step["step"] == "2" and step["begin_s"] is not None:
                return step["begin_s"]
    return None


def course(record: Record) -> Dict[int, float]:
    """Throughput in Mbit/s by interval, counted from the one in which the old link was left."""
    tcp = record["flows"][0]["tcp"]
    left = _left_at(record)
    if tcp is None or left is None:
        return {}
    zero = math.floor((left - tcp["start_s"]) / tcp["interval_s"])
    return {place - zero: bps / 1e6 for place, bps in enumerate(tcp["throughput_bps"])}


def mean_course(
    comparison: Comparison, scheme: Scheme, point: Point
) -> List[Tuple[float, float, float]]:
    """Time in s, mean throughput in Mbit/s and half width, by interval."""
    records = [
        result.record
        for result in comparison.results
        if result.job.scheme == scheme
        and result.job.point == point
        and result.job.flow == "tcp"
    ]
    courses = [course(record) for record in records]
    tcp = records[0]["flows"][0]["tcp"]
    interval = tcp["interval_s"] if tcp else 0.1
    rows = []
    for place in range(-round(BEFORE_S / interval), round(AFTER_S / interval) + 1):
        estimate = mean_ci95(one.get(place) for one in courses)
        if estimate.mean is not None:
            rows.append((place * interval, estimate.mean, estimate.half or 0.0))
    return rows


def _draw(axes: Axes, rows: List[Tuple[float, float, float]], scheme: Scheme) -> None:
    times = [time for time, _, _ in rows]
    axes.plot(times, [mean for _, mean, _ in rows], color=scheme.colour, linewidth=1.1)
    low = [max(0.0, mean - half) for _, mean, half in rows]
    high = [mean + half for _, mean, half in rows]
    axes.fill_between(times, low, high, color=scheme.colour, alpha=0.15, linewidth=0)


def plot_throughput(comparison: Comparison) -> Figure:
    """Draw the courses.

    :param comparison: what was run, with the flow tcp
    :return: the figure
    """
    points = comparison.points[:MOST_PANELS]
    columns = min(MOST_COLUMNS, len(points))
    rows = math.ceil(len(points) / columns)
    width = 4.6 if columns == 1 else 1.0 + 2.5 * columns
    height = 1.9 * rows + 0.95
    with figure_style():
        figure = Figure(figsize=(width, height))
        grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
        flat = [axes for row in grid for axes in row]
        for axes, point in zip(flat, points):
            axes.axvline(0, color=GREY, linewidth=0.8, linestyle=":")
            notes = []
            for scheme in comparison.schemes:
                _draw(axes, mean_course(comparison, scheme, point), scheme)
                timeouts, _ = comparison.estimate(scheme, point, "tcp", "tcp_timeouts")
                notes.append((f"({timeouts:.1f})", scheme.colour))
            axes.set_title(point.describe(), loc="left")
            for place, (note, colour) in enumerate(notes):
                axes.annotate(
                    note, (0.985 - 0.12 * (len(notes) - 1 - place), 0.97),
                    xycoords="axes fraction", ha="right", va="top", color=colour, fontsize=7.5,
                )  # fmt: skip
            axes.grid()
        for axes in flat[len(points) :]:
            axes.set_visible(False)
        flat[0].set_ylim(bottom=0)
        low, high = flat[0].get_ylim()
        flat[0].set_ylim(low, high * 1.1)
        for row in grid:
            row[0].set_ylabel("throughput (Mbit/s)")
        for axes in grid[-1]:
            axes.set_xlabel("time since the old link was left (s)")
        handles = [
            Line2D([], [], color=scheme.colour, label=scheme.name) for scheme in comparison.schemes
        ]
        per_row = max(1, min(len(handles), int(width / 1.45)))
        lines = math.ceil(len(handles) / per_row)
        figure.subplots_adjust(
            left=0.6 / width, right=1 - 0.12 / width, top=1 - 0.28 / height,
            bottom=(0.52 + 0.2 * lines) / height, wspace=0.08, hspace=0.28,
        )  # fmt: skip
        figure.legend(
            handles=handles, loc="lower center", ncol=per_row, columnspacing=1.2, labelcolor=INK
        )
    return figure
