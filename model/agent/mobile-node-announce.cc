/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: announcement, registration and the end of a handover.
#include "ns3/attachment-announcer.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/home-agent-selector.h"
#include "ns3/map-client.h"
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
    const bool withFbu = possible && !m_fbu->IsRefusedForGood() &&
                         (!m_fbu->HasBegun() || wrong || (!GetGate() && !m_fbu->IsAccepted()));
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
    if (!updated || !h.registrationEnded || h.seeksAddress)
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
