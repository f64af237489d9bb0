/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-control.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

std::string
ToString(LinkControl control)
{
    static const std::array<const char*, 3> NAMES{"Host", "Firmware", "FirmwareHostAuthentication"};
    return NAMES[static_cast<std::size_t>(control)];
}

bool
IsHostControlled(LinkControl control, HandoverStep step)
{
    switch (step)
    {
    case HandoverStep::JOIN:
    case HandoverStep::ASSOCIATE:
        return control == LinkControl::HOST;
    case HandoverStep::AUTHENTICATE:
        return control != LinkControl::FIRMWARE;
    default:
        return true;
    }
}

} // namespace fmipv6
} // namespace ns3
