// SPDX-License-Identifier: GPL-2.0-only
//
// IPv6 extension headers of Mobile IPv6: the Home Address option, the type 2 routing header.
//
// seeds: mipv6-home-address.hex mipv6-type2-routing.hex

#include "fuzz-check.h"

#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-type2-routing-header.h"

using namespace ns3;
using namespace ns3::fmipv6;

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const auto packet = MakeInputPacket(data, size);
    CheckMessage<HomeAddressHeader>(packet);
    CheckMessage<Type2RoutingHeader>(packet);
    return 0;
}
