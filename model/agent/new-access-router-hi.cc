/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// NewAccessRouter: HI and HAck, and whether the care-of address is free.
#include "ns3/access-router.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/new-access-router.h"
#include "ns3/previous-access-router.h"
#include "ns3/simulator.h"
#include "ns3/step-trace.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6NewAccessRouterHi");

void
NewAccessRouter::HandleHi(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto hi =
        HandoverInitiateHeader::Parse(packet, header.GetSource(), header.GetDestination(), &error);
    if (!hi || hi->profile != m_router->GetProfile())
    {
        m_msgDropTrace(packet, hi ? "of another profile" : std::string(GetParseErrorName(error)));
        return;
    }
    const auto par = header.GetSource();
    if (m_checkPeers && !m_router->GetNeighbors().HasRouter(par))
    {
        m_msgDropTrace(packet, "not from a neighbouring router");
        RefuseHi(*hi, HandoverAcknowledgeCode::ADMINISTRATIVELY_PROHIBITED, par);
        return;
    }
    const auto mn = hi->mnLla;
    if (auto known = m_handovers.FindByHi(par, hi->identifier, mn))
    {
        if (known->hackSent) // the HAck was lost
        {
            StepTrace::GetFor(m_router->GetNode())->Repeat(HandoverStep::HACK, mn);
            SendHack(*known, par);
        }
        return;
    }
    const bool before = hi->code == HandoverInitiateCode::FBU_FROM_PCOA;
    const auto own = m_router->GetArInfo();
    const bool onLink = hi->ncoa && Ipv6Prefix(own.prefixLength).IsMatch(*hi->ncoa, own.prefix);
    // With Code 1, too: a node may have sent its FBU before it was told (NAACK), and a tunnel to an
    // address of somebody else is what RFC 5568 section 10 warns of.
    const bool usable = onLink && !m_router->UsesDhcp() && !IsInUse(*hi->ncoa, mn);
    const bool assign =
        before && (hi->assignAddress ||
                   (!usable && static_cast<NcoaInUse>(m_whenInUse) == NcoaInUse::ASSIGN));
    const bool keepsPcoa = !usable && !assign && ServesPcoa(*hi);
    if (!usable && !assign && !keepsPcoa)
    {
        if (!onLink)
        {
            m_msgDropTrace(packet, "no care-of address of this link");
        }
        else
        {
            m_rxTrace("HI", packet);
        }
        // Codes 1 and 2 answer a HI with Code 0 only.
        RefuseHi(*hi,
                 !before  ? HandoverAcknowledgeCode::REASON_UNSPECIFIED
                 : onLink ? HandoverAcknowledgeCode::ACCEPTED_NCOA_IN_USE
                          : HandoverAcknowledgeCode::ACCEPTED_NCOA_NOT_VALID,
                 par);
        return;
    }
    m_rxTrace("HI", packet);
    const auto ncoa = assign ? MakeUnusedAddress(mn) : keepsPcoa ? *hi->pcoa : *hi->ncoa;
    auto& handover = m_handovers.Get(ncoa);
    // A node that announced itself in this very handover is present; one that did so in an earlier
    // one, whose HI is answered, has left in the meantime without a word.
    const bool announced =
        handover.state == NarHandoverState::PRESENT && handover.mnLla == mn && !handover.hiAccepted;
    // A NAACK has told it to use the PCoA, or an FBU that came by way of this router did.
    const auto told = m_told.find(mn);
    const bool here =
        keepsPcoa &&
        (!before || (told != m_told.end() && Simulator::Now() < told->second + m_proxyLifetime));
    // Its UNA came before this HI and made no entry; the HI says that the node is to be trusted.
    const bool unaWaits = before && handover.state == NarHandoverState::IDLE && handover.una &&
                          handover.mnLla == mn &&
                          Simulator::Now() < handover.unaTime + m_proxyLifetime;
    handover.pcoa = hi->pcoa.value_or(Ipv6Address::GetAny());
    handover.par = par;
    handover.mnLla = mn;
    handover.identifier = hi->identifier;
    handover.hackCode = static_cast<uint8_t>(
        assign ? HandoverAcknowledgeCode::ACCEPTED_NCOA_ASSIGNED
        : keepsPcoa && hi->ncoa != own.routerAddress ? HandoverAcknowledgeCode::ACCEPTED_USE_PCOA
                                                     : HandoverAcknowledgeCode::ACCEPTED);
    // RFC 4068 has no code for the PCoA, so the HAck names it as the address to use.
    handover.assigned = assign || (keepsPcoa && m_router->GetProfile() == Fmipv6Profile::RFC4068);
    handover.keepsPcoa = keepsPcoa;
    handover.buffering = hi->buffer;
    handover.hiAccepted = true;
    handover.hiAfter = !before || here;
    handover.hackSent = false;
    // It comes (back) here: packets for the address must not be tunnelled away any more.
    m_router->GetPreviousRole()->RemoveBinding(ncoa);
    StepTrace::GetFor(m_router->GetNode())->End(HandoverStep::HI, mn);
    if (keepsPcoa)
    {
        StartPcoaRoute(handover);
    }
    EnterHandover(ncoa, before && !announced && !unaWaits && !here);
    if (unaWaits || here)
    {
        Announce(ncoa, mn);
    }
}

