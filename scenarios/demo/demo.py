#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Run RFC 4260's scenarios, compare them, and write tables, figures and a report.

Usage: demo.py --sim PATH [--out out] [--seeds 10] [--seed 1] [--jobs N]
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from pathlib import Path
from typing import List, NoReturn, Optional

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
warnings.filterwarnings("ignore", category=UserWarning, module="pandas")

from fmipv6_demo.cases import all_cases, all_jobs  # noqa: E402
from fmipv6_demo.errors import DemoError  # noqa: E402
from fmipv6_demo.output import OutputFolder  # noqa: E402


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        print(f"fmipv6 demo: {message}; see --help.", file=sys.stderr)
        sys.exit(2)


def _positive(text: str) -> int:
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return value


def _arguments(words: Optional[List[str]]) -> argparse.Namespace:
    parser = _Parser(prog="fmipv6 demo", description=__doc__.splitlines()[0])
    parser.add_argument("--sim", type=Path, required=True, help="the simulator, fmipv6-sim")
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder to write (out)")
    parser.add_argument("--seeds", type=_positive, default=10, help="runs per row and flow (10)")
    parser.add_argument("--seed", type=_positive, default=1, help="seed of all runs (1)")
    parser.add_argument("--jobs", type=_positive, help="runs at a time (all cores)")
    return parser.parse_args(words)


def _run(options: argparse.Namespace) -> None:
    sim = options.sim.resolve()
    if not (sim.is_file() and os.access(sim, os.X_OK)):
        raise DemoError(f"--sim {options.sim}: there is no such program.", exit_code=2)
    with OutputFolder(options.out) as folder:
        for name in ("packets", "pcap"):
            (folder.path / name).mkdir()
        # Only now: these imports take a second, and bad input must be told at once.
        from fmipv6_demo.app import write_results
        from fmipv6_demo.runner import run_all

        cases = all_cases()
        jobs = all_jobs(
            cases, options.seed, options.seeds, folder.path / "packets", folder.path / "pcap"
        )
        results = run_all(str(sim), jobs, options.jobs)
        print(write_results(results, cases, folder.path))
        folder.commit()
    print(f"Report: {options.out / 'report.html'}  (tables, figures and captures beside it)")


def main(words: Optional[List[str]] = None) -> int:
    """Run the demo; return the exit code (2: bad input, 1: a run failed, 130: interrupted)."""
    try:
        _run(_arguments(words))
    except DemoError as error:
        print(f"fmipv6 demo: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("fmipv6 demo: interrupted; nothing was written.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
