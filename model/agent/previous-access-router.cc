/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/previous-access-router.h"

#include "ns3/access-router.h"
#include "ns3/boolean.h"
#include "ns3/enum.h"
#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/pointer.h"
#include "ns3/socket.h"
#include "ns3/transition-table.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6PreviousAccessRouter");
NS_OBJECT_ENSURE_REGISTERED(PreviousAccessRouter);

const std::vector<PreviousAccessRouter::Transition> PreviousAccessRouter::TRANSITIONS = {
    {FastBindingState::IDLE, FastBindingEvent::FBU_NEW, FastBindingState::INITIATING},
    {FastBindingState::IDLE, FastBindingEvent::HI_ASKED_FOR, FastBindingState::INITIATING},
    {FastBindingState::INITIATING, FastBindingEvent::FBU_NEW, FastBindingState::INITIATING},
    {FastBindingState::INITIATING, FastBindingEvent::FBU_REPEATED, FastBindingState::INITIATING},
    {FastBindingState::INITIATING, FastBindingEvent::HI_SENT, FastBindingState::AWAITING_HACK},
    {FastBindingState::INITIATING, FastBindingEvent::REMOVED, FastBindingState::IDLE},
    {FastBindingState::AWAITING_HACK, FastBindingEvent::FBU_NEW, FastBindingState::INITIATING},
    {FastBindingState::AWAITING_HACK,
     FastBindingEvent::FBU_REPEATED,
     FastBindingState::AWAITING_HACK},
    {FastBindingState::AWAITING_HACK, FastBindingEvent::HI_SENT, FastBindingState::AWAITING_HACK},
    {FastBindingState::AWAITING_HACK, FastBindingEvent::HACK_OK, FastBindingState::ACKNOWLEDGING},
    {FastBindingState::AWAITING_HACK, FastBindingEvent::HACK_REFUSED, FastBindingState::IDLE},
    {FastBindingState::AWAITING_HACK, FastBindingEvent::HI_GIVEN_UP, FastBindingState::IDLE},
    {FastBindingState::AWAITING_HACK, FastBindingEvent::REMOVED, FastBindingState::IDLE},
    {FastBindingState::ACKNOWLEDGING, FastBindingEvent::FBU_NEW, FastBindingState::INITIATING},
    {FastBindingState::ACKNOWLEDGING,
     FastBindingEvent::FBU_REPEATED,
     FastBindingState::ACKNOWLEDGING},
    {FastBindingState::ACKNOWLEDGING, FastBindingEvent::FBACK_SENT, FastBindingState::BOUND},
    {FastBindingState::ACKNOWLEDGING, FastBindingEvent::REMOVED, FastBindingState::IDLE},
    {FastBindingState::BOUND, FastBindingEvent::FBU_NEW, FastBindingState::INITIATING},
    {FastBindingState::BOUND, FastBindingEvent::FBU_REPEATED, FastBindingState::BOUND},
    {FastBindingState::BOUND, FastBindingEvent::FBACK_SENT, FastBindingState::BOUND},
    {FastBindingState::BOUND, FastBindingEvent::REMOVED, FastBindingState::IDLE},
};

std::string
ToString(FastBindingEvent event)
{
    switch (event)
    {
    case FastBindingEvent::FBU_NEW:
        return "fbu-new";
    case FastBindingEvent::FBU_REPEATED:
        return "fbu-repeated";
    case FastBindingEvent::HI_ASKED_FOR:
        return "hi-asked-for";
    case FastBindingEvent::HI_SENT:
        return "hi-sent";
    case FastBindingEvent::HACK_OK:
        return "hack-ok";
    case FastBindingEvent::HACK_REFUSED:
        return "hack-refused";
    case FastBindingEvent::HI_GIVEN_UP:
        return "hi-given-up";
    case FastBindingEvent::FBACK_SENT:
        return "fback-sent";
    case FastBindingEvent::REMOVED:
        return "removed";
    }
    return "?";
}

