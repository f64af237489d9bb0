/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_CONTROL_H
#define LINK_CONTROL_H

#include "ns3/handover-step.h"

#include <cstdint>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * Who carries out steps 1 to 4 of a handover (RFC 4260 section 4: "in some existing 802.11
 * implementations, steps 1-4 are performed by firmware in rapid succession").
 */
enum class LinkControl : uint8_t
{
    HOST,     //!< each step by its own MLME primitive, when and to which access point the host says
    FIRMWARE, //!< all four at one go, to an access point that the firmware chooses
    FIRMWARE_HOST_AUTHENTICATION, //!< the same, but step 3 waits for the host's driver
};

/// @param control the mode @return its name as an attribute value, for instance "Firmware"
std::string ToString(LinkControl control);

/**
 * @param control who is in control
 * @param step a step
 * @return whether the host decides when the step begins, so that a StepGate can hold it. Step 1
 *         always is: before the firmware begins nothing has been taken out of the host's hands.
 */
bool IsHostControlled(LinkControl control, HandoverStep step);

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_CONTROL_H */
