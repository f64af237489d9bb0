# SPDX-License-Identifier: GPL-2.0-only
"""A sweep's plan: what is varied, how often each point is run, when it is enough.

A plan is a TOML text::

    design = "grid"                 # grid, list, random or latin-hypercube
    replications = 20               # runs of each point
    seed = 1                        # common to all points
    time_limit_s = 60               # real time of a run

    [fixed]                         # the same in every run: parameters of fmipv6.run()
    link = "ideal"

    [vary]                          # a list, or a span in random and latin-hypercube
    label = ["1abcdef23456g", "12346abcdefg"]
    "ns3::fmipv6::HandoverScenario::WanRtt" = ["10ms", "50ms"]
    # speed = {from = 1, to = 30, scale = "log"}     unit = "ms" for attributes with a unit

    [stop]                          # stop a point when its mean is known well enough
    metric = "interruption_ms"
    half_width = 2.0                # of the 95 % confidence interval
    step = 5                        # replications between two looks

Replication r of every point has the same seed and the same run number: points are compared under
common random numbers.
"""

from __future__ import annotations

import enum
import hashlib
import json
import math
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, NoReturn, Optional, Union

from ..errors import BadInput
from ..frames import HANDOVERS
from ..request import to_arguments
from .lines import Lines

Value = Union[str, int, float, bool]


class Design(enum.Enum):
    """How points are chosen."""

    GRID = "grid"
    LIST = "list"
    RANDOM = "random"
    LATIN_HYPERCUBE = "latin-hypercube"


@dataclass(frozen=True)
class Span:
    """Values between two numbers, drawn by a random or Latin hypercube design."""

    low: float
    high: float
    unit: str = ""  #: written behind the number, for instance "ms"
    log: bool = False  #: evenly on a logarithmic scale
    whole: bool = False  #: whole numbers only

    def at(self, share: float) -> Value:
        """The value at a share of the span. :param share: 0 to 1"""
        if self.log:
            value = self.low * (self.high / self.low) ** share
        else:
            value = self.low + (self.high - self.low) * share
        number: Union[int, float] = float(f"{value:.6g}")
        if self.whole:
            number = min(int(self.high), max(int(self.low), math.floor(value + 0.5)))
        return f"{number}{self.unit}" if self.unit else number


@dataclass(frozen=True)
class Axis:
    """A parameter that is varied."""

    name: str
    values: tuple[Value, ...] = ()  #: one after the other, or drawn from
    span: Optional[Span] = None  #: instead of values


@dataclass(frozen=True)
class Stop:
    """When the runs of a point are enough."""

    metric: str  #: a column of Result.handovers; its mean over the handovers of a run
    half_width: float  #: of the 95 % confidence interval of the mean over runs
    step: int  #: replications between two looks


