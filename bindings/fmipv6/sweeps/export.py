# SPDX-License-Identifier: GPL-2.0-only
"""The results of a sweep as files for other programs."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
from pathlib import Path
from typing import Any, Iterator

from ..errors import BadInput
from .store import DETAILS, Store

#: Columns of a run that a table of runs shows; the record itself stays in the file.
_RUN = (
    "key",
    "point",
    "replication",
    "seed",
    "run",
    "status",
    "attempts",
    "error",
    "version",
    "git",
    "host",
    "wall_s",
    "peak_kib",
)


def parameters_of(store: Store) -> list[str]:
    """Names of all parameters that any run has, in order of first appearance."""
    names: dict[str, None] = {}
    for (text,) in store.rows("SELECT parameters FROM run GROUP BY point ORDER BY point"):
        names.update(dict.fromkeys(json.loads(text)))
    return list(names)


def _runs(store: Store, names: list[str]) -> Iterator[list[Any]]:
    columns = ", ".join(_RUN)
    rows = store.rows(f"SELECT {columns}, parameters FROM run ORDER BY point, replication")
    for *values, text in rows:
        given = json.loads(text)
        yield [*values, *(given.get(name) for name in names)]


def _write(path: Path, head: list[str], rows: Iterator[Any]) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        with open(draft, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(head)
            writer.writerows(rows)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def export(store: Store, folder: Path) -> list[Path]:
    """Write runs.csv, handovers.csv, steps.csv, flows.csv and ledger.csv, and each as Parquet
    where pyarrow is there. The column `key` joins them.

    :param store: what to write
    :param folder: made if it is not there
    :return: the files
    :raises BadInput: if the folder cannot be written
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = parameters_of(store)
        files = [folder / "runs.csv"]
        _write(files[0], [*_RUN, *names], _runs(store, names))
        for table, columns in DETAILS.items():
            files.append(folder / f"{table if table == 'ledger' else table + 's'}.csv")
            listed = ", ".join(f"{table}.{name}" for name in columns)
            rows = store.rows(
                f"SELECT key, {listed} FROM run JOIN {table} USING (key)"
                f" ORDER BY point, replication, {table}.rowid"
            )
            _write(files[-1], ["key", *columns], rows)
    except OSError as error:
        raise BadInput(f"{folder} cannot be written: {error.strerror}.") from None
    if importlib.util.find_spec("pyarrow"):
        import pandas as pd

        for path in list(files):
            files.append(path.with_suffix(".parquet"))
            pd.read_csv(path).to_parquet(files[-1])
    return files
