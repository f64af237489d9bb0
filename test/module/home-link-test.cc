/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// A home link with another host and an access point on it: interception while the mobile node is
// away (RFC 6275 section 10.4.1), return home and departure (section 11.5.5).
#include "route-optimization-network.h"

#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/**
 * The network of RouteOptimizationNetwork, and at the home agent
 *
 *    ha (fd00:9::1) --- home link --- host (fd00:9::50)
 *                           +-------- ap 3  ))
 *
 * From 2 s on the host sends a packet to the mobile node every 20 ms, which sends it back.
 */
class HomeLinkTest : public RouteOptimizationNetwork
{
  public:
    void SetUp() override
    {
        RouteOptimizationNetwork::SetUp();
        AddCorrespondent();
        NodeContainer others;
        others.Create(2); // host, access point
        m_host = others.Get(0);
        MobilityStackHelper().InstallHost(m_host);
        CsmaHelper csma;
        csma.SetChannelAttribute("DataRate", StringValue("100Mbps"));
        const auto lan = csma.Install(NodeContainer(Node(HA), m_host, others.Get(1)));
        MobilityStackHelper::AddInterface(Node(HA), lan.Get(0), "fd00:9::1", Ipv6Prefix(64));
        MobilityStackHelper::AddInterface(m_host, lan.Get(1), "fd00:9::50", Ipv6Prefix(64));
        m_hostDevice = DynamicCast<CsmaNetDevice>(lan.Get(1));
        m_haHome = lan.Get(0);
        m_poas.push_back(m_link.InstallPoa(others.Get(1), lan.Get(2)));
        m_ha->SetHomeLink(lan.Get(0));
        m_ha->AssignStreams(3000);
        MobilityStackHelper::AssignStreams(others, 3100);
        m_ha->TraceConnectWithoutContext("MsgDrop", MakeCallback(&HomeLinkTest::OnHaDrop, this));
    }

    void TearDown() override
    {
        m_hostSocket = nullptr;
        m_echoSocket = nullptr;
        RouteOptimizationNetwork::TearDown();
    }

  protected:
    /// Let host and mobile node exchange packets from 2 s on.
    void StartHostTraffic()
    {
        m_hostSocket = Socket::CreateSocket(m_host, UdpSocketFactory::GetTypeId());
        m_hostSocket->Bind(Inet6SocketAddress("fd00:9::50", 10));
        m_hostSocket->SetRecvCallback(MakeCallback(&HomeLinkTest::OnEcho, this));
        m_echoSocket = Socket::CreateSocket(Node(MN), UdpSocketFactory::GetTypeId());
        m_echoSocket->Bind(Inet6SocketAddress("fd00:9::99", 10));
        m_echoSocket->SetRecvCallback(MakeCallback(&HomeLinkTest::OnRequest, this));
        Simulator::Schedule(Seconds(2), &HomeLinkTest::SendRequest, this);
    }

    /// The host sends.
    void SendRequest()
    {
        const uint8_t octets[2] = {static_cast<uint8_t>(m_requests >> 8),
                                   static_cast<uint8_t>(m_requests)};
        ++m_requests;
        m_hostSocket->SendTo(Create<Packet>(octets, sizeof(octets)),
                             0,
                             Inet6SocketAddress("fd00:9::99", 10));
        Simulator::Schedule(MilliSeconds(20), &HomeLinkTest::SendRequest, this);
    }

    /// The mobile node sends it back. @param socket its
    void OnRequest(Ptr<Socket> socket)
    {
        Address from;
        while (auto packet = socket->RecvFrom(from))
        {
            socket->SendTo(packet, 0, from);
        }
    }

    /// The host has it again. @param socket its
    void OnEcho(Ptr<Socket> socket)
    {
        while (auto packet = socket->Recv())
        {
            uint8_t octets[2] = {};
            packet->CopyData(octets, sizeof(octets));
            m_echoes.insert(octets[0] * 256U + octets[1]);
        }
    }

    /// The exchanges of the last second must be whole.
    void ExpectHostTrafficAtTheEnd() const
    {
        ASSERT_GT(m_requests, 60U);
        EXPECT_EQ(CountLost(m_echoes, m_requests - 55, m_requests - 5), 0U);
    }

    /// Go to an access point. @param at when (s) @param poa index: 2 is at home
    void GoAt(double at, uint32_t poa)
    {
        Simulator::Schedule(Seconds(at),
                            [this, poa] { m_sap->LinkConnectRequest(&m_user, PoaOf(poa)); });
    }

