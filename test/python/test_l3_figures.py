# SPDX-License-Identifier: GPL-2.0-only
"""The ladders of three scenarios against RFC 5184's Figures 3, 4 and 5, line for line.

The figures are written here from the RFC's text, one arrow a line. Exceptions:

* Figures 4 and 5 omit the registrations of Figure 3, and so does the ladder.
* Section 7's check is switched off: L2-LinkStatus is not asked.
* Figure 4 omits the copy of the FBack that RFC 4068 section 4 sends to the new link.
* Figure 5: the FBack by way of the new router comes behind the FNA, since the new router cannot
  deliver it before it knows that the node is there; the copy to the old link is sent and not
  received.
* "=" and "~" stand for time that passes; in it, the mobile node attaches for the first time
  (Figure 3) or nothing is drawn (Figures 4 and 5).
"""

import json
import os
import pathlib
import subprocess

import pytest
from fmipv6_shared.figures import to_svg
from fmipv6_shared.ladder_chart import Kind
from fmipv6_shared.scenario_ladder import plot_rows, rows_of

PROGRAMS = pathlib.Path(os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")).parent

FIGURE_3 = """
    L2 <- L3   LinkUp.req
    L2 -> L3   LinkUp.cnf
    L2 <- L3   LinkStatusChanged.req
    L2 -> L3   LinkStatusChanged.cnf
    =
    L2 -> L3   LinkStatusChanged.ind
    L2 <- L3   PoAList.req
    L2 -> L3   PoAList.cnf
    L2 <- L3   LinkConnect.req
    L2 -> L3   LinkConnect.cnf
    L2 -> L3   LinkUp.ind
"""

UP_TO_THE_TRIGGER = """
    L2 <- L3   PoAList.req
    L2 -> L3   PoAList.cnf
    L3 -> PAR  RtSolPr
    L3 <- PAR  PrRtAdv
    L2 -> L3   PoAFound.ind
    L3 -> PAR  RtSolPr
    L3 <- PAR  PrRtAdv
    ~
    L2 -> L3   LinkStatusChanged.ind
    L3 -> PAR  FBU
"""

FIGURE_4 = (
    UP_TO_THE_TRIGGER
    + """
    PAR -> NAR HI
    PAR <- NAR HAck
    L3 <- PAR  FBack
    L2 <- L3   LinkConnect.req
    L2 -> L3   LinkConnect.cnf
    L2 -> L3   LinkUp.ind
    L3 -> NAR  FNA
    L3 <- NAR  packets
"""
)

FIGURE_5 = (
    UP_TO_THE_TRIGGER
    + """
    L2 <- L3   LinkConnect.req
    L2 -> L3   LinkConnect.cnf
    PAR -> NAR HI
    PAR <- NAR HAck
    PAR -> NAR FBack
    L3 <- PAR  FBack, lost
    L2 -> L3   LinkUp.ind
    L3 -> NAR  FNA
    L3 <- NAR  FBack
    L3 <- NAR  packets
"""
)

COLUMNS = {"L2": "MN-L2", "L3": "MN-L3", "PAR": "PAR-L3", "NAR": "NAR-L3"}


def arrows(figure):
    """What a figure draws: source, target, words, whether it was lost."""
    found = []
    for line in figure.split("\n"):
        words = line.split()
        if len(words) < 4:
            continue  # empty, or time that passes
        ends = [COLUMNS[words[0]], COLUMNS[words[2]]]
        if words[1] == "<-":
            ends.reverse()
        found.append((*ends, words[3].rstrip(","), words[-1] == "lost"))
    return found


def ladder(name, *options):
    """The rows of a scenario's ladder."""
    done = subprocess.run(
        [PROGRAMS / name, "--ladder", "1", *options, "--json"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("ideal", ["0", "1"], ids=["802.11", "ideal link"])
@pytest.mark.parametrize(
    "name, figure",
    [
        ("l3-driven", FIGURE_3),
        ("fmipv6-scenario-1", FIGURE_4),
        ("fmipv6-scenario-2", FIGURE_5),
    ],
    ids=["figure-3", "figure-4", "figure-5"],
)
def test_the_ladder_is_the_figure_line_for_line(name, figure, ideal):
    rows = ladder(name, "--ideal", ideal)["rows"]
    seen = [(row["source"], row["target"], row["text"], row["lost"]) for row in rows]
    if figure == FIGURE_4:
        seen.remove(("PAR-L3", "NAR-L3", "FBack", False))  # see above
    assert seen == arrows(figure)
    times = [row["time_s"] for row in rows]
    assert times == sorted(times)


def test_messages_take_time_and_primitives_of_one_decision_do_not():
    rows = ladder("fmipv6-scenario-1")["rows"]
    at = {row["text"]: row["time_s"] for row in rows[7:]}
    assert at["LinkStatusChanged.ind"] < at["FBU"] < at["HI"] < at["HAck"] < at["FBack"]
    assert at["FBack"] == at["LinkConnect.req"] == at["LinkConnect.cnf"] < at["LinkUp.ind"]


def test_the_chart_has_every_row_and_the_same_bytes_twice():
    document = ladder("fmipv6-scenario-2", "--ideal", "1")
    rows = rows_of(document)
    assert [row.text for row in rows] == [row["text"] for row in document["rows"]]
    assert {row.kind for row in rows} == {Kind.PRIMITIVE, Kind.MESSAGE, Kind.DATA}
    first, second = (to_svg(plot_rows(rows, ("Figure 5", "ideal link"))) for _ in range(2))
    assert first == second
    assert first.endswith("</svg>\n")
