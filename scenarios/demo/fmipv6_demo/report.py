# SPDX-License-Identifier: GPL-2.0-only
"""The report: one HTML file that needs no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any, Dict, Mapping, Sequence

import pandas as pd
from fmipv6_shared.page import Plate, bullets, figure, head, pairs
from fmipv6_shared.parameters import decisive

from . import texts
from .cases import Case
from .table import COLUMNS, row_cells


@dataclass(frozen=True)
class Content:
    """What a report tells."""

    comparison: pd.DataFrame
    cases: Sequence[Case]
    flows: Sequence[str]
    runs: int
    seed: int
    parameters: Mapping[str, Any]
    varying: Sequence[str]
    plates: Sequence[Plate]
    commands: Mapping[str, str]
    captures: Sequence[str]
    versions: Mapping[str, str] = field(default_factory=dict)


def _table(content: Content, flow: str) -> str:
    heads = "".join(f"<th>{escape(heading)}</th>" for _, heading in COLUMNS)
    lines = [
        f'<div class="scroll"><table><thead><tr><th>{escape(flow)} flow</th>{heads}'
        "<th>main causes of loss (mean)</th></tr></thead><tbody>"
    ]
    network = None
    span = len(COLUMNS) + 2
    for case in content.cases:
        if case.network != network:
            network = case.network
            lines.append(
                f'<tr class="group"><td colspan="{span}">{escape(network)} network</td></tr>'
            )
        cells = "".join(
            f"<td>{escape(cell)}</td>" for cell in row_cells(content.comparison, case, flow)
        )
        style = ' class="mono"' if case.label is not None else ""
        lines.append(f"<tr><td{style}>{escape(case.name)}</td>{cells}</tr>")
    lines.append("</tbody></table></div>")
    return "\n".join(lines)


def build_report(content: Content) -> str:
    """Compose the page.

    :param content: what it tells
    :return: the HTML text; it refers to nothing outside itself
    """
    versions: Dict[str, str] = dict(content.versions)
    versions_line = ", ".join(f"{name} {version}" for name, version in versions.items())
    commands = "\n".join(content.commands.values())
    varying = (
        f"<p class='soft'>Different from row to row: {escape(', '.join(content.varying))}.</p>"
        if content.varying
        else ""
    )
    parts = [
        head(texts.TITLE),
        f'<p class="soft">{escape(versions_line)}; {content.runs} runs per row and flow,'
        f" seed {content.seed}.</p>",
        f"<h2>Question</h2><p>{escape(texts.QUESTION)}</p>",
        f"<h2>Set-up</h2>{bullets(texts.SETUP)}",
        "<h2>Comparison</h2>",
        f"<p>{escape(texts.TABLE_NOTE.format(runs=content.runs))}</p>",
        *[f"<h3>{escape(texts.FLOW_TITLES[f])}</h3>{_table(content, f)}" for f in content.flows],
        "<h2>Figures</h2>",
        *[figure(plate) for plate in content.plates],
        f"<h2>Limits</h2>{bullets(texts.LIMITS)}",
        "<h2>Parameters</h2><p>Inputs that decide the numbers, as the records state them.</p>",
        pairs(decisive(content.parameters)),
        f"<details><summary>All {len(content.parameters)} parameters</summary>",
        pairs(content.parameters),
        "</details>",
        varying,
        "<h2>Reproduce</h2>",
        f"<p>{escape(texts.REPRODUCE)}</p><pre>{escape(commands)}</pre>",
        f"<details><summary>{escape(texts.CAPTURES)} {len(content.captures)} files in pcap/"
        f"</summary>{bullets(content.captures)}</details>"
        if content.captures
        else "",
        "</body></html>\n",
    ]
    return "\n".join(part for part in parts if part)
