# SPDX-License-Identifier: GPL-2.0-only
"""The whole comparison: with a stand-in for the simulator, and once with the simulator."""

import math
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import List

import pandas as pd
import pytest

HERE = Path(__file__).resolve().parent
COMPARE = HERE.parents[1] / "scenarios" / "compare" / "compare.py"
FAKE = HERE / "fake_sim.py"
SIM = os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")
SCHEMES = ["mipv6", "hmipv6", "fmipv6-reactive", "fmipv6-predictive"]


def _compare(
    out: Path, *more: str, sim: str = str(FAKE), **environment: str
) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(COMPARE), "--sim", sim, "--out", str(out), "--runs", "3"]
    return subprocess.run(
        [*command, *more],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": "/tmp", **environment},
    )


@pytest.fixture(name="whole", scope="module")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    done = _compare(
        folder / "out", "--schemes", ",".join(SCHEMES), "--sweep", "wan-rtt=10,50,speed=1,10",
        FAKE_SIM_LOG=str(folder / "log"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (folder / "stdout").write_text(done.stdout, encoding="utf-8")
    return folder / "out"


def test_every_scheme_runs_with_the_same_numbers(whole: Path) -> None:
    lines = (whole.parent / "log").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4 * 4 * 2 * 3  # schemes, points, flows, runs
    numbers = {line[line.index("--seed") :].replace(" --json", "") for line in lines}
    assert numbers == {f"--seed 1 --run {run}" for run in (1, 2, 3)}


def test_the_intervals_are_those_of_the_runs(whole: Path) -> None:
    runs = pd.read_csv(whole / "runs.csv")
    table = pd.read_csv(whole / "comparison.csv")
    keys = ["scheme", "wan-rtt", "speed", "flow"]
    assert list(table.columns) == [*keys, "quantity", "unit", "mean", "ci95_half", "n"]
    row = table[(table["quantity"] == "interruption")].iloc[0]
    same = runs[(runs[keys] == row[keys]).all(axis=1)]["interruption_ms"]
    assert row["n"] == 3 and row["unit"] == "ms"
    assert row["mean"] == pytest.approx(same.mean())
    assert row["ci95_half"] == pytest.approx(4.302652729911275 * same.std() / math.sqrt(3))


def test_differences_are_paired_by_run(whole: Path) -> None:
    runs = pd.read_csv(whole / "runs.csv").set_index(["scheme", "wan-rtt", "speed", "flow", "run"])
    table = pd.read_csv(whole / "differences.csv")
    assert set(table["scheme"]) == set(SCHEMES[1:]) and set(table["against"]) == {"mipv6"}
    row = table[table["quantity"] == "interruption"].iloc[0]
    place = (row["wan-rtt"], row["speed"], row["flow"])
    value = runs["interruption_ms"]
    pairs = [
        value[(row["scheme"], *place, run)] - value[("mipv6", *place, run)] for run in (1, 2, 3)
    ]
    assert row["mean"] == pytest.approx(sum(pairs) / 3)
    spread = pd.Series(pairs).std()
    assert row["ci95_half"] == pytest.approx(4.302652729911275 * spread / math.sqrt(3))


def test_figures_hold_something(whole: Path) -> None:
    kinds = ("interruption", "lost", "components", "causes")
    drawn = {path.stem for path in (whole / "figures").glob("*.svg")}
    assert drawn == {f"{kind}-{flow}" for kind in kinds for flow in ("voice", "ping")}
    for path in (whole / "figures").glob("*.svg"):
        assert path.read_text(encoding="utf-8").count("<path") > 40, path.name
        assert path.with_suffix(".png").stat().st_size > 10000


def test_the_table_fits_a_terminal(whole: Path) -> None:
    text = (whole.parent / "stdout").read_text(encoding="utf-8")
    assert max(len(line) for line in text.splitlines() if "Report:" not in line) <= 120
    for scheme in SCHEMES:
        assert len(re.findall(rf"^{scheme} +\d", text, re.MULTILINE)) == 8


def test_the_report_refers_to_nothing_outside(whole: Path) -> None:
    page = (whole / "report.html").read_text(encoding="utf-8")
    references: List[str] = re.findall(r'(?:src|href|url)\s*[=(]\s*["\']?([^"\')\s>]+)', page)
    assert [r for r in references if not r.startswith("#")] == []
    assert page.count("<svg") == 8 and "<script" not in page
    assert "./fmipv6 compare" in page and str(FAKE) not in page


def test_a_tcp_download_is_drawn_over_time(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = _compare(out, "--flow", "tcp", "--sweep", "wan-rtt=10,50")
    assert done.returncode == 0, done.stderr
    drawn = {path.stem for path in (out / "figures").glob("*.svg")}
    assert {"throughput-tcp", "tcp_dip-tcp"} <= drawn
    text = (out / "figures" / "throughput-tcp.svg").read_text(encoding="utf-8")
    assert text.count("<path") > 60
    table = pd.read_csv(out / "comparison.csv").set_index(["scheme", "wan-rtt", "quantity"])
    assert table.at[("mipv6", 10, "tcp_timeouts"), "mean"] == 1
    assert table.at[("fmipv6-predictive", 10, "tcp_timeouts"), "mean"] == 0
    assert table.at[("mipv6", 10, "tcp_dip"), "unit"] == "ms"
    assert re.search(r"dip +RTO +sent again", done.stdout)
    assert all(len(line) <= 120 for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    "words, said",
    [
        (["--schemes", "mipv7"], "did you mean mipv6"),
        (["--schemes", ""], "names no scheme"),
        (["--sweep", "speeed=1"], "did you mean speed"),
        (["--sweep", "speed="], "empty value"),
        (["--sweep", "speed=1000"], "0.1 to 100"),
        (["--flow", "pong"], "did you mean ping"),
        (["--flow", ""], "names no flow"),
        (["--runs", "0"], "--runs"),
        (["--runs", "99999999999999999"], "1 to 1000000"),
        (["--seed", "0"], "--seed"),
        (["--speed", "5", "--sweep", "speed=1,2"], "swept, too"),
        (["--set", "ns3::fmipv6::HandoverScenario::WanRtt=1s"], "swept, too"),
        (["--set", "ns3::fmipv6::DefaultPolicy::Mode=Reactive"], "--schemes"),
        (["--set", "ns3::Nonsense::X=1"], "There is no attribute Nonsense."),
        (["--sweep", "ns3::Nonsense::X=1,2"], "There is no attribute Nonsense."),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_bad_input_is_told_before_anything_is_simulated(
    tmp_path: Path, words: List[str], said: str
) -> None:
    done = _compare(tmp_path / "out", *words, FAKE_SIM_LOG=str(tmp_path / "log"))
    assert done.returncode == 2 and said in done.stderr
    assert done.stderr.count("\n") == 1 and done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["/proc/fmipv6-out", "/dev/null"])
def test_an_unwritable_place_is_refused(place: str) -> None:
    done = _compare(Path(place))
    assert done.returncode == 2 and done.stderr.count("\n") == 1


def test_check_runs_nothing(tmp_path: Path) -> None:
    done = _compare(tmp_path / "out", "--check", FAKE_SIM_LOG=str(tmp_path / "log"))
    assert done.returncode == 10 and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", ["crash", "unbalanced", "garbage"])
def test_a_bad_run_stops_the_comparison(tmp_path: Path, fault: str) -> None:
    done = _compare(tmp_path / "out", "--sweep", "wan-rtt=10", FAKE_SIM=fault)
    assert done.returncode == 1 and "reproduce: ./fmipv6 run" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_simulator_is_compared(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = _compare(
        out, "--link", "ideal", "--sweep", "wan-rtt=20,200", "--flow", "voice",
        "--runs", "2", sim=SIM,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    table = pd.read_csv(out / "comparison.csv").set_index(["scheme", "wan-rtt", "quantity"])["mean"]
    for rtt in (20, 200):
        assert table["fmipv6-predictive", rtt, "completed"] == 1
        assert table["fmipv6-predictive", rtt, "interruption"] < 50
        assert table["fmipv6-reactive", rtt, "lost"] > table["fmipv6-predictive", rtt, "lost"]
        assert table["mipv6", rtt, "interruption"] > 1000  # duplicate address detection alone
    assert table["hmipv6", 20, "interruption"] == pytest.approx(
        table["hmipv6", 200, "interruption"], abs=20.1
    )
    assert table["hmipv6", 200, "piece_address_configuration"] == pytest.approx(1000, abs=20)
    assert table["mipv6", 200, "piece_registration"] == pytest.approx(204, abs=20)
    slower = table["mipv6", 200, "interruption"] - table["mipv6", 20, "interruption"]
    assert 100 < slower < 300
    runs = pd.read_csv(out / "runs.csv")
    observed = runs.groupby("scheme")["observed"].first()
    reactive, predictive = observed["fmipv6-reactive"], observed["fmipv6-predictive"]
    assert predictive.index("c") < predictive.index("2")
    assert reactive.index("c") > reactive.index("2")


def test_the_simulator_checks_without_simulating() -> None:
    good = subprocess.run([SIM, "run", "--check"], capture_output=True, text=True, check=False)
    assert good.returncode == 0 and good.stdout == good.stderr == ""
    bad = subprocess.run(
        [SIM, "run", "--check", "--set", "ns3::fmipv6::HandoverScenario::FirstAp=10"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert bad.returncode == 2 and "AP10" in bad.stderr


def test_one_scheme_without_a_sweep_key_of_numbers(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = _compare(
        out, "--schemes", "mipv6", "--flow", "voice",
        "--sweep", "ns3::fmipv6::MobileNode::OptimisticDad=true,false",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert pd.read_csv(out / "differences.csv").empty
