# SPDX-License-Identifier: GPL-2.0-only
"""Carries out a sweep on Dask workers, each of which owns one runner."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import queue
import re
import socket
import time
from typing import TYPE_CHECKING, Any, Iterator, Optional, Sequence

from ..errors import BadInput, Error
from .design import Job
from .outcome import TRIES, Outcome, carry_out, git_state
from .progress import Progress
from .schedule import Schedule
from .store import Store

if TYPE_CHECKING:
    from distributed import Client, Future

#: Real time (s) that a task should take: many short runs travel together.
_TASK_S = 0.5
#: Tasks that each worker has before it, so that it never waits for this process.
_AHEAD = 2
#: Real time (s) without a word from the scheduler after which it is taken for lost.
_SILENCE_S = 10.0
#: Real time (s) in which somebody has to answer at the scheduler's address.
_KNOCK_S = 10.0


class SchedulerLost(Error):
    """The scheduler of the workers is gone."""


def knock(scheduler: str) -> None:
    """Find out whether anybody listens at an address; Dask's client is slow to give up.

    :param scheduler: its address, for instance "tcp://HOST:8786"
    :raises BadInput: if nobody does
    """
    found = re.fullmatch(r"(?:tcp|tls)://([^/]+):(\d+)", scheduler)
    if not found or not 0 < int(found[2]) < 65536:
        raise BadInput(f"{scheduler} is no address of a scheduler; one is tcp://HOST:8786.")
    until = time.monotonic() + _KNOCK_S
    while True:
        try:
            socket.create_connection((found[1].strip("[]"), int(found[2])), _KNOCK_S).close()
            return
        except OSError as error:
            # It may have been started together with this program.
            if isinstance(error, socket.gaierror) or time.monotonic() > until:
                raise BadInput(f"No scheduler answers at {scheduler} ({error}).") from None
        time.sleep(0.2)


@contextlib.contextmanager
def connect(scheduler: Optional[str], jobs: Optional[int]) -> Iterator["Client"]:
    """A client of the scheduler at an address, or of a cluster on this machine that ends with it.

    :param scheduler: for instance "tcp://HOST:8786"; None: this machine
    :param jobs: workers on this machine; all cores if None
    :raises BadInput: if nobody answers at the address
    """
    import distributed  # here: it takes a second to import

    # What matters of it comes as an exception, and is told in one sentence.
    for name in [*logging.root.manager.loggerDict, "distributed"]:
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    if scheduler is not None:
        try:
            client = distributed.Client(scheduler, timeout=_KNOCK_S, set_as_default=False)
        except (OSError, TimeoutError) as error:
            raise BadInput(f"No scheduler answers at {scheduler} ({error}).") from None
        with client:
            yield client
        return
    # The pages of the dashboard need Bokeh, which Debian does not have.
    dashboard = ":0" if importlib.util.find_spec("bokeh") else None
    with distributed.LocalCluster(
        n_workers=jobs or len(os.sched_getaffinity(0)),
        threads_per_worker=1,
        dashboard_address=dashboard,
        silence_logs=logging.CRITICAL,
    ) as cluster, distributed.Client(cluster, set_as_default=False) as client:
        yield client


class Engine:
    """Keeps workers busy until a schedule is empty.

    :param client: of the workers
    :param schedule: what to do
    :param store: where to put what came of it
    :param time_limit_s: real time of each run, in seconds
    """

    def __init__(
        self, client: "Client", schedule: Schedule, store: Store, time_limit_s: float
    ) -> None:
        self._client = client
        self._schedule = schedule
        self._store = store
        self._time_limit_s = time_limit_s
        self._answers: "queue.SimpleQueue[Future]" = queue.SimpleQueue()
        self._under_way: dict[str, tuple["Future", Sequence[Job]]] = {}
        self._mean_s = _TASK_S
        self.failed = store.count("failed")  #: runs that failed for good

    def work(self, progress: Progress) -> None:
        """Carry out all runs.

        :raises SchedulerLost: with what to do next; what is stored is whole
        :raises StoreError: if the file cannot be written
        """
        try:
            self._fill()
            progress.update(self._schedule.done, self._schedule.most, self.failed)
            while self._under_way:
                self._take_in(self._await())
                self._fill()
                progress.update(self._schedule.done, self._schedule.most, self.failed)
        finally:
            if self._client.status == "running":
                self._client.cancel([future for future, _ in self._under_way.values()])

    def _fill(self) -> None:
        workers = max(1, len(self._client.scheduler_info()["workers"]))
        while len(self._under_way) < _AHEAD * workers:
            jobs = self._schedule.take(max(1, min(100, int(_TASK_S / max(self._mean_s, 1e-3)))))
            if not jobs:
                return
            self._submit(jobs)

    def _submit(self, jobs: Sequence[Job]) -> None:
        future = self._client.submit(carry_out, jobs, self._time_limit_s, pure=False)
        self._under_way[future.key] = (future, jobs)
        future.add_done_callback(self._answers.put)

    def _await(self) -> "Future":
        silent_since: Optional[float] = None
        while True:
            try:
                return self._answers.get(timeout=0.5)
            except queue.Empty:
                pass
            if self._client.status == "running":
                silent_since = None
                continue
            silent_since = silent_since or time.monotonic()
            if time.monotonic() - silent_since > _SILENCE_S:
                raise self._lost()

    def _lost(self) -> SchedulerLost:
        return SchedulerLost(
            f"The scheduler is gone; {self._store.path} holds {self._schedule.done} whole runs,"
            " and --resume goes on from there."
        )

    def _take_in(self, future: "Future") -> None:
        _, jobs = self._under_way.pop(future.key)
        if future.status == "finished":
            outcomes: Sequence[Outcome] = future.result()
        elif future.status == "error":
            fault: Any = future.exception()
            if isinstance(fault, BadInput):
                raise fault
            if len(jobs) > 1:
                # One of them takes workers down; find it.
                for job in jobs:
                    self._submit([job])
                return
            said = f"The worker ended during the run ({type(fault).__name__})."
            outcomes = [Outcome(jobs[0], "", said, TRIES, 0.0, 0, "", git_state(), "")]
        else:
            raise self._lost()
        self._store.add(outcomes)
        for outcome in outcomes:
            self.failed += 1 if outcome.error else 0
            self._schedule.finish(outcome.job)
        self._mean_s = 0.5 * self._mean_s + 0.5 * sum(o.wall_s for o in outcomes) / len(outcomes)
