// SPDX-License-Identifier: GPL-2.0-only
//
// Bodies of 802.11 management frames: what the check lets pass must not abort ns-3's own parsers,
// and this module's readers take anything. Each input is tried as the body of every subtype.
//
// seeds: dot11-*.hex

#include "fuzz-check.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/dot11-management-check.h"
#include "ns3/dot11-management-info.h"
#include "ns3/mgt-headers.h"

#include <array>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

template <typename StockHeader>
void
ReadAsNs3Does(Ptr<const Packet> body)
{
    StockHeader header;
    body->PeekHeader(header);
}

/// A subtype and what ns-3's MACs do with its body.
struct Subtype
{
    WifiMacType type;
    void (*read)(Ptr<const Packet>);
};

const std::array<Subtype, 11> SUBTYPES{{
    {WIFI_MAC_MGT_BEACON, ReadAsNs3Does<MgtBeaconHeader>},
    {WIFI_MAC_MGT_PROBE_RESPONSE, ReadAsNs3Does<MgtProbeResponseHeader>},
    {WIFI_MAC_MGT_PROBE_REQUEST, ReadAsNs3Does<MgtProbeRequestHeader>},
    {WIFI_MAC_MGT_ASSOCIATION_REQUEST, ReadAsNs3Does<MgtAssocRequestHeader>},
    {WIFI_MAC_MGT_REASSOCIATION_REQUEST, ReadAsNs3Does<MgtReassocRequestHeader>},
    {WIFI_MAC_MGT_ASSOCIATION_RESPONSE, ReadAsNs3Does<MgtAssocResponseHeader>},
    {WIFI_MAC_MGT_REASSOCIATION_RESPONSE, ReadAsNs3Does<MgtAssocResponseHeader>},
    {WIFI_MAC_MGT_AUTHENTICATION, [](Ptr<const Packet>) {}},
    {WIFI_MAC_MGT_DEAUTHENTICATION, [](Ptr<const Packet>) {}},
    {WIFI_MAC_MGT_DISASSOCIATION, [](Ptr<const Packet>) {}},
    {WIFI_MAC_MGT_ACTION, ReadAsNs3Does<WifiActionHeader>},
}};

void
WalkElements(const uint8_t* data, std::size_t size)
{
    Dot11ElementWalker walker(data, size);
    Dot11Element element;
    std::size_t walked = 0;
    while (walker.Next(element))
    {
        walked += 2 + element.length;
        Require(walked <= size, "an element lies within the body");
        Require(element.data + element.length <= data + size, "so does its information field");
        Require(element.id != DOT11_ELEMENT_EXTENSION || element.length > 0,
                "an extension element has its identifier");
    }
    Require(walker.IsBroken() || walked == size, "a walk ends at the end, or is broken");
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const auto body = MakeInputPacket(data, size);
    for (const auto& subtype : SUBTYPES)
    {
        if (CheckManagementBody(subtype.type, body) == MgtBodyVerdict::OK)
        {
            subtype.read(body);
        }
    }
    ParseBeacon(body);
    ParseAssocRequest(body);
    ParseReassocRequest(body);
    ParseAssocResponse(body);
    ParseProbeRequest(body);
    WalkElements(data, size);
    return 0;
}
