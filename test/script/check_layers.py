#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Check that includes only ever point down the layers of the module.

The ranks below are design.md's picture (doc/design-decisions.rst shows it); a file may include
files of its own room, of a lower rank, and of `wire`, `step` and `compat`. Also checked: header
names are unique in the module and differ from ns-3's, every own header is included as
"ns3/NAME.h", who stands above the primitives does not ask what link is below them, and the ns-3 version is looked at in `model/compat` alone.
"""

import pathlib
import re
import sys

# The tree to check: this one, or (for the check's own tests) the one that is named.
ROOT = pathlib.Path(sys.argv[1] if sys.argv[1:] else __file__).resolve()
if not sys.argv[1:]:
    ROOT = ROOT.parents[2]

# room: rank. Rooms of one rank do not see each other, apart from rank 0's.
RANKS = {
    "model/compat": 0,
    "model/wire": 0,
    "model/step": 0,
    "model/ds": 1,
    "model/dot1x": 2,
    "model/dot11": 3,
    "model/ideal-link": 3,
    "model/link-sap": 4,
    "model/table": 4,
    "model/stack": 5,
    "model/mobile-ip": 6,
    "model/agent": 7,
    "model/ordering": 8,
    "model/lin6": 8,
    "model/metrics": 9,
    "model/monitor": 9,
    "helper": 10,
    "scenarios": 11,
    "examples": 11,
    "bench": 11,
}
# The abstract entities of link-sap stand above both providers, yet the providers are not for
# everyone below the helpers: who may never include whom, whatever the ranks.
NEVER = {
    *(
        (above, below)
        for above in ("model/stack", "model/mobile-ip", "model/agent", "model/lin6")
        for below in ("model/dot11", "model/dot1x", "model/ideal-link")
    ),
    ("model/ideal-link", "model/dot1x"),
    ("model/dot11", "model/agent"),
}
# Who knows of the link what RFC 5184's primitives say, and so not which technology it is.
LINK_BLIND = ("model/table", "model/stack", "model/mobile-ip", "model/agent")
TECHNOLOGY = re.compile(
    r"\b(LinkType|GetInterfaceId|IEEE_802_\w+|Dot11\w+|Ideal(Link|Station|Poa)\w*)\b"
    r"|(dot11|ideal)-link-sap\.h"
)
# `wire` knows bytes and nothing else.
ONLY = {"model/wire": {"model/wire", "model/compat"}}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]', re.MULTILINE)
VERSION = re.compile(r"\bNS3_(VERSION_|MINOR|MAJOR)\w*|ns3/version-defines\.h")


def room_of(path: pathlib.Path) -> str | None:
    """The room a file of the tree belongs to."""
    name = path.relative_to(ROOT).as_posix()
    return next((room for room in RANKS if name.startswith(room + "/")), None)


def main() -> int:
    faults = []
    files = sorted(
        path
        for folder in ("model", "helper", "scenarios", "examples", "bench")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".h", ".cc")
    )
    headers: dict[str, pathlib.Path] = {}
    for path in files:
        if path.suffix != ".h":
            continue
        if path.name in headers:
            faults.append(f"{path}: a second header of this name beside {headers[path.name]}")
        headers[path.name] = path
        if pathlib.Path("/usr/include/ns3", path.name).exists():
            faults.append(f"{path}: ns-3 has a header of this name")

    includes = 0
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        room = room_of(path)
        if room is None:
            faults.append(f"{name}: in no room of the table in {pathlib.Path(__file__).name}")
            continue
        text = path.read_text(encoding="utf-8")
        if room != "model/compat" and (found := VERSION.search(text)):
            faults.append(f"{name}: looks at the ns-3 version ({found[0]}); that is model/compat's")
        if room in LINK_BLIND and (found := TECHNOLOGY.search(text)):
            faults.append(f"{name}: asks what the link is ({found[0]}); primitives do not tell")
        for quote, target in INCLUDE.findall(text):
            includes += 1
            base = target.rsplit("/", 1)[-1]
            if target.startswith("ns3/") and base.endswith("-module.h"):
                faults.append(f'{name}: includes "{target}"; include single headers')
            if base not in headers or (quote == "<" and not target.startswith("ns3/")):
                continue
            other = room_of(headers[base])
            in_module = room.startswith("model/") or room == "helper"
            if in_module and target != f"ns3/{base}":
                faults.append(f'{name}: includes "{target}"; write "ns3/{base}"')
            if other == room:
                continue
            allowed = RANKS[other] < RANKS[room] or RANKS[other] == 0
            if room in ONLY:
                allowed = other in ONLY[room]
            if not allowed or (room, other) in NEVER:
                faults.append(f"{name}: {room} may not include {target} of {other}")
    for fault in faults:
        print(fault)
    print(f"{includes} includes of {len(files)} files, {len(faults)} faults")
    return 1 if faults or not includes else 0


if __name__ == "__main__":
    sys.exit(main())
