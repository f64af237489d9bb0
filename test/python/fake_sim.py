#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Stands in for the simulator in tests: the same command line, records made by hand.

The environment variable FAKE_SIM makes it misbehave: crash, refuse, unbalanced, garbage.
"""

import argparse
import json
import os
import pathlib
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from handmade import handmade, packets_csv  # noqa: E402

MODE = "ns3::fmipv6::DefaultPolicy::Mode"
#: A free run that misbehaves like the planned one that does.
FAULTY_FREE = {"1ab2346cdefg": "1abcde23456fg"}


def main() -> int:
    """Print one record."""
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["run"])
    parser.add_argument("label", nargs="?")
    parser.add_argument("--scheme", default="fmipv6")
    parser.add_argument("--dot1x", action="store_true")
    parser.add_argument("--flow", default="voice")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", type=int, default=1)
    parser.add_argument("--packets")
    parser.add_argument("--pcap")
    parser.add_argument("--monitor", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--speed", type=float, default=10)
    parser.add_argument("--set", action="append", default=[])
    options = parser.parse_args()
    if options.check:
        if any("Nonsense" in setting for setting in options.set):
            print("fmipv6: There is no attribute Nonsense.", file=sys.stderr)
            return 2
        return 0
    if os.environ.get("FAKE_SIM_LOG"):
        with open(os.environ["FAKE_SIM_LOG"], "a", encoding="utf-8") as log:
            log.write(" ".join(sys.argv[1:]) + "\n")
    free = {f"{MODE}=Reactive": "1ab2346cdefg", f"{MODE}=Predictive": "1abcdef2346g"}
    emerged = next((label for setting, label in free.items() if setting in options.set), None)
    record, rows = handmade(
        options.label or emerged, options.flow, options.seed, options.run, options.dot1x
    )
    for handover in record["handovers"]:
        handover["planned"] = options.label
    fault = os.environ.get("FAKE_SIM", "")
    if "1abcde23456fg" in (options.label, FAULTY_FREE.get(emerged)) and options.run == 2:
        if fault == "crash":
            os.abort()
        if fault == "refuse":
            print("fmipv6-sim: no such flow.", file=sys.stderr)
            return 2
        if fault == "unbalanced":
            record["packets"]["sent"] += 1
        if fault == "garbage":
            print("hello")
            return 0
    if options.packets:
        pathlib.Path(options.packets).write_text(packets_csv(rows), encoding="utf-8")
    if options.pcap:
        pathlib.Path(options.pcap + "mn.pcap").write_bytes(b"")
    print(json.dumps(record))
    return 0


if __name__ == "__main__":
    sys.exit(main())
