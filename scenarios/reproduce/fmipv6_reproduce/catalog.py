# SPDX-License-Identifier: GPL-2.0-only
"""Every reproduction, by name."""

from __future__ import annotations

from typing import Dict

from fmipv6_shared.errors import ScenarioError
from fmipv6_shared.nearest import suggest

from .reproduction import Reproduction
from .rfc5184_b3 import RFC5184_B3
from .rfc5184_e import RFC5184_E
from .rfc6252_80211i import RFC6252_80211I
from .scan_time import SCAN_TIME

CATALOG: Dict[str, Reproduction] = {
    what.name: what for what in (SCAN_TIME, RFC6252_80211I, RFC5184_B3, RFC5184_E)
}


def find(name: str) -> Reproduction:
    """The reproduction of that name.

    :raises ScenarioError: (exit code 2) with the nearest name
    """
    if name in CATALOG:
        return CATALOG[name]
    raise ScenarioError(
        f"no reproduction '{name}'{suggest(name, CATALOG)}"
        " './fmipv6 reproduce' lists them all.",
        exit_code=2,
    )
