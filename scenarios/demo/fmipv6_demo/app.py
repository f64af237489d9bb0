# SPDX-License-Identifier: GPL-2.0-only
"""The demo from runs to report."""

from __future__ import annotations

import io
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Callable, Dict, List, Optional, Sequence

import pandas as pd
from fmipv6_shared.figures import save
from fmipv6_shared.page import Plate
from fmipv6_shared.parameters import common_parameters, decisive, format_parameters
from fmipv6_shared.record import Record
from matplotlib.figure import Figure

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


@dataclass(frozen=True)
class _Drawing:
    """A figure to be drawn, in whichever process."""

    name: str
    draw: Callable[[], Figure]
    caption: Optional[str]  #: None: not in the report

    def save_in(self, folder: Path) -> str:
        """Draw and write it; return its SVG text."""
        return save(self.draw(), folder, self.name)


def _drawings(
    results: Sequence[Result], cases: Sequence[Case], comparison: pd.DataFrame, packets: Path
) -> List[_Drawing]:
    """Every figure of the demo."""
    bars = partial(plot_interruption, comparison, cases, FLOWS)
    drawings = [_Drawing("interruption", bars, texts.INTERRUPTION_CAPTION)]
    for flow in FLOWS:
        runs = _deliveries(results, cases, flow, packets)
        caption = texts.delivery_caption(flow)
        drawings.append(_Drawing(f"delivery-{flow}", partial(plot_delivery, runs, flow), caption))
    explained = False
    for case in cases:
        if case.label is None:
            continue  # its messages are none of the steps that a ladder shows
        shown = None
        if case.network == DOT1X:
            shown, explained = texts.ladder_caption(case, not explained), True
        handover = _first(results, case, "voice")["handovers"][0]
        ladder = partial(plot_ladder, case, handover)
        drawings.append(_Drawing(f"ladder-{case.label}", ladder, shown))
    return drawings


def _draw_all(drawings: Sequence[_Drawing], folder: Path) -> List[Plate]:
    """Draw on all cores; the figures that the report shows."""
    folder.mkdir()
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        svgs = list(pool.map(partial(_Drawing.save_in, folder=folder), drawings))
    return [
        Plate(drawing.name, svg, drawing.caption)
        for drawing, svg in zip(drawings, svgs)
        if drawing.caption is not None
    ]


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
        plates=_draw_all(
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
