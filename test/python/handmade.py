# SPDX-License-Identifier: GPL-2.0-only
"""Records made by hand for tests. Nothing in them was simulated or measured."""

from __future__ import annotations

import csv
import io
import random
from typing import Any, Dict, List, Optional, Tuple

NAMES = {
    "0": "trigger", "1": "scan", "2": "join", "3": "authenticate", "4": "associate",
    "5": "802.1X", "6": "L2 Update", "a": "RtSolPr", "b": "PrRtAdv", "c": "FBU", "d": "HI",
    "e": "HAck", "f": "FBack", "g": "FNA",
}  # fmt: skip
#: Invented durations in ms.
TOOK = {
    "1": 320.0, "2": 21.0, "3": 0.8, "4": 0.9, "5": 31.0, "6": 0.3, "a": 0.7, "b": 0.7,
    "c": 0.9, "d": 1.1, "e": 1.1, "f": 0.8, "g": 1.4,
}  # fmt: skip
NODES = {"d": "par", "e": "nar", "f": "par", "b": "par", "6": "new-ap"}


def _step(step: str, begin: Optional[float], end: float, held: float = 0.0) -> Dict[str, Any]:
    return {
        "step": step,
        "name": NAMES[step],
        "begin_s": begin,
        "end_s": end,
        "gate_wait_s": held,
        "node": NODES.get(step, "mn"),
        "repeats": [],
    }


def steps_of(label: str, draw: random.Random) -> List[Dict[str, Any]]:
    """Steps one after the other in the label's order; g begins as early as the design says."""
    now = 8.0
    steps = [_step("0", None, now)]
    attached = announce = None
    for place, step in enumerate(label):
        if step == "g":
            begin = announce if announce is not None else now
            now += TOOK["g"] / 1e3
            steps.append(_step("g", begin, now))
            continue
        held = 0.001 if place and step in "2c" else 0.0
        begin = now + held
        if step == "b" and attached is not None:
            begin += draw.uniform(0.0, 0.03)
        if step == "c" and attached is not None:
            announce = begin
        now = begin + TOOK[step] / 1e3 * draw.uniform(0.9, 1.1)
        steps.append(_step(step, begin, now, held))
        if step == ("5" if "5" in label else "4"):
            attached = now
            if "c" in label[:place]:
                announce = now
    return steps


def packets_of(flow: str, gap: Tuple[float, float], predictive: bool) -> List[Dict[str, Any]]:
    """Packets from 6 s to 11 s; those sent within the gap are buffered or lost."""
    interval, delay = (0.02, 0.021) if flow == "voice" else (0.01, 0.042)
    rows = []
    for seq in range(int(5.0 / interval)):
        sent = 6.0 + seq * interval + 0.003
        row: Dict[str, Any] = {
            "flow": flow, "seq": seq, "sent_s": sent, "received_s": sent + delay,
            "fate": "received", "cause": "", "place": "",
        }  # fmt: skip
        if gap[0] <= sent < gap[1]:
            if predictive and flow == "voice":
                row["received_s"] = gap[1] + 0.0005 * seq % 0.003
            else:
                cause = "flushed" if seq % 3 else "not-associated"
                row.update(received_s=None, fate="lost", cause=cause, place="old-ap")
        rows.append(row)
    return rows


def packets_csv(rows: List[Dict[str, Any]]) -> str:
    """The rows as the simulator's --packets writes them."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        shown = {k: f"{v:.9f}" if isinstance(v, float) else v for k, v in row.items()}
        writer.writerow({k: "" if v is None else v for k, v in shown.items()})
    return text.getvalue()


def tcp_of(left: float, resumed: float, draw: random.Random) -> Dict[str, Any]:
    """A TCP download from 3 s to 15 s that stops where there is no way."""
    times = [3.0 + 0.1 * place for place in range(120)]
    flowing = [not left <= time < resumed for time in times]
    return {
        "segment_bytes": 1220, "delivered_bytes": 1500000, "retransmitted_segments": 3,
        "retransmission_timeouts": int(resumed - left > 0.5),
        "dip_ms": 100.0 * (len(times) - sum(flowing)), "start_s": 3.0, "interval_s": 0.1,
        "throughput_bps": [1e6 * draw.uniform(0.9, 1.1) * flow for flow in flowing],
    }  # fmt: skip


def handmade(
    label: Optional[str], flow: str = "voice", seed: int = 1, run: int = 1, dot1x: bool = True
) -> Tuple[Dict[str, Any], List[Dict[str, Any]]]:
    """A record and its packets, consistent in themselves."""
    draw = random.Random(f"{seed}/{run}")
    shown = label or ("123456" if dot1x else "12346")
    steps = steps_of(shown, draw)
    by_name = {step["step"]: step for step in steps}
    left = by_name["2"]["begin_s"]
    attached = by_name["5" if "5" in shown else "4"]["end_s"]
    resumed = by_name["g"]["end_s"] + 0.004 if label else attached + 0.9
    predictive = label is not None and label.index("c") < label.index("2")
    rows = packets_of(flow, (left, resumed), predictive)
    pieces: Dict[str, float] = {}
    for step in "23456":
        if step in by_name:
            item = by_name[step]
            pieces[step] = 1e3 * (item["end_s"] - item["begin_s"])
    pieces["forwarding"] = 1e3 * (resumed - attached)
    lost: Dict[str, int] = {}
    for row in rows:
        if row["fate"] == "lost":
            lost[row["cause"]] = lost.get(row["cause"], 0) + 1
    total_lost = sum(lost.values())
    packets = {
        "sent": len(rows), "received": len(rows) - total_lost, "lost": total_lost,
        "duplicated": 0, "reordered": 0, "buffered_at_nar": 7 if predictive else 0,
        "in_flight": 0, "lost_by_cause": lost,
    }  # fmt: skip
    latency = {
        "scan": 1e3 * (by_name["1"]["end_s"] - by_name["1"]["begin_s"]),
        "l2": 1e3 * (attached - left),
        "auth_8021x": pieces.get("5"),
        "fbu_to_fback": 1e3 * (by_name["f"]["end_s"] - by_name["c"]["begin_s"]) if label else None,
        "linkup_to_first_packet": 1e3 * (resumed - attached),
        "interruption": sum(pieces.values()),
        "pieces": pieces,
    }
    record = {
        "handovers": [
            {
                "mn": "00:00:00:00:00:01", "planned": label, "observed": shown,
                "feasible": label is not None, "outcome": "completed",
                "steps": steps, "latency_ms": latency,
            }
        ],
        "flows": [
            {
                "name": flow, "mn": "00:00:00:00:00:01", "direction": "down", "packets": packets,
                "tcp": tcp_of(left, resumed, draw) if flow == "tcp" else None,
            }
        ],
        "packets": packets,
        "scheme": "fmipv6" if label else "mipv6",
        "seed": seed, "run": run,
        "parameters": {"made_by_hand": True, "solicited_ra_delay_ms": [0, 30], "aaa_rtt_ms": 10},
        "ns3": "3.37", "version": "0.0-handmade",
    }  # fmt: skip
    return record, rows
