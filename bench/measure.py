#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Wall time and peak memory of one Wi-Fi handover run beside the same network in stock ns-3.

`./fmipv6 bench` builds both programs and ends here. Each program runs --repeats times, in turns,
so that a change of the machine's load meets both; the median is printed, the range beside it.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

RUN_LIMIT_S = 0.6
RUN_LIMIT_MIB = 60


def measure(command: list[str]) -> tuple[float, float]:
    """Wall time in seconds and peak resident memory in MiB of one run of a program."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return wall, usage.ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="CMake's build folder")
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--label", default="1abcdef23456g", help="ordering of the measured run")
    arguments = parser.parse_args()
    simulator = str(arguments.build / "scenarios" / "fmipv6-sim")
    programs = {
        "stock ns-3 Wi-Fi, no handover": [str(arguments.build / "bench" / "stock-wifi")],
        f"fmipv6 run {arguments.label}": [
            simulator,
            "run",
            arguments.label,
            "--link=wifi",
            "--flow=voice",
            "--json",
        ],
    }
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(arguments.repeats):
        for name, command in programs.items():
            samples[name].append(measure(command))
    print(f"{'20 simulated seconds, voice flow':34} {'wall time, s':>22} {'peak memory, MiB':>18}")
    for name, found in samples.items():
        walls, memories = zip(*found)
        print(
            f"{name:34} {statistics.median(walls):8.2f} ({min(walls):.2f}..{max(walls):.2f})"
            f" {statistics.median(memories):15.1f}"
        )
    walls, memories = zip(*samples[f"fmipv6 run {arguments.label}"])
    kept = statistics.median(walls) <= RUN_LIMIT_S and max(memories) <= RUN_LIMIT_MIB
    print(f"limit {RUN_LIMIT_S} s, {RUN_LIMIT_MIB} MiB: {'kept' if kept else 'EXCEEDED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
