/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-authentication-header.h"
#include "ns3/dot11-management-info.h"
#include "ns3/dot11-reason-header.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/station-mlme.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6StationMlmeReceive");

void
StationMlme::Receive(const WifiMacHeader& header,
                     Ptr<const Packet> body,
                     const StationMac::Signal& signal)
{
    if (header.IsBeacon() || header.IsProbeResp())
    {
        ReceiveBeacon(header, body, signal);
        return;
    }
    if (header.GetAddr1() != m_mac->GetAddress())
    {
        return; // group-addressed management of other kinds is none of a station's business
    }
    if (!m_bss || header.GetAddr2() != m_bss->bssid || m_state < State::JOINED)
    {
        DropMessage(body, "not-from-our-ap");
        return;
    }
    if (header.IsAuthentication())
    {
        ReceiveAuthentication(body);
    }
    else if (header.IsAssocResp() || header.IsReassocResp())
    {
        ReceiveAssociation(body);
    }
    else if (header.IsDisassociation())
    {
        ReceiveLeave(body, BssLossReason::DISASSOCIATED);
    }
    else if (header.IsDeauthentication())
    {
        ReceiveLeave(body, BssLossReason::DEAUTHENTICATED);
    }
    else
    {
        DropMessage(body, "unsupported-subtype");
    }
}

void
StationMlme::ReceiveBeacon(const WifiMacHeader& header,
                           Ptr<const Packet> body,
                           const StationMac::Signal& signal)
{
    const auto info = ParseBeacon(body);
    if (!info || !info->elements.ssid || info->beaconIntervalTu == 0)
    {
        DropMessage(body, "malformed");
        return;
    }
    BssDescription bss;
    bss.bssid = header.GetAddr3();
    bss.ssid = *info->elements.ssid;
    bss.channel = info->elements.dsChannel.value_or(m_mac->GetChannel());
    bss.beaconInterval = MicroSeconds(1024 * info->beaconIntervalTu);
    bss.capability = info->capability;
    bss.rates = info->elements.rates;
    bss.rsn = info->elements.rsn;
    bss.snrDb = signal.snrDb;
    bss.rssiDbm = signal.rssiDbm;
    bss.timestamp = MicroSeconds(info->timestampUs);
    bss.lastSeen = Simulator::Now();

    m_scanner->NotifyHeard(bss, header.IsProbeResp());
    if (m_bss && m_bss->bssid == bss.bssid)
    {
        m_bss = bss;
        if (m_state == State::SYNCHRONISING)
        {
            Synchronised();
        }
        else if (m_state == State::ASSOCIATED && header.IsBeacon())
        {
            RestartWatchdog();
        }
    }
    if (m_user)
    {
        m_user->BssHeardIndication(bss);
    }
}

void
StationMlme::ReceiveAuthentication(Ptr<const Packet> body)
{
    const auto message = Dot11AuthenticationHeader::Parse(body);
    if (!message)
    {
        DropMessage(body, "malformed");
        return;
    }
    if (m_state != State::AUTHENTICATING || message->GetSequence() != 2 ||
        message->GetAlgorithm() != m_authenticate.algorithm)
    {
        DropMessage(body, "unexpected");
        return;
    }
    if (message->GetStatus() == Dot11Status::SUCCESS &&
        message->GetAlgorithm() != Dot11AuthAlgorithm::OPEN_SYSTEM)
    {
        // A challenge, or something else that only a station with that algorithm could go on with.
        DropMessage(body, "unsupported-algorithm");
        return;
    }
    m_status = message->GetStatus();
    if (m_status != Dot11Status::SUCCESS)
    {
        Fail(Event::REFUSED, MlmeResultCode::REFUSED);
        return;
    }
    Move(Event::AUTHENTICATION_OK);
    m_mac->DiscardManagement();
    m_steps->End(HandoverStep::AUTHENTICATE, m_mac->GetAddress());
    EndPending(MlmeResultCode::SUCCESS);
}

void
StationMlme::ReceiveAssociation(Ptr<const Packet> body)
{
    const auto message = ParseAssocResponse(body);
    if (!message)
    {
        DropMessage(body, "malformed");
        return;
    }
    if (m_state != State::ASSOCIATING)
    {
        DropMessage(body, "unexpected");
        return;
    }
    m_status = message->status;
    if (m_status != Dot11Status::SUCCESS)
    {
        Fail(Event::REFUSED, MlmeResultCode::REFUSED);
        return;
    }
    // The two most significant bits are set on the air (section 9.4.1.8).
    m_aid = message->aid & 0x3fff;
    Move(Event::ASSOCIATION_OK);
    m_mac->DiscardManagement();
    m_mac->Attach(m_bss->bssid, m_bss->rates, body);
    RestartWatchdog();
    m_steps->End(HandoverStep::ASSOCIATE, m_mac->GetAddress());
    EndPending(MlmeResultCode::SUCCESS);
}

void
StationMlme::ReceiveLeave(Ptr<const Packet> body, BssLossReason reason)
{
    if (!Dot11ReasonHeader::Parse(body))
    {
        DropMessage(body, "malformed");
        return;
    }
    if (m_state == State::ASSOCIATED || m_state == State::DISASSOCIATING ||
        (m_state == State::AUTHENTICATED && reason == BssLossReason::DEAUTHENTICATED))
    {
        Lose(reason);
    }
    else if (reason == BssLossReason::DEAUTHENTICATED &&
             (m_state == State::AUTHENTICATING || m_state == State::ASSOCIATING))
    {
        m_status = Dot11Status::REFUSED;
        Fail(Event::REFUSED, MlmeResultCode::REFUSED);
    }
    else
    {
        DropMessage(body, "unexpected");
    }
}

void
StationMlme::DropMessage(Ptr<const Packet> body, const std::string& reason)
{
    NS_LOG_DEBUG(m_mac->GetAddress() << " drops a management frame: " << reason);
    m_msgDropTrace(body, reason);
}

} // namespace fmipv6
} // namespace ns3
