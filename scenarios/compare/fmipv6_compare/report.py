# SPDX-License-Identifier: GPL-2.0-only
"""The report of a comparison: one HTML file that needs no other."""

from __future__ import annotations

import shlex
from html import escape
from typing import List, Mapping, Sequence

from fmipv6_shared.losses import main_causes
from fmipv6_shared.page import Plate, bullets, figure, head, pairs
from fmipv6_shared.parameters import common_parameters, decisive

from . import texts
from .comparison import Comparison
from .table import headings, row_cells


def _table(comparison: Comparison, flow: str) -> str:
    titles = [*headings(comparison, flow), "main causes of loss (mean)"]
    heads = "".join(f"<th>{escape(title)}</th>" for title in titles)
    lines = [
        f'<div class="scroll"><table><thead><tr><th>{escape(flow)} flow</th>{heads}</tr></thead>'
        "<tbody>"
    ]
    for point in comparison.points:
        lines.append(
            f'<tr class="group"><td colspan="{len(titles) + 1}">{escape(point.describe())}</td></tr>'
        )
        for scheme in comparison.schemes:
            cells = row_cells(comparison, scheme, point, flow)
            cells.append(main_causes(comparison.at(scheme, point, flow)))
            shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            lines.append(f"<tr><td>{escape(scheme.name)}</td>{shown}</tr>")
    lines.append("</tbody></table></div>")
    return "\n".join(lines)


def _first_commands(comparison: Comparison) -> List[str]:
    return [
        shlex.join(result.job.command("./fmipv6"))
        for result in comparison.results
        if result.job.run == 1
    ]


def build_report(
    comparison: Comparison, plates: Sequence[Plate], command: str, versions: Mapping[str, str]
) -> str:
    """Compose the page.

    :param comparison: what was run
    :param plates: the figures
    :param command: what the user typed
    :param versions: of the programs
    :return: the HTML text; it refers to nothing outside itself
    """
    parameters, varying = common_parameters(result.record for result in comparison.results)
    versions_line = ", ".join(f"{name} {version}" for name, version in versions.items())
    seed = comparison.results[0].job.seed
    note = texts.TABLE_NOTE.format(runs=comparison.count, base=comparison.schemes[0].name)
    schemes = [f"{scheme.name}: {scheme.title}" for scheme in comparison.schemes]
    tables = [
        f"<h3>{escape(texts.FLOW_TITLES[flow])}</h3>{_table(comparison, flow)}"
        for flow in comparison.flows
    ]
    parts = [
        head(texts.TITLE),
        f'<p class="soft">{escape(versions_line)}; {comparison.count} runs per scheme, point and'
        f" flow, seed {seed}.</p><pre>{escape(command)}</pre>",
        f"<h2>Question</h2><p>{escape(texts.QUESTION)}</p>",
        f"<h2>Schemes</h2>{bullets(schemes)}",
        f"<h2>Method</h2>{bullets(texts.METHOD)}",
        f"<h2>Comparison</h2><p>{escape(note)}</p>",
        *tables,
        "<h2>Figures</h2>",
        *[figure(plate) for plate in plates],
        f"<h2>Limits</h2>{bullets(texts.LIMITS)}",
        "<h2>Parameters</h2><p>Inputs that decide the numbers, as the records state them.</p>",
        pairs(decisive(parameters)),
        f"<details><summary>All {len(parameters)} parameters that the runs share</summary>",
        pairs(parameters),
        "</details>",
        f"<p class='soft'>Different from run to run: {escape(', '.join(varying))}.</p>",
        f"<h2>Reproduce</h2><p>{escape(texts.REPRODUCE)}</p>",
        f"<pre>{escape(chr(10).join(_first_commands(comparison)))}</pre>",
        "</body></html>\n",
    ]
    return "\n".join(parts)
