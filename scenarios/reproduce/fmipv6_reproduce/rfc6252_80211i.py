# SPDX-License-Identifier: GPL-2.0-only
"""What IEEE 802.11i costs in a handover: RFC 6252 appendix C.5, Figure 10."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Callable, Dict, List, NamedTuple, Optional

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

_PROGRAM = "dot11i-handover"
_PILOT = "post-authentication, before fitting"
_RFC = "RFC 6252, A Framework of Media-Independent Pre-Authentication, appendix C.5, Figure 10"

SITE_RTT = "round trip to the server, non-roaming"
HOME_RTT = "round trip to the server, roaming"
KEY_TIME = "time over an EAPOL-Key, each end"

#: Of a four-way handshake.
_MESSAGES = 4
#: With the server, identity included: this module's EAP-TLS.
EXCHANGES = 7
#: Published of post-authentication in ms: Tauth, and Tassoc + 4-way, non-roaming and roaming.
SITE_AUTH_MS, HOME_AUTH_MS = 61.0, 599.0
SITE_JOIN_MS, HOME_JOIN_MS = 18.0, 17.0
#: What the fits start from. Not zero: frames that follow each other at once draw a back-off.
PILOT_RTT_MS, PILOT_KEY_MS = 8.0, 4.0

_WHOLE_MS = "half of the last digit"
_JOINS = "the six values of Tassoc + 4-way that Figure 10 has lie within 16 to 18 ms"


class Case(NamedTuple):
    """A column of the published table, or one beside it."""

    name: str
    how: str  #: of the program: post, preauth or cached
    rtt: str  #: which fitted round trip
    auth_ms: Optional[float]  #: published Tauth
    join_ms: Optional[float]  #: published Tassoc + 4-way
    path_ms: Optional[float]  #: published time in the handover path


CASES = (
    Case("post-authentication, non-roaming", "post", SITE_RTT, SITE_AUTH_MS, SITE_JOIN_MS, 79),
    Case("post-authentication, roaming", "post", HOME_RTT, HOME_AUTH_MS, HOME_JOIN_MS, 616),
    Case("pre-authentication, non-roaming", "preauth", SITE_RTT, 99, 16, 16),
    Case("pre-authentication, roaming", "preauth", HOME_RTT, 638, 17, 17),
    Case("PMK cached, non-roaming", "cached", SITE_RTT, None, None, None),
    Case("PMK cached, roaming", "cached", HOME_RTT, None, None, None),
)


def _options(how: str, rtt_ms: float, key_ms: float) -> Dict[str, object]:
    return {
        "how": how,
        "server-rtt": f"{rtt_ms * 1e6:.0f}ns",
        "key-processing": f"{key_ms * 1e6:.0f}ns",
    }


def _fitted_options(case: Case) -> Callable[[Fitted], Options]:
    return lambda fitted: _options(case.how, fitted[case.rtt], fitted[KEY_TIME])


def _mean(answers: Answers, key: str) -> float:
    return fmean(float(answer[key]) for answer in answers[_PILOT])


def _rtt(auth_ms: float) -> Callable[[Answers], float]:
    """The round trip that makes EAP-TLS as long as published."""
    return lambda got: PILOT_RTT_MS + (auth_ms - _mean(got, "eap_ms")) / EXCHANGES


def _key_time(got: Answers) -> float:
    """Spread over the messages of the handshake, each of which one end has to act upon."""
    pilot = _mean(got, "associate_ms") + _mean(got, "handshake_ms")
    return PILOT_KEY_MS + ((SITE_JOIN_MS + HOME_JOIN_MS) / 2 - pilot) / _MESSAGES


def _take(*keys: str) -> Callable[[Answer], float]:
    return lambda answer: sum(float(answer[key]) for key in keys)


def _quantities(case: Case) -> List[Quantity]:
    """Tauth where there is one, Tassoc + 4-way, and what is in the handover path."""
    kind = Kind.FITTED if case.how == "post" else Kind.PREDICTION
    found = []

    def add(what: str, value_ms: Optional[float], spread: float, is_: str, *keys: str) -> None:
        published = None if value_ms is None else Published(value_ms, spread, is_)
        found.append(
            Quantity(f"{what}, {case.name}", "ms", case.name, _take(*keys), _RFC, published, kind)
        )

    if case.auth_ms is not None:
        key = "preauth_ms" if case.how == "preauth" else "eap_ms"
        add("Tauth (EAP-TLS)", case.auth_ms, 0.5, _WHOLE_MS, key)
    if case.how == "post":
        add("Tassoc + 4-way", case.join_ms, 1.0, _JOINS, "associate_ms", "handshake_ms")
    add("in the handover path", case.path_ms, 1.0, _JOINS, "path_ms")
    return found


def _faults(run: str, answer: Answer) -> List[str]:
    """What cannot be right in an answer."""
    faults = [] if answer["success"] else ["the station did not get in"]
    if answer["success"] and answer["eap"] != (answer["how"] == "post"):
        faults.append("EAP ran in the handover where it must not, or did not run where it must")
    if answer["eap"] and answer["exchanges"] != EXCHANGES:
        faults.append(f"{answer['exchanges']} round trips to the server, not {EXCHANGES}")
    return faults


def _draw(drawing: Drawing) -> "Figure":
    from .rfc6252_80211i_figure import draw_times

    return draw_times(drawing)


RFC6252_80211I = Reproduction(
    name="rfc6252-80211i",
    question="How much of IEEE 802.11i is in the handover path after pre-authentication, and how"
    " much without?",
    publication=_RFC + " (its columns of 802.11i).",
    inputs=(
        Input(
            "round trips to the server in EAP-TLS, identity included",
            "",
            EXCHANGES,
            "this module's EAP-TLS (RFC 5216 section 2.1.1) with its default sizes of certificates:"
            " 3 round trips, 3 more for fragments, and the identity; RFC 6252 names none of them",
        ),
    ),
    fits=(
        Fit(SITE_RTT, "ms", _rtt(SITE_AUTH_MS), "fitted to Tauth of post-authentication, 61 ms"),
        Fit(HOME_RTT, "ms", _rtt(HOME_AUTH_MS), "fitted to Tauth of post-authentication, 599 ms"),
        Fit(KEY_TIME, "ms", _key_time, "fitted to Tassoc + 4-way of post-authentication: 18 and 17 ms, 17.5 on average"),
    ),
    runs=(
        Run(_PILOT, _PROGRAM, _options("post", PILOT_RTT_MS, PILOT_KEY_MS)),
        *(Run(case.name, _PROGRAM, _fitted_options(case)) for case in CASES),
    ),
    quantities=tuple(quantity for case in CASES for quantity in _quantities(case)),
    opens=(
        Open(
            "How far the authentication servers are.",
            "Two round-trip times, fitted to Tauth without pre-authentication. They hold the"
            " server's and the station's computing, too.",
        ),
        Open(
            "How many round trips EAP-TLS takes: it depends on the sizes of certificates.",
            "This module's defaults. Another number changes the fitted round trips in proportion,"
            " and nothing else.",
        ),
        Open(
            "Where the time of association and four-way handshake goes: the frames take about 2.6 ms of it.",
            "One fitted time over each EAPOL-Key at both ends, the same in all cases.",
        ),
        Open(
            "What Tassoc begins with.",
            "Leaving the old access point: with the change of channel and Open System"
            " authentication, about 1.6 ms in all. There is no scan, as in the RFC.",
        ),
        Open(
            "Which radio.",
            "IEEE 802.11a at 12 Mb/s, 10 m from either access point, no other traffic.",
        ),
    ),
    caveats=(
        "The columns of MPA pre-authenticate at the IP layer, which this module does not model.",
        "After pre-authentication nothing but association and handshake is in the path, in the RFC"
        " as here. That this time does not depend on the round trip to the server is the model's"
        " prediction; how long it is was fitted without pre-authentication.",
        "Pre-authentication took 38 and 39 ms longer in the RFC than the same EAP-TLS with the new"
        " access point. The model has no cause for that: the way through the old access point and"
        " the LAN costs it less than a millisecond.",
    ),
    check=_faults,
    figure=_draw,
)
