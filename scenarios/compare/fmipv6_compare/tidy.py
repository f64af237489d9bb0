# SPDX-License-Identifier: GPL-2.0-only
"""Records become tidy tables: one row per run, per compared quantity, per difference."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

import pandas as pd
from fmipv6_shared.quantities import (
    comparison_frame,
    quantity_columns,
    quantity_of,
    run_values,
    runs_frame,
)
from fmipv6_shared.record import Handover
from fmipv6_shared.statistics import mean_ci95

from .runner import Result
from .schemes import Scheme
from .sweeps import Sweep

#: How handovers end, best first.
OUTCOMES = ("completed", "devolved-reactive", "devolved-mipv6", "failed")


def _outcome(scheme: Scheme, handover: Handover) -> str:
    """How a handover ended: a free run is asked for a scheme that its record does not know of."""
    observed, outcome = handover["observed"], handover["outcome"]
    late = "c" in observed and "2" in observed and observed.index("c") > observed.index("2")
    if scheme.name == "fmipv6-predictive" and outcome == "completed" and late:
        return "devolved-reactive"
    return outcome


def _row(result: Result, sweeps: Sequence[Sweep]) -> Dict[str, Any]:
    record = result.record
    values = dict(zip((s.key.name for s in sweeps), (v for _, v in result.job.point.values)))
    outcomes = [_outcome(result.job.scheme, handover) for handover in record["handovers"]]
    return {
        "scheme": result.job.scheme.name,
        **values,
        "flow": result.job.flow,
        "seed": record["seed"],
        "run": record["run"],
        "observed": " ".join(handover["observed"] for handover in record["handovers"]),
        "handovers": len(outcomes),
        **{outcome: outcomes.count(outcome) for outcome in OUTCOMES},
        **run_values(record),
    }


def make_runs(results: Sequence[Result], sweeps: Sequence[Sweep]) -> pd.DataFrame:
    """One row per run: scheme, swept values, flow, seed, run, outcomes, and its numbers."""
    return runs_frame([_row(result, sweeps) for result in results])


def keys_of(sweeps: Sequence[Sweep]) -> List[str]:
    """The columns that say which runs are repetitions of each other."""
    return ["scheme", *(sweep.key.name for sweep in sweeps), "flow"]


def compare(runs: pd.DataFrame, sweeps: Sequence[Sweep]) -> pd.DataFrame:
    """Mean and 95 % confidence interval of each quantity, for each scheme, point and flow."""
    columns = [*quantity_columns(runs), *OUTCOMES]
    frame = comparison_frame(runs, keys_of(sweeps), columns)
    frame.loc[frame["quantity"].isin(OUTCOMES), "unit"] = "handovers"
    return frame


def paired_differences(runs: pd.DataFrame, sweeps: Sequence[Sweep], base: str) -> pd.DataFrame:
    """By how much each scheme differs from one of them, run by run.

    Runs of the same number share their random numbers, so much of what varies from run to run
    cancels, and the interval is that of the mean of the differences.

    :param runs: what make_runs() returned
    :param base: the scheme that is subtracted
    :return: the keys, and columns against, quantity, unit, mean, ci95_half, n
    """
    keys = keys_of(sweeps)
    pairing = [key for key in keys if key != "scheme"] + ["run"]
    columns = quantity_columns(runs)
    reference = runs[runs["scheme"] == base].set_index(pairing)[columns]
    rows: List[Dict[str, Any]] = []
    for key, group in runs[runs["scheme"] != base].groupby(keys, sort=False):
        other = group.set_index(pairing)[columns]
        difference = other - reference.reindex(other.index)
        for column in columns:
            estimate = mean_ci95(difference[column])
            rows.append(
                {
                    **dict(zip(keys, key)),
                    "against": base,
                    **quantity_of(column),
                    "mean": estimate.mean,
                    "ci95_half": estimate.half,
                    "n": estimate.n,
                }
            )
    names = [*keys, "against", "quantity", "unit", "mean", "ci95_half", "n"]
    frame = pd.DataFrame(rows, columns=names)
    frame[["mean", "ci95_half"]] = frame[["mean", "ci95_half"]].astype(float)
    return frame
