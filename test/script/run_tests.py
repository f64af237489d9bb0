#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Run every check and test of the module; `./fmipv6 test` ends here.

The last line is "N passed, N failed". A stage counts each of its test cases; a check that has no
cases (a format check, a build) counts as one.
"""

import argparse
import dataclasses
import os
import pathlib
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "test" / "script"
BUILD = ROOT / "build"
SANITIZED = ROOT / "build-sanitize"
JOBS = os.environ.get("FMIPV6_JOBS", str(len(os.sched_getaffinity(0))))
ENVIRONMENT = {
    **os.environ,
    "CCACHE_BASEDIR": str(ROOT),
    "CCACHE_SLOPPINESS": "pch_defines,time_macros",
    "FMIPV6_SIM": str(BUILD / "scenarios" / "fmipv6-sim"),
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclasses.dataclass
class Outcome:
    """What a stage found: how many cases passed, and the names of those that failed."""

    passed: int = 0
    failed: list[str] = dataclasses.field(default_factory=list)
    skipped: list[str] = dataclasses.field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped


def run(command: list, **options) -> bool:
    """Run a command with its output in view; whether it succeeded."""
    print("+", " ".join(str(word) for word in command), flush=True)
    return (
        subprocess.run(
            [str(word) for word in command], cwd=ROOT, env=ENVIRONMENT, check=False, **options
        ).returncode
        == 0
    )


def check(name: str, command: list) -> Outcome:
    """A command that is one check."""
    ok = run(command)
    print(f"{'ok' if ok else 'FAILED'}: {name}", flush=True)
    return Outcome(passed=1) if ok else Outcome(failed=[name])


def cases(name: str, command: list, report: pathlib.Path) -> Outcome:
    """A command that writes a JUnit report of its cases.

    A command that fails without a failed case in its report (none found, a crash) is one failure.
    """
    report.unlink(missing_ok=True)
    ok = run(command)
    outcome = Outcome()
    if report.exists():
        for case in ET.parse(report).getroot().iter("testcase"):
            title = f"{name}: {case.get('classname', '')} {case.get('name')}"
            children = {child.tag for child in case}
            if children & {"failure", "error"} or case.get("status") == "fail":
                outcome.failed.append(title)
            elif "skipped" in children or case.get("status") in ("disabled", "notrun"):
                outcome.skipped.append(title)
            else:
                outcome.passed += 1
    if not ok and not outcome.failed:
        outcome.failed.append(f"{name}: {command[0]} failed")
    return outcome


def sources(*patterns: str) -> list[str]:
    """The files of the tree, not of a build folder, that match a pattern."""
    folders = ("model", "helper", "scenarios", "examples", "test", "bench", "build-support")
    found = []
    for folder in folders:
        for pattern in patterns:
            found += (ROOT / folder).rglob(pattern)
    return sorted(str(path.relative_to(ROOT)) for path in found)


def static() -> Outcome:
    """Format, layers, shell syntax, requirements of the RFCs, package list."""
    outcome = check(
        "format", ["clang-format", "--dry-run", "-Werror", *sources("*.cc", "*.h")]
    )
    outcome.add(check("layers", [sys.executable, SCRIPTS / "check_layers.py"]))
    for script in ("fmipv6", ".ci/run"):
        outcome.add(check(f"shell syntax of {script}", ["sh", "-n", script]))
    outcome.add(check("requirements", [sys.executable, SCRIPTS / "check_requirements.py"]))
    outcome.add(check("package list", [sys.executable, SCRIPTS / "check_packages.py"]))
    return outcome


def build() -> Outcome:
    """Everything that CMake builds."""
    options = ["-DFMIPV6_TESTS=ON", "-DFMIPV6_BENCH=ON"]
    return check("build", [ROOT / "fmipv6", "--no-install", "build", *options])


def ctest(name: str, folder: pathlib.Path, *selection: str) -> Outcome:
    report = folder / "ctest-report.xml"
    command = ["ctest", "--test-dir", folder, "-j", JOBS, "--no-tests=error", *selection]
    return cases(name, [*command, "--output-on-failure", "--output-junit", report], report)


def cpp() -> Outcome:
    """GoogleTest, through ctest."""
    return ctest("ctest", BUILD)


def python() -> Outcome:
    """The Python tests, and those that drive the programs from outside."""
    report = BUILD / "pytest-report.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test/python"]
    return cases("pytest", [*command, f"--junitxml={report}"], report)


def waf() -> Outcome:
    """The same tree built by a stock waf, from the same sources."""
    return cases(
        "waf",
        [sys.executable, SCRIPTS / "check_waf.py", "--junitxml", BUILD / "waf-report.xml"],
        BUILD / "waf-report.xml",
    )


def sanitize() -> Outcome:
    """The C++ tests under AddressSanitizer and UndefinedBehaviorSanitizer."""
    configure = ["cmake", "-S", ROOT, "-B", SANITIZED, "-G", "Ninja"]
    options = ["-DFMIPV6_TESTS=ON", "-DFMIPV6_SANITIZE=ON"]
    if subprocess.run(["sh", "-c", "command -v ccache"], stdout=subprocess.DEVNULL).returncode == 0:
        options.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
    made = run([*configure, *options]) and run(["ninja", "-C", SANITIZED, "-j", JOBS])
    if not made:
        return Outcome(failed=["sanitized build"])
    outcome = Outcome(passed=1)
    # Every label over the ideal link costs some seconds there, of each of the several hundred. The
    # handovers back and forth run the same code over that link, the thirty labels over Wi-Fi.
    every_label = "EveryLabelIdealLink|EveryFeasibleLabel"
    outcome.add(ctest("sanitized ctest", SANITIZED, "--exclude-regex", every_label))
    return outcome


def fuzz() -> Outcome:
    """A fixed number of fuzzed inputs for each parser of received bytes."""
    report = BUILD / "fuzz-report.xml"
    command = [sys.executable, SCRIPTS / "run_fuzz.py", "--smoke", "--junitxml", report]
    return cases("fuzz", command, report)


STAGES = {
    "static": static,
    "build": build,
    "ctest": cpp,
    "pytest": python,
    "waf": waf,
    "sanitize": sanitize,
    "fuzz": fuzz,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="fmipv6 test", description=__doc__)
    parser.add_argument("--only", action="append", choices=STAGES, help="run this stage alone")
    parser.add_argument("--skip", action="append", choices=STAGES, default=[])
    parser.add_argument(
        "--quick", action="store_true", help="leave out further builds: waf, sanitize, fuzz"
    )
    arguments = parser.parse_args()
    skip = set(arguments.skip) | ({"waf", "sanitize", "fuzz"} if arguments.quick else set())
    stages = [name for name in arguments.only or STAGES if name not in skip]

    total = Outcome()
    for name in stages:
        print(f"\n=== {name}: {STAGES[name].__doc__ or ''}", flush=True)
        begin = time.monotonic()
        outcome = STAGES[name]()
        total.add(outcome)
        print(
            f"=== {name}: {outcome.passed} passed, {len(outcome.failed)} failed"
            f" in {time.monotonic() - begin:.0f} s",
            flush=True,
        )
    for title in total.skipped:
        print("skipped:", title)
    for title in total.failed:
        print("FAILED:", title)
    print(f"{total.passed} passed, {len(total.failed)} failed")
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
