# SPDX-License-Identifier: GPL-2.0-only
"""The simulator's command line, as a user meets it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

SIM = os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")

SCENARIO = "ns3::fmipv6::HandoverScenario"
STATION = "ns3::fmipv6::StationMlme"
CONTROL = "ns3::fmipv6::Dot11LinkSap::Control"

#: Every top-level key of the record, and no other (doc/columns.rst).
RECORD_KEYS = {
    "handovers",
    "flows",
    "packets",
    "wrong_predictions",
    "scheme",
    "seed",
    "run",
    "parameters",
    "ns3",
    "version",
}


def sim(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SIM, *arguments], capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["run", "1abcedf23456g"], ["F2", "1abcdef23456g"]),
        (["run", "1abc"], ["1abc"]),
        (["run", "9z"], ["9"]),
        (["run", "1abcdef23456g", "--speed", "-3"], ["--speed", "m/s"]),
        (["run", "1abcdef23456g", "--speed", "nan"], ["--speed"]),
        (["run", "1abcdef23456g", "--scheme", "mipv6"], ["mipv6"]),
        (["run", "--scheme", "fmip6"], ["fmipv6"]),
        (["run", "1abcdef23456g", "--scheme", "hmipv6"], ["hmipv6", "leave out"]),
        (["run", "--set", "ns3::fmipv6::MobileNode::Hmipv6=true"], ["--scheme"]),
        (["run", "--profile", "rfc5586"], ["rfc4068", "rfc5568"]),
        (["run", "--profile", "rfc4068", "--scheme", "mipv6"], ["FMIPv6", "leave out"]),
        (["run", "--set", "ns3::fmipv6::AccessRouter::Profile=rfc4068"], ["--profile"]),
        (["run", "--flow", "vioce"], ["voice"]),
        (["run", "--link", "ether"], ["wifi", "ideal"]),
        (["run", "--seed", "0"], ["--seed"]),
        (["run", "--seed", "-1"], ["--seed"]),
        (["run", "--run", "-1"], ["--run"]),
        (["run", "--speed", "1e-9"], ["--speed"]),
        (["run", "1abcdef2346g", "--dot1x"], ["step 5", "leave out --dot1x."]),
        (["run", "--sped", "3"], ["--speed"]),
        (["run", "--set", "ns3::fmipv6::HandoverScenario::WanRt=1s"], ["WanRtt"]),
        (["run", "--set", "ns3::fmipv6::HandoverScenario::WanRtt=fast"], ["WanRtt", "Time"]),
        (["run", "--set", "ns3::fmipv6::HandoverScenario::ApsPerSubnet=0"], ["1 to 50"]),
        (["run", "--set", "ns3::fmipv6::HandoverScenario::FlowStart=900s"], ["FlowStart"]),
        (["run", "--set", "WanRtt"], ["ns3::Type::Attribute=value"]),
        (["run", "--set", "WanRtt=1s"], ["ns3::fmipv6::HandoverScenario::WanRtt"]),
        (["run", "--set", "foo=1"], ["ns3::Type::Attribute", "fmipv6 attributes"]),
        (["run", "--set", f"{SCENARIO}::LanDelay=1ms"], ["LanDelay", "100us"]),
        (["run", "--set", f"{SCENARIO}::ChannelPlan=36 37"], ["37", "36 40 44"]),
        (["run", "--set", f"{SCENARIO}::ApPositions=0"], ["ApPositions", "X,Y"]),
        (["run", "--set", f"{SCENARIO}::FirstAp=10"], ["AP10", "1 to 10"]),
        (["run", "1abcdef23456g", "--set", f"{SCENARIO}::FirstAp=1"], ["AP1", "AP2", "subnet"]),
        (["run", "123456cdefg"], ["figure2", "123456abcdefg"]),
        (["run", "1abcdef23456g", "--control", "firmware"], ["firmware", "Control"]),
        (["run", "--control", "firm"], ["firmware"]),
        (["run", "--control", "firmware", "--set", f"{CONTROL}=Host"], [CONTROL, "two values"]),
        (["run", "--deployment", "figure3"], ["figure1", "figure2"]),
        (["run", "--standard", "80211b"], ["80211a", "80211ax"]),
        (["run", "--set", f"{STATION}::MinChannelTime=20ms"], ["MinChannelTime", "MaxChannelTime"]),
        (["run", "--set", f"{STATION}::ScanChannels=165"], ["165", "36 44"]),
        (["run", "--set", f"{STATION}::ScanChannels=38"], ["38"]),
        (["run", "--set", "ns3::fmipv6::Dot1xAuthenticator::Method=md5"], ["md5", "gpsk"]),
        (["run", "--set", "ns3::fmipv6::Dot1xSupplicant::Preauthenticate=true"], ["one LAN"]),
        (["run", "--set", "ns3::fmipv6::HandoverBuffer::MaxPackets=-1"], ["MaxPackets", "0 or more"]),
        (["run", "--set", "ns3::fmipv6::HandoverBuffer::MaxBytes=-1"], ["MaxBytes", "0 or more"]),
        (["run", "--set", "ns3::fmipv6::HandoverBuffer::MaxTime=-1s"], ["MaxTime", "0s or more"]),
        (["run", "--set", "ns3::fmipv6::PreviousAccessRouter::MaxBindingLifetime=0s"], ["1s or more"]),
        (["run", "--set", "ns3::fmipv6::NewAccessRouter::ProxyNdLifetime=0s"], ["1ms or more"]),
        (["attributes", "WanRttt"], ["ns3::fmipv6::HandoverScenario::WanRtt"]),
        (["attributes", "xyzzy"], ["xyzzy"]),
        (["attributes", "ReadChunk", "--all"], ["ReadChunk"]),
        (["run", "--pcap", "/nowhere/at/all/x"], ["/nowhere/at/all"]),
        (["run", "--packets", "/nowhere/at/all/x"], ["/nowhere/at/all"]),
        (["run", "--pcap", "/proc/x"], ["/proc"]),
        (["run", "--steps", "."], ["folder"]),
        (["run", "--primitives", "."], ["folder"]),
        (["run", "--set", "ns3::WifiPhy::Channel=1"], ["Channel"]),
        (["run", "--set", f"{SCENARIO}::WanRtt=1e300s"], ["WanRtt", "1e9s"]),
        (["run", "--set", f"{SCENARIO}::WanRtt=300000000h"], ["WanRtt", "1e9s"]),
        (["run", "--set", "ns3::fmipv6::HomeAgent::Refusal=12"], ["Refusal", "128"]),
        (["run", "--set", "ns3::fmipv6::Mipv6Registration::Lifetime=300000s"], ["Lifetime", "4s"]),
        (["run", "--pcap", ""], ["--pcap"]),
        (["run", "--packets", ""], ["--packets"]),
        (["run", "--steps", ""], ["--steps"]),
        (["run", "--packets", "x.csv", "--steps", "x.csv"], ["same file", "x.csv"]),
        (["soak", "--runs", "-1"], ["--runs"]),
        (["soak", "--first", "-1"], ["--first"]),
        (["soak", "--minutes", "nan"], ["--minutes"]),
        (["soak", "--jobs", "100000"], ["--jobs"]),
        (["orderings", "--check", "1abcedf23456g"], ["F2"]),
        (["orderigns"], ["orderings"]),
        ([], ["run"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_user_mistake_is_one_sentence_and_exit_status_2(
    arguments: list[str], names: list[str], tmp_path: Path
) -> None:
    done = sim(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 1 and lines[0].startswith("fmipv6: ")
    for name in names:
        assert name in lines[0]


@pytest.mark.parametrize(
    ("arguments", "profile"),
    [
        (["1abcdef2346g"], "rfc4068"),
        ([], "rfc5568"),
        (["1abcdef2346g", "--profile", "rfc5568"], "rfc5568"),
        (["--profile", "rfc4068"], "rfc4068"),
        (["--scheme", "mipv6"], None),
    ],
)
def test_the_record_names_the_profile_of_the_run(
    arguments: list[str], profile: str | None
) -> None:
    record = json.loads(sim("run", *arguments, "--link", "ideal", "--json").stdout)
    assert record["parameters"]["profile"] == profile
    agents = {record["parameters"][f"ns3::fmipv6::{agent}::Profile"] for agent in
              ("AccessRouter", "MobileNode")}
    assert agents == {profile or "rfc4068"}
    assert record["handovers"][0]["outcome"] == "completed"


def test_a_mistake_leaves_no_file_behind(tmp_path: Path) -> None:
    done = sim("run", "1abcdef23456g", "--speed", "-3", "--packets", str(tmp_path / "p.csv"))
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_to_the_end_is_told(tmp_path: Path) -> None:
    place = tmp_path / "steps.csv"
    place.symlink_to("/dev/full")
    done = sim("run", "1abcdef2346g", "--link", "ideal", "--steps", str(place))
    assert done.returncode != 0
    assert str(place) in done.stderr and done.stdout == ""
    assert list(tmp_path.iterdir()) == [place] and place.is_symlink()


def test_orderings_json_is_the_336_labels_with_their_class() -> None:
    labels = json.loads(sim("orderings", "--json").stdout)
    assert len(labels) == 336
    assert all(set(row) == {"label", "class"} for row in labels)
    for row in labels:
        text = row["label"]
        assert row["class"] == ("predictive" if text.index("c") < text.index("2") else "reactive")


def test_check_says_feasible_with_exit_status_0() -> None:
    done = sim("orderings", "--check", "1abcdef23456g")
    assert done.returncode == 0 and "feasible" in done.stdout


def test_json_prints_the_record_and_nothing_else() -> None:
    done = sim("run", "1abcdef23456g", "--link", "ideal", "--json")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert set(record) == RECORD_KEYS
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("link", ["ideal", "wifi"])
@pytest.mark.parametrize("flow", ["voice", "voice-up", "ping"])
def test_same_seed_same_bytes_and_a_balanced_ledger(link: str, flow: str) -> None:
    arguments = ["run", "1abcde23456fg", "--link", link, "--flow", flow, "--seed", "7", "--json"]
    first, second = sim(*arguments), sim(*arguments)
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    packets = json.loads(first.stdout)["packets"]
    assert packets["sent"] > 0
    assert packets["sent"] == packets["received"] + packets["lost"] + packets["in_flight"]
    assert sum(packets["lost_by_cause"].values()) == packets["lost"]


@pytest.mark.parametrize("mobile_nodes", [1, 12])
def test_an_unbalanced_ledger_is_told_and_ends_with_status_1(mobile_nodes: int) -> None:
    # ns-3's routers drop a packet that is too big for the next wire without a word, which nobody
    # can account for (doc/limitations.rst): the only such loss there is to set up.
    done = sim(
        "run",
        "--link=ideal",
        "--json",
        *("--set", f"{SCENARIO}::MobileNodes={mobile_nodes}"),
        *("--set", "ns3::fmipv6::FlowSource::PayloadSize=1400"),
        *("--set", "ns3::CsmaNetDevice::Mtu=1280"),
    )
    assert done.returncode == 1, done.stderr  # and no signal
    assert "the packet ledger does not balance" in done.stderr
    lines = done.stderr.splitlines()
    assert any(line.startswith("voice packet 0, sent at +3s") for line in lines), done.stderr
    packets = json.loads(done.stdout)["packets"]
    assert packets["sent"] > packets["received"] + packets["lost"] + packets["in_flight"]


def test_a_crowd_says_why_handovers_failed() -> None:
    # Their access point is alone on the one channel that they scan.
    done = sim(
        "run",
        "--json",
        *("--speed", "40"),
        *("--set", f"{SCENARIO}::MobileNodes=2"),
        *("--set", f"{SCENARIO}::ApsPerSubnet=1"),
        *("--set", f"{STATION}::ScanChannels=36"),
        *("--set", "ns3::fmipv6::DefaultPolicy::TriggerTime=5s"),
    )
    assert done.returncode == 0, done.stderr
    assert "fmipv6: MN gave up a handover at 5." in done.stderr
    assert "fmipv6: MN2 gave up a handover at 5." in done.stderr
    assert "no target found" in done.stderr


def test_attributes_name_type_default_and_help() -> None:
    text = sim("attributes", "WanRtt").stdout
    assert "ns3::fmipv6::HandoverScenario::WanRtt = " in text
    assert "Time" in text and "home agent" in text


@pytest.mark.parametrize("label", ["123456cdefg", "1abcdef23456g"])
def test_deployment_and_standard_are_options_and_parameters(label: str) -> None:
    done = sim("run", label, "--deployment", "figure2", "--standard", "80211ax", "--json")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["handovers"][0]["observed"] == label
    assert record["parameters"][f"{SCENARIO}::Deployment"] == "Figure2"
    assert record["parameters"][f"{SCENARIO}::Standard"] == "802.11ax"


@pytest.mark.parametrize("link", ["ideal", "wifi"])
def test_the_monitor_is_silent_and_leaves_the_record_as_it_is(link: str) -> None:
    arguments = ["run", "1abcde23456fg", "--link", link, "--json"]
    watched = sim(*arguments, "--monitor")
    assert (watched.returncode, watched.stderr) == (0, "")
    assert watched.stdout == sim(*arguments).stdout


def test_a_broken_rule_is_told_and_is_the_exit_status() -> None:
    # A router that releases all it holds at once, where RFC 5568 section 5.4 wants a pace.
    arguments = [
        "run", "--link", "ideal", "--profile", "rfc5568", "--speed", "30", "--monitor",
        "--set", "ns3::fmipv6::IdealStationMlme::JoinTime=400ms",
    ]  # fmt: skip
    done = sim(*arguments, "--set", "ns3::fmipv6::NewAccessRouter::ReleaseBurst=0")
    assert done.returncode == 3
    assert "paced-release; RFC 5568 section 5.4" in done.stderr
    assert sim(*arguments).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--runs", "0"], "--runs is a whole number from 1"),
        (["--runs", "-1"], "--runs is a whole number from 1"),
        (["--seed=-1"], "--seed is a whole number from 1 to 4294944442"),
        (["--first", "0"], "--first is a whole number"),
        (["--jobs", "0"], "--jobs is a whole number"),
        (["--minutes", "-1"], "--minutes is from 0 (no limit) to 525600"),
        (["--minutes", "nan"], "--minutes is from 0 (no limit) to 525600"),
        (["--links", "wire"], "no links 'wire'; there are ideal, wifi and mixed"),
        (["--rnus", "3"], "did you mean --runs?"),
    ],
)
def test_bad_input_of_the_soak_is_told(arguments: list[str], said: str) -> None:
    done = sim("soak", *arguments)
    assert done.returncode == 2 and said in done.stderr
    assert done.stderr.count("\n") == 1 and done.stdout == ""
