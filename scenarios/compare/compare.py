#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compare mobility schemes over whatever is swept; tables, CSV, figures and a report.

Usage: compare.py --sim PATH [--schemes LIST] [--sweep LIST]... [--flow LIST] [--out compared]
"""

from __future__ import annotations

import argparse
import shlex
import sys
import warnings
from pathlib import Path
from typing import List, Optional

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "shared")]
warnings.filterwarnings("ignore", category=UserWarning, module="pandas")

from fmipv6_compare.schemes import MODE, SCHEMES, parse_schemes  # noqa: E402
from fmipv6_compare.sweeps import KEYS, grid, parse_sweeps  # noqa: E402
from fmipv6_compare.texts import FLOW_TITLES  # noqa: E402
from fmipv6_shared.command_line import (  # noqa: E402
    WORTH_RUNNING,
    Parser,
    end,
    positive,
    program_path,
    whole,
)
from fmipv6_shared.errors import ScenarioError  # noqa: E402
from fmipv6_shared.nearest import suggest  # noqa: E402
from fmipv6_shared.output import OutputFolder  # noqa: E402

DEFAULT_SWEEP = "wan-rtt=10,50,100,200"
DEFAULT_FLOWS = "voice,ping"
#: Largest seed of ns-3's generator.
MAX_SEED = 4294944442
#: Greatest --runs: nobody has the time, or the memory, for more.
MOST_RUNS = 1_000_000


def _epilog() -> str:
    lines = ["schemes:"]
    lines += [f"  {scheme.name:<18} {scheme.title}" for scheme in SCHEMES.values()]
    lines += ["", "sweep keys:"]
    for key in KEYS.values():
        span = f"{key.least:g} to {key.most:g} {key.unit}".rstrip()
        lines.append(f"  {key.name:<15} {key.meaning} [{span}]")
    lines += [
        "  ns3::Type::Attribute  any attribute that `./fmipv6 attributes --all` lists",
        "",
        "example:",
        "  ./fmipv6 compare --schemes mipv6,fmipv6-predictive --sweep wan-rtt=10,100,speed=1,10",
    ]
    return "\n".join(lines)


def _arguments(words: Optional[List[str]]) -> argparse.Namespace:
    parser = Parser(
        prog="fmipv6 compare",
        description=__doc__.splitlines()[0],
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sim", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "--schemes", default=",".join(SCHEMES), help="names, separated by commas (all)"
    )
    parser.add_argument(
        "--sweep", action="append", metavar="KEY=V,V,...",
        help=f"values of one or several keys; several keys make a grid ({DEFAULT_SWEEP})",
    )  # fmt: skip
    parser.add_argument(
        "--flow", default=DEFAULT_FLOWS, metavar="LIST",
        help=f"{', '.join(FLOW_TITLES)}, separated by commas ({DEFAULT_FLOWS})",
    )  # fmt: skip
    parser.add_argument("--link", help="wifi or ideal (wifi)")
    parser.add_argument("--standard", help="80211a, 80211n, 80211ac or 80211ax (80211a)")
    parser.add_argument("--deployment", help="figure1 or figure2 of RFC 4260 (figure1)")
    parser.add_argument("--profile", help="edition of FMIPv6: rfc4068 or rfc5568 (as `run` does)")
    parser.add_argument("--dot1x", action="store_true", help="802.1X in force")
    parser.add_argument(
        "--monitor", action="store_true",
        help="watch the protocol's rules (doc/monitor.rst) in every run; a breach ends the comparison",
    )  # fmt: skip
    parser.add_argument("--speed", help="speed of the mobile nodes in m/s, unless swept (10)")
    parser.add_argument(
        "--set", action="append", default=[], metavar="ns3::Type::Attribute=value",
        help="set an attribute in every run; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--runs", type=whole(1, MOST_RUNS), default=10, help="runs of each kind (10)"
    )
    parser.add_argument("--seed", type=whole(1, MAX_SEED), default=1, help="seed of all runs (1)")
    parser.add_argument("--jobs", type=positive, help="runs at a time (all cores)")
    parser.add_argument("--out", type=Path, default=Path("compared"), help="folder (compared)")
    return parser.parse_args(words)


def _parse_flows(text: str) -> List[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise ScenarioError(f"--flow names no flow; there are {', '.join(FLOW_TITLES)}.", 2)
    for name in names:
        if name not in FLOW_TITLES:
            raise ScenarioError(
                f"--flow: there is no flow '{name}'{suggest(name, FLOW_TITLES)}"
                f" There are {', '.join(FLOW_TITLES)}.",
                exit_code=2,
            )
        if names.count(name) > 1:
            raise ScenarioError(f"--flow names {name} twice; once is enough.", exit_code=2)
    return names


def _common(options: argparse.Namespace, swept: List[str]) -> List[str]:
    """The simulator's arguments that every run gets."""
    words: List[str] = []
    for name in ("link", "standard", "deployment", "speed"):
        value = getattr(options, name)
        if value is not None:
            if name in swept:
                raise ScenarioError(f"--{name} is swept, too; leave out one of the two.", 2)
            words += [f"--{name}", value]
    if options.dot1x:
        words.append("--dot1x")
    if options.monitor:
        words.append("--monitor")
    for setting in options.set:
        name = setting.split("=", 1)[0]
        if name == MODE:
            raise ScenarioError(f"--set {MODE} is decided by --schemes.", exit_code=2)
        if name in swept or any(
            name == KEYS[key].words[1].split("=", 1)[0] for key in swept if key in KEYS
        ):
            raise ScenarioError(f"--set {name} is swept, too; leave out one of the two.", 2)
        words += ["--set", setting]
    return words


def _run(options: argparse.Namespace) -> None:
    schemes = parse_schemes(options.schemes)
    sweeps = parse_sweeps([DEFAULT_SWEEP] if options.sweep is None else options.sweep)
    flows = _parse_flows(options.flow)
    common = _common(options, [sweep.key.name for sweep in sweeps])
    with OutputFolder(options.out, "compare") as folder:
        if options.check:
            raise SystemExit(WORTH_RUNNING)
        if options.sim is None:
            raise ScenarioError("name the simulator by --sim.", exit_code=2)
        sim = str(program_path("--sim", options.sim))
        # Only now: these imports take a second, and bad input must be told at once.
        from fmipv6_compare.app import write_results
        from fmipv6_compare.cases import all_jobs
        from fmipv6_compare.comparison import Comparison
        from fmipv6_compare.runner import check_jobs, run_jobs

        points = grid(sweeps)
        jobs = all_jobs(
            schemes, points, flows, options.seed, options.runs, common, options.profile
        )
        check_jobs(sim, jobs, options.jobs)
        results = run_jobs(sim, jobs, options.jobs)
        comparison = Comparison(schemes, sweeps, flows, results)
        print(write_results(comparison, folder.path, _typed()))
        folder.commit()
    print(f"Report: {options.out / 'report.html'}  (tables and figures beside it)")


def _typed() -> str:
    """The command that repeats this, without what ./fmipv6 adds."""
    words = list(sys.argv[1:])
    if "--sim" in words:
        place = words.index("--sim")
        del words[place : place + 2]
    return shlex.join(["./fmipv6", "compare", *words])


def main(words: Optional[List[str]] = None) -> int:
    """Compare; return the exit code (2: bad input, 1: a run failed, 130: interrupted)."""
    return end("fmipv6 compare", lambda: _run(_arguments(words)))


if __name__ == "__main__":
    sys.exit(main())
