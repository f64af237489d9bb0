#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Check that packages.list covers what the tree uses.

Every subcommand that `./fmipv6 help` shows has a section; every header of another project that a
C++ file includes, every Python module that a Python file imports, every program that the scripts
call and every library that ns-3's CMake files name belongs to a package of the right section, or to
a direct dependency of one.
"""

import ast
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Where a file's needs must be met. The first match counts.
SECTION_OF = (
    ("test/", "test"),
    ("bench/", "bench"),
    ("bindings/", "sweep"),
    ("scenarios/compare/", "compare"),
    ("scenarios/demo/", "demo"),
    ("scenarios/shared/", "demo"),
    ("scenarios/reproduce/", "reproduce"),
    ("scenarios/", "scenario"),
    ("", "build"),
)
# Programs by the section that must bring them.
PROGRAMS = {
    "build": ["g++", "cmake", "ninja"],
    "demo": ["tshark", "python3"],
    "compare": ["python3"],
    "reproduce": ["python3"],
    "bench": ["python3"],
    "fuzz": ["clang++", "python3"],
    "test": ["clang-format", "pkg-config", "xz", "tshark", "python3"],
}
ESSENTIAL = {"libc6-dev", "linux-libc-dev", "libstdc++-12-dev", "libpython3.11-minimal"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+["<]([^">]+)[">]', re.MULTILINE)

LIBRARY = re.compile(r"/usr/lib/[^;\"]*\.so\b")


def sections() -> dict[str, set[str]]:
    """packages.list with `@section` lines resolved."""
    raw: dict[str, list[str]] = {}
    for line in (ROOT / "packages.list").read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            raw[line[1:-1]] = current = []
        elif line and not line.startswith("#"):
            current.append(line)

    def resolve(name: str) -> set[str]:
        found = set()
        for word in raw[name]:
            found |= resolve(word[1:]) if word.startswith("@") else {word}
        return found

    return {name: resolve(name) for name in raw}


def with_dependencies(packages: set[str]) -> set[str]:
    """The packages and what they directly depend on."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Pre-Depends}, ${Depends}\n", *sorted(packages)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    names = re.split(r"[,|\n]", listing)
    return packages | {re.sub(r"[\s(:].*", "", name.strip()) for name in names if name.strip()}


def owners(paths: set[pathlib.Path]) -> dict[pathlib.Path, set[str]]:
    """The packages that ship each file, through the links in its path."""
    asked = sorted({str(spelling) for path in paths for spelling in (path, path.resolve())})
    answer = subprocess.run(
        ["dpkg-query", "-S", *asked], capture_output=True, text=True, check=False
    ).stdout
    shipped: dict[str, set[str]] = {}
    for line in answer.splitlines():
        names, _, path = line.rpartition(": ")
        shipped.setdefault(path, set()).update(
            re.sub(r":.*", "", name.strip()) for name in names.split(",")
        )
    return {
        path: shipped.get(str(path), set()) | shipped.get(str(path.resolve()), set())
        for path in paths
    }


def header_file(target: str) -> pathlib.Path | None:
    """Where the compiler finds a header of another project; None for the compiler's own."""
    path = pathlib.Path("/usr/include", target)
    return path if path.exists() else None


def python_module(name: str) -> pathlib.Path | None:
    """Where Debian keeps a Python module that is not the standard library's."""
    for candidate in (f"{name}/__init__.py", f"{name}.py"):
        path = pathlib.Path("/usr/lib/python3/dist-packages", candidate)
        if path.exists():
            return path
    return None


def needs() -> dict[tuple[str, pathlib.Path], str]:
    """(section, file that must be there) -> who needs it."""
    found: dict[tuple[str, pathlib.Path], str] = {}
    for folder in ("model", "helper", "scenarios", "examples", "bench", "bindings", "test"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            section = next(section for prefix, section in SECTION_OF if name.startswith(prefix))
            if path.suffix in (".h", ".cc"):
                for target in INCLUDE.findall(path.read_text(encoding="utf-8")):
                    if (header := header_file(target)) is not None:
                        found.setdefault((section, header), f"{name}: {target}")
            elif path.suffix == ".py":
                own = {entry.stem for entry in path.parent.iterdir()}
                for module in imports(path):
                    if module in sys.stdlib_module_names or module in own:
                        continue
                    if list(ROOT.glob(f"scenarios/*/{module}/__init__.py")) or (
                        ROOT / "bindings" / module
                    ).is_dir():
                        continue
                    where = python_module(module) or pathlib.Path(f"module {module}")
                    found.setdefault((section, where), f"{name}: import {module}")
    for targets in pathlib.Path("/usr/lib").glob("*/cmake/ns3/ns3Targets.cmake"):
        for library in LIBRARY.findall(targets.read_text(encoding="utf-8")):
            found.setdefault(("build", pathlib.Path(library)), "ns-3's CMake files")
    for section, programs in PROGRAMS.items():
        for program in programs:
            found.setdefault((section, pathlib.Path("/usr/bin", program)), "the scripts")
    return found


def imports(path: pathlib.Path) -> set[str]:
    """The top-level names of the modules a Python file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


def main() -> int:
    listed = sections()
    faults = []
    usage = subprocess.run([ROOT / "fmipv6", "help"], capture_output=True, text=True, check=True)
    for subcommand in re.findall(r"^  ([a-z]+)  ", usage.stdout, re.MULTILINE):
        if subcommand != "help" and subcommand not in listed:
            faults.append(f"packages.list has no section for ./fmipv6 {subcommand}")
    covered = {name: with_dependencies(packages) | ESSENTIAL for name, packages in listed.items()}
    wanted = needs()
    owner = owners({path for _, path in wanted})
    for (section, path), who in sorted(wanted.items(), key=str):
        packages = owner[path]
        if not packages & covered[section]:
            shipped = " or ".join(sorted(packages)) or "no installed package"
            faults.append(f"{who} needs {path} of {shipped}, not in section [{section}]")
    for fault in faults:
        print(fault)
    print(f"{len(wanted)} needs of {len(listed)} sections, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
