# SPDX-License-Identifier: GPL-2.0-only
"""Packet delivery around the handover: sequence number against time, one panel per row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, Tuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from .cases import NETWORKS, Case
from .ladder import attachment
from .record import Handover
from .style import BLACK, BLUE, GREEN, GREY, ORANGE, PALE, PURPLE, RED, SKY, figure_style

#: A packet this much slower than the median one has been held on its way.
LATE_MS = 10.0
#: How far the time axis may reach from the moment the old link breaks.
EARLIEST_MS, LATEST_MS = -1000.0, 4000.0

_CAUSE_MARKS: Tuple[Tuple[str, str], ...] = (
    ("x", RED),
    ("+", BLACK),
    ("1", PURPLE),
    ("2", GREEN),
    ("4", BLUE),
    ("3", ORANGE),
)


@dataclass(frozen=True)
class Delivery:
    """One run's packets and the handover they went through."""

    case: Case
    handover: Handover
    packets: pd.DataFrame  #: columns seq, sent_s, received_s, fate, cause, as --packets writes


@dataclass(frozen=True)
class _Panel:
    packets: pd.DataFrame  #: with sent_ms, received_ms, number, late
    attached_ms: Optional[float]


def _relative(run: Delivery) -> _Panel:
    """Count time and packets from the moment the station leaves the old access point."""
    left_s, attached_s = attachment(run.handover)
    packets = run.packets.sort_values("seq").reset_index(drop=True)
    origin = left_s if left_s is not None else float(packets["sent_s"].iloc[0])
    packets["sent_ms"] = (packets["sent_s"] - origin) * 1e3
    packets["received_ms"] = (packets["received_s"] - origin) * 1e3
    packets["number"] = packets["seq"] - packets.loc[packets["sent_ms"] < 0, "seq"].max()
    delay = packets["received_ms"] - packets["sent_ms"]
    packets["late"] = delay > delay.median() + LATE_MS
    return _Panel(packets, None if attached_s is None else (attached_s - origin) * 1e3)


def _window(panels: Sequence[_Panel]) -> Tuple[float, float]:
    """The span of time in which something happens in any panel, with a margin."""
    begin, end = -50.0, 50.0
    for panel in panels:
        packets = panel.packets
        hit = packets[packets["late"] | (packets["fate"] == "lost")]
        if len(hit):
            begin = min(begin, float(hit["sent_ms"].min()))
            end = max(end, float(hit[["sent_ms", "received_ms"]].max().max()))
        if panel.attached_ms is not None:
            end = max(end, panel.attached_ms)
    begin, end = max(begin, EARLIEST_MS), min(end, LATEST_MS)
    margin = 0.12 * (end - begin)
    return begin - margin, end + margin


def _draw(axes: Axes, panel: _Panel, marks: Dict[str, Tuple[str, str]]) -> None:
    packets = panel.packets
    if panel.attached_ms is not None:
        axes.axvspan(0, panel.attached_ms, color=PALE, linewidth=0)
    axes.plot(packets["sent_ms"], packets["number"], color=GREY, linewidth=0.8, zorder=2)
    got = packets["received_ms"].notna()
    prompt, late = packets[got & ~packets["late"]], packets[got & packets["late"]]
    axes.plot(
        prompt["received_ms"], prompt["number"], ".", color=BLUE, markersize=2.6, zorder=3
    )
    axes.plot(
        late["received_ms"], late["number"], "o", markerfacecolor="white", color=BLUE,
        markersize=3.2, markeredgewidth=0.7, zorder=4,
    )  # fmt: skip
    lost = packets[packets["fate"] == "lost"]
    for cause, group in lost.groupby("cause"):
        marker, colour = marks[str(cause)]
        axes.plot(
            group["sent_ms"], group["number"], marker, color=colour, markersize=5,
            markeredgewidth=1.0, linestyle="none", zorder=5,
        )  # fmt: skip


