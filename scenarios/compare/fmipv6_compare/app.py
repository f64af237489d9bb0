# SPDX-License-Identifier: GPL-2.0-only
"""A comparison from records to report."""

from __future__ import annotations

import io
import textwrap
from functools import partial
from pathlib import Path
from typing import List

from fmipv6_shared.drawing import Drawing, draw_all
from fmipv6_shared.parameters import common_parameters, decisive, format_parameters

from . import texts
from .comparison import Comparison
from .plot_stacks import plot_components, plot_losses
from .plot_sweep import plot_sweep
from .plot_throughput import plot_throughput
from .report import build_report
from .table import WIDTH, format_table

#: Quantities drawn over what was swept: quantity, axis label, what it is.
LINES = (
    ("interruption", "interruption (ms)", "Interruption"),
    ("lost", "packets lost", "Packets lost"),
)
#: The same for a TCP flow alone.
TCP_LINES = (("tcp_dip", "throughput dip (ms)", "Time below half of the median throughput"),)


def _drawings(comparison: Comparison) -> List[Drawing]:
    """Every figure, in the order of the report."""
    drawings = []
    for flow in comparison.flows:
        if comparison.sweeps:
            for quantity, label, what in LINES + (TCP_LINES if flow == "tcp" else ()):
                line = partial(plot_sweep, comparison, flow, quantity, label, f"{flow} flow")
                caption = texts.sweep_caption(flow, what)
                drawings.append(Drawing(f"{quantity}-{flow}", line, caption))
        stacked = partial(plot_components, comparison, flow)
        drawings.append(Drawing(f"components-{flow}", stacked, texts.components_caption(flow)))
        if flow == "tcp":
            course = partial(plot_throughput, comparison)
            caption = texts.throughput_caption(comparison.count)
            drawings.append(Drawing("throughput-tcp", course, caption))
        causes = partial(plot_losses, comparison, flow)
        drawings.append(Drawing(f"causes-{flow}", causes, texts.losses_caption(flow)))
    return drawings


def _text(comparison: Comparison) -> str:
    text = io.StringIO()
    note = texts.TABLE_NOTE.format(runs=comparison.count, base=comparison.schemes[0].name)
    for scheme in comparison.schemes:
        text.write(textwrap.fill(f"{scheme.name}: {scheme.title}", WIDTH, subsequent_indent="  "))
        text.write("\n")
    text.write(f"\n{textwrap.fill(note, WIDTH)}\n")
    for flow in comparison.flows:
        text.write(f"\n{texts.FLOW_TITLES[flow]}\n{format_table(comparison, flow)}\n")
    parameters, _ = common_parameters(result.record for result in comparison.results)
    inputs = decisive(parameters) or parameters
    text.write(f"\nInputs that decide these numbers:\n{format_parameters(inputs)}\n")
    return text.getvalue()


def write_results(comparison: Comparison, out: Path, command: str) -> str:
    """Write tables, figures and the report.

    :param comparison: what was run
    :param out: the folder to write into
    :param command: what the user typed
    :return: the comparison as text for the terminal
    """
    comparison.runs.to_csv(out / "runs.csv", index=False)
    comparison.means.to_csv(out / "comparison.csv", index=False)
    comparison.differences.to_csv(out / "differences.csv", index=False)
    plates = draw_all(_drawings(comparison), out / "figures")
    first = comparison.results[0].record
    versions = {"fmipv6": first["version"], "ns-3": first["ns3"]}
    page = build_report(comparison, plates, command, versions)
    (out / "report.html").write_text(page, encoding="utf-8")
    table = _text(comparison)
    (out / "comparison.txt").write_text(table, encoding="utf-8")
    return table
