// SPDX-License-Identifier: GPL-2.0-only
//
// RFC 4068's ICMPv6 messages: RtSolPr, PrRtAdv, HI, HAck, and their options.
//
// seeds: fmipv6-rtsolpr*.hex fmipv6-prrtadv.hex fmipv6-handover-*.hex

#include "fuzz-check.h"

#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/fmipv6-rtsolpr-header.h"

using namespace ns3;
using namespace ns3::fmipv6;

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const auto packet = MakeInputPacket(data, size);
    MobilityIcmpv6Header::PeekSubtype(packet);
    CheckMessage<RtSolPrHeader>(packet);
    CheckMessage<PrRtAdvHeader>(packet);
    CheckMessage<HandoverInitiateHeader>(packet);
    CheckMessage<HandoverAcknowledgeHeader>(packet);
    return 0;
}
