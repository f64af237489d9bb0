# SPDX-License-Identifier: GPL-2.0-only
"""The script ./fmipv6, as far as it does not build: help, bad input, the package list."""

import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "fmipv6"


def fmipv6(*arguments, cwd=ROOT, **environment):
    """Run the script with its output caught."""
    return subprocess.run(
        [SCRIPT, *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def stand_in(folder: pathlib.Path, name: str, body: str) -> str:
    """A PATH in which a program is replaced by a shell script."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def subcommands():
    """The subcommands that the help names."""
    return re.findall(r"^  ([a-z]+)  ", fmipv6("help").stdout, re.MULTILINE)


def test_help_names_every_subcommand():
    assert fmipv6("help").returncode == 0
    case = SCRIPT.read_text().split("case $subcommand in")[1]
    handled = set(re.findall(r"[a-z]+", " ".join(re.findall(r"^    ([a-z| ]+)\)$", case, re.M))))
    assert set(subcommands()) - {"help"} == handled
    assert set(subcommands()) == set(re.search(r"subcommands='([a-z ]+)'", SCRIPT.read_text())[1].split())


def test_no_subcommand_shows_the_help_from_any_folder(tmp_path):
    assert fmipv6(cwd=tmp_path).stdout == fmipv6("help").stdout


@pytest.mark.parametrize(
    "typed, meant",
    [("demmo", "demo"), ("orderigns", "orderings"), ("Run", "run"), ("attribute", "attributes")],
)
def test_unknown_subcommand_is_refused_with_the_nearest(typed, meant):
    answer = fmipv6(typed)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert f"'./fmipv6 {meant}'" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("subcommand", ["demo", "reproduce", "run", "orderings", "attributes", "test", "build"])
def test_no_install_names_what_is_missing_and_does_nothing(subcommand, tmp_path):
    # A machine on which everything but CMake is installed.
    path = stand_in(
        tmp_path,
        "dpkg-query",
        'shift 3; for p; do [ "$p" = cmake ] || echo "installed $p"; done',
    )
    stand_in(tmp_path, "apt-get", f"touch {tmp_path}/installed")
    answer = fmipv6(subcommand, "--no-install", PATH=path)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert "missing Debian packages: cmake;" in answer.stderr
    assert not (tmp_path / "installed").exists()


def test_missing_packages_and_no_others_are_installed(tmp_path):
    path = stand_in(
        tmp_path,
        "dpkg-query",
        'shift 3; for p; do [ "$p" = ns3 ] && echo "config-files $p" || echo "installed $p"; done',
    )
    stand_in(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/calls; [ "$1" = update ]')
    stand_in(tmp_path, "id", "echo 0")
    answer = fmipv6("run", PATH=path)
    assert answer.returncode != 0  # apt-get install fails, and so does the command
    update, install = (tmp_path / "calls").read_text().splitlines()
    assert update.startswith("update")
    assert install.split()[-1] == "ns3"
    assert "g++" not in install


def test_without_root_packages_are_installed_with_sudo(tmp_path):
    path = stand_in(tmp_path, "dpkg-query", "exit 1")
    stand_in(tmp_path, "id", "echo 1000")
    stand_in(tmp_path, "sudo", f'echo "$@" >> {tmp_path}/calls; exit 3')
    answer = fmipv6("run", PATH=path)
    assert answer.returncode != 0
    assert (tmp_path / "calls").read_text().startswith("apt-get update")


@pytest.mark.parametrize("subcommand", [["demo"], ["reproduce", "scan-time"]])
def test_unwritable_output_folder_is_refused_before_anything_is_done(subcommand, tmp_path):
    occupied = tmp_path / "occupied"
    occupied.write_text("a file")
    answer = fmipv6(*subcommand, "--out", str(occupied / "out"), cwd=tmp_path)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert f"cannot write to {occupied}/out" in answer.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["occupied"]
