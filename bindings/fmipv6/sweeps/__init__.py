# SPDX-License-Identifier: GPL-2.0-only
"""Sweeps: many runs of a plan on many workers, into one SQLite file."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Union

from ..errors import BadInput
from ..runner import default_runner
from .check import check_points
from .design import make_points
from .engine import Engine, SchedulerLost, connect, knock
from .plan import Plan, load_plan, read_plan
from .progress import Progress
from .schedule import Schedule
from .store import Store, StoreError

__all__ = [
    "Plan",
    "SchedulerLost",
    "Store",
    "StoreError",
    "Summary",
    "load_plan",
    "read_plan",
    "sweep",
]


@dataclass(frozen=True)
class Summary:
    """What a sweep did."""

    points: int
    done: int  #: runs in the file, those that failed included
    failed: int  #: of these, those that failed for good
    fresh: int  #: of these, those of this sitting
    wall_s: float  #: real time of this sitting, in seconds


def sweep(
    plan: Union[Plan, str, Path],
    out: Union[str, Path],
    *,
    resume: bool = False,
    scheduler: Optional[str] = None,
    jobs: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> Summary:
    """Carry out a plan. A script that calls this needs ``if __name__ == "__main__":`` around it,
    as everything that starts worker processes.

    :param plan: the plan, or the path of its TOML file
    :param out: the SQLite file to make
    :param resume: go on with a file that holds part of the plan's runs; make it if there is none
    :param scheduler: address of a running Dask scheduler, for instance "tcp://HOST:8786"; None: a
        cluster on this machine
    :param jobs: workers on this machine; all cores if None
    :param progress: told how far the sweep is; None: on standard error if that is a terminal
    :raises BadInput: with the line of the plan, before anything is simulated or written
    :raises SchedulerLost: the file holds whole runs, and can be resumed
    :raises StoreError: the same
    """
    if not isinstance(plan, Plan):
        plan = load_plan(Path(plan))
    if jobs is not None and jobs < 1:
        raise BadInput(f"{jobs} workers cannot do anything; take 1 or more.")
    path = Path(out)
    points = make_points(plan)
    release = check_points(plan, points, default_runner)
    if scheduler is not None:
        knock(scheduler)
    start = time.monotonic()
    shown = progress or Progress()
    with Store.resume(path, plan) if resume else Store.create(path, plan) as store:
        if store.versions() - {release}:
            others = ", ".join(sorted(store.versions() - {release}))
            raise BadInput(f"{path} holds runs of {others}, and this is {release}.")
        schedule = Schedule(plan, points, store)
        before = store.count("ok") + store.count("failed")
        with connect(scheduler, jobs) as client:
            if client.dashboard_link and scheduler is None:
                shown.say(f"watch the workers at {client.dashboard_link}")
            engine = Engine(client, schedule, store, plan.time_limit_s)
            try:
                engine.work(shown)
            finally:
                shown.close()
        done = store.count("ok") + store.count("failed")
        return Summary(len(points), done, engine.failed, done - before, time.monotonic() - start)
