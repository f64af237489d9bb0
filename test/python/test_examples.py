# SPDX-License-Identifier: GPL-2.0-only
"""Every example runs and prints what examples/NAME.expected holds."""

import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.cc"))


def test_there_are_examples():
    assert EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_prints_what_is_expected(name):
    answer = subprocess.run(
        [ROOT / "build" / "examples" / name],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == (ROOT / "examples" / f"{name}.expected").read_text()
