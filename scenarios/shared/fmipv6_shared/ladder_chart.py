# SPDX-License-Identifier: GPL-2.0-only
"""Ladder charts: lifelines, and one row for whatever passes between them.

The time axis is schematic: one row per event, from top to bottom, with its instant in the margin.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Dict, List, Optional, Sequence, Tuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from .style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, figure_style


class Kind(Enum):
    """How a row is drawn."""

    LINK = "link"  #: frames of 802.11
    PRIMITIVE = "primitive"  #: a primitive of RFC 5184
    MESSAGE = "message"  #: a message of FMIPv6 or neighbour discovery
    DATA = "data"  #: application packets
    WORD = "word"  #: something that happens in the mobile node


@dataclass(frozen=True)
class Row:
    """One row; source and target are columns of the chart."""

    time_s: float
    text: str
    source: str
    target: str
    kind: Kind
    step: str = ""  #: the character of the step that ends here
    both: bool = False  #: an arrow with two heads
    took_s: Optional[float] = None  #: begin to end of the step that ends here
    held_s: float = 0.0  #: how long a gate held that step
    repeats: int = 0  #: how often it was sent again
    lost: bool = False  #: sent, and accepted by nobody


@dataclass(frozen=True)
class Layout:
    """Where things stand, from left to right, in units of the space between two columns."""

    columns: Dict[str, float]
    left: float
    right: float
    time_x: float  #: right edge of the instants
    step_x: Optional[float] = None  #: characters of steps
    took_x: Optional[float] = None  #: right edge of durations
    held_x: Optional[float] = None  #: right edge of waits at gates
    width_in: float = 7.4


@dataclass(frozen=True)
class Chart:
    """What is drawn."""

    rows: Sequence[Row]
    title: Tuple[str, str]  #: left and right above the chart
    origin_s: float  #: instant 0 of the margin
    monospace: bool = False  #: of the left title
    gap: Optional[Tuple[float, float]] = None  #: rows between which the first column has no link
    notes: Dict[int, str] = field(default_factory=dict)  #: left of a row's first column
    breaks: Sequence[int] = ()  #: rows before which time passes that is not drawn


_COLOURS = {Kind.LINK: BLUE, Kind.PRIMITIVE: PURPLE, Kind.MESSAGE: BLACK, Kind.DATA: GREEN}
#: Waits and durations below this many ms are not worth ink.
_SHOWN_MS = 0.005


def _milliseconds(seconds: float) -> str:
    """A time in ms with two decimals and a proper minus sign."""
    text = f"{seconds * 1e3:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", "\N{MINUS SIGN}")


class _Drawing:
    """One chart on its axes."""

    def __init__(self, axes: Axes, layout: Layout, chart: Chart) -> None:
        self.axes, self.layout, self.chart = axes, layout, chart
        self.ys: List[float] = []
        shift = 0.0
        for index in range(len(chart.rows)):
            shift += 1.0 if index in chart.breaks else 0.0
            self.ys.append(index + shift)
        self.bottom = (self.ys[-1] if self.ys else -1.0) + 0.65

    def y(self, place: float) -> float:
        """Where a row, or a place between two rows, is drawn."""
        index = int(place)
        if not self.ys or index >= len(self.ys):
            return self.bottom
        return self.ys[index] + place - index

    def text(self, x: float, row: Row, y: float, paper: str, align: str = "center") -> None:
        """The words of a row."""
        word = row.kind is Kind.WORD
        text = f"{row.text} \N{MULTIPLICATION SIGN}{row.repeats + 1}" if row.repeats else row.text
        self.axes.text(
            x, y, text, ha=align, va="center", zorder=6, style="italic" if word else "normal",
            color=BLACK if word else _COLOURS[row.kind],
            bbox={"facecolor": paper, "edgecolor": "none", "pad": 1.2},
        )  # fmt: skip

    def arrow(self, row: Row, y: float, paper: str) -> None:
        """The arrow of a row, with its words; a lost one ends short of its target, in a cross."""
        start, stop = self.layout.columns[row.source], self.layout.columns[row.target]
        colour = _COLOURS[row.kind]
        right = stop > start
        if row.lost:
            stop += -0.16 if right else 0.16
            self.axes.plot(stop, y, "x", color=RED, markersize=6, markeredgewidth=1.4, zorder=5)
        if row.kind is Kind.DATA:
            for shift in (-0.07, 0.07):
                self.axes.plot(
                    [start, stop + (-0.08 if right else 0.08)], [y + shift] * 2,
                    color=colour, linewidth=1.1, zorder=3, solid_capstyle="butt",
                )  # fmt: skip
            self.axes.plot(
                stop + (-0.055 if right else 0.055), y, ">" if right else "<", color=colour,
                markersize=6.5, markeredgewidth=0, zorder=4,
            )  # fmt: skip
        else:
            style = "-" if row.lost else "<|-|>" if row.both else "-|>"
            self.axes.add_patch(
                FancyArrowPatch(
                    (start, y), (stop, y), arrowstyle=style,
                    mutation_scale=9, shrinkA=0, shrinkB=0, color=colour, linewidth=1.1,
                    linestyle=(0, (4, 2)) if row.kind is Kind.LINK else "solid", zorder=4,
                )
            )  # fmt: skip
        self.text((start + stop) / 2, row, y, paper)

    def lifelines(self) -> None:
        """Vertical lines; the first is broken while the mobile node has no link."""
        for name, x in self.layout.columns.items():
            self.axes.text(x, -1.0, name, ha="center", va="center", fontweight="bold", fontsize=9)
            self.axes.plot([x, x], [-0.6, self.bottom], color=BLACK, linewidth=0.8, zorder=1)
        for index in self.chart.breaks:
            y = self.ys[index] - 1.0
            for x in self.layout.columns.values():
                self.axes.plot([x, x], [y - 0.14, y + 0.14], color="white", linewidth=2.4, zorder=2)
                self.axes.text(x, y, "\N{TILDE OPERATOR}", ha="center", va="center", fontsize=11)
        if self.chart.gap is None:
            return
        gone, until = (self.y(place) for place in self.chart.gap)
        x = next(iter(self.layout.columns.values()))
        self.axes.axhspan(gone, until, color=PALE, linewidth=0, zorder=0)
        self.axes.plot([x, x], [gone, until], color=PALE, linewidth=1.6, zorder=2)
        self.axes.plot([x, x], [gone, until], color=RED, linewidth=0.9, linestyle=":", zorder=2)

    def _margin(self, x: Optional[float], y: float, text: str, colour: str = "#333333") -> None:
        if x is not None:
            self.axes.text(x, y, text, ha="right", va="center", fontsize=8, color=colour)

    def margins(self) -> None:
        """Steps, instants, durations and waits beside the rows."""
        layout, rows = self.layout, self.chart.rows
        if layout.step_x is not None:
            self.axes.text(
                layout.step_x, -1.0, "step", ha="center", va="center", fontsize=8, color="#555555"
            )  # fmt: skip
        self._margin(layout.time_x, -1.0, "t / ms", "#555555")
        self._margin(layout.took_x, -1.0, "took / ms", "#555555")
        if any(row.held_s * 1e3 > _SHOWN_MS for row in rows):
            self._margin(layout.held_x, -1.0, "held / ms", "#555555")
        previous: Optional[str] = None
        for y, row in zip(self.ys, rows):
            time = _milliseconds(row.time_s - self.chart.origin_s)
            if row.step or time != previous:
                self._margin(layout.time_x, y, time)
            previous = time
            if row.step and layout.step_x is not None:
                self.axes.text(
                    layout.step_x, y, row.step, ha="center", va="center", fontweight="bold",
                    fontsize=10, family="DejaVu Sans Mono",
                )  # fmt: skip
            if row.took_s is not None and row.took_s * 1e3 > _SHOWN_MS:
                self._margin(layout.took_x, y, _milliseconds(row.took_s))
            if row.held_s * 1e3 > _SHOWN_MS:
                self._margin(layout.held_x, y, _milliseconds(row.held_s), GREY)
        first = next(iter(layout.columns.values()))
        for index, note in self.chart.notes.items():
            self.axes.text(
                first - 0.07, self.ys[index], note, ha="right", va="center", style="italic"
            )  # fmt: skip

    def draw_rows(self) -> None:
        """Arrows and words."""
        first = next(iter(self.layout.columns.values()))
        gap = None if self.chart.gap is None else tuple(self.y(p) for p in self.chart.gap)
        for y, row in zip(self.ys, self.chart.rows):
            paper = PALE if gap is not None and gap[0] < y < gap[1] else "white"
            if row.kind is not Kind.WORD:
                self.arrow(row, y, paper)
            elif row.text in ("disconnect", "connect"):
                self.text(first, row, y, paper)
            else:
                self.text(first + 0.08, row, y, paper, "left")


def plot_chart(layout: Layout, chart: Chart) -> Figure:
    """Draw a ladder chart.

    :param layout: where things stand
    :param chart: what is drawn
    :return: the figure
    """
    with figure_style():
        height = 0.265 * (len(chart.rows) + len(chart.breaks) + 2.4)
        figure = Figure(figsize=(layout.width_in, height))
        axes = figure.add_axes((0.005, 0.005, 0.99, 0.99))
        drawing = _Drawing(axes, layout, chart)
        axes.set_xlim(layout.left, layout.right + 0.05)
        axes.set_ylim(drawing.bottom + 0.1, -2.3)
        axes.set_axis_off()
        axes.text(
            layout.left, -1.95, chart.title[0], fontweight="bold", fontsize=10, va="center",
            family="DejaVu Sans Mono" if chart.monospace else "DejaVu Sans",
        )  # fmt: skip
        axes.text(layout.right, -1.95, chart.title[1], ha="right", va="center", fontsize=8.5)
        drawing.lifelines()
        drawing.margins()
        drawing.draw_rows()
    return figure
