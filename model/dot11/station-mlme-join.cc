/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// StationMlme: MLME-JOIN, step 2 of RFC 4260.
#include "ns3/dot11-reason-header.h"
#include "ns3/simulator.h"
#include "ns3/station-frames.h"
#include "ns3/station-mlme.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

void
StationMlme::JoinRequest(const MlmeJoinRequestParams& params)
{
    const auto bssid = params.bss.bssid;
    auto answer = [this, bssid](MlmeResultCode result) {
        Confirm([result, bssid](StationMlmeUser& user) { user.JoinConfirm({result, bssid}); });
    };
    if (bssid.IsGroup() || params.bss.channel == 0 || params.bss.ssid.size() > 32 ||
        !params.joinFailureTimeout.IsStrictlyPositive())
    {
        answer(MlmeResultCode::INVALID_PARAMETERS);
        return;
    }
    Admit(HandoverStep::JOIN, answer, [this, params] { BeginJoin(params); });
}

void
StationMlme::BeginJoin(const MlmeJoinRequestParams& params)
{
    const bool wasHome = m_scanner->IsHome();
    m_scanner->Abort();
    m_steps->Begin(HandoverStep::JOIN, m_mac->GetAddress());
    m_join = params;
    const bool wasAssociated = m_state == State::ASSOCIATED;
    const bool notify = wasAssociated && m_disassociateOnLeave && wasHome;
    const auto old = m_bss;
    if (wasAssociated)
    {
        m_previous = m_bss;
        m_mac->Detach();
    }
    EndLeave();
    m_bss = params.bss;
    if (notify && Move(Event::JOIN_REQUEST_NOTICE))
    {
        auto body = Create<Packet>();
        body->AddHeader(Dot11ReasonHeader(Dot11Reason::LEAVING_NETWORK_DISASSOC));
        auto left = [this] {
            if (m_state == State::LEAVING && Move(Event::LEFT))
            {
                m_mac->DiscardManagement();
                Retune();
            }
        };
        m_mac->SendManagement(WIFI_MAC_MGT_DISASSOCIATION,
                              old->bssid,
                              old->bssid,
                              body,
                              [left](bool) { left(); });
        m_timer = Simulator::Schedule(m_leaveTimeout, left);
    }
    else
    {
        Move(Event::JOIN_REQUEST);
        m_mac->DiscardManagement();
        Retune();
    }
    if (wasAssociated)
    {
        Confirm([bssid = old->bssid](StationMlmeUser& user) { user.BssLeftIndication(bssid); });
    }
}

void
StationMlme::Retune()
{
    m_mac->TuneTo(m_join.bss.channel, [this, bssid = m_join.bss.bssid] {
        if (m_state == State::RETUNING && m_join.bss.bssid == bssid &&
            m_mac->GetChannel() == m_join.bss.channel && Move(Event::TUNED))
        {
            Synchronise();
        }
    });
}

bool
StationMlme::IsTimingKnown() const
{
    return m_bss->lastSeen.IsStrictlyPositive() &&
           Simulator::Now() - m_bss->lastSeen < m_joinBeaconAge;
}

void
StationMlme::Synchronise()
{
    if (IsTimingKnown())
    {
        Synchronised();
        return;
    }
    m_timer = Simulator::Schedule(m_join.joinFailureTimeout,
                                  &StationMlme::Fail,
                                  this,
                                  Event::TIMEOUT,
                                  MlmeResultCode::TIMEOUT);
    if (m_joinProbe)
    {
        ProbeTarget();
    }
}

void
StationMlme::ProbeTarget()
{
    m_mac->SendManagement(
        WIFI_MAC_MGT_PROBE_REQUEST,
        m_bss->bssid,
        m_bss->bssid,
        MakeProbeRequestBody(m_bss->ssid, *m_mac->GetWifiPhy(), m_mac->GetCapabilityElements()));
    m_probeTimer = Simulator::Schedule(m_joinProbeInterval, &StationMlme::ProbeTarget, this);
}

void
StationMlme::Synchronised()
{
    if (!Move(Event::HEARD))
    {
        return;
    }
    const Time adjustment = Seconds(std::max(0.0, m_rateAdjustment->GetValue()));
    m_timer = Simulator::Schedule(adjustment, [this] {
        Move(Event::ADJUSTED);
        m_steps->End(HandoverStep::JOIN, m_mac->GetAddress());
        EndPending(MlmeResultCode::SUCCESS);
    });
}

} // namespace fmipv6
} // namespace ns3
