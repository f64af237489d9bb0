/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: what it does where the new router does not have it use its new care-of address.
#include "ns3/attachment-announcer.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/home-agent-selector.h"
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
MobileNode::HandleNaack(const NaackOption& naack, Ipv6Address refused)
{
    if (!m_handover)
    {
        ReplaceCareOf(naack, refused);
        return;
    }
    if (!m_announcer->IsAnnounced())
    {
        return;
    }
    auto& h = *m_handover;
    const auto router = m_addresses->GetRouter();
    const auto linkLocal = m_addresses->GetRouterLinkLocal();
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
        Acquire(router, linkLocal, FormNextAddress(m_addresses->GetCareOf()));
    }
    else if (pcoa)
    {
        m_announcer->StopRepeating(); // the router knows where the node is
        KeepPreviousCareOf(router, linkLocal);
    }
    else if (naack.status == NaackStatus::NCOA_INVALID_USE_NAR_ADDRESS)
    {
        m_announcer->StopRepeating();
        h.routerLent = true;
        KeepPreviousCareOf(router, linkLocal);
        m_fbu->Supersede();
        SendFbuOnNewLink();
    }
    else
    {
        // "The MN should configure another NCoA" (RFC 4068 section 4): the next identifier will do.
        ChangeCareOf(naack.ncoa.value_or(FormNextAddress(m_addresses->GetCareOf())));
    }
}

void
MobileNode::ReplaceCareOf(const NaackOption& naack, Ipv6Address refused)
{
    if (!m_linkUp || !m_routerCurrent || refused != m_addresses->GetCareOf() ||
        !Fire(MobileNodeEvent::ADDRESS_REFUSED))
    {
        return;
    }
    if (m_handover)
    {
        m_homeAgentSelector->Cancel();
        m_registration->Cancel();
        m_handover->registrationEnded = false;
    }
    const auto router = m_addresses->GetRouter();
    const auto linkLocal = m_addresses->GetRouterLinkLocal();
    if (naack.ncoa && Ipv6Prefix(router.prefixLength).IsMatch(*naack.ncoa, router.prefix))
    {
        AddressReady(router, linkLocal, naack.ncoa);
        return;
    }
    Acquire(router, linkLocal, FormNextAddress(refused));
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
MobileNode::ArriveWithPreviousCareOf(const ArInfo& info, Ipv6Address linkLocal)
{
    m_addresses->Use(info, linkLocal, m_handover->pcoa);
    m_routerCurrent = true;
    m_announcer->Hold([self = Ptr<MobileNode>(this), info, linkLocal] {
        if (!self->m_handover || self->m_state != MobileNodeState::ANNOUNCING)
        {
            return;
        }
        self->m_announcer->Send();
        self->KeepPreviousCareOf(info, linkLocal);
        if (self->m_fbu->IsAccepted() || self->m_handover->par.routerAddress.IsAny() ||
            self->m_fbu->IsRefusedForGood())
        {
            return;
        }
        if (self->m_fbu->HasBegun() && self->GetGate())
        {
            self->m_fbu->Await();
        }
        else if (self->m_fbu->HasBegun())
        {
            self->SendFbuOnNewLink();
        }
        else
        {
            self->m_fbu->Hold([self] {
                if (self->m_handover && self->m_handover->onNewLink)
                {
                    self->SendFbuOnNewLink();
                }
            });
        }
    });
}

void
MobileNode::KeepPreviousCareOf(const ArInfo& info, Ipv6Address linkLocal)
{
    auto& h = *m_handover;
    const auto careOf = m_addresses->GetCareOf();
    const bool onLink = Ipv6Prefix(info.prefixLength).IsMatch(careOf, info.prefix);
    h.pcoaKept = true;
    h.seeksAddress = true;
    m_reverseTunnel = false; // the new router sees to it that the PCoA gets through
    m_routerCurrent = true;
    m_addresses->Use(info, linkLocal, h.pcoa);
    Fire(MobileNodeEvent::ANNOUNCED);
    if (m_registration->GetRequested() != h.pcoa)
    {
        Register(); // the home agent has been told of the address that was refused
    }
    // The previous address lasts for a few seconds; one of this link is needed for the home agent:
    // not the one that was asked for in vain.
    FindUniqueAddress(info,
                      FormNextAddress(onLink ? careOf : m_addresses->FormAddress(info)),
                      MobileNodeState::CONFIRMING,
                      [this, info, linkLocal](Ipv6Address unique) {
                          if (m_handover)
                          {
                              m_handover->supplied = unique;
                              m_handover->seeksAddress = false;
                              m_handover->registrationEnded = false;
                              UseRouter(info, linkLocal, unique);
                              Register();
                          }
                      });
}

} // namespace fmipv6
} // namespace ns3
