# SPDX-License-Identifier: GPL-2.0-only
"""How long a scan takes: a thesis' table for 12, 6 and 3 channels, and the closed form."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Callable, Dict, List, NamedTuple, Sequence, Tuple

from .reproduction import (
    Answer,
    Answers,
    Drawing,
    Fit,
    Fitted,
    Input,
    Kind,
    Open,
    Options,
    Published,
    Quantity,
    Reproduction,
    Run,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PROGRAM = "scan-duration"
_THESIS = (
    "N. H. Eide, Improving channel selection in IEEE802.11 networks by scanning from access points,"
    " master's thesis, University of Oslo, 2020, chapter 6, tables of mean total times"
    " (github.com/nicolaei/master, commit c832c357)"
)

#: The channels of each published scan, and its mean in ms.
FULL, ODD, MAIN = tuple(range(1, 13)), (1, 3, 5, 7, 9, 11), (1, 6, 11)
FULL_MS, ODD_MS, MAIN_MS = 740.0, 350.0, 180.0
#: What the thesis' program visits in a full scan; it asks for channel 14 too, which is in use in Japan alone.
AS_RUN = tuple(range(1, 14))
#: Pause in ms -> mean in ms without the pauses.
SMOOTH_MS = {300: 780.0, 600: 790.0, 1200: 820.0}
STD_MS = 10.0

DWELL_MS, SWITCH_MS = 40.0, 0.25
#: This module's own timers, for the closed form.
PROBE_DELAY_MS, MIN_MS, MAX_MS = 0.1, 1.0, 10.24
#: What the closed form may miss on each channel: the probe's own access to the channel.
ACCESS_MS = 1.0

OVERHEAD_12 = "time on a channel beside dwell, 12 channels"
OVERHEAD_13 = "time on a channel beside dwell, 13 channels"


def _channels(channels: Sequence[int]) -> str:
    return ",".join(str(channel) for channel in channels) or "none"


def _scan_ms(answer: Answer) -> float:
    return float(answer["scan_ms"])


# ---- the thesis

def _dwelling(channels: Sequence[int], overhead_ms: float) -> Dict[str, object]:
    """A scan that stays DWELL_MS on each channel, heard anything or not."""
    return {
        "channels": _channels(channels),
        "busy": _channels(MAIN),
        "start": 13,
        "switch": f"{SWITCH_MS}ms",
        "probe-delay": f"{overhead_ms * 1e6:.0f}ns",
        "min": f"{DWELL_MS}ms",
        "max": f"{DWELL_MS}ms",
    }


def _with_overhead(channels: Sequence[int], fit: str) -> Callable[[Fitted], Options]:
    return lambda fitted: _dwelling(channels, fitted[fit])


def _with_pauses(pause_ms: int) -> Callable[[Fitted], Options]:
    return lambda fitted: {
        **_dwelling(AS_RUN, fitted[OVERHEAD_13]),
        "interleaved": "true",
        "home": 6,
        "service": f"{pause_ms}ms",
    }


def _remainder(run: str, channels: Sequence[int]) -> Callable[[Answers], float]:
    """What is missing on each channel of the full scan."""
    return lambda answers: (FULL_MS - fmean(map(_scan_ms, answers[run]))) / len(channels)


def _without_pauses(pause_ms: int) -> Callable[[Answer], float]:
    return lambda answer: _scan_ms(answer) - pause_ms * float(answer["pauses"])


def _published(value_ms: float) -> Published:
    return Published(value_ms, STD_MS, "standard deviation of single scans")


_SCANS: Tuple[Tuple[str, Sequence[int], str, float, Kind], ...] = (
    ("full scan, 12 channels", FULL, OVERHEAD_12, FULL_MS, Kind.FITTED),
    ("selective scan, 6 channels", ODD, OVERHEAD_12, ODD_MS, Kind.PREDICTION),
    ("selective scan, 3 channels", MAIN, OVERHEAD_12, MAIN_MS, Kind.PREDICTION),
    ("full scan read as 13 channels", AS_RUN, OVERHEAD_13, FULL_MS, Kind.FITTED),
    ("6 channels, full scan read as 13", ODD, OVERHEAD_13, ODD_MS, Kind.PREDICTION),
    ("3 channels, full scan read as 13", MAIN, OVERHEAD_13, MAIN_MS, Kind.PREDICTION),
)


# ---- the closed form


class Check(NamedTuple):
    """A scan with this module's own timers, to be held against the closed form."""

    name: str
    channels: Sequence[int]
    busy: Sequence[int]
    passive: bool = False

    def closed_form_ms(self) -> float:
        """Sum over the channels of switch, ProbeDelay, and Min- or MaxChannelTime."""
        heard = len(set(self.channels) & set(self.busy))
        quiet = len(self.channels) - heard
        dwell = MAX_MS * len(self.channels) if self.passive else MIN_MS * quiet + MAX_MS * heard
        return len(self.channels) * (SWITCH_MS + PROBE_DELAY_MS) + dwell

    def run(self) -> Run:
        """The run that carries it out."""
        options = {
            "channels": _channels(self.channels),
            "busy": _channels(self.busy),
            "passive": str(self.passive).lower(),
            "switch": f"{SWITCH_MS}ms",
            "probe-delay": f"{PROBE_DELAY_MS}ms",
            "min": f"{MIN_MS}ms",
            "max": f"{MAX_MS}ms",
            # Where it begins must not be among the channels: each costs a switch.
            "start": 13,
        }
        return Run(self.name, _PROGRAM, options)


