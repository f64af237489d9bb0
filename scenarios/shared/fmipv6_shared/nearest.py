# SPDX-License-Identifier: GPL-2.0-only
"""What somebody who mistyped a name may have meant."""

from __future__ import annotations

import difflib
from typing import Iterable


def nearest(word: str, names: Iterable[str]) -> str:
    """The name that is most like a word.

    :param word: what was typed
    :param names: what there is, at least one
    """
    return difflib.get_close_matches(word, list(names), n=1, cutoff=0.0)[0]
