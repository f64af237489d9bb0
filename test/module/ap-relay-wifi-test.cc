/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The relay behind ns-3's own access point: what ApWifiMac does itself and what it leaves to us.

#include "lan-host.h"
#include "simulation-fixture.h"

#include "ns3/ap-relay.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/net-device-container.h"
#include "ns3/node-container.h"
#include "ns3/ssid.h"
#include "ns3/wifi-mac-helper.h"
#include "ns3/wifi-mac.h"
#include "ns3/wifi-net-device.h"
#include "ns3/wifi-remote-station-manager.h"
#include "ns3/yans-wifi-helper.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Takes ns-3's station manager for the list of associated stations.
class StationManagerOracle : public AssociationOracle
{
  public:
    explicit StationManagerOracle(Ptr<WifiNetDevice> accessPoint)
        : m_manager(accessPoint->GetMac()->GetWifiRemoteStationManager())
    {
    }

    bool IsAssociated(Mac48Address station) const override
    {
        return m_manager->IsAssociated(station);
    }

    bool IsPortOpen(Mac48Address) const override
    {
        return true;
    }

    bool WasAssociated(Mac48Address) const override
    {
        return false;
    }

  private:
    Ptr<WifiRemoteStationManager> m_manager; //!< of the access point
};

} // namespace

/// An access point with two stations, and a router on its LAN.
class ApRelayWifiTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        NodeContainer nodes;
        nodes.Create(3);
        for (uint32_t i = 0; i < nodes.GetN(); ++i)
        {
            auto mobility = CreateObject<ConstantPositionMobilityModel>();
            mobility->SetPosition(Vector(5.0 * i, 0, 0));
            nodes.Get(i)->AggregateObject(mobility);
        }
        auto channel = YansWifiChannelHelper::Default();
        YansWifiPhyHelper phy;
        phy.SetChannel(channel.Create());
        WifiHelper wifi;
        wifi.SetStandard(WIFI_STANDARD_80211a);
        WifiMacHelper mac;
        mac.SetType("ns3::ApWifiMac", "Ssid", SsidValue(Ssid("fmipv6")));
        m_ap = DynamicCast<WifiNetDevice>(wifi.Install(phy, mac, nodes.Get(0)).Get(0));
        mac.SetType("ns3::StaWifiMac", "Ssid", SsidValue(Ssid("fmipv6")));
        for (uint32_t i : {1, 2})
        {
            auto device = DynamicCast<WifiNetDevice>(wifi.Install(phy, mac, nodes.Get(i)).Get(0));
            m_stations.push_back(device);
            nodes.Get(i)->RegisterProtocolHandler(
                MakeCallback(&ApRelayWifiTest::ReceiveAtStation, this),
                0x86dd,
                device);
        }
        int64_t stream = 1;
        stream += wifi.AssignStreams(NetDeviceContainer(m_ap), stream);
        for (const auto& station : m_stations)
        {
            stream += wifi.AssignStreams(NetDeviceContainer(station), stream);
        }
        auto segment = MakeSegment();
        m_router = std::make_unique<LanHost>(segment);
        m_oracle = std::make_unique<StationManagerOracle>(m_ap);
        auto relay = CreateObject<ApRelay>();
        relay->Connect(m_ap, AddLanDevice(nodes.Get(0), segment), m_oracle.get());
    }

    void TearDown() override
    {
        m_router.reset();
        SimulationFixture::TearDown();
    }

    /// One frame of 100 bytes, once the stations have associated.
    void SendAt(double seconds, Ptr<NetDevice> device, Address to)
    {
        Simulator::ScheduleWithContext(device->GetNode()->GetId(), Seconds(seconds), [=] {
            device->Send(Create<Packet>(100), to, 0x86dd);
        });
    }

    void ReceiveAtStation(Ptr<NetDevice> device,
                          Ptr<const Packet>,
                          uint16_t,
                          const Address& from,
                          const Address&,
                          NetDevice::PacketType)
    {
        m_received.emplace_back(device->GetAddress(), from);
    }

    void Run()
    {
        Simulator::Stop(Seconds(3));
        Simulator::Run();
    }

    Ptr<WifiNetDevice> m_ap;
    std::vector<Ptr<WifiNetDevice>> m_stations;
    std::unique_ptr<LanHost> m_router;
    std::unique_ptr<StationManagerOracle> m_oracle;
    std::vector<std::pair<Address, Address>> m_received; //!< receiving station, source
};

TEST_F(ApRelayWifiTest, StationAndRouterReachEachOther)
{
    SendAt(2, m_stations[0], m_router->device->GetAddress());
    SendAt(2.1, m_router->device, m_stations[0]->GetAddress());
    Run();
    ASSERT_EQ(m_router->frames.size(), 1U);
    EXPECT_EQ(m_router->frames[0].from, m_stations[0]->GetAddress());
    ASSERT_EQ(m_received.size(), 1U);
    EXPECT_EQ(m_received[0].first, m_stations[0]->GetAddress());
    EXPECT_EQ(m_received[0].second, m_router->device->GetAddress());
}

TEST_F(ApRelayWifiTest, StationsOfOneBssReachEachOtherOnceAndNotByTheLan)
{
    SendAt(2, m_stations[0], m_stations[1]->GetAddress());
    Run();
    ASSERT_EQ(m_received.size(), 1U);
    EXPECT_EQ(m_received[0].first, m_stations[1]->GetAddress());
    EXPECT_EQ(m_received[0].second, m_stations[0]->GetAddress());
    EXPECT_TRUE(m_router->frames.empty());
}

TEST_F(ApRelayWifiTest, AGroupFrameGoesToTheBssOnceAndToTheLanOnce)
{
    SendAt(2, m_stations[0], Mac48Address::GetBroadcast());
    Run();
    ASSERT_EQ(m_router->frames.size(), 1U);
    EXPECT_EQ(m_router->frames[0].from, m_stations[0]->GetAddress());
    std::size_t atOther = 0;
    for (const auto& [who, from] : m_received)
    {
        atOther += who == m_stations[1]->GetAddress();
    }
    EXPECT_EQ(atOther, 1U);
}

} // namespace fmipv6
} // namespace ns3
