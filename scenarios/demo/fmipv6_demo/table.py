# SPDX-License-Identifier: GPL-2.0-only
"""The comparison as text that fits a terminal of 120 columns."""

from __future__ import annotations

from typing import List, Sequence, Tuple

import pandas as pd
from fmipv6_shared.losses import main_causes
from fmipv6_shared.numbers import format_estimate

from .cases import Case
from .tidy import select

#: quantity and column heading
COLUMNS: Tuple[Tuple[str, str], ...] = (
    ("scan", "scan"),
    ("l2", "L2"),
    ("auth_8021x", "802.1X"),
    ("fbu_to_fback", "FBU>FBack"),
    ("linkup_to_first_packet", "LinkUp>1st"),
    ("interruption", "interruption"),
    ("lost", "lost"),
)
WIDTH = 120


def row_cells(comparison: pd.DataFrame, case: Case, flow: str) -> List[str]:
    """The cells of one row after its name: one per column, then the causes."""
    values = select(comparison, case, flow)
    cells = [
        format_estimate(values.at[quantity, "mean"], values.at[quantity, "ci95_half"])
        for quantity, _ in COLUMNS
    ]
    return [*cells, main_causes(values)]


def format_table(comparison: pd.DataFrame, cases: Sequence[Case], flow: str) -> str:
    """One flow's table: a row per case, grouped by network; times in ms.

    :param comparison: what comparison_frame() returned
    :param cases: the rows, in order
    :param flow: the flow
    :return: lines of at most WIDTH characters
    """
    heads = [heading for _, heading in COLUMNS]
    body = [(case, row_cells(comparison, case, flow)) for case in cases]
    widths = [
        max([len(head), *(len(cells[i]) for _, cells in body)]) for i, head in enumerate(heads)
    ]
    name_width = max(len(case.name) for case in cases)
    line = name_width + 2 + sum(widths) + 2 * len(widths)
    lines = []
    network = None
    for case, cells in body:
        if case.network != network:
            network = case.network
            head = "  ".join(h.rjust(w) for h, w in zip(heads, widths))
            lines.append(f"{network:<{name_width}}  {head}  main causes")
        numbers = "  ".join(c.rjust(w) for c, w in zip(cells, widths))
        causes = main_causes(select(comparison, case, flow), max(0, WIDTH - line))
        lines.append(f"{case.name:<{name_width}}  {numbers}  {causes}".rstrip())
    return "\n".join(lines)
