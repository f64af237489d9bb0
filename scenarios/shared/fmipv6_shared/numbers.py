# SPDX-License-Identifier: GPL-2.0-only
"""Numbers for people."""

from __future__ import annotations

import math


def format_estimate(mean: float, half: float) -> str:
    """Format a mean with its half width, with the digits that the half width leaves.

    :param mean: the mean, or NaN if there is none
    :param half: the half width, or NaN if there is none
    :return: for instance "46.2 ±0.3"; "-" without a mean
    """
    if math.isnan(mean):
        return "-"
    digits = 0 if abs(mean) >= 1000 or (not math.isnan(half) and half >= 10) else 1
    if 0 < abs(mean) < 1 and (math.isnan(half) or half < 0.1):
        digits = 2
    text = f"{mean:.{digits}f}"
    return text if math.isnan(half) else f"{text} ±{half:.{digits}f}"
