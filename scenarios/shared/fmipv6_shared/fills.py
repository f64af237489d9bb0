# SPDX-License-Identifier: GPL-2.0-only
"""How the pieces of the interruption are filled."""

from __future__ import annotations

from typing import Dict, NamedTuple

from fmipv6_shared.style import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, SKY, YELLOW


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
    "movement_detection": Fill(GREEN, ""),
    "address_configuration": Fill(PURPLE, ""),
    "registration": Fill(GREY, "///"),
    "forwarding": Fill("#BBBBBB", ""),
    "other": Fill("#555555", ""),
}

_CAUSE_COLOURS = (BLUE, ORANGE, GREEN, RED, SKY, PURPLE, YELLOW, GREY)
_CAUSE_HATCHES = ("", "///", "...", "xxx")


def cause_fill(place: int) -> Fill:
    """How the packets lost by a cause are filled.

    :param place: number of the cause among those drawn, from 0
    """
    colour = _CAUSE_COLOURS[place % len(_CAUSE_COLOURS)]
    return Fill(colour, _CAUSE_HATCHES[place // len(_CAUSE_COLOURS) % len(_CAUSE_HATCHES)])
