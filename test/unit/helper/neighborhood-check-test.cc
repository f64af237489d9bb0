/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Plans and neighbourhoods of which no network can be made are refused in one sentence.
#include "simulation-fixture.h"

#include "ns3/csma-helper.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/neighborhood-check.h"
#include "ns3/node-container.h"
#include "ns3/user-error.h"

#include <functional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Mac48Address AP("02:00:00:00:00:01");

class NeighborhoodCheckTest : public SimulationFixture
{
  public:
    /// @param address of a router @param prefixLength of its prefix @return it
    Ptr<AccessRouter> MakeRouter(const char* address, uint8_t prefixLength = 64)
    {
        auto node = CreateObject<Node>();
        const auto device = CsmaHelper().Install(node).Get(0);
        MobilityStackHelper().InstallRouter(node);
        MobilityStackHelper::AddInterface(node, device, address, Ipv6Prefix(64));
        auto router = CreateObject<AccessRouter>();
        node->AggregateObject(router);
        router->SetAccessInterface(device, address, prefixLength);
        return router;
    }

    /// @param check what is to throw @return the sentence, or an empty text
    static std::string Sentence(const std::function<void()>& check)
    {
        try
        {
            check();
        }
        catch (const UserError& error)
        {
            return error.what();
        }
        return "";
    }
};

} // namespace

TEST_F(NeighborhoodCheckTest, RoutersThatKnowEachOtherAreFine)
{
    auto one = MakeRouter("fd00:1::1");
    auto other = MakeRouter("fd00:2::1");
    one->AddNeighbor(AP, other->GetArInfo());
    other->AddOwnAccessPoint(AP);
    EXPECT_EQ(Sentence([&] { CheckNeighborhood({one, other}); }), "");
}

TEST_F(NeighborhoodCheckTest, OverlappingPrefixesAreRefused)
{
    auto one = MakeRouter("fd00:1::1");
    auto other = MakeRouter("fd00:1:0:0:8000::1", 96);
    const auto sentence = Sentence([&] { CheckNeighborhood({one, other}); });
    EXPECT_NE(sentence.find("overlap"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("fd00:1::/64"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("prefix of its own"), std::string::npos) << sentence;
}

TEST_F(NeighborhoodCheckTest, ARouterThatIsItsOwnNeighbourIsRefused)
{
    auto one = MakeRouter("fd00:1::1");
    one->AddNeighbor(AP, one->GetArInfo());
    const auto sentence = Sentence([&] { CheckNeighborhood({one}); });
    EXPECT_NE(sentence.find("itself"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("AddOwnAccessPoint"), std::string::npos) << sentence;
}

TEST_F(NeighborhoodCheckTest, AnAccessPointOfNoRouterIsRefused)
{
    auto one = MakeRouter("fd00:1::1");
    auto other = MakeRouter("fd00:2::1");
    one->AddNeighbor(AP, {Mac48Address("02:00:00:00:00:99"), "fd00:3::1", "fd00:3::", 64});
    const auto sentence = Sentence([&] { CheckNeighborhood({one, other}); });
    EXPECT_NE(sentence.find("fd00:3::1"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("02:00:00:00:00:01"), std::string::npos) << sentence;
}

TEST_F(NeighborhoodCheckTest, APlanMustMapEachAccessPointToARouterOfItsSubnet)
{
    auto plan = PlanFigureOne(NetworkSize());
    EXPECT_EQ(Sentence([&] { CheckPlan(plan); }), "");
    plan.subnets[1].accessPoints[0].router = 3;
    EXPECT_NE(Sentence([&] { CheckPlan(plan); }).find("routers 0 to 2"), std::string::npos);
    plan.subnets[1].routers = 0;
    EXPECT_NE(Sentence([&] { CheckPlan(plan); }).find("1 or more"), std::string::npos);
    plan.subnets.clear();
    EXPECT_NE(Sentence([&] { CheckPlan(plan); }).find("no subnet"), std::string::npos);
}
