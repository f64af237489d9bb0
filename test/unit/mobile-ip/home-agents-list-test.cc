/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HomeAgentsList: what RFC 6275 section 10.5.1 has a home agent learn, and tell.
#include "simulation-fixture.h"

#include "ns3/home-agents-list.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address OWN("fd00:9::1");
const Ipv6Address SECOND("fd00:9::2");
const Ipv6Address THIRD("fd00:9::3");

class HomeAgentsListTest : public SimulationFixture
{
  public:
    /// @param address global @param preference of the option, or nothing for no option
    /// @return an advertisement of a home agent
    static RouterAdvertisement Advertise(Ipv6Address address,
                                         std::optional<uint16_t> preference = std::nullopt)
    {
        RouterAdvertisement advertisement;
        advertisement.homeAgent = true;
        advertisement.routerLifetime = Seconds(90);
        RouterAdvertisement::PrefixInformation prefix;
        prefix.prefix.address = Ipv6Address("fd00:9::");
        prefix.prefix.length = 64;
        prefix.routerAddress = address;
        advertisement.prefixes.push_back(prefix);
        if (preference)
        {
            advertisement.homeAgentInformation.emplace();
            advertisement.homeAgentInformation->preference = *preference;
            advertisement.homeAgentInformation->lifetime = Seconds(30);
        }
        return advertisement;
    }

    /// @param now simulated time (s) @param preference of this home agent @return its reply
    std::vector<Ipv6Address> Arrange(double now, uint16_t preference = 0) const
    {
        return m_list.Arrange({preference, Time::Max(), {OWN}, {}}, Seconds(now), m_random);
    }

    HomeAgentsList m_list;
    Ptr<UniformRandomVariable> m_random{CreateObject<UniformRandomVariable>()};
};

} // namespace

TEST_F(HomeAgentsListTest, TheLifetimeIsThatOfTheOptionElseThatOfTheRouter)
{
    m_list.Learn("fe80::2", Advertise(SECOND), Seconds(10));
    m_list.Learn("fe80::3", Advertise(THIRD, 5), Seconds(10));
    EXPECT_EQ(m_list.GetCurrent(Seconds(39)).size(), 2U);
    EXPECT_EQ(m_list.GetCurrent(Seconds(39)).at("fe80::3").preference, 5);
    EXPECT_EQ(m_list.GetCurrent(Seconds(39)).at("fe80::2").preference, 0);
    EXPECT_EQ(m_list.GetCurrent(Seconds(40)).size(), 1U) << "30 s of the option";
    EXPECT_EQ(m_list.GetCurrent(Seconds(99)).size(), 1U);
    EXPECT_EQ(m_list.GetCurrent(Seconds(100)).size(), 0U) << "90 s of the router";
    m_list.Learn("fe80::2", Advertise(SECOND), Seconds(95));
    EXPECT_EQ(m_list.GetCurrent(Seconds(100)).size(), 1U) << "heard again";
}

TEST_F(HomeAgentsListTest, WithoutTheHBitOrWithoutALifetimeItIsDeletedAtOnce)
{
    m_list.Learn("fe80::2", Advertise(SECOND), Seconds(10));
    auto farewell = Advertise(SECOND);
    farewell.homeAgent = false;
    m_list.Learn("fe80::2", farewell, Seconds(11));
    EXPECT_TRUE(m_list.GetCurrent(Seconds(11)).empty());
    m_list.Learn("fe80::2", Advertise(SECOND), Seconds(12));
    auto lifeless = Advertise(SECOND, 7);
    lifeless.homeAgentInformation->lifetime = Seconds(0);
    m_list.Learn("fe80::2", lifeless, Seconds(13));
    EXPECT_TRUE(m_list.GetCurrent(Seconds(13)).empty());
    m_list.Learn("fe80::3", lifeless, Seconds(14));
    EXPECT_TRUE(m_list.GetCurrent(Seconds(14)).empty()) << "nor is an entry made of it";
}

TEST_F(HomeAgentsListTest, GlobalAddressesAreThoseWithTheRBitAndAreCollected)
{
    auto both = Advertise(SECOND);
    auto plain = both.prefixes[0];
    plain.routerAddress.reset();
    both.prefixes.push_back(plain);
    m_list.Learn("fe80::2", both, Seconds(10));
    m_list.Learn("fe80::2", Advertise("fd00:9::22"), Seconds(11));
    m_list.Learn("fe80::2", Advertise(SECOND), Seconds(12));
    EXPECT_EQ(m_list.GetCurrent(Seconds(12)).at("fe80::2").addresses,
              (std::vector<Ipv6Address>{SECOND, "fd00:9::22"}));
}

TEST_F(HomeAgentsListTest, TheyAreToldByPreferenceAndEqualsInRandomOrder)
{
    m_list.Learn("fe80::2", Advertise(SECOND, 9), Seconds(10));
    m_list.Learn("fe80::3", Advertise(THIRD), Seconds(10));
    std::set<std::vector<Ipv6Address>> orders;
    for (int i = 0; i < 100; ++i)
    {
        const auto order = Arrange(11);
        ASSERT_EQ(order.size(), 3U);
        EXPECT_EQ(order[0], SECOND);
        orders.insert(order);
    }
    EXPECT_EQ(orders.size(), 2U) << "the two without preference take turns";
    EXPECT_EQ(Arrange(11, 10)[0], OWN);
}

TEST_F(HomeAgentsListTest, TheReplyFitsIntoTheMinimumMtuWithTheBestOnes)
{
    for (uint32_t i = 0; i < 100; ++i)
    {
        uint8_t linkLocal[16] = {0xfe, 0x80};
        linkLocal[15] = i;
        uint8_t global[16] = {0xfd};
        global[15] = i;
        m_list.Learn(Ipv6Address(linkLocal), Advertise(Ipv6Address(global), 100 + i), Seconds(1));
    }
    const auto told = Arrange(2, 150);
    ASSERT_EQ(told.size(), 77U);
    EXPECT_LE(40 + 8 + told.size() * 16, 1280U);
    EXPECT_NE(std::find(told.begin(), told.end(), OWN), told.end());
    uint8_t best[16] = {0xfd};
    best[15] = 99;
    EXPECT_EQ(told[0], Ipv6Address(best));
}

TEST_F(HomeAgentsListTest, AnAddressGoesWithItsPrefix)
{
    auto advertisement = Advertise(SECOND);
    advertisement.prefixes[0].validLifetime = Seconds(20);
    m_list.Learn("fe80::2", advertisement, Seconds(10));
    EXPECT_EQ(Arrange(29).size(), 2U);
    EXPECT_EQ(Arrange(30), std::vector<Ipv6Address>{OWN}) << "RFC 6275 section 10.1";
}
