# SPDX-License-Identifier: GPL-2.0-only
"""What the programs of scenarios/ share: runs on all cores, statistics, figures, output folders."""
