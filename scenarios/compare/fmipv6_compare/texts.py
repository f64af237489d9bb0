# SPDX-License-Identifier: GPL-2.0-only
"""What tables and report say in words. Nothing here states a result."""

from __future__ import annotations

from typing import Dict, Tuple

TITLE = "Mobility schemes compared"

QUESTION = (
    "A mobile node moves between two IPv6 subnets. For how long is its flow interrupted with each"
    " scheme, where does that time go, which packets are lost and where, and how does that depend"
    " on what was swept?"
)

FLOW_TITLES: Dict[str, str] = {
    "voice": "Voice: 64 kbit/s, a packet each 20 ms, correspondent to mobile node",
    "voice-up": "Voice upwards: 64 kbit/s, a packet each 20 ms, mobile node to correspondent",
    "tcp": "TCP download: 1 Mbit/s on offer, correspondent to mobile node; a packet is a segment sent,"
    " first or again",
    "ping": "Ping: a request each 10 ms from the mobile node; a packet is the request and its reply",
}

TABLE_NOTE = (
    "Mean over {runs} runs ± half width of the 95 % confidence interval (Student's t); times in"
    " ms. Interruption: the longest gap between packets delivered, less the sending interval."
    " Less {base}: the mean, over runs of the same number, of the scheme's interruption less"
    " {base}'s; such runs share their random numbers. L2: begin of step 2 to end of step 4 (5 where"
    " present). LinkUp>1st: attachment to the first packet of the flow. FBU>FBack: sent to accepted"
    " at the mobile node. Lost: packets of one mobile node. Completed: handovers that ended as the"
    " scheme wants, of all. Dip, of TCP: the longest time for which the throughput, taken over a"
    " round trip, is below half of its median; RTO: retransmission time-outs; sent again: segments."
)

METHOD: Tuple[str, ...] = (
    "Every run is a free run: the mobile node's policy acts on what its link layer says, no plan"
    " holds a step.",
    "Common random numbers: run k of every scheme and every point has the same seed and run number.",
    "A run with several mobile nodes counts once, with the mean over them.",
    "Columns are empty (-) where no run had such a duration: no FBU in Mobile IPv6, no interruption"
    " where a flow never came back.",
)

LIMITS: Tuple[str, ...] = (
    "The intervals cover random back-off, beacon phase, the routers' random delays and jitter; they"
    " do not cover other topologies, loads or implementations.",
    "Processing inside nodes takes no time unless a parameter says so.",
)

REPRODUCE = "Each line repeats the first run of a row and prints its record:"


def sweep_caption(flow: str, what: str) -> str:
    """Caption of a figure with lines."""
    return (
        f"{what}, {flow} flow: mean and 95 % confidence interval (bars and bands) of each scheme."
        " The vertical axis is logarithmic where schemes differ by more than a factor of twenty."
    )


def throughput_caption(runs: int) -> str:
    """Caption of the throughput of a TCP download."""
    return (
        "TCP download: what the receiving application read in each 100 ms, around the moment at"
        f" which the mobile node left the old link (0): mean of {runs} runs and 95 % confidence"
        " interval. After an outage TCP waits for its retransmission time-out, then catches up."
        " In brackets: retransmission time-outs, mean per run."
    )


def components_caption(flow: str) -> str:
    """Caption of the stacked latencies."""
    return (
        f"Where the interruption of the {flow} flow goes. Each bar is a mean interruption, cut at"
        " the begins and ends of steps and of what the mobile node waits for beside them: a router's"
        " advertisement, duplicate address detection, an acknowledged Binding Update. The whisker is the 95 % confidence interval of the total,"
        " which stands beside it. Mind the time axes: each scheme has its own."
    )


def losses_caption(flow: str) -> str:
    """Caption of the stacked losses."""
    return (
        f"Packets of the {flow} flow lost by each cause, mean per mobile node, and the 95 %"
        " confidence interval of the total. Mind the axes: each scheme has its own."
    )
