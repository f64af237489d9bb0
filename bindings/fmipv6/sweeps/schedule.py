# SPDX-License-Identifier: GPL-2.0-only
"""Which runs of a sweep are still to be done, in which order."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

from ..stats import mean_ci
from .design import Job, make_jobs
from .plan import Plan, Value
from .store import Store


@dataclass
class _Round:
    """The replications of a point that are done together before anybody looks at its mean."""

    point: int
    target: int  #: replications that the point will have then
    missing: set[int]  #: of these, those not yet stored


class Schedule:
    """Hands out runs, and learns which are done.

    Whether a point has runs enough is asked only when a round of it is complete, and of its first
    replications in order: what a sweep holds in the end does not depend on who finished first, nor
    on how often it was interrupted.

    :param plan: what to do
    :param points: of it
    :param store: what is done already; where the values for the stop rule are read
    """

    def __init__(self, plan: Plan, points: Sequence[Mapping[str, Value]], store: Store) -> None:
        self._plan = plan
        self._points = points
        self._store = store
        self._ready: deque[Job] = deque()
        self._rounds: dict[int, _Round] = {}
        self._next_point = 0
        self.most = len(points) * plan.replications  #: runs, if no point stops early
        self.done = 0  #: runs that are stored

    def take(self, count: int) -> list[Job]:
        """Up to `count` runs that nobody has been given yet."""
        while len(self._ready) < count and self._next_point < len(self._points):
            point = self._next_point
            self._next_point += 1
            self._begin(point, self._store.replications(point))
        return [self._ready.popleft() for _ in range(min(count, len(self._ready)))]

    def is_open(self) -> bool:
        """Whether runs are still to be handed out, or may be when others are done."""
        return bool(self._ready or self._rounds) or self._next_point < len(self._points)

    def finish(self, job: Job) -> None:
        """Take note that a run is stored."""
        self.done += 1
        current = self._rounds[job.point]
        current.missing.discard(job.replication)
        if not current.missing:
            self._next_round(current)

    def _begin(self, point: int, stored: set[int]) -> None:
        self.done += len(stored)
        first = min(self._step(), self._plan.replications)
        current = _Round(point, first, set(range(first)) - stored)
        self._rounds[point] = current
        # What is stored already may reach into later rounds.
        self._issue(current)
        while not current.missing and point in self._rounds:
            self._next_round(current, stored)

    def _issue(self, current: _Round) -> None:
        for replication in sorted(current.missing):
            parameters = self._points[current.point]
            self._ready += make_jobs(self._plan, current.point, parameters, replication, 1)

    def _step(self) -> int:
        return self._plan.stop.step if self._plan.stop else self._plan.replications

    def _next_round(self, current: _Round, stored: Optional[set[int]] = None) -> None:
        if current.target >= self._plan.replications or self._is_enough(current):
            self.most -= self._plan.replications - current.target
            del self._rounds[current.point]
            return
        first = current.target
        current.target = min(first + self._step(), self._plan.replications)
        current.missing = set(range(first, current.target)) - (stored or set())
        self._issue(current)

    def _is_enough(self, current: _Round) -> bool:
        stop = self._plan.stop
        if stop is None:
            return False
        values = self._store.values(current.point, stop.metric, current.target)
        half = mean_ci(values).half
        return half is not None and not math.isnan(half) and half <= stop.half_width
