# SPDX-License-Identifier: GPL-2.0-only
"""From keyword parameters to the words of the command line."""

from __future__ import annotations

import difflib
import numbers
from typing import Any, Mapping, Optional

from .errors import BadInput

#: Options of `run` that take a value, and what they choose.
VALUES = {
    "scheme": "fmipv6, mipv6 or hmipv6",
    "profile": "rfc4068 or rfc5568, the edition of FMIPv6",
    "flow": "voice, voice-up, ping or tcp",
    "link": "wifi or ideal",
    "deployment": "figure1 or figure2 of RFC 4260",
    "control": "who carries out the handover in the station",
    "standard": "80211a, 80211n, 80211ac or 80211ax",
    "fading": "none, shadowing, multipath or both",
    "speed": "of the mobile node, in m/s",
    "seed": "random seed, 1 to 4294944442",
    "run": "run number, a substream of the seed",
}

#: Options of `run` that are there or not.
SWITCHES = {
    "dot1x": "802.1X in force, in a run without a label",
    "monitor": "watch the protocol's rules",
}


def to_text(name: str, value: Any) -> str:
    """A value as ns-3 reads it: true and false, numbers, and text with its unit ("10ms").

    :raises BadInput: for a value that has no such form
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        return repr(float(value))
    raise BadInput(f"{name} is a {type(value).__name__}; give a number, a truth value or a text.")


def to_arguments(label: Optional[str], parameters: Mapping[str, Any]) -> list[str]:
    """The words that follow `run`.

    :param label: ordering of RFC 4260's steps, or None for a free run
    :param parameters: options by name; a name with "::" is an attribute, as in --set; None leaves
        a parameter at its default
    :raises BadInput: for a parameter that there is not, with the nearest one
    """
    words = [] if label is None else [to_text("label", label)]
    for name, value in parameters.items():
        if value is None:
            continue
        if "::" in name:
            words += ["--set", f"{name}={to_text(name, value)}"]
        elif name in VALUES:
            words += [f"--{name}", to_text(name, value)]
        elif name in SWITCHES:
            if not isinstance(value, bool):
                raise BadInput(f"{name} is True or False, not {value!r}.")
            words += [f"--{name}"] if value else []
        else:
            near = difflib.get_close_matches(name, [*VALUES, *SWITCHES], n=1)
            hint = f"; did you mean {near[0]}?" if near else "."
            raise BadInput(f"There is no parameter {name}{hint}")
    return words
