# SPDX-License-Identifier: GPL-2.0-only
"""Statistics of repeated runs, held against scipy and against what is known."""

import math
import random
import warnings

import pytest
from scipy import stats as reference

from fmipv6 import stats

# Student's own data (Biometrika 6, 1908, p. 20): additional hours of sleep by two drugs.
DEXTRO = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
LAEVO = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.99])
def test_mean_is_that_of_scipy(confidence: float) -> None:
    estimate = stats.mean_ci(LAEVO, confidence)
    low, high = reference.t.interval(
        confidence, len(LAEVO) - 1, loc=sum(LAEVO) / 10, scale=reference.sem(LAEVO)
    )
    assert estimate.value == pytest.approx(2.33)
    assert (estimate.low, estimate.high) == (pytest.approx(low), pytest.approx(high))
    assert estimate.half == pytest.approx((high - low) / 2)
    assert estimate.runs == 10


def test_paired_difference_is_students_own() -> None:
    estimate = stats.paired_difference(LAEVO, DEXTRO)
    assert estimate.value == pytest.approx(1.58)
    t = reference.ttest_rel(LAEVO, DEXTRO)
    assert t.pvalue < 0.05 and estimate.low is not None and estimate.low > 0
    half = reference.t.ppf(0.975, 9) * 1.58 / t.statistic
    assert estimate.half == pytest.approx(half)
    assert estimate.half < stats.mean_ci(LAEVO).half + stats.mean_ci(DEXTRO).half  # type: ignore


def test_pairs_without_a_value_are_left_out() -> None:
    estimate = stats.paired_difference([1, None, 3, 5], [0, 1, float("nan"), 3])
    assert estimate.value == pytest.approx(1.5) and estimate.runs == 2
    with pytest.raises(ValueError, match="cannot be paired"):
        stats.paired_difference([1], [1, 2])


def test_no_run_and_one_run_have_no_interval() -> None:
    assert stats.mean_ci([]) == stats.Estimate(None, None, None, 0)
    assert stats.mean_ci([None, float("nan")]).runs == 0
    assert stats.mean_ci([4.0]) == stats.Estimate(4.0, None, None, 1)
    assert stats.mean_ci([4.0]).half is None


def test_interval_of_the_mean_covers_as_often_as_it_says() -> None:
    drawn = random.Random(1)
    covered = sum(
        estimate.low <= 10 <= estimate.high  # type: ignore[operator]
        for estimate in (stats.mean_ci([drawn.gauss(10, 3) for _ in range(8)]) for _ in range(1000))
    )
    assert 930 <= covered <= 970


def test_interval_of_a_quantile_covers_about_as_often_as_it_says() -> None:
    drawn = random.Random(2)
    covered = 0
    for _ in range(200):
        estimate = stats.quantile_ci([drawn.random() for _ in range(60)], 0.5, resamples=300)
        covered += estimate.low <= 0.5 <= estimate.high  # type: ignore[operator]
    assert 178 <= covered <= 200


def test_quantile_is_that_of_scipy_and_the_same_again() -> None:
    values = [drawn**2 / 10 for drawn in range(100)]
    first = stats.quantile_ci(values, 0.9)
    assert first.value == pytest.approx(reference.scoreatpercentile(values, 90))
    assert first == stats.quantile_ci(values, 0.9)
    assert first != stats.quantile_ci(values, 0.9, seed=2)
    bootstrap = reference.bootstrap(
        (values,),
        lambda sample, axis: __import__("numpy").quantile(sample, 0.9, axis=axis),
        method="percentile",
        n_resamples=2000,
        random_state=3,
    ).confidence_interval
    assert first.low == pytest.approx(bootstrap.low, rel=0.05)
    assert first.high == pytest.approx(bootstrap.high, rel=0.05)


def test_quantile_that_the_runs_do_not_carry_is_warned_of() -> None:
    with pytest.warns(stats.TooFewRuns, match="take 500 or more"):
        stats.quantile_ci(range(100), 0.99)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        stats.quantile_ci(range(100), 0.95)


def test_claims_that_the_runs_do_not_carry_are_warned_of() -> None:
    with pytest.warns(stats.TooFewRuns, match="no confidence interval"):
        assert not stats.check_claim(stats.mean_ci([1.0]))
    with pytest.warns(stats.TooFewRuns, match="rests on a normal distribution"):
        assert stats.check_claim(stats.mean_ci([1.0, 1.1, 1.2]), 0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert stats.check_claim(stats.paired_difference(LAEVO, DEXTRO), 0)
        assert not stats.check_claim(stats.mean_ci(DEXTRO), 0)


def test_runs_needed_reach_the_half_width() -> None:
    drawn = random.Random(3)
    pilot = [drawn.gauss(0, 2) for _ in range(50)]
    needed = stats.runs_needed(pilot, 0.5)
    half = stats.mean_ci([drawn.gauss(0, 2) for _ in range(needed)]).half
    assert half == pytest.approx(0.5, rel=0.35)
    assert needed > stats.runs_needed(pilot, 1.0)
    with pytest.raises(ValueError, match="pilot"):
        stats.runs_needed([1.0], 1.0)


def test_warm_up_is_found() -> None:
    drawn = random.Random(4)
    steady = [drawn.gauss(0, 1) for _ in range(200)]
    warming = [20 * math.exp(-i / 10) for i in range(50)]
    assert 30 <= stats.discard_warm_up(warming + steady) <= 80
    assert stats.discard_warm_up(steady) < 50
    assert stats.discard_warm_up([]) == 0
    with pytest.raises(ValueError, match="holds nothing"):
        stats.discard_warm_up([1.0], 0)


@pytest.mark.parametrize("confidence", [0, 1, -1, 2, float("nan")])
def test_confidence_is_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        stats.mean_ci([1, 2], confidence)
