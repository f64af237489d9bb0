# SPDX-License-Identifier: GPL-2.0-only
"""Whether the simulator takes every point of a plan, found out before the first run."""

from __future__ import annotations

from typing import Mapping, Optional, Sequence

from ..errors import BadInput
from ..request import to_arguments
from ..runner import Runner
from .design import label_of
from .plan import Plan, Value


def refuse(runner: Runner, parameters: Mapping[str, Value]) -> Optional[str]:
    """Why the simulator would not run a point, or None."""
    others = {name: value for name, value in parameters.items() if name != "label"}
    try:
        runner.run([*to_arguments(label_of(parameters), others), "--check"])
    except BadInput as error:
        return str(error)
    return None


def _culprit(runner: Runner, parameters: Mapping[str, Value]) -> Optional[str]:
    """The one parameter without which the others would do, or None."""
    for name in parameters:
        others = {key: value for key, value in parameters.items() if key != name}
        if refuse(runner, others) is None:
            return name
    return None


def check_points(plan: Plan, points: Sequence[Mapping[str, Value]], runner: Runner) -> str:
    """Ask the simulator about each point; nothing is simulated.

    :return: the releases of the simulator, as runner.run() reports them
    :raises BadInput: with the line of the plan that has the parameter to blame
    """
    for number, parameters in enumerate(points):
        sentence = refuse(runner, parameters)
        if sentence is None:
            continue
        name = _culprit(runner, parameters)
        line = plan.line_of(name or next(iter(parameters)), number)
        shown = ", ".join(f"{key} = {value}" for key, value in parameters.items())
        raise BadInput(f"{plan.name}, line {line}: {sentence} (the point {shown})")
    return runner.release