def _legend(figure: Figure, marks: Dict[str, Tuple[str, str]]) -> None:
    handles: List[object] = [
        Line2D([], [], color=GREY, linewidth=0.8, label="sent"),
        Line2D([], [], color=BLUE, marker=".", linestyle="none", label="received"),
        Line2D(
            [], [], color=BLUE, marker="o", markerfacecolor="white", markersize=4,
            linestyle="none", label=f"received, held for over {LATE_MS:.0f} ms",
        ),
        Patch(facecolor=PALE, label="no link (2 to end of attachment)"),
    ]  # fmt: skip
    handles += [
        Line2D([], [], color=colour, marker=marker, linestyle="none", label=f"lost: {cause}")
        for cause, (marker, colour) in marks.items()
    ]
    figure.legend(handles=handles, loc="lower center", ncol=4, columnspacing=1.4)


def plot_delivery(runs: Sequence[Delivery], flow: str) -> Figure:
    """Draw one flow's packets, a row of panels per ordering, a column per network.

    :param runs: one run per panel
    :param flow: the flow's name, for the axis
    :return: the figure
    """
    families = list(dict.fromkeys(run.case.family for run in runs))
    networks = [n for n in NETWORKS if any(run.case.network == n for run in runs)]
    panels = {(run.case.family, run.case.network): (run, _relative(run)) for run in runs}
    begin, end = _window([panel for _, panel in panels.values()])
    causes = sorted(
        {
            str(cause)
            for _, panel in panels.values()
            for cause in panel.packets.loc[
                (panel.packets["fate"] == "lost")
                & panel.packets["sent_ms"].between(begin, end),
                "cause",
            ]
        }
    )
    marks = {cause: _CAUSE_MARKS[i % len(_CAUSE_MARKS)] for i, cause in enumerate(causes)}
    with figure_style():
        height = 1.25 * len(families) + 1.2
        figure = Figure(figsize=(7.4, height))
        grid = figure.subplots(
            len(families), len(networks), sharex=True, sharey=True, squeeze=False
        )
        numbers: List[float] = []
        for row, family in enumerate(families):
            for column, network in enumerate(networks):
                axes: Axes = grid[row][column]
                if (family, network) not in panels:
                    axes.set_axis_off()
                    continue
                run, panel = panels[family, network]
                seen = panel.packets[panel.packets["sent_ms"].between(begin, end)]
                numbers += [seen["number"].min(), seen["number"].max()]
                _draw(axes, _Panel(seen, panel.attached_ms), marks)
                family_font = "DejaVu Sans Mono" if run.case.label else "DejaVu Sans"
                axes.text(
                    0.015, 0.96, run.case.name, transform=axes.transAxes, va="top",
                    family=family_font, fontsize=8.5, fontweight="bold",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.8},
                )  # fmt: skip
                axes.grid()
        for column, network in enumerate(networks):
            grid[0][column].set_title(f"{network} network", loc="left", fontweight="bold")
        grid[0][0].set_xlim(begin, end)
        spread = max(numbers) - min(numbers)
        grid[0][0].set_ylim(min(numbers) - 0.04 * spread, max(numbers) + 0.06 * spread)
        rows_of_legend = -(-(4 + len(causes)) // 4)
        bottom = (0.55 + 0.2 * rows_of_legend) / height
        figure.subplots_adjust(
            left=0.085, right=0.985, top=1 - 0.3 / height, bottom=bottom, wspace=0.05, hspace=0.12
        )
        figure.text(
            0.535, bottom - 0.36 / height, "time since the station left the old AP (ms)",
            ha="center", va="center", fontsize=9,
        )  # fmt: skip
        figure.text(
            0.012, (1 + bottom) / 2, f"{flow} packet number (0: last sent before leaving)",
            rotation=90, ha="left", va="center", fontsize=9,
        )  # fmt: skip
        _legend(figure, marks)
    return figure
