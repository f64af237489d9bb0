/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// PreviousAccessRouter: HI and HAck.
#include "ns3/access-router.h"
#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/previous-access-router.h"
#include "ns3/step-trace.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6PreviousAccessRouterHi");

void
PreviousAccessRouter::SendHi(Ipv6Address pcoa)
{
    auto& binding = *m_bindings.Find(pcoa);
    NS_LOG_FUNCTION(this << pcoa << binding.ncoa);
    auto node = m_router->GetNode();
    auto steps = StepTrace::GetFor(node);
    HandoverInitiateHeader hi;
    hi.code = binding.fromOldLink ? HandoverInitiateCode::FBU_FROM_PCOA
                                  : HandoverInitiateCode::FBU_FROM_OTHER;
    hi.identifier = binding.identifier;
    hi.buffer = m_requestBuffering && binding.fromOldLink;
    hi.mnLla = binding.mnLla;
    hi.pcoa = binding.pcoa;
    hi.ncoa = binding.ncoa;
    const auto source = m_router->GetGlobalAddress();
    const auto destination = binding.nar.routerAddress;
    auto packet = hi.ToPacket(source, destination);
    Fire(binding, FastBindingEvent::HI_SENT);
    if (binding.hiTries == 0)
    {
        steps->Begin(HandoverStep::HI, binding.mnLla);
    }
    else
    {
        steps->Repeat(HandoverStep::HI, binding.mnLla);
    }
    ++binding.hiTries;
    m_timers[pcoa].hi.Start(steps->GetGate(),
                            binding.mnLla,
                            m_retransmit * (int64_t(1) << (binding.hiTries - 1)),
                            [this, pcoa] { HiTimeout(pcoa); },
                            {HandoverStep::HACK});
    SendMessage("HI", packet, source, destination, MobilityIcmpv6Header::PROTOCOL);
}

void
PreviousAccessRouter::HiTimeout(Ipv6Address pcoa)
{
    auto& binding = *m_bindings.Find(pcoa);
    if (binding.state != FastBindingState::AWAITING_HACK)
    {
        return;
    }
    if (binding.hiTries <= m_hiRetries)
    {
        SendHi(pcoa);
        return;
    }
    Fire(binding, FastBindingEvent::HI_GIVEN_UP);
    Refuse(binding,
           static_cast<uint8_t>(FastBindingStatus::REASON_UNSPECIFIED),
           binding.fromOldLink ? pcoa : binding.ncoa);
}

void
PreviousAccessRouter::HandleHack(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto hack = HandoverAcknowledgeHeader::Parse(packet,
                                                       header.GetSource(),
                                                       header.GetDestination(),
                                                       &error);
    if (!hack)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
        return;
    }
    auto binding = m_bindings.FindByIdentifier(hack->identifier, header.GetSource());
    if (!binding)
    {
        m_msgDropTrace(packet, "no HI awaits it");
        return;
    }
    const auto pcoa = binding->pcoa;
    m_timers[pcoa].hi.Cancel();
    m_rxTrace("HAck", packet);
    const bool usable = hack->IsAccepted() && (hack->code == HandoverAcknowledgeCode::ACCEPTED ||
                                               !binding->fromOldLink || hack->ncoa.has_value());
    if (!usable)
    {
        Fire(*binding, FastBindingEvent::HACK_REFUSED);
        const auto status = hack->IsAccepted()
                                ? static_cast<uint8_t>(FastBindingStatus::REASON_UNSPECIFIED)
                                : static_cast<uint8_t>(hack->code);
        Refuse(*binding, status, binding->fromOldLink ? pcoa : binding->ncoa);
        return;
    }
    if (hack->ncoa && binding->fromOldLink)
    {
        binding->ncoaReplaced = binding->ncoa != *hack->ncoa;
        binding->ncoa = *hack->ncoa; // RFC 4068 section 5.2: the FBack must carry it
    }
    auto node = m_router->GetNode();
    auto steps = StepTrace::GetFor(node);
    node->GetObject<Ipv6TunnelProtocol>()->AddHostTunnel(
        pcoa,
        {m_router->GetGlobalAddress(), binding->ncoa});
    Fire(*binding, FastBindingEvent::HACK_OK);
    m_timers[pcoa].lifetime.Start(steps->GetGate(),
                                  binding->mnLla,
                                  binding->lifetime,
                                  [this, pcoa] { RemoveBinding(pcoa); });
    const auto mn = binding->mnLla;
    steps->End(HandoverStep::HACK, mn);
    steps->Pass(HandoverStep::FBACK, mn, [self = Ptr<PreviousAccessRouter>(this), pcoa] {
        if (self->m_router && self->m_bindings.IsBound(pcoa))
        {
            self->SendFback(pcoa);
        }
    });
}

} // namespace fmipv6
} // namespace ns3
