# SPDX-License-Identifier: GPL-2.0-only
"""Verdicts and tables of reproductions, on data made by hand."""

import csv
import io
import json

import pytest
from fmipv6_reproduce.catalog import CATALOG
from fmipv6_reproduce.judge import AGREES, DIFFERS, count_verdicts, deviation, judge, make_rows
from fmipv6_reproduce.present import KEYS, WIDTH, to_csv, to_json_value, to_text
from fmipv6_reproduce.reproduction import (
    Count,
    Fit,
    Input,
    Kind,
    Open,
    Published,
    Quantity,
    Reproduction,
    Run,
)
from fmipv6_reproduce.run import words
from fmipv6_shared.statistics import Estimate


def _published(value: float, spread: float) -> Published:
    return Published(value, spread, "made by hand")


@pytest.mark.parametrize(
    "value, spread, mean, half, verdict",
    [
        (100.0, 0.0, 100.0, None, AGREES),
        (100.0, 0.0, 100.1, None, DIFFERS),
        (100.0, 0.0, 101.0, 1.5, AGREES),  # within the simulation's interval
        (100.0, 0.0, 99.0, 0.5, DIFFERS),
        (100.0, 10.0, 109.0, 0.0, AGREES),  # within the publication's spread
        (100.0, 10.0, 110.0, 0.0, AGREES),
        (100.0, 10.0, 110.5, 0.0, DIFFERS),
        (100.0, 10.0, 110.5, 1.0, AGREES),  # both together
        (0.3, 0.1, 0.4, 0.0, AGREES),  # 0.4 - 0.3 is a little more than 0.1 in binary
    ],
)
def test_a_prediction_is_judged_by_interval_and_spread(value, spread, mean, half, verdict) -> None:
    for kind in (Kind.PREDICTION, Kind.CHECK):
        assert judge(kind, _published(value, spread), Estimate(mean, half, 5)) == verdict


def test_nothing_else_is_judged() -> None:
    for kind in (Kind.INPUT, Kind.FITTED):
        assert judge(kind, _published(1, 0), Estimate(1.0, 0.0, 5)) is None
    assert judge(Kind.PREDICTION, None, Estimate(1.0, 0.0, 5)) is None
    assert judge(Kind.PREDICTION, _published(1, 0), Estimate(None, None, 0)) is None


def test_deviation_is_a_share_of_the_published_value() -> None:
    assert deviation(_published(80, 0), Estimate(100.0, None, 1)) == pytest.approx(0.25)
    assert deviation(_published(80, 0), Estimate(60.0, None, 1)) == pytest.approx(-0.25)
    assert deviation(_published(0, 0), Estimate(60.0, None, 1)) is None
    assert deviation(None, Estimate(60.0, None, 1)) is None


def _handmade() -> Reproduction:
    """Something whose time is a fitted part and 3 for each piece."""
    return Reproduction(
        name="handmade",
        question="Does it add up?",
        publication="Nobody.",
        inputs=(Input("piece", "ms", 3.0, "chosen"),),
        fits=(Fit("rest", "ms", lambda got: 20.0 - got["bare"][0]["ms"], "fitted to 20 ms"),),
        runs=(
            Run("bare", "program", {"pieces": 4}, once=True),
            Run("four", "program", lambda fitted: {"pieces": 4, "rest": fitted["rest"]}),
            Run("two", "program", lambda fitted: {"pieces": 2, "rest": fitted["rest"]}, ("go",)),
        ),
        quantities=(
            Quantity("four pieces", "ms", "four", lambda a: a["ms"], "A", _published(20, 0), Kind.FITTED),
            Quantity("two pieces", "ms", "two", lambda a: a["ms"], "A", _published(16, 1)),
            Quantity("nobody measured", "ms", "two", lambda a: 2 * a["ms"], "B"),
            Quantity("sum", "ms", "two", lambda a: a["ms"], "C", _published(14, 0), Kind.CHECK),
        ),
        figure=lambda drawing: pytest.fail("no figure is wanted"),
        opens=(Open("What is the rest?", "Fitted."),),
        caveats=("Made by hand.",),
    )


def _rows():
    answers = {
        "bare": [{"ms": 12.0}],
        "four": [{"ms": 20.0}, {"ms": 20.0}],
        "two": [{"ms": 13.0}, {"ms": 15.0}],
    }
    return make_rows(_handmade(), answers, {"rest": 8.0})


def test_rows_are_inputs_then_fits_then_what_comes_out() -> None:
    rows = _rows()
    assert [row.name for row in rows] == [
        "piece", "rest", "four pieces", "two pieces", "nobody measured", "sum",
    ]  # fmt: skip
    assert [row.verdict for row in rows] == [None, None, None, AGREES, None, AGREES]
    assert rows[3].estimate.mean == 14.0 and rows[3].estimate.n == 2
    assert count_verdicts(rows) == (
        "1 of 1 predictions agree with what was published. 1 of 1 checks agree with their formula."
    )


