/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ap-mlme.h"

#include "ns3/block-ack-access.h"
#include "ns3/dot11-authentication-header.h"
#include "ns3/dot11-management-check.h"
#include "ns3/dot11-management-info.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/station-frames.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6ApMlme");

ApMlme::ApMlme() = default;

ApMlme::~ApMlme() = default;

void
ApMlme::DoDispose()
{
    if (m_dot1xEntity)
    {
        m_dot1xEntity->Dispose();
    }
    m_dot1xEntity = nullptr;
    for (auto& [address, station] : m_stations)
    {
        station.deauthentication.Cancel();
    }
    m_admission = nullptr;
    m_mac = nullptr;
    m_device = nullptr;
    m_sender = nullptr;
    Object::DoDispose();
}

void
ApMlme::Attach(Ptr<WifiNetDevice> device)
{
    m_device = device;
    m_mac = DynamicCast<ManagedApMac>(device->GetMac());
    NS_ABORT_MSG_IF(!m_mac, "The device's MAC is not a ManagedApMac");
    GuardAggregates(*m_mac);
    m_mac->SetManagementCallback([this](const WifiMacHeader& header, Ptr<const Packet> body) {
        return Receive(header, body);
    });
    m_mac->SetEapolCallback([this](Ptr<Packet> eapol, Mac48Address from) {
        if (m_dot1xEntity)
        {
            m_dot1xEntity->ReceiveEapol(eapol, from);
        }
    });
    m_mac->SetStrayCallback(
        [this](Mac48Address from) { ClassError(from, Dot11Reason::CLASS3_NOT_ASSOCIATED); });
    m_mac->SetAssociatedCallback(
        [this](Mac48Address station, bool ok) { NotifyAssociated(station, ok); });
    m_mac->SetPresenceCallback([this](Mac48Address station, bool there) {
        there ? m_watch.Seen(station) : m_watch.Failed(station);
    });
    if (m_dot1x)
    {
        MakeDot1xEntity();
    }
    m_watch.Configure(
        {m_maxInactivity, m_probeWait, m_lowAckFrames, m_lowAckTime},
        [this](Mac48Address station) { m_mac->SendNull(station); },
        [this](Mac48Address station) { RemoveInactive(station); },
        [this](Mac48Address station) {
            // Not within the frame exchange whose end is reported here.
            Simulator::ScheduleNow([this, station] {
                if (m_mac && IsAssociated(station))
                {
                    Disassociate(station, Dot11Reason::LOW_ACK);
                }
            });
        });
}

void
ApMlme::SetAdmissionCallback(AdmissionCallback callback)
{
    m_admission = std::move(callback);
}

void
ApMlme::SetL2UpdateSender(Ptr<L2UpdateSender> sender)
{
    m_sender = sender;
}

Ptr<L2UpdateSender>
ApMlme::GetL2UpdateSender() const
{
    return m_sender;
}

Ptr<Dot1xAccessPoint>
ApMlme::GetDot1xEntity() const
{
    return m_dot1xEntity;
}

bool
ApMlme::IsDot1x() const
{
    return m_dot1x;
}

Ptr<ManagedApMac>
ApMlme::GetMac() const
{
    return m_mac;
}

void
ApMlme::Move(Mac48Address address, StationEvent event)
{
    auto& station = m_stations[address];
    const auto old = station.state;
    const auto next = GetNext(old, event);
    if (old == StationState::ASSOCIATED && next != old)
    {
        m_mac->ReleaseReceived(address); // while the port is still open
    }
    station.state = next;
    station.deauthentication.Cancel();
    NS_LOG_INFO(m_mac->GetAddress()
                << ": station " << address << " " << static_cast<int>(old) << " --> "
                << static_cast<int>(station.state) << " (event " << static_cast<int>(event) << ")");
    if (old == StationState::ASSOCIATED && station.state != StationState::ASSOCIATED)
    {
        m_watch.End(address);
        m_mac->Forget(address);
        if (m_dot1xEntity)
        {
            m_dot1xEntity->Leave(address);
        }
        if (m_sender)
        {
            m_sender->Withdraw(address);
        }
        m_leftTrace(address);
    }
}

