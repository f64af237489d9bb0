# SPDX-License-Identifier: GPL-2.0-only
"""Inputs are shown with units that people read."""

import pytest
from fmipv6_shared.parameters import decisive, format_parameters, show

NAME = "ns3::fmipv6::RouterAdvertiser::SolicitedDelay"


@pytest.mark.parametrize(
    "text, shown",
    [
        ("+1e+07ns", "10 ms"),
        ("+2000000000ns", "2 s"),
        ("+500ns", "500 ns"),
        ("+100000ns", "100 us"),
        ("+0ns", "0 ns"),
        ("10240us", "10.24 ms"),
        ("1500ms", "1.5 s"),
        ("Interleaved", "Interleaved"),
    ],
)
def test_times(text: str, shown: str) -> None:
    assert show(text) == shown


def test_a_random_delay_names_its_unit() -> None:
    values = {NAME: "ns3::UniformRandomVariable[Min=0.0|Max=0.5]"}
    shown = "RouterAdvertiser::SolicitedDelay = uniform, 0 to 0.5 s"
    assert format_parameters(decisive(values)) == shown
