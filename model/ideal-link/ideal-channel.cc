/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-channel.h"

#include "ns3/ideal-poa-device.h"
#include "ns3/ideal-station-device.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(IdealChannel);

TypeId
IdealChannel::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::IdealChannel")
            .SetParent<Channel>()
            .SetGroupName("Fmipv6")
            .AddConstructor<IdealChannel>()
            .AddAttribute("DataRate",
                          "Data rate (bit/s) of each device's transmitter; 54 Mbit/s is the "
                          "highest rate of IEEE 802.11a (IEEE Std 802.11-2020 clause 17).",
                          DataRateValue(DataRate("54Mbps")),
                          MakeDataRateAccessor(&IdealChannel::m_dataRate),
                          MakeDataRateChecker())
            .AddAttribute("Delay",
                          "Time (s) that a packet takes beside its transmission: a stated value "
                          "in place of medium access and propagation; the default is about one "
                          "IEEE 802.11a exchange without backoff (DIFS 34 us, preamble 20 us, "
                          "SIFS 16 us, ACK 28 us).",
                          TimeValue(MicroSeconds(100)),
                          MakeTimeAccessor(&IdealChannel::m_delay),
                          MakeTimeChecker(Time(0)));
    return tid;
}

void
IdealChannel::DoDispose()
{
    m_poas.clear();
    m_devices.clear();
    Channel::DoDispose();
}

void
IdealChannel::AddPoa(Ptr<IdealPoaDevice> poa)
{
    m_poas.push_back(poa);
    m_devices.push_back(poa);
    poa->SetChannel(this);
}

void
IdealChannel::AddStation(Ptr<IdealStationDevice> station)
{
    m_devices.push_back(station);
    station->SetChannel(this);
}

Ptr<IdealPoaDevice>
IdealChannel::GetPoa(Mac48Address address) const
{
    for (const auto& poa : m_poas)
    {
        if (Mac48Address::ConvertFrom(poa->GetAddress()) == address)
        {
            return poa;
        }
    }
    return nullptr;
}

const std::vector<Ptr<IdealPoaDevice>>&
IdealChannel::GetPoas() const
{
    return m_poas;
}

DataRate
IdealChannel::GetDataRate() const
{
    return m_dataRate;
}

Time
IdealChannel::GetDelay() const
{
    return m_delay;
}

std::size_t
IdealChannel::GetNDevices() const
{
    return m_devices.size();
}

Ptr<NetDevice>
IdealChannel::GetDevice(std::size_t i) const
{
    return m_devices.at(i);
}

} // namespace fmipv6
} // namespace ns3
