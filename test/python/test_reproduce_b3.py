# SPDX-License-Identifier: GPL-2.0-only
"""./fmipv6 reproduce rfc5184-b3: what it claims, in a few handovers, and its data file."""

import csv
import json
from pathlib import Path

import pytest
from fmipv6_reproduce.rfc5184_b3 import CELLS, MESSAGE_TIME, QUANTITY, RFC5184_B3
from test_reproduce_run import reproduce

HANDOVERS = 12


@pytest.fixture(name="few", scope="module")
def _few(tmp_path_factory: pytest.TempPathFactory):
    """Rows by name, and the lines of the data file, of a few handovers."""
    out = tmp_path_factory.mktemp("b3") / "out"
    done = reproduce("rfc5184-b3", "--handovers", HANDOVERS, "--json", "--out", out)
    assert done.returncode == 0, done.stderr
    value = json.loads(done.stdout)
    assert value["handovers"] == HANDOVERS and value["runs"] == 2
    with (out / "rfc5184-b3-handovers.csv").open(encoding="utf-8") as file:
        return {row["name"]: row for row in value["rows"]}, list(csv.DictReader(file))


def test_each_handover_has_a_line(few) -> None:
    lines = few[1]
    assert [line["cell"] for line in lines] == [c.name for c in CELLS for _ in range(HANDOVERS)]
    assert {(line["run"], line["handover"]) for line in lines} == {
        (str(run), str(number)) for run in (1, 2) for number in range(1, HANDOVERS // 2 + 1)
    }


def test_no_handover_loses_more_than_one_reply(few) -> None:
    assert {line["lost"] for line in few[1]} == {"0", "1"}
    for line in few[1]:
        assert (line["causes"] == "") == (line["lost"] == "0")


def test_held_pings_of_the_correspondent_are_not_lost(few) -> None:
    held = [line for line in few[1] if line["cell"] == "CN pings, NAR holds"]
    assert held and all(line["lost"] == "0" for line in held)


def test_what_is_lost_dies_where_it_must(few) -> None:
    for line in few[1]:
        if line["cell"] == "CN pings, NAR drops" and line["lost"] == "1":
            assert line["causes"] == "nar-buffer-full=1"
        if line["cell"] == "MN pings, NAR holds" and line["lost"] == "1":
            assert line["causes"] == "no-link=1"


def test_inputs_come_out_in_each_handover(few) -> None:
    rows, lines = few
    assert rows[MESSAGE_TIME]["kind"] == "fitted" and 6 < rows[MESSAGE_TIME]["simulated"] < 6.66
    for line in lines:
        assert float(line["fbu_to_fback_ms"]) == pytest.approx(20, abs=0.5)
        assert float(line["link_up_to_fna_ms"]) == pytest.approx(7, abs=1e-6)


def test_what_is_predicted_lies_in_the_published_ranges(few) -> None:
    rows, lines = few
    for name in (QUANTITY.l2, QUANTITY.forwards):
        assert rows[name]["verdict"] == "agrees"
    for line in lines:
        assert 0.5 <= float(line["l2_ms"]) <= 1.5
        assert 8 <= float(line["to_forwarding_ms"]) <= 10
        parts = float(line["l2_ms"]) + float(line["link_up_to_fna_ms"])
        assert parts < float(line["to_forwarding_ms"]) < float(line["to_first_packet_ms"]) < 20


def test_an_answer_with_another_handover_is_unsound() -> None:
    good = {"completed": True, "observed": "abcdef2346g"}
    assert RFC5184_B3.check("", {"handovers": [good, {**good, "observed": "cdef2346gab"}]}) == []
    reactive = {**good, "observed": "ab2346cdefg"}
    assert len(RFC5184_B3.check("", {"handovers": [good, reactive]})) == 1
    assert len(RFC5184_B3.check("", {"handovers": [{**good, "completed": False}]})) == 1


def test_runs_and_handovers_together_are_refused(tmp_path: Path) -> None:
    done = reproduce("rfc5184-b3", "--runs", 2, "--handovers", 5, "--out", tmp_path / "out")
    assert done.returncode == 2 and "not both" in done.stderr
