# SPDX-License-Identifier: GPL-2.0-only
"""What the demo compares: the rows of its table, and the runs behind each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import List, Optional, Sequence

#: The four orderings: RFC 4260 names three in section 7 and explains the fourth as its example.
LABELS = ("1abcdef23456g", "1abcde23456fg", "ab123456cdefg", "123456abcdefg")

DOT1X = "802.1X"
OPEN = "open"
NETWORKS = (DOT1X, OPEN)
FLOWS = ("voice", "ping")
PLAIN = "Mobile IPv6"


@dataclass(frozen=True)
class Case:
    """One row of the comparison: a way to hand over on one kind of network."""

    network: str  #: DOT1X or OPEN
    label: Optional[str]  #: the planned label, or None for plain Mobile IPv6

    @property
    def name(self) -> str:
        """The row's name: the label, or the scheme's name."""
        return self.label if self.label is not None else PLAIN

    @property
    def family(self) -> str:
        """What the rows of both networks have in common: the label with its 5, or the scheme."""
        if self.label is None:
            return PLAIN
        return self.label if "5" in self.label else self.label.replace("4", "45", 1)

    def arguments(self) -> List[str]:
        """The simulator's arguments that select this case."""
        if self.label is not None:
            return [self.label]
        return ["--scheme", "mipv6"] + (["--dot1x"] if self.network == DOT1X else [])


def all_cases() -> List[Case]:
    """The ten rows: per network, the four orderings and plain Mobile IPv6."""
    rows: List[Case] = []
    for network in NETWORKS:
        for label in LABELS:
            rows.append(Case(network, label if network == DOT1X else label.replace("5", "")))
        rows.append(Case(network, None))
    return rows


@dataclass(frozen=True)
class Job:
    """One run of the simulator."""

    case: Case
    flow: str
    seed: int
    run: int
    packets: Optional[Path] = None  #: where to write the packets' fates
    pcap: Optional[str] = None  #: prefix of the capture files

    def command(self, sim: str, with_files: bool = True) -> List[str]:
        """The command that carries out this run and watches the protocol's rules.

        :param sim: the program
        :param with_files: also write packets and captures; the record is the same without
        :return: the words of the command
        """
        words = [sim, "run", *self.case.arguments()]
        words += ["--flow", self.flow, "--seed", str(self.seed), "--run", str(self.run)]
        if with_files and self.packets is not None:
            words += ["--packets", str(self.packets)]
        if with_files and self.pcap is not None:
            words += ["--pcap", self.pcap]
        return words + ["--monitor", "--json"]

    def reproduction(self, sim: str) -> List[str]:
        """The command that repeats this run by hand: it writes its files into the current folder.

        :param sim: the program
        :return: the words of the command
        """
        here = replace(
            self,
            packets=Path(self.packets.name) if self.packets else None,
            pcap=Path(self.pcap).name if self.pcap else None,
        )
        return here.command(sim)

    def describe(self) -> str:
        """The run in a few words, for progress and messages."""
        return f"{self.case.name} ({self.case.network}), {self.flow}, run {self.run}"


def packets_file(folder: Path, case: Case, flow: str) -> Path:
    """Where the packets' fates of a case's first run are kept."""
    name = case.label if case.label is not None else "mipv6"
    network = case.network.replace(".", "").lower()
    return folder / f"{name}-{network}-{flow}.csv"


def all_jobs(
    cases: Sequence[Case], seed: int, runs: int, packets: Path, pcap: Path
) -> List[Job]:
    """Every run of the demo; run k of each case and flow shares its random numbers (seed, k)."""
    jobs = []
    for run in range(1, runs + 1):
        for case in cases:
            for flow in FLOWS:
                captured = run == 1 and flow == "voice" and case.network == DOT1X and case.label
                jobs.append(
                    Job(
                        case,
                        flow,
                        seed,
                        run,
                        packets_file(packets, case, flow) if run == 1 else None,
                        str(pcap / f"{case.label}-") if captured else None,
                    )
                )
    return jobs
