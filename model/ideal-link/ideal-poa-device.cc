/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-poa-device.h"

#include "ns3/ideal-channel.h"
#include "ns3/ideal-station-device.h"
#include "ns3/l2-update-sender.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(IdealPoaDevice);

TypeId
IdealPoaDevice::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::IdealPoaDevice")
                            .SetParent<IdealNetDevice>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<IdealPoaDevice>();
    return tid;
}

IdealPoaDevice::IdealPoaDevice()
{
    SetLinkUp(true); // it serves whether a station is there or not
}

void
IdealPoaDevice::DoDispose()
{
    m_stations.clear();
    m_updateSender = nullptr;
    IdealNetDevice::DoDispose();
}

void
IdealPoaDevice::SetUpdateSender(Ptr<L2UpdateSender> sender)
{
    m_updateSender = sender;
}

void
IdealPoaDevice::Associate(Ptr<IdealStationDevice> station)
{
    m_stations[Mac48Address::ConvertFrom(station->GetAddress())] = {station, false};
}

void
IdealPoaDevice::OpenPort(Mac48Address station)
{
    m_stations.at(station).portOpen = true;
    if (m_updateSender)
    {
        m_updateSender->Announce(station);
    }
}

void
IdealPoaDevice::Leave(Mac48Address station)
{
    const auto at = m_stations.find(station);
    if (at == m_stations.end())
    {
        return;
    }
    at->second = {};
    if (m_updateSender)
    {
        m_updateSender->Withdraw(station);
    }
}

bool
IdealPoaDevice::IsAssociated(Mac48Address station) const
{
    const auto at = m_stations.find(station);
    return at != m_stations.end() && at->second.station;
}

bool
IdealPoaDevice::IsPortOpen(Mac48Address station) const
{
    const auto at = m_stations.find(station);
    return at != m_stations.end() && at->second.portOpen;
}

bool
IdealPoaDevice::WasAssociated(Mac48Address station) const
{
    return m_stations.count(station) > 0;
}

bool
IdealPoaDevice::SendFrom(Ptr<Packet> packet,
                         const Address& source,
                         const Address& dest,
                         uint16_t protocolNumber)
{
    Transmit(packet,
             Mac48Address::ConvertFrom(source),
             Mac48Address::ConvertFrom(dest),
             protocolNumber);
    return true;
}

bool
IdealPoaDevice::SupportsSendFrom() const
{
    return true;
}

void
IdealPoaDevice::Receive(Ptr<const Packet> packet,
                        Mac48Address from,
                        Mac48Address to,
                        uint16_t protocol)
{
    if (to.IsGroup() || IsAssociated(to))
    {
        Transmit(packet, from, to, protocol); // within the cell
    }
    IdealNetDevice::Receive(packet, from, to, protocol);
}

void
IdealPoaDevice::Deliver(Ptr<const Packet> packet,
                        Mac48Address from,
                        Mac48Address to,
                        uint16_t protocol)
{
    if (!to.IsGroup())
    {
        if (!IsAssociated(to))
        {
            Drop(packet, PacketDropCause::NOT_ASSOCIATED);
        }
        else if (!IsPortOpen(to))
        {
            Drop(packet, PacketDropCause::PORT_CLOSED);
        }
        else
        {
            m_stations.at(to).station->ReceiveInContext(packet, from, to, protocol);
        }
        return;
    }
    const auto stations = m_stations; // who is told may make others come or go
    for (const auto& [address, entry] : stations)
    {
        if (address != from && IsAssociated(address) && IsPortOpen(address))
        {
            entry.station->ReceiveInContext(packet, from, to, protocol);
        }
    }
}

} // namespace fmipv6
} // namespace ns3
