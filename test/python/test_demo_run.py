# SPDX-License-Identifier: GPL-2.0-only
"""The whole demo with a stand-in for the simulator."""

import re
import subprocess
import sys
from pathlib import Path
from typing import List

import pandas as pd
import pytest
from fmipv6_shared.losses import main_causes
from fmipv6_shared.numbers import format_estimate

HERE = Path(__file__).resolve().parent
DEMO = HERE.parents[1] / "scenarios" / "demo" / "demo.py"
FAKE = HERE / "fake_sim.py"


def _demo(out: Path, *more: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(DEMO), "--sim", str(FAKE), "--out", str(out), "--seeds", "2"]
    return subprocess.run(
        [*command, *more],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": "/tmp", **environment},
    )


@pytest.fixture(name="whole", scope="module")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "out"
    done = _demo(out)
    assert done.returncode == 0, done.stderr
    (out.parent / "stdout").write_text(done.stdout, encoding="utf-8")
    return out


def test_everything_is_written(whole: Path) -> None:
    for name in ("report.html", "comparison.csv", "runs.csv", "steps.csv", "comparison.txt"):
        assert (whole / name).stat().st_size > 0
    drawn = {path.stem for path in (whole / "figures").glob("*.svg")}
    assert {"interruption", "delivery-voice", "delivery-ping"} <= drawn
    assert sum(name.startswith("ladder-") for name in drawn) == 8
    assert len(list((whole / "pcap").iterdir())) == 4


def test_nothing_is_left_beside_the_output(whole: Path) -> None:
    assert sorted(path.name for path in whole.parent.iterdir()) == ["out", "stdout"]


def test_the_table_fits_a_terminal(whole: Path) -> None:
    text = (whole.parent / "stdout").read_text(encoding="utf-8")
    assert max(len(line) for line in text.splitlines() if "Report:" not in line) <= 120
    assert text.count("1abcdef23456g") == 2 and text.count("1abcdef2346g") == 2


def test_the_report_refers_to_nothing_outside(whole: Path) -> None:
    page = (whole / "report.html").read_text(encoding="utf-8")
    references: List[str] = re.findall(r'(?:src|href|url)\s*[=(]\s*["\']?([^"\')\s>]+)', page)
    assert [r for r in references if not r.startswith("#")] == []
    assert "http" not in page and "<script" not in page and "@import" not in page
    assert page.count("<svg") == 7
    identifiers = re.findall(r'\bid="([^"]+)"', page)
    assert set(r[1:] for r in references) <= set(identifiers)
    outside_definitions = [i for i in identifiers if not re.search(r"-(?:m|p|C)?[0-9a-f]{10}", i)]
    assert len(outside_definitions) == len(set(outside_definitions))


def test_an_old_output_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert _demo(out).returncode == 0
    (out / "stale").write_text("x", encoding="utf-8")
    assert _demo(out).returncode == 0
    assert not (out / "stale").exists() and (out / "report.html").exists()


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work", encoding="utf-8")
    done = _demo(tmp_path)
    assert done.returncode == 2 and "did not write" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


@pytest.mark.parametrize("place", ["/proc/fmipv6-out", "/dev/null", "/dev/null/out"])
def test_an_unwritable_place_is_refused(place: str) -> None:
    done = _demo(Path(place))
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "fault, words",
    [
        ("crash", "crashed (signal 6)"),
        ("refuse", "no such flow"),
        ("unbalanced", "unsound record"),
        ("garbage", "not a result record"),
    ],
)
def test_a_bad_run_stops_the_demo(tmp_path: Path, fault: str, words: str) -> None:
    done = _demo(tmp_path / "out", FAKE_SIM=fault)
    assert done.returncode == 1 and words in done.stderr
    assert re.search(r"reproduce: \S+fake_sim.py run 1abcde23456fg --flow \w+ .*--run 2", done.stderr)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["--seeds", "0"], ["--jobs", "x"], ["--nonsense"]])
def test_bad_options_are_told_in_a_sentence(tmp_path: Path, words: List[str]) -> None:
    done = _demo(tmp_path / "out", *words)
    assert done.returncode == 2 and done.stderr.count("\n") == 1


def test_no_simulator(tmp_path: Path) -> None:
    done = _demo(tmp_path / "out", "--sim", str(tmp_path / "missing"))
    assert done.returncode == 2 and "no such program" in done.stderr


def test_digits_follow_the_interval() -> None:
    assert format_estimate(46.21, 0.34) == "46.2 ±0.3"
    assert format_estimate(1234.5, 30.2) == "1234 ±30"
    assert format_estimate(0.053, 0.002) == "0.05 ±0.00"
    assert format_estimate(float("nan"), float("nan")) == "-"
    assert format_estimate(5.0, float("nan")) == "5.0"


def test_causes_keep_to_their_room() -> None:
    index = ["lost", "lost_tunnel", "lost_no-link", "lost_wire"]
    values = pd.DataFrame({"mean": [13.5, 10.5, 3.0, 0.0]}, index=index)
    assert main_causes(values) == "tunnel 10.5, no-link 3.0"
    assert main_causes(values, 18) == "tunnel 10.5, +1"
    assert main_causes(values.drop(index="lost_no-link")) == "tunnel"
    assert main_causes(values[:1]) == ""
