/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// PreviousAccessRouter: FBU and FBack.
#include "ns3/access-router.h"
#include "ns3/binding-cache.h"
#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/new-access-router.h"
#include "ns3/on-link-route.h"
#include "ns3/previous-access-router.h"
#include "ns3/shared-key.h"
#include "ns3/step-trace.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6PreviousAccessRouterFbu");

void
PreviousAccessRouter::HandleFbu(Ptr<const Packet> message,
                                const Ipv6Header& header,
                                Ipv6Address wireSource)
{
    MobilityParseError error;
    const auto fbu = FastBindingUpdateHeader::Parse(message,
                                                    header.GetSource(),
                                                    header.GetDestination(),
                                                    &error);
    if (!fbu)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    auto node = m_router->GetNode();
    const auto pcoa = header.GetSource();
    const auto ncoa = fbu->options.alternateCareOf.value_or(wireSource);
    const auto own = m_router->GetArInfo();
    if (header.GetDestination() != own.routerAddress ||
        !Ipv6Prefix(own.prefixLength).IsMatch(pcoa, own.prefix))
    {
        m_msgDropTrace(message, "not a care-of address of this link");
        return;
    }
    const auto& key = m_router->GetSharedKey();
    if (!key.empty() &&
        !MobilityHeader::IsAuthentic(message, ToSharedKey(key), ncoa, own.routerAddress))
    {
        m_msgDropTrace(message, "not authentic");
        return;
    }
    auto mn = fbu->options.mobileLla;
    if (!mn)
    {
        mn = MobilityIcmpv6L4Protocol::FindNeighbor(GetInterface(), pcoa);
    }
    if (!mn)
    {
        m_msgDropTrace(message, "unknown link-layer address");
        return;
    }
    auto& binding = m_bindings.Get(pcoa);
    if (binding.sequenceKnown && !BindingCache::IsNewer(fbu->sequence, binding.sequence))
    {
        m_msgDropTrace(message, "old sequence number");
        return; // a copy that came by another way; the newer one was answered
    }
    if (fbu->lifetime.IsZero())
    {
        // RFC 4068 section 5.5: the mobile node is back.
        binding.sequence = fbu->sequence;
        binding.sequenceKnown = true;
        binding.mnLla = *mn;
        RemoveBinding(pcoa);
        auto answer = binding;
        answer.lifetime = Time(0);
        answer.ncoa = pcoa;
        SendFbackTo(answer, 0, wireSource, wireSource == pcoa);
        return;
    }
    const auto nar = m_router->GetNeighbors().FindRouterFor(ncoa);
    if (!nar || Ipv6Prefix(own.prefixLength).IsMatch(ncoa, own.prefix))
    {
        m_msgDropTrace(message, "no router for the new care-of address");
        auto answer = binding;
        answer.sequence = fbu->sequence;
        answer.ncoa = ncoa;
        Refuse(answer, static_cast<uint8_t>(FastBindingStatus::REASON_UNSPECIFIED), wireSource);
        return;
    }
    m_rxTrace("FBU", message);
    const bool repeated = binding.state != FastBindingState::IDLE && binding.ncoa == ncoa;
    binding.ncoa = ncoa;
    binding.mnLla = *mn;
    binding.nar = *nar;
    binding.sequence = fbu->sequence;
    binding.sequenceKnown = true;
    binding.fromOldLink = wireSource == pcoa;
    binding.lifetime = std::min(fbu->lifetime, m_maxLifetime);
    auto steps = StepTrace::GetFor(node);
    if (repeated)
    {
        Fire(binding, FastBindingEvent::FBU_REPEATED);
        if (binding.state == FastBindingState::BOUND)
        {
            SendFback(pcoa); // the first one was lost
        }
        return;
    }
    // It leaves: what this router knew of it as a newcomer is no longer true.
    m_router->GetNewRole()->Forget(pcoa);
    m_timers[pcoa].hi.Cancel();
    binding.hiTries = 0;
    binding.fbackSent = false;
    binding.ncoaReplaced = false;
    binding.identifier = ++m_nextIdentifier;
    Fire(binding, FastBindingEvent::FBU_NEW);
    steps->End(HandoverStep::FBU, *mn);
    steps->Pass(HandoverStep::HI, *mn, [self = Ptr<PreviousAccessRouter>(this), pcoa] {
        auto row = self->m_bindings.Find(pcoa);
        if (self->m_router && row && row->state == FastBindingState::INITIATING)
        {
            self->SendHi(pcoa);
        }
    });
}

void
PreviousAccessRouter::SendFback(Ipv6Address pcoa)
{
    auto& binding = *m_bindings.Find(pcoa);
    auto steps = StepTrace::GetFor(m_router->GetNode());
    if (binding.fbackSent)
    {
        steps->Repeat(HandoverStep::FBACK, binding.mnLla);
    }
    else
    {
        steps->Begin(HandoverStep::FBACK, binding.mnLla);
        binding.fbackSent = true;
    }
    Fire(binding, FastBindingEvent::FBACK_SENT);
    const auto row = binding;
    const auto status =
        static_cast<uint8_t>(row.ncoaReplaced ? FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA
                                              : FastBindingStatus::ACCEPTED);
    SendFbackTo(row, status, row.ncoa, false);
    if (row.fromOldLink)
    {
        steps->Repeat(HandoverStep::FBACK, row.mnLla);
        SendFbackTo(row, status, pcoa, true);
    }
}

void
PreviousAccessRouter::SendFbackTo(const FastBinding& binding,
                                  uint8_t status,
                                  Ipv6Address destination,
                                  bool onOldLink)
{
    NS_LOG_FUNCTION(this << binding.pcoa << destination << onOldLink);
    FastBindingAcknowledgmentHeader fback;
    fback.status = static_cast<FastBindingStatus>(status);
    fback.sequence = binding.sequence;
    fback.lifetime = binding.lifetime;
    if (status == static_cast<uint8_t>(FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA))
    {
        fback.options.alternateCareOf = binding.ncoa;
    }
    const auto source = m_router->GetGlobalAddress();
    const auto& key = m_router->GetSharedKey();
    if (!key.empty())
    {
        fback.Authenticate(ToSharedKey(key), binding.ncoa, source);
    }
    auto packet = fback.ToPacket(source, destination);
    Ptr<Ipv6Route> route;
    if (onOldLink)
    {
        // Past the host route, which leads into the tunnel.
        route = MakeOnLinkRoute(source, destination, m_router->GetAccessDevice());
    }
    SendMessage("FBack", packet, source, destination, MobilityHeader::PROTOCOL, route);
}

void
PreviousAccessRouter::Refuse(const FastBinding& binding, uint8_t status, Ipv6Address destination)
{
    SendFbackTo(binding, status, destination, destination == binding.pcoa);
}

} // namespace fmipv6
} // namespace ns3
