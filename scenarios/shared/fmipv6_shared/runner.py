# SPDX-License-Identifier: GPL-2.0-only
"""Run a program many times, on all cores, and check each answer as it arrives."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Callable, Dict, Generic, List, Optional, Sequence, TextIO, TypeVar

from .errors import ScenarioError

T = TypeVar("T")

#: Most runs take about a second, a drive of rfc5184-e some 15 s, on a crowded machine minutes; one
#: that takes this long hangs.
TIMEOUT_S = 1800


class Unsound(Exception):
    """An answer that breaks rules. :param faults: one sentence each"""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = list(faults)


@dataclass(frozen=True)
class Task(Generic[T]):
    """One run of a program."""

    what: str  #: the run in a few words
    command: Sequence[str]  #: the words to execute
    again: Sequence[str]  #: the words that repeat it by hand
    #: turns what it printed into a value; raises Unsound, or ValueError, KeyError, TypeError,
    #: AttributeError for what is no answer at all
    read: Callable[[str], T]


def core_count() -> int:
    """How many runs the machine carries out at a time."""
    return len(os.sched_getaffinity(0))


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
        left = elapsed / self._done * (self._total - self._done)
        line = f"{self._done}/{self._total} runs, {elapsed:.0f} s, about {left:.0f} s left"
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


def run_one(task: Task[T]) -> T:
    """Run once.

    :param task: what to run
    :return: what task.read() made of the answer
    :raises ScenarioError: with the command that reproduces the fault
    """
    again = shlex.join(task.again)
    try:
        done = subprocess.run(
            task.command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ScenarioError(
            f"{task.what}: no end after {TIMEOUT_S} s.\n  reproduce: {again}"
        ) from None
    except OSError as error:
        raise ScenarioError(
            f"{task.command[0]}: cannot be run ({error.strerror}).", exit_code=2
        ) from None
    if done.returncode == 2:
        raise ScenarioError(
            f"{task.what}: the simulator refused its arguments.\n"
            f"{_last_lines(done.stderr)}\n  reproduce: {again}"
        )
    if done.returncode != 0:
        how = (
            f"signal {-done.returncode}" if done.returncode < 0 else f"exit {done.returncode}"
        )
        raise ScenarioError(
            f"{task.what}: the simulator crashed ({how}).\n"
            f"{_last_lines(done.stderr)}\n  reproduce: {again}"
        )
    try:
        return task.read(done.stdout)
    except Unsound as error:
        listed = "\n".join("  * " + fault for fault in error.faults)
        raise ScenarioError(
            f"{task.what}: unsound record.\n{listed}\n  reproduce: {again}"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ScenarioError(
            f"{task.what}: not a result record ({type(error).__name__}: {error}).\n"
            f"  reproduce: {again}"
        ) from None


def run_all(
    tasks: Sequence[Task[T]],
    workers: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> List[T]:
    """Run every task, several at a time; the first fault ends all.

    :param tasks: what to run
    :param workers: how many at a time; all cores if None
    :param progress: told of each run and left open; if None, one of its own on standard error
    :return: one value per task, in their order
    """
    shown = progress if progress is not None else Progress(len(tasks))
    values: Dict[int, T] = {}
    with ThreadPoolExecutor(workers or core_count()) as pool:
        futures: Dict["Future[T]", int] = {
            pool.submit(run_one, task): place for place, task in enumerate(tasks)
        }
        try:
            for future in as_completed(futures):
                place = futures[future]
                values[place] = future.result()
                shown.advance(tasks[place].what)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        finally:
            if progress is None:
                shown.close()
    return [values[place] for place in range(len(tasks))]
