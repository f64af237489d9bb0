# SPDX-License-Identifier: GPL-2.0-only
"""./fmipv6 reproduce from outside: the list, bad input, the files, real runs."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fmipv6_reproduce.catalog import CATALOG
from fmipv6_reproduce.present import KEYS

ROOT = Path(__file__).resolve().parents[2]
REPRODUCE = ROOT / "scenarios" / "reproduce" / "reproduce.py"
PROGRAMS = Path(os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")).resolve().parent


def reproduce(*arguments: object, programs: Path = PROGRAMS) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, REPRODUCE, "--programs", programs, *arguments]
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=120, check=False
    )


def test_without_a_name_the_names_are_listed_and_nothing_is_built() -> None:
    done = subprocess.run(
        [ROOT / "fmipv6", "reproduce", "--no-install"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 and done.stderr == ""
    listed = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert listed == {what.name: what.question for what in CATALOG.values()}


def test_the_list_as_json() -> None:
    listed = json.loads(reproduce("--json").stdout)
    assert [entry["name"] for entry in listed] == list(CATALOG)


@pytest.mark.parametrize("typed, meant", [("scan", "scan-time"), ("scantime", "scan-time")])
def test_an_unknown_name_is_refused_with_the_nearest_before_anything_is_built(typed, meant) -> None:
    done = subprocess.run(
        [ROOT / "fmipv6", "reproduce", typed, "--no-install"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and done.stdout == ""
    assert f"did you mean {meant}?" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words, telling",
    [
        (["--runs", "0"], "above 0"),
        (["--seed", "x"], "above 0"),
        (["--rums", "3"], "--rums"),
        (["--handovers", "0"], "above 0"),
        (["--handovers", "5"], "not handovers"),
    ],
)
def test_bad_options_are_told_in_a_sentence(words, telling, tmp_path: Path) -> None:
    done = reproduce("scan-time", "--out", tmp_path / "out", *words)
    assert done.returncode == 2 and done.stdout == ""
    assert telling in done.stderr and done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work", encoding="utf-8")
    done = reproduce("scan-time", "--out", tmp_path)
    assert done.returncode == 2 and "did not write" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_missing_programs_are_told(tmp_path: Path) -> None:
    done = reproduce("scan-time", programs=tmp_path)
    assert done.returncode == 2 and "no such program" in done.stderr


def test_a_run_that_fails_leaves_nothing_and_says_how_to_repeat_it(tmp_path: Path) -> None:
    for run in CATALOG["scan-time"].runs:
        broken = tmp_path / "bin" / run.program
        broken.parent.mkdir(exist_ok=True)
        broken.write_text("#!/bin/sh\necho '{\"success\": false, \"found\": 1, \"scan_ms\": 1}'\n")
        broken.chmod(0o755)
    out = tmp_path / "results" / "out"
    done = reproduce("scan-time", "--out", out, programs=tmp_path / "bin")
    assert done.returncode == 1 and done.stdout == ""
    assert "did not end with success" in done.stderr and "--channels=1,2,3" in done.stderr
    assert list(out.parent.iterdir()) == []


# Those that count handovers or drives take minutes; they have tests of their own.
SHORT = [name for name, what in CATALOG.items() if not what.unit]


@pytest.fixture(name="whole", scope="module", params=SHORT)
def _whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """Name, folder, standard output and standard error of a short reproduction."""
    out = tmp_path_factory.mktemp("reproduce") / "out"
    done = reproduce(request.param, "--runs", "2", "--json", "--out", out)
    assert done.returncode == 0, done.stderr
    return request.param, out, done.stdout, done.stderr


def test_standard_output_is_json_and_nothing_else(whole) -> None:
    name, out, text, _ = whole
    value = json.loads(text)
    assert value["name"] == name and value["runs"] == 2 and value["seed"] == 1
    assert all(tuple(row) == KEYS for row in value["rows"])
    assert text.strip() == (out / f"{name}.json").read_text(encoding="utf-8").strip()


def test_figure_and_tables_are_written_whole(whole) -> None:
    name, out, text, _ = whole
    written = sorted(path.name for path in out.iterdir() if not path.name.startswith("."))
    tables = sorted(f"{name}.{kind}" for kind in ("csv", "json", "png", "svg", "txt"))
    assert [file for file in written if file in tables] == tables
    assert all(file in tables or file.startswith(f"{name}-") for file in written)
    assert [path.name for path in out.parent.iterdir()] == ["out"]
    with (out / f"{name}.csv").open(encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert [row["name"] for row in table] == [row["name"] for row in json.loads(text)["rows"]]


def test_every_row_has_a_value_and_every_prediction_with_a_reference_a_verdict(whole) -> None:
    for row in json.loads(whole[2])["rows"]:
        assert row["simulated"] is not None and row["source"]
        judged = row["kind"] in ("prediction", "check") and row["published"] is not None
        assert (row["verdict"] in ("agrees", "differs")) == judged


def test_a_fitted_value_comes_out_as_published(whole) -> None:
    fitted = [r for r in json.loads(whole[2])["rows"] if r["kind"] == "fitted" and r["published"]]
    assert fitted
    for row in fitted:
        off = abs(row["simulated"] - row["published"])
        assert off <= row["published_spread"], row["name"]


def test_checks_hold(whole) -> None:
    for row in json.loads(whole[2])["rows"]:
        if row["kind"] == "check":
            assert row["verdict"] == "agrees", row["name"]


def test_progress_goes_to_standard_error(whole) -> None:
    assert "runs" in whole[3].splitlines()[-1]


def test_the_commands_named_repeat_a_run(whole) -> None:
    _, _, text, _ = whole
    command = next(iter(json.loads(text)["commands"].values())).split()
    done = subprocess.run(
        [PROGRAMS / command[0], *command[1:]], capture_output=True, text=True, check=True
    )
    json.loads(done.stdout)


def test_the_same_seed_gives_the_same_bytes(whole, tmp_path: Path) -> None:
    name, out, text, _ = whole
    again = reproduce(name, "--runs", "2", "--json", "--out", tmp_path / "out")
    assert again.stdout == text
    for kind in ("csv", "svg"):
        file = f"{name}.{kind}"
        assert (tmp_path / "out" / file).read_bytes() == (out / file).read_bytes()
