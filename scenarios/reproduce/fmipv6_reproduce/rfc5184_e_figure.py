# SPDX-License-Identifier: GPL-2.0-only
"""The figure of rfc5184-e: the gap and its parts, and what each scheme does to the video."""

from __future__ import annotations

from typing import List

from fmipv6_shared.style import BLACK, BLUE, GREEN, INK, ORANGE, PALE, PURPLE, RED, SKY, figure_style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .reproduction import Drawing
from .rfc5184_e import GAP_MS, L2_MS, LIN6, SCHEMES, SHORT

_COLOURS = (BLUE, SKY, GREEN, ORANGE, RED)
#: An interruption below this is none: what the back-off of 802.11 makes of evenly sent packets.
_LEAST_MS = 0.3


def _values(drawing: Drawing, scheme: str, key: str) -> List[float]:
    return sorted(
        float(handover[key]) for answer in drawing.answers[scheme] for handover in answer["handovers"]
    )


def _shares(values: List[float]) -> List[float]:
    return [100.0 * place / len(values) for place in range(len(values) + 1)]


def _gaps(axes: Axes, drawing: Drawing) -> None:
    """How L2 handover and total gap are distributed."""
    axes.axvspan(0, L2_MS, color=PALE, linewidth=0, zorder=0)
    axes.axvspan(*GAP_MS, color=PALE, linewidth=0, zorder=0)
    for x, text in ((L2_MS / 2 + 0.25, "L2, published"), (sum(GAP_MS) / 2, "gap, published")):
        axes.text(x, 103, text, ha="center", va="bottom", fontsize=7.5)
    most = GAP_MS[1]
    for scheme, key, colour, label in (
        (LIN6.name, "l2_ms", PURPLE, "L2 handover"),
        (LIN6.name, "gap_ms", BLUE, "total gap"),
        (SHORT.name, "gap_ms", BLACK, "total gap,\nshort wires"),
    ):
        values = _values(drawing, scheme, key)
        most = max(most, values[-1])
        axes.plot(
            [values[0], *values], _shares(values), color=colour, linewidth=1.4, drawstyle="steps-post",
            linestyle="--" if scheme == SHORT.name else "-", label=label, zorder=3,
        )  # fmt: skip
    axes.set_xlim(0, min(most, 2 * GAP_MS[1]) + 2.9)
    axes.set_ylim(0, 103)
    axes.set_yticks([0, 25, 50, 75, 100])
    axes.set_xlabel("time after leaving the old access point (ms)")
    axes.set_ylabel("handovers with LIN6 (%)")
    axes.grid(axis="y")
    axes.legend(loc="center right", fontsize=7.2, handlelength=1.4, borderaxespad=0)
    axes.set_title("(a) the gap", loc="left", fontweight="bold", pad=14)


def _interruptions(axes: Axes, drawing: Drawing) -> None:
    """How long the video is interrupted."""
    for scheme, colour in zip(SCHEMES, _COLOURS):
        values = [max(_LEAST_MS, value) for value in _values(drawing, scheme.name, "interruption_ms")]
        axes.plot(
            [values[0], *values], _shares(values), color=colour, linewidth=1.4, drawstyle="steps-post",
            zorder=3,
        )  # fmt: skip
    axes.set_xscale("log")
    axes.set_ylim(0, 103)
    axes.set_yticks([0, 25, 50, 75, 100])
    axes.set_xlabel("interruption of the video (ms)")
    axes.set_ylabel("handovers (%)")
    axes.grid(axis="both")
    axes.set_title("(b) the video; colours as in (c)", loc="left", fontweight="bold")


def _frames(axes: Axes, drawing: Drawing) -> None:
    """Frames hurt in each drive, and their mean."""
    for place, (scheme, colour) in enumerate(zip(SCHEMES, _COLOURS)):
        hurt = [int(answer["frames"]["hurt"]) for answer in drawing.answers[scheme.name]]
        spread = [0.5 * (number / len(hurt) - 0.5) for number in range(len(hurt))]
        axes.plot(
            hurt, [place + offset for offset in spread], "o", color=colour, markersize=2.5, alpha=0.6, zorder=3
        )  # fmt: skip
        row = drawing.row(f"frames hurt in a drive, {scheme.name}")
        assert row.estimate.mean is not None
        axes.errorbar(
            row.estimate.mean, place, xerr=row.estimate.half or 0.0, fmt="d", color=INK, markersize=5,
            capsize=3, zorder=4,
        )  # fmt: skip
        axes.annotate(
            f"{row.estimate.mean:.1f}", (row.estimate.mean, place), (0, 7), textcoords="offset points",
            ha="center", fontsize=7.5, zorder=5,
        )  # fmt: skip
    axes.set_xscale("symlog", linthresh=10)
    axes.set_xticks([0, 2, 5, 10, 20, 50, 100, 200], ["0", "2", "5", "10", "20", "50", "100", "200"])
    axes.minorticks_off()
    axes.set_xlim(-0.5, None)
    axes.set_yticks(range(len(SCHEMES)), [scheme.name for scheme in SCHEMES])
    for label, colour in zip(axes.get_yticklabels(), _COLOURS):
        label.set_color(colour)
        label.set_fontweight("bold")
    axes.set_ylim(len(SCHEMES) - 0.5, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    frames = drawing.row("frames of video in a drive").estimate.mean or 0.0
    axes.set_xlabel(f"frames of video hurt in a drive, of about {frames:.0f} (dots: drives; diamonds: mean, 95 %)")
    axes.set_title("(c) frames that lost a packet", loc="left", fontweight="bold")


def draw_drives(drawing: Drawing) -> Figure:
    """Draw it.

    :param drawing: rows, answers and fitted values
    :return: the gap beside what was published, the video's interruptions, and its frames
    """
    with figure_style():
        figure = Figure(figsize=(7.4, 5.2))
        grid = figure.add_gridspec(
            2, 2, left=0.075, right=0.985, top=0.93, bottom=0.085, hspace=0.48, wspace=0.26
        )
        lower = figure.add_gridspec(2, 1, left=0.245, right=0.985, top=0.93, bottom=0.085, hspace=0.48)
        _gaps(figure.add_subplot(grid[0, 0]), drawing)
        _interruptions(figure.add_subplot(grid[0, 1]), drawing)
        _frames(figure.add_subplot(lower[1, 0]), drawing)
    return figure
