# SPDX-License-Identifier: GPL-2.0-only
"""The figures render without warnings and say what the records say."""

import warnings
from typing import Dict

import pytest
from demo_data import delivery_of, jobs_and_records, record_of
from fmipv6_demo.cases import DOT1X, FLOWS, LABELS, Case, all_cases
from fmipv6_demo.ladder import Kind, Row, ladder_rows, margin_label
from fmipv6_demo.plot_delivery import plot_delivery
from fmipv6_demo.plot_interruption import piece_means, plot_interruption
from fmipv6_demo.plot_ladder import plot_ladder
from fmipv6_demo.tidy import comparison_frame, runs_frame, select
from fmipv6_shared.figures import to_svg
from fmipv6_shared.stacks import merge_small
from handmade import handmade


@pytest.fixture(autouse=True)
def _warnings_fail() -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_interruption_renders_the_same_bytes_twice() -> None:
    comparison = comparison_frame(runs_frame(*jobs_and_records()))
    first, second = (
        to_svg(plot_interruption(comparison, all_cases(), FLOWS)) for _ in range(2)
    )
    assert first == second


def test_a_bar_is_as_long_as_the_interruption() -> None:
    comparison = comparison_frame(runs_frame(*jobs_and_records()))
    for case in all_cases():
        bar = piece_means(comparison, case, "voice")
        mean = select(comparison, case, "voice").at["interruption", "mean"]
        merge_small([[bar]])
        assert sum(bar.values()) == pytest.approx(mean)


@pytest.mark.parametrize("flow", FLOWS)
def test_delivery_renders(flow: str) -> None:
    svg = to_svg(plot_delivery([delivery_of(case, flow) for case in all_cases()], flow))
    assert svg.endswith("</svg>\n")


@pytest.mark.parametrize("case", all_cases(), ids=lambda c: f"{c.name}-{c.network}")
def test_ladder_renders(case: Case) -> None:
    handover = handmade(case.label, dot1x=case.network == DOT1X)[0]["handovers"][0]
    assert "</svg>" in to_svg(plot_ladder(case, handover))


@pytest.mark.parametrize("label", LABELS)
def test_the_margin_of_a_ladder_spells_the_label(label: str) -> None:
    assert margin_label(ladder_rows(handmade(label)[0]["handovers"][0])) == label


def _arrows(label: str) -> Dict[str, Row]:
    rows = ladder_rows(record_of(label)["handovers"][0])  # type: ignore[arg-type]
    return {row.text: row for row in rows if row.kind is Kind.MESSAGE}


def test_predictive_messages_run_as_in_rfc4068_figure_2() -> None:
    arrows = _arrows("1abcdef23456g")
    assert list(arrows) == ["RtSolPr", "PrRtAdv", "FBU", "HI", "HAck", "FBack", "FNA"]
    assert (arrows["FBU"].source, arrows["FBU"].target) == ("MN", "PAR")
    assert (arrows["FBack"].source, arrows["FBack"].target) == ("PAR", "MN")


def test_reactive_messages_run_as_in_rfc4068_figure_3() -> None:
    rows = ladder_rows(record_of("123456abcdefg")["handovers"][0])  # type: ignore[arg-type]
    messages = [(r.text, r.source, r.target) for r in rows if r.kind is Kind.MESSAGE]
    assert messages == [
        ("RS", "MN", "NAR"),
        ("RA", "NAR", "MN"),
        ("FNA[FBU]", "MN", "NAR"),
        ("FBU", "NAR", "PAR"),
        ("HI", "PAR", "NAR"),
        ("HAck", "NAR", "PAR"),
        ("FBack", "PAR", "NAR"),
        ("FBack", "NAR", "MN"),
    ]
