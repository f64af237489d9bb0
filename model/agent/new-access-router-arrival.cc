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
#include "ns3/simulator.h"
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
    if (m_router->GetProfile() != Fmipv6Profile::RFC4068)
    {
        m_msgDropTrace(message, "of another profile");
        return;
    }
    const auto ncoa = header.GetSource();
    const auto mn = *fna->options.mobileLla;
    if (!IsServed(ncoa, mn))
    {
        m_msgDropTrace(message, "no care-of address of this link");
        return;
    }
    m_rxTrace("FNA", message);
    if (!CheckAnnouncement(ncoa, mn, message))
    {
        return; // RFC 4068 section 4: discard the inner packet, tell the mobile node
    }
    Announce(ncoa, mn);
    if (auto inner = MobilityHeader::GetEncapsulatedPacket(message))
    {
        ForwardInner(inner, ncoa, mn);
    }
}

bool
NewAccessRouter::CheckAnnouncement(Ipv6Address ncoa, Mac48Address mn, Ptr<const Packet> message)
{
    NaackOption naack;
    const auto* kept = m_handovers.FindKeptPcoa(mn);
    const bool knowsBetter = kept && kept->ncoa != ncoa && kept->state != NarHandoverState::PRESENT;
    if (mn.IsGroup())
    {
        // No station of this link can have it (RFC 4068 section 6.4.5, RFC 5568 section 6.4.6).
        naack.status = NaackStatus::LINK_LAYER_ADDRESS_UNRECOGNIZED;
    }
    else if (!knowsBetter && !IsInUse(ncoa, mn))
    {
        return true;
    }
    else
    {
        const auto choice = static_cast<NcoaInUse>(m_whenInUse);
        const bool later = m_router->GetProfile() == Fmipv6Profile::RFC5568;
        if (kept)
        {
            // It is here. RFC 4068 has no status for it but the address itself.
            const auto pcoa = kept->ncoa;
            naack = {later ? NaackStatus::PCOA_SUPPLIED : NaackStatus::NCOA_INVALID_USE_SUPPLIED,
                     later ? std::nullopt : std::optional<Ipv6Address>(pcoa)};
            Announce(pcoa, mn);
        }
        else if (choice == NcoaInUse::ASSIGN)
        {
            naack = {NaackStatus::NCOA_INVALID_USE_SUPPLIED, MakeUnusedAddress(mn)};
        }
        else if (choice == NcoaInUse::USE_ROUTERS && later)
        {
            naack.status = NaackStatus::NCOA_INVALID_USE_NAR_ADDRESS;
            m_told[mn] = Simulator::Now();
        }
        else if (choice == NcoaInUse::USE_PCOA && later)
        {
            // The FBU that follows a UNA will make the previous router ask, by HI.
            naack.status = NaackStatus::PCOA_SUPPLIED;
            m_told[mn] = Simulator::Now();
        }
    }
    m_msgDropTrace(message, "the address is not this node's");
    m_router->GetAdvertiser()->SendNaack(ncoa, mn, naack);
    return false;
}

bool
NewAccessRouter::IsServed(Ipv6Address address, Mac48Address mn) const
{
    const auto own = m_router->GetArInfo();
    const auto& rows = m_handovers.GetRows();
    const auto row = rows.find(address);
    return Ipv6Prefix(own.prefixLength).IsMatch(address, own.prefix) ||
           (row != rows.end() && row->second.keepsPcoa && row->second.mnLla == mn);
}

void
NewAccessRouter::Announce(Ipv6Address ncoa, Mac48Address mn)
{
    auto node = m_router->GetNode();
    auto& handover = m_handovers.Get(ncoa);
    const bool first = handover.state != NarHandoverState::PRESENT;
    const bool una = handover.una;
    handover.mnLla = mn;
    handover.una = false;
    if (handover.state == NarHandoverState::IDLE && !handover.hiAfter && !una)
    {
        handover.hiAccepted = false; // what came before was another handover
        handover.hackSent = false;
    }
    m_router->GetPreviousRole()->RemoveBinding(ncoa);
    const bool answer = handover.state == NarHandoverState::PROBING;
    EndProbe(ncoa);
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(node);
    if (m_router->GetProfile() == Fmipv6Profile::RFC4068)
    {
        icmpv6->SetReachable(GetInterface(), ncoa, mn, false);
    }
    else if (MobilityIcmpv6L4Protocol::FindNeighbor(GetInterface(), ncoa) != mn)
    {
        icmpv6->SetStale(GetInterface(), ncoa, mn);
    }
    Fire(handover, NarHandoverEvent::ANNOUNCED);
    if (first)
    {
        StepTrace::GetFor(node)->End(HandoverStep::FNA, mn);
    }
    Release(ncoa);
    if (answer)
    {
        AnswerHi(ncoa); // the probe has found its own mobile node
    }
}

void
NewAccessRouter::HandleNeighbor(const MobilityIcmpv6L4Protocol::NeighborMessage& message)
{
    if (!m_router || m_router->GetProfile() != Fmipv6Profile::RFC5568 ||
        message.interface->GetDevice() != m_router->GetAccessDevice())
    {
        return;
    }
    const bool wanted = !message.advertisement && message.source.IsAny(); // its own detection
    const auto address = message.advertisement || wanted ? message.target : message.source;
    auto row = m_handovers.Find(address);
    if (row && row->state == NarHandoverState::PROBING && (wanted || message.lla != row->mnLla))
    {
        ProbeFailed(address);
        return;
    }
    if (wanted || !message.lla || !IsServed(address, *message.lla))
    {
        return;
    }
    const auto mn = *message.lla;
    if (message.advertisement && !message.solicited)
    {
        m_rxTrace("UNA", message.packet);
        if (!CheckAnnouncement(address, mn, message.packet))
        {
            return;
        }
        row = &m_handovers.Get(address);
        if (row->state == NarHandoverState::IDLE)
        {
            row->una = true;
            row->unaTime = Simulator::Now();
            row->mnLla = mn;
        }
    }
    if (!row || row->mnLla != mn || row->state == NarHandoverState::PRESENT)
    {
        return;
    }
    const bool proxied = row->state != NarHandoverState::IDLE;
    const bool usable = MobilityIcmpv6L4Protocol::FindNeighbor(GetInterface(), address) == mn;
    if (proxied || (usable && (row->una || (row->hiAccepted && row->hiAfter))))
    {
        Announce(address, mn);
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
