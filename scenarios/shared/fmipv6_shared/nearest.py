# SPDX-License-Identifier: GPL-2.0-only
"""What somebody who mistyped a name may have meant."""

from __future__ import annotations

import difflib
from typing import Iterable

#: Share of letters (difflib's ratio) in which a name has to be like the word to be meant by it.
LIKE = 0.5


def suggest(word: str, names: Iterable[str]) -> str:
    """How a message about an unknown name goes on: with the name most like it, if any is.

    :param word: what was typed
    :param names: what there is
    :return: "; did you mean NAME?", or "." where none is like the word
    """
    like = difflib.get_close_matches(word, list(names), n=1, cutoff=LIKE)
    return f"; did you mean {like[0]}?" if like else "."
