/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-station-device.h"

#include "ns3/ideal-channel.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(IdealStationDevice);

TypeId
IdealStationDevice::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::IdealStationDevice")
                            .SetParent<IdealNetDevice>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<IdealStationDevice>();
    return tid;
}

void
IdealStationDevice::DoDispose()
{
    m_poa = nullptr;
    IdealNetDevice::DoDispose();
}

void
IdealStationDevice::Associate(Ptr<IdealPoaDevice> poa)
{
    m_poa = poa;
    poa->Associate(this);
}

void
IdealStationDevice::OpenPort()
{
    m_poa->OpenPort(GetMac48Address());
    SetLinkUp(true);
}

void
IdealStationDevice::Leave()
{
    if (m_poa)
    {
        m_poa->Leave(GetMac48Address());
        m_poa = nullptr;
    }
    SetLinkUp(false);
}

void
IdealStationDevice::SetAway(bool away)
{
    m_away = away;
}

Ptr<IdealPoaDevice>
IdealStationDevice::GetPoa() const
{
    return m_poa;
}

bool
IdealStationDevice::HasLinkFor(Ptr<const Packet> packet)
{
    if (!m_poa || m_away)
    {
        Drop(packet, PacketDropCause::NO_LINK);
        return false;
    }
    if (!m_poa->IsPortOpen(GetMac48Address()))
    {
        Drop(packet, PacketDropCause::PORT_CLOSED);
        return false;
    }
    return true;
}

bool
IdealStationDevice::SendFrom(Ptr<Packet> packet,
                             const Address& source,
                             const Address& dest,
                             uint16_t protocolNumber)
{
    if (HasLinkFor(packet))
    {
        Transmit(packet,
                 Mac48Address::ConvertFrom(source),
                 Mac48Address::ConvertFrom(dest),
                 protocolNumber);
    }
    return true;
}

bool
IdealStationDevice::SupportsSendFrom() const
{
    return false; // a station sends for itself only
}

void
IdealStationDevice::Receive(Ptr<const Packet> packet,
                            Mac48Address from,
                            Mac48Address to,
                            uint16_t protocol)
{
    if (m_away)
    {
        Drop(packet, PacketDropCause::AIR);
        return;
    }
    IdealNetDevice::Receive(packet, from, to, protocol);
}

void
IdealStationDevice::Deliver(Ptr<const Packet> packet,
                            Mac48Address from,
                            Mac48Address to,
                            uint16_t protocol)
{
    // what still waited in the transmitter when the station left is lost
    if (HasLinkFor(packet))
    {
        m_poa->ReceiveInContext(packet, from, to, protocol);
    }
}

} // namespace fmipv6
} // namespace ns3
