# SPDX-License-Identifier: GPL-2.0-only
"""Unsound records are refused, sound ones are not."""

from typing import Any, Dict

import pytest
from demo_data import record_of
from fmipv6_shared.record import find_plan_faults

LABEL = "123456abcdefg"


@pytest.fixture(name="record")
def _record() -> Dict[str, Any]:
    record = record_of(LABEL)
    record["flows"][0]["packets"] = dict(record["packets"])
    return record


def _one(record: Dict[str, Any], words: str) -> None:
    faults = find_plan_faults(record, LABEL)  # type: ignore[arg-type]
    assert any(words in fault for fault in faults), faults


@pytest.mark.parametrize("label", ["123456abcdefg", "1abcdef23456g"])
def test_a_sound_record_passes(label: str) -> None:
    assert find_plan_faults(record_of(label), label) == []  # type: ignore[arg-type]


def test_an_unbalanced_ledger(record: Dict[str, Any]) -> None:
    record["packets"]["received"] -= 1
    _one(record, "all flows: ")


def test_an_unbalanced_flow(record: Dict[str, Any]) -> None:
    record["flows"][0]["packets"]["received"] -= 1
    _one(record, "flow voice: ")


def test_losses_without_a_cause(record: Dict[str, Any]) -> None:
    record["packets"]["lost_by_cause"] = {}
    _one(record, "causes name 0")


def test_another_order_than_planned(record: Dict[str, Any]) -> None:
    record["handovers"][0]["observed"] = "123456abcdfeg"
    _one(record, "observed 123456abcdfeg")


def test_another_plan_than_asked_for(record: Dict[str, Any]) -> None:
    record["handovers"][0]["planned"] = None
    _one(record, f"asked for {LABEL}")


def test_pieces_that_do_not_add_up(record: Dict[str, Any]) -> None:
    record["handovers"][0]["latency_ms"]["pieces"]["2"] += 0.5
    _one(record, "the pieces add up to")


def test_no_handover(record: Dict[str, Any]) -> None:
    record["handovers"] = []
    _one(record, "0 handovers instead of one")
