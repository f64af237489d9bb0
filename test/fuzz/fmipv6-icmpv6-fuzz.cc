// SPDX-License-Identifier: GPL-2.0-only
//
// The ICMPv6 messages of RFC 4068 and RFC 5568, and HI and HAck in both forms, with their options.
//
// seeds: fmipv6-rtsolpr*.hex fmipv6-prrtadv.hex fmipv6-handover-*.hex rfc5568-rtsolpr.hex
// rfc5568-prrtadv.hex rfc5568-handover-*.hex

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