    /// @param reason why the home agent did not accept a message
    void OnHaDrop(Ptr<const Packet>, std::string reason)
    {
        m_haReasons.push_back(reason);
    }

    /// A Neighbor Solicitation, or a Router Solicitation, that the mobile node sent.
    struct Solicitation
    {
        Time when;          //!< simulated time
        uint8_t type;       //!< 133 or 135
        Ipv6Address source; //!< its
        Ipv6Address target; //!< of a Neighbor Solicitation
    };

    /// Note what the mobile node asks its links.
    void NoteSolicitations()
    {
        Node(MN)->GetObject<MobilityTrafficControlLayer>()->TraceConnectWithoutContext(
            "Transmit",
            Callback<void, const Ipv6Header&, Ptr<const Packet>, Ptr<NetDevice>>(
                [this](const Ipv6Header& header, Ptr<const Packet> packet, auto) {
                    std::vector<uint8_t> octets(24);
                    packet->CopyData(octets.data(), octets.size());
                    if (header.GetNextHeader() == 58 && (octets[0] == 133 || octets[0] == 135))
                    {
                        m_solicitations.push_back({Simulator::Now(),
                                                   octets[0],
                                                   header.GetSource(),
                                                   Ipv6Address::Deserialize(octets.data() + 8)});
                    }
                }));
    }

    /// @param after simulated time (s) @return probes for the home address that followed
    std::size_t CountHomeProbes(double after) const
    {
        return std::count_if(m_solicitations.begin(),
                             m_solicitations.end(),
                             [after](const auto& sent) {
                                 return sent.when > Seconds(after) && sent.type == 135 &&
                                        sent.source.IsAny() &&
                                        sent.target == Ipv6Address("fd00:9::99");
                             });
    }

    /// @return whether the home agent has a binding
    bool IsBound() const
    {
        return m_ha->GetBindingCache().Find("fd00:9::99").has_value();
    }

    Ptr<ns3::Node> m_host;
    Ptr<CsmaNetDevice> m_hostDevice;
    Ptr<NetDevice> m_haHome; //!< of the home agent, on the home link
    Ptr<Socket> m_hostSocket;
    Ptr<Socket> m_echoSocket;
    uint32_t m_requests{0};
    std::set<uint32_t> m_echoes;
    std::vector<std::string> m_haReasons;
    std::vector<Solicitation> m_solicitations;
};

} // namespace

TEST_F(HomeLinkTest, TheHomeAgentAnswersForTheMobileNodeThatIsAway)
{
    StartHostTraffic();
    uint32_t forged = 0;
    DropAt(m_hostDevice, [&forged](const auto& frame) {
        // Neighbor Advertisement for the home address: none may have the R bit.
        const bool advertisement = frame.size() > 77 && frame[12] == 0x86 && frame[20] == 58 &&
                                   frame[54] == 136 && frame[77] == 0x99;
        forged += advertisement && (frame[58] & 0x80) != 0;
        return false;
    });
    RunUntil(5);
    EXPECT_TRUE(IsBound());
    EXPECT_EQ(forged, 0U) << "RFC 6275 section 10.4.1";
    ExpectHostTrafficAtTheEnd();
    ExpectTrafficAtTheEnd();
    EXPECT_EQ(CountLost(m_echoes, 0, m_requests - 5), 0U);
}

TEST_F(HomeLinkTest, BackHomeItDeregistersAndIsReachedWithoutTheHomeAgentsTunnel)
{
    StartHostTraffic();
    GoAt(4, 2);
    RunUntil(7);
    EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
    EXPECT_EQ(m_mn->GetCareOfAddress(), Ipv6Address("fd00:9::99"));
    EXPECT_FALSE(IsBound());
    EXPECT_EQ(m_mn->GetRegistration()->GetRegistered(), Ipv6Address("fd00:9::99"));
    EXPECT_EQ(m_cn->GetBindingCache().GetSize(), 0U) << "the correspondent was told, too";
    EXPECT_EQ(GetState(), RouteOptimizationState::TUNNELLED);
    ExpectHostTrafficAtTheEnd();
    ExpectTrafficAtTheEnd();
    m_fromCn.clear();
    m_toCn.clear();
    RunUntil(8);
    EXPECT_EQ(m_fromCn[43], 0U);
    EXPECT_EQ(m_toCn[60], 0U);
    EXPECT_GE(m_toCn[17], 45U) << "plain packets";
    EXPECT_EQ(m_toHa[41] > 0, true);
    m_toHa.clear();
    RunUntil(9);
    EXPECT_EQ(m_toHa[41], 0U) << "no tunnel any more";
    ExpectTrafficAtTheEnd();
    ExpectHostTrafficAtTheEnd();
}

