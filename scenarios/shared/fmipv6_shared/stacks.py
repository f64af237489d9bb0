# SPDX-License-Identifier: GPL-2.0-only
"""Bars that are stacks of pieces of the interruption."""

from __future__ import annotations

from typing import Callable, Dict, Iterable, List, Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from .fills import PIECE_FILLS, Fill
from .steps import piece_name, piece_rank
from .style import INK

#: Pieces that stay below this share of their axis' longest bar everywhere are drawn as one.
SMALL_SHARE = 0.01


def merge_small(groups: List[List[Dict[str, float]]]) -> List[str]:
    """Gather the pieces that are too short to see everywhere under the name "other".

    :param groups: the bars of a figure, in groups that share an axis; changed in place
    :return: the pieces gathered
    """
    bars = [bar for group in groups for bar in group]
    limits = [
        SMALL_SHARE * max((sum(bar.values()) for bar in group), default=0.0) for group in groups
    ]
    pieces = sorted({piece for bar in bars for piece in bar}, key=piece_rank)
    small = [
        piece
        for piece in pieces
        if all(
            bar.get(piece, 0.0) < limit
            for group, limit in zip(groups, limits)
            for bar in group
        )
    ]
    named = [piece for piece in small if any(bar.get(piece, 0.0) > 0 for bar in bars)]
    if len(named) == 1:  # then its own name says more
        small.remove(named.pop())
    for bar in bars:
        rest = sum(bar.pop(piece, 0.0) for piece in small)
        if rest > 0:
            bar["other"] = rest
    return named


def piece_fill(piece: str) -> Fill:
    """How a piece of the interruption is filled."""
    return PIECE_FILLS.get(piece, PIECE_FILLS["other"])


def draw_bar(
    axes: Axes, place: float, bar: Mapping[str, float], fill: Callable[[str], Fill] = piece_fill
) -> None:
    """Draw a horizontal stack.

    :param axes: where
    :param place: on the vertical axis
    :param bar: length of each part, in order
    :param fill: how a part is filled
    """
    left = 0.0
    for part, length in bar.items():
        look = fill(part)
        axes.barh(
            place,
            length,
            left=left,
            height=0.62,
            color=look.colour,
            hatch=look.hatch,
            edgecolor=INK,
            linewidth=0.5,
        )
        left += length


def stack_patch(fill: Fill, label: str) -> Patch:
    """What a legend shows for one part of a stack."""
    return Patch(
        facecolor=fill.colour, hatch=fill.hatch, edgecolor=INK, linewidth=0.5, label=label
    )


def piece_handles(bars: Iterable[Mapping[str, float]], small: Sequence[str]) -> List[Patch]:
    """What a legend of stacks shows.

    :param bars: all stacks
    :param small: what merge_small() gathered
    """
    drawn = {piece for bar in bars for piece in bar}
    used = sorted(drawn - {"other"}, key=piece_rank)
    if "other" in drawn:
        used.append("other")
    names = {"other": "others: " + ", ".join(p if len(p) == 1 else piece_name(p) for p in small)}
    return [stack_patch(piece_fill(p), names.get(p, piece_name(p))) for p in used]