bool
ApMlme::Receive(const WifiMacHeader& header, Ptr<const Packet> body)
{
    const auto from = header.GetAddr2();
    const auto verdict = CheckManagementBody(header.GetType(), body);
    if (verdict != MgtBodyVerdict::OK)
    {
        DropMessage(body, std::string(GetMgtBodyVerdictName(verdict)));
        return false;
    }
    if (header.IsProbeReq())
    {
        return true;
    }
    if (header.GetAddr1() != m_mac->GetAddress())
    {
        return false; // beacons of neighbours, and the like
    }
    switch (header.GetType())
    {
    case WIFI_MAC_MGT_AUTHENTICATION:
        ReceiveAuthentication(from, body);
        return false;
    case WIFI_MAC_MGT_ASSOCIATION_REQUEST:
    case WIFI_MAC_MGT_REASSOCIATION_REQUEST:
        return ReceiveAssociation(header, body);
    case WIFI_MAC_MGT_DISASSOCIATION:
        ReceiveLeave(from, body, StationEvent::DISASSOCIATION);
        return false;
    case WIFI_MAC_MGT_DEAUTHENTICATION:
        ReceiveLeave(from, body, StationEvent::DEAUTHENTICATION);
        return false;
    case WIFI_MAC_MGT_ACTION:
        if (m_mac->GetQosSupported() && IsAssociated(from))
        {
            return true;
        }
        DropMessage(body, "unexpected");
        return false;
    default:
        DropMessage(body, "unexpected");
        return false;
    }
}

void
ApMlme::ReceiveAuthentication(Mac48Address from, Ptr<const Packet> body)
{
    const auto message = Dot11AuthenticationHeader::Parse(body);
    if (!message)
    {
        DropMessage(body, "malformed");
        return;
    }
    auto status = Dot11Status::SUCCESS;
    if (message->GetAlgorithm() != Dot11AuthAlgorithm::OPEN_SYSTEM)
    {
        status = Dot11Status::UNSUPPORTED_AUTH_ALGORITHM;
    }
    else if (message->GetSequence() != 1)
    {
        status = Dot11Status::TRANSACTION_SEQUENCE_ERROR;
    }
    else
    {
        status = Admit(from, WIFI_MAC_MGT_AUTHENTICATION);
    }
    if (status == Dot11Status::SUCCESS)
    {
        Move(from, StationEvent::AUTHENTICATION);
    }
    else
    {
        DropMessage(body, "unacceptable");
    }
    auto answer = Create<Packet>();
    answer->AddHeader(Dot11AuthenticationHeader(message->GetAlgorithm(), 2, status));
    m_mac->SendManagement(WIFI_MAC_MGT_AUTHENTICATION, from, answer);
}

bool
ApMlme::ReceiveAssociation(const WifiMacHeader& header, Ptr<const Packet> body)
{
    const auto from = header.GetAddr2();
    const bool reassociation = header.IsReassocReq();
    const auto message = reassociation ? ParseReassocRequest(body) : ParseAssocRequest(body);
    if (!message)
    {
        DropMessage(body, "malformed");
        return false;
    }
    if (GetStationState(from) == StationState::UNAUTHENTICATED)
    {
        DropMessage(body, "not-authenticated");
        ClassError(from, Dot11Reason::CLASS2_NOT_AUTHENTICATED);
        return false;
    }
    const Ssid ssid = m_mac->GetSsid();
    auto status = Dot11Status::REFUSED;
    if (message->elements.ssid && *message->elements.ssid == ssid.PeekString() &&
        !message->elements.rates.empty())
    {
        status = Admit(from, header.GetType());
    }
    if (status != Dot11Status::SUCCESS)
    {
        DropMessage(body, "unacceptable");
        m_mac->SendManagement(reassociation ? WIFI_MAC_MGT_REASSOCIATION_RESPONSE
                                            : WIFI_MAC_MGT_ASSOCIATION_RESPONSE,
                              from,
                              MakeAssociateRefusalBody(*m_mac->GetWifiPhy(), status));
        return false;
    }
    Move(from, StationEvent::ASSOCIATION);
    m_stations[from].rsn = message->elements.rsn.value_or(Dot11RsnElement());
    m_mac->SetPortOpen(from, false);
    return true;
}

