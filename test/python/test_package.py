# SPDX-License-Identifier: GPL-2.0-only
"""The Python package: runs in processes of their own, results as tables."""

import json
import os
import pickle
import re
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

import fmipv6
from fmipv6 import frames, request
from fmipv6.runner import Runner, default_runner

SIM = os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")
WAN_RTT = "ns3::fmipv6::HandoverScenario::WanRtt"


@pytest.fixture(autouse=True)
def simulator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FMIPV6_SIM", str(Path(SIM).resolve()))


def ideal(**parameters: Any) -> fmipv6.Result:
    return fmipv6.run("1abcdef23456g", link="ideal", **parameters)


def command_line(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([SIM, "run", *arguments], capture_output=True, text=True, timeout=120)


def test_record_is_that_of_the_command_line() -> None:
    done = command_line("1abcdef23456g", "--link", "ideal", "--seed", "3", "--json")
    result = ideal(seed=3)
    assert result.text == done.stdout
    assert result.record == json.loads(done.stdout)
    assert result.wall_s > 0 and result.peak_kib > 0


def test_the_hundredth_run_returns_the_bytes_of_the_first() -> None:
    runs = [ideal().text for _ in range(50)] + [
        ideal(seed=5, **{WAN_RTT: "99ms"}).text if i % 2 else ideal().text for i in range(50)
    ]
    assert len(set(runs)) == 2
    assert runs[0] == runs[98] != runs[99]


def test_attributes_and_switches_reach_the_run() -> None:
    result = ideal(monitor=True, **{WAN_RTT: "80ms"})
    shown = json.dumps(result.record["parameters"])
    assert WAN_RTT in shown and re.search(r"8e\+0?7ns|80000000ns|\b80ms|0\.08s", shown)


def test_tables_hold_what_the_record_holds() -> None:
    result = ideal(packets=True)
    (handover,) = result.record["handovers"]
    assert list(result.handovers["observed"]) == [handover["observed"]]
    assert result.handovers["interruption_ms"][0] == handover["latency_ms"]["interruption"]
    assert list(result.steps["step"]) == [step["step"] for step in handover["steps"]]
    assert result.pieces["length_ms"].sum() == pytest.approx(
        handover["latency_ms"]["interruption"], abs=0.01
    )
    flow = result.flows.iloc[0]
    assert flow.sent == flow.received + flow.lost + flow.in_flight
    assert result.ledger["lost"].sum() == flow.lost
    assert len(result.packets) == flow.sent
    assert (result.packets["fate"] == "received").sum() == flow.received
    assert len(result.throughput) == 0


def test_throughput_of_a_download() -> None:
    result = ideal(flow="tcp")
    tcp = result.record["flows"][0]["tcp"]
    assert list(result.throughput["throughput_bps"]) == tcp["throughput_bps"]
    assert result.throughput["begin_s"][0] == tcp["start_s"]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (frames.handovers, frames.HANDOVERS),
        (frames.steps, frames.STEPS),
        (frames.pieces, frames.PIECES),
        (frames.flows, frames.FLOWS),
        (frames.ledger, frames.LEDGER),
        (frames.throughput, frames.THROUGHPUT),
    ],
)
def test_types_are_the_same_with_rows_and_without(table: Any, columns: frames.Columns) -> None:
    empty = table({"handovers": [], "flows": []})
    assert len(empty) == 0
    assert {name: str(kind) for name, kind in empty.dtypes.items()} == dict(columns)
    full = table(ideal(flow="tcp").record)
    assert len(full) > 0
    assert {name: str(kind) for name, kind in full.dtypes.items()} == dict(columns)


