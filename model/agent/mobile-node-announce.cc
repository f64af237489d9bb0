/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: announcement, registration and the end of a handover.
#include "ns3/attachment-announcer.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/home-agent-selector.h"
#include "ns3/map-client.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Refused addresses in a handover after which the node acquires one without fast handover. The
/// RFCs set no limit; a router that refuses whatever it supplied would be asked for ever.
constexpr uint32_t MAX_NAACKS = 3;

} // namespace

void
MobileNode::Announce()
{
    auto& h = *m_handover;
    const bool possible = !h.par.routerAddress.IsAny() && !h.noFastHandover;
    // The FBU may have been sent for another router than the one that was reached.
    const bool wrong = m_fbu->HasBegun() && m_fbu->GetNcoa() != m_addresses->GetCareOf();
    if (wrong)
    {
        m_fbu->Supersede();
    }
    const bool withFbu =
        possible && (!m_fbu->HasBegun() || wrong || (!GetGate() && !m_fbu->IsAccepted()));
    m_announcer->Hold([self = Ptr<MobileNode>(this), withFbu] {
        if (!self->m_handover || self->m_state != MobileNodeState::ANNOUNCING)
        {
            return;
        }
        const bool apart = self->GetProfile() == Fmipv6Profile::RFC5568;
        if (!withFbu || apart)
        {
            self->m_announcer->Send();
        }
        if (!withFbu)
        {
            if (self->m_fbu->HasBegun() && !self->m_fbu->IsAccepted())
            {
                self->m_fbu->Await();
            }
            self->Announced();
            return;
        }
        // RFC 4068: inside the FNA. RFC 5568: "immediately after sending the UNA message".
        const auto send = [self] {
            if (self->m_handover && self->m_state == MobileNodeState::ANNOUNCING)
            {
                self->SendFbuOnNewLink();
                self->Announced();
            }
        };
        if (self->m_fbu->HasBegun())
        {
            send();
        }
        else
        {
            self->m_fbu->Hold(send);
        }
    });
}

void
MobileNode::Announced()
{
    Fire(MobileNodeEvent::ANNOUNCED);
    Register();
}

Ipv6Address
MobileNode::FormNextAddress() const
{
    uint8_t octets[16];
    m_addresses->GetCareOf().Serialize(octets);
    ++octets[15];
    return Ipv6Address::Deserialize(octets);
}

void
MobileNode::HandleNaack(const NaackOption& naack)
{
    if (!m_handover || !m_announcer->IsAnnounced())
    {
        return;
    }
    auto& h = *m_handover;
    m_homeAgentSelector->Cancel();
    m_registration->Cancel();
    m_fbu->StopAwaiting();
    h.registrationEnded = false;
    h.reason = "new care-of address refused";
    ++h.naacks;
    const bool pcoa = naack.status == NaackStatus::PCOA_SUPPLIED || naack.ncoa == h.pcoa;
    if (naack.status == NaackStatus::LINK_LAYER_ADDRESS_UNRECOGNIZED || h.naacks > MAX_NAACKS)
    {
        // RFC 4068 section 6.4.5, RFC 5568 section 6.4.6: neither NCoA nor PCoA may be used;
        // acquire another at once.
        h.noFastHandover = true;
        m_reverseTunnel = false;
        m_fbu->Reset(h.par.routerAddress, h.pcoa);
        m_announcer->Reset();
        Fire(MobileNodeEvent::ADDRESS_REFUSED);
        Acquire(m_addresses->GetRouter(), m_addresses->GetRouterLinkLocal(), FormNextAddress());
    }
    else if (pcoa)
    {
        KeepPreviousCareOf(m_addresses->GetRouter(), m_addresses->GetRouterLinkLocal());
    }
    else if (naack.status == NaackStatus::NCOA_INVALID_USE_NAR_ADDRESS)
    {
        KeepPreviousCareOf(m_addresses->GetRouter(), m_addresses->GetRouterLinkLocal());
        m_fbu->Supersede();
        // From the PCoA, which is the only address that the node has.
        const auto& router = m_addresses->GetRouter().routerAddress;
        auto packet = m_fbu->Make(false, router);
        m_fbu->Await();
        m_addresses->Send(packet, h.pcoa, h.par.routerAddress, HomeAddressHeader::PROTOCOL);
    }
    else
    {
        // "The MN should configure another NCoA" (RFC 4068 section 4): the next identifier will do.
        ChangeCareOf(naack.ncoa.value_or(FormNextAddress()));
    }
}

