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
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/new-access-router.h"
#include "ns3/on-link-route.h"
#include "ns3/previous-access-router.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
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
                                                    m_router->GetProfile(),
                                                    &error);
    if (!fbu)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    auto node = m_router->GetNode();
    const auto pcoa = header.GetSource();
    const auto ncoa = fbu->options.alternateCareOf.value_or(wireSource);
    const auto fault = FindFault(message, header, wireSource, ncoa);
    if (!fault.empty())
    {
        m_msgDropTrace(message, fault);
        return;
    }
    const auto own = m_router->GetArInfo();
    const auto owner = m_router->FindKeyOwner(pcoa);
    if (owner && fbu->options.mobileLla && *fbu->options.mobileLla != *owner)
    {
        m_msgDropTrace(message, "link-layer address of another node");
        return;
    }
    auto mn = owner ? owner : fbu->options.mobileLla;
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
    // With another address by the new router's wish the same FBU may come again before that is
    // known.
    const bool repeated = binding.state != FastBindingState::IDLE &&
                          (binding.ncoa == ncoa || binding.requested == ncoa);
    if (!repeated)
    {
        binding.ncoa = ncoa;
    }
    binding.requested = ncoa;
    binding.mnLla = *mn;
    binding.nar = *nar;
    binding.sequence = fbu->sequence;
    binding.sequenceKnown = true;
    binding.fromOldLink = wireSource == pcoa;
    binding.lifetime = std::min(fbu->lifetime, m_maxLifetime);
    binding.until = Simulator::Now() + binding.lifetime;
    auto steps = StepTrace::GetFor(node);
    if (repeated)
    {
        Fire(binding, FastBindingEvent::FBU_REPEATED);
        if (binding.state == FastBindingState::BOUND)
        {
            StartLifetime(binding); // the FBack grants it anew
            SendFback(pcoa);        // the first one was lost
        }
        return;
    }
    // It leaves: what this router knew of it as a newcomer is no longer true.
    m_router->GetNewRole()->Forget(pcoa);
    m_router->GetNewRole()->ForgetPcoaOf(*mn);
    const auto buffering = static_cast<DepartureBuffering>(m_buffering);
    if (buffering == DepartureBuffering::FROM_DISCOVERY &&
        m_router->GetProfile() == Fmipv6Profile::RFC4068)
    {
        m_copies->Pause(pcoa); // section 4: "stop buffering after processing the FBU message"
    }
    else if (buffering != DepartureBuffering::NONE)
    {
        m_copies->Start(pcoa);
    }
    Fire(binding, FastBindingEvent::FBU_NEW);
    steps->End(HandoverStep::FBU, *mn);
    Initiate(binding);
}

std::string
PreviousAccessRouter::FindFault(Ptr<const Packet> message,
                                const Ipv6Header& header,
                                Ipv6Address wireSource,
                                Ipv6Address ncoa) const
{
    const auto pcoa = header.GetSource();
    const auto own = m_router->GetArInfo();
    if (header.GetDestination() != own.routerAddress ||
        !Ipv6Prefix(own.prefixLength).IsMatch(pcoa, own.prefix))
    {
        return "not a care-of address of this link";
    }
    auto node = m_router->GetNode();
    const auto incoming = node->GetObject<MobilityHeaderProtocol>()->GetIncomingDevice();
    const bool onLink = incoming == m_router->GetAccessDevice();
    // Told to use the new router's address, a mobile node has none but its PCoA there (RFC 5568
    // section 6.4.6, Status 3).
    const bool byRouter = m_router->GetProfile() == Fmipv6Profile::RFC5568 && wireSource == pcoa &&
                          m_router->GetNeighbors().HasRouter(ncoa);
    if (((wireSource == pcoa) != onLink && !byRouter) || (wireSource != pcoa && wireSource != ncoa))
    {
        return "from the wrong place";
    }
    const auto key = m_router->GetKeyFor(pcoa);
    if (!key.empty() && !MobilityHeader::IsAuthentic(message,
                                                     ToSharedKey(key),
                                                     ncoa,
                                                     own.routerAddress,
                                                     m_router->GetProfile()))
    {
        return "not authentic";
    }
    return "";
}

void
PreviousAccessRouter::Initiate(FastBinding& binding)
{
    const auto pcoa = binding.pcoa;
    m_timers[pcoa].hi.Cancel();
    binding.hiTries = 0;
    binding.fbackSent = false;
    binding.ncoaReplaced = false;
    binding.throughRouter = false;
    binding.identifier = ++m_nextIdentifier;
    auto steps = StepTrace::GetFor(m_router->GetNode());
    steps->Pass(HandoverStep::HI, binding.mnLla, [self = Ptr<PreviousAccessRouter>(this), pcoa] {
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
    SendFbackTo(row, status, row.throughRouter ? pcoa : row.ncoa, false);
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
    fback.profile = m_router->GetProfile();
    fback.status = static_cast<FastBindingStatus>(status);
    fback.sequence = binding.sequence;
    fback.lifetime = binding.lifetime;
    if (status == static_cast<uint8_t>(FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA))
    {
        fback.options.alternateCareOf = binding.ncoa;
    }
    const auto source = m_router->GetGlobalAddress();
    const auto key = m_router->GetKeyFor(binding.pcoa);
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
