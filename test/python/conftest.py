# SPDX-License-Identifier: GPL-2.0-only
"""Where the tests find what they test."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
for folder in (HERE, SCENARIOS / "demo", SCENARIOS / "reproduce", SCENARIOS / "shared"):
    sys.path.insert(0, str(folder))
