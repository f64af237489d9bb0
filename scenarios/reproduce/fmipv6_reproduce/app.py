# SPDX-License-Identifier: GPL-2.0-only
"""A reproduction from runs to files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Optional

from fmipv6_shared.figures import save
from fmipv6_shared.output import OutputFolder

from .judge import make_rows
from .present import to_csv, to_json_value, to_text
from .reproduction import Count, Drawing, Reproduction
from .run import carry_out


def reproduce(
    what: Reproduction,
    programs: Path,
    out: Path,
    seed: int = 1,
    count: Optional[Count] = None,
    workers: Optional[int] = None,
    as_json: bool = False,
) -> str:
    """Run it, and write figure and tables into a folder that is made whole or not at all.

    :param what: the reproduction
    :param programs: folder of the built scenarios
    :param out: the folder to write
    :param seed: seed of all runs
    :param count: how much is run of each kind; as the reproduction says if None
    :param workers: how many at a time; all cores if None
    :param as_json: whether to return JSON, not text
    :return: the table
    """
    count = count or what.count()
    with OutputFolder(out, "reproduce") as folder:
        answers, fitted, commands = carry_out(what, programs, seed, count, workers)
        rows = make_rows(what, answers, fitted)
        text = to_text(what, rows, seed, count)
        value = to_json_value(what, rows, commands, seed, count)
        structured = json.dumps(value, indent=1, ensure_ascii=False)
        (folder.path / f"{what.name}.txt").write_text(text, encoding="utf-8")
        (folder.path / f"{what.name}.csv").write_text(to_csv(rows), encoding="utf-8")
        (folder.path / f"{what.name}.json").write_text(structured + "\n", encoding="utf-8")
        for file, data in what.files(answers).items():
            (folder.path / file).write_text(data, encoding="utf-8")
        save(what.figure(Drawing(rows, answers, fitted)), folder.path, what.name)
        folder.commit()
    return structured if as_json else text
