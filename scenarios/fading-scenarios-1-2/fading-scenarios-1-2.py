# SPDX-License-Identifier: GPL-2.0-only
"""Scenarios 1 and 2 of RFC 5184 Appendix B on a fading channel."""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

from fmipv6_shared.scenario import main  # noqa: E402
from fmipv6_shared.scenario_bars import write_bars  # noqa: E402

PANELS = (
    ("fbu_in_time", "FBU accepted\nbefore the move"),
    ("losing", "handovers that\nlose packets"),
    ("lost_per_handover", "lost packets\nper handover"),
)

if __name__ == "__main__":
    write = partial(write_bars, "Scenarios 1 and 2 on a fading channel", PANELS)
    sys.exit(main("fading-scenarios-1-2", __doc__, sys.argv[1:], write))
