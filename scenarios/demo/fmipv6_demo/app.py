# SPDX-License-Identifier: GPL-2.0-only
"""The demo from runs to report."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import Dict, List, Sequence

import pandas as pd
from fmipv6_shared.drawing import Drawing, draw_all
from fmipv6_shared.parameters import common_parameters, decisive, format_parameters
from fmipv6_shared.record import Record

from . import texts
from .cases import DOT1X, FLOWS, Case, Job, packets_file
from .plot_delivery import Delivery, plot_delivery
from .plot_interruption import plot_interruption
from .plot_ladder import plot_ladder
from .report import Content, build_report
from .runner import Result
from .table import format_table
from .tidy import comparison_frame, runs_frame, steps_frame


def _first(results: Sequence[Result], case: Case, flow: str) -> Record:
    """The record of a row's first run."""
    for result in results:
        if result.job.case == case and result.job.flow == flow and result.job.run == 1:
            return result.record
    raise LookupError(f"{case.name}, {flow}: no first run")


def _deliveries(
    results: Sequence[Result], cases: Sequence[Case], flow: str, folder: Path
) -> List[Delivery]:
    return [
        Delivery(
            case,
            _first(results, case, flow)["handovers"][0],
            pd.read_csv(packets_file(folder, case, flow), dtype={"cause": "string"}),
        )
        for case in cases
    ]


def _drawings(
    results: Sequence[Result], cases: Sequence[Case], comparison: pd.DataFrame, packets: Path
) -> List[Drawing]:
    """Every figure of the demo."""
    bars = partial(plot_interruption, comparison, cases, FLOWS)
    drawings = [Drawing("interruption", bars, texts.INTERRUPTION_CAPTION)]
    for flow in FLOWS:
        runs = _deliveries(results, cases, flow, packets)
        caption = texts.delivery_caption(flow)
        drawings.append(Drawing(f"delivery-{flow}", partial(plot_delivery, runs, flow), caption))
    explained = False
    for case in cases:
        if case.label is None:
            continue  # its messages are none of the steps that a ladder shows
        shown = None
        if case.network == DOT1X:
            shown, explained = texts.ladder_caption(case, not explained), True
        handover = _first(results, case, "voice")["handovers"][0]
        ladder = partial(plot_ladder, case, handover)
        drawings.append(Drawing(f"ladder-{case.label}", ladder, shown))
    return drawings


def _commands(jobs: Sequence[Job]) -> Dict[str, str]:
    return {
        job.describe(): " ".join(job.command("./fmipv6", with_files=False))
        for job in jobs
        if job.run == 1
    }


def write_results(results: Sequence[Result], cases: Sequence[Case], out: Path) -> str:
    """Write tables, figures and the report.

    :param results: every run
    :param cases: the rows, in order
    :param out: the folder to write into; it holds packets/ already
    :return: the comparison as text for the terminal
    """
    jobs = [result.job for result in results]
    records = [result.record for result in results]
    runs = runs_frame(jobs, records)
    comparison = comparison_frame(runs)
    runs.to_csv(out / "runs.csv", index=False)
    steps_frame(jobs, records).to_csv(out / "steps.csv", index=False)
    comparison.to_csv(out / "comparison.csv", index=False)

    parameters, varying = common_parameters(records)
    count = max(job.run for job in jobs)
    captures = sorted(path.name for path in (out / "pcap").iterdir())
    content = Content(
        comparison=comparison,
        cases=cases,
        flows=FLOWS,
        runs=count,
        seed=jobs[0].seed,
        parameters=parameters,
        varying=varying,
        plates=draw_all(
            _drawings(results, cases, comparison, out / "packets"), out / "figures"
        ),
        commands=_commands(jobs),
        captures=captures,
        versions={"fmipv6": records[0]["version"], "ns-3": records[0]["ns3"]},
    )
    (out / "report.html").write_text(build_report(content), encoding="utf-8")

    text = io.StringIO()
    text.write(f"Mean ± 95 % confidence half width of {count} runs; times in ms.\n")
    for flow in FLOWS:
        text.write(f"\n{texts.FLOW_TITLES[flow]}\n{format_table(comparison, cases, flow)}\n")
    inputs = decisive(parameters) or parameters
    text.write(f"\nInputs that decide these numbers:\n{format_parameters(inputs)}\n")
    table = text.getvalue()
    (out / "comparison.txt").write_text(table, encoding="utf-8")
    return table
