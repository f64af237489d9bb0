# SPDX-License-Identifier: GPL-2.0-only
"""What can go wrong with a run."""

from __future__ import annotations


class Error(Exception):
    """Any fault that this package reports; its text is the sentence of the command line."""


class BadInput(Error, ValueError):
    """A mistake of the user, found before anything was simulated."""


class NoSimulator(Error):
    """The simulator is not there, or is not one."""


class RunFailed(Error):
    """A run ended with a defect of the simulator: an exception, or packets unaccounted for.

    :param message: what is wrong
    :param errors: what the run wrote to its standard error
    """

    def __init__(self, message: str, errors: str = "") -> None:
        super().__init__(message)
        self.errors = errors

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (str(self), self.errors)


class RunCrashed(RunFailed):
    """A signal ended a run, for instance SIGSEGV or SIGABRT."""


class RunTimedOut(RunFailed):
    """A run was killed at its time limit."""


class ProtocolBreach(RunFailed):
    """The monitor saw a rule of the protocol broken; only with monitor=True."""
