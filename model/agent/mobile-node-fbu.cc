/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: Fast Binding Update and Acknowledgment.
#include "ns3/care-of-address-manager.h"
#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/log.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mobile-node.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobileNodeFbu");

namespace
{

/// @param update an FBU with all but its authenticator @param key shared with the router
/// @param pcoa previous care-of address @param ncoa new one @param router to whom
/// @return Home Address option and Mobility Header
Ptr<Packet>
Protect(FastBindingUpdateHeader& update,
        const std::string& key,
        Ipv6Address pcoa,
        Ipv6Address ncoa,
        Ipv6Address router)
{
    if (!key.empty())
    {
        update.Authenticate(ToSharedKey(key), ncoa, router);
    }
    auto packet = update.ToPacket(pcoa, router);
    HomeAddressHeader option;
    option.nextHeader = MobilityHeader::PROTOCOL;
    option.homeAddress = pcoa;
    packet->AddHeader(option);
    return packet;
}

} // namespace

Ptr<Packet>
MobileNode::BuildFbu(bool onOldLink, Ipv6Address ncoa)
{
    auto& h = *m_handover;
    const auto& row =
        m_fbuList.Advance(h.par.routerAddress, h.pcoa, ncoa, Simulator::Now() + m_fbuLifetime);
    h.fbuOnOldLink[row.sequence] = onOldLink;
    h.ncoa = ncoa;
    ++h.fbuTries;
    FastBindingUpdateHeader update;
    update.sequence = row.sequence;
    update.lifetime = m_fbuLifetime;
    update.options.alternateCareOf = ncoa;
    // No MH-LLA option: the PAR has the node in its neighbour cache, and Wireshark, which reads the
    // option by RFC 5568's length rule, would call some addresses in front of an authenticator
    // malformed (doc/limitations.rst).
    auto packet = Protect(update, m_key, h.pcoa, ncoa, h.par.routerAddress);
    m_txTrace("FBU", packet);
    return packet;
}

void
MobileNode::SendFbuOnOldLink()
{
    auto& h = *m_handover;
    const auto mn = GetLinkLayerAddress();
    const auto next = GetNextRouter();
    if (!next)
    {
        GiveUpFbu("the target's router is not known");
        return;
    }
    if (h.fbuBegun)
    {
        m_steps->Repeat(HandoverStep::FBU, mn);
    }
    else
    {
        m_steps->Begin(HandoverStep::FBU, mn);
        h.fbuBegun = true;
    }
    auto packet = BuildFbu(true, h.supplied.value_or(m_addresses->FormAddress(*next)));
    ArmFbuTimer();
    m_addresses->Send(packet, h.pcoa, h.par.routerAddress, HomeAddressHeader::PROTOCOL);
}

void
MobileNode::ArmFbuTimer()
{
    const auto tries = std::max<uint8_t>(m_handover->fbuTries, 1);
    m_fbuTimer.Start(
        GetGate(),
        GetLinkLayerAddress(),
        m_retransmit * (int64_t(1) << (tries - 1)),
        [this] { FbuTimeout(); },
        {HandoverStep::HI, HandoverStep::HACK, HandoverStep::FBACK}); // what the FBack waits for
}

void
MobileNode::FbuTimeout()
{
    if (!m_handover || m_handover->fbackAccepted || m_handover->fbuFailed)
    {
        return;
    }
    auto& h = *m_handover;
    if (h.fbuTries > m_fbuRetries)
    {
        GiveUpFbu("no FBack");
    }
    else if (h.announced)
    {
        SendFna(true);
    }
    else if (!h.leftOldLink)
    {
        SendFbuOnOldLink();
    }
}

void
MobileNode::GiveUpFbu(const std::string& reason)
{
    NS_LOG_INFO("FBU given up: " << reason);
    auto& h = *m_handover;
    h.fbuFailed = true;
    h.reason = reason;
    m_fbuTimer.Cancel();
    if (h.onNewLink)
    {
        m_reverseTunnel = false;
        CheckEnd();
    }
    else
    {
        Advance();
    }
}

void
MobileNode::HandleFback(Ptr<const Packet> message, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto fback = FastBindingAcknowledgmentHeader::Parse(message,
                                                              header.GetSource(),
                                                              header.GetDestination(),
                                                              &error);
    if (!fback)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    if (!m_handover || header.GetSource() != m_handover->par.routerAddress)
    {
        m_msgDropTrace(message, "no FBU awaits it");
        return;
    }
    auto& h = *m_handover;
    const auto sent = h.fbuOnOldLink.find(fback->sequence);
    if (sent == h.fbuOnOldLink.end())
    {
        m_msgDropTrace(message, "answers no FBU of this handover");
        return;
    }
    const auto ncoa = fback->options.alternateCareOf.value_or(h.ncoa);
    if (!m_key.empty() &&
        !MobilityHeader::IsAuthentic(message, ToSharedKey(m_key), ncoa, h.par.routerAddress))
    {
        m_msgDropTrace(message, "not authentic");
        return;
    }
    if (h.fbackAccepted)
    {
        return; // the copy that took the other link
    }
    m_rxTrace("FBack", message);
    if (!fback->IsAccepted())
    {
        GiveUpFbu("FBU refused with status " + std::to_string(static_cast<int>(fback->status)));
        return;
    }
    m_fbuTimer.Cancel();
    h.fbackAccepted = true;
    h.acceptedFromNew = !sent->second;
    if (fback->status == FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA)
    {
        h.supplied = ncoa; // RFC 4068 section 3.2: it MUST be used
    }
    m_steps->End(HandoverStep::FBACK, GetLinkLayerAddress());
    m_tunnelPar = h.par.routerAddress;
    m_tunnelPcoa = h.pcoa;
    m_previousTimer.Start(GetGate(), GetLinkLayerAddress(), fback->lifetime, [this] {
        ForgetPrevious();
    });
    if (h.onNewLink)
    {
        if (h.supplied && *h.supplied != m_addresses->GetCareOf())
        {
            UseRouter(m_addresses->GetRouter(), m_addresses->GetRouterLinkLocal());
            Register();
        }
        CheckEnd();
    }
    else
    {
        Advance();
    }
}

void
MobileNode::CancelFastBinding(Ipv6Address router, Ipv6Address pcoa)
{
    auto row = m_fbuList.Find(router, pcoa);
    if (!row || row->expires <= Simulator::Now())
    {
        return;
    }
    const auto& next = m_fbuList.Advance(router, pcoa, pcoa, Simulator::Now());
    FastBindingUpdateHeader update;
    update.sequence = next.sequence;
    update.lifetime = Time(0);
    update.options.mobileLla = GetLinkLayerAddress();
    auto packet = Protect(update, m_key, pcoa, pcoa, router);
    m_txTrace("FBU", packet);
    m_addresses->Send(packet, pcoa, router, HomeAddressHeader::PROTOCOL);
}

} // namespace fmipv6
} // namespace ns3
