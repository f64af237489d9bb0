# SPDX-License-Identifier: GPL-2.0-only
"""The schemes that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Tuple

from fmipv6_shared.errors import ScenarioError
from fmipv6_shared.nearest import suggest
from fmipv6_shared.style import BLACK, BLUE, GREEN, RED

#: The attribute by which a free FMIPv6 run is told which handover to ask for.
MODE = "ns3::fmipv6::DefaultPolicy::Mode"


@dataclass(frozen=True)
class Scheme:
    """One way to keep a mobile node reachable."""

    name: str  #: on the command line and in the tables
    title: str  #: what it is, in one sentence
    words: Tuple[str, ...]  #: the simulator's arguments that select it
    colour: str
    marker: str  #: of matplotlib

    @property
    def fast(self) -> bool:
        """Whether it has fast handovers, of either edition."""
        return "fmipv6" in self.words


SCHEMES: Dict[str, Scheme] = {
    scheme.name: scheme
    for scheme in (
        Scheme(
            "mipv6",
            "Mobile IPv6 alone (RFC 6275): scan, move, solicit a router, verify the new address"
            " (DAD), tell the home agent.",
            ("--scheme", "mipv6"),
            BLACK,
            "o",
        ),
        Scheme(
            "hmipv6",
            "Mobile IPv6 with a mobility anchor point (RFC 5380) between the access routers and the"
            " wide-area network: as mipv6, but a move within its domain is told to it alone.",
            ("--scheme", "hmipv6"),
            GREEN,
            "D",
        ),
        Scheme(
            "fmipv6-reactive",
            "Fast handovers (RFC 4068, RFC 5568): the mobile node learns the next router on the"
            " old link and sends the FBU from the new one.",
            ("--scheme", "fmipv6", "--set", f"{MODE}=Reactive"),
            RED,
            "^",
        ),
        Scheme(
            "fmipv6-predictive",
            "Fast handovers: the FBU goes by the old link, and the mobile node leaves when FBack"
            " has come.",
            ("--scheme", "fmipv6", "--set", f"{MODE}=Predictive"),
            BLUE,
            "s",
        ),
    )
}


def parse_schemes(text: str) -> List[Scheme]:
    """Read the argument of --schemes.

    :param text: names, separated by commas
    :raises ScenarioError: (exit code 2) with one sentence
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise ScenarioError(
            f"--schemes names no scheme; there are {', '.join(SCHEMES)}.", exit_code=2
        )
    for name in names:
        if name not in SCHEMES:
            raise ScenarioError(
                f"--schemes: there is no scheme '{name}'{suggest(name, SCHEMES)}"
                f" There are {', '.join(SCHEMES)}.",
                exit_code=2,
            )
        if names.count(name) > 1:
            raise ScenarioError(f"--schemes names {name} twice; once is enough.", exit_code=2)
    return [SCHEMES[name] for name in names]
