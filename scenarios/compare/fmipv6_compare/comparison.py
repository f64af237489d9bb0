# SPDX-License-Identifier: GPL-2.0-only
"""A comparison that has been run: what tables, figures and the report are made of."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Dict, List, Sequence, Tuple

import pandas as pd
from fmipv6_shared.steps import piece_rank

from .runner import Result
from .schemes import Scheme
from .sweeps import Point, Sweep, grid
from .tidy import OUTCOMES, compare, make_runs, paired_differences

_Place = Tuple[str, Tuple[str, ...], str]


@dataclass(frozen=True)
class Comparison:
    """Everything that was run, and what was asked for."""

    schemes: Sequence[Scheme]
    sweeps: Sequence[Sweep]
    flows: Sequence[str]
    results: Sequence[Result]

    @cached_property
    def points(self) -> List[Point]:
        """The grid."""
        return grid(self.sweeps)

    @cached_property
    def runs(self) -> pd.DataFrame:
        """One row per run."""
        return make_runs(self.results, self.sweeps)

    @cached_property
    def means(self) -> pd.DataFrame:
        """Mean and interval of each quantity."""
        return compare(self.runs, self.sweeps)

    @cached_property
    def differences(self) -> pd.DataFrame:
        """Each scheme less the first one."""
        return paired_differences(self.runs, self.sweeps, self.schemes[0].name)

    @cached_property
    def count(self) -> int:
        """Runs of each scheme, point and flow."""
        return max(result.job.run for result in self.results)

    @cached_property
    def _places(self) -> Dict[_Place, pd.DataFrame]:
        return self._by_place(self.means)

    @cached_property
    def _difference_places(self) -> Dict[_Place, pd.DataFrame]:
        return self._by_place(self.differences)

    def _by_place(self, frame: pd.DataFrame) -> Dict[_Place, pd.DataFrame]:
        keys = ["scheme", *(sweep.key.name for sweep in self.sweeps), "flow"]
        return {
            (key[0], tuple(key[1:-1]), key[-1]): group.set_index("quantity")
            for key, group in frame.groupby(keys, sort=False)
        }

    def at(self, scheme: Scheme, point: Point, flow: str) -> pd.DataFrame:
        """The quantities of one row, indexed by quantity."""
        return self._places[scheme.name, tuple(v for _, v in point.values), flow]

    def difference_at(self, scheme: Scheme, point: Point, flow: str) -> pd.DataFrame:
        """The differences of one row to the first scheme, indexed by quantity."""
        return self._difference_places[scheme.name, tuple(v for _, v in point.values), flow]

    def estimate(
        self, scheme: Scheme, point: Point, flow: str, quantity: str
    ) -> Tuple[float, float]:
        """Mean and half width; NaN where there is none."""
        values = self.at(scheme, point, flow)
        if quantity not in values.index:
            return math.nan, math.nan
        return float(values.at[quantity, "mean"]), float(values.at[quantity, "ci95_half"])

    def _parts(
        self, scheme: Scheme, point: Point, flow: str, prefix: str
    ) -> Dict[str, float]:
        values = self.at(scheme, point, flow)
        chosen = values[values.index.str.startswith(prefix)]["mean"]
        means = {str(name)[len(prefix) :]: float(mean) for name, mean in chosen.items()}
        return {name: mean for name, mean in means.items() if not math.isnan(mean)}

    def pieces(self, scheme: Scheme, point: Point, flow: str) -> Dict[str, float]:
        """Mean length in ms of each piece of the interruption, in stacking order."""
        means = self._parts(scheme, point, flow, "piece_")
        return dict(sorted(means.items(), key=lambda item: piece_rank(item[0])))

    def losses(self, scheme: Scheme, point: Point, flow: str) -> Dict[str, float]:
        """Mean number of packets lost by each cause that took any."""
        means = self._parts(scheme, point, flow, "lost_")
        return {name: mean for name, mean in means.items() if mean > 0}

    def outcomes(self, scheme: Scheme, point: Point, flow: str) -> Dict[str, int]:
        """How many handovers, over all runs, ended how."""
        values = self.at(scheme, point, flow)
        totals = {o: round(float(values.at[o, "mean"]) * self.count) for o in OUTCOMES}
        return {outcome: total for outcome, total in totals.items() if total}
