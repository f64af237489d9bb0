/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// NewAccessRouter: the announcement of a mobile node.
#include "ns3/access-router.h"
#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/new-access-router.h"
#include "ns3/previous-access-router.h"
#include "ns3/router-advertiser.h"
#include "ns3/step-trace.h"
#include "ns3/traffic-control-layer.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6NewAccessRouterArrival");

namespace
{

/// Octets of an IPv6 header.
constexpr uint32_t IPV6_HEADER_SIZE = 40;

} // namespace

void
NewAccessRouter::HandleFna(Ptr<const Packet> message, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto fna = FastNeighborAdvertisementHeader::Parse(message,
                                                            header.GetSource(),
                                                            header.GetDestination(),
                                                            &error);
    if (!fna)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    const auto ncoa = header.GetSource();
    const auto own = m_router->GetArInfo();
    if (!Ipv6Prefix(own.prefixLength).IsMatch(ncoa, own.prefix))
    {
        m_msgDropTrace(message, "no care-of address of this link");
        return;
    }
    const auto mn = *fna->options.mobileLla;
    m_rxTrace("FNA", message);
    if (IsInUse(ncoa, mn))
    {
        // RFC 4068 section 4: discard the inner packet, tell the mobile node.
        m_router->GetAdvertiser()->SendNaack(ncoa, mn, {NaackStatus::NCOA_INVALID, std::nullopt});
        return;
    }
    auto node = m_router->GetNode();
    auto& handover = m_handovers.Get(ncoa);
    const bool first = handover.state != NarHandoverState::PRESENT;
    handover.mnLla = mn;
    if (handover.state == NarHandoverState::IDLE)
    {
        handover.hiAccepted = false;
        handover.hackSent = false;
    }
    m_router->GetPreviousRole()->RemoveBinding(ncoa);
    const auto held = StopProxying(ncoa);
    MobilityIcmpv6L4Protocol::GetFor(node)->SetReachable(GetInterface(), ncoa, mn, false);
    Fire(handover, NarHandoverEvent::ANNOUNCED);
    if (first)
    {
        StepTrace::GetFor(node)->End(HandoverStep::FNA, mn);
    }
    for (const auto& item : held)
    {
        GetInterface()->Send(item.packet, item.header, ncoa);
    }
    if (auto inner = MobilityHeader::GetEncapsulatedPacket(message))
    {
        ForwardInner(inner, ncoa, mn);
    }
}

void
NewAccessRouter::ForwardInner(Ptr<Packet> inner, Ipv6Address ncoa, Mac48Address mn)
{
    Ipv6Header header;
    if (inner->GetSize() < IPV6_HEADER_SIZE)
    {
        m_msgDropTrace(inner, "truncated");
        return;
    }
    inner->PeekHeader(header);
    if (header.GetSource() != ncoa)
    {
        m_msgDropTrace(inner, "inner source is not the announced address");
        return;
    }
    // As if it had come by itself.
    auto node = m_router->GetNode();
    auto device = m_router->GetAccessDevice();
    node->GetObject<TrafficControlLayer>()->Receive(device,
                                                    inner,
                                                    Ipv6L3Protocol::PROT_NUMBER,
                                                    mn,
                                                    device->GetAddress(),
                                                    NetDevice::PACKET_HOST);
}

} // namespace fmipv6
} // namespace ns3
