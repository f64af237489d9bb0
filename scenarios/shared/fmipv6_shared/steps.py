# SPDX-License-Identifier: GPL-2.0-only
"""Names of steps, pieces and loss causes, for people."""

from __future__ import annotations

from typing import Dict, Tuple

STEP_NAMES: Dict[str, str] = {
    "0": "trigger",
    "1": "scan",
    "2": "join",
    "3": "authenticate",
    "4": "associate",
    "5": "802.1X",
    "6": "L2 Update",
    "a": "RtSolPr / RS",
    "b": "PrRtAdv / RA",
    "c": "FBU",
    "d": "HI",
    "e": "HAck",
    "f": "FBack",
    "g": "FNA",
}

#: Pieces of the interruption in the order in which a bar stacks them.
PIECE_ORDER: Tuple[str, ...] = (
    *STEP_NAMES,
    "gate_wait",
    "movement_detection",
    "address_configuration",
    "registration",
    "forwarding",
)


def piece_name(piece: str) -> str:
    """Name a piece of the interruption in words.

    :param piece: a step's character, "gate_wait", a phase or "forwarding"
    :return: for instance "2 join"
    """
    if piece in STEP_NAMES:
        return f"{piece} {STEP_NAMES[piece]}"
    if piece == "forwarding":
        return "between steps"
    return piece.replace("_", " ")


def piece_rank(piece: str) -> int:
    """Place of a piece in a stack; unknown pieces come last."""
    return PIECE_ORDER.index(piece) if piece in PIECE_ORDER else len(PIECE_ORDER)
