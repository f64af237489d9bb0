# SPDX-License-Identifier: GPL-2.0-only
"""The plan of a sweep: what it may say, its points, and where it is wrong."""

import collections

import pytest

from fmipv6 import BadInput
from fmipv6.sweeps.design import Job, make_jobs, make_points
from fmipv6.sweeps.lines import Lines
from fmipv6.sweeps.plan import Span, read_plan

WAN_RTT = "ns3::fmipv6::HandoverScenario::WanRtt"

GRID = f"""
design = "grid"
replications = 3
seed = 7

[fixed]
link = "ideal"

[vary]
label = ["1abcdef23456g", "12346abcdefg"]
"{WAN_RTT}" = ["10ms", "50ms", "90ms"]
"""


def test_grid_has_every_combination_once() -> None:
    points = make_points(read_plan(GRID))
    assert len(points) == 6
    assert len({tuple(sorted(point.items())) for point in points}) == 6
    assert all(point["link"] == "ideal" for point in points)


def test_list_has_its_points() -> None:
    plan = read_plan('design = "list"\n[[point]]\nspeed = 1\n[[point]]\nspeed = 2\nflow = "ping"\n')
    assert make_points(plan) == [{"speed": 1}, {"speed": 2, "flow": "ping"}]


@pytest.mark.parametrize("design", ["random", "latin-hypercube"])
def test_drawn_points_lie_in_their_spans_and_are_the_same_again(design: str) -> None:
    text = f"""
design = "{design}"
points = 40
[vary]
speed = {{from = 1, to = 100, scale = "log"}}
flow = ["voice", "ping"]
"{WAN_RTT}" = {{from = 10, to = 90, unit = "ms", whole = true}}
"""
    points = make_points(read_plan(text))
    assert points == make_points(read_plan(text))
    assert points != make_points(read_plan(text.replace("points = 40", "points = 40\nseed = 2")))
    assert len(points) == 40
    assert all(1 <= float(point["speed"]) <= 100 for point in points)
    assert {point["flow"] for point in points} == {"voice", "ping"}
    for point in points:
        number, unit = str(point[WAN_RTT])[:-2], str(point[WAN_RTT])[-2:]
        assert unit == "ms" and 10 <= int(number) <= 90


def test_latin_hypercube_has_one_point_in_each_slice() -> None:
    text = 'design = "latin-hypercube"\npoints = 20\n[vary]\nspeed = {from = 0, to = 20}\n'
    slices = [min(int(float(point["speed"])), 19) for point in make_points(read_plan(text))]
    assert sorted(slices) == list(range(20))


def test_log_span_is_even_on_its_scale() -> None:
    span = Span(1, 100, log=True)
    assert span.at(0) == 1 and span.at(0.5) == 10 and span.at(1) == 100


def test_whole_span_is_even_at_its_ends() -> None:
    counts = collections.Counter(Span(1, 3, whole=True).at(i / 1000) for i in range(1000))
    assert set(counts) == {1, 2, 3}


def test_points_are_compared_under_common_random_numbers() -> None:
    plan = read_plan(GRID)
    points = make_points(plan)
    first, second = (make_jobs(plan, i, points[i], 0, 3) for i in (0, 5))
    assert [(job.seed, job.run) for job in first] == [(job.seed, job.run) for job in second]
    assert len({job.run for job in first}) == 3
    assert first[0].words()[0] == "1abcdef23456g"


def test_key_is_of_all_that_decides_the_result() -> None:
    job = Job(0, 0, {"speed": 1, "link": "ideal"}, 1, 2)
    same = Job(5, 9, {"link": "ideal", "speed": 1}, 1, 2)
    assert job.key("a") == same.key("a")
    others = [
        Job(0, 0, {"speed": 2, "link": "ideal"}, 1, 2).key("a"),
        Job(0, 0, {"speed": 1, "link": "ideal"}, 2, 2).key("a"),
        Job(0, 0, {"speed": 1, "link": "ideal"}, 1, 3).key("a"),
        job.key("b"),
    ]
    assert len({job.key("a"), *others}) == 5


