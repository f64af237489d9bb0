# SPDX-License-Identifier: GPL-2.0-only
"""The result record of one run (the design's section 6), and what must hold in each."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, TypedDict


class Step(TypedDict):
    """One step of a handover; times in seconds of simulated time."""

    step: str
    name: str
    begin_s: Optional[float]
    end_s: Optional[float]
    gate_wait_s: Optional[float]
    node: str
    repeats: List[Any]


class Latency(TypedDict):
    """Durations in milliseconds; None where the run has no such duration."""

    scan: Optional[float]
    l2: Optional[float]
    auth_8021x: Optional[float]
    fbu_to_fback: Optional[float]
    linkup_to_first_packet: Optional[float]
    interruption: Optional[float]
    pieces: Dict[str, float]


class Handover(TypedDict):
    """One handover of one mobile node."""

    mn: str
    planned: Optional[str]
    observed: str
    feasible: bool
    outcome: str
    steps: List[Step]
    latency_ms: Latency


class Packets(TypedDict):
    """Counts of application packets."""

    sent: int
    received: int
    lost: int
    duplicated: int
    reordered: int
    buffered_at_nar: int
    in_flight: int
    lost_by_cause: Dict[str, int]


class Tcp(TypedDict):
    """What a TCP download did."""

    segment_bytes: int
    delivered_bytes: int
    retransmitted_segments: int
    retransmission_timeouts: int
    dip_ms: float
    start_s: float
    interval_s: float
    throughput_bps: List[float]


class Flow(TypedDict):
    """One application flow; tcp is None in one that is not TCP."""

    name: str
    mn: str
    direction: str
    packets: Packets
    tcp: Optional[Tcp]


class Record(TypedDict):
    """What one run yields."""

    handovers: List[Handover]
    flows: List[Flow]
    packets: Packets
    scheme: str
    seed: int
    run: int
    parameters: Dict[str, Any]
    ns3: str
    version: str


#: Largest difference between the sum of the pieces and the interruption, in ms, that rounding
#: of the printed numbers explains.
PIECES_TOLERANCE_MS = 0.01


def _ledger_faults(where: str, packets: Packets) -> List[str]:
    faults = []
    accounted = packets["received"] + packets["lost"] + packets["in_flight"]
    if packets["sent"] != accounted:
        faults.append(
            f"{where}: {packets['sent']} packets sent, but {packets['received']} received"
            f" + {packets['lost']} lost + {packets['in_flight']} in flight = {accounted}"
        )
    named = sum(packets["lost_by_cause"].values())
    if named != packets["lost"]:
        faults.append(f"{where}: {packets['lost']} packets lost, but causes name {named}")
    unexplained = packets["lost_by_cause"].get("unexplained", 0)
    if unexplained:
        faults.append(f"{where}: {unexplained} packets lost without an explanation")
    return faults


def _pieces_faults(handover: Handover) -> List[str]:
    latency = handover["latency_ms"]
    if latency["interruption"] is None:
        return []
    total = sum(latency["pieces"].values())
    if abs(total - latency["interruption"]) <= PIECES_TOLERANCE_MS:
        return []
    return [
        f"the pieces add up to {total:.3f} ms,"
        f" the interruption is {latency['interruption']:.3f} ms"
    ]


def find_faults(record: Record) -> List[str]:
    """Say what is wrong with a record, whatever happened in its run.

    :return: one sentence per fault; empty if the record is sound
    """
    faults = _ledger_faults("all flows", record["packets"])
    for flow in record["flows"]:
        faults += _ledger_faults(f"flow {flow['name']}", flow["packets"])
    for key in ("sent", "received", "lost", "in_flight"):
        total = sum(flow["packets"][key] for flow in record["flows"])  # type: ignore[literal-required]
        if total != record["packets"][key]:  # type: ignore[literal-required]
            faults.append(f"{key}: the flows add up to {total}, not to the total")
    for handover in record["handovers"]:
        faults += _pieces_faults(handover)
    return faults


def find_plan_faults(record: Record, planned: Optional[str] = None) -> List[str]:
    """Say what is wrong with a record of a run with one handover that has to succeed.

    :param record: the record
    :param planned: the label that the run was asked to carry out, or None
    :return: one sentence per fault, those of find_faults() included
    """
    faults = find_faults(record)
    if len(record["handovers"]) != 1:
        faults.append(f"{len(record['handovers'])} handovers instead of one")
    for handover in record["handovers"]:
        observed = handover["observed"]
        if handover["planned"] != planned:
            faults.append(f"asked for {planned}, the record says {handover['planned']}")
        if planned is not None and observed != planned:
            faults.append(f"planned {planned}, observed {observed} ({handover['outcome']})")
        if handover["outcome"] == "failed":
            faults.append(f"the handover failed (observed {observed})")
    return faults
