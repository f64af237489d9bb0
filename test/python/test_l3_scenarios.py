# SPDX-License-Identifier: GPL-2.0-only
"""The scenarios of RFC 5184 that write figures: their tables, files and refusals."""

import csv
import json
import os
import pathlib
import subprocess
import sys

import pytest
from fmipv6_shared.figures import to_svg
from fmipv6_shared.scenario import table_csv
from fmipv6_shared.scenario_bars import plot_bars, table_text

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")).parent


def simulate(name, *options):
    """A scenario's table."""
    done = subprocess.run(
        [PROGRAMS / name, *options, "--json"], capture_output=True, text=True, timeout=300, check=True
    )
    return json.loads(done.stdout)


def show(name, *options):
    """What ./fmipv6 scenario runs behind the program's build."""
    return subprocess.run(
        [sys.executable, ROOT / "scenarios" / name / f"{name}.py", "--program", PROGRAMS / name, *options],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def means(table, column):
    """Mean by variant."""
    return {row["variant"]: row[column]["mean"] for row in table["rows"]}


def test_on_a_fading_channel_damping_and_the_check_save_handovers():
    table = simulate(
        "fading-ping-pong", "--runs", "1", "--crossings", "1", "--spacing", "80"
    )
    handovers = means(table, "handovers")
    assert len(handovers) == 20
    for fading in ("Multipath", "Both"):
        assert handovers[f"{fading}/undamped/no-check"] > 2 * handovers[f"{fading}/damped/check"]
        assert handovers[f"{fading}/undamped/no-check"] >= handovers[f"{fading}/undamped/check"]
    assert all(handovers[variant] == 1 for variant in handovers if variant.startswith("None/"))
    spurious = means(table, "spurious")
    assert all(0 <= share < 1 for share in spurious.values())
    assert spurious["None/damped/check"] == 0


def test_scenario_two_loses_its_fbu_where_it_leaves_too_soon():
    table = simulate("fading-scenarios-1-2", "--runs", "1", "--crossings", "1")
    in_time = means(table, "fbu_in_time")
    assert in_time["None/scenario 1"] == in_time["None/scenario 2, 1 ms"] == 1
    fback = means(table, "fback_in_time")
    assert fback["None/scenario 1"] == 1
    assert fback["None/scenario 2, 1 ms"] == 0


def test_a_handover_on_link_up_alone_takes_longer_than_the_predictive_one():
    table = simulate("link-up-down", "--runs", "1", "--crossings", "1")
    gap = means(table, "interruption_ms")
    assert 0 < gap["LinkStatusChanged/FMIPv6"] < 50
    assert gap["LinkStatusChanged/FMIPv6"] < gap["LinkUp, link moves/FMIPv6"]
    assert gap["LinkUp, link moves/FMIPv6"] < gap["LinkUp, link moves/Mobile IPv6"]


def test_the_wrapper_writes_ladder_and_table(tmp_path):
    folder = tmp_path / "shown"
    done = show("fmipv6-scenario-1", "--runs", "2", "--out", str(folder))
    assert done.returncode == 0, done.stderr
    assert "PoAFound.ind" in done.stdout
    files = {file.name for file in folder.iterdir()}
    assert {"table.csv", "ladder.csv", "ladder.txt", "ladder.png", "ladder.svg"} <= files
    with open(folder / "ladder.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["text"] == "PoAList.req"
    assert (folder / "ladder.txt").read_text(encoding="utf-8") in done.stdout


def test_the_wrapper_refuses_a_foreign_folder_and_passes_refusals_on(tmp_path):
    (tmp_path / "mine").write_text("keep", encoding="utf-8")
    refused = show("l3-driven", "--runs", "1", "--out", str(tmp_path))
    assert refused.returncode == 2
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "keep"
    bad = show("l3-driven", "--rns", "1", "--out", str(tmp_path / "new"))
    assert bad.returncode == 2
    assert "did you mean --runs?" in bad.stderr
    assert not (tmp_path / "new").exists()
    assert json.loads(show("l3-driven", "--runs", "1", "--json").stdout)["runs"] == 1
    assert "--out" in show("l3-driven", "--help").stdout


@pytest.fixture(name="table")
def _table():
    cell = {"mean": 1.5, "ci95": 0.25}
    return {
        "scenario": "any",
        "runs": 2,
        "rows": [
            {"variant": f"{group}/{series}", "runs": 2, "value": cell}
            for group in ("None", "Both")
            for series in ("one", "two")
        ],
    }


def test_the_table_becomes_csv_and_text(table):
    lines = table_csv(table).splitlines()
    assert lines[0] == "variant,runs,value,value_ci95"
    assert lines[1] == "None/one,2,1.5,0.25"
    assert "1.500 +-0.250" in table_text(table)


def test_bars_render_the_same_bytes_twice(table):
    first, second = (to_svg(plot_bars(table, [("value", "value")], "title")) for _ in range(2))
    assert first == second
