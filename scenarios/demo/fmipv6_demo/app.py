# SPDX-License-Identifier: GPL-2.0-only
"""The demo from runs to report."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Dict, List, Sequence

import pandas as pd

from . import texts
from .cases import DOT1X, FLOWS, PLAIN, Case, Job, packets_file
from .figures import save
from .ladder import ladder_rows
from .parameters import common_parameters, decisive, format_parameters
from .plot_delivery import Delivery, plot_delivery
from .plot_interruption import plot_interruption
from .plot_ladder import plot_ladder
from .record import Record
from .report import Content, Plate, build_report
from .runner import Result
from .table import format_table
from .tidy import comparison_frame, runs_frame, steps_frame


def _first(results: Sequence[Result], case: Case, flow: str) -> Record:
    """The record of a row's first run."""
    for result in results:
        if result.job.case == case and result.job.flow == flow and result.job.run == 1:
            return result.record
    raise LookupError(f"{case.name}, {flow}: no first run")


def _deliveries(results: Sequence[Result], cases: Sequence[Case], flow: str, folder: Path) -> List[Delivery]:  # fmt: skip
    return [
        Delivery(
            case,
            _first(results, case, flow)["handovers"][0],
            pd.read_csv(packets_file(folder, case, flow), dtype={"cause": "string"}),
        )
        for case in cases
    ]


def _plates(results: Sequence[Result], cases: Sequence[Case], comparison: pd.DataFrame, out: Path) -> List[Plate]:  # fmt: skip
    folder = out / "figures"
    folder.mkdir()
    bars = save(plot_interruption(comparison, cases, FLOWS), folder, "interruption")
    plates = [Plate("interruption", bars, texts.INTERRUPTION_CAPTION)]
    for flow in FLOWS:
        runs = _deliveries(results, cases, flow, out / "packets")
        name = f"delivery-{flow}"
        svg = save(plot_delivery(runs, flow), folder, name)
        plates.append(Plate(name, svg, texts.delivery_caption(flow)))
    for case in cases:
        handover = _first(results, case, "voice")["handovers"][0]
        if case.label is None and not any(row.step in ("c", "g") for row in ladder_rows(handover)):
            continue
        name = f"ladder-{case.label or 'mipv6'}"
        svg = save(plot_ladder(case, handover), folder, name)
        if case.network == DOT1X:
            first = not any(plate.name.startswith("ladder") for plate in plates)
            plates.append(Plate(name, svg, texts.ladder_caption(case, first)))
    return plates


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
        plates=_plates(results, cases, comparison, out),
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
