# SPDX-License-Identifier: GPL-2.0-only
"""The comparison as text that fits a terminal of 120 columns."""

from __future__ import annotations

from typing import Dict, List, Tuple

from fmipv6_shared.losses import main_causes
from fmipv6_shared.numbers import format_estimate

from .comparison import Comparison
from .schemes import Scheme
from .sweeps import Point

WIDTH = 120
#: With less room than this beside the numbers, the causes of loss stand below them.
_CAUSES = 24

#: quantity and column heading
COLUMNS: Tuple[Tuple[str, str], ...] = (
    ("interruption", "interruption"),
    ("l2", "L2"),
    ("linkup_to_first_packet", "LinkUp>1st"),
    ("fbu_to_fback", "FBU>FBack"),
    ("lost", "lost"),
)
#: Further columns of a TCP flow.
TCP_COLUMNS: Tuple[Tuple[str, str], ...] = (
    ("tcp_dip", "dip"),
    ("tcp_timeouts", "RTO"),
    ("tcp_retransmitted", "sent again"),
)
#: What a TCP flow's table leaves out, for want of room.
_NOT_TCP = ("fbu_to_fback", "l2")
#: Heading of the difference between a scheme's interruption and the first scheme's.
DIFFERENCE = "less {}"
ENDED = "completed"


def outcome_text(outcomes: Dict[str, int]) -> str:
    """How many handovers were completed, of how many; and what became of the others."""
    total = sum(outcomes.values())
    others = [f"{count} {name}" for name, count in outcomes.items() if name != "completed"]
    text = f"{outcomes.get('completed', 0)}/{total}" if total else "no handover"
    return ", ".join([text, *others])


def _difference(comparison: Comparison, scheme: Scheme, point: Point, flow: str) -> str:
    if scheme == comparison.schemes[0]:
        return ""
    row = comparison.difference_at(scheme, point, flow).loc["interruption"]
    return format_estimate(float(row["mean"]), float(row["ci95_half"]))


def columns_of(flow: str) -> List[Tuple[str, str]]:
    """Quantities and headings of a flow's table."""
    if flow != "tcp":
        return list(COLUMNS)
    return [column for column in COLUMNS if column[0] not in _NOT_TCP] + list(TCP_COLUMNS)


def headings(comparison: Comparison, flow: str) -> List[str]:
    """The headings after the scheme's name, the causes of loss left out."""
    titles = [title for _, title in columns_of(flow)]
    if len(comparison.schemes) > 1:
        titles.insert(1, DIFFERENCE.format(comparison.schemes[0].name))
    return [*titles, ENDED]


def row_cells(comparison: Comparison, scheme: Scheme, point: Point, flow: str) -> List[str]:
    """The cells of one row below headings()."""
    cells = [
        format_estimate(*comparison.estimate(scheme, point, flow, quantity))
        for quantity, _ in columns_of(flow)
    ]
    if len(comparison.schemes) > 1:
        cells.insert(1, _difference(comparison, scheme, point, flow))
    return [*cells, outcome_text(comparison.outcomes(scheme, point, flow))]


def format_table(comparison: Comparison, flow: str) -> str:
    """One flow's table: a row per scheme, grouped by point; times in ms."""
    heads = headings(comparison, flow)
    rows = [
        (point, scheme, row_cells(comparison, scheme, point, flow))
        for point in comparison.points
        for scheme in comparison.schemes
    ]
    widths = [
        max([len(head), *(len(cells[i]) for _, _, cells in rows)]) for i, head in enumerate(heads)
    ]
    name_width = max(len(scheme.name) for scheme in comparison.schemes)
    line = "  ".join(h.rjust(w) for h, w in zip(heads, widths))
    room = WIDTH - name_width - 4 - len(line)
    beside = room >= _CAUSES
    lines: List[str] = []
    last = None
    for place, scheme, cells in rows:
        if place != last:
            last = place
            title = "  main causes" if beside else ""
            lines += [place.describe(), f"{'':<{name_width}}  {line}{title}".rstrip()]
        numbers = "  ".join(c.rjust(w) for c, w in zip(cells, widths))
        values = comparison.at(scheme, place, flow)
        causes = main_causes(values, room) if beside else ""
        lines.append(f"{scheme.name:<{name_width}}  {numbers}  {causes}".rstrip())
        below = "" if beside else main_causes(values, WIDTH - name_width - 11)
        if below:
            lines.append(f"{'':<{name_width}}  lost by: {below}")
    return "\n".join(lines)