bool
NewAccessRouter::ServesPcoa(const HandoverInitiateHeader& hi) const
{
    const auto own = m_router->GetArInfo();
    if (!hi.pcoa || Ipv6Prefix(own.prefixLength).IsMatch(*hi.pcoa, own.prefix))
    {
        return false;
    }
    const auto choice = static_cast<NcoaInUse>(m_whenInUse);
    if (hi.ncoa == own.routerAddress)
    {
        return choice == NcoaInUse::USE_ROUTERS;
    }
    // With Code 1 RFC 4068 has no answer that would say so.
    return (choice == NcoaInUse::USE_PCOA || m_router->UsesDhcp()) &&
           (hi.code == HandoverInitiateCode::FBU_FROM_PCOA ||
            m_router->GetProfile() == Fmipv6Profile::RFC5568);
}

void
NewAccessRouter::EnterHandover(Ipv6Address ncoa, bool before)
{
    auto& handover = *m_handovers.Find(ncoa);
    if (!before)
    {
        Fire(handover, NarHandoverEvent::HI_AFTER);
        AnswerHi(ncoa);
        return;
    }
    if (m_router->GetProfile() == Fmipv6Profile::RFC5568 && m_dadTransmits > 0 &&
        !handover.assigned && !handover.keepsPcoa && Fire(handover, NarHandoverEvent::HI_PROBED))
    {
        SendProbe(ncoa);
        return;
    }
    Fire(handover, NarHandoverEvent::HI_BEFORE);
    StartProxying(handover);
    AnswerHi(ncoa);
}

