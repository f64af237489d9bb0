/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: announcement, registration and the end of a handover.
#include "ns3/care-of-address-manager.h"
#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"

namespace ns3
{
namespace fmipv6
{

void
MobileNode::Announce()
{
    auto& h = *m_handover;
    const auto mn = GetLinkLayerAddress();
    const bool possible = !h.par.routerAddress.IsAny() && !h.noFastHandover;
    // The FBU may have been sent for another router than the one that was reached.
    const bool wrong = h.fbuBegun && h.ncoa != m_addresses->GetCareOf();
    if (wrong)
    {
        h.fbackAccepted = false;
    }
    const bool withFbu = possible && (!h.fbuBegun || wrong || (!GetGate() && !h.fbackAccepted));
    m_steps->Pass(HandoverStep::FNA, mn, [self = Ptr<MobileNode>(this), withFbu, mn] {
        if (!self->m_handover || self->m_state != MobileNodeState::ANNOUNCING)
        {
            return;
        }
        if (!withFbu || self->m_handover->fbuBegun)
        {
            self->SendFna(withFbu);
            return;
        }
        self->m_steps->Pass(HandoverStep::FBU, mn, [self] {
            if (self->m_handover && self->m_state == MobileNodeState::ANNOUNCING)
            {
                self->SendFna(true);
            }
        });
    });
}

void
MobileNode::SendFna(bool withFbu)
{
    auto& h = *m_handover;
    const auto mn = GetLinkLayerAddress();
    const auto careOf = m_addresses->GetCareOf();
    const auto& router = m_addresses->GetRouter();
    const auto destination =
        router.routerAddress.IsAny() ? m_addresses->GetRouterLinkLocal() : router.routerAddress;
    FastNeighborAdvertisementHeader fna;
    fna.options.mobileLla = mn;
    auto packet = Create<Packet>();
    if (withFbu)
    {
        if (h.fbuBegun)
        {
            m_steps->Repeat(HandoverStep::FBU, mn);
        }
        else
        {
            m_steps->Begin(HandoverStep::FBU, mn);
            h.fbuBegun = true;
        }
        packet = BuildFbu(false, careOf);
        Ipv6Header inner;
        inner.SetSource(careOf);
        inner.SetDestination(h.par.routerAddress);
        inner.SetNextHeader(HomeAddressHeader::PROTOCOL);
        inner.SetHopLimit(64);
        inner.SetPayloadLength(packet->GetSize());
        packet->AddHeader(inner);
        fna.payloadProto = MobilityHeader::IPV6;
    }
    fna.SetPseudoHeader(careOf, destination);
    packet->AddHeader(fna);
    m_txTrace("FNA", packet);
    if (h.announced)
    {
        m_steps->Repeat(HandoverStep::FNA, mn);
    }
    else
    {
        m_steps->Begin(HandoverStep::FNA, mn);
    }
    m_addresses->Send(packet, careOf, destination, MobilityHeader::PROTOCOL);
    if (h.fbuBegun && !h.fbackAccepted)
    {
        ArmFbuTimer();
    }
    if (!h.announced)
    {
        h.announced = true;
        h.ncoa = careOf;
        Fire(MobileNodeEvent::ANNOUNCED);
        Register();
    }
}

void
MobileNode::HandleNaack(const NaackOption& naack)
{
    if (!m_handover || !m_handover->announced)
    {
        return;
    }
    auto& h = *m_handover;
    m_fbuTimer.Cancel();
    m_registration->Cancel();
    h.registrationEnded = false;
    auto next = naack.ncoa;
    if (!next)
    {
        // RFC 4068 section 4: "the MN should configure another NCoA". The next identifier will do.
        uint8_t octets[16];
        m_addresses->GetCareOf().Serialize(octets);
        ++octets[15];
        next = Ipv6Address::Deserialize(octets);
    }
    h.reason = "new care-of address refused";
    h.supplied = next;
    h.fbackAccepted = false;
    h.fbuTries = 0;
    UseRouter(m_addresses->GetRouter(), m_addresses->GetRouterLinkLocal());
    SendFna(!h.par.routerAddress.IsAny());
    Register();
}

void
MobileNode::Register()
{
    m_registration->Register([this](bool accepted, const std::string& reason) {
        if (m_handover)
        {
            m_handover->registrationEnded = true;
            m_handover->registered = accepted;
            if (!accepted)
            {
                m_handover->reason = reason;
            }
            CheckEnd();
            return;
        }
        Fire(MobileNodeEvent::CONFIRMED);
        TakePendingTrigger();
    });
}

void
MobileNode::CheckEnd()
{
    if (m_state != MobileNodeState::CONFIRMING || !m_handover)
    {
        return;
    }
    const auto& h = *m_handover;
    const bool updated = !h.fbuBegun || h.fbackAccepted || h.fbuFailed;
    if (!updated || !h.registrationEnded)
    {
        return;
    }
    if (!h.registered)
    {
        EndHandover(HandoverEnding::FAILED, h.reason);
    }
    else if (!m_fmipv6)
    {
        EndHandover(HandoverEnding::COMPLETED, "registered with the home agent");
    }
    else if (!h.fbackAccepted)
    {
        EndHandover(HandoverEnding::DEVOLVED_MIPV6,
                    h.reason.empty() ? "no fast handover" : h.reason);
    }
    else if (h.intent.fbuOnOldLink && h.acceptedFromNew)
    {
        EndHandover(HandoverEnding::DEVOLVED_REACTIVE,
                    h.reason.empty() ? "FBU accepted from the new link only" : h.reason);
    }
    else
    {
        EndHandover(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    }
}

void
MobileNode::ForgetPrevious()
{
    m_tunnelPar = Ipv6Address::GetAny();
    m_reverseTunnel = false;
    m_addresses->ForgetPrevious(m_handover ? m_handover->pcoa : Ipv6Address::GetAny());
}

} // namespace fmipv6
} // namespace ns3
