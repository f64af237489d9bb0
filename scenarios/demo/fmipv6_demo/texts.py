# SPDX-License-Identifier: GPL-2.0-only
"""What the report says in words. Nothing here states a result: results are in the numbers."""

from __future__ import annotations

from typing import Dict, Tuple

from .cases import Case

TITLE = "RFC 4260's handover scenarios over IEEE 802.11a"

QUESTION = (
    "A mobile node moves between two IPv6 subnets on 802.11. In which order should the steps of"
    " the link layer (digits, RFC 4260 section 4) and of FMIPv6 (letters, section 5) run, and what"
    " does each order cost: how long is the flow interrupted, where does that time go, which"
    " packets are lost and where?"
)

SETUP: Tuple[str, ...] = (
    "RFC 4260's Figure 1: two subnets, each with access points bridged to a LAN and an access"
    " router; a correspondent; a home agent behind a wide-area delay.",
    "Real 802.11a frames of ns-3 (YansWifiPhy, DCF, beacons); messages in RFC 4068's formats.",
    "A label lists the ends of the steps: 1 scan, 2 join, 3 authenticate, 4 (re)associate,"
    " 5 802.1X, 6 Layer 2 Update; a RtSolPr and b PrRtAdv (RS and RA on the new link), c FBU,"
    " d HI, e HAck, f FBack, g FNA. A planned run holds each step at a gate until its predecessors"
    " have ended; every observed label was computed from the step records and equals the plan.",
    "Upper half: 802.1X in force (step 5 as real EAPOL frames). Lower half: the same order without"
    " step 5 on an open network. Plain Mobile IPv6 is the same move without FMIPv6.",
    "Rows share their random numbers: run k of every row has the same seed and run number.",
)

FLOW_TITLES: Dict[str, str] = {
    "voice": "Voice: 64 kbit/s, a packet each 20 ms, correspondent to mobile node",
    "ping": "Ping: a request each 10 ms from the mobile node; a packet is the request and its reply",
}

TABLE_NOTE = (
    "Mean over {runs} runs ± half width of the 95 % confidence interval (Student's t). Times in"
    " ms. L2: begin of 2 to end of 4 (5 where present). FBU>FBack: sent to accepted at the mobile"
    " node. LinkUp>1st: attachment to the first packet of the flow. Interruption: the longest gap"
    " between packets delivered, less the sending interval. Waiting at a gate is part of the"
    " interruption where it falls into it, but never of another column."
)

LIMITS: Tuple[str, ...] = (
    "One mobile node, no other traffic on the channels; the intervals cover random back-off,"
    " beacon phase and jitter, not other topologies or loads.",
    "Data frames stay unencrypted; between access point and authentication server there is a"
    " delay per round trip, not RADIUS.",
    "Processing inside nodes takes no time unless a parameter says so; measured implementations"
    " spend milliseconds there.",
    "A plan fixes the order of the steps; it does not say that a real station could keep it.",
)

REPRODUCE = (
    "Each line repeats the first run of a row and prints its record; --run 2, 3, ... gives the"
    " others. All numbers are in runs.csv, steps.csv and comparison.csv beside this file."
)

CAPTURES = "Captures of the first voice run with 802.1X, for Wireshark or tshark:"

INTERRUPTION_CAPTION = (
    "Where the interruption goes. Each bar is the mean interruption of one row, cut at the begins"
    " and ends of steps; a piece belongs to the step in progress, to waiting at a gate, or,"
    " where no step is in progress, to what the mobile node waits for: a router's advertisement"
    " (movement detection), duplicate address detection (address configuration), the home agent"
    " (registration); what is left lies between the steps (the record calls it forwarding). The whisker is the 95 % confidence interval of the total, which stands beside"
    " it. Compare the rows of one network: only the order of the steps differs."
    " Mind the time axes: rows that take much longer have their own, and so has each flow."
)


def delivery_caption(flow: str) -> str:
    """Caption of a delivery figure."""
    return (
        f"Packets of the {flow} flow around the handover, first run of each row. Dotted: when each"
        " packet was sent; line: when it was due, that is, sent plus the run's median delay; dot:"
        " when it arrived. Open dots were held on the way (at the access point during the scan, at"
        " the new access router during the handover). Other marks are lost packets, drawn when"
        " they were due, with the cause. Shaded: no link. A row that takes much longer than the"
        " others has a time axis of its own."
    )


def ladder_caption(case: Case, first: bool) -> str:
    """Caption of a ladder; only the first explains the drawing."""
    caption = f"{case.name} ({case.network}), first voice run, as its step records tell it."
    if not first:
        return caption
    return caption + (
        " The letters and digits in the left margin stand where a step ends: read downwards they"
        " are the observed label. Time in ms from the moment the station left the old access"
        " point; rows are evenly spaced. Right margin: how long the step took, and how long the"
        " plan had held it before. \N{MULTIPLICATION SIGN}2: sent twice, or on both links."
        " Dashed blue: 802.11 frames; black: FMIPv6 and neighbour discovery; double green:"
        " application packets; shaded: the mobile node has no link."
    )
