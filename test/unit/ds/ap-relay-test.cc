/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "lan-host.h"
#include "simulation-fixture.h"

#include "ns3/ap-relay.h"
#include "ns3/boolean.h"
#include "ns3/eapol-frame.h"
#include "ns3/l2-update-frame.h"
#include "ns3/simple-channel.h"
#include "ns3/simple-net-device.h"

#include <set>

namespace ns3
{
namespace fmipv6
{

namespace
{

const Mac48Address STATION("00:16:3e:00:00:01"); //!< the station on the air side
const Mac48Address OTHER("00:16:3e:00:00:02");   //!< a station that the test puts where it likes

/// Answers what the test says.
class FakeOracle : public AssociationOracle
{
  public:
    bool IsAssociated(Mac48Address station) const override
    {
        return associated.count(station) > 0;
    }

    bool IsPortOpen(Mac48Address station) const override
    {
        return closed.count(station) == 0;
    }

    bool WasAssociated(Mac48Address station) const override
    {
        return left.count(station) > 0;
    }

    void NotifyMoved(Mac48Address station) override
    {
        moved.insert(station);
    }

    std::set<Mac48Address> moved;
    std::set<Mac48Address> associated{STATION};
    std::set<Mac48Address> closed;
    std::set<Mac48Address> left;
};

} // namespace

/// A relay between a radio without MAC (SimpleNetDevice) and a LAN with one router.
class ApRelayTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        auto air = CreateObject<SimpleChannel>();
        m_ap = CreateObject<Node>();
        m_apAir = AddAirDevice(m_ap, air, Mac48Address("00:16:3e:00:00:aa"));
        m_station = CreateObject<Node>();
        m_stationAir = AddAirDevice(m_station, air, STATION);
        m_station->RegisterProtocolHandler(MakeCallback(&ApRelayTest::ReceiveAtStation, this),
                                           0,
                                           m_stationAir,
                                           true);
        auto segment = MakeSegment();
        m_router = std::make_unique<LanHost>(segment);
        m_relay = CreateObject<ApRelay>();
        m_relay->Connect(m_apAir, AddLanDevice(m_ap, segment), &m_oracle);
        m_relay->TraceConnectWithoutContext("PacketDrop",
                                            MakeCallback(&ApRelayTest::Dropped, this));
        m_relay->TraceConnectWithoutContext("L2UpdateHeard",
                                            MakeCallback(&ApRelayTest::Heard, this));
    }

    void TearDown() override
    {
        m_router.reset();
        m_relay = nullptr;
        SimulationFixture::TearDown();
    }

    Ptr<SimpleNetDevice> AddAirDevice(Ptr<Node> node, Ptr<SimpleChannel> air, Mac48Address address)
    {
        auto device = CreateObject<SimpleNetDevice>();
        device->SetAddress(address);
        device->SetChannel(air);
        node->AddDevice(device);
        return device;
    }

    /// The station sends and everything settles.
    void Up(Mac48Address to, uint16_t protocol = 0x86dd)
    {
        m_stationAir->SendFrom(Create<Packet>(100), STATION, to, protocol);
        Simulator::Run();
    }

    /// The router sends and everything settles.
    void Down(Mac48Address to, uint16_t protocol = 0x86dd)
    {
        m_router->Send(to, protocol);
        Simulator::Run();
    }

    void ReceiveAtStation(Ptr<NetDevice>,
                          Ptr<const Packet>,
                          uint16_t,
                          const Address& from,
                          const Address&,
                          NetDevice::PacketType)
    {
        m_atStation.push_back(Mac48Address::ConvertFrom(from));
    }

    void Dropped(Ptr<const Packet>, PacketDropCause cause)
    {
        m_drops.push_back(cause);
    }

    void Heard(Mac48Address station)
    {
        m_heard.push_back(station);
    }

    Ptr<Node> m_ap;
    Ptr<Node> m_station;
    Ptr<SimpleNetDevice> m_apAir;
    Ptr<SimpleNetDevice> m_stationAir;
    std::unique_ptr<LanHost> m_router;
    FakeOracle m_oracle;
    Ptr<ApRelay> m_relay;
    std::vector<Mac48Address> m_atStation;
    std::vector<PacketDropCause> m_drops;
    std::vector<Mac48Address> m_heard;
};

