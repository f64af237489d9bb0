# SPDX-License-Identifier: GPL-2.0-only
"""Mean and confidence interval of repeated runs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterable, Optional

from scipy import stats


@dataclass(frozen=True)
class Estimate:
    """A mean over independent runs."""

    mean: Optional[float]  #: None without values
    half: Optional[float]  #: half width of the 95 % confidence interval; None below two values
    n: int  #: number of values


def mean_ci95(values: Iterable[Optional[float]]) -> Estimate:
    """Mean and half width of the two-sided 95 % confidence interval after Student.

    :param values: one value per run; None and NaN are runs without such a value
    :return: the estimate over the runs that have one
    """
    sample = [float(v) for v in values if v is not None and not math.isnan(v)]
    n = len(sample)
    if n == 0:
        return Estimate(None, None, 0)
    mean = math.fsum(sample) / n
    if n == 1:
        return Estimate(mean, None, 1)
    variance = math.fsum((v - mean) ** 2 for v in sample) / (n - 1)
    half = float(stats.t.ppf(0.975, n - 1)) * math.sqrt(variance / n)
    return Estimate(mean, half, n)