@dataclass(frozen=True)
class Plan:
    """A plan without fault in itself; whether the simulator takes its points is another matter."""

    text: str
    name: str  #: of its file, for messages
    design: Design
    axes: tuple[Axis, ...]
    listed: tuple[Mapping[str, Value], ...]  #: the points of a list design
    fixed: Mapping[str, Value]
    points: int  #: how many points a random or Latin hypercube design draws
    replications: int  #: of each point; at most so many with a stop
    seed: int
    first_run: int
    time_limit_s: float
    stop: Optional[Stop]

    def line_of(self, parameter: str, index: int = 0) -> int:
        """The line on which a parameter stands. :param index: of the point in a list design"""
        lines = Lines(self.text)
        table = "fixed" if parameter in self.fixed else "vary"
        if self.design is Design.LIST and parameter not in self.fixed:
            return lines.find("point", parameter, index)
        return lines.find(table, parameter)

    def digest(self) -> str:
        """A hash of what the plan says, whatever its layout and comments."""
        said = json.dumps(tomllib.loads(self.text), sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


_TOP = {
    "design",
    "points",
    "replications",
    "seed",
    "first_run",
    "time_limit_s",
    "fixed",
    "vary",
    "point",
    "stop",
}


class _Reader:
    """Reads a plan and says on which line it is wrong."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.lines = Lines(text)
        try:
            self.top = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            said = re.sub(r" \(at [^()]*\)$", "", str(error))
            found = re.search(r"at line (\d+)", str(error))
            line = int(found[1]) if found else text.count("\n") + 1
            raise BadInput(f"{name}, line {line}: no TOML: {said}.") from None

    def fail(self, line: int, sentence: str) -> NoReturn:
        raise BadInput(f"{self.name}, line {line}: {sentence}")

    def fail_at(self, table: str, key: Optional[str], sentence: str, index: int = 0) -> NoReturn:
        self.fail(self.lines.find(table, key, index), sentence)

    def table(self, name: str, keys: Optional[set[str]] = None) -> dict[str, Any]:
        value = self.top.get(name, {})
        if not isinstance(value, dict):
            self.fail_at("", name, f"{name} is a table: [{name}].")
        for key in value:
            if keys is not None and key not in keys:
                self.fail_at(name, key, f"[{name}] has no {key}; it has {', '.join(sorted(keys))}.")
        return value

    def number(
        self, table: Mapping[str, Any], where: str, key: str, default: Any, least: float, most: float
    ) -> Any:
        value = table.get(key, default)
        kind = type(default)
        good = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not good or (kind is int and not isinstance(value, int)) or not least <= value <= most:
            what = "a whole number" if kind is int else "a number"
            self.fail_at(where, key, f"{key} is {what} from {least:g} to {most:g}, not {value!r}.")
        return kind(value)

    def scalar(self, table: str, key: str, value: Any, index: int = 0) -> Value:
        if not isinstance(value, (str, int, float, bool)):
            self.fail_at(table, key, f"{key} is a number, a text or a truth value.", index)
        try:
            label = {"label": str(value)} if key == "label" else {}
            to_arguments(label.get("label"), {} if label else {key: value})
        except BadInput as error:
            self.fail_at(table, key, str(error), index)
        if key in ("seed", "run"):
            self.fail_at(
                table, key, f"{key} comes from the sweep; seed and first_run stand at the top.", index
            )
        return value

    def span(self, name: str, value: Mapping[str, Any]) -> Span:
        for key in value:
            if key not in ("from", "to", "unit", "scale", "whole"):
                self.fail_at("vary", name, f"A span has from, to, unit, scale and whole, no {key}.")
        ends = [value.get(key) for key in ("from", "to")]
        if not all(isinstance(end, (int, float)) and math.isfinite(end) for end in ends):
            self.fail_at("vary", name, f"A span of {name} goes from one number to another.")
        low, high = float(ends[0]), float(ends[1])  # type: ignore[arg-type]
        scale = value.get("scale", "linear")
        if scale not in ("linear", "log"):
            self.fail_at("vary", name, f"The scale of {name} is linear or log, not {scale!r}.")
        if not low < high or (scale == "log" and low <= 0):
            self.fail_at("vary", name, f"There is nothing from {low:g} to {high:g} ({scale}).")
        return Span(low, high, str(value.get("unit", "")), scale == "log", bool(value.get("whole")))

    def axis(self, name: str, value: Any, design: Design) -> Axis:
        if isinstance(value, dict):
            if design is Design.GRID:
                self.fail_at("vary", name, f"A grid has a list of values for {name}, no span.")
            return Axis(name, (), self.span(name, value))
        if not isinstance(value, list) or not value:
            self.fail_at("vary", name, f"{name} has a list of at least one value.")
        values = tuple(self.scalar("vary", name, item) for item in value)
        if len(set(map(repr, values))) < len(values):
            self.fail_at("vary", name, f"{name} has a value twice.")
        return Axis(name, values)


def read_plan(text: str, name: str = "plan") -> Plan:
    """Read a plan.

    :param text: TOML
    :param name: of the file, for messages
    :raises BadInput: with the line, and what would be right
    """
    reader = _Reader(text, name)
    top = reader.top
    for key in top:
        if key not in _TOP:
            reader.fail_at("", key, f"A plan has no {key}; it has {', '.join(sorted(_TOP))}.")
    try:
        design = Design(top.get("design", "grid"))
    except ValueError:
        names = ", ".join(kind.value for kind in Design)
        reader.fail_at("", "design", f"There is no design {top['design']!r}; there are {names}.")
    drawn = design in (Design.RANDOM, Design.LATIN_HYPERCUBE)
    fixed = {key: reader.scalar("fixed", key, value) for key, value in reader.table("fixed").items()}
    axes = tuple(reader.axis(key, value, design) for key, value in reader.table("vary").items())
    listed = _listed(reader, design)
    names = {axis.name for axis in axes}.union(*listed) if listed else {axis.name for axis in axes}
    for key in fixed:
        if key in names:
            reader.fail_at("fixed", key, f"{key} is both fixed and varied.")
    if design is Design.LIST and axes:
        reader.fail_at("vary", None, "A list has its points in [[point]], and no [vary].")
    if design is not Design.LIST and not axes:
        reader.fail_at("vary", None, "[vary] names nothing to vary.")
    if "points" in top and not drawn:
        reader.fail_at("", "points", f"A {design.value} has no number of points.")
    plan = Plan(
        text=text,
        name=name,
        design=design,
        axes=axes,
        listed=listed,
        fixed=fixed,
        points=reader.number(top, "", "points", 10, 1, 1_000_000),
        replications=reader.number(top, "", "replications", 10, 1, 1_000_000),
        seed=reader.number(top, "", "seed", 1, 1, 4294944442),
        first_run=reader.number(top, "", "first_run", 1, 0, 2**52),
        time_limit_s=reader.number(top, "", "time_limit_s", 300.0, 0.001, 1e6),
        stop=_stop(reader),
    )
    return plan


def _listed(reader: _Reader, design: Design) -> tuple[Mapping[str, Value], ...]:
    points = reader.top.get("point", [])
    if design is not Design.LIST:
        if points:
            reader.fail_at("point", None, f"A {design.value} has its parameters in [vary].")
        return ()
    if not isinstance(points, list) or not points:
        reader.fail_at("point", None, "A list has at least one [[point]].")
    return tuple(
        {key: reader.scalar("point", key, value, index) for key, value in point.items()}
        for index, point in enumerate(points)
    )


def _stop(reader: _Reader) -> Optional[Stop]:
    if "stop" not in reader.top:
        return None
    metrics = [name for name, kind in HANDOVERS.items() if kind == "float64"]
    table = reader.table("stop", {"metric", "half_width", "step"})
    metric = table.get("metric")
    if metric not in metrics:
        reader.fail_at(
            "stop", "metric", f"There is no metric {metric!r}; there are {', '.join(metrics)}."
        )
    return Stop(
        str(metric),
        reader.number(table, "stop", "half_width", 1.0, 1e-9, 1e9),
        reader.number(table, "stop", "step", 5, 2, 100_000),
    )


def load_plan(path: Path) -> Plan:
    """Read a plan's file. :raises BadInput: also where there is no such file"""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is no text.") from None
    return read_plan(text, path.name)
