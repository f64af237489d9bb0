# SPDX-License-Identifier: GPL-2.0-only
"""Result records as tables. Every table has the same columns and types in every run, rows or not.

Times that end in _s are simulated seconds, those in _ms milliseconds; a time that a run does not
have is NaN. Counts are packets.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping

if TYPE_CHECKING:
    import pandas as pd

#: Names of columns and their pandas types.
Columns = Mapping[str, str]
#: A result record or a part of it.
Record = Mapping[str, Any]
Rows = Iterator[dict[str, Any]]

HANDOVERS: Columns = {
    "mn": "string",
    "handover": "int64",
    "planned": "string",
    "observed": "string",
    "feasible": "bool",
    "outcome": "string",
    "predicted_ap": "string",
    "actual_ap": "string",
    "scan_ms": "float64",
    "l2_ms": "float64",
    "auth_8021x_ms": "float64",
    "fbu_to_fback_ms": "float64",
    "linkup_to_first_packet_ms": "float64",
    "interruption_ms": "float64",
}

STEPS: Columns = {
    "mn": "string",
    "handover": "int64",
    "step": "string",
    "name": "string",
    "begin_s": "float64",
    "end_s": "float64",
    "gate_wait_s": "float64",
    "node": "string",
    "repeats": "int64",
}

PIECES: Columns = {
    "mn": "string",
    "handover": "int64",
    "piece": "string",
    "length_ms": "float64",
}

_COUNTS = (
    "sent",
    "received",
    "lost",
    "duplicated",
    "reordered",
    "buffered_at_nar",
    "in_flight",
)

FLOWS: Columns = {
    "flow": "string",
    "mn": "string",
    "direction": "string",
    **{count: "int64" for count in _COUNTS},
}

LEDGER: Columns = {
    "flow": "string",
    "mn": "string",
    "cause": "string",
    "lost": "int64",
}

THROUGHPUT: Columns = {
    "flow": "string",
    "mn": "string",
    "begin_s": "float64",
    "interval_s": "float64",
    "throughput_bps": "float64",
}

PACKETS: Columns = {
    "flow": "string",
    "seq": "int64",
    "sent_s": "float64",
    "received_s": "float64",
    "fate": "string",
    "cause": "string",
    "place": "string",
}


def make(columns: Columns, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A table.

    :param columns: names and types
    :param rows: values by name; a missing one is "no value"
    """
    import pandas as pd  # here: it takes a second, and a sweep does without

    listed = list(rows)
    data = {
        name: pd.array([row.get(name) for row in listed], dtype="string")
        if kind == "string"
        else pd.Series([row.get(name) for row in listed], dtype=kind)
        for name, kind in columns.items()
    }
    return pd.DataFrame(data, columns=list(columns))


def numbered(record: Record) -> Iterator[tuple[dict[str, Any], Record]]:
    """Each handover of a record, with its mobile node and its number among that node's."""
    counts: dict[str, int] = {}
    for handover in record["handovers"]:
        mn = handover["mn"]
        yield {"mn": mn, "handover": counts.get(mn, 0)}, handover
        counts[mn] = counts.get(mn, 0) + 1


def handover_rows(record: Record) -> Rows:
    """Values for HANDOVERS."""
    for who, handover in numbered(record):
        latencies = {
            f"{key}_ms": value for key, value in handover["latency_ms"].items() if key != "pieces"
        }
        yield {**handover, **latencies, **who}


def step_rows(record: Record) -> Rows:
    """Values for STEPS."""
    for who, handover in numbered(record):
        for step in handover["steps"]:
            yield {**step, **who, "repeats": len(step["repeats"])}


def piece_rows(record: Record) -> Rows:
    """Values for PIECES."""
    for who, handover in numbered(record):
        for piece, length in (handover["latency_ms"]["pieces"] or {}).items():
            yield {**who, "piece": piece, "length_ms": length}


def _flow(flow: Record) -> dict[str, Any]:
    return {"flow": flow["name"], "mn": flow["mn"], "direction": flow["direction"]}


def flow_rows(record: Record) -> Rows:
    """Values for FLOWS."""
    for flow in record["flows"]:
        yield {**_flow(flow), **flow["packets"]}


def ledger_rows(record: Record) -> Rows:
    """Values for LEDGER."""
    for flow in record["flows"]:
        for cause, lost in flow["packets"]["lost_by_cause"].items():
            yield {**_flow(flow), "cause": cause, "lost": lost}


def throughput_rows(record: Record) -> Rows:
    """Values for THROUGHPUT."""
    for flow in record["flows"]:
        tcp = flow["tcp"] or {"throughput_bps": []}
        for index, value in enumerate(tcp["throughput_bps"]):
            yield {
                **_flow(flow),
                "begin_s": tcp["start_s"] + index * tcp["interval_s"],
                "interval_s": tcp["interval_s"],
                "throughput_bps": value,
            }


def handovers(record: Record) -> pd.DataFrame:
    """One row a handover: labels, outcome, latencies."""
    return make(HANDOVERS, handover_rows(record))


def steps(record: Record) -> pd.DataFrame:
    """One row a step that began or ended; `repeats` counts its retransmissions."""
    return make(STEPS, step_rows(record))


def pieces(record: Record) -> pd.DataFrame:
    """One row a piece of an interruption; those of a handover add up to it."""
    return make(PIECES, piece_rows(record))


def flows(record: Record) -> pd.DataFrame:
    """One row a flow: what became of its packets, sent = received + lost + in_flight."""
    return make(FLOWS, flow_rows(record))


def ledger(record: Record) -> pd.DataFrame:
    """One row a flow and cause of loss, those without a packet included."""
    return make(LEDGER, ledger_rows(record))


def throughput(record: Record) -> pd.DataFrame:
    """One row an interval of a TCP download: what the receiving application read in it."""
    return make(THROUGHPUT, throughput_rows(record))


def packets(text: str) -> pd.DataFrame:
    """One row a packet of the applications.

    :param text: the CSV that `run --packets` writes
    """
    import pandas as pd

    return pd.read_csv(io.StringIO(text), dtype=dict(PACKETS), usecols=list(PACKETS))