TypeId
PreviousAccessRouter::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::PreviousAccessRouter")
            .SetParent<AccessRouterRole>()
            .SetGroupName("Fmipv6")
            .AddConstructor<PreviousAccessRouter>()
            .AddAttribute("HiTimeout",
                          "First retransmission timeout of HI (s), doubled each time: 100 ms if "
                          "the RTT is not known (RFC 4068 section 6.2.1).",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&PreviousAccessRouter::m_retransmit),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("HiRetries",
                          "Retransmissions of HI: HI_RETRIES, RFC 4068 section 7.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&PreviousAccessRouter::m_hiRetries),
                          MakeUintegerChecker<uint8_t>(0, 16))
            .AddAttribute("MaxBindingLifetime",
                          "Longest lifetime of a binding that is granted (s); RFC 4068 section 5.5 "
                          "wants \"a small number of seconds\".",
                          TimeValue(Seconds(20)),
                          MakeTimeAccessor(&PreviousAccessRouter::m_maxLifetime),
                          MakeTimeChecker(Seconds(1)))
            .AddAttribute("MaxWildcardTuples",
                          "Tuples in the answer to a wildcard RtSolPr, at most (a number). The "
                          "link's MTU limits them as well (RFC 4068 section 4; 17 fit into 1500 "
                          "octets). Those that AddNeighbor named first are listed first; with "
                          "more access points than that, not all are listed (RFC 4260 section 6).",
                          UintegerValue(255),
                          MakeUintegerAccessor(&PreviousAccessRouter::m_maxWildcardTuples),
                          MakeUintegerChecker<uint32_t>(1, 255))
            .AddAttribute("RequestBuffering",
                          "Set the U flag of HI: ask the new router to hold packets (RFC 4068 "
                          "section 6.2.1).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&PreviousAccessRouter::m_requestBuffering),
                          MakeBooleanChecker())
            .AddAttribute("RequestAddress",
                          "Set the S flag of HI: ask the new router to assign an NCoA (RFC 4068 "
                          "section 6.2.1, RFC 5568 section 6.2.1.1).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&PreviousAccessRouter::m_requestAddress),
                          MakeBooleanChecker())
            .AddAttribute("Buffering",
                          "Keep copies of what is sent to a mobile node on the old link, for the "
                          "tunnel to come (RFC 4068 and RFC 5568 section 4: \"buffer and "
                          "forward\", which they allow): None, FromFbu, or FromDiscovery, which is "
                          "from the PrRtAdv on and serves reactive handovers, too. Some packets "
                          "then arrive twice.",
                          EnumValue(static_cast<int>(DepartureBuffering::NONE)),
                          MakeEnumAccessor(&PreviousAccessRouter::m_buffering),
                          MakeEnumChecker(static_cast<int>(DepartureBuffering::NONE),
                                          "None",
                                          static_cast<int>(DepartureBuffering::FROM_FBU),
                                          "FromFbu",
                                          static_cast<int>(DepartureBuffering::FROM_DISCOVERY),
                                          "FromDiscovery"))
            .AddAttribute("DepartureBuffer",
                          "The copies.",
                          TypeId::ATTR_GET,
                          PointerValue(),
                          MakePointerAccessor(&PreviousAccessRouter::m_copies),
                          MakePointerChecker<DepartureBuffer>())
            .AddTraceSource("StateTransition",
                            "A fast binding changed its state.",
                            MakeTraceSourceAccessor(&PreviousAccessRouter::m_stateTrace),
                            "ns3::fmipv6::PreviousAccessRouter::StateTransitionTracedCallback");
    return tid;
}

PreviousAccessRouter::PreviousAccessRouter()
    : m_copies(CreateObject<DepartureBuffer>())
{
}

