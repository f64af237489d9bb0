# SPDX-License-Identifier: GPL-2.0-only
"""The figure of rfc5184-b3: Figure 7 of the RFC with both times, and what it leaves open."""

from __future__ import annotations

from typing import Dict, Tuple

from fmipv6_shared.numbers import format_estimate
from fmipv6_shared.style import BLACK, BLUE, GREEN, GREY, INK, ORANGE, PALE, RED, SKY, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .judge import Row
from .reproduction import Drawing, Kind
from .rfc5184_b3 import CELLS, GAP_MS, QUANTITY

#: Where the three nodes of the ladder stand.
_MN, _PAR, _NAR = 0.0, 1.0, 2.0
#: Where each event of the ladder is, from top to bottom; not to scale, as in the RFC.
_Y: Dict[str, float] = {
    "RtSolPr": 0.5, "PrRtAdv": 1.1, "FBU": 2.1, "HI": 2.75, "HAck": 3.4, "FBack": 4.05,
    "disconnect": 5.1, "connect": 6.1, "FNA": 7.1, "deliver packets": 7.8,
}  # fmt: skip
_ARROWS: Tuple[Tuple[str, float, float], ...] = (
    ("RtSolPr", _MN, _PAR), ("PrRtAdv", _PAR, _MN), ("FBU", _MN, _PAR), ("HI", _PAR, _NAR),
    ("HAck", _NAR, _PAR), ("FBack", _PAR, _MN), ("FBack", _PAR, _NAR), ("FNA", _MN, _NAR),
    ("deliver packets", _NAR, _MN),
)  # fmt: skip
#: Row, from, until, and how far left of the mobile node the bracket is.
_BRACKETS: Tuple[Tuple[str, str, str, float], ...] = (
    (QUANTITY.fbu, "FBU", "FBack", 0.16),
    (QUANTITY.l2, "disconnect", "connect", 0.16),
    (QUANTITY.link_up, "connect", "FNA", 0.16),
    (QUANTITY.forwards, "disconnect", "deliver packets", 1.0),
)
_STYLES = ((BLUE, "-"), (SKY, "--"), (ORANGE, "-"), (RED, "--"))


def _mean(row: Row) -> float:
    assert row.estimate.mean is not None
    return row.estimate.mean


def _ladder(axes: Axes, drawing: Drawing) -> None:
    """Figure 7: published time above, simulated time below."""
    bottom = max(_Y.values()) + 0.5
    for x, name in ((_MN, "MN"), (_PAR, "PAR"), (_NAR, "NAR")):
        axes.plot([x, x], [0, bottom], color=INK, linewidth=0.9)
        axes.text(x, -0.15, name, ha="center", va="bottom", fontweight="bold")
    for name, start, end in _ARROWS:
        y = _Y[name]
        axes.annotate(
            "", (end, y), (start, y),
            arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 0.9, "shrinkA": 0, "shrinkB": 0},
        )  # fmt: skip
        if end != _NAR or name != "FBack":
            axes.text(
                (start + end) / 2, y - 0.08, name, ha="center", va="bottom", fontsize=7.5, zorder=4,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            )  # fmt: skip
    for name in ("disconnect", "connect"):
        axes.plot([_MN - 0.05, _MN + 0.05], [_Y[name]] * 2, color=INK, linewidth=1.4)
        axes.text(_MN + 0.1, _Y[name], name, ha="left", va="center", fontsize=7.5)
    for name, first, last, left in _BRACKETS:
        row = drawing.row(name)
        assert row.published is not None
        low, high, x = _Y[first] + 0.05, _Y[last] - 0.05, _MN - left
        axes.plot([x + 0.06, x, x, x + 0.06], [low, low, high, high], color=INK, linewidth=0.8)
        middle = (low + high) / 2
        colour = ORANGE if row.kind is Kind.FITTED else BLUE
        half = float("nan") if row.estimate.half is None else row.estimate.half
        number = f"{_mean(row):.2f}" if half < 0.05 else format_estimate(_mean(row), half)
        published = row.published.shown or f"{row.published.value:g}"
        axes.text(x - 0.07, middle - 0.02, f"{published} ms", ha="right", va="bottom", fontsize=8)
        axes.text(x - 0.07, middle + 0.02, f"{number} ms", ha="right", va="top", fontsize=8, color=colour)
    axes.set_xlim(-1.75, 2.15)
    axes.set_ylim(bottom, -0.6)
    axes.axis("off")
    axes.set_title("(a) Figure 7 of RFC 5184", loc="left", fontweight="bold")
    for place, (text, colour) in enumerate(
        (("published", BLACK), ("simulated, put in", ORANGE), ("simulated, predicted", BLUE))
    ):
        axes.text(-1.75 + 1.02 * place + 0.42 * (place > 1), bottom + 0.35, text, color=colour, fontsize=8)


