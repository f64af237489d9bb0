# SPDX-License-Identifier: GPL-2.0-only
"""The output folder: made whole or not at all, and never over somebody else's files."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Optional, Type

from .errors import ScenarioError

_MARKER_TEXT = "Written by `fmipv6 {tool}`, which replaces this folder when it runs again.\n"


def _refuse(message: str) -> ScenarioError:
    return ScenarioError(message, exit_code=2)


class OutputFolder:
    """A folder under construction beside its final place.

    As a context manager: `path` is where to write; `commit()` puts it into place; leaving without
    commit removes it.
    """

    def __init__(self, final: Path, tool: str) -> None:
        """Check the place and start building.

        :param final: where the folder shall be in the end
        :param tool: the subcommand that writes; it replaces only folders of its own
        :raises ScenarioError: (exit code 2) if it cannot be written or belongs to somebody else
        """
        self.final = Path(os.path.realpath(final))
        marker = f".fmipv6-{tool}"
        if self.final.exists() and not self.final.is_dir():
            raise _refuse(f"--out {final}: there is a file of that name; name a folder.")
        try:
            foreign = (
                self.final.is_dir()
                and any(self.final.iterdir())
                and not (self.final / marker).is_file()
            )
            if foreign:
                raise _refuse(
                    f"--out {final}: the folder holds files that the {tool} did not write;"
                    " name a new or empty folder."
                )
            if self.final.is_dir() and not os.access(self.final, os.W_OK | os.X_OK):
                raise PermissionError(13, "permission denied")
            self.final.parent.mkdir(parents=True, exist_ok=True)
            self.path = Path(
                tempfile.mkdtemp(prefix=f".{self.final.name}-", dir=self.final.parent)
            )
            umask = os.umask(0)
            os.umask(umask)
            self.path.chmod(0o777 & ~umask)
            (self.path / marker).write_text(
                _MARKER_TEXT.format(tool=tool), encoding="utf-8"
            )
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise _refuse(f"--out {final}: the folder cannot be written ({reason}).") from error
        self._committed = False

    def commit(self) -> None:
        """Put the folder into place; an older one of the same tool goes away."""
        if self.final.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{self.final.name}-", dir=self.final.parent))
            self.final.rename(old)
            self.path.rename(self.final)
            shutil.rmtree(old, ignore_errors=True)
        else:
            self.path.rename(self.final)
        self._committed = True

    def __enter__(self) -> "OutputFolder":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        if not self._committed:
            shutil.rmtree(self.path, ignore_errors=True)