TEST_F(HomeLinkTest, AwayAgainItRegistersAnew)
{
    StartHostTraffic();
    GoAt(4, 2);
    GoAt(7, 1);
    RunUntil(12);
    ASSERT_TRUE(IsBound());
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    EXPECT_EQ(GetState(), RouteOptimizationState::OPTIMIZED);
    EXPECT_EQ(m_optimizer->GetState("fd00:9::50"), RouteOptimizationState::REFUSED)
        << "the host on the home link is no correspondent node";
    m_fromCn.clear();
    m_toCn.clear();
    RunUntil(14);
    EXPECT_GE(m_fromCn[43], 98U);
    EXPECT_GE(m_toCn[60], 98U);
    ExpectTrafficAtTheEnd();
    ExpectHostTrafficAtTheEnd();
}

TEST_F(HomeLinkTest, WithFastHandoversItReturnsHomeAsWell)
{
    m_mn->SetAttribute("Fmipv6", BooleanValue(true));
    StartHostTraffic();
    GoAt(4, 2);
    RunUntil(7);
    EXPECT_EQ(m_mn->GetCareOfAddress(), Ipv6Address("fd00:9::99"));
    EXPECT_FALSE(IsBound());
    ExpectHostTrafficAtTheEnd();
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeLinkTest, ALostDeregistrationIsSentAgain)
{
    StartHostTraffic();
    GoAt(4, 2);
    int seen = 0;
    for (uint32_t i = 0; i < Node(HA)->GetNDevices(); ++i)
    {
        if (auto device = DynamicCast<CsmaNetDevice>(Node(HA)->GetDevice(i)))
        {
            DropAt(device, [&seen](const auto& frame) {
                return IsMobilityHeader(frame, 5) && ++seen == 1;
            });
        }
    }
    RunUntil(8);
    EXPECT_EQ(seen, 3) << "to the home agent twice, and by it to the correspondent";
    EXPECT_FALSE(IsBound());
    ExpectHostTrafficAtTheEnd();
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeLinkTest, AHomeAddressThatIsInUseIsRefused)
{
    // Somebody else on the home link has it.
    m_host->GetObject<Ipv6>()->AddAddress(
        m_host->GetObject<Ipv6>()->GetInterfaceForDevice(m_hostDevice),
        Ipv6InterfaceAddress("fd00:9::99", Ipv6Prefix(64)));
    m_ha->SetAttribute("DuplicateAddressDetection", BooleanValue(true));
    RunUntil(3);
    EXPECT_FALSE(IsBound());
    EXPECT_NE(m_mn->GetRegistration()->GetRegistered(), m_mn->GetCareOfAddress());
    EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
    EXPECT_EQ(GetState(), RouteOptimizationState::TUNNELLED) << "nothing to test without a home";
}

TEST_F(HomeLinkTest, DuplicateAddressDetectionTakesItsSecondOnce)
{
    m_ha->SetAttribute("DuplicateAddressDetection", BooleanValue(true));
    std::vector<Time> answered;
    m_mn->GetRegistration()->TraceConnectWithoutContext(
        "MsgRx",
        Callback<void, std::string, Ptr<const Packet>>(
            [&answered](std::string, Ptr<const Packet>) { answered.push_back(Simulator::Now()); }));
    std::vector<Time> asked;
    m_mn->GetRegistration()->TraceConnectWithoutContext(
        "MsgTx",
        Callback<void, std::string, Ptr<const Packet>>(
            [&asked](std::string, Ptr<const Packet>) { asked.push_back(Simulator::Now()); }));
    GoAt(4.5, 1);
    RunUntil(4);
    ASSERT_EQ(answered.size(), 1U);
    ASSERT_EQ(asked.size(), 1U) << "InitialBindackTimeoutFirstReg is long enough";
    EXPECT_NEAR((answered[0] - asked[0]).GetSeconds(), 1.02, 0.02);
    RunUntil(8);
    ASSERT_EQ(answered.size(), 2U);
    EXPECT_LT(answered[1] - asked[1], MilliSeconds(50)) << "it has a binding";
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeLinkTest, AProbeOfItsReachabilityIsAnsweredForItAndNotTunnelled)
{
    StartHostTraffic();
    RunUntil(4);
    // Neighbor Unreachability Detection of the host: to the home address itself.
    auto icmpv6 = m_host->GetObject<Icmpv6L4Protocol>();
    uint32_t answers = 0;
    DropAt(m_hostDevice, [&answers](const auto& frame) {
        answers += frame.size() > 77 && frame[12] == 0x86 && frame[20] == 58 && frame[54] == 136 &&
                   frame[21] == 255 && frame[77] == 0x99;
        return false;
    });
    auto [payload, header] =
        icmpv6->ForgeNS("fd00:9::50", "fd00:9::99", "fd00:9::99", m_hostDevice->GetAddress());
    payload->AddHeader(header);
    m_hostDevice->Send(payload, m_haHome->GetAddress(), 0x86dd);
    RunUntil(5);
    EXPECT_EQ(answers, 1U) << "by the home agent, and not by the mobile node behind the tunnel";
    ExpectHostTrafficAtTheEnd();
}

