# SPDX-License-Identifier: GPL-2.0-only
"""Records become tidy tables: one row per run, per step, per compared quantity."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

import pandas as pd
from fmipv6_shared.statistics import mean_ci95

from .cases import Case, Job
from .record import Record

KEYS = ["network", "label", "flow"]
LATENCIES = (
    "scan",
    "l2",
    "auth_8021x",
    "fbu_to_fback",
    "linkup_to_first_packet",
    "interruption",
)
COUNTS = ("sent", "received", "lost", "duplicated", "reordered", "buffered_at_nar", "in_flight")


def run_row(job: Job, record: Record) -> Dict[str, Any]:
    """One run as a row; columns ending in _ms are milliseconds, the other numbers packets."""
    handover = record["handovers"][0]
    latency = handover["latency_ms"]
    row: Dict[str, Any] = {
        "network": job.case.network,
        "label": job.case.name,
        "flow": job.flow,
        "seed": record["seed"],
        "run": record["run"],
        "planned": handover["planned"],
        "observed": handover["observed"],
        "outcome": handover["outcome"],
    }
    for name in LATENCIES:
        row[f"{name}_ms"] = latency[name]  # type: ignore[literal-required]
    row["gate_wait_ms"] = 1e3 * sum(step["gate_wait_s"] or 0.0 for step in handover["steps"])
    for name in COUNTS:
        row[name] = record["packets"][name]  # type: ignore[literal-required]
    if latency["interruption"] is not None:
        for piece, value in latency["pieces"].items():
            row[f"piece_{piece}_ms"] = value
    for cause, count in record["packets"]["lost_by_cause"].items():
        row[f"lost_{cause}"] = count
    return row


def runs_frame(jobs: Iterable[Job], records: Iterable[Record]) -> pd.DataFrame:
    """One row per run.

    A piece or a cause that a run does not name is zero in it; the pieces of a run without an
    interruption are missing.
    """
    frame = pd.DataFrame([run_row(job, record) for job, record in zip(jobs, records)])
    for column in frame.columns:
        if column.startswith("lost_"):
            frame[column] = frame[column].fillna(0).astype(int)
        elif column.startswith("piece_"):
            frame[column] = frame[column].where(
                frame[column].notna() | frame["interruption_ms"].isna(), 0.0
            )
    latencies = [c for c in frame.columns if c.endswith("_ms")]
    frame[latencies] = frame[latencies].astype(float)
    return frame


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


def quantity_columns(runs: pd.DataFrame) -> List[str]:
    """The columns of a runs table that are compared."""
    fixed = [f"{name}_ms" for name in LATENCIES] + ["gate_wait_ms", *COUNTS]
    return fixed + [c for c in runs.columns if c.startswith(("piece_", "lost_"))]


def comparison_frame(runs: pd.DataFrame) -> pd.DataFrame:
    """Mean and 95 % confidence interval of each quantity for each row and flow.

    :param runs: what runs_frame() returned
    :return: columns network, label, flow, quantity, unit, mean, ci95_half, n
    """
    rows: List[Dict[str, Any]] = []
    for key, group in runs.groupby(KEYS, sort=False):
        for column in quantity_columns(runs):
            estimate = mean_ci95(group[column])
            timed = column.endswith("_ms")
            rows.append(
                {
                    **dict(zip(KEYS, key)),
                    "quantity": column[: -len("_ms")] if timed else column,
                    "unit": "ms" if timed else "packets",
                    "mean": estimate.mean,
                    "ci95_half": estimate.half,
                    "n": estimate.n,
                }
            )
    frame = pd.DataFrame(rows)
    frame[["mean", "ci95_half"]] = frame[["mean", "ci95_half"]].astype(float)
    return frame


def select(comparison: pd.DataFrame, case: Case, flow: str) -> pd.DataFrame:
    """The quantities of one row and flow, indexed by quantity."""
    mask = (
        (comparison["network"] == case.network)
        & (comparison["label"] == case.name)
        & (comparison["flow"] == flow)
    )
    return comparison[mask].set_index("quantity")
