/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// A Home Test proves that the home address is reached by the home agent, so one that comes another
// way proves nothing (RFC 6275 section 11.6.2).
#include "route-optimization-network.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class HomeTestOutsideTheTunnelTest : public RouteOptimizationNetwork
{
  public:
    void SetUp() override
    {
        RouteOptimizationNetwork::SetUp();
        AddCorrespondent();
        m_optimizer->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&HomeTestOutsideTheTunnelTest::OnDrop, this));
    }

    /// @param reason why the mobile node did not accept a message
    void OnDrop(Ptr<const Packet>, std::string reason)
    {
        m_dropped.push_back(reason);
    }

    std::vector<std::string> m_dropped;
};

} // namespace

TEST_F(HomeTestOutsideTheTunnelTest, ItIsIgnoredAndTheNextOneCounts)
{
    // Whoever is on the correspondent's link has the first Home Test, with its cookie, and gives it
    // to an accomplice on the visited link. The one that goes by the home agent gets lost.
    std::vector<uint8_t> stolen;
    m_lose = [&stolen](const auto& frame) {
        if (!stolen.empty() || !IsMobilityHeader(frame, 3))
        {
            return false;
        }
        stolen.assign(frame.begin() + 14, frame.begin() + 14 + 40 + 24);
        return true;
    };
    RunUntil(1.5);
    ASSERT_FALSE(stolen.empty());
    ASSERT_EQ(GetState(), RouteOptimizationState::TESTING);
    m_routerLan[0]->Send(Create<Packet>(stolen.data(), stolen.size()),
                         m_mn->GetLinkLayerAddress(),
                         0x86dd);
    RunUntil(1.6);
    EXPECT_EQ(m_dropped, std::vector<std::string>{"not through the home agent's tunnel"});
    EXPECT_EQ(GetState(), RouteOptimizationState::TESTING);
    RunUntil(4);
    EXPECT_EQ(GetState(), RouteOptimizationState::OPTIMIZED) << "the tests were done again";
    EXPECT_EQ(std::count(m_dropped.begin(), m_dropped.end(), m_dropped.front()), 1);
    ExpectOptimized(1);
}
