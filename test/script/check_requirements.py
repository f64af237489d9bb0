#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Check the table of RFC requirements, doc/requirements/*.csv, and write the page about it.

A row is a sentence of an RFC that holds MUST, SHOULD or one of their kin: its section, its ordinal
among such sentences of the section, the keywords, a short quote, a status, the place in the code,
the test that covers it, and a note. Checked: ordinals are gapless; the quote's keywords are those
of the row; each status has what it needs; every place and every test exists, no test stands for
more than MOST_ROWS rows, and a row of RFC 4068 or RFC 5568 has a test that does not say of itself
that it runs the other edition alone. So a renamed class or test fails here. `--write` makes
doc/requirements.rst; without it, the page must be up to date.

The RFCs' texts are no part of the module: what the rows say of them was extracted once.
"""

import argparse
import collections
import csv
import pathlib
import re
import sys
import typing

ROOT = pathlib.Path(__file__).resolve().parents[2]
COLUMNS = ["section", "ordinal", "level", "quote", "status", "code", "test", "note"]
KEYWORD = re.compile(r"\b(?:MUST|SHOULD|SHALL)(?: NOT)?\b|\b(?:NOT )?RECOMMENDED\b|\bREQUIRED\b")
#: One test that is said to cover more requirements is a walk through them, and fails for none.
MOST_ROWS = 24
#: How the editions of FMIPv6 are written in tests.
EDITION = re.compile(r"(?:RFC|Rfc)(4068|5568)(?![ ,])")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
#: status -> which of code, test and note a row of it must have.
STATUSES = {
    "covered": ("code", "test"),
    "untested": ("code",),
    "not modelled": ("note",),
    "open": (),
}
TITLES = {
    "rfc4068": "RFC 4068, sections 3 to 8",
    "rfc5568": "RFC 5568, sections 3 to 10",
    "rfc6275": "RFC 6275, sections 6 to 11",
}
HEAD = """.. Written by test/script/check_requirements.py --write from doc/requirements/*.csv: do not edit.

Requirements of the RFCs
========================

Every sentence of RFC 4068 and RFC 5568, and of RFC 6275's sections on messages, correspondent node,
home agent and mobile node, that says MUST, SHOULD or one of their kin; where it is in the code, and
which test covers it. The quotes are shortened; a sentence is known by section and ordinal.

* *covered*: it is done, and the test named would fail without it, or walks through it.
* *untested*: it is done, and no test of its own says so.
* *not modelled*: it is not done, and the note says why.
* *open*: it is not done, or nobody has looked yet; the note says what is known.

The tables are ``doc/requirements/*.csv``. ``test/script/check_requirements.py``, part of ``./fmipv6
test``, fails where a place or a test named there does not exist.

"""


def read(path: pathlib.Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"{path}: the columns must be {', '.join(COLUMNS)}")
        return list(reader)


def split(cell: str) -> list[str]:
    """The entries of a cell."""
    return [entry.strip() for entry in cell.split(";") if entry.strip()]


class Sources:
    """What can be named: classes and functions of the module, cases of its tests."""

    def __init__(self, root: pathlib.Path):
        self._code = {}
        for folder in ("model", "helper", "scenarios"):
            for path in sorted((root / folder).rglob("*.[hc]*")):
                if path.suffix in (".h", ".cc"):
                    text = path.read_text(encoding="utf-8")
                    self._code[path.relative_to(root)] = COMMENT.sub("", text)
        #: case -> the editions of FMIPv6 that its name and its body name.
        self.cases: dict[str, set[str]] = {}
        pattern = re.compile(r"^\s*TEST(_F|_P)?\(\s*(\w+),\s*(\w+)\)", re.MULTILINE)
        for path in (root / "test").rglob("*-test.cc"):
            parts = pattern.split(COMMENT.sub("", path.read_text(encoding="utf-8")))
            for kind, suite, case, body in zip(*(parts[i::4] for i in range(1, 5))):
                # A test with parameters runs both.
                told = "" if kind == "_P" else suite + case + body
                self.cases[f"{suite}.{case}"] = set(EDITION.findall(told))
        for path in (root / "test" / "python").glob("test_*.py"):
            for case in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M):
                self.cases[f"{path.stem}.{case}"] = set()

    def find(self, symbol: str) -> typing.Optional[pathlib.Path]:
        """The file where a class, a Class::function or a Class::member is."""
        name, _, member = symbol.partition("::")
        declaration = re.compile(rf"\b(?:class|struct) (?:\w+::)?{re.escape(name)}\b(?!;)")
        for path, text in self._code.items():
            if member and re.search(rf"\b{re.escape(symbol)}\b", text) and path.suffix == ".cc":
                return path
        for path, text in self._code.items():
            if path.suffix == ".h" and declaration.search(text):
                if not member or re.search(rf"\b{re.escape(member)}\b", text):
                    return path
        return None


def check(name: str, rows: list[dict[str, str]], sources: Sources) -> list[str]:
    """What is wrong with a table."""
    faults = []
    last: dict[str, int] = collections.defaultdict(int)
    for row in rows:
        where = f"{name} {row['section']} #{row['ordinal']}"
        if row["ordinal"] != str(last[row["section"]] + 1):
            faults.append(f"{where}: the ordinal should be {last[row['section']] + 1}")
        last[row["section"]] += 1
        levels = list(dict.fromkeys(KEYWORD.findall(row["quote"])))
        if not levels or " ".join(levels) != row["level"]:
            faults.append(f"{where}: the quote says {levels}, the level is '{row['level']}'")
        if row["status"] not in STATUSES:
            faults.append(f"{where}: no such status: '{row['status']}'")
            continue
        for column in STATUSES[row["status"]]:
            if not row[column].strip():
                faults.append(f"{where}: '{row['status']}' needs a {column}")
        for symbol in split(row["code"]):
            if not sources.find(symbol):
                faults.append(f"{where}: nothing in the code is called {symbol}")
        for case in split(row["test"]):
            if case not in sources.cases:
                faults.append(f"{where}: there is no test {case}")
        told = [sources.cases.get(case, set()) for case in split(row["test"])]
        edition = name[len("rfc") :]
        both = edition not in ("4068", "5568")
        if told and not both and all(one and edition not in one for one in told):
            faults.append(f"{where}: {row['test']} runs the other edition alone")
    if len({(row["section"], row["ordinal"]) for row in rows}) != len(rows):
        faults.append(f"{name}: a sentence has two rows")
    return faults


def check_spread(tables: dict[str, list[dict[str, str]]]) -> list[str]:
    """Tests that are named by so many rows that they say little of each."""
    named = collections.Counter(
        case for rows in tables.values() for row in rows for case in set(split(row["test"]))
    )
    return [
        f"{case} is named by {number} rows: name tests that are about them (at most {MOST_ROWS})"
        for case, number in named.items()
        if number > MOST_ROWS
    ]


def page(tables: dict[str, list[dict[str, str]]]) -> str:
    """The documentation page."""
    lines = [HEAD, ".. list-table:: How many", "   :header-rows: 1", ""]
    for number, cells in enumerate(
        [["", *STATUSES, "all"]]
        + [
            [
                TITLES[name],
                *(str(sum(row["status"] == status for row in rows)) for status in STATUSES),
                str(len(rows)),
            ]
            for name, rows in tables.items()
        ]
    ):
        lines += [f"   * - {cells[0]}" if cells[0] or number else "   * -"]
        lines += [f"     - {cell}" for cell in cells[1:]]
    for name in tables:
        title = TITLES[name]
        lines += ["", title, "-" * len(title), "", f".. csv-table:: {title}"]
        lines += [f"   :file: requirements/{name}.csv", "   :header-rows: 1"]
        lines += ["   :widths: 6 4 8 34 8 16 16 8"]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write doc/requirements.rst")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=ROOT, help="another tree")
    options = parser.parse_args()
    doc = options.root / "doc"
    tables = {name: read(doc / "requirements" / f"{name}.csv") for name in TITLES}
    sources = Sources(options.root)
    faults = [fault for name, rows in tables.items() for fault in check(name, rows, sources)]
    faults += check_spread(tables)
    text = page(tables)
    target = doc / "requirements.rst"
    if options.write:
        target.write_text(text, encoding="utf-8")
    elif not target.exists() or target.read_text(encoding="utf-8") != text:
        faults.append("doc/requirements.rst is not up to date: check_requirements.py --write")
    for fault in faults:
        print(fault)
    if faults:
        sys.exit(1)
    for name, rows in tables.items():
        number = sum(row["status"] == "open" for row in rows)
        print(f"{name}: {len(rows)} requirements, {number} open")


if __name__ == "__main__":
    main()
