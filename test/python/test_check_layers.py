# SPDX-License-Identifier: GPL-2.0-only
"""The include-direction check finds each kind of fault in a small made-up tree."""

import pathlib
import subprocess
import sys

import pytest

CHECK = pathlib.Path(__file__).resolve().parents[1] / "script" / "check_layers.py"


def check(tree: pathlib.Path):
    return subprocess.run(
        [sys.executable, CHECK, tree], capture_output=True, text=True, check=False
    )


@pytest.fixture(name="tree")
def made_up_tree(tmp_path):
    """One header in each of some rooms, and a file that includes downwards."""
    for room, name in {
        "model/compat": "compat-x",
        "model/wire": "wire-x",
        "model/step": "step-x",
        "model/dot1x": "dot1x-x",
        "model/dot11": "dot11-x",
        "model/ideal-link": "ideal-x",
        "model/link-sap": "sap-x",
        "model/agent": "agent-x",
        "model/table": "table-x",
        "helper": "helper-x",
    }.items():
        (tmp_path / room).mkdir(parents=True)
        (tmp_path / room / f"{name}.h").write_text("#pragma once\n")
    (tmp_path / "model/agent/agent-x.cc").write_text(
        '#include "ns3/sap-x.h"\n#include "ns3/table-x.h"\n#include "ns3/agent-x.h"\n'
    )
    return tmp_path


def test_a_tree_that_points_down_passes(tree):
    assert check(tree).returncode == 0


@pytest.mark.parametrize(
    "room, includes",
    [
        ("model/agent", "dot11-x"),  # passes the rank, yet agents know no 802.11
        ("model/agent", "ideal-x"),
        ("model/agent", "dot1x-x"),
        ("model/dot1x", "dot11-x"),  # upwards
        ("model/ideal-link", "dot1x-x"),
        ("model/dot11", "agent-x"),
        ("model/dot11", "sap-x"),  # upwards
        ("model/dot11", "ideal-x"),  # beside
        ("model/table", "sap-x"),
        ("model/wire", "step-x"),  # wire knows bytes and nothing else
        ("model/agent", "helper-x"),
    ],
)
def test_an_include_against_the_layers_is_found(tree, room, includes):
    (tree / room / "offender.cc").write_text(f'#include "ns3/{includes}.h"\n')
    answer = check(tree)
    assert answer.returncode == 1
    assert f"{room}/offender.cc: {room} may not include" in answer.stdout


@pytest.mark.parametrize(
    "text, fault",
    [
        ("#if NS3_VERSION_MINOR > 37\n#endif\n", "ns-3 version"),
        ('#include "ns3/wifi-module.h"\n', "include single headers"),
        ('#include "table-x.h"\n', 'write "ns3/table-x.h"'),
        ("if (link->GetInterfaceId().type == x)\n", "asks what the link is"),
        ('#include "ns3/dot11-link-sap.h"\n', "asks what the link is"),
    ],
)
def test_other_faults_are_found(tree, text, fault):
    (tree / "model/agent/offender.cc").write_text(text)
    answer = check(tree)
    assert answer.returncode == 1
    assert fault in answer.stdout


def test_the_version_may_be_looked_at_in_compat(tree):
    (tree / "model/compat/compat-x.h").write_text("#if NS3_VERSION_MINOR > 37\n#endif\n")
    assert check(tree).returncode == 0


def test_two_headers_of_one_name_are_found(tree):
    (tree / "model/table/wire-x.h").write_text("#pragma once\n")
    assert "second header" in check(tree).stdout


def test_a_header_named_like_one_of_ns3_is_found(tree):
    (tree / "model/table/packet.h").write_text("#pragma once\n")
    assert "ns-3 has a header of this name" in check(tree).stdout
