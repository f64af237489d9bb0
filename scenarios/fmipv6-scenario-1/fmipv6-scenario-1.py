# SPDX-License-Identifier: GPL-2.0-only
"""FMIPv6 driven by the network layer, scenario 1 (RFC 5184 Appendix B.1)."""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

from fmipv6_shared.scenario import main  # noqa: E402
from fmipv6_shared.scenario_ladder import write_ladder  # noqa: E402

if __name__ == "__main__":
    sys.exit(main("fmipv6-scenario-1", __doc__, sys.argv[1:], partial(write_ladder, "RFC 5184 Figure 4")))