TEST_F(ApRelayTest, CarriesUpWithTheStationAsSource)
{
    Up(m_router->Address());
    Up(Mac48Address::GetBroadcast());
    ASSERT_EQ(m_router->frames.size(), 2U);
    EXPECT_EQ(m_router->frames[0].from, STATION);
    EXPECT_EQ(m_router->frames[0].to, m_router->Address());
    EXPECT_EQ(m_router->frames[0].packet->GetSize(), 100U);
    EXPECT_TRUE(m_drops.empty());
}

TEST_F(ApRelayTest, DoesNotCarryUpWhatIsNotForTheLan)
{
    m_oracle.associated.insert(OTHER);
    Up(OTHER);                             // within the BSS: the MAC's business
    Up(Mac48Address("00:16:3e:00:00:aa")); // for the access point itself
    Up(m_router->Address(), EAPOL_ETHERTYPE);
    EXPECT_TRUE(m_router->frames.empty());
    EXPECT_TRUE(m_drops.empty());
}

TEST_F(ApRelayTest, DropsUpstreamOfAClosedPort)
{
    m_oracle.closed.insert(STATION);
    Up(m_router->Address());
    EXPECT_TRUE(m_router->frames.empty());
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>{PacketDropCause::PORT_CLOSED});
}

// RFC 4260 section 8: who is not associated could teach the LAN's bridges in another's name.
TEST_F(ApRelayTest, RefusesASourceThatIsNotAssociated)
{
    m_oracle.associated.clear();
    Up(m_router->Address());
    EXPECT_TRUE(m_router->frames.empty());
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>{PacketDropCause::NOT_ASSOCIATED});

    m_relay->SetAttribute("CheckSource", BooleanValue(false));
    Up(m_router->Address());
    EXPECT_EQ(m_router->frames.size(), 1U);
    EXPECT_EQ(m_drops.size(), 1U);
}

TEST_F(ApRelayTest, CarriesUpAnL2UpdateOfAStationAsOne)
{
    // As a Wi-Fi device delivers it: the body is taken for LLC/SNAP.
    m_stationAir->SendFrom(Create<Packet>(), STATION, Mac48Address::GetBroadcast(), 0);
    Simulator::Run();
    ASSERT_EQ(m_router->frames.size(), 1U);
    const auto& frame = m_router->frames[0];
    EXPECT_TRUE(L2UpdateFrame::IsReceived(frame.packet, frame.protocol, frame.to));
    EXPECT_EQ(frame.from, STATION);
}

TEST_F(ApRelayTest, CarriesDownToAssociatedStationsAndGroups)
{
    Down(STATION);
    Down(Mac48Address("33:33:00:00:00:01"));
    ASSERT_EQ(m_atStation.size(), 2U);
    EXPECT_EQ(m_atStation[0], m_router->Address());
    EXPECT_TRUE(m_drops.empty());
}

TEST_F(ApRelayTest, FiltersStationsThatWereNeverHereSilently)
{
    Down(OTHER);
    EXPECT_TRUE(m_atStation.empty());
    EXPECT_TRUE(m_drops.empty());
}

TEST_F(ApRelayTest, ReportsWhatIsForAStationThatHasLeft)
{
    m_oracle.associated.clear();
    m_oracle.left.insert(STATION);
    Down(STATION);
    EXPECT_TRUE(m_atStation.empty());
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>{PacketDropCause::NOT_ASSOCIATED});
}

TEST_F(ApRelayTest, DropsDownstreamOfAClosedPort)
{
    m_oracle.closed.insert(STATION);
    Down(STATION);
    EXPECT_TRUE(m_atStation.empty());
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>{PacketDropCause::PORT_CLOSED});
}

TEST_F(ApRelayTest, NeverCarriesEapolDown)
{
    Down(STATION, EAPOL_ETHERTYPE);
    Down(Mac48Address::GetBroadcast(), EAPOL_ETHERTYPE);
    EXPECT_TRUE(m_atStation.empty());
    EXPECT_TRUE(m_drops.empty());
}

TEST_F(ApRelayTest, HearsL2UpdatesAndKeepsThemOffTheAir)
{
    m_router->device->SendFrom(L2UpdateFrame::MakeBody(),
                               OTHER,
                               Mac48Address::GetBroadcast(),
                               L2UpdateFrame::LENGTH);
    Simulator::Run();
    EXPECT_EQ(m_heard, std::vector<Mac48Address>{OTHER});
    EXPECT_EQ(m_oracle.moved, std::set<Mac48Address>{OTHER}) << "the access point is told";
    EXPECT_TRUE(m_atStation.empty());
}

} // namespace fmipv6
} // namespace ns3