def test_packets_are_there_when_asked_for() -> None:
    with pytest.raises(AttributeError, match="packets=True"):
        ideal().packets
    kinds = {name: str(kind) for name, kind in ideal(packets=True).packets.dtypes.items()}
    assert kinds == dict(frames.PACKETS)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"label": "1abc"}, ["1abc"]),
        ({"scheme": "fmip6"}, ["--scheme", "fmip6"]),
        ({"label": "1abcdef23456g", "speed": -3}, ["1abcdef23456g", "--speed", "-3"]),
        ({"ns3::fmipv6::No::Such": 1}, ["--set", "ns3::fmipv6::No::Such=1"]),
    ],
)
def test_users_mistakes_have_the_sentence_of_the_command_line(
    parameters: Any, words: list[str]
) -> None:
    said = command_line(*words).stderr.strip()
    with pytest.raises(fmipv6.BadInput) as caught:
        fmipv6.run(**parameters)
    assert said.startswith("fmipv6: ")
    assert str(caught.value) == said.removeprefix("fmipv6: ")
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("parameters", "names"),
    [
        ({"sed": 1}, "did you mean seed"),
        ({"zzz": 1}, "no parameter zzz"),
        ({"seed": [1]}, "seed is a list"),
        ({"dot1x": "yes"}, "True or False"),
        ({"time_limit_s": 0}, "above 0"),
        ({"time_limit_s": float("nan")}, "above 0"),
    ],
)
def test_mistakes_that_only_python_allows(parameters: Any, names: str) -> None:
    with pytest.raises(fmipv6.BadInput, match=names):
        fmipv6.run(**parameters)


def test_every_option_of_the_command_line_is_a_parameter() -> None:
    shown = set(re.findall(r"^  --([a-z0-9]+)", command_line("--help").stdout, re.MULTILINE))
    # Their place is taken by arguments of run() and by what a Result holds.
    other = {"set", "pcap", "packets", "steps", "primitives", "check", "json", "help"}
    assert shown - other == {*request.VALUES, *request.SWITCHES}


def kill_the_run(runner: Runner, number: int) -> None:
    """Send a signal to the run as soon as there is one."""
    for _ in range(2000):
        server = runner._process
        if server is not None:
            children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
            if found := children.read_text(encoding="ascii").split():
                os.kill(int(found[0]), number)
                return
        time.sleep(0.005)


def test_crash_is_an_exception_and_the_next_run_works() -> None:
    runner = Runner()
    killer = threading.Thread(target=kill_the_run, args=(runner, signal.SIGSEGV))
    killer.start()
    with pytest.raises(fmipv6.RunCrashed, match="SIGSEGV"):
        fmipv6.run(speed=1, runner=runner)
    killer.join()
    assert ideal(runner=runner).text == ideal().text
    runner.close()


def test_time_limit_is_an_exception_and_the_next_run_works() -> None:
    with pytest.raises(fmipv6.RunTimedOut, match="0.02 s"):
        fmipv6.run(speed=1, time_limit_s=0.02)
    assert len(ideal().handovers) == 1


def test_interrupt_ends_the_run_and_the_next_one_works() -> None:
    runner = Runner()
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        while True:
            fmipv6.run(speed=0.5, runner=runner)
    assert time.monotonic() - start < 60
    assert ideal(runner=runner).text == ideal().text
    runner.close()


def test_simulator_that_ends_is_an_exception_and_is_started_again() -> None:
    runner = Runner()
    text = ideal(runner=runner).text
    assert runner._process
    runner._process.kill()
    runner._process.wait()
    assert ideal(runner=runner).text == text
    runner.close()


def test_simulator_that_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FMIPV6_SIM", str(tmp_path / "none"))
    with pytest.raises(fmipv6.NoSimulator, match="which is no program"):
        ideal(runner=Runner())
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
    silent.chmod(0o755)
    with pytest.raises(fmipv6.NoSimulator, match="without an answer"):
        ideal(runner=Runner(silent))


def test_threads_take_turns() -> None:
    results: list[str] = []
    threads = [
        threading.Thread(target=lambda: results.append(ideal(seed=2).text)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4 and len(set(results)) == 1


def test_forked_process_has_a_runner_of_its_own() -> None:
    text = ideal().text
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if ideal().text == text else 1
            default_runner.close()
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert ideal().text == text


def test_results_and_faults_travel_between_processes() -> None:
    result = ideal(packets=True)
    copy = pickle.loads(pickle.dumps(result))
    assert copy == result and copy.packets.equals(result.packets)
    fault = pickle.loads(pickle.dumps(fmipv6.RunCrashed("It crashed.", "so said it")))
    assert str(fault) == "It crashed." and fault.errors == "so said it"