def test_layout_and_comments_do_not_make_another_plan() -> None:
    assert read_plan(GRID).digest() == read_plan("# why\n" + GRID.replace(" = ", "=")).digest()
    assert read_plan(GRID).digest() != read_plan(GRID.replace("50ms", "51ms")).digest()


@pytest.mark.parametrize(
    ("text", "line", "names"),
    [
        ("design =", 1, "no TOML"),
        ("[vary]\nspeed = [1\n\nx", 4, "no TOML"),
        ('desing = "grid"', 1, "no desing"),
        ('\ndesign = "square"', 2, "grid, list, random"),
        ('design = "grid"', 1, "nothing to vary"),
        ("[vary]", 1, "nothing to vary"),
        ("[vary]\nspeed = []", 2, "at least one"),
        ("[vary]\nspeed = 3", 2, "list"),
        ("[vary]\nspeed = [1, 1]", 2, "twice"),
        ("[vary]\n\nsped = [1]", 3, "did you mean speed"),
        ("[vary]\nspeed = [[1]]", 2, "number, a text"),
        ("[vary]\nseed = [1]", 2, "comes from the sweep"),
        ("[vary]\nspeed = {from = 1, to = 2}", 2, "no span"),
        ('design = "random"\n[vary]\nspeed = {from = 2, to = 1}', 3, "nothing from 2 to 1"),
        ('design = "random"\n[vary]\nspeed = {from = 0, to = 1, scale = "log"}', 3, "(log)"),
        ('design = "random"\n[vary]\nspeed = {from = 1, to = "2"}', 3, "one number to another"),
        ('design = "random"\n[vary]\nspeed = {from = 1, to = 2, step = 1}', 3, "no step"),
        ('design = "random"\n[vary]\nspeed = {from = 1, to = 2, scale = "x"}', 3, "linear or log"),
        ("[fixed]\nspeed = 1\n[vary]\nspeed = [1]", 2, "both fixed and varied"),
        ("points = 3\n[vary]\nspeed = [1]", 1, "no number of points"),
        ("replications = 0\n[vary]\nspeed = [1]", 1, "whole number from 1"),
        ("replications = 1.5\n[vary]\nspeed = [1]", 1, "whole number from 1"),
        ("time_limit_s = -1\n[vary]\nspeed = [1]", 1, "time_limit_s"),
        ("time_limit_s = nan\n[vary]\nspeed = [1]", 1, "time_limit_s"),
        ("seed = true\n[vary]\nspeed = [1]", 1, "seed"),
        ('design = "list"', 1, "at least one [[point]]"),
        ('design = "list"\n[[point]]\nspeed = 1\n[[point]]\nsped = 1', 5, "did you mean speed"),
        ('[[point]]\nspeed = 1\n[vary]\nspeed = [1]', 1, "[vary]"),
        ('[vary]\nspeed = [1]\n[stop]\nmetric = "speed"', 4, "interruption_ms"),
        ('[vary]\nspeed = [1]\n[stop]\nmetric = "l2_ms"\nhalf_width = 0', 5, "half_width"),
        ('[vary]\nspeed = [1]\n[stop]\nmetric = "l2_ms"\nwidth = 1', 5, "no width"),
        ("fixed = 1\n[vary]\nspeed = [1]", 1, "is a table"),
    ],
)
def test_fault_is_told_with_its_line(text: str, line: int, names: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_plan(text, "plan.toml")
    said = str(caught.value)
    assert names in said
    assert said.startswith(f"plan.toml, line {line}: ")


def test_lines_of_keys_in_any_spelling() -> None:
    lines = Lines("a = 1\n[t] # x\n'b c' = 2\n\"d::e\" = 3\n[[p]]\nf = 1\n[[p]]\nf = 2\n")
    assert lines.find("", "a") == 1
    assert lines.find("t") == 2
    assert lines.find("t", "b c") == 3
    assert lines.find("t", "d::e") == 4
    assert lines.find("p", "f", 0) == 6
    assert lines.find("p", "f", 1) == 8
    assert lines.find("t", "none") == 2
    assert lines.find("none", "none") == 1
