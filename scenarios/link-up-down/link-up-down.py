# SPDX-License-Identifier: GPL-2.0-only
"""L2-LinkUp and L2-LinkDown alone (RFC 5184 section 7, item 6)."""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

from fmipv6_shared.scenario import main  # noqa: E402
from fmipv6_shared.scenario_bars import write_bars  # noqa: E402

PANELS = (
    ("interruption_ms", "interruption [ms]"),
    ("lost_per_handover", "lost packets\nper handover"),
)

if __name__ == "__main__":
    write = partial(write_bars, "Handovers by what the link tells", PANELS)
    sys.exit(main("link-up-down", __doc__, sys.argv[1:], write))
