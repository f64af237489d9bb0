# SPDX-License-Identifier: GPL-2.0-only
"""What `./fmipv6 install` puts under a prefix serves programs from outside."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Iterator

import pytest

SIM = Path(os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")).resolve()
BUILD = SIM.parents[1]

PROGRAM = """
#include "ns3/handover-scenario.h"
#include "ns3/result-record.h"

#include <iostream>

int
main()
{
    ns3::fmipv6::RunRequest request;
    request.label = "1abcdef23456g";
    request.link = ns3::fmipv6::LinkKind::IDEAL;
    std::cout << ns3::fmipv6::ToJson(ns3::CreateObject<ns3::fmipv6::HandoverScenario>()->Run(request));
}
"""

LISTS = """
cmake_minimum_required(VERSION 3.13)
project(outside CXX)
find_package(fmipv6 0.1 REQUIRED)
add_executable(outside outside.cc)
target_link_libraries(outside fmipv6::fmipv6)
"""


def run(*words: object, **more: object) -> str:
    environment = {**os.environ, **more.pop("environment", {})}  # type: ignore[dict-item]
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        timeout=500,
        env=environment,
        **more,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("prefix")
    run("cmake", "--install", BUILD, "--prefix", folder)
    yield folder


@pytest.fixture(scope="module")
def record() -> str:
    return run(SIM, "run", "1abcdef23456g", "--link", "ideal", "--json").strip()


def test_program_finds_the_cmake_package(prefix: Path, record: str, tmp_path: Path) -> None:
    (tmp_path / "outside.cc").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "CMakeLists.txt").write_text(LISTS, encoding="utf-8")
    run("cmake", "-S", tmp_path, "-B", tmp_path / "build", f"-DCMAKE_PREFIX_PATH={prefix}")
    run("cmake", "--build", tmp_path / "build")
    assert run(tmp_path / "build" / "outside").strip() == record


def test_program_finds_the_pkg_config_file(prefix: Path, record: str, tmp_path: Path) -> None:
    (tmp_path / "outside.cc").write_text(PROGRAM, encoding="utf-8")
    path = {"PKG_CONFIG_PATH": str(prefix / "lib/pkgconfig")}
    flags = run("pkg-config", "--cflags", "--libs", "fmipv6", environment=path)
    # Debian's files for ns-3 print a stray ';'.
    words = flags.replace(";", " ").split()
    run("g++", "outside.cc", "-o", "outside", *words, cwd=tmp_path)
    library = {"LD_LIBRARY_PATH": str(prefix / "lib")}
    assert run(tmp_path / "outside", environment=library).strip() == record


def test_installed_simulator_runs(prefix: Path, record: str) -> None:
    words = ("run", "1abcdef23456g", "--link", "ideal", "--json")
    assert run(prefix / "bin/fmipv6-sim", *words).strip() == record


def test_python_package_is_imported_from_there(prefix: Path, record: str, tmp_path: Path) -> None:
    code = (
        "import fmipv6, fmipv6.sweeps.__main__\n"
        "print(fmipv6.__file__)\n"
        "print(fmipv6.run('1abcdef23456g', link='ideal').text.strip(), end='')\n"
    )
    packages = prefix / "lib/python3/dist-packages"
    environment = {name: value for name, value in os.environ.items() if name != "FMIPV6_SIM"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(packages)},
        check=True,
        timeout=120,
    )
    where, _, text = done.stdout.partition("\n")
    assert Path(where).is_relative_to(packages)
    assert text.strip() == record
    assert (packages / "fmipv6/py.typed").exists()


def test_nothing_of_the_build_is_in_the_installed_files(prefix: Path) -> None:
    for path in prefix.rglob("*"):
        if path.suffix in (".cmake", ".pc", ".h", ".py"):
            assert str(BUILD) not in path.read_text(encoding="utf-8"), path
