# SPDX-License-Identifier: GPL-2.0-only
"""The runs behind a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

from .schemes import Scheme
from .sweeps import Point


@dataclass(frozen=True)
class Job:
    """One run of the simulator."""

    scheme: Scheme
    point: Point
    flow: str
    seed: int
    run: int
    common: Tuple[str, ...]  #: arguments of every run

    def arguments(self) -> List[str]:
        """The simulator's arguments, without the way of printing."""
        words = ["run", *self.scheme.words, *self.point.arguments(), *self.common]
        return words + ["--flow", self.flow, "--seed", str(self.seed), "--run", str(self.run)]

    def command(self, sim: str) -> List[str]:
        """The command that carries out this run."""
        return [sim, *self.arguments(), "--json"]

    def describe(self) -> str:
        """The run in a few words, for progress and messages."""
        return f"{self.scheme.name}, {self.point.describe()}, {self.flow}, run {self.run}"


def all_jobs(
    schemes: Sequence[Scheme],
    points: Sequence[Point],
    flows: Sequence[str],
    seed: int,
    runs: int,
    common: Sequence[str],
    profile: Optional[str] = None,
) -> List[Job]:
    """Every run; run k of every scheme and point shares its random numbers (seed, k).

    :param profile: edition of FMIPv6, for the schemes that have fast handovers
    """
    fast = () if profile is None else ("--profile", profile)
    return [
        Job(scheme, point, flow, seed, run, (*common, *(fast if scheme.fast else ())))
        for run in range(1, runs + 1)
        for point in points
        for flow in flows
        for scheme in schemes
    ]
