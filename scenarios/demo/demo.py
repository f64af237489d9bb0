#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Run RFC 4260's scenarios, compare them, and write tables, figures and a report.

Usage: demo.py --sim PATH [--out out] [--seeds 10] [--seed 1] [--jobs N]
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path
from typing import List, Optional

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "shared")]
warnings.filterwarnings("ignore", category=UserWarning, module="pandas")

from fmipv6_demo.cases import all_cases, all_jobs  # noqa: E402
from fmipv6_shared.command_line import Parser, end, positive, program_path  # noqa: E402
from fmipv6_shared.output import OutputFolder  # noqa: E402


def _arguments(words: Optional[List[str]]) -> argparse.Namespace:
    parser = Parser(prog="fmipv6 demo", description=__doc__.splitlines()[0])
    parser.add_argument("--sim", type=Path, required=True, help="the simulator, fmipv6-sim")
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder to write (out)")
    parser.add_argument("--seeds", type=positive, default=10, help="runs per row and flow (10)")
    parser.add_argument("--seed", type=positive, default=1, help="seed of all runs (1)")
    parser.add_argument("--jobs", type=positive, help="runs at a time (all cores)")
    return parser.parse_args(words)


def _run(options: argparse.Namespace) -> None:
    sim = program_path("--sim", options.sim)
    with OutputFolder(options.out, "demo") as folder:
        for name in ("packets", "pcap"):
            (folder.path / name).mkdir()
        # Only now: these imports take a second, and bad input must be told at once.
        from fmipv6_demo.app import write_results
        from fmipv6_demo.runner import run_jobs

        cases = all_cases()
        jobs = all_jobs(
            cases, options.seed, options.seeds, folder.path / "packets", folder.path / "pcap"
        )
        results = run_jobs(str(sim), jobs, options.jobs)
        print(write_results(results, cases, folder.path))
        folder.commit()
    print(f"Report: {options.out / 'report.html'}  (tables, figures and captures beside it)")


def main(words: Optional[List[str]] = None) -> int:
    """Run the demo; return the exit code (2: bad input, 1: a run failed, 130: interrupted)."""
    return end("fmipv6 demo", lambda: _run(_arguments(words)))


if __name__ == "__main__":
    sys.exit(main())
