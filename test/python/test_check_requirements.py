# SPDX-License-Identifier: GPL-2.0-only
"""The check of the requirements tables finds each kind of fault in a small made-up tree."""

import csv
import pathlib
import subprocess
import sys

import pytest

CHECK = pathlib.Path(__file__).resolve().parents[1] / "script" / "check_requirements.py"
COLUMNS = ["section", "ordinal", "level", "quote", "status", "code", "test", "note"]
GOOD = ["6.1", "1", "MUST", "It MUST be so.", "covered", "Node::Send", "NodeTest.Sends", ""]


def write(tree: pathlib.Path, *rows: list[str]) -> None:
    """RFC 4068's table has these rows, the other tables have one each."""
    folder = tree / "doc" / "requirements"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("rfc4068", "rfc5568", "rfc6275"):
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            table = rows if name == "rfc4068" else [GOOD]
            csv.writer(file).writerows([COLUMNS, *table])


def check(tree: pathlib.Path, *options: str):
    return subprocess.run(
        [sys.executable, CHECK, *options, tree], capture_output=True, text=True, check=False
    )


@pytest.fixture(name="tree")
def made_up_tree(tmp_path):
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "node.h").write_text("class Node\n{\n    int m_tries; //!< Answer me\n};\n")
    (tmp_path / "model" / "node.cc").write_text("void\nNode::Send()\n{\n}\n")
    (tmp_path / "test" / "python").mkdir(parents=True)
    (tmp_path / "test" / "node-test.cc").write_text("TEST_F(NodeTest, Sends)\n{\n}\n")
    write(tmp_path, GOOD)
    assert check(tmp_path, "--write").returncode == 0
    return tmp_path


def test_a_right_table_passes_and_open_rows_are_counted(tree) -> None:
    write(tree, GOOD, ["6.1", "2", "SHOULD", "It SHOULD.", "open", "", "", ""])
    assert check(tree, "--write").returncode == 0
    done = check(tree)
    assert done.returncode == 0
    assert "rfc4068: 2 requirements, 1 open" in done.stdout
    assert "* - RFC 4068, sections 3 to 8" in (tree / "doc" / "requirements.rst").read_text()


def test_the_page_must_be_up_to_date(tree) -> None:
    (tree / "doc" / "requirements.rst").write_text("something else\n")
    done = check(tree)
    assert done.returncode == 1
    assert "not up to date" in done.stdout


@pytest.mark.parametrize(
    "column, value, fault",
    [
        ("ordinal", "2", "the ordinal should be 1"),
        ("quote", "It is so.", "the level is 'MUST'"),
        ("quote", "It MUST NOT be so.", "the level is 'MUST'"),
        ("level", "SHOULD", "the level is 'SHOULD'"),
        ("status", "done", "no such status"),
        ("code", "", "needs a code"),
        ("test", "", "needs a test"),
        ("code", "Node::Receive", "nothing in the code is called Node::Receive"),
        ("code", "Node::Answer", "nothing in the code is called Node::Answer"),
        ("code", "Node; Host", "nothing in the code is called Host"),
        ("test", "NodeTest.Receives", "there is no test NodeTest.Receives"),
        ("status", "not modelled", "needs a note"),
    ],
)
def test_each_fault_is_found(tree, column, value, fault) -> None:
    row = dict(zip(COLUMNS, GOOD))
    row[column] = value
    write(tree, list(row.values()))
    done = check(tree)
    assert done.returncode == 1
    assert fault in done.stdout


def test_members_and_classes_can_be_named(tree) -> None:
    row = dict(zip(COLUMNS, GOOD))
    row["code"] = "Node; Node::m_tries"
    write(tree, list(row.values()))
    assert check(tree).returncode == 0


def test_a_test_that_stands_for_too_much_is_found(tree) -> None:
    write(tree, *([GOOD[0], str(i), *GOOD[2:]] for i in range(1, 25)))
    done = check(tree)
    assert done.returncode == 1
    assert "NodeTest.Sends is named by 26 rows" in done.stdout


@pytest.mark.parametrize(
    "code, refused",
    [
        ("TEST_F(NodeTest, Sends)\n{\n    Run(Fmipv6Profile::RFC5568);\n}\n", True),
        ("TEST_F(NodeTest, Sends)\n{\n    Run(); // as RFC5568\n}\n", False),
        ("TEST_P(NodeTest, Sends)\n{\n    Run(GetParam() == RFC5568);\n}\n", False),
        ("TEST_F(NodeTest, Sends)\n{\n    Run(RFC4068), Run(RFC5568);\n}\n", False),
    ],
)
def test_a_test_of_the_other_edition_alone_is_found(tree, code, refused) -> None:
    (tree / "test" / "node-test.cc").write_text(code)
    row = dict(zip(COLUMNS, GOOD))
    write(tree, list(row.values()))
    assert ("runs the other edition alone" in check(tree).stdout) == refused
