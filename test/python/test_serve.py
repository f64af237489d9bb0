# SPDX-License-Identifier: GPL-2.0-only
"""Runs for another program, over pipes: `fmipv6-sim serve`."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, Dict, Iterator

import pytest

SIM = os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")
IDEAL = ["1abcdef23456g", "--link", "ideal", "--json"]


class Server:
    """A `fmipv6-sim serve` and its two pipes."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [SIM, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def send(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def ask(self, line: str) -> Dict[str, Any]:
        self.send(line)
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def run(self, *arguments: str, **more: Any) -> Dict[str, Any]:
        return self.ask(json.dumps({"arguments": arguments, **more}))


@pytest.fixture
def server() -> Iterator[Server]:
    serving = Server()
    yield serving
    serving.process.stdin.close()  # type: ignore[union-attr]
    assert serving.process.wait(timeout=60) == 0


def test_answer_is_that_of_the_command_line(server: Server) -> None:
    alone = subprocess.run(
        [SIM, "run", *IDEAL], capture_output=True, text=True, check=True, timeout=120
    )
    first = server.run(*IDEAL, id="first")
    assert first["id"] == "first"
    assert first["status"] == 0 and first["signal"] == 0 and not first["timed_out"]
    assert first["output"] == alone.stdout
    assert first["errors"] == ""
    assert 0 < first["wall_s"] < 120
    assert first["peak_kib"] > 1000


def test_what_one_run_sets_does_not_reach_the_next(server: Server) -> None:
    first = server.run(*IDEAL)["output"]
    other = server.run(*IDEAL, "--seed", "9", "--set", "ns3::fmipv6::HandoverScenario::WanRtt=99ms")
    assert other["status"] == 0 and other["output"] != first
    outputs = {server.run(*IDEAL)["output"] for _ in range(10)}
    assert outputs == {first}


def test_users_mistake_is_an_answer(server: Server) -> None:
    answer = server.run("1abc")
    assert answer["status"] == 2
    assert answer["output"] == ""
    assert "1abc" in answer["errors"]
    assert server.run(*IDEAL)["status"] == 0


def test_time_limit_ends_a_run_and_not_the_service(server: Server) -> None:
    answer = server.run("--speed", "1", time_limit_s=0.02)
    assert answer["timed_out"] and answer["status"] is None
    assert answer["signal"] == signal.SIGKILL
    assert server.run(*IDEAL)["status"] == 0


def test_crash_of_a_run_is_an_answer(server: Server) -> None:
    server.send(json.dumps({"id": 1, "arguments": ["--speed", "1"]}))
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    for _ in range(2000):
        if child := children.read_text(encoding="ascii").split():
            os.kill(int(child[0]), signal.SIGSEGV)
            break
        time.sleep(0.005)
    assert server.process.stdout
    answer = json.loads(server.process.stdout.readline())
    assert answer["id"] == 1
    assert answer["status"] is None and answer["signal"] == signal.SIGSEGV
    assert server.run(*IDEAL)["status"] == 0


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("", "JSON object"),
        ("[1]", "JSON object"),
        ("{", "JSON object"),
        ("{}", '"arguments"'),
        ('{"arguments": "run"}', "words"),
        ('{"arguments": [1]}', "words"),
        ('{"arguments": [], "time_limit_s": 0}', "above 0"),
        ('{"arguments": [], "time_limit_s": "1"}', "above 0"),
        ('{"arguments": [], "seed": 1}', '"seed"'),
    ],
)
def test_what_is_no_request_is_refused(server: Server, line: str, names: str) -> None:
    answer = server.ask(line)
    assert names in answer["refused"]
    assert server.run("1abc")["status"] == 2


def test_service_killed_takes_its_run_along() -> None:
    server = Server()
    server.send(json.dumps({"arguments": ["--speed", "0.1"]}))
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    child = ""
    for _ in range(2000):
        if child := children.read_text(encoding="ascii").strip():
            break
        time.sleep(0.005)
    assert child
    server.process.kill()
    server.process.wait(timeout=60)
    status = Path(f"/proc/{child}/status")
    for _ in range(2000):
        try:
            if "\nState:\tZ" in status.read_text(encoding="ascii"):
                break
        except (FileNotFoundError, ProcessLookupError):
            break
        time.sleep(0.005)
    else:
        raise AssertionError("the run lives on")
