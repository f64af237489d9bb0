# SPDX-License-Identifier: GPL-2.0-only
"""./fmipv6 reproduce rfc5184-e: what it claims, in drives past a few routers, and its files."""

import json
import subprocess
from pathlib import Path

import pytest
from fmipv6_reproduce.app import reproduce as carry_out
from fmipv6_reproduce.reproduction import Count, Reproduction, Run
from fmipv6_reproduce.rfc5184_e import ALL, GAP_MS, LIN6, MIPV6, RFC5184_E, ROUTERS
from test_reproduce_run import PROGRAMS, reproduce


def _short() -> Reproduction:
    """The reproduction with two access routers, that is one handover, in each drive."""
    fields = {name: getattr(RFC5184_E, name) for name in RFC5184_E.__dataclass_fields__}
    runs = tuple(Run(r.name, r.program, {**r.options, "routers": 2}, most=r.most) for r in RFC5184_E.runs)
    return Reproduction(**{**fields, "runs": runs, "check": lambda run, answer: []})


@pytest.fixture(name="one", scope="module")
def _one(tmp_path_factory: pytest.TempPathFactory):
    """The values, and the folder, of one short drive of each kind."""
    out = tmp_path_factory.mktemp("e") / "out"
    text = carry_out(_short(), PROGRAMS, out, count=Count(1, 1), as_json=True)
    return json.loads(text), out


def test_the_gap_is_of_milliseconds_and_longer_than_the_l2_handover(one) -> None:
    rows = {row["name"]: row for row in one[0]["rows"]}
    assert 0.3 < rows["L2 handover"]["simulated"] < 2
    assert rows["L2 handover"]["simulated"] < rows["total gap"]["simulated"] < 2 * GAP_MS[1]
    assert rows["handovers in a drive"]["simulated"] == 1


def test_mobile_ipv6_alone_hurts_more_frames_than_lin6(one) -> None:
    rows = {row["name"]: row for row in one[0]["rows"]}
    hurt = [rows[f"frames hurt in a drive, {scheme.name}"]["simulated"] for scheme in (LIN6, MIPV6)]
    assert hurt[1] > hurt[0] + 5


def test_each_handover_has_a_line_and_there_is_a_figure(one) -> None:
    lines = (one[1] / "rfc5184-e-handovers.csv").read_text(encoding="utf-8").splitlines()
    assert [line.rsplit(",", 8)[0].strip('"') for line in lines[1:]] == [scheme.name for scheme in ALL]
    assert (one[1] / "rfc5184-e.svg").stat().st_size > 10000


def test_an_answer_with_too_few_handovers_is_unsound() -> None:
    good = {"l2_ms": 1.0, "gap_ms": 3.0}
    answer = {"handovers": [good] * (ROUTERS - 1)}
    assert RFC5184_E.check(LIN6.name, answer) == []
    assert len(RFC5184_E.check(LIN6.name, {"handovers": [good]})) == 1
    assert len(RFC5184_E.check(LIN6.name, {"handovers": [*answer["handovers"], {**good, "l2_ms": None}]})) == 1
    assert len(RFC5184_E.check(LIN6.name, {"handovers": [*answer["handovers"], {**good, "gap_ms": None}]})) == 1
    assert RFC5184_E.check(MIPV6.name, {"handovers": [{**good, "gap_ms": None}] * (ROUTERS - 1)}) == []


def test_the_program_refuses_what_it_does_not_know() -> None:
    for words, telling in ((["--scheme=lin7"], "there are lin6"), (["--routers=1"], "from 2 to 50")):
        done = subprocess.run([PROGRAMS / "video-drive", *words], capture_output=True, text=True, check=False)
        assert done.returncode == 2 and telling in done.stderr and done.stdout == ""


def test_drives_and_runs_together_are_refused(tmp_path: Path) -> None:
    done = reproduce("rfc5184-e", "--runs", 2, "--drives", 5, "--out", tmp_path / "out")
    assert done.returncode == 2 and "not both" in done.stderr
    assert reproduce("rfc5184-e", "--drives", 0, "--out", tmp_path / "out").returncode == 2
