# SPDX-License-Identifier: GPL-2.0-only
"""The report: one HTML file that needs no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Dict, Mapping, Sequence

import pandas as pd
from fmipv6_shared.figures import for_html

from . import texts
from .cases import Case
from .parameters import decisive, show_named
from .table import COLUMNS, row_cells

_CSS = Path(__file__).with_name("report.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Plate:
    """A figure of the report."""

    name: str  #: the file name without its ending
    svg: str  #: the document that figures.to_svg() returned
    caption: str  #: what to see in it


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


def _figure(plate: Plate) -> str:
    alternative = escape(plate.caption.split(". ")[0], quote=True)
    return (
        f'<figure id="{escape(plate.name)}"><div class="plate">'
        f"{for_html(plate.svg, plate.name, alternative)}</div>"
        f"<figcaption>{escape(plate.caption)}</figcaption></figure>"
    )


def _pairs(values: Mapping[str, Any]) -> str:
    rows = "".join(
        f'<tr><td class="mono">{escape(key)}</td><td>{escape(show_named(key, value))}</td></tr>'
        for key, value in values.items()
    )
    return f'<div class="scroll"><table><tbody>{rows}</tbody></table></div>'


def _list(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


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
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(texts.TITLE)}</title>\n<style>{_CSS}</style></head><body>",
        f"<h1>{escape(texts.TITLE)}</h1>",
        f'<p class="soft">{escape(versions_line)}; {content.runs} runs per row and flow,'
        f" seed {content.seed}.</p>",
        f"<h2>Question</h2><p>{escape(texts.QUESTION)}</p>",
        f"<h2>Set-up</h2>{_list(texts.SETUP)}",
        "<h2>Comparison</h2>",
        f"<p>{escape(texts.TABLE_NOTE.format(runs=content.runs))}</p>",
        *[f"<h3>{escape(texts.FLOW_TITLES[f])}</h3>{_table(content, f)}" for f in content.flows],
        "<h2>Figures</h2>",
        *[_figure(plate) for plate in content.plates],
        f"<h2>Limits</h2>{_list(texts.LIMITS)}",
        "<h2>Parameters</h2><p>Inputs that decide the numbers, as the records state them.</p>",
        _pairs(decisive(content.parameters)),
        f"<details><summary>All {len(content.parameters)} parameters</summary>",
        _pairs(content.parameters),
        "</details>",
        varying,
        "<h2>Reproduce</h2>",
        f"<p>{escape(texts.REPRODUCE)}</p><pre>{escape(commands)}</pre>",
        f"<details><summary>{escape(texts.CAPTURES)} {len(content.captures)} files in pcap/"
        f"</summary>{_list(content.captures)}</details>"
        if content.captures
        else "",
        "</body></html>\n",
    ]
    return "\n".join(part for part in parts if part)
