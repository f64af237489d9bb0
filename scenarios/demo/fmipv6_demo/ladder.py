# SPDX-License-Identifier: GPL-2.0-only
"""The rows of a ladder chart, from the step records of one handover.

A row is an arrow, or a word beside the mobile node, as in RFC 4068's Figures 2 and 3. The step's
character stands at the row where the step ends, so that the margin, read downwards, is the label.
"""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple

from fmipv6_shared.ladder_chart import Kind, Row
from fmipv6_shared.record import Handover, Step

#: Times closer than this are one instant; the records carry nanoseconds.
SAME_S = 1e-9


def attachment(handover: Handover) -> Tuple[Optional[float], Optional[float]]:
    """When the station leaves the old link, and when it is attached to the new one (seconds)."""
    steps = {step["step"]: step for step in handover["steps"]}
    left = steps["2"]["begin_s"] if "2" in steps else None
    last = steps.get("5") or steps.get("4")
    return left, last["end_s"] if last else None


class _Builder:
    """Collects rows with a place among rows of the same instant."""

    def __init__(self, handover: Handover) -> None:
        self.steps: Dict[str, Step] = {step["step"]: step for step in handover["steps"]}
        self.left, self.attached = attachment(handover)
        self._rows: List[Tuple[float, int, Row]] = []

    def begin(self, step: str) -> Optional[float]:
        """When a step began, or None."""
        return self.steps[step]["begin_s"] if step in self.steps else None

    def end(self, step: str) -> Optional[float]:
        """When a step ended, or None."""
        return self.steps[step]["end_s"] if step in self.steps else None

    def on_new_link(self, time_s: Optional[float]) -> bool:
        """Whether the station had left the old link by then."""
        return time_s is not None and self.left is not None and time_s >= self.left

    def add(
        self,
        time_s: Optional[float],
        place: int,
        text: str,
        ends: Tuple[str, str],
        kind: Kind,
        step: str = "",
        both: bool = False,
    ) -> None:
        """Add a row if its instant is known; `place` orders rows of one instant."""
        if time_s is None:
            return
        took: Optional[float] = None
        held, repeats = 0.0, 0
        if step:
            record = self.steps[step]
            if record["begin_s"] is not None and record["end_s"] is not None:
                took = record["end_s"] - record["begin_s"]
            held, repeats = record["gate_wait_s"] or 0.0, len(record["repeats"])
        row = Row(time_s, text, ends[0], ends[1], kind, step, both, took, held, repeats)
        self._rows.append((round(time_s / SAME_S), place, row))

    def rows(self) -> List[Row]:
        """The rows in order."""
        return [row for _, _, row in sorted(self._rows, key=lambda item: item[:2])]


def ladder_rows(handover: Handover) -> List[Row]:
    """Turn the steps of a handover into rows, from top to bottom.

    :param handover: a handover of a result record
    :return: its rows in order of time
    """
    build = _Builder(handover)
    _link_rows(build)
    _message_rows(build)
    return build.rows()


def _link_rows(build: _Builder) -> None:
    new, link = ("MN", "new AP"), Kind.LINK
    back = ("new AP", "MN")
    if "0" in build.steps:
        build.add(build.end("0"), 0, "handover decided", ("MN", "MN"), Kind.WORD)
    if _interrupted(build, "1"):
        build.add(build.begin("1"), 60, "Probe Requests", new, link)
        build.add(build.end("1"), 1, "Probe Responses", back, link, "1")
    else:
        build.add(build.end("1"), 1, "probes", new, link, "1", both=True)
    build.add(build.begin("2"), 59, "disconnect", ("MN", "MN"), Kind.WORD)
    build.add(build.end("2"), 2, "Beacon or Probe Resp.", back, link, "2")
    build.add(build.begin("3"), 61, "Authentication 1", new, link)
    build.add(build.end("3"), 3, "Authentication 2", back, link, "3")
    build.add(build.begin("4"), 62, "(Re)assoc. Request", new, link)
    build.add(build.end("4"), 4, "(Re)assoc. Response", back, link, "4")
    build.add(build.begin("5"), 63, "EAPOL: EAP", new, link, both=True)
    build.add(build.end("5"), 5, "EAPOL-Key, port open", new, link, "5", both=True)
    build.add(build.attached, 6, "connect", ("MN", "MN"), Kind.WORD)
    build.add(build.end("6"), 7, "L2 Update", ("new AP", "NAR"), link, "6")


def _message_rows(build: _Builder) -> None:
    message = Kind.MESSAGE
    late_ab = build.on_new_link(build.begin("a") or build.begin("b"))
    router = "NAR" if late_ab else "PAR"
    names = ("RS", "RA") if late_ab else ("RtSolPr", "PrRtAdv")
    build.add(build.end("a"), 10, names[0], ("MN", router), message, "a")
    build.add(build.end("b"), 11, names[1], (router, "MN"), message, "b")

    c_begin, g_begin = build.begin("c"), build.begin("g")
    inside = c_begin is not None and g_begin is not None and abs(c_begin - g_begin) < SAME_S
    if inside:
        build.add(g_begin, 64, "FNA[FBU]", ("MN", "NAR"), message)
        build.add(build.end("c"), 12, "FBU", ("NAR", "PAR"), message, "c")
    else:
        build.add(build.end("c"), 12, "FBU", ("MN", "PAR"), message, "c")
        build.add(g_begin, 64, "FNA", ("MN", "NAR"), message)

    build.add(build.end("d"), 13, "HI", ("PAR", "NAR"), message, "d")
    build.add(build.end("e"), 14, "HAck", ("NAR", "PAR"), message, "e")
    build.add(build.end("e"), 15, "forward packets", ("PAR", "NAR"), Kind.DATA)
    if build.on_new_link(build.end("f")):
        build.add(build.begin("f"), 65, "FBack", ("PAR", "NAR"), message)
        build.add(build.end("f"), 16, "FBack", ("NAR", "MN"), message, "f")
    else:
        build.add(build.end("f"), 16, "FBack", ("PAR", "MN"), message, "f")
    build.add(build.end("g"), 17, "deliver packets", ("NAR", "MN"), Kind.DATA, "g")


def _interrupted(build: _Builder, step: str) -> bool:
    """Whether another step begins or ends while this one runs."""
    begin, end = build.begin(step), build.end(step)
    if begin is None or end is None:
        return False
    instants = [
        time
        for name, record in build.steps.items()
        if name != step
        for time in (record["begin_s"], record["end_s"])
        if time is not None
    ]
    return any(begin + SAME_S < time < end - SAME_S for time in instants)


def margin_label(rows: List[Row]) -> str:
    """The label that the margin of a ladder spells."""
    return "".join(row.step for row in rows)
