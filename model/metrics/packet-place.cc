/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/packet-place.h"

#include "ns3/names.h"
#include "ns3/node-list.h"
#include "ns3/node.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

std::string_view
GetPlaceKindName(PlaceKind kind)
{
    static constexpr std::array<std::string_view, 13> NAMES{"application",
                                                            "node",
                                                            "wifi-queue",
                                                            "air",
                                                            "wired-queue",
                                                            "queue-disc",
                                                            "wire",
                                                            "ps-buffer",
                                                            "station-buffer",
                                                            "par-buffer",
                                                            "nar-buffer",
                                                            "neighbour-discovery",
                                                            "other-buffer"};
    return NAMES[static_cast<std::size_t>(kind)];
}

bool
PacketPlace::operator==(const PacketPlace& other) const
{
    return nodeId == other.nodeId && kind == other.kind && instance == other.instance;
}

bool
PacketPlace::operator!=(const PacketPlace& other) const
{
    return !(*this == other);
}

std::string
GetNodeName(uint32_t nodeId)
{
    if (nodeId < NodeList::GetNNodes())
    {
        const auto name = Names::FindName(NodeList::GetNode(nodeId));
        if (!name.empty())
        {
            return name;
        }
    }
    return "node-" + std::to_string(nodeId);
}

std::string
ToString(const PacketPlace& place)
{
    return GetNodeName(place.nodeId) + "/" + std::string(GetPlaceKindName(place.kind));
}

} // namespace fmipv6
} // namespace ns3
