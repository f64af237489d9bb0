/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/new-access-router.h"

#include "ns3/access-router.h"
#include "ns3/boolean.h"
#include "ns3/enum.h"
#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/previous-access-router.h"
#include "ns3/router-advertiser.h"
#include "ns3/socket.h"
#include "ns3/traffic-control-layer.h"
#include "ns3/transition-table.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6NewAccessRouter");
NS_OBJECT_ENSURE_REGISTERED(NewAccessRouter);

const std::vector<NewAccessRouter::Transition> NewAccessRouter::TRANSITIONS = {
    {NarHandoverState::IDLE, NarHandoverEvent::HI_BEFORE, NarHandoverState::EXPECTED},
    {NarHandoverState::IDLE, NarHandoverEvent::HI_PROBED, NarHandoverState::PROBING},
    {NarHandoverState::IDLE, NarHandoverEvent::HI_AFTER, NarHandoverState::IDLE},
    {NarHandoverState::IDLE, NarHandoverEvent::ANNOUNCED, NarHandoverState::PRESENT},
    {NarHandoverState::PROBING, NarHandoverEvent::HI_AFTER, NarHandoverState::PROBING},
    {NarHandoverState::PROBING, NarHandoverEvent::UNIQUE, NarHandoverState::EXPECTED},
    {NarHandoverState::PROBING, NarHandoverEvent::DUPLICATE, NarHandoverState::IDLE},
    {NarHandoverState::PROBING, NarHandoverEvent::ANNOUNCED, NarHandoverState::PRESENT},
    {NarHandoverState::PROBING, NarHandoverEvent::LEFT, NarHandoverState::IDLE},
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
    case NarHandoverEvent::HI_PROBED:
        return "hi-probed";
    case NarHandoverEvent::HI_AFTER:
        return "hi-after";
    case NarHandoverEvent::UNIQUE:
        return "unique";
    case NarHandoverEvent::DUPLICATE:
        return "duplicate";
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
            .AddAttribute("PcoaLifetime",
                          "For how long a previous care-of address is delivered to on this link "
                          "and tunnelled back from it (s), where it stays in use (HAck \"use "
                          "PCoA\"). A HI names no lifetime; this is the default of "
                          "PreviousAccessRouter::MaxBindingLifetime.",
                          TimeValue(Seconds(20)),
                          MakeTimeAccessor(&NewAccessRouter::m_pcoaLifetime),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("CheckPeers",
                          "Accept HI only from routers of the neighbourhood; RFC 4068 section 3.1 "
                          "wants a security association between access routers.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&NewAccessRouter::m_checkPeers),
                          MakeBooleanChecker())
            .AddAttribute("ReleaseBurst",
                          "Held packets that leave back to back when the mobile node has come; the "
                          "others follow at the rate at which they had come (RFC 5568 section 5.4: "
                          "5). 0: all at once, which is what RFC 4068 does whatever this says.",
                          UintegerValue(5),
                          MakeUintegerAccessor(&NewAccessRouter::m_releaseBurst),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("DupAddrDetectTransmits",
                          "Neighbor Solicitations by which the link is asked for the NCoA before "
                          "HAck (RFC 5568 section 4), beside the list of known addresses. 0: none, "
                          "as RFC 5568 section 5.5 has it where duplicates are no concern; each "
                          "delays the HAck by DupAddrDetectTimer. RFC 4068 asks nobody.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&NewAccessRouter::m_dadTransmits),
                          MakeUintegerChecker<uint8_t>(0, 10))
            .AddAttribute("DupAddrDetectTimer",
                          "How long each of these waits for an answer (s): RetransTimer, RFC 4861 "
                          "section 10.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&NewAccessRouter::m_dadTimer),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("NcoaInUse",
                          "What to do about an NCoA that another node has, or that is none of this "
                          "link: Refuse; Assign another one; UsePcoa, that is, deliver what comes "
                          "for the previous care-of address (RFC 4068 section 6.2.2, RFC 5568 "
                          "section 6.2.1.2); UseRouterAddress, which does the same for an FBU that "
                          "names this router's address, as a NAACK tells a mobile node to (RFC "
                          "5568 section 6.4.6).",
                          EnumValue(static_cast<int>(NcoaInUse::REFUSE)),
                          MakeEnumAccessor(&NewAccessRouter::m_whenInUse),
                          MakeEnumChecker(static_cast<int>(NcoaInUse::REFUSE),
                                          "Refuse",
                                          static_cast<int>(NcoaInUse::ASSIGN),
                                          "Assign",
                                          static_cast<int>(NcoaInUse::USE_ROUTERS),
                                          "UseRouterAddress",
                                          static_cast<int>(NcoaInUse::USE_PCOA),
                                          "UsePcoa"))
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
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(node);
    icmpv6->Register(ExperimentalMobilitySubtype::HI,
                     [this](auto packet, const auto& header, auto) { HandleHi(packet, header); });
    icmpv6->SetNeighborListener([this](const auto& message) { HandleNeighbor(message); });
    node->GetObject<Ipv6TunnelProtocol>()->AddAcceptor(
        [this](const Ipv6Header& outer, const Ipv6Header& inner) {
            const auto* row = m_handovers.Find(inner.GetDestination());
            return row && row->keepsPcoa && row->par == outer.GetSource() &&
                   outer.GetDestination() == m_router->GetGlobalAddress();
        });
    auto mobility = node->GetObject<MobilityHeaderProtocol>();
    mobility->Register(
        MobilityHeaderType::HANDOVER_INITIATE,
        [this](auto message, const auto& header, auto) { HandleHi(message, header); });
    mobility->Register(
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
    const auto* row = FindTransition(TRANSITIONS, handover.state, event);
    if (!row)
    {
        return false;
    }
    NS_LOG_INFO(handover.mnLla << " " << ToString(row->state) << " --> " << ToString(row->next)
                               << " (" << ToString(event) << ")");
    handover.state = row->next;
    if (row->state != row->next)
    {
        m_stateTrace(handover.mnLla, row->state, row->next, event);
    }
    return true;
}

bool
NewAccessRouter::IsInUse(Ipv6Address address, Mac48Address mn) const
{
    return m_router->IsKnownAddress(address) || m_handovers.IsUsedByOther(address, mn) ||
           MobilityIcmpv6L4Protocol::IsOtherNeighbor(GetInterface(), address, mn);
}

void
NewAccessRouter::DoDispose()
{
    for (auto& [ncoa, probe] : m_probes)
    {
        probe.next.Cancel();
    }
    m_probes.clear();
    m_expected.clear();
    m_pcoas.clear();
    AccessRouterRole::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
