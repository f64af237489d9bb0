# SPDX-License-Identifier: GPL-2.0-only
"""What packets were lost by, in words."""

from __future__ import annotations

import pandas as pd


def main_causes(values: pd.DataFrame, room: int = 60) -> str:
    """The causes of loss, the heaviest first, with the mean number of packets of each.

    :param values: the quantities of one row
    :param room: the length that the text must keep to; causes beyond it are counted only
    :return: for instance "tunnel 10.5, no-link 2.0"; the name alone if there is only one
    """
    causes = values[values.index.str.startswith("lost_") & (values["mean"] > 0)]
    causes = causes.sort_values("mean", ascending=False, kind="stable")
    names = [str(name)[len("lost_") :] for name in causes.index]
    if len(names) == 1:
        return names[0][:room]
    items = [f"{name} {mean:.1f}" for name, mean in zip(names, causes["mean"])]
    for count in range(len(items), 0, -1):
        rest = len(items) - count
        text = ", ".join(items[:count]) + (f", +{rest}" if rest else "")
        if len(text) <= room:
            return text
    return names[0][:room] if names else ""
