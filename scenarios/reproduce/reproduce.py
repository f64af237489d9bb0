#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Run a published measurement again in the model; a row per quantity, a figure, CSV and JSON.

Usage: reproduce.py [NAME --programs FOLDER] [--json] [--out FOLDER] [--runs N | --UNIT N] [--seed N]
                    [--jobs N]

UNIT is what NAME counts where a run makes several of it, for instance handovers.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import List, Optional

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "shared")]

from fmipv6_reproduce.catalog import CATALOG, find  # noqa: E402
from fmipv6_reproduce.reproduction import Count, Reproduction  # noqa: E402
from fmipv6_shared.command_line import (  # noqa: E402
    WORTH_RUNNING,
    Parser,
    end,
    positive,
    program_path,
)
from fmipv6_shared.errors import ScenarioError  # noqa: E402


#: What reproductions count beside runs.
UNITS = sorted({what.unit for what in CATALOG.values() if what.unit})


def _arguments(words: Optional[List[str]]) -> argparse.Namespace:
    parser = Parser(prog="fmipv6 reproduce", description=__doc__.splitlines()[0])
    parser.add_argument("name", nargs="?", help="what to reproduce; without it, list the names")
    parser.add_argument("--programs", type=Path, help="folder of the built scenarios")
    parser.add_argument(
        "--check", action="store_true", help="run nothing; exit code 10 if there is something to"
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.add_argument("--out", type=Path, help="folder to write (reproduced/NAME)")
    parser.add_argument("--runs", type=positive, help="runs of each kind (as NAME says)")
    for unit in UNITS:
        parser.add_argument(
            f"--{unit}", type=positive, help=f"{unit} of each kind, where NAME counts them"
        )
    parser.add_argument("--seed", type=positive, default=1, help="seed of all runs (1)")
    parser.add_argument("--jobs", type=positive, help="runs at a time (all cores)")
    return parser.parse_args(words)


def _list(as_json: bool) -> None:
    if as_json:
        print(json.dumps([{"name": w.name, "question": w.question} for w in CATALOG.values()]))
        return
    width = max(len(name) for name in CATALOG)
    for what in CATALOG.values():
        print(f"{what.name:<{width}}  {what.question}")


def _count(what: Reproduction, options: argparse.Namespace) -> Count:
    """How much is to be run."""
    given = {u: n for u in UNITS if (n := getattr(options, u)) is not None}
    for unit in given:
        if unit != what.unit:
            counts = f"runs and {what.unit}" if what.unit else "runs"
            raise ScenarioError(f"{what.name} counts {counts}, not {unit}.", exit_code=2)
    if given and options.runs is not None:
        raise ScenarioError(f"give --runs or --{what.unit}, not both.", exit_code=2)
    return what.count(options.runs, given.get(what.unit))


def _run(options: argparse.Namespace) -> None:
    if options.name is None:
        _list(options.json)
        return
    what = find(options.name)
    count = _count(what, options)
    if options.check:
        raise SystemExit(WORTH_RUNNING)
    if options.programs is None:
        raise ScenarioError("name the folder of the built scenarios by --programs.", exit_code=2)
    for program in sorted({run.program for run in what.runs}):
        program_path("--programs", options.programs / program)
    # Only now: the import takes a second, and bad input must be told at once.
    from fmipv6_reproduce.app import reproduce

    out = options.out or Path("reproduced") / what.name
    table = reproduce(
        what, options.programs, out, options.seed, count, options.jobs, options.json
    )
    print(table)
    if not options.json:
        print(f"Figure: {out / what.name}.svg  (PNG, CSV and JSON beside it)")


def main(words: Optional[List[str]] = None) -> int:
    """Reproduce; return the exit code (2: bad input, 1: a run failed, 130: interrupted)."""
    return end("fmipv6 reproduce", lambda: _run(_arguments(words)))


if __name__ == "__main__":
    sys.exit(main())
