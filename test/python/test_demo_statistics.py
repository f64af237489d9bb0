# SPDX-License-Identifier: GPL-2.0-only
"""Means and confidence intervals against values worked out by hand."""

import math

import pytest
from demo_data import jobs_and_records
from fmipv6_demo.tidy import comparison_frame, runs_frame
from fmipv6_shared.statistics import mean_ci95


def test_student_interval_of_three_values() -> None:
    # mean 2; s = 1; t(0.975, 2) = 4.302653 from printed tables; half = t / sqrt(3) = 2.484138
    estimate = mean_ci95([1.0, 2.0, 3.0])
    assert estimate.mean == 2.0
    assert estimate.half == pytest.approx(2.484138, abs=1e-5)
    assert estimate.n == 3


def test_student_interval_of_ten_values() -> None:
    # 0..9: mean 4.5, s^2 = 82.5 / 9, t(0.975, 9) = 2.262157; half = 2.262157 * sqrt(9.166667 / 10)
    estimate = mean_ci95(range(10))
    assert estimate.half == pytest.approx(2.262157 * math.sqrt(0.9166667), abs=1e-5)


def test_missing_values_do_not_count() -> None:
    assert mean_ci95([None, 5.0, float("nan")]).n == 1
    assert mean_ci95([5.0]).half is None
    assert mean_ci95([]).mean is None


def test_means_of_the_pieces_add_up_to_the_mean_interruption() -> None:
    comparison = comparison_frame(runs_frame(*jobs_and_records()))
    for _, group in comparison.groupby(["network", "label", "flow"]):
        values = group.set_index("quantity")["mean"]
        pieces = values[values.index.str.startswith("piece_")]
        assert pieces.sum() == pytest.approx(values["interruption"], abs=1e-6)


def test_means_of_the_causes_add_up_to_the_mean_loss() -> None:
    comparison = comparison_frame(runs_frame(*jobs_and_records()))
    for _, group in comparison.groupby(["network", "label", "flow"]):
        values = group.set_index("quantity")["mean"]
        causes = values[values.index.str.startswith("lost_")]
        assert causes.sum() == pytest.approx(values["lost"])


def test_a_run_without_interruption_has_no_pieces() -> None:
    jobs, records = jobs_and_records(2)
    records[0]["handovers"][0]["latency_ms"].update(interruption=None, pieces=None)
    runs = runs_frame(jobs, records)
    assert math.isnan(runs["piece_2_ms"][0]) and not math.isnan(runs["piece_2_ms"][1])
