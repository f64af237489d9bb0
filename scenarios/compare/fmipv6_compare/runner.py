# SPDX-License-Identifier: GPL-2.0-only
"""Run the simulator for every job of a comparison, and check each record."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import List, Optional, Sequence

from fmipv6_shared.errors import ScenarioError
from fmipv6_shared.record import Record, find_faults
from fmipv6_shared.runner import Task, Unsound, core_count, run_all

from .cases import Job


@dataclass(frozen=True)
class Result:
    """A run and its record."""

    job: Job
    record: Record


def _refusal(sim: str, job: Job) -> Optional[str]:
    """What the simulator has against a run, or None."""
    done = subprocess.run(
        [sim, *job.arguments(), "--check"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return None
    sentence = done.stderr.strip().removeprefix("fmipv6: ")
    return sentence or f"the simulator ended with {done.returncode}"


def check_jobs(sim: str, jobs: Sequence[Job], workers: Optional[int] = None) -> None:
    """Ask the simulator whether it would carry out the first run of everything.

    :raises ScenarioError: (exit code 2) with its sentence if not
    """
    first = [job for job in jobs if job.run == 1]
    with ThreadPoolExecutor(workers or core_count()) as pool:
        for sentence in pool.map(partial(_refusal, sim), first):
            if sentence is not None:
                pool.shutdown(wait=False, cancel_futures=True)
                raise ScenarioError(sentence, exit_code=2)


def _read(job: Job, text: str) -> Result:
    record: Record = json.loads(text)
    faults = find_faults(record)
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
        Task(job.describe(), job.command(sim), job.command("./fmipv6"), partial(_read, job))
        for job in jobs
    ]
    return run_all(tasks, workers)
