# SPDX-License-Identifier: GPL-2.0-only
"""One look for all figures: colours that colour-blind readers and grey prints keep apart."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Dict, Iterator, NamedTuple

import matplotlib

# Okabe and Ito's palette.
BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
RED = "#D55E00"
PURPLE = "#CC79A7"
GREY = "#8A8A8A"
PALE = "#E8E8E8"
INK = "#222222"


class Fill(NamedTuple):
    """How an area is filled; the hatch keeps neighbours apart without colour."""

    colour: str
    hatch: str


PIECE_FILLS: Dict[str, Fill] = {
    "0": Fill("#FFFFFF", ".."),
    "1": Fill(SKY, ""),
    "2": Fill(BLUE, ""),
    "3": Fill("#7FB8D8", "///"),
    "4": Fill("#BFDCEC", "xxx"),
    "5": Fill("#003E63", ""),
    "6": Fill("#BFDCEC", "..."),
    "a": Fill(YELLOW, "\\\\\\"),
    "b": Fill(YELLOW, ""),
    "c": Fill(ORANGE, ""),
    "d": Fill(ORANGE, "///"),
    "e": Fill(ORANGE, "\\\\\\"),
    "f": Fill(RED, "///"),
    "g": Fill(RED, ""),
    "gate_wait": Fill("#FFFFFF", "////"),
    "forwarding": Fill("#BBBBBB", ""),
    "other": Fill("#555555", ""),
}

_SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": 8.5,
    "axes.titlesize": 9,
    "axes.labelsize": 9,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
    "legend.fontsize": 8,
    "figure.dpi": 100,
    "savefig.dpi": 300,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.linewidth": 0.7,
    "axes.axisbelow": True,
    "grid.color": "#D5D5D5",
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    "legend.frameon": False,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "svg.fonttype": "path",
    "svg.hashsalt": "fmipv6-demo",
}


@contextmanager
def figure_style() -> Iterator[None]:
    """Apply the look to the figures made inside."""
    with matplotlib.rc_context(_SETTINGS):
        yield