void
NewAccessRouter::AnswerHi(Ipv6Address ncoa)
{
    const auto& handover = *m_handovers.Find(ncoa);
    const auto mn = handover.mnLla;
    const auto par = handover.par;
    StepTrace::GetFor(m_router->GetNode())
        ->Pass(HandoverStep::HACK,
               mn,
               [self = Ptr<NewAccessRouter>(this), ncoa, mn, par, id = handover.identifier] {
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
    hack.profile = m_router->GetProfile();
    hack.code = static_cast<HandoverAcknowledgeCode>(handover.hackCode);
    hack.identifier = handover.identifier;
    if (handover.assigned)
    {
        hack.ncoa = handover.ncoa;
    }
    const auto source = m_router->GetGlobalAddress();
    SendMessage("HAck",
                hack.ToPacket(source, destination),
                source,
                destination,
                hack.GetProtocol());
}

void
NewAccessRouter::RefuseHi(const HandoverInitiateHeader& hi,
                          HandoverAcknowledgeCode code,
                          Ipv6Address par)
{
    NarHandover refused;
    refused.identifier = hi.identifier;
    refused.hackCode = static_cast<uint8_t>(code);
    SendHack(refused, par);
}

void
NewAccessRouter::AskForHi(Ipv6Address par, Ipv6Address ncoa)
{
    if (m_router->GetProfile() != Fmipv6Profile::RFC5568)
    {
        return;
    }
    NarHandover asked;
    asked.ncoa = ncoa;
    asked.assigned = true; // so that the option is there
    asked.identifier = ++m_nextSequence;
    asked.hackCode = static_cast<uint8_t>(HandoverAcknowledgeCode::UNSOLICITED);
    SendHack(asked, par);
}

void
NewAccessRouter::SendProbe(Ipv6Address ncoa)
{
    auto& probe = m_probes[ncoa];
    ++probe.sent;
    MobilityIcmpv6L4Protocol::GetFor(m_router->GetNode())->SendProbe(GetInterface(), ncoa);
    probe.next = Simulator::Schedule(m_dadTimer, &NewAccessRouter::ProbeTimeout, this, ncoa);
}

void
NewAccessRouter::ProbeTimeout(Ipv6Address ncoa)
{
    if (m_probes[ncoa].sent < m_dadTransmits)
    {
        SendProbe(ncoa);
        return;
    }
    EndProbe(ncoa);
    auto& handover = *m_handovers.Find(ncoa);
    Fire(handover, NarHandoverEvent::UNIQUE);
    StartProxying(handover);
    AnswerHi(ncoa);
}

void
NewAccessRouter::ProbeFailed(Ipv6Address ncoa)
{
    EndProbe(ncoa);
    auto refused = *m_handovers.Find(ncoa);
    Fire(*m_handovers.Find(ncoa), NarHandoverEvent::DUPLICATE);
    m_handovers.Remove(ncoa);
    m_router->AddKnownAddress(ncoa);
    if (static_cast<NcoaInUse>(m_whenInUse) != NcoaInUse::ASSIGN)
    {
        refused.hackCode = static_cast<uint8_t>(HandoverAcknowledgeCode::ACCEPTED_NCOA_IN_USE);
        SendHack(refused, refused.par);
        return;
    }
    const auto other = MakeUnusedAddress(refused.mnLla);
    auto& handover = m_handovers.Get(other);
    handover = refused;
    handover.ncoa = other;
    handover.state = NarHandoverState::IDLE;
    handover.assigned = true;
    handover.hackCode = static_cast<uint8_t>(HandoverAcknowledgeCode::ACCEPTED_NCOA_ASSIGNED);
    EnterHandover(other, true);
}

void
NewAccessRouter::EndProbe(Ipv6Address ncoa)
{
    const auto probe = m_probes.find(ncoa);
    if (probe == m_probes.end())
    {
        return;
    }
    probe->second.next.Cancel();
    m_probes.erase(probe);
    MobilityIcmpv6L4Protocol::GetFor(m_router->GetNode())->EndProbe(GetInterface(), ncoa);
}

Ipv6Address
NewAccessRouter::MakeUnusedAddress(Mac48Address mn) const
{
    // As autoconfiguration would, but for the two octets in the middle of an EUI-64.
    constexpr std::size_t MIDDLE = 11;
    constexpr uint16_t FIRST = 0xfd00;
    std::array<uint8_t, 16> octets;
    Ipv6Address::MakeAutoconfiguredAddress(mn, m_router->GetArInfo().prefix)
        .GetBytes(octets.data());
    Ipv6Address address;
    uint16_t number = FIRST;
    do
    {
        octets[MIDDLE] = number >> 8;
        octets[MIDDLE + 1] = number & 0xff;
        ++number;
        address = Ipv6Address(octets.data());
    } while (IsInUse(address, mn));
    return address;
}

} // namespace fmipv6
} // namespace ns3
