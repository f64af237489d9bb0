/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_CLI_RUN_SUMMARY_H
#define FMIPV6_CLI_RUN_SUMMARY_H

#include "ns3/result-record.h"

#include <ostream>

/// Print a record for people: handovers, steps, latencies in ms, packets.
/// @param os where @param record what
void PrintSummary(std::ostream& os, const ns3::fmipv6::ResultRecord& record);

#endif /* FMIPV6_CLI_RUN_SUMMARY_H */
