# SPDX-License-Identifier: GPL-2.0-only
"""`./fmipv6 sweep PLAN --out FILE`: the command line of sweeps."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn, Optional, Sequence

from ..errors import BadInput, Error
from ..runner import default_runner
from . import plan as plan_module
from . import sweep
from .check import check_points
from .design import make_points
from .export import export
from .plan import load_plan
from .store import Store


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}; see --help.", file=sys.stderr)
        sys.exit(2)


def _arguments(words: Optional[Sequence[str]]) -> argparse.Namespace:
    form = (plan_module.__doc__ or "").partition("\n\n")[2]
    parser = _Parser(
        prog="fmipv6 sweep",
        description="Carry out the runs of a plan and keep their results in one SQLite file.",
        epilog=form,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("plan", type=Path, nargs="?", help="the plan, a TOML file")
    parser.add_argument("--out", type=Path, help="the file to make, for instance results.sqlite")
    parser.add_argument("--resume", action="store_true", help="go on with the file of --out")
    parser.add_argument("--check", action="store_true", help="check the plan, run nothing")
    parser.add_argument("--jobs", type=int, help="workers on this machine (all cores)")
    parser.add_argument("--scheduler", help="address of a running Dask scheduler, tcp://HOST:PORT")
    parser.add_argument(
        "--export",
        type=Path,
        metavar="FOLDER",
        help="write the tables of --out as CSV (Parquet too, where pyarrow is there); without a"
        " plan, nothing is run",
    )
    options = parser.parse_args(words)
    if options.plan is None and not (options.export and options.out):
        parser.error("name a plan, or --export FOLDER with --out FILE")
    if options.out is None and not options.check:
        parser.error("name the file to make with --out")
    return options


def _run(options: argparse.Namespace) -> None:
    if options.check:
        plan = load_plan(options.plan)
        points = make_points(plan)
        check_points(plan, points, default_runner)
        print(f"{len(points)} points, {len(points) * plan.replications} runs at most")
        return
    if options.plan is not None:
        done = sweep(
            options.plan,
            options.out,
            resume=options.resume,
            scheduler=options.scheduler,
            jobs=options.jobs,
        )
        print(
            f"{options.out}: {done.points} points, {done.done} runs, {done.failed} of them failed;"
            f" {done.fresh} runs in {done.wall_s:.1f} s"
        )
    if options.export is not None:
        with Store.open(options.out) as store:
            for path in export(store, options.export):
                print(path)


def main(words: Optional[Sequence[str]] = None) -> int:
    """The program; exit status 2: bad input, 1: anything else, 130: interrupted."""
    options = _arguments(words)
    try:
        _run(options)
    except BadInput as error:
        print(f"fmipv6: {error}", file=sys.stderr)
        return 2
    except Error as error:
        print(f"fmipv6: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"fmipv6: interrupted; go on with --resume --out {options.out}", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
