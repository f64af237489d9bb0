/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/new-access-router.h"

#include "ns3/access-router.h"
#include "ns3/boolean.h"
#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/log.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/previous-access-router.h"
#include "ns3/router-advertiser.h"
#include "ns3/socket.h"
#include "ns3/traffic-control-layer.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6NewAccessRouter");
NS_OBJECT_ENSURE_REGISTERED(NewAccessRouter);

const std::vector<NewAccessRouter::Transition> NewAccessRouter::TRANSITIONS = {
    {NarHandoverState::IDLE, NarHandoverEvent::HI_BEFORE, NarHandoverState::EXPECTED},
    {NarHandoverState::IDLE, NarHandoverEvent::HI_AFTER, NarHandoverState::IDLE},
    {NarHandoverState::IDLE, NarHandoverEvent::ANNOUNCED, NarHandoverState::PRESENT},
    {NarHandoverState::EXPECTED, NarHandoverEvent::HI_BEFORE, NarHandoverState::EXPECTED},
    {NarHandoverState::EXPECTED, NarHandoverEvent::HI_AFTER, NarHandoverState::EXPECTED},
    {NarHandoverState::EXPECTED, NarHandoverEvent::ANNOUNCED, NarHandoverState::PRESENT},
    {NarHandoverState::EXPECTED, NarHandoverEvent::EXPIRED, NarHandoverState::IDLE},
    {NarHandoverState::EXPECTED, NarHandoverEvent::LEFT, NarHandoverState::IDLE},
    {NarHandoverState::PRESENT, NarHandoverEvent::HI_BEFORE, NarHandoverState::EXPECTED},
    {NarHandoverState::PRESENT, NarHandoverEvent::HI_AFTER, NarHandoverState::PRESENT},
    {NarHandoverState::PRESENT, NarHandoverEvent::ANNOUNCED, NarHandoverState::PRESENT},
    {NarHandoverState::PRESENT, NarHandoverEvent::LEFT, NarHandoverState::IDLE},
};

std::string
ToString(NarHandoverEvent event)
{
    switch (event)
    {
    case NarHandoverEvent::HI_BEFORE:
        return "hi-before";
    case NarHandoverEvent::HI_AFTER:
        return "hi-after";
    case NarHandoverEvent::ANNOUNCED:
        return "announced";
    case NarHandoverEvent::EXPIRED:
        return "expired";
    case NarHandoverEvent::LEFT:
        return "left";
    }
    return "?";
}

TypeId
NewAccessRouter::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::NewAccessRouter")
            .SetParent<AccessRouterRole>()
            .SetGroupName("Fmipv6")
            .AddConstructor<NewAccessRouter>()
            .AddAttribute("ProxyNdLifetime",
                          "For how long a new care-of address is proxied and its packets are held "
                          "while its owner has not come (s): PROXY_ND_LIFETIME, RFC 4068 section "
                          "7.",
                          TimeValue(Seconds(1.5)),
                          MakeTimeAccessor(&NewAccessRouter::m_proxyLifetime),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("CheckPeers",
                          "Accept HI only from routers of the neighbourhood; RFC 4068 section 3.1 "
                          "wants a security association between access routers.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&NewAccessRouter::m_checkPeers),
                          MakeBooleanChecker())
            .AddTraceSource("PacketDrop",
                            "A held packet was dropped.",
                            MakeTraceSourceAccessor(&NewAccessRouter::m_dropTrace),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketHold",
                            "A packet is held for a mobile node on its way.",
                            MakeTraceSourceAccessor(&NewAccessRouter::m_holdTrace),
                            "ns3::fmipv6::PacketHoldTracedCallback")
            .AddTraceSource("StateTransition",
                            "A handover changed its state.",
                            MakeTraceSourceAccessor(&NewAccessRouter::m_stateTrace),
                            "ns3::fmipv6::NewAccessRouter::StateTransitionTracedCallback");
    return tid;
}

void
NewAccessRouter::DoAttach()
{
    auto node = m_router->GetNode();
    MobilityIcmpv6L4Protocol::GetFor(node)->Register(
        ExperimentalMobilitySubtype::HI,
        [this](auto packet, const auto& header, auto) { HandleHi(packet, header); });
    node->GetObject<MobilityHeaderProtocol>()->Register(
        MobilityHeaderType::FAST_NEIGHBOR_ADVERTISEMENT,
        [this](auto message, const auto& header, auto) { HandleFna(message, header); });
}

const NarHandoverTable&
NewAccessRouter::GetHandovers() const
{
    return m_handovers;
}

uint32_t
NewAccessRouter::GetNBuffered() const
{
    uint32_t packets = 0;
    for (const auto& [ncoa, expected] : m_expected)
    {
        packets += expected.buffer->GetNPackets();
    }
    return packets;
}

