# SPDX-License-Identifier: GPL-2.0-only
"""Simulated against published: the rows of a reproduction's table."""

from __future__ import annotations

from typing import List, Optional, Sequence

from fmipv6_shared.statistics import Estimate, mean_ci95

from .reproduction import Answers, Fitted, Kind, Published, Reproduction, Row

AGREES = "agrees"
DIFFERS = "differs"


def judge(kind: Kind, published: Optional[Published], estimate: Estimate) -> Optional[str]:
    """Whether a prediction agrees with what was published.

    It does where the published value lies in the simulation's confidence interval, widened by the
    spread of the publication. Inputs and fitted values are no test of the model.

    :param kind: what the value is
    :param published: what it is held against, or None
    :param estimate: the simulated mean; without a half width it counts as exact
    :return: AGREES, DIFFERS or None
    """
    if kind not in (Kind.PREDICTION, Kind.CHECK) or published is None or estimate.mean is None:
        return None
    reach = (estimate.half or 0.0) + published.spread
    # The last term is for sums of binary fractions, not for physics.
    distance = abs(estimate.mean - published.value) - 1e-9 * abs(published.value)
    return AGREES if distance <= reach else DIFFERS


def deviation(published: Optional[Published], estimate: Estimate) -> Optional[float]:
    """How far the simulated mean is off, as a share of the published value; None of a range."""
    if published is None or estimate.mean is None or published.value == 0 or published.shown:
        return None
    return (estimate.mean - published.value) / published.value


def make_rows(what: Reproduction, answers: Answers, fitted: Fitted) -> List[Row]:
    """The table: inputs, fitted values, then what comes out, in the order declared."""
    rows = [
        Row(given.name, given.unit, Kind.INPUT, None, Estimate(given.value, None, 1), None, None, given.source)
        for given in what.inputs
    ]  # fmt: skip
    rows += [
        Row(fit.name, fit.unit, Kind.FITTED, None, Estimate(fitted[fit.name], None, 1), None, None, fit.source)
        for fit in what.fits
    ]  # fmt: skip
    for quantity in what.quantities:
        estimate = (quantity.summarise or mean_ci95)(quantity.values(answers))
        rows.append(
            Row(
                quantity.name,
                quantity.unit,
                quantity.kind,
                quantity.published,
                estimate,
                judge(quantity.kind, quantity.published, estimate),
                deviation(quantity.published, estimate),
                quantity.source,
                quantity.digits,
            )
        )
    return rows


def count_verdicts(rows: Sequence[Row]) -> str:
    """The verdicts in a sentence or two."""
    sentences = []
    for kind, words in (
        (Kind.PREDICTION, "predictions agree with what was published"),
        (Kind.CHECK, "checks agree with their formula"),
    ):
        judged = [row for row in rows if row.kind is kind and row.verdict is not None]
        if judged:
            agreeing = sum(row.verdict == AGREES for row in judged)
            sentences.append(f"{agreeing} of {len(judged)} {words}.")
    return " ".join(sentences)
