# SPDX-License-Identifier: GPL-2.0-only
"""The figure of scan-time."""

from __future__ import annotations

from typing import List, Tuple

from fmipv6_shared.style import BLACK, BLUE, GREY, INK, ORANGE, PALE, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .judge import Row
from .reproduction import Drawing, Kind
from .scan_time import (
    ACCESS_MS,
    AS_RUN,
    CHECKS,
    DWELL_MS,
    FULL,
    FULL_MS,
    MAIN,
    MAIN_MS,
    ODD,
    ODD_MS,
    OVERHEAD_12,
    OVERHEAD_13,
    SMOOTH_MS,
    STD_MS,
    SWITCH_MS,
)

#: A legend that hides the grid behind it.
_PAPER = {"frameon": True, "facecolor": "white", "edgecolor": "none", "framealpha": 1.0}
_PUBLISHED = ((MAIN, MAIN_MS), (ODD, ODD_MS), (FULL, FULL_MS))
#: Rows of each reading: number of channels simulated, name of the row.
_READINGS: Tuple[Tuple[str, str, str, Tuple[Tuple[int, str], ...]], ...] = (
    (
        "full scan = 12 channels", BLUE, OVERHEAD_12,
        (
            (len(MAIN), "selective scan, 3 channels"), (len(ODD), "selective scan, 6 channels"),
            (len(FULL), "full scan, 12 channels"),
        ),
    ),
    (
        "full scan = 13 channels", ORANGE, OVERHEAD_13,
        (
            (len(MAIN), "3 channels, full scan read as 13"),
            (len(ODD), "6 channels, full scan read as 13"),
            (len(AS_RUN), "full scan read as 13 channels"),
        ),
    ),
)  # fmt: skip


def _mean(row: Row) -> float:
    assert row.estimate.mean is not None
    return row.estimate.mean


def _half(row: Row) -> float:
    return row.estimate.half or 0.0


def _times(axes: Axes, drawing: Drawing) -> None:
    """Scan time against the number of channels."""
    for label, colour, fit, rows in _READINGS:
        per_channel = SWITCH_MS + drawing.fitted[fit] + DWELL_MS
        line = "-" if colour == BLUE else "--"
        axes.plot([0, 13.5], [0, 13.5 * per_channel], line, color=colour, linewidth=1.1, zorder=2)
        places = [channels for channels, _ in rows]
        values = [drawing.row(name) for _, name in rows]
        axes.errorbar(
            places, [_mean(row) for row in values], yerr=[_half(row) for row in values], fmt="o",
            markerfacecolor="none", color=colour, markersize=6.5, capsize=2, zorder=3, label=f"simulated, {label}",
        )  # fmt: skip
    axes.errorbar(
        [len(channels) for channels, _ in _PUBLISHED], [value for _, value in _PUBLISHED],
        yerr=STD_MS, fmt="D", color=BLACK, markersize=3.6, capsize=2.5, linewidth=1, zorder=4,
        label="published ± std. dev.",
    )  # fmt: skip
    axes.plot([], [], color=GREY, linewidth=1.1, label="closed form")
    axes.set_xlim(0, 13.6)
    axes.set_ylim(0, 850)
    axes.set_xticks([0, 3, 6, 9, 12, 13])
    axes.set_xlabel("channels visited")
    axes.set_ylabel("scan time (ms)")
    axes.grid(axis="y")
    axes.legend(loc="lower right", handlelength=1.4, borderaxespad=0.1, fontsize=7.5, **_PAPER)


def _offsets(axes: Axes, drawing: Drawing) -> None:
    """Simulated less published, of each scan."""
    names: List[str] = ["3 channels", "6 channels", "full"]
    axes.axvspan(-STD_MS, STD_MS, color=PALE, linewidth=0, zorder=0)
    axes.axvline(0, color=INK, linewidth=0.7, zorder=1)
    for shift, (_, colour, _, rows) in zip((-0.13, 0.13), _READINGS):
        for place, (_, name) in enumerate(rows):
            row = drawing.row(name)
            assert row.published is not None
            fitted = row.kind is Kind.FITTED
            axes.errorbar(
                _mean(row) - row.published.value, place + shift, xerr=_half(row),
                fmt="s" if fitted else "o", color=colour, capsize=2, zorder=3, markersize=5,
                markerfacecolor="none",
            )  # fmt: skip
    for pause in SMOOTH_MS:
        row = drawing.row(f"smooth scan, {pause} ms pauses left out")
        assert row.published is not None
        axes.errorbar(
            _mean(row) - row.published.value, len(names) + 0.13, xerr=_half(row), fmt="o",
            color=ORANGE, capsize=2, zorder=3, markersize=5, markerfacecolor="none",
        )  # fmt: skip
        names.append(f"smooth, {pause} ms")
    axes.plot([], [], "s", color=GREY, markerfacecolor="none", markersize=5, label="fitted here")
    axes.plot([], [], "o", color=GREY, markerfacecolor="none", markersize=5, label="predicted")
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlabel("simulated − published (ms)")
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.legend(loc="upper left", handlelength=1.0, borderaxespad=0.1, fontsize=7.5)


def _closed_form(axes: Axes, drawing: Drawing) -> None:
    """Simulated beside closed form, with this module's own timers."""
    for place, check in enumerate(CHECKS):
        row, formula = drawing.row(check.name), check.closed_form_ms()
        axes.fill_betweenx(
            [place - 0.32, place + 0.32], formula, formula + ACCESS_MS * len(check.channels),
            color=PALE, linewidth=0, zorder=1, label=None if place else "1 ms per channel more",
        )  # fmt: skip
        axes.plot(
            [formula] * 2, [place - 0.32, place + 0.32], color=GREY, linewidth=1.6, zorder=2,
            label=None if place else "closed form",
        )  # fmt: skip
        axes.errorbar(
            _mean(row), place, xerr=_half(row), fmt="o", color=BLACK, markersize=4.5, zorder=3,
            markerfacecolor="none", capsize=2, label=None if place else "simulated",
        )  # fmt: skip
    axes.set_yticks(range(len(CHECKS)), [check.name for check in CHECKS])
    axes.set_ylim(len(CHECKS) - 0.4, -0.6)
    axes.set_xscale("log")
    axes.set_xlim(1, 200)
    axes.set_xticks([1, 2, 5, 10, 20, 50, 100, 200], ["1", "2", "5", "10", "20", "50", "100", "200"])
    axes.minorticks_off()
    axes.set_xlabel("scan time (ms)")
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.legend(loc="lower left", handlelength=1.2, borderaxespad=0.1, fontsize=7.5, **_PAPER)


def draw_scan_time(drawing: Drawing) -> Figure:
    """Draw it.

    :param drawing: rows, answers and fitted values
    :return: three panels: times, differences from the publication, differences from the closed form
    """
    with figure_style():
        figure = Figure(figsize=(7.4, 5.6))
        panels = (
            (figure.add_axes((0.085, 0.505, 0.415, 0.455)), _times, "(a) published and simulated"),
            (figure.add_axes((0.645, 0.505, 0.34, 0.455)), _offsets, "(b) difference"),
            (figure.add_axes((0.255, 0.08, 0.73, 0.31)), _closed_form, "(c) this module's timers"),
        )
        for axes, draw, title in panels:
            draw(axes, drawing)
            axes.set_title(title, loc="left", fontweight="bold")
    return figure
