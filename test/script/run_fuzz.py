#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Fuzz the parsers of model/wire with libFuzzer; `./fmipv6 fuzz` ends here.

Each target of test/fuzz starts from the octets of the test vectors that it names, and from what
earlier runs found worth keeping (build-fuzz/corpus). An input that crashes a target, breaks one of
its promises, or takes more than 10 s is kept in build-fuzz/findings, is named, and makes the
command fail. Turn it into a vector of a unit test when you mend it.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ROOT / "test" / "fuzz"
VECTORS = ROOT / "test" / "vectors"
FOLDER = ROOT / "build-fuzz"
SUFFIX = "-fuzz.cc"
JOBS = os.environ.get("FMIPV6_JOBS", str(len(os.sched_getaffinity(0))))
ENVIRONMENT = {
    **os.environ,
    "CCACHE_BASEDIR": str(ROOT),
    "CCACHE_SLOPPINESS": "pch_defines,time_macros",
}
# The fixed amount of the smoke run; a target does some thousand inputs a second.
SMOKE = ["-runs=20000", "-seed=1"]
LIMITS = ["-max_len=1024", "-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1"]


def targets() -> list[str]:
    """The names of all targets."""
    return sorted(path.name.removesuffix(SUFFIX) for path in SOURCES.glob("*" + SUFFIX))


def build(chosen: list[str]) -> None:
    """Compile the targets with clang in a build folder of their own."""
    options = ["-DFMIPV6_FUZZ=ON", "-DCMAKE_CXX_COMPILER=clang++"]
    if subprocess.run(["sh", "-c", "command -v ccache"], stdout=subprocess.DEVNULL).returncode == 0:
        options.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
    configure = ["cmake", "-S", ROOT, "-B", FOLDER, "-G", "Ninja", *options]
    make = ["ninja", "-C", FOLDER, "-j", JOBS, *(f"{name}-fuzz" for name in chosen)]
    for command in (configure, make):
        print("+", " ".join(map(str, command)), flush=True)
        subprocess.run(command, env=ENVIRONMENT, stdout=sys.stderr, check=True)


def octets(vector: pathlib.Path) -> bytes:
    """The octets of a vector file: pairs of hexadecimal digits, comments behind '#'."""
    lines = vector.read_text(encoding="utf-8").splitlines()
    return bytes.fromhex("".join(line.partition("#")[0] for line in lines))


def seed(name: str) -> pathlib.Path:
    """A fresh folder of the inputs that a target starts from."""
    source = (SOURCES / (name + SUFFIX)).read_text(encoding="utf-8")
    patterns = re.search(r"^// seeds: (.*)$", source, re.MULTILINE)
    folder = FOLDER / "seeds" / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for pattern in patterns[1].split() if patterns else []:
        vectors = sorted(VECTORS.glob(pattern))
        if not vectors:
            raise SystemExit(f"{name}{SUFFIX} names seeds {pattern}: no such vector")
        for vector in vectors:
            (folder / vector.stem).write_bytes(octets(vector))
    return folder


def fuzz(name: str, effort: list[str], keep: bool) -> str:
    """Run one target. @return what it found, empty if nothing."""
    seeds = seed(name)
    findings = FOLDER / "findings"
    findings.mkdir(exist_ok=True)
    folders = [seeds]
    if keep:
        corpus = FOLDER / "corpus" / name
        corpus.mkdir(parents=True, exist_ok=True)
        folders.insert(0, corpus)
    command = [FOLDER / "test" / "fuzz" / f"{name}-fuzz", *effort, *LIMITS]
    command += [f"-artifact_prefix={findings / name}-", *folders]
    print("+", " ".join(map(str, command)), flush=True)
    begin = time.monotonic()
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    if done.returncode != 0:
        written = re.search(r"Test unit written to (\S+)", done.stdout)
        print(done.stdout, flush=True)
        return f"input {written[1]}" if written else f"ended with {done.returncode}"
    executed = re.search(r"number_of_executed_units: (\d+)", done.stdout)
    covered = re.findall(r"cov: (\d+)", done.stdout)
    print(
        f"ok: {name}: {executed[1] if executed else 'no'} inputs,"
        f" {covered[-1] if covered else 'no'} edges, {time.monotonic() - begin:.1f} s",
        flush=True,
    )
    return ""


def main() -> int:
    known = targets()
    parser = argparse.ArgumentParser(prog="fmipv6 fuzz", description=__doc__)
    parser.add_argument("target", nargs="*", help="one of: " + ", ".join(known) + " (all)")
    parser.add_argument("--seconds", type=int, default=60, help="how long each runs (60)")
    parser.add_argument("--smoke", action="store_true", help="the fixed inputs of ./fmipv6 test")
    parser.add_argument("--junitxml", type=pathlib.Path, help="write a report of the targets there")
    arguments = parser.parse_args()
    for name in arguments.target:
        if name not in known:
            parser.error(f"there is no target '{name}'; there are {', '.join(known)}")
    if arguments.seconds < 1:
        parser.error("--seconds must be 1 or more")
    chosen = arguments.target or known
    try:
        build(chosen)
    except subprocess.CalledProcessError:
        return 1
    effort = SMOKE if arguments.smoke else [f"-max_total_time={arguments.seconds}"]
    suite = ET.Element("testsuite", name="fuzz")
    failed = []
    for name in chosen:
        case = ET.SubElement(suite, "testcase", name=name)
        if found := fuzz(name, effort, keep=not arguments.smoke):
            failed.append(f"FAILED: {name}: {found}")
            ET.SubElement(case, "failure", message=found)
    if arguments.junitxml:
        ET.ElementTree(suite).write(arguments.junitxml)
    for line in failed:
        print(line)
    print(f"{len(chosen) - len(failed)} targets without a finding, {len(failed)} with one")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
