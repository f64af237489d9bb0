# SPDX-License-Identifier: GPL-2.0-only
"""Run the simulator for every job of the demo, and check each record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import List, Optional, Sequence

from fmipv6_shared.record import Record, find_plan_faults
from fmipv6_shared.runner import Task, Unsound, run_all

from .cases import Job


@dataclass(frozen=True)
class Result:
    """A run and its record."""

    job: Job
    record: Record


def _read(job: Job, text: str) -> Result:
    record: Record = json.loads(text)
    faults = find_plan_faults(record, job.case.label)
    if faults:
        raise Unsound(faults)
    return Result(job, record)


def run_jobs(sim: str, jobs: Sequence[Job], workers: Optional[int] = None) -> List[Result]:
    """Run every job, several at a time; the first fault ends all.

    :param sim: path of the simulator
    :param jobs: what to run
    :param workers: how many at a time; all cores if None
    :return: one result per job, in the order of the jobs
    """
    tasks = [
        Task(job.describe(), job.command(sim), job.reproduction(sim), partial(_read, job))
        for job in jobs
    ]
    return run_all(tasks, workers)
