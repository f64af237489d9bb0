# SPDX-License-Identifier: GPL-2.0-only
"""The demo: run RFC 4260's scenarios, compare them, draw them, report them.

Modules that read no files and start no programs (record, tidy, statistics, table, the plot
modules, report) take values and return values.
"""
