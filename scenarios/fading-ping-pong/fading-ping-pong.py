# SPDX-License-Identifier: GPL-2.0-only
"""Ping-pong on a fading channel (RFC 5184 section 7)."""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

from fmipv6_shared.scenario import main  # noqa: E402
from fmipv6_shared.scenario_bars import write_bars  # noqa: E402

PANELS = (
    ("handovers", "handovers per crossing"),
    ("spurious", "spurious share"),
    ("lost_share", "lost packets, share"),
)

if __name__ == "__main__":
    write = partial(write_bars, "Handovers on a fading channel", PANELS)
    sys.exit(main("fading-ping-pong", __doc__, sys.argv[1:], write))
