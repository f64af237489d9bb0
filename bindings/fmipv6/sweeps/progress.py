# SPDX-License-Identifier: GPL-2.0-only
"""How far a sweep is."""

from __future__ import annotations

import sys
import time
from typing import Callable, Optional, TextIO


class Progress:
    """One line that is rewritten on a terminal; nothing elsewhere.

    :param stream: standard error if None
    :param clock: tells the real time in seconds
    """

    def __init__(
        self, stream: Optional[TextIO] = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._clock = clock
        self._live = self._stream.isatty()
        self._start = clock()
        self._before: Optional[int] = None
        self._shown = -1.0
        self._width = 0

    def say(self, sentence: str) -> None:
        """Say something beside the count, for instance where to watch."""
        if self._live:
            self._clear()
            self._stream.write(sentence + "\n")

    def update(self, done: int, most: int, failed: int) -> None:
        """Show the count.

        :param done: runs that are stored, those of earlier sittings included
        :param most: runs there will be
        :param failed: runs that failed for good
        """
        if self._before is None:
            self._before = done
        now = self._clock()
        if not self._live or (now - self._shown < 0.2 and done < most):
            return
        self._shown = now
        fresh = done - self._before
        line = f"{done}/{most} runs"
        if fresh > 0 and now > self._start:
            rate = fresh / (now - self._start)
            line += f", {rate:.3g}/s, about {_span((most - done) / rate)} left"
        if failed:
            line += f", {failed} failed"
        self._stream.write("\r" + line.ljust(self._width))
        self._stream.flush()
        self._width = len(line)

    def close(self) -> None:
        """End the line."""
        if self._live:
            self._clear()
            self._stream.flush()

    def _clear(self) -> None:
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
        self._width = 0


def _span(seconds: float) -> str:
    """A time for people."""
    whole = int(seconds + 0.5)
    if whole < 100:
        return f"{whole} s"
    if whole < 6000:
        return f"{(whole + 30) // 60} min"
    return f"{whole / 3600:.1f} h"
