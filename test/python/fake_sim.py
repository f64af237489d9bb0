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
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    record, rows = handmade(
        options.label, options.flow, options.seed, options.run, options.dot1x
    )
    fault = os.environ.get("FAKE_SIM", "")
    if options.label == "1abcde23456fg" and options.run == 2:
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
