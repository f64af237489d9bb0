# SPDX-License-Identifier: GPL-2.0-only
"""Records become tidy tables: one row per run, per step, per compared quantity."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

import pandas as pd
from fmipv6_shared import quantities
from fmipv6_shared.quantities import run_values
from fmipv6_shared.record import Record

from .cases import Case, Job

KEYS = ["network", "label", "flow"]
def run_row(job: Job, record: Record) -> Dict[str, Any]:
    """One run as a row; columns ending in _ms are milliseconds, the other numbers packets."""
    handover = record["handovers"][0]
    return {
        "network": job.case.network,
        "label": job.case.name,
        "flow": job.flow,
        "seed": record["seed"],
        "run": record["run"],
        "planned": handover["planned"],
        "observed": handover["observed"],
        "outcome": handover["outcome"],
        **run_values(record),
    }


def runs_frame(jobs: Iterable[Job], records: Iterable[Record]) -> pd.DataFrame:
    """One row per run."""
    return quantities.runs_frame([run_row(job, record) for job, record in zip(jobs, records)])


def steps_frame(jobs: Iterable[Job], records: Iterable[Record]) -> pd.DataFrame:
    """One row per step of each handover, times in seconds of simulated time."""
    rows: List[Dict[str, Any]] = []
    for job, record in zip(jobs, records):
        for number, handover in enumerate(record["handovers"]):
            for step in handover["steps"]:
                rows.append(
                    {
                        "network": job.case.network,
                        "label": job.case.name,
                        "flow": job.flow,
                        "run": record["run"],
                        "seed": record["seed"],
                        "mn": handover["mn"],
                        "handover": number,
                        "step": step["step"],
                        "name": step["name"],
                        "begin_s": step["begin_s"],
                        "end_s": step["end_s"],
                        "gate_wait_s": step["gate_wait_s"],
                        "node": step["node"],
                        "repeats": len(step["repeats"]),
                    }
                )
    return pd.DataFrame(rows)


def comparison_frame(runs: pd.DataFrame) -> pd.DataFrame:
    """Mean and 95 % confidence interval of each quantity for each row and flow.

    :param runs: what runs_frame() returned
    :return: columns network, label, flow, quantity, unit, mean, ci95_half, n
    """
    return quantities.comparison_frame(runs, KEYS, quantities.quantity_columns(runs))


def select(comparison: pd.DataFrame, case: Case, flow: str) -> pd.DataFrame:
    """The quantities of one row and flow, indexed by quantity."""
    mask = (
        (comparison["network"] == case.network)
        & (comparison["label"] == case.name)
        & (comparison["flow"] == flow)
    )
    return comparison[mask].set_index("quantity")