Dot11Status
ApMlme::Admit(Mac48Address station, WifiMacType request) const
{
    const bool authentication = request == WIFI_MAC_MGT_AUTHENTICATION;
    const auto fixed = authentication ? m_authenticationStatus : m_associationStatus;
    if (fixed != 0)
    {
        return static_cast<Dot11Status>(fixed);
    }
    const auto state = GetStationState(station);
    const bool counted = state == StationState::ASSOCIATED || state == StationState::ASSOCIATING;
    if (!authentication && !counted && CountStations() >= m_maxStations)
    {
        return Dot11Status::DENIED_NO_MORE_STAS;
    }
    return m_admission ? m_admission(station, request) : Dot11Status::SUCCESS;
}

std::size_t
ApMlme::CountStations() const
{
    return std::count_if(m_stations.begin(), m_stations.end(), [](const auto& entry) {
        return entry.second.state == StationState::ASSOCIATED ||
               entry.second.state == StationState::ASSOCIATING;
    });
}

void
ApMlme::NotifyAssociated(Mac48Address station, bool ok)
{
    if (GetStationState(station) != StationState::ASSOCIATING)
    {
        return;
    }
    Move(station, ok ? StationEvent::RESPONSE_ACKED : StationEvent::RESPONSE_FAILED);
    if (!ok)
    {
        return;
    }
    m_stations[station].wasAssociated = true;
    m_watch.Begin(station);
    m_associatedTrace(station);
    if (m_dot1xEntity)
    {
        m_dot1xEntity->Associate(station, m_stations[station].rsn);
    }
    else
    {
        AuthorizePort(station);
    }
}

void
ApMlme::MakeDot1xEntity()
{
    m_dot1xEntity = CreateObject<Dot1xAccessPoint>();
    Dot1xAccessPoint::Callbacks callbacks;
    callbacks.send = [this](Ptr<Packet> eapol, Mac48Address to) { m_mac->SendEapol(eapol, to); };
    callbacks.authorized = [this](Mac48Address station) { AuthorizePort(station); };
    callbacks.closed = [this](Mac48Address station) { m_mac->SetPortOpen(station, false); };
    callbacks.failed = [this](Mac48Address station, Dot1xFailure reason) {
        Deauthenticate(station,
                       reason == Dot1xFailure::HANDSHAKE_TIMEOUT ? Dot11Reason::HANDSHAKE_TIMEOUT
                                                                 : Dot11Reason::IEEE_802_1X_FAILED);
    };
    callbacks.announce = [this](const Dot11RsnElement& rsn) {
        m_mac->SetRsnElement(rsn.Serialize());
    };
    m_dot1xEntity->Configure(m_device->GetNode(), m_mac->GetAddress(), callbacks);
}

void
ApMlme::AuthorizePort(Mac48Address station)
{
    if (GetStationState(station) != StationState::ASSOCIATED || m_mac->IsPortOpen(station))
    {
        return;
    }
    m_mac->SetPortOpen(station, true);
    m_portOpenTrace(station);
    if (m_sender)
    {
        m_sender->Announce(station);
    }
}

void
ApMlme::DropMessage(Ptr<const Packet> body, const std::string& reason)
{
    NS_LOG_DEBUG(m_mac->GetAddress() << " drops a management frame: " << reason);
    m_msgDropTrace(body, reason);
}

ApMlme::StationState
ApMlme::GetStationState(Mac48Address station) const
{
    const auto it = m_stations.find(station);
    return it == m_stations.end() ? StationState::UNAUTHENTICATED : it->second.state;
}

bool
ApMlme::IsAssociated(Mac48Address station) const
{
    return GetStationState(station) == StationState::ASSOCIATED;
}

bool
ApMlme::IsPortOpen(Mac48Address station) const
{
    return m_mac->IsPortOpen(station);
}

bool
ApMlme::WasAssociated(Mac48Address station) const
{
    const auto it = m_stations.find(station);
    return it != m_stations.end() && it->second.wasAssociated;
}

} // namespace fmipv6
} // namespace ns3
