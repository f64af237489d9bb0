# SPDX-License-Identifier: GPL-2.0-only
"""The figures of a report, drawn on all cores."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Callable, List, Optional, Sequence

from matplotlib.figure import Figure

from .figures import save
from .page import Plate
from .runner import core_count


@dataclass(frozen=True)
class Drawing:
    """A figure to be drawn, in whichever process."""

    name: str
    draw: Callable[[], Figure]
    caption: Optional[str]  #: None: not in the report

    def save_in(self, folder: Path) -> str:
        """Draw and write it; return its SVG text."""
        return save(self.draw(), folder, self.name)


def draw_all(drawings: Sequence[Drawing], folder: Path) -> List[Plate]:
    """Draw on all cores.

    :param drawings: what
    :param folder: is made, for the files
    :return: the figures that the report shows
    """
    folder.mkdir()
    with ProcessPoolExecutor(core_count()) as pool:
        svgs = list(pool.map(partial(Drawing.save_in, folder=folder), drawings))
    return [
        Plate(drawing.name, svg, drawing.caption)
        for drawing, svg in zip(drawings, svgs)
        if drawing.caption is not None
    ]
