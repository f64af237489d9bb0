// SPDX-License-Identifier: GPL-2.0-only
//
// Mobility Header messages: BRR, HoTI, CoTI, HoT, CoT, BU, BA, BE, FBU, FBack, FNA, and their
// options.
//
// seeds: mipv6-binding-*.hex mipv6-home-test*.hex mipv6-care-of-test*.hex mipv6-correspondent-*.hex
// fmipv6-fast-*.hex rfc5568-fast-*.hex

#include "fuzz-check.h"

#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mipv6-binding-refresh-request-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-test-header.h"
#include "ns3/mipv6-test-init-header.h"

using namespace ns3;
using namespace ns3::fmipv6;

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    static const SharedKey KEY(20, 0x5a);
    static const Ipv6Address CARE_OF("fd00:1::1");
    static const Ipv6Address CORRESPONDENT("fd00:2::2");
    const auto packet = MakeInputPacket(data, size);
    MobilityHeader::PeekType(packet);
    MobilityHeader::IsAuthentic(packet, KEY, CARE_OF, CORRESPONDENT);
    MobilityHeader::IsAuthentic(packet, KEY, CARE_OF, CORRESPONDENT, Fmipv6Profile::RFC5568);
    if (const auto inner = MobilityHeader::GetEncapsulatedPacket(packet))
    {
        Require(inner->GetSize() < size, "what is carried is smaller than what carries it");
    }
    CheckMessage<BindingRefreshRequestHeader>(packet);
    CheckMessage<HomeTestInitHeader>(packet);
    CheckMessage<CareOfTestInitHeader>(packet);
    CheckMessage<HomeTestHeader>(packet);
    CheckMessage<CareOfTestHeader>(packet);
    CheckMessage<BindingUpdateHeader>(packet);
    CheckMessage<BindingAcknowledgementHeader>(packet);
    CheckMessage<BindingErrorHeader>(packet);
    CheckMessage<FastBindingUpdateHeader>(packet);
    CheckMessage<FastBindingUpdateHeader>(packet, Fmipv6Profile::RFC5568);
    CheckMessage<FastBindingAcknowledgmentHeader>(packet, Fmipv6Profile::RFC5568);
    CheckMessage<FastBindingAcknowledgmentHeader>(packet);
    CheckMessage<FastNeighborAdvertisementHeader>(packet);
    return 0;
}
