/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-types.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

std::string
ToString(LinkType type)
{
    return ToString(ToProtocolId(type));
}

ProtocolId
ToProtocolId(LinkType type)
{
    return type == LinkType::IEEE_802_11    ? ProtocolId::IEEE_802_11
           : type == LinkType::IEEE_802_16E ? ProtocolId::IEEE_802_16E
                                            : ProtocolId::IDEAL_LINK;
}

std::string
ToString(ProtocolId id)
{
    static const std::array<const char*, 4> NAMES{"IEEE 802.11",
                                                  "IEEE 802.16e",
                                                  "ideal link",
                                                  "IPv6"};
    return NAMES[static_cast<std::size_t>(id)];
}

std::string
ToString(LinkEvent event)
{
    return event == LinkEvent::FALL ? "fall" : "rise";
}

std::string
ToString(LinkPrimitiveName name)
{
    static const std::array<const char*, 10> NAMES{"LinkStatus",
                                                   "PoAList",
                                                   "PoAFound",
                                                   "PoALost",
                                                   "LinkUp",
                                                   "LinkDown",
                                                   "LinkStatusChanged",
                                                   "LinkConnect",
                                                   "LinkDisconnect",
                                                   "LinkScan"};
    return NAMES[static_cast<std::size_t>(name)];
}

std::string
ToString(LinkPrimitiveClass primitiveClass)
{
    static const std::array<const char*, 4> NAMES{"req", "cnf", "ind", "rsp"};
    return NAMES[static_cast<std::size_t>(primitiveClass)];
}

std::string
ToString(LinkQuality quality)
{
    static const std::array<const char*, 5> NAMES{"NONE", "BAD", "FAIR", "GOOD", "EXCELLENT"};
    return NAMES[static_cast<std::size_t>(quality)];
}

std::string
ToString(LinkStatusCode code)
{
    static const std::array<const char*, 7> NAMES{"Ack",
                                                  "Error (unknown interface)",
                                                  "Error (unknown PoA)",
                                                  "Error (wrong state)",
                                                  "Error (already done)",
                                                  "Error (failed)",
                                                  "Error (invalid)"};
    return NAMES[static_cast<std::size_t>(code)];
}

} // namespace fmipv6
} // namespace ns3
