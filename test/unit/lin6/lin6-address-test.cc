/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-address.h"
#include "ns3/mac48-address.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(Lin6AddressTest, PutsTogetherWhatItTakesApart)
{
    const auto id = MakeLin6Id(0x92f3);
    const auto address = JoinPrefixAndId(0x2001000292f30000, id);
    EXPECT_EQ(address, Ipv6Address("2001:2:92f3:0:4c36::92f3"));
    EXPECT_EQ(FindLin6Id(address), id);
    EXPECT_EQ(GetPrefix64(address), 0x2001000292f30000U);
    EXPECT_EQ(MakeGeneralizedId(id), Ipv6Address("fd4c:494e:3600:0:4c36::92f3"));
}

TEST(Lin6AddressTest, TakesNoOtherAddressForOneOfLin6)
{
    EXPECT_FALSE(FindLin6Id(Ipv6Address("2001:2::1")));
    EXPECT_FALSE(
        FindLin6Id(Ipv6Address::MakeAutoconfiguredAddress(Mac48Address("4c:36:00:00:00:01"),
                                                          Ipv6Address("2001:2::"))))
        << "formed from an Ethernet address, with the universal bit set";
    EXPECT_FALSE(FindLin6Id(Ipv6Address("ff02::4c36:0:0:1"))) << "a group";
}

} // namespace
} // namespace fmipv6
} // namespace ns3
