# SPDX-License-Identifier: GPL-2.0-only
"""Sweeps on real workers: what is stored, and what survives a kill."""

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Iterator

import pytest

import fmipv6
from fmipv6.sweeps import Store, sweep
from fmipv6.sweeps.design import make_points
from fmipv6.sweeps.plan import read_plan

SIM = str(Path(os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")).resolve())
BINDINGS = str(Path(fmipv6.__file__).resolve().parents[1])
WAN_RTT = "ns3::fmipv6::HandoverScenario::WanRtt"

PLAN = f"""
replications = 4
[fixed]
link = "ideal"
[vary]
label = ["1abcdef23456g", "12346abcdefg"]
"{WAN_RTT}" = ["10ms", "50ms"]
"""

#: All that is the same however the sweep went; host, time and memory are not.
SAME = "key, point, replication, parameters, seed, run, status, attempts, error, version, record"


@pytest.fixture(autouse=True)
def simulator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FMIPV6_SIM", SIM)


def command(*words: Any, **more: Any) -> "subprocess.Popen[str]":
    """`./fmipv6 sweep` with these words."""
    return subprocess.Popen(
        [sys.executable, "-m", "fmipv6.sweeps", *map(str, words)],
        env={**os.environ, "PYTHONPATH": BINDINGS},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def contents(path: Path) -> dict[str, list[Any]]:
    """What is stored, in an order that does not depend on who finished first."""
    database = sqlite3.connect(path)
    try:
        found = {"run": database.execute(f"SELECT {SAME} FROM run ORDER BY key").fetchall()}
        for table in ("handover", "step", "flow", "ledger"):
            rows = database.execute(f"SELECT * FROM {table} ORDER BY key, rowid").fetchall()
            found[table] = rows
        return found
    finally:
        database.close()


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of a sweep that nobody disturbed, with its plan beside it."""
    folder = tmp_path_factory.mktemp("sweep")
    (folder / "plan.toml").write_text(PLAN, encoding="utf-8")
    process = command(folder / "plan.toml", "--out", folder / "results.sqlite")
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    assert "4 points, 16 runs, 0 of them failed; 16 runs in" in out
    yield folder / "results.sqlite"


def test_every_run_is_stored_as_the_command_line_prints_it(finished: Path) -> None:
    with Store.open(finished) as store:
        assert store.count("ok") == 16 and store.count("failed") == 0
        rows = store.rows("SELECT parameters, seed, run, record, git, host, wall_s FROM run")
        for parameters, seed, run, record, _, host, wall_s in rows.fetchall()[::5]:
            given = json.loads(parameters)
            assert record == fmipv6.run(given.pop("label"), seed=seed, run=run, **given).text
            assert host and wall_s > 0


def test_tables_hold_the_steps_and_the_ledger(finished: Path) -> None:
    with Store.open(finished) as store:
        query = "SELECT run.key, record FROM run"
        for key, text in store.rows(query).fetchall():
            record = json.loads(text)
            handover = record["handovers"][0]
            steps = store.rows("SELECT step, end_s FROM step WHERE key = ?", (key,)).fetchall()
            assert steps == [(step["step"], step["end_s"]) for step in handover["steps"]]
            lost = store.rows("SELECT total(lost) FROM ledger WHERE key = ?", (key,)).fetchone()
            assert lost[0] == record["packets"]["lost"]
        assert store.rows("SELECT count(*) FROM handover").fetchone() == (16,)


def test_nothing_but_the_file_is_left_behind(finished: Path) -> None:
    assert sorted(path.name for path in finished.parent.iterdir()) == [
        "plan.toml",
        "results.sqlite",
    ]


def test_resuming_a_finished_sweep_runs_nothing(finished: Path) -> None:
    before = contents(finished)
    summary = sweep(finished.with_name("plan.toml"), finished, resume=True, jobs=1)
    assert (summary.done, summary.fresh) == (16, 0)
    assert contents(finished) == before


@pytest.mark.parametrize("attempt", range(3))
def test_killed_at_any_instant_and_resumed_it_ends_the_same(
    finished: Path, tmp_path: Path, attempt: int
) -> None:
    plan, out = finished.with_name("plan.toml"), tmp_path / "results.sqlite"
    drawn = random.Random(attempt)
    for _ in range(2):
        process = command(plan, "--out", out, "--resume", start_new_session=True)
        time.sleep(drawn.uniform(1, 8))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        if out.exists():
            with Store.open(out) as store:
                whole = store.rows("SELECT count(*) FROM run JOIN handover USING (key)")
                assert whole.fetchone()[0] == store.count("ok")
    process = command(plan, "--out", out, "--resume")
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    assert contents(out) == contents(finished)


def test_full_disk_ends_with_a_sentence_and_a_file_that_resumes(
    finished: Path, tmp_path: Path
) -> None:
    plan, out = finished.with_name("plan.toml"), tmp_path / "results.sqlite"

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    process = command(plan, "--out", out, preexec_fn=limit)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 1
    assert "cannot be written" in errors and "--resume" in errors
    assert "Traceback" not in errors
    process = command(plan, "--out", out, "--resume")
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    assert contents(out) == contents(finished)


def test_run_beyond_its_time_limit_is_tried_twice_and_recorded(tmp_path: Path) -> None:
    plan = read_plan('replications = 1\ntime_limit_s = 0.02\n[vary]\nspeed = [1]\n')
    summary = sweep(plan, tmp_path / "results.sqlite", jobs=1)
    assert (summary.done, summary.failed) == (1, 1)
    with Store.open(tmp_path / "results.sqlite") as store:
        row = store.rows("SELECT status, attempts, error, record FROM run").fetchone()
        assert row[:2] == ("failed", 2) and "within 0.02 s" in row[2] and row[3] == ""


def test_point_stops_when_its_mean_is_known_well_enough(tmp_path: Path) -> None:
    text = PLAN.replace("replications = 4", "replications = 12")
    stop = '[stop]\nmetric = "interruption_ms"\nhalf_width = {}\nstep = 4\n'
    loose = sweep(read_plan(text + stop.format(1e6)), tmp_path / "loose.sqlite")
    assert loose.done == 4 * 4
    sweep(read_plan(text + stop.format(1e-6)), tmp_path / "tight.sqlite")
    with Store.open(tmp_path / "tight.sqlite") as store:
        counts = []
        for point in range(4):
            values = store.values(point, "interruption_ms", 12)
            counts.append(len(values))
            # Runs that all measure the same are enough as soon as anybody looks.
            assert len(values) == (4 if len(set(values)) == 1 else 12)
    assert 12 in counts


def test_mistake_is_told_with_its_line_before_anything_is_made(tmp_path: Path) -> None:
    for text, line, names in (
        (PLAN.replace("12346abcdefg", "1abc"), 6, "1abc"),
        (PLAN.replace('"50ms"', '"fast"'), 7, "WanRtt"),
        (PLAN.replace("WanRtt", "WanRtr"), 7, "WanRt"),
        (PLAN.replace('"ideal"', '"wire"'), 4, "wifi"),
    ):
        plan = tmp_path / "plan.toml"
        plan.write_text(text, encoding="utf-8")
        process = command(plan, "--out", tmp_path / "results.sqlite")
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 2
        assert errors.startswith(f"fmipv6: plan.toml, line {line}: "), errors
        assert names in errors and "Traceback" not in errors
        assert not (tmp_path / "results.sqlite").exists()


def test_file_of_others_is_refused_and_left_alone(finished: Path, tmp_path: Path) -> None:
    plan = read_plan(PLAN)
    text, foreign, old = (tmp_path / name for name in ("text", "foreign", "old"))
    text.write_text("dear diary", encoding="utf-8")
    for path in (foreign, old):
        database = sqlite3.connect(path)
        database.execute("CREATE TABLE run (key)")
        if path is old:
            database.execute(f"PRAGMA application_id = {0x666D7636}")
            database.execute("PRAGMA user_version = 77")
        database.commit()
        database.close()
    for path, names in (
        (text, "no result file"),
        (foreign, "another program"),
        (old, "another release"),
        (finished, "--resume"),
        (tmp_path / "none" / "results.sqlite", "no folder"),
    ):
        before = path.read_bytes() if path.exists() else b""
        with pytest.raises(fmipv6.BadInput, match=names):
            sweep(plan, path)
        assert (path.read_bytes() if path.exists() else b"") == before
    for path in (text, foreign, old):
        with pytest.raises(fmipv6.BadInput):
            sweep(plan, path, resume=True)
    other = read_plan(PLAN.replace("replications = 4", "replications = 5"))
    with pytest.raises(fmipv6.BadInput, match="another plan"):
        sweep(other, finished, resume=True)


def test_words_that_make_no_sweep(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    for words, names in (
        ([], "name a plan"),
        ([plan], "--out"),
        ([tmp_path / "none.toml", "--out", "x"], "cannot be read"),
        ([plan, "--out", tmp_path / "x", "--jobs", "0"], "1 or more"),
        ([plan, "--out", tmp_path / "x", "--jobs", "two"], "--jobs"),
        ([plan, "--out", tmp_path / "x", "--scheduler", "nonsense"], "no address"),
        ([plan, "--out", tmp_path / "x", "--scheduler", "tcp://127.0.0.1:1"], "No scheduler"),
        ([plan, "--out", tmp_path / "x", "--frob"], "--frob"),
        (["--export", tmp_path / "tables", "--out", tmp_path / "none"], "cannot be read"),
    ):
        process = command(*words)
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 2, (words, errors)
        assert names in errors and "Traceback" not in errors, errors
        assert not (tmp_path / "x").exists()


def test_check_runs_nothing(finished: Path) -> None:
    process = command(finished.with_name("plan.toml"), "--check")
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert out == "4 points, 16 runs at most\n"


def test_tables_for_other_programs(finished: Path, tmp_path: Path) -> None:
    process = command("--out", finished, "--export", tmp_path / "tables")
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    names = ["runs.csv", "handovers.csv", "steps.csv", "flows.csv", "ledger.csv"]
    assert [Path(line).name for line in out.splitlines()][:5] == names
    import pandas as pd

    runs = pd.read_csv(tmp_path / "tables" / "runs.csv")
    handovers = pd.read_csv(tmp_path / "tables" / "handovers.csv")
    joined = runs.merge(handovers, on="key")
    assert len(runs) == len(joined) == 16
    assert set(joined["label"]) == {"1abcdef23456g", "12346abcdefg"}
    assert list(joined["label"]) == list(joined["observed"])
    assert set(joined[WAN_RTT]) == {"10ms", "50ms"}


def test_points_are_numbered_as_the_plan_has_them(finished: Path) -> None:
    points = make_points(read_plan(PLAN))
    with Store.open(finished) as store:
        stored = store.rows("SELECT DISTINCT point, parameters FROM run ORDER BY point").fetchall()
    assert [json.loads(text) for _, text in stored] == points


@pytest.fixture
def cluster() -> Iterator[tuple[str, "subprocess.Popen[bytes]", list["subprocess.Popen[bytes]"]]]:
    """A real scheduler and two real workers, as the docs start them."""
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "PYTHONPATH": BINDINGS, "FMIPV6_SIM": SIM}

    def start(*words: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    scheduler = start(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
    )
    workers = [
        start("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        for _ in range(2)
    ]
    yield address, scheduler, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def wait_for_runs(path: Path, count: int) -> None:
    """Until so many runs are stored."""
    for _ in range(1200):
        if path.exists():
            try:
                with sqlite3.connect(path) as database:
                    if database.execute("SELECT count(*) FROM run").fetchone()[0] >= count:
                        return
            except sqlite3.OperationalError:
                pass
        time.sleep(0.05)
    raise AssertionError("no run was stored")


def test_worker_killed_in_mid_run_loses_nothing_and_doubles_nothing(
    cluster: Any, finished: Path, tmp_path: Path
) -> None:
    address, _, workers = cluster
    text = PLAN.replace("replications = 4", "replications = 40")
    plan, out = tmp_path / "plan.toml", tmp_path / "results.sqlite"
    plan.write_text(text, encoding="utf-8")
    process = command(plan, "--out", out, "--scheduler", address)
    wait_for_runs(out, 1)
    workers[0].kill()
    _, errors = process.communicate(timeout=400)
    assert process.returncode == 0, errors
    found, undisturbed = contents(out), contents(finished)
    assert len(found["run"]) == 160 and {row[6] for row in found["run"]} == {"ok"}
    assert len({(row[1], row[2]) for row in found["run"]}) == 160
    assert set(undisturbed["run"]) <= set(found["run"])


def test_scheduler_lost_ends_with_a_sentence_and_a_file_that_resumes(
    cluster: Any, finished: Path, tmp_path: Path
) -> None:
    address, scheduler, _ = cluster
    plan, out = tmp_path / "plan.toml", tmp_path / "results.sqlite"
    plan.write_text(PLAN.replace("replications = 4", "replications = 400"), encoding="utf-8")
    process = command(plan, "--out", out, "--scheduler", address)
    wait_for_runs(out, 1)
    scheduler.kill()
    _, errors = process.communicate(timeout=200)
    assert process.returncode == 1
    assert "The scheduler is gone" in errors and "--resume" in errors
    assert "Traceback" not in errors
    with Store.open(out) as store:
        assert 0 < store.count("ok") < 1600
        whole = store.rows("SELECT count(*) FROM run JOIN handover USING (key)")
        assert whole.fetchone()[0] == store.count("ok")


def test_interrupt_leaves_a_file_that_resumes(finished: Path, tmp_path: Path) -> None:
    out = tmp_path / "results.sqlite"
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN.replace("replications = 4", "replications = 400"), encoding="utf-8")
    process = command(plan, "--out", out, start_new_session=True)
    wait_for_runs(out, 1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130, errors
    assert "interrupted; go on with --resume" in errors
    assert "Traceback" not in errors
    with Store.open(out) as store:
        assert 0 < store.count("ok") < 1600
