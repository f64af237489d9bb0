# SPDX-License-Identifier: GPL-2.0-only
"""The inputs of a run, as its record states them."""

from __future__ import annotations

import re
from typing import Any, Dict, Iterable, List, Mapping, Tuple

from .record import Record

#: Ends of the names of inputs that decide the comparison: a reader must see them beside the
#: numbers.
_DECISIVE = (
    "::SolicitedDelay",
    "::ServerRtt",
    "::Method",
    "::MethodRoundTrips",
    "::ServerProcessingTime",
    "::KeyProcessingTime",
    "::WanRtt",
    "::BackboneDelay",
    "::LanDelay",
    "::RoutersPerSubnet",
    "::ScanMode",
    "::ScanType",
    "::ServiceInterval",
    "::ProbeDelay",
    "::MinChannelTime",
    "::MaxChannelTime",
    "::ChannelSwitchTime",
    "::JoinProbe",
    "::OptimisticDad",
    "::DuplicateAddressDetection",
)


_TIME = re.compile(r"([+-]?[0-9.]+(?:e[+-]?[0-9]+)?)(s|ms|us|ns)")

#: Nanoseconds of each unit in which ns-3 writes times.
_NANOSECONDS = {"s": 1e9, "ms": 1e6, "us": 1e3, "ns": 1.0}
_UNIFORM = re.compile(r"ns3::UniformRandomVariable\[Min=([-0-9.e+]+)\|Max=([-0-9.e+]+)\]")


def flatten(parameters: Mapping[str, Any], prefix: str = "") -> Dict[str, Any]:
    """Nested parameters as one level, with dots in the names."""
    flat: Dict[str, Any] = {}
    for key, value in parameters.items():
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def common_parameters(records: Iterable[Record]) -> Tuple[Dict[str, Any], List[str]]:
    """The inputs that all runs share, and the names of those in which runs differ."""
    seen: Dict[str, List[Any]] = {}
    for record in records:
        for key, value in flatten(record["parameters"]).items():
            values = seen.setdefault(key, [])
            if value not in values:
                values.append(value)
    common = {key: values[0] for key, values in seen.items() if len(values) == 1}
    return common, [key for key, values in seen.items() if len(values) > 1]


def decisive(parameters: Mapping[str, Any]) -> Dict[str, Any]:
    """The inputs that decide the comparison, most telling first."""
    return {
        key: value
        for end in _DECISIVE
        for key, value in parameters.items()
        if key.endswith(end) and "::Ideal" not in key
    }


def _show_text(text: str) -> str:
    """ns-3's way to write times and random variables, for people."""
    time = _TIME.fullmatch(text)
    if time:
        nanoseconds = float(time.group(1)) * _NANOSECONDS[time.group(2)]
        for unit, factor in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
            if abs(nanoseconds) >= factor:
                return f"{nanoseconds / factor:g} {unit}"
        return f"{nanoseconds:g} ns"
    uniform = _UNIFORM.fullmatch(text)
    if uniform:
        return f"uniform, {float(uniform.group(1)):g} to {float(uniform.group(2)):g}"
    return text


def show(value: Any) -> str:
    """A value for people."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, (list, tuple)):
        return ", ".join(show(item) for item in value)
    return "none" if value is None else _show_text(str(value))


def show_named(key: str, value: Any) -> str:
    """A value with the unit that its name implies."""
    shown = show(value)
    in_seconds = key.endswith("::SolicitedDelay") and not shown.endswith("s")
    return f"{shown} s" if in_seconds else shown


def format_parameters(parameters: Mapping[str, Any], width: int = 118) -> str:
    """Names and values in lines of at most `width` characters."""
    lines: List[str] = []
    for key, value in parameters.items():
        item = f"{key.replace('ns3::fmipv6::', '')} = {show_named(key, value)}"
        if lines and len(lines[-1]) + 3 + len(item) <= width:
            lines[-1] += "   " + item
        else:
            lines.append(item)
    return "\n".join(lines)
