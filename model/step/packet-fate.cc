/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/packet-fate.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

std::string_view
GetDropCauseName(PacketDropCause cause)
{
    static constexpr std::array<std::string_view, 14> NAMES{"air",
                                                            "queue",
                                                            "flushed",
                                                            "ps-buffer-full",
                                                            "not-associated",
                                                            "port-closed",
                                                            "no-link",
                                                            "no-route",
                                                            "neighbour-discovery",
                                                            "tunnel",
                                                            "par-buffer-full",
                                                            "nar-buffer-full",
                                                            "nar-expired",
                                                            "too-big"};
    return NAMES[static_cast<std::size_t>(cause)];
}

} // namespace fmipv6
} // namespace ns3
