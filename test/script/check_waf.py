#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Build the module with a stock waf, and compare its sources with CMake's.

Debian has no waf package, but the source package ntpsec carries an unpacked one; it is downloaded
once into build-waf/stock by apt, from the mirror the machine already uses, without a change to
the machine's own apt settings.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build-waf"
STOCK = FOLDER / "stock"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
# One program of each kind; all of them would only repeat what CMake's build has shown.
TARGETS = ("fmipv6", "fmipv6-sim", "fmipv6-unit-tests")


def run(command: list, cwd: pathlib.Path = ROOT, **environment: str) -> str:
    """Run a command and return its standard output; its failure raises."""
    print("+", " ".join(str(word) for word in command), flush=True)
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


def mirrors() -> list[str]:
    """`URI suite` of the Debian releases that apt knows, deb.debian.org where it knows none.

    Updates and security are left out: their pools lose what a point release has taken over.
    """
    answer = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN)\t$(REPO_URI)\t$(RELEASE)"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found = {
        f"{uri} {suite}"
        for origin, uri, suite in (line.split("\t") for line in answer.splitlines())
        if origin == "Debian" and "-" not in suite
    }
    return sorted(found) or ["http://deb.debian.org/debian/ bookworm"]


def stock_waf() -> pathlib.Path:
    """The folder that holds `waf` and `waflib`, downloaded if it is not there yet."""
    found = sorted(STOCK.glob("ntpsec-*/waf"))
    if found:
        return found[0].parent
    for folder in ("lists/partial", "cache/archives/partial"):
        (STOCK / folder).mkdir(parents=True, exist_ok=True)
    sources = STOCK / "sources.list"
    signed = f"[signed-by={KEYRING}] " if os.path.exists(KEYRING) else ""
    sources.write_text("".join(f"deb-src {signed}{mirror} main\n" for mirror in mirrors()))
    settings = {
        "Dir::Etc::sourcelist": sources,
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State::lists": STOCK / "lists",
        "Dir::Cache": STOCK / "cache",
        "APT::Sandbox::User": "",
    }
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    run(["apt-get", *options, "-q", "update"])
    run(["apt-get", *options, "-q", "source", "--download-only", "ntpsec"], cwd=STOCK)
    archive = sorted(STOCK.glob("ntpsec_*.orig.tar.*"))[0]
    # The build folder is named after nothing of the archive's inside: unpack and look.
    run(["tar", "-x", "-f", archive, "-C", STOCK])
    return sorted(STOCK.glob("ntpsec-*/waf"))[0].parent


def waf(*arguments: str) -> str:
    home = stock_waf()
    jobs = os.environ.get("FMIPV6_JOBS", str(len(os.sched_getaffinity(0))))
    return run(
        [sys.executable, home / "waf", f"-j{jobs}", *arguments],
        WAFDIR=str(home),
        WAFLOCK=".lock-waf_build-waf",
        CXX=os.environ.get("CXX", "g++"),
        PYTHONDONTWRITEBYTECODE="1",
    )


def download() -> None:
    """A stock waf is at hand."""
    version = waf("--version")
    if not version.startswith("waf 2."):
        raise AssertionError(f"not a waf 2: {version}")


def builds() -> None:
    """waf configures, and builds the library, one scenario and one test program."""
    known = {line.split()[0] for line in listed_by_waf()}
    missing = set(TARGETS) - known
    if missing:
        raise AssertionError(f"wscript has no target {' '.join(sorted(missing))}")
    waf("configure", "--debug")
    waf("build", "--targets=" + ",".join(TARGETS))


def scenario_runs() -> None:
    """The scenario built by waf runs."""
    if not run([FOLDER / "fmipv6-sim", "orderings"]).strip():
        raise AssertionError("fmipv6-sim orderings printed nothing")


def tests_run() -> None:
    """The test program built by waf passes."""
    run([FOLDER / TARGETS[2], "--gtest_brief=1"])


def listed_by_waf() -> list[str]:
    """`target path` lines of `waf sources`."""
    lines = [line.split() for line in waf("sources").splitlines()]
    return [" ".join(words) for words in lines if len(words) == 2 and words[1].endswith(".cc")]


def same_sources() -> None:
    """CMake's compile_commands.json and the wscript name the same sources for the same targets."""
    database = ROOT / "build" / "compile_commands.json"
    if not database.exists():
        raise AssertionError("no CMake build to compare with: ./fmipv6 test --only build first")
    cmake = set()
    for entry in json.loads(database.read_text(encoding="utf-8")):
        source = pathlib.Path(entry["directory"], entry["file"]).resolve()
        target = entry["command"].split("CMakeFiles/")[-1].split(".dir/")[0]
        path = source.relative_to(ROOT).as_posix()
        if not path.startswith(("build/", "bench/")):
            cmake.add(f"{target} {path}")
    by_waf = set(listed_by_waf())
    on_disk = {
        path.relative_to(ROOT).as_posix()
        for folder in ("model", "helper", "scenarios", "examples")
        for path in (ROOT / folder).rglob("*.cc")
    }
    faults = [f"only CMake: {line}" for line in sorted(cmake - by_waf)]
    faults += [f"only waf: {line}" for line in sorted(by_waf - cmake)]
    named = {line.split()[1] for line in cmake}
    faults += [f"in neither: {path}" for path in sorted(on_disk - named)]
    if faults or not cmake:
        raise AssertionError("\n".join(faults or ["CMake's build lists no source"]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--junitxml", type=pathlib.Path, help="write a report of the checks there")
    arguments = parser.parse_args()
    suite = ET.Element("testsuite", name="waf")
    failed = False
    for test in (download, same_sources, builds, scenario_runs, tests_run):
        begin = time.monotonic()
        case = ET.SubElement(suite, "testcase", name=test.__name__)
        try:
            test()
        except (AssertionError, OSError, IndexError, subprocess.CalledProcessError) as error:
            failed = True
            ET.SubElement(case, "failure", message=str(error))
            print(f"FAILED: {test.__doc__}\n{error}", flush=True)
            if test is download:
                break
        else:
            print(f"ok: {test.__doc__}", flush=True)
        case.set("time", f"{time.monotonic() - begin:.1f}")
    if arguments.junitxml:
        arguments.junitxml.parent.mkdir(parents=True, exist_ok=True)
        ET.ElementTree(suite).write(arguments.junitxml)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
