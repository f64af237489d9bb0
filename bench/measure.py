#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Time and peak memory of the module's Wi-Fi runs beside the same network in stock ns-3.

`./fmipv6 bench` builds the programs and ends here. Each program runs --repeats times, in turns, so
that a change of the machine's load meets all; the median is printed, of wall time the range beside
it. The crowds run once: 1, 10 and 50 mobile nodes that hand over, beside as many stock stations.
Processor time tells more than wall time where other work runs.
"""

import argparse
import csv
import dataclasses
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import time

RUN_LIMIT_S = 0.6
RUN_LIMIT_MIB = 60
CROWDS = (1, 10, 50)
CROWD_COLUMNS = (
    "stations",
    "program",
    "wall_s",
    "cpu_s",
    "peak_mib",
    "events",
    "sent",
    "received",
)


@dataclasses.dataclass(frozen=True)
class Cost:
    """What one run of a program cost, and what it printed."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    output: str


def measure(command: list[str]) -> Cost:
    """Run a program once. RuntimeError if it fails."""
    begin = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)


def get_growth(few: tuple[int, float], many: tuple[int, float]) -> float:
    """The exponent k of cost ~ stations^k between two measurements (stations, cost)."""
    return math.log(many[1] / few[1]) / math.log(many[0] / few[0])


def judge_one_run(build: pathlib.Path, label: str, repeats: int) -> bool:
    """Print one run of 20 s beside stock ns-3. @return whether it keeps the limit"""
    ours = f"fmipv6 run {label}"
    programs = {
        "stock ns-3 Wi-Fi, no handover": [str(build / "bench" / "stock-wifi")],
        ours: [
            str(build / "scenarios" / "fmipv6-sim"),
            "run",
            label,
            "--link=wifi",
            "--flow=voice",
            "--json",
        ],
    }
    samples: dict[str, list[Cost]] = {name: [] for name in programs}
    for _ in range(repeats):
        for name, command in programs.items():
            samples[name].append(measure(command))
    print(f"{'20 simulated seconds, voice flow':34} {'wall time, s':>22} {'peak memory, MiB':>18}")
    for name, costs in samples.items():
        walls = [cost.wall_s for cost in costs]
        memory = statistics.median(cost.peak_mib for cost in costs)
        print(
            f"{name:34} {statistics.median(walls):8.2f} ({min(walls):.2f}..{max(walls):.2f})"
            f" {memory:15.1f}"
        )
    wall = statistics.median(cost.wall_s for cost in samples[ours])
    memory = max(cost.peak_mib for cost in samples[ours])
    kept = wall <= RUN_LIMIT_S and memory <= RUN_LIMIT_MIB
    print(f"limit {RUN_LIMIT_S} s, {RUN_LIMIT_MIB} MiB: {'kept' if kept else 'EXCEEDED'}")
    return kept


def measure_crowds(build: pathlib.Path, crowds: list[int]) -> list[dict]:
    """Run both programs for each number of stations. @return a row of the table for each run"""
    rows = []
    for stations in crowds:
        # The same 5 s of voice: the module's run takes 10 s, its flows the last 6 less one.
        programs = {
            "stock": ["stock-wifi", "--aps=1", "--start=4", "--stop=10"],
            "fmipv6": ["many-stations"],
        }
        for name, (program, *options) in programs.items():
            command = [str(build / "bench" / program), f"--stations={stations}", *options]
            cost = measure(command)
            rows.append(
                {
                    "stations": stations,
                    "program": name,
                    "wall_s": round(cost.wall_s, 2),
                    "cpu_s": round(cost.cpu_s, 2),
                    "peak_mib": round(cost.peak_mib, 1),
                    **json.loads(cost.output),
                }
            )
    return rows


def print_crowds(rows: list[dict]) -> None:
    """Print the table of the crowds, and what became of the mobile nodes."""
    print(f"{'5 s of voice to each':20}{'wall, s':>9}{'CPU, s':>9}{'MiB':>8}{'events':>12}  packets")
    for row in rows:
        print(
            f"{row['stations']:3} {row['program']:16}{row['wall_s']:9.2f}{row['cpu_s']:9.2f}"
            f"{row['peak_mib']:8.1f}{row['events']:12}  {row['received']} of {row['sent']}"
        )
    for row in rows:
        if "handovers" in row:
            shares = ", ".join(f"{share:.0%}" for share in row["busiest_100_ms"])
            failed = "; ".join(f"{n} gave up: {why}" for why, n in row["failed"].items())
            print(
                f"{row['stations']} mobile nodes: {row['handovers']} handovers"
                f"{' (' + failed + ')' if failed else ''}; busiest 100 ms of the channels {shares};"
                f" access points' queues: {row['queue_full']} full, {row['expired']} expired,"
                f" {row['retry_limit']} not acknowledged"
            )


def judge_growth(rows: list[dict]) -> bool:
    """Print how cost grows. @return whether the module's grows no faster than stock ns-3's"""
    kept = True
    stations = sorted({row["stations"] for row in rows})
    for few, many in zip(stations, stations[1:]):
        growth = {}
        for program in ("stock", "fmipv6"):
            of = {row["stations"]: row["cpu_s"] for row in rows if row["program"] == program}
            growth[program] = get_growth((few, of[few]), (many, of[many]))
        print(
            f"from {few} to {many} stations processor time grows with the power of"
            f" {growth['stock']:.2f} (stock), {growth['fmipv6']:.2f} (fmipv6)"
        )
        kept = kept and growth["fmipv6"] <= growth["stock"] + 0.05  # what two runs differ by
    print(f"limit, the growth of stock ns-3: {'kept' if kept else 'EXCEEDED'}")
    return kept


def write_csv(path: pathlib.Path, rows: list[dict]) -> None:
    """Write the columns that both programs have."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, CROWD_COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="CMake's build folder")
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--label", default="1abcdef23456g", help="ordering of the measured run")
    parser.add_argument("--crowds", type=int, nargs="*", default=CROWDS, help="numbers of stations")
    parser.add_argument("--csv", type=pathlib.Path, help="write the crowds' table there, too")
    arguments = parser.parse_args()
    kept = judge_one_run(arguments.build, arguments.label, arguments.repeats)
    rows = measure_crowds(arguments.build, sorted(set(arguments.crowds)))
    if rows:
        print()
        print_crowds(rows)
        kept = judge_growth(rows) and kept
    if arguments.csv:
        write_csv(arguments.csv, rows)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
