# SPDX-License-Identifier: GPL-2.0-only
"""Where the tests find what they test."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parents[1] / "bindings"))
for name in ("compare", "demo", "reproduce", "shared"):
    sys.path.insert(0, str(SCENARIOS / name))
