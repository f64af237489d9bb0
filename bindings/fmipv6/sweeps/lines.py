# SPDX-License-Identifier: GPL-2.0-only
"""On which line of a TOML text a key stands, for messages."""

from __future__ import annotations

import re
from typing import Optional

_TABLE = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*=""")


class Lines:
    """An index of the tables and keys of a TOML text.

    :param text: TOML; a key is found if it begins its line
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, int, Optional[str]], int] = {}
        table, counts = "", {"": 0}
        for number, line in enumerate(text.splitlines(), 1):
            if found := _TABLE.match(line):
                table = found[1]
                counts[table] = counts.get(table, -1) + 1
                self._lines[table, counts[table], None] = number
            elif found := _KEY.match(line):
                name = next(group for group in found.groups() if group is not None)
                self._lines.setdefault((table, counts[table], name), number)

    def find(self, table: str, key: Optional[str] = None, index: int = 0) -> int:
        """The line (from 1) of a key, else of its table, else 1.

        :param table: its table, "" for the top
        :param key: the key, or None for the table's header
        :param index: which of the tables of an array
        """
        return self._lines.get((table, index, key)) or self._lines.get((table, index, None)) or 1
