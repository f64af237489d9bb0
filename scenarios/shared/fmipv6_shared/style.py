# SPDX-License-Identifier: GPL-2.0-only
"""One look for all figures: colours that colour-blind readers and grey prints keep apart."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Iterator

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
    "svg.hashsalt": "fmipv6",
}


@contextmanager
def figure_style() -> Iterator[None]:
    """Apply the look to the figures made inside."""
    with matplotlib.rc_context(_SETTINGS):
        yield
