# SPDX-License-Identifier: GPL-2.0-only
"""The results of a sweep in one SQLite file.

A run and its steps and ledger are written in one transaction: killed at any instant, the file
holds whole runs only, and a resumed sweep carries out the others.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Any, Iterable, Iterator, Mapping, Optional, Sequence

from .. import frames
from ..errors import BadInput, Error
from .design import Job
from .outcome import Outcome
from .plan import Plan

#: Says that an SQLite file is one of ours ("fmv6"), and which form it has.
APPLICATION_ID = 0x666D7636
FORM = 1

_SQL_TYPES = {"string": "TEXT", "int64": "INTEGER", "float64": "REAL", "bool": "INTEGER"}

#: Tables with a row for something in a run, and their columns.
DETAILS: Mapping[str, frames.Columns] = {
    "handover": frames.HANDOVERS,
    "step": frames.STEPS,
    "flow": frames.FLOWS,
    "ledger": frames.LEDGER,
}

_RUN = """
CREATE TABLE run (
    key TEXT PRIMARY KEY,          -- hash of parameters, seed, run and version
    point INTEGER NOT NULL,
    replication INTEGER NOT NULL,
    parameters TEXT NOT NULL,      -- of the point, as JSON
    seed INTEGER NOT NULL,
    run INTEGER NOT NULL,
    status TEXT NOT NULL,          -- ok or failed
    attempts INTEGER NOT NULL,
    error TEXT NOT NULL,           -- why it failed, with its standard error
    version TEXT NOT NULL,         -- of the module and of ns-3
    git TEXT NOT NULL,
    host TEXT NOT NULL,
    wall_s REAL NOT NULL,
    peak_kib INTEGER NOT NULL,
    record TEXT NOT NULL,          -- as JSON, empty where the run failed
    UNIQUE (point, replication)
) WITHOUT ROWID
"""


class StoreError(Error):
    """The file cannot be written, for instance because the disk is full."""


def _schema() -> Iterator[str]:
    yield "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
    yield _RUN
    for table, columns in DETAILS.items():
        defined = ", ".join(f"{name} {_SQL_TYPES[kind]}" for name, kind in columns.items())
        yield f"CREATE TABLE {table} (key TEXT NOT NULL REFERENCES run (key), {defined})"
        yield f"CREATE INDEX {table}_key ON {table} (key)"


def _kind_of(path: Path) -> Optional[str]:
    """Why a file is no store that this release reads, or None."""
    try:
        with open(path, "rb") as file:
            head = file.read(16)
        if head != b"SQLite format 3\0":
            return "is no result file"
        reader = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            identity = reader.execute("PRAGMA application_id").fetchone()[0]
            form = reader.execute("PRAGMA user_version").fetchone()[0]
        finally:
            reader.close()
    except (OSError, sqlite3.Error) as error:
        return f"cannot be read: {error}"
    if identity != APPLICATION_ID:
        return "is a database of another program"
    if form != FORM:
        return f"has form {form} of another release; this one reads form {FORM}"
    return None


class Store:
    """An open result file.

    :param connection: to it
    :param path: of it
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._database = connection
        self.path = path

    @classmethod
    def create(cls, path: Path, plan: Plan) -> "Store":
        """Make a file for the results of a plan.

        :raises BadInput: if there is a file of that name, or it cannot be made
        """
        if path.exists():
            why = _kind_of(path) or "holds results already; --resume adds to them"
            raise BadInput(f"{path} {why}; it is left as it is.")
        if not path.parent.is_dir():
            raise BadInput(f"{path} cannot be written: there is no folder {path.parent}.")
        try:
            store = cls(cls._connect(path), path)
            with store._database:
                for statement in _schema():
                    store._database.execute(statement)
                store._database.executemany(
                    "INSERT INTO meta VALUES (?, ?)",
                    {
                        "plan": plan.text,
                        "plan_name": plan.name,
                        "plan_digest": plan.digest(),
                        "created": datetime.datetime.now(datetime.timezone.utc).isoformat(),
                    }.items(),
                )
                store._database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                store._database.execute(f"PRAGMA user_version = {FORM}")
        except sqlite3.Error as error:
            raise BadInput(f"{path} cannot be written: {error}.") from None
        return store

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open a file that there is. :raises BadInput: if it is no store, or an old one"""
        why = _kind_of(path)
        if why:
            raise BadInput(f"{path} {why}.")
        return cls(cls._connect(path), path)

    @classmethod
    def resume(cls, path: Path, plan: Plan) -> "Store":
        """Open a file to go on with a plan, or make it.

        :raises BadInput: if it belongs to another plan
        """
        if not path.exists():
            return cls.create(path, plan)
        store = cls.open(path)
        if store.meta("plan_digest") != plan.digest():
            store.close()
            raise BadInput(
                f"{path} holds the results of another plan ({store.name}); name another file."
            )
        return store

    @staticmethod
    def _connect(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=30)
        # One writer; what was committed survives a kill of the program.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    @property
    def name(self) -> str:
        """The name of the plan's file."""
        return self.path.name

    def meta(self, name: str) -> str:
        """Something that was noted about the sweep: plan, plan_name, plan_digest, created."""
        found = self._database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def replications(self, point: int) -> set[int]:
        """The replications of a point that are done or have failed for good."""
        rows = self._database.execute("SELECT replication FROM run WHERE point = ?", (point,))
        return {row[0] for row in rows}

    def versions(self) -> set[str]:
        """Releases of the simulator with which the runs were made."""
        return {row[0] for row in self._database.execute("SELECT DISTINCT version FROM run")}

    def values(self, point: int, metric: str, count: int) -> list[float]:
        """A metric of the first replications of a point, a mean over the handovers of each."""
        rows = self._database.execute(
            f"SELECT avg(handover.{metric}) FROM run LEFT JOIN handover USING (key)"
            " WHERE point = ? AND replication < ? GROUP BY replication ORDER BY replication",
            (point, count),
        )
        return [row[0] for row in rows if row[0] is not None]

    def count(self, status: str) -> int:
        """How many runs are "ok", or "failed"."""
        query = "SELECT count(*) FROM run WHERE status = ?"
        return int(self._database.execute(query, (status,)).fetchone()[0])

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Write runs, all of them or none; one that is there already stays as it is.

        :raises StoreError: if the file cannot be written
        """
        try:
            with self._database:
                for outcome in outcomes:
                    self._add(outcome)
        except sqlite3.Error as error:
            raise StoreError(
                f"{self.path} cannot be written: {error}. What was written before is whole;"
                " make room and go on with --resume."
            ) from None

    def _add(self, outcome: Outcome) -> None:
        job: Job = outcome.job
        key = job.key(outcome.release)
        added = self._database.execute(
            "INSERT OR IGNORE INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                job.point,
                job.replication,
                json.dumps(dict(job.parameters)),
                job.seed,
                job.run,
                "failed" if outcome.error else "ok",
                outcome.attempts,
                outcome.error,
                outcome.release,
                outcome.git,
                outcome.host,
                outcome.wall_s,
                outcome.peak_kib,
                outcome.text,
            ),
        )
        if added.rowcount != 1 or outcome.error:
            return
        record = outcome.result.record
        self._add_details(key, "handover", frames.handover_rows(record))
        self._add_details(key, "step", frames.step_rows(record))
        self._add_details(key, "flow", frames.flow_rows(record))
        self._add_details(
            key, "ledger", (row for row in frames.ledger_rows(record) if row["lost"] > 0)
        )

    def _add_details(self, key: str, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        names: Sequence[str] = list(DETAILS[table])
        marks = ", ".join("?" * (len(names) + 1))
        self._database.executemany(
            f"INSERT INTO {table} VALUES ({marks})",
            ([key, *(row.get(name) for name in names)] for row in rows),
        )

    def rows(self, query: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Read with SQL. :param query: a SELECT :param values: for its question marks"""
        return self._database.execute(query, values)

    def close(self) -> None:
        """Leave one file behind, without a journal beside it."""
        try:
            self._database.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error:
            pass  # a full disk, or another reader: SQLite takes the journal in when next opened
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        value: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()