CHECKS = (
    Check("active, 1 empty channel", (6,), (1,)),
    Check("active, 1 busy channel", (6,), (6,)),
    Check("active, 2 channels, 1 busy", (1, 6), (6,)),
    Check("active, 3 busy channels", MAIN, MAIN),
    Check("active, 6 channels, 2 busy", ODD, MAIN),
    Check("active, 12 channels, none busy", FULL, ()),
    Check("active, 12 channels, 3 busy", FULL, MAIN),
    Check("active, 12 busy channels", FULL, FULL),
    Check("passive, 3 busy channels", MAIN, MAIN, passive=True),
    Check("passive, 12 channels, 3 busy", FULL, MAIN, passive=True),
)


def _check_quantity(check: Check) -> Quantity:
    asks = not check.passive and bool(set(check.channels) & set(check.busy))

    def answered_ms(answer: Answer) -> List[float]:
        # Of a probe that meets a beacon, no answer comes within MinChannelTime.
        return [_scan_ms(answer)] if answer["found"] or not asks else []

    return Quantity(
        check.name,
        "ms",
        check.name,
        answered_ms,
        "closed form: sum over the channels of (switch + ProbeDelay + MinChannelTime where nobody"
        " answers, else MaxChannelTime); this module's default timers; without the scans (some in"
        " a hundred) in which no access point answered in time",
        Published(
            round(check.closed_form_ms(), 6),
            ACCESS_MS * len(check.channels),
            "1 ms for each channel of a closed form: the probe's own access to the channel",
        ),
        Kind.CHECK,
    )


def _faults(run: str, answer: Answer) -> List[str]:
    """What cannot be right in an answer."""
    return [] if answer["success"] else [f"{run}: the scan did not end with success"]


def _draw(drawing: Drawing) -> "Figure":
    from .scan_time_figure import draw_scan_time

    return draw_scan_time(drawing)


SCAN_TIME = Reproduction(
    name="scan-time",
    question="How does the time of a scan grow with the channels it visits?",
    publication=_THESIS + ".",
    inputs=(
        Input(
            "dwell on each channel",
            "ms",
            DWELL_MS,
            "Linux driver brcmfmac, which drives the Raspberry Pi's radio: its cfg80211.c sets"
            " BRCMF_SCAN_CHANNEL_TIME and BRCMF_SCAN_UNASSOC_TIME to 40; the thesis names no value",
        ),
        Input("channel switch", "ms", SWITCH_MS, "default of ns3::WifiPhy::ChannelSwitchDelay"),
    ),
    fits=(
        Fit(
            OVERHEAD_12,
            "ms",
            _remainder("full scan, 12 channels, dwell alone", FULL),
            "fitted: what is missing on each channel for a full scan of 0.74 s; simulated as"
            " ProbeDelay",
        ),
        Fit(
            OVERHEAD_13,
            "ms",
            _remainder("full scan, 13 channels, dwell alone", AS_RUN),
            "fitted: what is missing on each channel for a full scan of 0.74 s; simulated as"
            " ProbeDelay",
        ),
    ),
    runs=(
        Run("full scan, 12 channels, dwell alone", _PROGRAM, _dwelling(FULL, 0)),
        Run("full scan, 13 channels, dwell alone", _PROGRAM, _dwelling(AS_RUN, 0)),
        *(Run(name, _PROGRAM, _with_overhead(channels, fit)) for name, channels, fit, _, _ in _SCANS),
        *(Run(f"smooth scan, {pause} ms pauses", _PROGRAM, _with_pauses(pause)) for pause in SMOOTH_MS),
        *(check.run() for check in CHECKS),
    ),
    quantities=(
        *(
            Quantity(name, "ms", name, _scan_ms, _THESIS, _published(value), kind)
            for name, _, _, value, kind in _SCANS
        ),
        *(
            Quantity(
                f"smooth scan, {pause} ms pauses left out",
                "ms",
                f"smooth scan, {pause} ms pauses",
                _without_pauses(pause),
                _THESIS,
                _published(value),
            )
            for pause, value in SMOOTH_MS.items()
        ),
        *(_check_quantity(check) for check in CHECKS),
    ),
    opens=(
        Open(
            "How long the radio stays on a channel: the thesis could not find out.",
            "The driver's constant, 40 ms whether somebody answers or not"
            " (MinChannelTime = MaxChannelTime).",
        ),
        Open(
            "What else a channel costs. The thesis' program starts the tool iw once for each"
            " channel, so process start, netlink, driver and firmware are in the measured time.",
            "One fitted time for each channel, the same in all scans. It is spent as ProbeDelay.",
        ),
        Open(
            "How many channels a full scan has. The text says channels 1 to 12; the program beside"
            " it (wifi_scanner/algorithms.py) goes through 1 to 14, of which 14 is in use"
            " in Japan alone, and its results list access points on channel 13. The pauses that the thesis"
            " subtracts from the smooth scans are 14 of each.",
            "Both readings are simulated: 12 as the text says, 13 as the program does. The smooth"
            " scans are simulated as 13.",
        ),
        Open(
            "Who is on the channels.",
            "Three access points, on 1, 6 and 11. With a fixed dwell they cost no time; what varies"
            " from run to run is how long the probe waits for the channel.",
        ),
    ),
    caveats=(
        "In the thesis an access point scans, under hostapd; here a station does. The smooth scans"
        " are this module's interleaved scan of a station that is associated on channel 6: it tells"
        " its access point by Null frames that it leaves and that it is back.",
        "±10 ms is the thesis' standard deviation of single scans, rounded by its author; of about"
        " 100 scans the mean is known better than that, but printed to 10 ms only.",
    ),
    figure=_draw,
    check=_faults,
)
