# SPDX-License-Identifier: GPL-2.0-only
"""What can be swept, and how the user says so."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from typing import Dict, List, Sequence, Tuple

from fmipv6_shared.errors import ScenarioError
from fmipv6_shared.nearest import suggest

from .schemes import MODE

#: More grid points than this are a mistake rather than a wish.
MOST_POINTS = 1000

_SCENARIO = "ns3::fmipv6::HandoverScenario::"


@dataclass(frozen=True)
class Key:
    """A quantity that can be swept."""

    name: str  #: on the command line and in the tables
    unit: str  #: empty for a plain number
    words: Tuple[str, str]  #: option and value, with {} where the number goes
    least: float
    most: float
    whole: bool  #: whether only whole numbers make sense
    meaning: str

    @property
    def axis(self) -> str:
        """Its name with its unit."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


def _attribute(
    name: str, unit: str, attribute: str, least: float, most: float, meaning: str, whole: bool = False
) -> Key:  # fmt: skip
    return Key(name, unit, ("--set", attribute), least, most, whole, meaning)


KEYS: Dict[str, Key] = {
    key.name: key
    for key in (
        _attribute(
            "wan-rtt", "ms", f"{_SCENARIO}WanRtt={{}}ms", 0, 10000,
            "round trip between the visited network and the home agent",
        ),
        Key("speed", "m/s", ("--speed", "{}"), 0.1, 100, False, "speed of the mobile nodes"),
        _attribute(
            "buffer", "packets", "ns3::fmipv6::HandoverBuffer::MaxPackets={}", 0, 1000000,
            "packets that a router holds for one mobile node", whole=True,
        ),
        _attribute(
            "ap-spacing", "m", f"{_SCENARIO}ApSpacing={{}}", 1, 1000,
            "distance between neighbouring access points",
        ),
        _attribute(
            "nodes", "", f"{_SCENARIO}MobileNodes={{}}", 1, 200,
            "mobile nodes that hand over side by side", whole=True,
        ),
        _attribute(
            "backbone-delay", "ms", f"{_SCENARIO}BackboneDelay={{}}ms", 0, 10000,
            "one way, between the core router and each access router",
        ),
        _attribute(
            "lan-delay", "us", f"{_SCENARIO}LanDelay={{}}us", 0, 100,
            "one way, of each Ethernet cable of a subnet",
        ),
        _attribute(
            "ra-delay", "ms",
            "ns3::fmipv6::RouterAdvertiser::SolicitedDelay="
            "ns3::UniformRandomVariable[Min=0|Max={}e-3]", 0, 500,
            "longest delay of a solicited router advertisement (RFC 4861: 500)",
        ),
        _attribute(
            "dad-time", "ms", "ns3::Icmpv6L4Protocol::DadTimeout={}ms", 1, 10000,
            "duration of duplicate address detection on the new link",
        ),
        _attribute(
            "routers", "", f"{_SCENARIO}RoutersPerSubnet={{}}", 1, 20,
            "access routers on the LAN of each subnet", whole=True,
        ),
        _attribute(
            "tx-power", "dBm", f"{_SCENARIO}TxPower={{}}", -20, 36,
            "transmit power of access points and mobile nodes",
        ),
        _attribute(
            "path-loss", "", f"{_SCENARIO}PathLossExponent={{}}", 1, 6,
            "exponent of the log-distance path loss",
        ),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Sweep:
    """A key and the values that it takes."""

    key: Key
    values: Tuple[str, ...]  #: as typed

    @property
    def numeric(self) -> bool:
        """Whether the values have places on an axis."""
        return all(_number(value) is not None for value in self.values)


@dataclass(frozen=True)
class Point:
    """One point of the grid."""

    values: Tuple[Tuple[Key, str], ...]

    def arguments(self) -> List[str]:
        """The simulator's arguments for this point."""
        words: List[str] = []
        for key, value in self.values:
            words += [key.words[0], key.words[1].replace("{}", value)]
        return words

    def describe(self) -> str:
        """For instance "wan-rtt 10 ms, speed 1 m/s"."""
        return (
            ", ".join(f"{k.name} {v} {k.unit}".rstrip() for k, v in self.values) or "defaults"
        )


def _refuse(sentence: str) -> ScenarioError:
    return ScenarioError(f"--sweep: {sentence}", exit_code=2)


def _number(text: str) -> "float | None":
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _key(name: str) -> Key:
    if name in KEYS:
        return KEYS[name]
    if re.fullmatch(r"ns3::[\w:]+::\w+", name):
        if name == MODE:
            raise _refuse(f"{name} is decided by --schemes.")
        return Key(name, "", ("--set", name + "={}"), -math.inf, math.inf, False, "an attribute")
    raise _refuse(
        f"there is no key '{name}'{suggest(name, KEYS)} There are"
        f" {', '.join(KEYS)}, and any ns3::Type::Attribute."
    )


def _value(key: Key, text: str) -> str:
    """Check one value. An attribute's are the simulator's to check."""
    if key.name not in KEYS:
        return text
    number = _number(text)
    unit = f" {key.unit}" if key.unit else ""
    span = f"{key.least:g} to {key.most:g}{unit}"
    if number is None or not key.least <= number <= key.most:
        raise _refuse(f"{key.name}={text}: {key.name} is a number, {span}.")
    if key.whole and number != int(number):
        raise _refuse(f"{key.name}={text}: {key.name} is a whole number, {span}.")
    return str(int(number)) if key.whole else f"{number:g}"


def parse_sweeps(texts: Sequence[str]) -> List[Sweep]:
    """Read the arguments of --sweep.

    :param texts: each "key=value,value,...,key=value,..."
    :return: a sweep per key, in the order given
    :raises ScenarioError: (exit code 2) with one sentence
    """
    found: Dict[str, Tuple[Key, List[str]]] = {}
    for text in texts:
        current = None
        for item in text.split(","):
            item = item.strip()
            if "=" in item:
                name, item = (part.strip() for part in item.split("=", 1))
                key = _key(name)
                if key.name in found:
                    raise _refuse(f"{key.name} is given twice; put all its values in one list.")
                current = found.setdefault(key.name, (key, []))
            if current is None:
                raise _refuse(f"'{item}' belongs to no key; write for instance wan-rtt=10,50,100.")
            if not item:
                raise _refuse(
                    f"{current[0].name} has an empty value; write for instance"
                    " wan-rtt=10,50,100,speed=1,10."
                )
            value = _value(current[0], item)
            if value in current[1]:
                raise _refuse(f"{current[0].name} has the value {value} twice.")
            current[1].append(value)
    sweeps = [Sweep(key, tuple(values)) for key, values in found.values()]
    count = math.prod(len(sweep.values) for sweep in sweeps)
    if count > MOST_POINTS:
        raise _refuse(f"that is a grid of {count} points; at most {MOST_POINTS} make sense.")
    return sweeps


def grid(sweeps: Sequence[Sweep]) -> List[Point]:
    """Every combination of values; the last key changes fastest."""
    axes = [[(sweep.key, value) for value in sweep.values] for sweep in sweeps]
    return [Point(tuple(values)) for values in itertools.product(*axes)]
