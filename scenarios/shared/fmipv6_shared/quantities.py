# SPDX-License-Identifier: GPL-2.0-only
"""Records become rows of numbers, and rows of repeated runs become estimates."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence

import pandas as pd

from .record import Record
from .statistics import mean_ci95

LATENCIES = (
    "scan",
    "l2",
    "auth_8021x",
    "fbu_to_fback",
    "linkup_to_first_packet",
    "interruption",
)
COUNTS = ("sent", "received", "lost", "duplicated", "reordered", "buffered_at_nar", "in_flight")


#: Keys of a record's tcp, and the columns that they become.
TCP_QUANTITIES = {
    "dip_ms": "tcp_dip_ms",
    "retransmission_timeouts": "tcp_timeouts",
    "retransmitted_segments": "tcp_retransmitted",
}


def _mean(values: Iterable[Optional[float]]) -> Optional[float]:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def run_values(record: Record) -> Dict[str, Any]:
    """The numbers of one run: columns ending in _ms are milliseconds, the others packets.

    Latencies are means over the run's handovers, packets are means over its flows, so that a run
    with several mobile nodes says what one of them met.
    """
    handovers = record["handovers"]
    flows = max(1, len(record["flows"]))
    row: Dict[str, Any] = {}
    for name in LATENCIES:
        row[f"{name}_ms"] = _mean(h["latency_ms"][name] for h in handovers)  # type: ignore[literal-required]
    waits = [1e3 * sum(step["gate_wait_s"] or 0.0 for step in h["steps"]) for h in handovers]
    row["gate_wait_ms"] = _mean(waits)
    packets = record["packets"]
    for name in COUNTS:
        count = packets[name]  # type: ignore[literal-required]
        row[name] = count if flows == 1 else count / flows
    timed = [h["latency_ms"] for h in handovers if h["latency_ms"]["interruption"] is not None]
    for piece in dict.fromkeys(piece for latency in timed for piece in latency["pieces"]):
        row[f"piece_{piece}_ms"] = _mean(latency["pieces"].get(piece, 0.0) for latency in timed)
    downloads = [flow["tcp"] for flow in record["flows"] if flow.get("tcp")]
    if downloads:
        for name, column in TCP_QUANTITIES.items():
            row[column] = _mean(tcp[name] for tcp in downloads)  # type: ignore[index, literal-required]
    for cause, count in packets["lost_by_cause"].items():
        row[f"lost_{cause}"] = count if flows == 1 else count / flows
    return row


def runs_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """One row per run, as run_values() made them, with whatever names the run.

    A piece or a cause that a run does not name is zero in it; the pieces of a run without an
    interruption are missing.
    """
    frame = pd.DataFrame(list(rows))
    for column in frame.columns:
        if column.startswith("lost_"):
            filled = frame[column].fillna(0)
            frame[column] = filled.astype(int) if (filled % 1 == 0).all() else filled
        elif column.startswith("piece_"):
            frame[column] = frame[column].where(
                frame[column].notna() | frame["interruption_ms"].isna(), 0.0
            )
    latencies = [c for c in frame.columns if c.endswith("_ms")]
    frame[latencies] = frame[latencies].astype(float)
    return frame


def quantity_columns(runs: pd.DataFrame) -> List[str]:
    """The columns of a runs table that are compared."""
    fixed = [f"{name}_ms" for name in LATENCIES] + ["gate_wait_ms", *COUNTS]
    return fixed + [c for c in runs.columns if c.startswith(("piece_", "lost_", "tcp_"))]


_COUNTED = {"tcp_timeouts": "timeouts", "tcp_retransmitted": "segments"}


def quantity_of(column: str) -> Dict[str, str]:
    """Name and unit of a column."""
    timed = column.endswith("_ms")
    return {
        "quantity": column[: -len("_ms")] if timed else column,
        "unit": "ms" if timed else _COUNTED.get(column, "packets"),
    }


def comparison_frame(
    runs: pd.DataFrame, keys: Sequence[str], columns: Sequence[str]
) -> pd.DataFrame:
    """Mean and 95 % confidence interval of each quantity.

    :param runs: what runs_frame() returned
    :param keys: the columns that say which runs are repetitions of each other
    :param columns: what is compared
    :return: the keys, and columns quantity, unit, mean, ci95_half, n
    """
    rows: List[Dict[str, Any]] = []
    for key, group in runs.groupby(list(keys), sort=False, dropna=False):
        for column in columns:
            estimate = mean_ci95(group[column])
            rows.append(
                {
                    **dict(zip(keys, key)),
                    **quantity_of(column),
                    "mean": estimate.mean,
                    "ci95_half": estimate.half,
                    "n": estimate.n,
                }
            )
    frame = pd.DataFrame(rows)
    frame[["mean", "ci95_half"]] = frame[["mean", "ci95_half"]].astype(float)
    return frame
