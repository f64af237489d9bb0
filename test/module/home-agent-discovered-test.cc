/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// A mobile node that finds its home agent, and another when that one has ceased to answer (RFC 6275
// sections 10.5 and 11.4.1).
#include "tshark.h"
#include "two-home-agents-network.h"

#include <cstdlib>
#include <filesystem>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class HomeAgentDiscoveredTest : public TwoHomeAgentsNetwork
{
};

/// @param frame an Ethernet frame @param type ICMPv6 Type @return whether it is that
bool
IsIcmpv6(const std::vector<uint8_t>& frame, uint8_t type)
{
    return frame.size() > 54 && frame[12] == 0x86 && frame[20] == 58 && frame[54] == type;
}

} // namespace

TEST_F(HomeAgentDiscoveredTest, ItAsksOnceAndRegistersWithThePreferredOne)
{
    RunUntil(6);
    EXPECT_EQ(GetMessages(), "DHAAD-request DHAAD-reply BU BA ");
    EXPECT_EQ(m_mn->GetHomeAgentSelector()->GetKnown(),
              (std::vector<Ipv6Address>{"fd00:9::2", "fd00:9::1"}));
    EXPECT_EQ(GetBinding(m_second), m_mn->GetCareOfAddress());
    EXPECT_TRUE(GetBinding(m_ha).IsAny());
    // Two wires of 2 ms there, two back, and neighbour discovery the first time.
    const auto taken = m_messages.at(1).second - m_messages.at(0).second;
    EXPECT_GE(taken, MilliSeconds(8));
    EXPECT_LT(taken, MilliSeconds(60));
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeAgentDiscoveredTest, AfterAHandoverItStaysWithTheOneThatItHas)
{
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetMessages(), "DHAAD-request DHAAD-reply BU BA BU BA ");
    EXPECT_EQ(GetBinding(m_second), m_mn->GetCareOfAddress());
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeAgentDiscoveredTest, WithFastHandoversAsWell)
{
    m_mn->SetAttribute("Fmipv6", BooleanValue(true));
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_EQ(GetBinding(m_second), m_mn->GetCareOfAddress());
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeAgentDiscoveredTest, ALostRequestIsSentAgainAfterThreeSeconds)
{
    int seen = 0;
    for (uint32_t i = 0; i < Node(HA)->GetNDevices(); ++i)
    {
        if (auto device = DynamicCast<CsmaNetDevice>(Node(HA)->GetDevice(i)))
        {
            DropAt(device,
                   [&seen](const auto& frame) { return IsIcmpv6(frame, 144) && ++seen == 1; });
        }
    }
    RunUntil(7);
    EXPECT_EQ(GetMessages(), "DHAAD-request DHAAD-request DHAAD-reply BU BA ");
    EXPECT_EQ(m_messages.at(1).second - m_messages.at(0).second, Seconds(3));
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeAgentDiscoveredTest, OneThatDiesInAHandoverIsReplacedByTheOther)
{
    // The preferred one falls silent, but is still in the other one's list.
    Simulator::Schedule(Seconds(2.5), [this] {
        DropAt(m_homeDevices[1], [](const auto&) { return true; });
        Simulator::Stop();
    });
    Simulator::Run();
    ASSERT_FALSE(GetBinding(m_second).IsAny());
    m_messages.clear();
    m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    m_sap->LinkConnectRequest(&m_user, PoaOf(1));
    RunUntil(12);
    EXPECT_EQ(GetMessages(), "BU BU BU BA ") << "without a further request: the list is kept";
    EXPECT_EQ(GetBinding(m_ha), m_mn->GetCareOfAddress());
    EXPECT_EQ(m_mn->GetHomeAgentSelector()->GetHomeAgent(), Ipv6Address("fd00:9::1"));
    ExpectTrafficAtTheEnd();
}

TEST_F(HomeAgentDiscoveredTest, OneThatNoLongerServesIsForgottenByTheOthers)
{
    RunUntil(2);
    EXPECT_EQ(m_ha->GetDirectory()->GetOthers().GetCurrent(Seconds(2)).size(), 1U);
    EXPECT_EQ(m_ha->GetDirectory()->GetOthers().GetCurrent(Seconds(2000)).size(), 0U)
        << "Router Lifetime is half an hour";
}

TEST_F(HomeAgentDiscoveredTest, TsharkReadsWhatWasSent)
{
    if (!HasTshark())
    {
        GTEST_SKIP() << "tshark is not installed";
    }
    char folder[] = "/tmp/fmipv6-dhaad-XXXXXX";
    ASSERT_NE(mkdtemp(folder), nullptr);
    const auto wan = std::string(folder) + "/wan.pcap";
    const auto home = std::string(folder) + "/home.pcap";
    CsmaHelper().EnablePcap(wan, m_coreDevices.at("fd00:a::2"), true, true);
    CsmaHelper().EnablePcap(home, m_homeDevices[0], true, true);
    RunUntil(4);
    m_homeDevices.clear();
    Simulator::Destroy(); // closes the files
    for (const auto& path : {wan, home})
    {
        EXPECT_TRUE(
            DissectFile(path, {"frame.number"}, "_ws.malformed || icmpv6.checksum.status==0")
                .empty())
            << path;
    }
    EXPECT_EQ(DissectFile(wan, {"ipv6.dst"}, "icmpv6.type==144"),
              std::vector<std::string>{"fd00:9::fdff:ffff:ffff:fffe"});
    EXPECT_EQ(DissectFile(wan, {"ipv6.src", "icmpv6.mip6.home_agent_address"}, "icmpv6.type==145"),
              std::vector<std::string>{"fd00:9::1 fd00:9::2,fd00:9::1"});
    EXPECT_EQ(DissectFile(wan, {"icmpv6.mip6.identifier"}, "icmpv6.type==144"),
              DissectFile(wan, {"icmpv6.mip6.identifier"}, "icmpv6.type==145"));
    EXPECT_EQ(DissectFile(home,
                          {"icmpv6.nd.ra.flag.h", "icmpv6.opt.home_agent_preference"},
                          "icmpv6.type==134 && icmpv6.opt.prefix==fd00:9::2"),
              std::vector<std::string>{"1 10"});
    std::filesystem::remove_all(folder);
}