def _first_packets(axes: Axes, drawing: Drawing) -> None:
    """How the time until the first packet is distributed, for each way to fill what is open."""
    axes.axvspan(*GAP_MS, color=PALE, linewidth=0, zorder=0)
    axes.text(sum(GAP_MS) / 2, 103, "published", ha="center", va="bottom", fontsize=7.5, color=INK)
    longest = GAP_MS[1]
    for cell, (colour, line) in zip(CELLS, _STYLES):
        values = sorted(
            float(handover["to_first_packet_ms"])
            for answer in drawing.answers[cell.name]
            for handover in answer["handovers"]
        )
        count = len(values)
        shares = [100.0 * place / count for place in range(count + 1)]
        axes.plot(
            [values[0], *values], shares, line, color=colour, linewidth=1.4, drawstyle="steps-post",
            label=cell.name, zorder=3,
        )  # fmt: skip
        longest = max(longest, values[-1])
    axes.set_xlim(7.5, longest + 0.5)
    axes.set_ylim(0, 103)
    axes.set_yticks([0, 25, 50, 75, 100])
    axes.set_xlabel("disconnect to first packet at the MN (ms)")
    axes.set_ylabel("handovers (%)")
    axes.grid(axis="y")
    axes.legend(
        loc="upper left", bbox_to_anchor=(0.24, 1.03), handlelength=1.6, handletextpad=0.5,
        labelspacing=0.3, borderaxespad=0.2, fontsize=7,
    )  # fmt: skip
    axes.set_title("(b) first packet", loc="left", fontweight="bold", pad=12)


def _lost(axes: Axes, drawing: Drawing) -> None:
    """Shares of handovers by how many replies they lost."""
    fills = ((0, GREEN, "0"), (1, GREY, "1"), (2, BLACK, "2 or more"))
    for place, cell in enumerate(CELLS):
        losses = [
            int(handover["lost"]) for answer in drawing.answers[cell.name] for handover in answer["handovers"]
        ]
        start = 0.0
        for least, colour, label in fills:
            share = 100.0 * sum(min(lost, 2) == least for lost in losses) / len(losses)
            axes.barh(
                place, share, left=start, color=colour, edgecolor="white", linewidth=0.6, height=0.66,
                label=None if place else label,
            )  # fmt: skip
            if share >= 4:
                axes.text(
                    start + share / 2, place, f"{share:.0f} %", ha="center", va="center", fontsize=7.5,
                    color="white",
                )  # fmt: skip
            start += share
    axes.set_yticks(range(len(CELLS)), [cell.name.replace(", ", ",\n") for cell in CELLS])
    axes.set_ylim(len(CELLS) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.set_xlabel("handovers (%)")
    axes.tick_params(axis="y", length=0)
    axes.set_title("(c) echo replies lost; published: 0 or 1", loc="left", fontweight="bold", pad=16)
    axes.legend(
        loc="lower left", bbox_to_anchor=(-0.02, 0.985), ncol=3, handlelength=1.0, fontsize=7.5,
        borderaxespad=0, columnspacing=1.2,
    )  # fmt: skip


def draw_testbed(drawing: Drawing) -> Figure:
    """Draw it.

    :param drawing: rows, answers and fitted values
    :return: the ladder of Figure 7 with both times, beside it what the simulation adds
    """
    with figure_style():
        figure = Figure(figsize=(7.4, 5.0))
        grid = figure.add_gridspec(
            2, 2, left=0.01, right=0.985, top=0.93, bottom=0.09, hspace=0.62, wspace=0.42,
            width_ratios=[1.0, 1.05], height_ratios=[1.15, 1.0],
        )  # fmt: skip
        _ladder(figure.add_subplot(grid[:, 0]), drawing)
        _first_packets(figure.add_subplot(grid[0, 1]), drawing)
        _lost(figure.add_subplot(grid[1, 1]), drawing)
    return figure
