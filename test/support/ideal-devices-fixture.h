/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_DEVICES_FIXTURE_H
#define IDEAL_DEVICES_FIXTURE_H

#include "simulation-fixture.h"

#include "ns3/ideal-channel.h"
#include "ns3/ideal-poa-device.h"
#include "ns3/ideal-station-device.h"
#include "ns3/node.h"

#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Two points of attachment and two stations on an ideal channel, and a list of what happens.
class IdealDevicesFixture : public SimulationFixture
{
  protected:
    /// EtherType of the packets sent here, for local experiments (IEEE Std 802 clause 9.2).
    static constexpr uint16_t PROTOCOL = 0x88b5;

    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_channel = CreateObject<IdealChannel>();
        m_oldPoa = Install<IdealPoaDevice>("00:00:00:00:00:a1", "old");
        m_newPoa = Install<IdealPoaDevice>("00:00:00:00:00:a2", "new");
        m_channel->AddPoa(m_oldPoa);
        m_channel->AddPoa(m_newPoa);
        m_station = Install<IdealStationDevice>("00:00:00:00:92:f3", "x");
        m_other = Install<IdealStationDevice>("00:00:00:00:92:f4", "y");
        m_channel->AddStation(m_station);
        m_channel->AddStation(m_other);
    }

    /// Make a device on a node of its own; what it receives and drops is written down.
    template <class Device>
    Ptr<Device> Install(const char* address, const std::string& name)
    {
        auto device = CreateObject<Device>();
        device->SetAddress(Mac48Address(address));
        CreateObject<Node>()->AddDevice(device);
        device->TraceConnect("PacketDrop", name, MakeCallback(&IdealDevicesFixture::Dropped, this));
        device->TraceConnect("MacRx", name, MakeCallback(&IdealDevicesFixture::Received, this));
        return device;
    }

    void Dropped(std::string name, Ptr<const Packet>, PacketDropCause cause)
    {
        m_log.push_back(name + " drops " + std::string(GetDropCauseName(cause)));
    }

    void Received(std::string name, Ptr<const Packet> packet)
    {
        m_log.push_back(name + " gets " + std::to_string(packet->GetSize()));
    }

    /// Attach a station.
    static void Attach(Ptr<IdealStationDevice> station, Ptr<IdealPoaDevice> poa)
    {
        station->Associate(poa);
        station->OpenPort();
    }

    /// Run what is due and take what happened since.
    std::vector<std::string> Happened()
    {
        Simulator::Run();
        return std::move(m_log);
    }

    static Mac48Address AddressOf(Ptr<NetDevice> device)
    {
        return Mac48Address::ConvertFrom(device->GetAddress());
    }

    using Strings = std::vector<std::string>;

    Ptr<IdealChannel> m_channel;
    Ptr<IdealPoaDevice> m_oldPoa;
    Ptr<IdealPoaDevice> m_newPoa;
    Ptr<IdealStationDevice> m_station;
    Ptr<IdealStationDevice> m_other;
    Strings m_log;
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_DEVICES_FIXTURE_H */
