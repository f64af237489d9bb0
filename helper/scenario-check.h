/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SCENARIO_CHECK_H
#define SCENARIO_CHECK_H

#include "ns3/network-plan.h"
#include "ns3/run-request.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/**
 * Refuse what is right on its own and wrong together, before anything is built: a label that the
 * deployment or the control mode rules out, scan times, scan channels. Looks at the present default
 * values of attributes.
 * @param request what the user asked for
 * @throws UserError with one sentence
 */
void CheckSettings(const RunRequest& request);

/**
 * Refuse what does not fit the network and the way that mobile nodes make in it: a label or none
 * where the IP layer has no handover, preauthentication across subnets, a scan that passes all
 * access points by.
 * @param request what the user asked for
 * @param plan the network
 * @param first index of an access point where the way begins
 * @param last index of the one where it ends
 * @throws UserError with one sentence
 */
void CheckWay(const RunRequest& request, const NetworkPlan& plan, uint32_t first, uint32_t last);

} // namespace fmipv6
} // namespace ns3

#endif /* SCENARIO_CHECK_H */
