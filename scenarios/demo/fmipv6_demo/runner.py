# SPDX-License-Identifier: GPL-2.0-only
"""Run the simulator many times, on all cores, and check each record as it arrives."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, TextIO

from .cases import Job
from .errors import DemoError
from .record import Record, find_faults

#: A run takes about a second; one that takes this long hangs.
TIMEOUT_S = 300


@dataclass(frozen=True)
class Result:
    """A run and its record."""

    job: Job
    record: Record


class Progress:
    """One line that is rewritten on a terminal; a line per tenth of the work elsewhere."""

    def __init__(self, total: int, stream: Optional[TextIO] = None) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._total = total
        self._done = 0
        self._width = 0
        self._start = time.monotonic()
        self._live = self._stream.isatty()

    def advance(self, what: str) -> None:
        """Report that one more run is done."""
        self._done += 1
        elapsed = time.monotonic() - self._start
        line = f"{self._done}/{self._total} runs, {elapsed:.0f} s"
        if self._live:
            line = f"{line}: {what}"[:99]
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        elif self._done * 10 // self._total != (self._done - 1) * 10 // self._total:
            self._stream.write(line + "\n")
        self._stream.flush()

    def close(self) -> None:
        """End the line."""
        if self._live and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()


def _last_lines(text: str, count: int = 5) -> str:
    return "\n".join("  " + line for line in text.strip().splitlines()[-count:])


def run_one(sim: str, job: Job) -> Result:
    """Run the simulator once.

    :param sim: path of the simulator
    :param job: what to run
    :return: the run with its checked record
    :raises DemoError: with the command that reproduces the fault
    """
    command = job.command(sim)
    again = shlex.join(job.reproduction(sim))
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DemoError(
            f"{job.describe()}: no end after {TIMEOUT_S} s.\n  reproduce: {again}"
        ) from None
    except OSError as error:
        raise DemoError(f"--sim {sim}: cannot be run ({error.strerror}).", exit_code=2) from None
    if done.returncode == 2:
        raise DemoError(
            f"{job.describe()}: the simulator refused its arguments.\n"
            f"{_last_lines(done.stderr)}\n  reproduce: {again}"
        )
    if done.returncode != 0:
        how = (
            f"signal {-done.returncode}" if done.returncode < 0 else f"exit {done.returncode}"
        )
        raise DemoError(
            f"{job.describe()}: the simulator crashed ({how}).\n"
            f"{_last_lines(done.stderr)}\n  reproduce: {again}"
        )
    try:
        record: Record = json.loads(done.stdout)
        faults = find_faults(record, job.case.label)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DemoError(
            f"{job.describe()}: not a result record ({type(error).__name__}: {error}).\n"
            f"  reproduce: {again}"
        ) from None
    if faults:
        listed = "\n".join("  * " + fault for fault in faults)
        raise DemoError(f"{job.describe()}: unsound record.\n{listed}\n  reproduce: {again}")
    return Result(job, record)


def run_all(
    sim: str, jobs: Sequence[Job], workers: Optional[int] = None, stream: Optional[TextIO] = None
) -> List[Result]:
    """Run every job, several at a time; the first fault ends all.

    :param sim: path of the simulator
    :param jobs: what to run
    :param workers: how many at a time; all cores if None
    :param stream: where progress goes; standard error if None
    :return: one result per job, in the order of the jobs
    """
    progress = Progress(len(jobs), stream)
    results: Dict[int, Result] = {}
    with ThreadPoolExecutor(workers or len(os.sched_getaffinity(0))) as pool:
        futures: Dict["Future[Result]", int] = {
            pool.submit(run_one, sim, job): place for place, job in enumerate(jobs)
        }
        try:
            for future in as_completed(futures):
                place = futures[future]
                results[place] = future.result()
                progress.advance(jobs[place].describe())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        finally:
            progress.close()
    return [results[place] for place in range(len(jobs))]
