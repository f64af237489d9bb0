# SPDX-License-Identifier: GPL-2.0-only
"""The runner: a program, started once, that carries out runs in processes of their own.

This interpreter and the simulator share no memory: a run that crashes is an exception here, and
the hundredth run returns the same bytes as the first, since each begins with ns-3 untouched.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, Sequence

from .errors import BadInput, NoSimulator, ProtocolBreach, RunCrashed, RunFailed, RunTimedOut

_PREFIX = "fmipv6: "


@dataclass(frozen=True)
class Answer:
    """What came of one run."""

    output: str  #: its standard output: the result record as JSON
    errors: str  #: its standard error
    wall_s: float  #: real time that it took, in seconds
    peak_kib: int  #: memory that was resident at most, in KiB


def find_simulator() -> Path:
    """The program `fmipv6-sim`: named by the variable FMIPV6_SIM, installed with this package,
    built in the tree around it, or on the PATH, in this order.

    :raises NoSimulator: where there is none
    """
    named = os.environ.get("FMIPV6_SIM")
    if named is not None:
        path = Path(named)
        if not (path.is_file() and os.access(path, os.X_OK)):
            raise NoSimulator(f"FMIPV6_SIM names {named}, which is no program.")
        return path.resolve()
    here = Path(__file__).resolve().parent
    # lib/python3/dist-packages/fmipv6 of a prefix; bindings/fmipv6 of a tree.
    for path in (here.parents[3] / "bin/fmipv6-sim", here.parents[1] / "build/scenarios/fmipv6-sim"):
        if path.is_file() and os.access(path, os.X_OK):
            return path
    found = shutil.which("fmipv6-sim")
    if found:
        return Path(found)
    raise NoSimulator("There is no fmipv6-sim: build it with ./fmipv6 build, or set FMIPV6_SIM.")


def _describe(errors: str) -> str:
    lines = [line.removeprefix(_PREFIX) for line in errors.strip().splitlines()]
    return "\n".join(lines)


def _judge(answer: dict[str, Any], time_limit_s: Optional[float]) -> Answer:
    """Turn what the runner said into an answer, or into the exception that it amounts to."""
    if "refused" in answer:
        raise BadInput(answer["refused"])
    errors = answer["errors"]
    said = _describe(errors)
    if answer["timed_out"]:
        raise RunTimedOut(f"The run did not end within {time_limit_s:g} s.", errors)
    if answer["status"] is None:
        try:
            name = signal.Signals(answer["signal"]).name
        except ValueError:
            name = f"signal {answer['signal']}"
        raise RunCrashed(f"The run crashed ({name}).\n{said}".strip(), errors)
    if answer["status"] == 2:
        raise BadInput(said)
    if answer["status"] == 3:
        raise ProtocolBreach(said, errors)
    if answer["status"] != 0:
        raise RunFailed(said or f"The run ended with status {answer['status']}.", errors)
    return Answer(answer["output"], errors, answer["wall_s"], answer["peak_kib"])


class Runner:
    """A `fmipv6-sim serve` and the pipes to it; carries out one run at a time.

    :param simulator: the program; find_simulator() if None
    """

    def __init__(self, simulator: Optional[Path] = None) -> None:
        self._simulator = simulator
        self._process: Optional[subprocess.Popen[str]] = None
        self._owner = 0
        self._lock = threading.Lock()
        self.release = ""  #: of the module and of ns-3, known from the first answer on

    def run(self, arguments: Sequence[str], time_limit_s: Optional[float] = None) -> Answer:
        """Carry out one run and wait for it.

        :param arguments: the words that follow `run` on the command line
        :param time_limit_s: real time that it may take, in seconds; None: for ever
        :raises BadInput: the words are no run, in the sentence of the command line
        :raises RunFailed: a defect of the simulator; a crash and a time-out are kinds of it
        :raises NoSimulator: the simulator is not there or does not answer
        """
        request: dict[str, Any] = {"arguments": list(arguments)}
        if time_limit_s is not None:
            if not time_limit_s > 0:
                raise BadInput(f"A time limit of {time_limit_s} s is not above 0.")
            request["time_limit_s"] = time_limit_s
        with self._lock:
            try:
                line = self._exchange(json.dumps(request))
            except BaseException:
                # Interrupted with an answer on its way: the next run must not read it.
                self._stop()
                raise
        answer = json.loads(line)
        if "version" not in answer:
            raise NoSimulator("The simulator is of another release than this package.")
        self.release = f"fmipv6 {answer['version']}, ns-3 {answer['ns3']}"
        return _judge(answer, time_limit_s)

    def close(self) -> None:
        """End the program; the next run starts it again."""
        with self._lock:
            self._stop()

    def _exchange(self, request: str) -> str:
        process = self._ready()
        assert process.stdin and process.stdout
        try:
            process.stdin.write(request + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line.endswith("\n"):
            self._stop()
            raise NoSimulator(f"{process.args[0]} ended without an answer.")  # type: ignore[index]
        return line

    def _ready(self) -> subprocess.Popen[str]:
        if self._owner != os.getpid():
            # After a fork the pipes are those of the parent, which goes on using them.
            self._process = None
        if self._process is None or self._process.poll() is not None:
            simulator = self._simulator or find_simulator()
            try:
                # Ctrl-C is for this interpreter, which then ends the run.
                self._process = subprocess.Popen(
                    [str(simulator), "serve"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    encoding="utf-8",
                    start_new_session=True,
                )
            except OSError as error:
                raise NoSimulator(f"{simulator} cannot be run: {error.strerror}.") from None
            self._owner = os.getpid()
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                try:
                    pipe.close()
                except BrokenPipeError:
                    pass


#: The runner of fmipv6.run(), started by its first call.
default_runner = Runner()
atexit.register(default_runner.close)
