# SPDX-License-Identifier: GPL-2.0-only
"""Hand-made input for the tests of the demo."""

from __future__ import annotations

import copy
import io
import json
from pathlib import Path
from typing import Any, Dict, List, Tuple

import pandas as pd
from fmipv6_demo.cases import DOT1X, FLOWS, Case, Job, all_cases, all_jobs
from fmipv6_demo.plot_delivery import Delivery
from handmade import handmade, packets_csv

DATA = Path(__file__).resolve().parent / "data"


def record_of(name: str) -> Dict[str, Any]:
    """A record from data/, free to be changed."""
    record: Dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return copy.deepcopy(record)


def jobs_and_records(runs: int = 3) -> Tuple[List[Job], List[Any]]:
    """Every run of the demo, with hand-made records."""
    jobs = all_jobs(all_cases(), 1, runs, Path("packets"), Path("pcap"))
    records = [
        handmade(j.case.label, j.flow, j.seed, j.run, j.case.network == DOT1X)[0] for j in jobs
    ]
    return jobs, records


def delivery_of(case: Case, flow: str = FLOWS[0]) -> Delivery:
    """The packets of one hand-made run."""
    record, rows = handmade(case.label, flow, 1, 1, case.network == DOT1X)
    packets = pd.read_csv(io.StringIO(packets_csv(rows)), dtype={"cause": "string"})
    return Delivery(case, record["handovers"][0], packets)  # type: ignore[arg-type]
