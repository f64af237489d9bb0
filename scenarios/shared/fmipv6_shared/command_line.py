# SPDX-License-Identifier: GPL-2.0-only
"""How a program of scenarios/ reads its command line and ends."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Callable, NoReturn, Optional

from .errors import ScenarioError


#: Exit code of a --check that found something to run.
WORTH_RUNNING = 10


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        print(f"{self.prog}: {message}; see --help.", file=sys.stderr)
        sys.exit(2)


def whole(least: int, most: Optional[int] = None) -> Callable[[str], int]:
    """A whole number within bounds, for add_argument()."""
    span = f"from {least} to {most}" if most is not None else f"above {least - 1}"

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if value < least or (most is not None and value > most):
            raise argparse.ArgumentTypeError(f"{text} is not a whole number {span}")
        return value

    return read


#: A whole number above 0, for add_argument().
positive = whole(1)


def program_path(option: str, path: Path) -> Path:
    """The absolute path of a program that an option names.

    :raises ScenarioError: (exit code 2) if there is no such program
    """
    found = path.resolve()
    if not (found.is_file() and os.access(found, os.X_OK)):
        raise ScenarioError(f"{option} {path}: there is no such program.", exit_code=2)
    return found


def end(program: str, body: Callable[[], None]) -> int:
    """Run a program's body; the exit code: 2 bad input, 1 a run failed, 130 interrupted."""
    try:
        body()
    except ScenarioError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(f"{program}: interrupted; nothing was written.", file=sys.stderr)
        return 130
    return 0
