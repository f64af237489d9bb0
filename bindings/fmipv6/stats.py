# SPDX-License-Identifier: GPL-2.0-only
"""Statistics of repeated runs: what they carry, and what they do not.

A value is what one run (one replication) measured; runs are independent, the packets or handovers
within one are not. NaN and None are runs without such a value and are left out.
"""

from __future__ import annotations

import math
import statistics
import warnings
from dataclasses import dataclass
from typing import Iterable, Optional, Sequence

#: Below so many runs an interval rests on the assumption of normality alone.
FEW_RUNS = 10


class TooFewRuns(UserWarning):
    """The number of runs cannot carry the claim."""


@dataclass(frozen=True)
class Estimate:
    """A mean, or a quantile, over independent runs, and how well it is known."""

    value: Optional[float]  #: None without a run
    low: Optional[float]  #: lower end of the interval; None where there is no interval
    high: Optional[float]  #: upper end
    runs: int  #: how many runs had a value
    confidence: float = 0.95

    @property
    def half(self) -> Optional[float]:
        """Half the width of the interval."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2


def clean(values: Iterable[Optional[float]]) -> list[float]:
    """The values of the runs that have one, as numbers."""
    return [float(value) for value in values if value is not None and not math.isnan(value)]


def _check(confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence of {confidence} is not between 0 and 1.")


def mean_ci(values: Iterable[Optional[float]], confidence: float = 0.95) -> Estimate:
    """Mean over runs with its two-sided interval after Student.

    :param values: one a run
    :param confidence: that the interval covers the true mean, between 0 and 1
    """
    _check(confidence)
    sample = clean(values)
    if not sample:
        return Estimate(None, None, None, 0, confidence)
    mean = math.fsum(sample) / len(sample)
    if len(sample) == 1:
        return Estimate(mean, None, None, 1, confidence)
    from scipy import stats  # here: it takes a second to import

    error = statistics.stdev(sample, mean) / math.sqrt(len(sample))
    half = float(stats.t.ppf((1 + confidence) / 2, len(sample) - 1)) * error
    return Estimate(mean, mean - half, mean + half, len(sample), confidence)


def paired_difference(
    first: Sequence[Optional[float]], second: Sequence[Optional[float]], confidence: float = 0.95
) -> Estimate:
    """Mean of first - second over pairs of runs under common random numbers.

    :param first: one a run; first[i] and second[i] have the same seed and run number
    :param second: of equal length
    :param confidence: of the interval, between 0 and 1
    :raises ValueError: if the lengths differ
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} runs cannot be paired with {len(second)}.")
    return mean_ci(
        (
            None if a is None or b is None else a - b
            for a, b in zip(first, second)
        ),
        confidence,
    )


def quantile_ci(
    values: Iterable[Optional[float]],
    share: float,
    confidence: float = 0.95,
    resamples: int = 2000,
    seed: int = 1,
) -> Estimate:
    """A quantile over runs with its percentile bootstrap interval.

    Warns (TooFewRuns) where fewer than five runs are expected beyond the quantile: then the
    interval says more about the resampling than about the system.

    :param values: one a run
    :param share: 0.5 is the median, 0.99 what one run in a hundred exceeds
    :param confidence: of the interval, between 0 and 1
    :param resamples: how often the runs are drawn anew
    :param seed: of that drawing
    """
    _check(confidence)
    if not 0 <= share <= 1:
        raise ValueError(f"A share of {share} is not between 0 and 1.")
    import numpy

    sample = numpy.asarray(clean(values))
    if len(sample) == 0:
        return Estimate(None, None, None, 0, confidence)
    value = float(numpy.quantile(sample, share))
    if len(sample) == 1:
        return Estimate(value, None, None, 1, confidence)
    if len(sample) * min(share, 1 - share) < 5:
        warnings.warn(
            f"{len(sample)} runs do not carry a {share:g} quantile: take"
            f" {math.ceil(5 / max(min(share, 1 - share), 1e-9)):g} or more.",
            TooFewRuns,
            stacklevel=2,
        )
    random = numpy.random.default_rng(seed)
    drawn = numpy.quantile(random.choice(sample, (resamples, len(sample))), share, axis=1)
    low, high = numpy.quantile(drawn, [(1 - confidence) / 2, (1 + confidence) / 2])
    return Estimate(value, float(low), float(high), len(sample), confidence)


def runs_needed(values: Iterable[Optional[float]], half_width: float, confidence: float = 0.95) -> int:
    """How many runs a mean needs for an interval of a half width, judged by a pilot sample.

    :param values: of the pilot, one a run, two at least
    :param half_width: wanted, above 0
    :param confidence: of the interval, between 0 and 1
    :raises ValueError: if the pilot is too small
    """
    _check(confidence)
    sample = clean(values)
    if len(sample) < 2 or not half_width > 0:
        raise ValueError("A pilot of two runs or more, and a half width above 0, are needed.")
    from scipy import stats

    deviation = statistics.stdev(sample)
    runs = 2
    while float(stats.t.ppf((1 + confidence) / 2, runs - 1)) * deviation / math.sqrt(runs) > half_width:
        runs = runs + 1 if runs < 100 else math.ceil(runs * 1.01)
    return runs


def check_claim(estimate: Estimate, claim: Optional[float] = None) -> bool:
    """Whether an estimate carries a claim; warns (TooFewRuns) where the number of runs cannot.

    :param estimate: of a difference, say
    :param claim: what the true value is claimed to differ from, for instance 0; None: only the
        number of runs is judged
    :return: whether the interval leaves the claimed value out (True without a claim if there is
        an interval)
    """
    if estimate.low is None or estimate.high is None:
        warnings.warn(
            f"{estimate.runs} runs have no confidence interval; take 2 or more.",
            TooFewRuns,
            stacklevel=2,
        )
        return False
    if estimate.runs < FEW_RUNS:
        warnings.warn(
            f"The interval of {estimate.runs} runs rests on a normal distribution; take"
            f" {FEW_RUNS} or more, or look at the values.",
            TooFewRuns,
            stacklevel=2,
        )
    return claim is None or not estimate.low <= claim <= estimate.high


def discard_warm_up(series: Sequence[float], batch: int = 5) -> int:
    """How many values at the beginning of a series belong to its warm-up, after MSER.

    White's marginal standard error rule on means of batches: the cut that makes the standard
    error of what is left smallest, looked for in the first half (K. P. White, Simulation 69(6),
    1997; MSER-5 with the default batch).

    :param series: values within one run, in order, for instance throughput per interval
    :param batch: values a batch
    :return: the number of values to leave out, a multiple of batch
    """
    if batch < 1:
        raise ValueError(f"A batch of {batch} values holds nothing.")
    means = [
        math.fsum(series[at : at + batch]) / batch
        for at in range(0, len(series) - batch + 1, batch)
    ]
    best, cut = math.inf, 0
    for start in range(len(means) // 2):
        rest = means[start:]
        mean = math.fsum(rest) / len(rest)
        error = math.fsum((value - mean) ** 2 for value in rest) / len(rest) ** 2
        if error < best:
            best, cut = error, start
    return cut * batch
