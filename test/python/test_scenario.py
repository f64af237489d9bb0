# SPDX-License-Identifier: GPL-2.0-only
"""./fmipv6 scenario, and the programs behind it."""

import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")).parent
NAMES = ["forged-fbu", "forged-l2-update", "poa-storm", "rogue-ap", "spoofed-beacons"]
# The quickest that still shows the attack.
QUICK = {
    "forged-fbu": ["--lifetime", "4"],
    "forged-l2-update": ["--uplink-interval", "0.5"],
    "poa-storm": ["--stay", "4"],
    "rogue-ap": ["--stay", "4"],
    "spoofed-beacons": ["--stay", "4"],
}
# What follows the causes of loss.
FIRST_OWN_COLUMN = {
    "forged-fbu": "fbus",
    "forged-l2-update": "bridge_moves",
    "poa-storm": "found",
    "rogue-ap": "fbus",
    "spoofed-beacons": "found",
}


def call(*words):
    """Run a command with its output caught."""
    return subprocess.run(
        [str(word) for word in words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def simulate(name, *options):
    """Run a scenario twice for each variant."""
    return call(PROGRAMS / name, "--runs", "2", *QUICK[name], *options)


def test_without_a_name_the_scenarios_and_their_questions_are_listed():
    answer = call(ROOT / "fmipv6", "scenario")
    assert answer.returncode == 0
    listed = [line.split(":")[0] for line in answer.stdout.splitlines()]
    assert listed == sorted(listed)
    assert set(NAMES) < set(listed)
    assert all(line.endswith("?") for line in answer.stdout.splitlines())


@pytest.mark.parametrize(
    "typed, meant", [("rouge-ap", "rogue-ap"), ("forged-l2-updates", "forged-l2-update")]
)
def test_unknown_scenario_is_refused_with_the_nearest(typed, meant):
    answer = call(ROOT / "fmipv6", "scenario", typed, "--runs", "1")
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert f"'./fmipv6 scenario {meant}'" in answer.stderr


def test_options_without_a_scenario_are_refused():
    answer = call(ROOT / "fmipv6", "scenario", "--json")
    assert answer.returncode == 2
    assert "rogue-ap" in answer.stderr


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "options, said",
    [
        (["--runs", "0"], "whole number from 1"),
        (["--runs", "two"], "whole number from 1"),
        (["--seed", "0"], "whole number from 1"),
        (["--runs"], "takes a value"),
        (["--rns", "2"], "did you mean --runs?"),
        (["more"], "no option more"),
    ],
)
def test_bad_input_is_refused_before_simulating(name, options, said):
    answer = call(PROGRAMS / name, *options)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert said in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "name, option",
    [
        ("poa-storm", "--stay"),
        ("rogue-ap", "--stay"),
        ("spoofed-beacons", "--stay"),
        ("forged-l2-update", "--uplink-interval"),
        ("forged-fbu", "--lifetime"),
    ],
)
def test_numbers_out_of_range_are_refused(name, option):
    answer = call(PROGRAMS / name, option, "0")
    assert answer.returncode == 2
    assert f"{option} 0: it takes a number from" in answer.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_variant_accounts_for_every_packet(name):
    answer = simulate(name, "--json")
    assert answer.returncode == 0, answer.stderr
    table = json.loads(answer.stdout)
    assert (table["scenario"], table["runs"], table["seed"]) == (name, 2, 1)
    columns = list(table["rows"][0])
    causes = columns[columns.index("recovered") + 1 : columns.index(FIRST_OWN_COLUMN[name])]
    assert {"old-ap-air", "not-associated", "diverted"} <= set(causes)
    for row in table["rows"]:
        assert row["runs"] == 2
        mean = {key: value["mean"] for key, value in row.items() if isinstance(value, dict)}
        assert mean["sent"] > 0
        assert sum(mean[cause] for cause in causes) == pytest.approx(mean["lost"])
        assert mean["received"] + mean["lost"] == pytest.approx(mean["sent"], abs=2)  # in flight
        assert mean["elsewhere"] <= mean["lost"]
        assert mean["at_home"] == 1
        assert row["outage_s"]["ci95"] >= 0
    quiet = [row for row in table["rows"] if row["variant"].startswith("no-")]
    assert quiet and all(row["lost"]["mean"] == 0 for row in quiet)
    if name != "poa-storm":  # which leads no packet anywhere
        assert any(row["elsewhere"]["mean"] > 0 for row in table["rows"])


def test_the_same_seed_gives_the_same_table_and_another_seed_another():
    first, second = simulate("forged-l2-update"), simulate("forged-l2-update")
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert first.stdout != simulate("forged-l2-update", "--seed", "2").stdout
    assert "xid-frame-checked" in first.stdout
