# SPDX-License-Identifier: GPL-2.0-only
"""A car that sends digital video and hands over by L2 primitives: RFC 5184 appendix E."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Dict, List, NamedTuple, Tuple

from .handovers import each, largest, percent
from .reproduction import (
    Answer,
    Answers,
    Drawing,
    Input,
    Open,
    Options,
    Published,
    Quantity,
    Reproduction,
    Run,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PROGRAM = "video-drive"
_RFC = "RFC 5184 (F. Teraoka, K. Gogo, K. Mitsuya, R. Shibui, K. Mitani), appendix E"
_HERE = "RFC 5184 has no such value"
_DV = "RFC 6469 (DV in RTP) and IEC 61834: 120000 octets a frame, 30000/1001 frames a second, blocks of 80"

#: One way of each wire between routers, correspondent and mapping agent.
WIRE_MS = 0.1
SHORT_WIRE_MS = 0.01
#: How long a queue of the burst of one frame takes to run empty.
DRAIN_MS = 25
ROUTERS = 8
#: Published in ms.
GAP_MS = (3.0, 4.0)
L2_MS = 1.0

_RANGE = "the range printed"
_OTHERS = 20


class Scheme(NamedTuple):
    """A way to keep the video's path."""

    name: str
    options: Options
    most: int  #: drives of it


LIN6 = Scheme("LIN6", {"scheme": "lin6", "wire-delay": f"{WIRE_MS}ms"}, 100)
DRAINED = Scheme("LIN6, queue emptied first", {**LIN6.options, "drain-time": f"{DRAIN_MS}ms"}, 10)
SHORT = Scheme("LIN6, short wires", {**LIN6.options, "wire-delay": f"{SHORT_WIRE_MS}ms"}, 10)


def _mobile_ip(name: str, scheme: str) -> Scheme:
    return Scheme(name, {**LIN6.options, "scheme": scheme}, _OTHERS)


PREDICTIVE = _mobile_ip("FMIPv6 predictive", "fmipv6-predictive")
REACTIVE = _mobile_ip("FMIPv6 reactive", "fmipv6-reactive")
MIPV6 = _mobile_ip("Mobile IPv6", "mipv6")
#: In the order of the figure.
SCHEMES = (LIN6, DRAINED, PREDICTIVE, REACTIVE, MIPV6)
ALL = (*SCHEMES, SHORT)


def _registration(answer: Answer) -> List[float]:
    return [float(h["gap_ms"]) - float(h["l2_ms"]) for h in answer["handovers"]]


def _in_range(handover: Dict[str, float]) -> bool:
    return GAP_MS[0] <= handover["gap_ms"] <= GAP_MS[1]


def _quantities() -> Tuple[Quantity, ...]:
    lin6 = LIN6.name
    below = Published(L2_MS / 2, L2_MS / 2, _RANGE, "< 1")
    few = Published(3.0, 1.0, "3-4 ms in all, less an L2 handover of less than 1 ms", "a few")
    gap = Published(sum(GAP_MS) / 2, (GAP_MS[1] - GAP_MS[0]) / 2, _RANGE, "3-4")
    found = [
        Quantity("L2 handover", "ms", lin6, each("l2_ms"), _RFC, below, digits=3),
        Quantity("longest L2 handover", "ms", lin6, each("l2_ms"), _HERE, digits=3, summarise=largest),
        Quantity("location registration", "ms", lin6, _registration, _RFC, few, digits=3),
        Quantity("total gap", "ms", lin6, each("gap_ms"), _RFC, gap, digits=3),
        Quantity("longest total gap", "ms", lin6, each("gap_ms"), _HERE, digits=3, summarise=largest),
        Quantity("share of total gaps in 3-4 ms", "%", lin6, percent(_in_range), _HERE),
        Quantity(f"total gap, {SHORT.name}", "ms", SHORT.name, each("gap_ms"), _HERE, digits=3),
        Quantity("handovers in a drive", "", lin6, lambda a: float(len(a["handovers"])), _HERE),
        Quantity("frames of video in a drive", "", lin6, lambda a: float(a["frames"]["sent"]), _HERE),
    ]
    mostly = Published(75.0, 25.0, "'most cases' read as more than half", "most")
    for scheme in SCHEMES:
        name = scheme.name
        ours = scheme in (LIN6, DRAINED)
        found += [
            Quantity(f"frames hurt in a drive, {name}", "", name, lambda a: float(a["frames"]["hurt"]), _HERE),
            Quantity(
                f"handovers that hurt no frame, {name}", "%", name,
                percent(lambda h: h["frames_hurt"] == 0), _RFC if ours else _HERE, mostly if ours else None,
            ),
            Quantity(f"interruption of the video, {name}", "ms", name, each("interruption_ms"), _HERE, digits=1),
            Quantity(
                f"longest of it, {name}", "ms", name, each("interruption_ms"), _HERE, digits=1, summarise=largest
            ),
        ]  # fmt: skip
    return tuple(found)


def _faults(run: str, answer: Answer) -> List[str]:
    """What cannot be right in an answer."""
    faults = []
    handovers = answer["handovers"]
    if len(handovers) < ROUTERS - 1:
        faults.append(f"{len(handovers)} handovers, but the car passed {ROUTERS} access routers")
    if any(handover["l2_ms"] is None for handover in handovers):
        faults.append("a handover of the link layer that did not end")
    if run.startswith(LIN6.name) and any(handover["gap_ms"] is None for handover in handovers):
        faults.append("a location that was not registered")
    return faults


