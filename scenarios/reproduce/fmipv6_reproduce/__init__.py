# SPDX-License-Identifier: GPL-2.0-only
"""Published measurements, run again in the model.

A reproduction is a declaration (reproduction.py): the runs, the quantities with what was published
of each, what the publication leaves open, and a figure. catalog.py lists them.
"""