def test_a_run_that_depends_on_a_fit_gets_it() -> None:
    bare, _, two = _handmade().runs
    assert words(bare, {}, 7, 3) == ["--pieces=4", "--seed=7", "--run=3"]
    assert words(two, {"rest": 8.0}, 1, 1) == ["go", "--pieces=2", "--rest=8.0", "--seed=1", "--run=1"]


def test_an_option_may_be_repeated() -> None:
    run = Run("sim", "fmipv6-sim", {"set": ["A=1", "B=2"]}, ("run", "1abcdef23456g", "--json"))
    assert words(run, {}, 5, 6) == [
        "run", "1abcdef23456g", "--json", "--set=A=1", "--set=B=2", "--seed=5", "--run=6",
    ]  # fmt: skip


def test_csv_has_the_documented_columns() -> None:
    table = list(csv.DictReader(io.StringIO(to_csv(_rows()))))
    assert tuple(table[0]) == KEYS
    assert table[0]["published"] == "" and float(table[0]["simulated"]) == 3.0
    assert table[3]["kind"] == "prediction" and table[3]["verdict"] == AGREES
    assert float(table[3]["published_spread"]) == 1.0
    assert float(table[3]["deviation"]) == pytest.approx(-0.125)


def test_json_holds_rows_inputs_and_what_was_left_open() -> None:
    value = to_json_value(_handmade(), _rows(), {"bare": ["program", "--pieces=4"]}, 1, Count(2, 2))
    value = json.loads(json.dumps(value))
    assert set(value) == {
        "name", "question", "publication", "seed", "runs", "rows", "open", "caveats", "commands",
    }  # fmt: skip
    assert all(tuple(row) == KEYS for row in value["rows"])
    assert value["commands"]["bare"] == "program --pieces=4"


def test_the_table_fits_a_terminal_and_says_what_is_an_input() -> None:
    text = to_text(_handmade(), _rows(), 1, Count(2, 2))
    assert max(map(len, text.splitlines())) <= WIDTH
    lines = {line.split("  ")[0]: line for line in text.splitlines()}
    assert " input " in lines["piece"] and " fitted " in lines["rest"]
    assert "agrees (\N{MINUS SIGN}12.5 %)" in lines["two pieces"] and "16 ±1" in lines["two pieces"]
    assert "What is the rest? Fitted." in text


def _counted() -> Reproduction:
    """Something of which a run makes four at most."""
    published = Published(0.5, 0.5, "the range printed", "0 or 1")
    return Reproduction(
        name="counted",
        question="How many?",
        publication="Nobody.",
        runs=(Run("a", "program", {}), Run("b", "program", {}, most=1)),
        quantities=(
            Quantity("all", "", ("a", "b"), lambda a: a["each"], "A", published, digits=3),
            Quantity("most", "", "a", lambda a: a["each"], "A", published, digits=0,
                     summarise=lambda values: Estimate(max(values), None, len(values))),
        ),
        figure=lambda drawing: pytest.fail("no figure is wanted"),
        unit="things",
        per_run=4,
        default_runs=5,
    )  # fmt: skip


@pytest.mark.parametrize(
    "runs, total, each",
    [(None, None, [4] * 5), (2, None, [4, 4]), (None, 4, [4]), (None, 5, [3, 2]), (None, 11, [4, 4, 3]), (None, 1, [1])],
)
def test_what_is_counted_is_divided_over_runs(runs, total, each) -> None:
    count = _counted().count(runs, total)
    assert [count.in_run(number) for number in range(1, count.runs + 1)] == each
    assert count.total == sum(each)


def test_a_run_is_told_how_many_to_make() -> None:
    count = _counted().count(None, 5)
    told = {_counted().unit: count.in_run(2)}
    assert words(_counted().runs[0], {}, 7, 2, told) == ["--things=2", "--seed=7", "--run=2"]


def test_all_values_of_several_runs_count_each() -> None:
    answers = {"a": [{"each": [0.0, 1.0]}, {"each": [1.0]}], "b": [{"each": [2.0]}]}
    whole, most = make_rows(_counted(), answers, {})
    assert whole.estimate.mean == 1.0 and whole.estimate.n == 4
    assert most.estimate == Estimate(1.0, None, 3) and most.verdict == AGREES
    assert most.deviation is None  # there is no share of a range
    text = to_text(_counted(), [whole, most], 1, Count(2, 5))
    assert "1.000 ±" in text and "0 or 1" in text and "5 things of each kind, in 2 runs" in text
    assert to_json_value(_counted(), [whole, most], {}, 1, Count(2, 5))["things"] == 5


@pytest.mark.parametrize("what", CATALOG.values(), ids=lambda what: what.name)
def test_every_declaration_is_whole(what: Reproduction) -> None:
    runs = {run.name for run in what.runs}
    assert len(runs) == len(what.runs)
    assert {run for quantity in what.quantities for run in quantity.runs} <= runs
    names = [item.name for item in (*what.inputs, *what.fits, *what.quantities)]
    assert len(set(names)) == len(names)
    assert all(item.source for item in (*what.inputs, *what.fits, *what.quantities))
    assert what.question.endswith("?")
    for quantity in what.quantities:
        if quantity.kind in (Kind.FITTED, Kind.CHECK):
            assert quantity.published is not None
