# SPDX-License-Identifier: GPL-2.0-only
"""Carry out the runs of a reproduction."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Dict, List, Optional, Sequence, TextIO, Tuple

from fmipv6_shared.runner import Progress, Task, Unsound, run_all

from .reproduction import Answer, Answers, Count, Fitted, Options, Reproduction, Run


def words(
    run: Run, fitted: Fitted, seed: int, number: int, more: Optional[Options] = None
) -> List[str]:
    """The command line of one run, without the program."""
    options = run.options(fitted) if callable(run.options) else run.options
    given: Dict[str, object] = {**options, **(more or {}), "seed": seed, "run": number}
    listed = list(run.words)
    for name, value in given.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        listed += [f"--{name}={item}" for item in values]
    return listed


def _read(what: Reproduction, run: Run, text: str) -> Answer:
    answer: Answer = json.loads(text)
    faults = what.check(run.name, answer)
    if faults:
        raise Unsound(faults)
    return answer


def _times(run: Run, count: Count) -> int:
    return 1 if run.once else min(count.runs, run.most or count.runs)


def carry_out(
    what: Reproduction,
    programs: Path,
    seed: int,
    count: Count,
    workers: Optional[int] = None,
    stream: Optional[TextIO] = None,
) -> Tuple[Answers, Fitted, Dict[str, List[str]]]:
    """Run everything: first what depends on no fit, then the fits, then the rest.

    :param what: the reproduction
    :param programs: folder of the built scenarios
    :param seed: seed of all runs
    :param count: how much is run of each kind
    :param workers: how many at a time; all cores if None
    :param stream: where progress goes; standard error if None
    :return: answers, fitted values, and each run's first command line
    """
    numbers = {run.name: range(1, 1 + _times(run, count)) for run in what.runs}
    progress = Progress(sum(len(chosen) for chosen in numbers.values()), stream)
    answers: Dict[str, Sequence[Answer]] = {}
    commands: Dict[str, List[str]] = {}
    fitted: Dict[str, float] = {}

    def wave(runs: Sequence[Run]) -> None:
        tasks, owners = [], []
        for run in runs:
            program = str(programs / run.program)
            for number in numbers[run.name]:
                more = {what.unit: count.in_run(number)} if what.per_run > 1 else {}
                command = [program, *words(run, fitted, seed, number, more)]
                reader = partial(_read, what, run)
                tasks.append(Task(f"{run.name}, run {number}", command, command, reader))
                owners.append(run.name)
                commands.setdefault(run.name, [run.program, *command[1:]])
        values = run_all(tasks, workers, progress)
        for run in runs:
            answers[run.name] = [v for v, owner in zip(values, owners) if owner == run.name]

    try:
        wave([run for run in what.runs if not callable(run.options)])
        fitted.update({fit.name: fit.compute(answers) for fit in what.fits})
        wave([run for run in what.runs if callable(run.options)])
    finally:
        progress.close()
    return answers, fitted, commands
