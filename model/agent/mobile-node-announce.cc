/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: announcement, registration and the end of a handover.
#include "ns3/attachment-announcer.h"
#include "ns3/care-of-address-manager.h"
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
        if (!withFbu || self->m_fbu->HasBegun())
        {
            self->SendFna(withFbu);
            return;
        }
        self->m_fbu->Hold([self] {
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
    const auto fbu = withFbu ? m_fbu->Make(false, m_addresses->GetCareOf()) : nullptr;
    const bool first = !m_announcer->IsAnnounced();
    m_announcer->Send(fbu, m_handover->par.routerAddress);
    if (m_fbu->HasBegun() && !m_fbu->IsAccepted())
    {
        m_fbu->Await();
    }
    if (first)
    {
        Fire(MobileNodeEvent::ANNOUNCED);
        Register();
    }
}

void
MobileNode::HandleNaack(const NaackOption& naack)
{
    if (!m_handover || !m_announcer->IsAnnounced())
    {
        return;
    }
    auto& h = *m_handover;
    m_fbu->StopAwaiting();
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
    m_fbu->Supersede();
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
    const bool updated = !m_fbu->HasBegun() || m_fbu->IsAccepted() || m_fbu->HasFailed();
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
