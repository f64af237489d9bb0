# SPDX-License-Identifier: GPL-2.0-only
"""What came of one run of a sweep, in a form that travels between processes."""

from __future__ import annotations

import functools
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from ..errors import BadInput, RunFailed
from ..result import Result
from ..runner import Runner, default_runner
from .design import Job

#: A run that crashes or exceeds its time limit is tried so often.
TRIES = 2


@dataclass(frozen=True)
class Outcome:
    """A run that is done, or that failed for good."""

    job: Job
    text: str  #: the record as JSON, empty where the run failed
    error: str  #: why it failed, empty where it did not
    attempts: int  #: how often it was tried
    wall_s: float  #: real time of the last try, in seconds
    peak_kib: int  #: memory resident at most, in KiB
    release: str  #: of the module and of ns-3
    git: str  #: state of the tree around the package, or empty
    host: str  #: where it ran

    @property
    def result(self) -> Result:
        """The record and its tables; only where the run did not fail."""
        return Result(self.text)


@functools.cache
def git_state() -> str:
    """The commit of the tree around this package, with "-dirty" where files differ, or empty."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--dirty", "--abbrev=12"],
            cwd=Path(__file__).resolve().parent,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return said.strip()


def carry_out(
    jobs: Sequence[Job], time_limit_s: float, runner: Runner = default_runner
) -> list[Outcome]:
    """Run jobs one after the other; a run that fails is an outcome like others.

    :param jobs: what to run
    :param time_limit_s: real time of each, in seconds
    :raises BadInput: a job that the simulator refuses, which the check of the plan let pass
    """
    outcomes = []
    for job in jobs:
        text, error, wall_s, peak_kib, attempt = "", "", 0.0, 0, 0
        while attempt < TRIES:
            attempt += 1
            try:
                answer = runner.run([*job.words(), "--json"], time_limit_s)
            except BadInput as fault:
                raise BadInput(f"{fault} ({' '.join(job.words())})") from None
            except RunFailed as fault:
                error = f"{fault}\n{fault.errors}".strip()
                continue
            text, error = answer.output, ""
            wall_s, peak_kib = answer.wall_s, answer.peak_kib
            break
        outcomes.append(
            Outcome(
                job,
                text,
                error,
                attempt,
                wall_s,
                peak_kib,
                runner.release,
                git_state(),
                socket.gethostname(),
            )
        )
    return outcomes

