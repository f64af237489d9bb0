# SPDX-License-Identifier: GPL-2.0-only
"""Where the tests find what they test."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parents[1] / "scenarios" / "demo"):
    sys.path.insert(0, str(folder))