#: Of the data file.
_COLUMNS = ("left_s", "l2_ms", "gap_ms", "interruption_ms", "frames_hurt")


def _files(answers: Answers) -> Dict[str, str]:
    """Each handover, in a line of its own."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("scheme", "drive", "speed_kmh", "handover", *_COLUMNS))
    for scheme in ALL:
        for drive, answer in enumerate(answers[scheme.name], 1):
            for number, handover in enumerate(answer["handovers"], 1):
                values = ("" if handover[key] is None else f"{handover[key]:.9g}" for key in _COLUMNS)
                writer.writerow((scheme.name, drive, f"{answer['speed_kmh']:.6g}", number, *values))
    return {"rfc5184-e-handovers.csv": text.getvalue()}


def _draw(drawing: Drawing) -> "Figure":
    from .rfc5184_e_figure import draw_drives

    return draw_drives(drawing)


RFC5184_E = Reproduction(
    name="rfc5184-e",
    question="How long is a car cut off, and how much of its video is hurt, when it drives past access"
    " routers and L2 primitives drive the handovers?",
    publication=_RFC + ".",
    inputs=(
        Input("access routers with access points", "", ROUTERS, _RFC),
        Input("from one to the next, least", "m", 80, _RFC),
        Input("from one to the next, most", "m", 100, _RFC),
        Input("speed, least", "km/h", 30, _RFC),
        Input("speed, most", "km/h", 40, _RFC),
        Input("video with all IP headers", "Mbit/s", 15.0, _RFC),
        Input("packets of a frame of video", "", 89, _DV),
        Input("one way of each wire", "ms", WIRE_MS, "an assumption; nothing published says"),
    ),
    runs=tuple(Run(scheme.name, _PROGRAM, scheme.options, most=scheme.most) for scheme in ALL),
    quantities=_quantities(),
    unit="drives",
    default_runs=100,
    opens=(
        Open(
            "How the access routers are connected with correspondent and mapping agent.",
            f"Each by a wire of 1 Gbit/s to one router, {WIRE_MS:g} ms one way. A registration crosses twelve"
            f" of them, so each 0.1 ms adds 1.2 ms; a row shows what is left with {SHORT_WIRE_MS:g} ms.",
        ),
        Open(
            "What LIN6's location registration consists of.",
            "LIN6 has no RFC. Here the mobile node tells its mapping agent, which answers; then it has the"
            " correspondent ask the mapping agent, which answers, and the correspondent says so. All are"
            " packets; the new router has to find the mobile node's link-layer address first, as always.",
        ),
        Open(
            "What becomes of the video during the registration; the RFC adds L2 handover and registration.",
            "The mobile node keeps it back and sends it afterwards.",
        ),
        Open(
            "What becomes of packets that wait in the station's queue when it leaves.",
            "They are lost with the link. A second row has the mobile node keep the video back"
            f" {DRAIN_MS} ms earlier, so that the queue is empty.",
        ),
        Open(
            "How the mobile node knows the prefix of the next subnet.",
            "By configuration: it is told the router behind each access point. Router, address and neighbour"
            " are set up when L2-LinkUp comes, without duplicate address detection. FMIPv6 asks by RtSolPr,"
            " Mobile IPv6 by Router Solicitation.",
        ),
        Open(
            "What begins and ends an L2 handover.",
            "The station leaves; it has got the Reassociation Response. It authenticates and associates"
            " (appendix D.8); it does not say goodbye, nor probe, for it hears all beacons on the one channel.",
        ),
        Open(
            "When the link's quality makes the mobile node hand over, and where to.",
            "At BAD, below 22 dB (appendix E's threshold), damped over 1 s, to the best of L2-PoAList if that"
            " is better by 3 dB. All schemes have the same trigger, without a scan.",
        ),
        Open(
            "What 15 Mbit/s of DVTS look like.",
            "Each second frame of DV: 89 packets of 17 blocks (the last of 4) with RTP, UDP and IPv6 headers,"
            " spread over 33.4 ms, then a pause of 33.4 ms.",
        ),
        Open(
            "The radio.",
            "20 dBm, log-distance loss with exponent 2.7 and no fading, channel 36, ns-3's ideal rate control,"
            " nobody else on the channel.",
        ),
        Open(
            "How spacing and speed vary.",
            "Each spacing and each drive's speed are drawn uniformly from the ranges; the phases of beacons and"
            " video, too.",
        ),
        Open(
            "Where the home agent of the compared schemes is.",
            "Where the mapping agent is. RFC 4068, no route optimization.",
        ),
    ),
    caveats=(
        "The hosts take no time here. FreeBSD's did (appendix B.3: 20 ms for FBU to FBack on one LAN); how much"
        " of 3-4 ms that was cannot be told from the RFC, nor how much the wires were: the assumed delay stands"
        " for both. The number of exchanges, and what the radio takes, are predictions.",
        "An interruption is the longest gap between packets at the correspondent, less the source's own pauses:"
        " a handover in a pause interrupts little or nothing.",
        "Whether a viewer sees that a frame lost packets (the RFC: 'in most cases, there was no effect on the"
        " replayed pictures') is not modelled; DV decoders conceal.",
        "The terrain, other traffic and fading of the outdoor testbed are not known.",
    ),
    check=_faults,
    files=_files,
    figure=_draw,
)
