# SPDX-License-Identifier: GPL-2.0-only
"""`./fmipv6 scenario NAME` for scenarios with figures: the program's table, and files beside it."""

from __future__ import annotations

import argparse
import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any, Callable, Dict, List, Sequence, Tuple

from .command_line import Parser, end, program_path
from .errors import ScenarioError
from .output import OutputFolder

#: One JSON document of a program.
Document = Dict[str, Any]


class Program:
    """A scenario's program with the options that the user gave."""

    def __init__(self, path: Path, options: Sequence[str]) -> None:
        self.path, self.options = path, list(options)

    def text(self, *more: str) -> str:
        """What it prints.

        :raises ScenarioError: with its exit code, if it fails; it has said why
        """
        done = subprocess.run(
            [str(self.path), *self.options, *more], stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode != 0:
            raise ScenarioError(
                f"{self.path.name} ended with exit code {done.returncode}.",
                exit_code=done.returncode,
            )
        return done.stdout

    def document(self, *more: str) -> Document:
        """What it prints as JSON."""
        document: Document = json.loads(self.text(*more, "--json"))
        return document


def table_csv(document: Document) -> str:
    """An experiment's table: a row per variant, a column per mean and per confidence interval."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    columns = [name for name, cell in document["rows"][0].items() if isinstance(cell, dict)]
    heads = [head for name in columns for head in (name, f"{name}_ci95")]
    writer.writerow(["variant", "runs", *heads])
    for row in document["rows"]:
        cells = [cell for name in columns for cell in (row[name]["mean"], row[name]["ci95"])]
        writer.writerow([row["variant"], row["runs"], *cells])
    return buffer.getvalue()


def _parse(name: str, purpose: str, arguments: Sequence[str]) -> Tuple[argparse.Namespace, List[str]]:
    parser = Parser(prog=name, description=purpose, add_help=False, allow_abbrev=False)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    return parser.parse_known_args(arguments)


def main(
    name: str,
    purpose: str,
    arguments: Sequence[str],
    write: Callable[[Program, Path], str],
) -> int:
    """Run a scenario.

    :param name: of the scenario
    :param purpose: one sentence
    :param arguments: of the command line
    :param write: writes files into a folder and returns what to print
    :return: the exit code
    """

    def body() -> None:
        given, options = _parse(name, purpose, arguments)
        program = Program(program_path("--program", given.program), options)
        if "--json" in options or "--help" in options:
            print(program.text(), end="")
            if "--help" in options:
                print("  --out DIR  figures and CSV files go there (default: shown/NAME)")
            return
        with OutputFolder(given.out or Path("shown") / name, "scenario") as folder:
            print(write(program, folder.path), end="")
            folder.commit()
            print(f"\nFigures and CSV: {folder.final}")

    return end(name, body)
