# SPDX-License-Identifier: GPL-2.0-only
"""The points of a plan, and the runs of a point."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import dataclass
from typing import Iterator, Mapping, Optional

from ..request import to_arguments
from .plan import Axis, Design, Plan, Value


@dataclass(frozen=True)
class Job:
    """One run of a sweep."""

    point: int  #: number of its point, from 0
    replication: int  #: from 0
    parameters: Mapping[str, Value]  #: of the point, the fixed ones included
    seed: int
    run: int

    def words(self) -> list[str]:
        """What follows `run` on the command line."""
        others = {name: value for name, value in self.parameters.items() if name != "label"}
        return to_arguments(
            label_of(self.parameters), {**others, "seed": self.seed, "run": self.run}
        )

    def key(self, version: str) -> str:
        """A hash of all that decides the result. :param version: of the module and of ns-3"""
        said = [sorted(self.parameters.items()), self.seed, self.run, version]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def label_of(parameters: Mapping[str, Value]) -> Optional[str]:
    """The label among the parameters; an empty one is a free run."""
    label = parameters.get("label")
    return str(label) if label not in (None, "") else None


def make_points(plan: Plan) -> list[dict[str, Value]]:
    """Every point of a plan, in a fixed order; the same plan has the same points anywhere."""
    if plan.design is Design.LIST:
        chosen = [dict(point) for point in plan.listed]
    elif plan.design is Design.GRID:
        chosen = [
            dict(zip((axis.name for axis in plan.axes), values))
            for values in itertools.product(*(axis.values for axis in plan.axes))
        ]
    else:
        chosen = [
            {axis.name: _pick(axis, share) for axis, share in zip(plan.axes, shares)}
            for shares in _shares(plan)
        ]
    return [{**plan.fixed, **point} for point in chosen]


def _pick(axis: Axis, share: float) -> Value:
    if axis.span is not None:
        return axis.span.at(share)
    return axis.values[min(int(share * len(axis.values)), len(axis.values) - 1)]


def _shares(plan: Plan) -> Iterator[list[float]]:
    """Numbers from 0 to 1, one for each axis, for each point that is drawn."""
    # Here: scipy takes a second to import, and grids do without.
    import numpy
    from scipy.stats import qmc

    random = numpy.random.default_rng(plan.seed)
    if plan.design is Design.RANDOM:
        drawn = random.random((plan.points, len(plan.axes)))
    else:
        drawn = qmc.LatinHypercube(len(plan.axes), seed=random).random(plan.points)
    for row in drawn:
        yield [float(share) for share in row]


def make_jobs(
    plan: Plan, point: int, parameters: Mapping[str, Value], first: int, count: int
) -> list[Job]:
    """Replications of a point. :param first: the first, from 0 :param count: how many"""
    return [
        Job(point, replication, parameters, plan.seed, plan.first_run + replication)
        for replication in range(first, first + count)
    ]