TEST_F(HomeLinkTest, WhoeverMakesSureOfItsNeighbourGoesOnToReachIt)
{
    // Neighbour unreachability detection asks the home agent by unicast, half a minute later. It
    // used to be tunnelled, and the mobile node's answer named a device that is not on the link.
    StartHostTraffic();
    RunUntil(60);
    EXPECT_TRUE(IsBound());
    EXPECT_EQ(CountLost(m_echoes, 0, m_requests - 5), 0U);
    ExpectHostTrafficAtTheEnd();
}

TEST_F(HomeLinkTest, ItsSolicitationsNeverHaveTheHomeAddress)
{
    // RFC 6275 section 11.5.3, and section 11.5.5: the home agent still answers for it.
    m_mn->SetAttribute("OptimisticDad", BooleanValue(false));
    NoteSolicitations();
    GoAt(4, 1);
    GoAt(8, 2);
    RunUntil(12);
    EXPECT_EQ(m_mn->GetCareOfAddress(), Ipv6Address("fd00:9::99"));
    ASSERT_GT(m_solicitations.size(), 2U);
    for (const auto& sent : m_solicitations)
    {
        EXPECT_TRUE(sent.source.IsAny() || sent.source.IsLinkLocal())
            << sent.when.GetSeconds() << " " << sent.source;
    }
    EXPECT_EQ(CountHomeProbes(8), 0U) << "a binding is there: no duplicate address detection";
}

TEST_F(HomeLinkTest, AfterTheBindingEndedTheHomeAddressIsVerified)
{
    m_mn->GetRegistration()->SetAttribute("Lifetime", TimeValue(Seconds(4)));
    NoteSolicitations();
    // It is not renewed.
    Simulator::Schedule(Seconds(4), [this] { m_mn->GetRegistration()->Cancel(); });
    GoAt(12, 2);
    RunUntil(11);
    EXPECT_FALSE(IsBound());
    RunUntil(16);
    EXPECT_EQ(CountHomeProbes(12), 1U) << "RFC 6275 section 11.5.5";
    EXPECT_EQ(m_mn->GetCareOfAddress(), Ipv6Address("fd00:9::99"));
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeLinkTest, AtHomeItAnswersForItselfByUnicast)
{
    StartHostTraffic();
    GoAt(4, 2);
    RunUntil(7);
    const auto mine = Mac48Address::ConvertFrom(m_hostDevice->GetAddress());
    std::vector<std::pair<Mac48Address, Mac48Address>> answers; // to, from
    DropAt(m_hostDevice, [&answers](const auto& frame) {
        if (frame.size() > 77 && frame[12] == 0x86 && frame[20] == 58 && frame[54] == 136 &&
            frame[77] == 0x99)
        {
            Mac48Address to;
            Mac48Address from;
            to.CopyFrom(frame.data());
            from.CopyFrom(frame.data() + 6);
            answers.emplace_back(to, from);
        }
        return false;
    });
    auto ipv6 = m_host->GetObject<Ipv6L3Protocol>();
    auto interface = ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_hostDevice));
    interface->GetNdiscCache()->Flush();
    RunUntil(9);
    using Answers = std::vector<std::pair<Mac48Address, Mac48Address>>;
    EXPECT_EQ(answers, (Answers{{mine, m_mn->GetLinkLayerAddress()}}))
        << "RFC 6275 section 11.5.5; the home agent has ceased to";
    ExpectHostTrafficAtTheEnd();
}
