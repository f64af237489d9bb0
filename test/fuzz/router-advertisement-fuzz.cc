// SPDX-License-Identifier: GPL-2.0-only
//
// Router Advertisements with the options that this module reads.
//
// seeds: mipv6-router-advertisement.hex hmipv6-router-advertisement.hex

#include "fuzz-check.h"

#include "ns3/mipv6-router-advertisement.h"

using namespace ns3;
using namespace ns3::fmipv6;

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    CheckMessage<RouterAdvertisement>(MakeInputPacket(data, size));
    return 0;
}
