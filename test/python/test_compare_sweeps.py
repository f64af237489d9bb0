# SPDX-License-Identifier: GPL-2.0-only
"""What `fmipv6 compare` makes of its lists."""

from typing import List

import pytest
from fmipv6_compare.schemes import SCHEMES, parse_schemes
from fmipv6_compare.sweeps import KEYS, grid, parse_sweeps
from fmipv6_shared.errors import ScenarioError


def test_several_keys_make_a_grid() -> None:
    points = grid(parse_sweeps(["wan-rtt=10,50,speed=1,10", "nodes=2"]))
    assert [point.describe() for point in points] == [
        "wan-rtt 10 ms, speed 1 m/s, nodes 2",
        "wan-rtt 10 ms, speed 10 m/s, nodes 2",
        "wan-rtt 50 ms, speed 1 m/s, nodes 2",
        "wan-rtt 50 ms, speed 10 m/s, nodes 2",
    ]
    assert points[0].arguments() == [
        "--set",
        "ns3::fmipv6::HandoverScenario::WanRtt=10ms",
        "--speed",
        "1",
        "--set",
        "ns3::fmipv6::HandoverScenario::MobileNodes=2",
    ]


def test_an_attribute_is_swept_as_typed() -> None:
    (point, other) = grid(parse_sweeps(["ns3::fmipv6::MobileNode::OptimisticDad=true,false"]))
    assert point.arguments() == ["--set", "ns3::fmipv6::MobileNode::OptimisticDad=true"]
    assert other.describe() == "ns3::fmipv6::MobileNode::OptimisticDad false"


def test_without_keys_there_is_one_point() -> None:
    assert [point.arguments() for point in grid([])] == [[]]


@pytest.mark.parametrize("name", KEYS)
def test_the_bounds_of_a_key_are_values(name: str) -> None:
    key = KEYS[name]
    parse_sweeps([f"{name}={key.least:g},{key.most:g}"])
    for beyond in (key.least - 1, key.most + 1):
        with pytest.raises(ScenarioError, match=name):
            parse_sweeps([f"{name}={beyond:.10g}"])


@pytest.mark.parametrize(
    "text, words",
    [
        ("wan-rt=1", ["wan-rt", "did you mean wan-rtt"]),
        ("", ["belongs to no key"]),
        ("10,20", ["belongs to no key", "wan-rtt=10"]),
        ("wan-rtt=", ["empty"]),
        ("wan-rtt=10,,20", ["empty"]),
        ("speed=fast", ["speed", "0.1 to 100 m/s"]),
        ("speed=nan", ["0.1 to 100 m/s"]),
        ("nodes=1.5", ["whole number"]),
        ("wan-rtt=10,10.0", ["10 twice"]),
        ("wan-rtt=1,speed=1,wan-rtt=2", ["wan-rtt is given twice"]),
        ("ns3::fmipv6::DefaultPolicy::Mode=Reactive", ["--schemes"]),
        ("nodes=" + ",".join(map(str, range(1, 201))) + ",speed=1,2,3,4,5,6", ["1200 points"]),
    ],
)
def test_a_bad_sweep_is_told_in_a_sentence(text: str, words: List[str]) -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_sweeps([text])
    assert caught.value.exit_code == 2
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith(".")
    for word in words:
        assert word in sentence


@pytest.mark.parametrize(
    "text, words",
    [
        ("fmipv6-predictiv", "did you mean fmipv6-predictive"),
        ("foo", r"no scheme 'foo'\. There are mipv6"),
        ("mipv6,mipv6", "twice"),
        (" , ", "names no scheme"),
    ],
)
def test_bad_schemes_are_told_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ScenarioError, match=words) as caught:
        parse_schemes(text)
    assert caught.value.exit_code == 2 and "\n" not in str(caught.value)


def test_schemes_keep_their_order() -> None:
    names = list(reversed(SCHEMES))
    assert [scheme.name for scheme in parse_schemes(",".join(names))] == names
