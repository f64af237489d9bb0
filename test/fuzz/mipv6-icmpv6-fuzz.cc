// SPDX-License-Identifier: GPL-2.0-only
//
// Mobile IPv6's ICMPv6 messages: home agent address discovery and mobile prefix discovery.
//
// seeds: mipv6-home-agent-*.hex mipv6-mobile-prefix-*.hex

#include "fuzz-check.h"

#include "ns3/mipv6-home-agent-discovery-header.h"
#include "ns3/mipv6-mobile-prefix-header.h"

using namespace ns3;
using namespace ns3::fmipv6;

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const auto packet = MakeInputPacket(data, size);
    CheckMessage<HomeAgentDiscoveryRequestHeader>(packet);
    CheckMessage<HomeAgentDiscoveryReplyHeader>(packet);
    CheckMessage<MobilePrefixSolicitationHeader>(packet);
    CheckMessage<MobilePrefixAdvertisementHeader>(packet);
    return 0;
}
