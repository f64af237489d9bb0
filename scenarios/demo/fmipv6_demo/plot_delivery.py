# SPDX-License-Identifier: GPL-2.0-only
"""Packet delivery around the handover: sequence number against time, one panel per row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import pandas as pd
from fmipv6_shared.record import Handover
from fmipv6_shared.style import BLACK, BLUE, GREEN, GREY, ORANGE, PALE, PURPLE, RED, SKY, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from .cases import NETWORKS, PLAIN, Case
from .ladder import attachment

#: A packet this much slower than the median one has been held on its way.
LATE_MS = 10.0
#: How far the time axis may reach from the moment the old link breaks.
EARLIEST_MS, LATEST_MS = -1000.0, 4000.0
#: How much uneventful time is shown at least on either side.
MARGIN_MS = 60.0

#: Plain Mobile IPv6 gets a time axis of its own where it takes this many times as long.
APART = 2.5

#: first and last ms, first and last packet number
Window = Tuple[float, float, float, float]

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
    packets: pd.DataFrame  #: with sent_ms, due_ms, received_ms, number, late
    attached_ms: Optional[float]


def _relative(run: Delivery) -> _Panel:
    """Count time and packets from the moment the station leaves the old access point."""
    left_s, attached_s = attachment(run.handover)
    packets = run.packets.sort_values("seq").reset_index(drop=True)
    origin = left_s if left_s is not None else float(packets["sent_s"].iloc[0])
    packets["sent_ms"] = (packets["sent_s"] - origin) * 1e3
    packets["received_ms"] = (packets["received_s"] - origin) * 1e3
    delay = packets["received_ms"] - packets["sent_ms"]
    packets["due_ms"] = packets["sent_ms"] + delay.median()
    packets["late"] = delay > delay.median() + LATE_MS
    packets["number"] = packets["seq"] - packets.loc[packets["due_ms"] < 0, "seq"].max()
    return _Panel(packets, None if attached_s is None else (attached_s - origin) * 1e3)


def _span(panels: Sequence[_Panel]) -> Tuple[float, float]:
    """The span of time in which something happens in any panel, with a margin."""
    begin, end = -MARGIN_MS, MARGIN_MS
    for panel in panels:
        packets = panel.packets
        hit = packets[packets["late"] | (packets["fate"] == "lost")]
        if len(hit):
            begin = min(begin, float(hit["due_ms"].min()))
            end = max(end, float(hit[["due_ms", "received_ms"]].max().max()))
        if panel.attached_ms is not None:
            end = max(end, panel.attached_ms)
    begin, end = max(begin, EARLIEST_MS), min(end, LATEST_MS)
    margin = max(MARGIN_MS, 0.1 * (end - begin))
    return begin - margin, end + margin


def _draw(axes: Axes, panel: _Panel, marks: Dict[str, Tuple[str, str]]) -> None:
    packets = panel.packets
    if panel.attached_ms is not None:
        axes.axvspan(0, panel.attached_ms, color=PALE, linewidth=0)
    axes.plot(packets["sent_ms"], packets["number"], ":", color=GREY, linewidth=1.0, zorder=2)
    axes.plot(packets["due_ms"], packets["number"], color=GREY, linewidth=0.8, zorder=2)
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
        marker, colour = marks.get(str(cause), _CAUSE_MARKS[-1])  # outside the window
        axes.plot(
            group["due_ms"], group["number"], marker, color=colour, markersize=5,
            markeredgewidth=1.0, linestyle="none", zorder=5,
        )  # fmt: skip


def _windows(panels: Mapping[Tuple[str, str], _Panel]) -> Dict[str, Window]:
    """What each row of panels shows: all the same, but plain Mobile IPv6 where it takes longer."""
    families = list(dict.fromkeys(family for family, _ in panels))
    spans = {
        name: _span([panel for (family, _), panel in panels.items() if (family == PLAIN) == plain])
        for name, plain in (("planned", False), ("plain", True))
    }
    alone = spans["plain"][1] > APART * spans["planned"][1]
    if not alone:
        both = _span(list(panels.values()))
        spans = {"planned": both, "plain": both}
    windows = {}
    for name, (begin, end) in spans.items():
        numbers = [
            panel.packets.loc[panel.packets["due_ms"].between(begin, end), "number"]
            for (family, _), panel in panels.items()
            if not alone or (family == PLAIN) == (name == "plain")
        ]
        low = min((part.min() for part in numbers if len(part)), default=0.0)
        high = max((part.max() for part in numbers if len(part)), default=1.0)
        windows[name] = (begin, end, float(low), float(high))
    return {family: windows["plain" if family == PLAIN else "planned"] for family in families}


def _marks(
    panels: Mapping[Tuple[str, str], _Panel], windows: Mapping[str, Window]
) -> Dict[str, Tuple[str, str]]:
    """A mark for each cause of loss that the figure shows."""
    causes = set()
    for (family, _), panel in panels.items():
        begin, end, *_ = windows[family]
        lost = panel.packets[panel.packets["fate"] == "lost"]
        causes |= set(lost.loc[lost["due_ms"].between(begin, end), "cause"].astype(str))
    return {cause: _CAUSE_MARKS[i % len(_CAUSE_MARKS)] for i, cause in enumerate(sorted(causes))}


def _frame(axes: Axes, case: Case, window: Window) -> None:
    begin, end, low, high = window
    axes.set_xlim(begin, end)
    axes.set_ylim(low - 0.04 * (high - low), high + 0.06 * (high - low))
    axes.text(
        0.015, 0.96, case.name, transform=axes.transAxes, va="top", fontsize=8.5,
        family="DejaVu Sans Mono" if case.label else "DejaVu Sans", fontweight="bold",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.8}, zorder=6,
    )  # fmt: skip
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.grid()


def _arrange(figure: Figure, flow: str, marks: Dict[str, Tuple[str, str]], gap: float) -> None:
    height = figure.get_size_inches()[1]
    bottom = (0.55 + 0.2 * ((7 + len(marks)) // 3)) / height
    figure.subplots_adjust(
        left=0.085, right=0.985, top=1 - 0.3 / height, bottom=bottom, wspace=0.05, hspace=gap
    )
    figure.text(
        0.535, bottom - 0.36 / height, "time since the station left the old AP (ms)",
        ha="center", va="center", fontsize=9,
    )  # fmt: skip
    figure.text(
        0.012, (1 + bottom) / 2, f"{flow} packet number (0: last due before leaving)",
        rotation=90, ha="left", va="center", fontsize=9,
    )  # fmt: skip
    _legend(figure, marks)


def _legend(figure: Figure, marks: Dict[str, Tuple[str, str]]) -> None:
    handles: List[object] = [
        Line2D([], [], color=GREY, linestyle=":", linewidth=1.0, label="sent"),
        Line2D([], [], color=GREY, linewidth=0.8, label="due (sent + median delay)"),
        Line2D([], [], color=BLUE, marker=".", linestyle="none", label="received"),
        Line2D(
            [], [], color=BLUE, marker="o", markerfacecolor="white", markersize=4,
            linestyle="none", label=f"received, held for over {LATE_MS:.0f} ms",
        ),
        Patch(facecolor=PALE, label="no link (begin of 2 to attachment)"),
    ]  # fmt: skip
    handles += [
        Line2D([], [], color=colour, marker=marker, linestyle="none", label=f"lost: {cause}")
        for cause, (marker, colour) in marks.items()
    ]
    figure.legend(handles=handles, loc="lower center", ncol=3, columnspacing=1.4)


def plot_delivery(runs: Sequence[Delivery], flow: str) -> Figure:
    """Draw one flow's packets, a row of panels per ordering, a column per network.

    :param runs: one run per panel
    :param flow: the flow's name, for the axis
    :return: the figure
    """
    panels = {(run.case.family, run.case.network): _relative(run) for run in runs}
    cases = {(run.case.family, run.case.network): run.case for run in runs}
    families = list(dict.fromkeys(family for family, _ in panels))
    networks = [n for n in NETWORKS if any(network == n for _, network in panels)]
    windows = _windows(panels)
    marks = _marks(panels, windows)
    with figure_style():
        height = 1.2 * len(families) + 1.3
        figure = Figure(figsize=(7.4, height))
        grid = figure.subplots(len(families), len(networks), squeeze=False)
        for row, family in enumerate(families):
            for column, network in enumerate(networks):
                axes: Axes = grid[row][column]
                if (family, network) not in panels:
                    axes.set_axis_off()
                    continue
                panel = panels[family, network]
                _draw(axes, panel, marks)
                _frame(axes, cases[family, network], windows[family])
                last = row + 1 == len(families) or windows[families[row + 1]] != windows[family]
                axes.tick_params(labelbottom=last, labelleft=column == 0)
        for column, network in enumerate(networks):
            grid[0][column].set_title(f"{network} network", loc="left", fontweight="bold")
        _arrange(figure, flow, marks, 0.15 if len(set(windows.values())) == 1 else 0.3)
    return figure
