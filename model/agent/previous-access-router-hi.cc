/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// PreviousAccessRouter: HI and HAck.
#include "ns3/access-router.h"
#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/previous-access-router.h"
#include "ns3/simulator.h"
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
    hi.profile = m_router->GetProfile();
    hi.code = binding.fromOldLink ? HandoverInitiateCode::FBU_FROM_PCOA
                                  : HandoverInitiateCode::FBU_FROM_OTHER;
    hi.identifier = binding.identifier;
    hi.assignAddress = m_requestAddress && binding.fromOldLink;
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
    SendMessage("HI", packet, source, destination, hi.GetProtocol());
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
    GiveUp(binding,
           FastBindingEvent::HI_GIVEN_UP,
           static_cast<uint8_t>(FastBindingStatus::REASON_UNSPECIFIED));
}

void
PreviousAccessRouter::HandleHack(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto hack = HandoverAcknowledgeHeader::Parse(packet,
                                                       header.GetSource(),
                                                       header.GetDestination(),
                                                       &error);
    if (!hack || hack->profile != m_router->GetProfile())
    {
        m_msgDropTrace(packet, hack ? "of another profile" : std::string(GetParseErrorName(error)));
        return;
    }
    if (hack->code == HandoverAcknowledgeCode::UNSOLICITED)
    {
        HandleUnsolicited(*hack, header, packet);
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
    // RFC 5568 has a code for it; in RFC 4068 the PCoA is the address in the message.
    const bool keepsPcoa =
        hack->code == HandoverAcknowledgeCode::ACCEPTED_USE_PCOA || hack->ncoa == pcoa;
    const bool usable =
        hack->IsAccepted() && (hack->code == HandoverAcknowledgeCode::ACCEPTED || keepsPcoa ||
                               !binding->fromOldLink || hack->ncoa.has_value());
    if (!usable)
    {
        const auto status = hack->IsAccepted()
                                ? static_cast<uint8_t>(FastBindingStatus::REASON_UNSPECIFIED)
                                : static_cast<uint8_t>(hack->code);
        GiveUp(*binding, FastBindingEvent::HACK_REFUSED, status);
        return;
    }
    // Where the FBU named the new router's own address, the router delivers, too (NAACK, Status 3).
    binding->throughRouter = keepsPcoa || binding->ncoa == binding->nar.routerAddress;
    if (keepsPcoa)
    {
        binding->ncoaReplaced = true;
        binding->ncoa = pcoa; // so the FBack says that the mobile node is to use it
    }
    else if (hack->ncoa && binding->fromOldLink)
    {
        binding->ncoaReplaced = binding->ncoa != *hack->ncoa;
        binding->ncoa = *hack->ncoa; // RFC 4068 section 5.2: the FBack must carry it
    }
    auto node = m_router->GetNode();
    auto steps = StepTrace::GetFor(node);
    node->GetObject<Ipv6TunnelProtocol>()->AddHostTunnel(
        pcoa,
        {m_router->GetGlobalAddress(), GetTunnelEnd(*binding)});
    Fire(*binding, FastBindingEvent::HACK_OK);
    SendCopies(pcoa);
    StartLifetime(*binding);
    const auto mn = binding->mnLla;
    steps->End(HandoverStep::HACK, mn);
    steps->Pass(HandoverStep::FBACK, mn, [self = Ptr<PreviousAccessRouter>(this), pcoa] {
        if (self->m_router && self->m_bindings.IsBound(pcoa))
        {
            self->SendFback(pcoa);
        }
    });
}

void
PreviousAccessRouter::StartLifetime(const FastBinding& binding)
{
    m_timers[binding.pcoa].lifetime.Start(StepTrace::GetFor(m_router->GetNode())->GetGate(),
                                          binding.mnLla,
                                          binding.lifetime,
                                          [this, pcoa = binding.pcoa] { RemoveBinding(pcoa); });
}

void
PreviousAccessRouter::SendCopies(Ipv6Address pcoa)
{
    auto tunnel = m_router->GetNode()->GetObject<Ipv6TunnelProtocol>()->GetDevice();
    for (const auto& item : m_copies->Take(pcoa))
    {
        auto packet = item.packet;
        packet->AddHeader(item.header);
        tunnel->Send(packet, tunnel->GetBroadcast(), Ipv6L3Protocol::PROT_NUMBER);
    }
}

void
PreviousAccessRouter::HandleUnsolicited(const HandoverAcknowledgeHeader& hack,
                                        const Ipv6Header& header,
                                        Ptr<const Packet> packet)
{
    auto binding = hack.ncoa ? m_bindings.FindByNcoa(*hack.ncoa) : nullptr;
    if (!binding || binding->nar.routerAddress != header.GetSource() ||
        binding->state != FastBindingState::IDLE || Simulator::Now() >= binding->until)
    {
        m_msgDropTrace(packet, "no FBU to begin again with");
        return;
    }
    m_rxTrace("HAck", packet);
    Fire(*binding, FastBindingEvent::HI_ASKED_FOR);
    Initiate(*binding);
}

} // namespace fmipv6
} // namespace ns3