bool
NewAccessRouter::Fire(NarHandover& handover, NarHandoverEvent event)
{
    for (const auto& row : TRANSITIONS)
    {
        if (row.state == handover.state && row.event == event)
        {
            NS_LOG_INFO(handover.mnLla << " " << ToString(row.state) << " --> "
                                       << ToString(row.next) << " (" << ToString(event) << ")");
            handover.state = row.next;
            if (row.state != row.next)
            {
                m_stateTrace(handover.mnLla, row.state, row.next, event);
            }
            return true;
        }
    }
    return false;
}

bool
NewAccessRouter::IsInUse(Ipv6Address address, Mac48Address mn) const
{
    return m_router->IsKnownAddress(address) || m_handovers.IsUsedByOther(address, mn) ||
           MobilityIcmpv6L4Protocol::IsOtherNeighbor(GetInterface(), address, mn);
}

void
NewAccessRouter::HandleHi(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto hi =
        HandoverInitiateHeader::Parse(packet, header.GetSource(), header.GetDestination(), &error);
    if (!hi)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
        return;
    }
    const auto par = header.GetSource();
    const auto own = m_router->GetArInfo();
    NarHandover refused;
    refused.identifier = hi->identifier;
    if (m_checkPeers && !m_router->GetNeighbors().HasRouter(par))
    {
        m_msgDropTrace(packet, "not from a neighbouring router");
        refused.hackCode =
            static_cast<uint8_t>(HandoverAcknowledgeCode::ADMINISTRATIVELY_PROHIBITED);
        SendHack(refused, par);
        return;
    }
    if (!hi->ncoa || !Ipv6Prefix(own.prefixLength).IsMatch(*hi->ncoa, own.prefix))
    {
        m_msgDropTrace(packet, "no care-of address of this link");
        refused.hackCode = static_cast<uint8_t>(HandoverAcknowledgeCode::ACCEPTED_NCOA_NOT_VALID);
        SendHack(refused, par);
        return;
    }
    const auto ncoa = *hi->ncoa;
    const auto mn = hi->mnLla;
    auto steps = StepTrace::GetFor(m_router->GetNode());
    if (auto known = m_handovers.Find(ncoa))
    {
        if (known->hiAccepted && known->mnLla == mn && known->par == par &&
            known->identifier == hi->identifier)
        {
            if (known->hackSent) // the HAck was lost
            {
                steps->Repeat(HandoverStep::HACK, mn);
                SendHack(*known, par);
            }
            return;
        }
    }
    if (hi->code == HandoverInitiateCode::FBU_FROM_PCOA && IsInUse(ncoa, mn))
    {
        m_rxTrace("HI", packet);
        refused.hackCode = static_cast<uint8_t>(HandoverAcknowledgeCode::ACCEPTED_NCOA_IN_USE);
        SendHack(refused, par);
        return;
    }
    m_rxTrace("HI", packet);
    auto& handover = m_handovers.Get(ncoa);
    // A node that announced itself in this very handover is present; one that did so in an earlier
    // one, whose HI is answered, has left in the meantime without a word.
    const bool announced =
        handover.state == NarHandoverState::PRESENT && handover.mnLla == mn && !handover.hiAccepted;
    handover.pcoa = hi->pcoa.value_or(Ipv6Address::GetAny());
    handover.par = par;
    handover.mnLla = mn;
    handover.identifier = hi->identifier;
    handover.hackCode = static_cast<uint8_t>(HandoverAcknowledgeCode::ACCEPTED);
    handover.hiAccepted = true;
    handover.hackSent = false;
    if (hi->code == HandoverInitiateCode::FBU_FROM_PCOA && !announced)
    {
        Fire(handover, NarHandoverEvent::HI_BEFORE);
        StartProxying(handover);
    }
    else
    {
        Fire(handover, NarHandoverEvent::HI_AFTER);
    }
    // It comes (back) here: packets for the address must not be tunnelled away any more.
    m_router->GetPreviousRole()->RemoveBinding(ncoa);
    steps->End(HandoverStep::HI, mn);
    steps->Pass(HandoverStep::HACK,
                mn,
                [self = Ptr<NewAccessRouter>(this), ncoa, mn, par, id = hi->identifier] {
                    auto row = self->m_router ? self->m_handovers.Find(ncoa) : nullptr;
                    if (!row || row->identifier != id)
                    {
                        return;
                    }
                    StepTrace::GetFor(self->m_router->GetNode())->Begin(HandoverStep::HACK, mn);
                    row->hackSent = true;
                    self->SendHack(*row, par);
                });
}

void
NewAccessRouter::SendHack(const NarHandover& handover, Ipv6Address destination)
{
    NS_LOG_FUNCTION(this << handover.ncoa << destination);
    HandoverAcknowledgeHeader hack;
    hack.code = static_cast<HandoverAcknowledgeCode>(handover.hackCode);
    hack.identifier = handover.identifier;
    const auto source = m_router->GetGlobalAddress();
    auto packet = hack.ToPacket(source, destination);
    SendMessage("HAck", packet, source, destination, MobilityIcmpv6Header::PROTOCOL);
}

void
NewAccessRouter::DoDispose()
{
    m_expected.clear();
    AccessRouterRole::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
