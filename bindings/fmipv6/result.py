# SPDX-License-Identifier: GPL-2.0-only
"""What one run yields."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Optional

from . import frames

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Result:
    """The result record of one run, and its tables (columns and types: fmipv6.frames).

    Two results of the same parameters and seed are equal; the cost of the run does not count.
    """

    text: str  #: the record as JSON, byte for byte as `run --json` prints it
    packets_text: Optional[str] = None  #: the packets as CSV, if they were asked for
    notes: str = ""  #: what the run said beside its record, for instance why a plan was given up
    wall_s: float = field(default=0.0, compare=False)  #: real time that it took, in seconds
    peak_kib: int = field(default=0, compare=False)  #: memory resident at most, in KiB

    @cached_property
    def record(self) -> dict[str, Any]:
        """The record (doc/columns.rst names its keys)."""
        return json.loads(self.text)  # type: ignore[no-any-return]

    @cached_property
    def handovers(self) -> pd.DataFrame:
        """One row a handover: labels, outcome, latencies in ms."""
        return frames.handovers(self.record)

    @cached_property
    def steps(self) -> pd.DataFrame:
        """One row a step of a handover; times in s."""
        return frames.steps(self.record)

    @cached_property
    def pieces(self) -> pd.DataFrame:
        """One row a piece of an interruption, in ms."""
        return frames.pieces(self.record)

    @cached_property
    def flows(self) -> pd.DataFrame:
        """One row a flow of packets."""
        return frames.flows(self.record)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """One row a flow and cause of loss."""
        return frames.ledger(self.record)

    @cached_property
    def throughput(self) -> pd.DataFrame:
        """One row an interval of a TCP download, in bit/s."""
        return frames.throughput(self.record)

    @cached_property
    def packets(self) -> pd.DataFrame:
        """One row a packet.

        :raises AttributeError: if the run was not told to keep them (packets=True)
        """
        if self.packets_text is None:
            raise AttributeError("This run kept no packets: call run(..., packets=True).")
        return frames.packets(self.packets_text)

    def __repr__(self) -> str:
        seen = ", ".join(
            f"{handover['observed']} {handover['outcome']}"
            for handover in self.record["handovers"]
        )
        return f"<fmipv6.Result seed {self.record['seed']} run {self.record['run']}: {seen}>"
