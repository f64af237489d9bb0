# SPDX-License-Identifier: GPL-2.0-only
"""An L3-driven handover (RFC 5184 Appendix A)."""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

from fmipv6_shared.scenario import main  # noqa: E402
from fmipv6_shared.scenario_ladder import write_ladder  # noqa: E402

if __name__ == "__main__":
    sys.exit(main("l3-driven", __doc__, sys.argv[1:], partial(write_ladder, "RFC 5184 Figure 3")))
