# SPDX-License-Identifier: GPL-2.0-only
"""Ladder chart of one handover, in the manner of RFC 4068's Figures 2 and 3."""

from __future__ import annotations

from typing import List, Optional, Tuple

from fmipv6_shared.ladder_chart import Chart, Kind, Layout, Row, plot_chart
from fmipv6_shared.record import Handover
from matplotlib.figure import Figure

from .cases import Case
from .ladder import attachment, ladder_rows

_LAYOUT = Layout(
    columns={"MN": 0.0, "old AP": 1.05, "new AP": 2.1, "PAR": 3.15, "NAR": 4.72},
    left=-1.75,
    right=6.35,
    step_x=-1.6,
    time_x=-0.42,
    took_x=5.62,
    held_x=6.33,
)


def _gap(rows: List[Row]) -> Optional[Tuple[float, float]]:
    """Between which rows the mobile node has no link."""
    places = {row.text: float(y) for y, row in enumerate(rows) if row.kind is Kind.WORD}
    if "disconnect" not in places:
        return None
    return places["disconnect"], places.get("connect", float(len(rows)))


def plot_ladder(case: Case, handover: Handover) -> Figure:
    """Draw one handover; the time axis is schematic, one row per event.

    :param case: which row of the comparison it is
    :param handover: a handover of a result record
    :return: the figure
    """
    rows = ladder_rows(handover)
    left_s, _ = attachment(handover)
    origin_s = left_s if left_s is not None else (rows[0].time_s if rows else 0.0)
    chart = Chart(
        rows=rows,
        title=(case.name, f"{case.network} network, {handover['outcome']}"),
        origin_s=origin_s,
        monospace=bool(case.label),
        gap=_gap(rows),
    )
    return plot_chart(_LAYOUT, chart)
