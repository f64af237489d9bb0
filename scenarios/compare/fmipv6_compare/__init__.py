# SPDX-License-Identifier: GPL-2.0-only
"""Mobility schemes side by side: what a handover costs with each, over whatever is swept.

Nothing here states a result: every number comes from a record of the simulator.
"""
