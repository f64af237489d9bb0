# SPDX-License-Identifier: GPL-2.0-only
"""What quantities of runs with many handovers are computed by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Sequence

from .reproduction import Answer

if TYPE_CHECKING:
    from fmipv6_shared.statistics import Estimate


def each(key: str) -> Callable[[Answer], List[float]]:
    """Of each handover of a run."""
    return lambda answer: [float(handover[key]) for handover in answer["handovers"]]


def percent(true: Callable[[Dict[str, Any]], bool]) -> Callable[[Answer], List[float]]:
    """Of each handover 100 if it is so, else 0: the mean is the share."""
    return lambda answer: [100.0 * true(handover) for handover in answer["handovers"]]


def largest(values: Sequence[float]) -> "Estimate":
    """The largest; it has no confidence interval."""
    from fmipv6_shared.statistics import Estimate

    return Estimate(max(values), None, len(values))
