/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// ApMlme: how stations leave, are let go and are sent away.
#include "ns3/ap-mlme.h"
#include "ns3/dot11-reason-header.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

void
ApMlme::ReceiveLeave(Mac48Address from, Ptr<const Packet> body, StationEvent event)
{
    if (!Dot11ReasonHeader::Parse(body))
    {
        DropMessage(body, "malformed");
        return;
    }
    Move(from, event);
}

void
ApMlme::Deauthenticate(Mac48Address station, Dot11Reason reason)
{
    Move(station, StationEvent::DEAUTHENTICATION);
    SendReason(WIFI_MAC_MGT_DEAUTHENTICATION, station, reason);
}

void
ApMlme::Disassociate(Mac48Address station, Dot11Reason reason)
{
    Move(station, StationEvent::DISASSOCIATION);
    SendReason(WIFI_MAC_MGT_DISASSOCIATION, station, reason);
}

void
ApMlme::SendReason(WifiMacType type, Mac48Address station, Dot11Reason reason)
{
    auto body = Create<Packet>();
    body->AddHeader(Dot11ReasonHeader(reason));
    m_mac->SendManagement(type, station, body);
}

void
ApMlme::RemoveInactive(Mac48Address station)
{
    Disassociate(station, Dot11Reason::INACTIVITY);
    m_stations[station].deauthentication = Simulator::Schedule(m_deauthenticationDelay,
                                                               &ApMlme::Deauthenticate,
                                                               this,
                                                               station,
                                                               Dot11Reason::INVALID_AUTHENTICATION);
}

void
ApMlme::NotifyMoved(Mac48Address station)
{
    if (m_heedL2Update)
    {
        Move(station, StationEvent::MOVED);
    }
}

void
ApMlme::ClassError(Mac48Address from, Dot11Reason reason)
{
    auto& station = m_stations[from];
    if (from.IsGroup() || station.state == StationState::ASSOCIATING ||
        Simulator::Now() < station.nextClassError)
    {
        return;
    }
    station.nextClassError = Simulator::Now() + m_classErrorInterval;
    Deauthenticate(from, reason);
}

} // namespace fmipv6
} // namespace ns3