void
MobileNode::ChangeCareOf(Ipv6Address careOf)
{
    auto& h = *m_handover;
    h.supplied = careOf;
    m_fbu->Supersede();
    UseRouter(m_addresses->GetRouter(), m_addresses->GetRouterLinkLocal());
    const bool possible = !h.par.routerAddress.IsAny();
    if (!possible || GetProfile() == Fmipv6Profile::RFC5568)
    {
        m_announcer->Send();
    }
    if (possible)
    {
        SendFbuOnNewLink();
    }
    Announced();
}

void
MobileNode::KeepPreviousCareOf(const ArInfo& info, Ipv6Address linkLocal)
{
    auto& h = *m_handover;
    const bool onLink =
        Ipv6Prefix(info.prefixLength).IsMatch(m_addresses->GetCareOf(), info.prefix);
    const auto next = onLink ? FormNextAddress() : m_addresses->FormAddress(info);
    h.pcoaKept = true;
    m_reverseTunnel = false; // the new router sees to it that the PCoA gets through
    m_routerCurrent = true;
    m_announcer->StopRepeating();
    m_addresses->Use(info, linkLocal, h.pcoa);
    Fire(MobileNodeEvent::ANNOUNCED);
    // The previous address lasts for a few seconds; one of this link is needed for the home agent.
    m_addresses->Verify(next,
                        info.prefixLength,
                        [this, info, linkLocal, next, poa = m_poa](bool unique) {
                            if (!m_handover || m_state != MobileNodeState::CONFIRMING ||
                                poa != m_poa)
                            {
                                return;
                            }
                            if (!unique)
                            {
                                EndHandover(HandoverEnding::FAILED, "the address is in use");
                                return;
                            }
                            m_handover->supplied = next;
                            UseRouter(info, linkLocal);
                            Register();
                        });
}

void
MobileNode::Register()
{
    const auto done = [this](bool accepted, const std::string& reason) {
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
    };
    if (m_hmipv6)
    {
        m_map->Register(done);
    }
    else if (m_discoverHomeAgent)
    {
        m_homeAgentSelector->Register(done);
    }
    else
    {
        m_registration->Register(done);
    }
}

void
MobileNode::CheckEnd()
{
    if (m_state != MobileNodeState::CONFIRMING || !m_handover)
    {
        return;
    }
    const auto& h = *m_handover;
    const bool updated =
        !m_fbu->HasBegun() || m_fbu->IsAccepted() || m_fbu->HasFailed() || h.pcoaKept;
    if (!updated || !h.registrationEnded)
    {
        return;
    }
    if (!h.registered)
    {
        EndHandover(HandoverEnding::FAILED, h.reason);
    }
    else if (m_hmipv6 && !m_map->IsInUse())
    {
        EndHandover(HandoverEnding::DEVOLVED_MIPV6, "no mobility anchor point");
    }
    else if (!m_fmipv6)
    {
        EndHandover(HandoverEnding::COMPLETED, "registered with the home agent");
    }
    else if (!m_fbu->IsAccepted())
    {
        EndHandover(HandoverEnding::DEVOLVED_MIPV6,
                    h.reason.empty() ? "no fast handover" : h.reason);
    }
    else if (h.intent.fbuOnOldLink && m_fbu->WasSentFromNewLink())
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
