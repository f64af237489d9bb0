# SPDX-License-Identifier: GPL-2.0-only
"""Handovers between IPv6 subnets over 802.11, simulated message by message with ns-3.

    >>> import fmipv6
    >>> result = fmipv6.run("1abcdef23456g", seed=7)
    >>> result.handovers[["observed", "outcome", "interruption_ms"]]
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Optional

from .errors import (
    BadInput,
    Error,
    NoSimulator,
    ProtocolBreach,
    RunCrashed,
    RunFailed,
    RunTimedOut,
)
from .request import to_arguments
from .result import Result
from .runner import Runner, default_runner
from .sweeps import sweep

__all__ = [
    "BadInput",
    "Error",
    "NoSimulator",
    "ProtocolBreach",
    "Result",
    "RunCrashed",
    "RunFailed",
    "RunTimedOut",
    "Runner",
    "run",
    "sweep",
]


def run(
    label: Optional[str] = None,
    *,
    packets: bool = False,
    time_limit_s: Optional[float] = None,
    runner: Optional[Runner] = None,
    **parameters: Any,
) -> Result:
    """Simulate one run in a process of its own.

    :param label: the planned ordering of RFC 4260's steps, for instance "1abcdef23456g"; None: the
        mobile node's policy decides
    :param packets: keep the fate of every application packet
    :param time_limit_s: real time that the run may take, in seconds; None: for ever
    :param runner: who carries it out; one that is shared and started by the first call, if None
    :param parameters: the options of `./fmipv6 run` by name (scheme, profile, flow, link, speed,
        seed, run, dot1x, monitor, deployment, control, standard, fading), and attributes by full name:
        ``run(**{"ns3::fmipv6::HandoverScenario::WanRtt": "50ms"})``
    :raises BadInput: a mistake of the user, in the sentence of the command line
    :raises RunFailed: a defect of the simulator; RunCrashed, RunTimedOut and ProtocolBreach are
        kinds of it
    """
    words = [*to_arguments(label, parameters), "--json"]
    runner = runner or default_runner
    if not packets:
        answer = runner.run(words, time_limit_s)
        return Result(answer.output, None, answer.errors, answer.wall_s, answer.peak_kib)
    with tempfile.TemporaryDirectory(prefix="fmipv6-") as folder:
        file = Path(folder, "packets.csv")
        answer = runner.run([*words, "--packets", str(file)], time_limit_s)
        text = file.read_text(encoding="utf-8")
    return Result(answer.output, text, answer.errors, answer.wall_s, answer.peak_kib)
