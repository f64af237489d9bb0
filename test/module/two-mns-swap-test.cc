/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Two mobile nodes change places at the same instant: each router is previous and new at once.
#include "mobile-node-situation.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class TwoMnsSwapTest : public MobileNodeSituation,
                       public ::testing::WithParamInterface<Fmipv6Profile>
{
  protected:
    static constexpr uint16_t PORT = 10; //!< of the second node's traffic

    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        SetProfile(GetParam());
        m_nodes.Create(1);
        auto node = m_nodes.Get(m_nodes.GetN() - 1);
        MobilityStackHelper().InstallMobileNode(node);
        m_sap2 = m_link.InstallStation(node);
        m_mn2 = CreateObject<MobileNode>();
        m_mn2->SetAttribute("HomeAddress", Ipv6AddressValue("fd00:9::98"));
        m_mn2->SetAttribute("HomeAgent", Ipv6AddressValue("fd00:a::2"));
        m_mn2->SetAttribute("Profile", EnumValue(static_cast<int>(GetParam())));
        m_script2 = CreateObject<ScriptedPolicy>();
        m_mn2->SetAttribute("Policy", PointerValue(m_script2));
        node->AggregateObject(m_mn2);
        MobilityStackHelper::AddInterface(node, m_sap2->GetNetDevice());
        m_mn2->SetLink(m_sap2);
        m_mn2->TraceConnectWithoutContext("HandoverEnd",
                                          MakeCallback(&TwoMnsSwapTest::OnHandoverEnd, this));
        m_sap2->LinkConnectRequest(&m_user2, PoaOf(1));
        m_cn2 = Open(Node(CN), "fd00:c::2", m_up2);
        m_own2 = Open(node, "fd00:9::98", m_down2);
        Simulator::Schedule(Seconds(1), &TwoMnsSwapTest::SendBoth2, this, 0);
    }

    void TearDown() override
    {
        m_cn2 = nullptr;
        m_own2 = nullptr;
        MobileNodeSituation::TearDown();
    }

    /// @param node where @param address bound to @param received gets the numbers of packets
    /// @return the socket
    Ptr<Socket> Open(Ptr<ns3::Node> node, Ipv6Address address, std::set<uint32_t>& received)
    {
        auto socket = ns3::Socket::CreateSocket(node, UdpSocketFactory::GetTypeId());
        socket->Bind(Inet6SocketAddress(address, PORT));
        m_received[PeekPointer(socket)] = &received;
        socket->SetRecvCallback(MakeCallback(&TwoMnsSwapTest::OnReceive2, this));
        return socket;
    }

    /// @param socket which has packets; their size less one is their number
    void OnReceive2(Ptr<Socket> socket)
    {
        while (auto packet = socket->Recv())
        {
            m_received.at(PeekPointer(socket))->insert(packet->GetSize() - 1);
        }
    }

    /// @param number of the packets to send
    void SendBoth2(uint32_t number)
    {
        m_cn2->SendTo(Create<Packet>(number + 1), 0, Inet6SocketAddress("fd00:9::98", PORT));
        m_own2->SendTo(Create<Packet>(number + 1), 0, Inet6SocketAddress("fd00:c::2", PORT));
        m_sent2 = number + 1;
        Simulator::Schedule(MilliSeconds(20), &TwoMnsSwapTest::SendBoth2, this, number + 1);
    }

    Ptr<IdealLinkSap> m_sap2;
    Ptr<MobileNode> m_mn2;
    Ptr<ScriptedPolicy> m_script2;
    LinkSapUser m_user2;
    Ptr<Socket> m_cn2;
    Ptr<Socket> m_own2;
    std::map<Socket*, std::set<uint32_t>*> m_received;
    std::set<uint32_t> m_down2;
    std::set<uint32_t> m_up2;
    uint32_t m_sent2{0};
};

} // namespace

TEST_P(TwoMnsSwapTest, BothAreServedAllTheTime)
{
    m_script2->Add(Seconds(3), PoaOf(0));
    RunScript({{3, 1}});
    ASSERT_EQ(m_outcomes.size(), 2U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_EQ(m_outcomes[1], HandoverEnding::COMPLETED) << m_reasons[1];
    const auto form = [](Ptr<MobileNode> mn, const char* prefix) {
        return Ipv6Address::MakeAutoconfiguredAddress(mn->GetLinkLayerAddress(), prefix);
    };
    ExpectAt("fd00:2::");
    EXPECT_EQ(m_mn2->GetCareOfAddress(), form(m_mn2, "fd00:1::"));
    EXPECT_EQ(TunnelOf(m_par, form(m_mn, "fd00:1::")), form(m_mn, "fd00:2::"));
    EXPECT_EQ(TunnelOf(m_nar, form(m_mn2, "fd00:2::")), form(m_mn2, "fd00:1::"));
    EXPECT_TRUE(IsPresentAt(m_nar, form(m_mn, "fd00:2::")));
    EXPECT_TRUE(IsPresentAt(m_par, form(m_mn2, "fd00:1::")));
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    EXPECT_EQ(CountLost(m_down2, 50, m_sent2 - 5), 0U);
    EXPECT_EQ(CountLost(m_up2, m_sent2 - 55, m_sent2 - 5), 0U);
    ExpectTrafficAtTheEnd();
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         TwoMnsSwapTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileName);