void
PreviousAccessRouter::DoAttach()
{
    auto node = m_router->GetNode();
    m_copies->Attach(node);
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(node);
    icmpv6->Register(ExperimentalMobilitySubtype::RTSOLPR,
                     [this](auto packet, const auto& header, auto device) {
                         HandleRtSolPr(packet, header, device);
                     });
    icmpv6->Register(ExperimentalMobilitySubtype::HACK,
                     [this](auto packet, const auto& header, auto) { HandleHack(packet, header); });
    auto mobility = node->GetObject<MobilityHeaderProtocol>();
    mobility->Register(
        MobilityHeaderType::HANDOVER_ACKNOWLEDGE,
        [this](auto message, const auto& header, auto) { HandleHack(message, header); });
    mobility->Register(MobilityHeaderType::FAST_BINDING_UPDATE,
                       [this](auto message, const auto& header, auto wireSource) {
                           HandleFbu(message, header, wireSource);
                       });
    // RFC 4068 section 4: "it must verify if a secure binding exists for the MN identified by PCoA
    // in the tunneled packet".
    node->GetObject<Ipv6TunnelProtocol>()->AddAcceptor(
        [this](const Ipv6Header& outer, const Ipv6Header& inner) {
            const auto binding = m_bindings.Find(inner.GetSource());
            return binding && m_bindings.IsBound(inner.GetSource()) &&
                   GetTunnelEnd(*binding) == outer.GetSource() &&
                   outer.GetDestination() == m_router->GetGlobalAddress();
        });
}

const FastBindingTable&
PreviousAccessRouter::GetBindings() const
{
    return m_bindings;
}

bool
PreviousAccessRouter::Fire(FastBinding& binding, FastBindingEvent event)
{
    const auto* row = FindTransition(TRANSITIONS, binding.state, event);
    if (!row)
    {
        return false;
    }
    NS_LOG_INFO(binding.mnLla << " " << ToString(row->state) << " --> " << ToString(row->next)
                              << " (" << ToString(event) << ")");
    binding.state = row->next;
    if (row->state != row->next)
    {
        m_stateTrace(binding.mnLla, row->state, row->next, event);
    }
    return true;
}

void
PreviousAccessRouter::RemoveBinding(Ipv6Address pcoa)
{
    auto binding = m_bindings.Find(pcoa);
    if (!binding || !m_router)
    {
        return;
    }
    auto node = m_router->GetNode();
    auto& timers = m_timers[pcoa];
    timers.hi.Cancel();
    timers.lifetime.Cancel();
    auto steps = StepTrace::GetFor(node);
    if (binding->state == FastBindingState::INITIATING)
    {
        steps->Withdraw(HandoverStep::HI, binding->mnLla);
    }
    else if (binding->state == FastBindingState::ACKNOWLEDGING)
    {
        steps->Withdraw(HandoverStep::FBACK, binding->mnLla);
    }
    node->GetObject<Ipv6TunnelProtocol>()->RemoveHostTunnel(pcoa);
    m_copies->Discard(pcoa);
    Fire(*binding, FastBindingEvent::REMOVED);
}

void
PreviousAccessRouter::GiveUp(FastBinding& binding, FastBindingEvent event, uint8_t status)
{
    m_timers[binding.pcoa].lifetime.Cancel();
    // One to a router before this one may still be there.
    m_router->GetNode()->GetObject<Ipv6TunnelProtocol>()->RemoveHostTunnel(binding.pcoa);
    m_copies->Discard(binding.pcoa);
    Fire(binding, event);
    Refuse(binding, status, binding.fromOldLink ? binding.pcoa : binding.ncoa);
}

Ptr<DepartureBuffer>
PreviousAccessRouter::GetDepartureBuffer() const
{
    return m_copies;
}

void
PreviousAccessRouter::Restart()
{
    for (const auto& [pcoa, row] : m_bindings.GetRows())
    {
        RemoveBinding(pcoa);
    }
    m_bindings.Clear();
    m_timers.clear();
    m_discovery.clear();
    m_copies->DiscardAll();
}

void
PreviousAccessRouter::DoDispose()
{
    m_timers.clear();
    m_copies->Dispose();
    AccessRouterRole::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
