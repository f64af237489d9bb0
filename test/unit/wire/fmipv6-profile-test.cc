/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-profile.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(Fmipv6ProfileTest, NamesAndBack)
{
    EXPECT_EQ(GetProfileName(Fmipv6Profile::RFC4068), "rfc4068");
    EXPECT_EQ(GetProfileName(Fmipv6Profile::RFC5568), "rfc5568");
    EXPECT_EQ(FindProfile("rfc4068"), Fmipv6Profile::RFC4068);
    EXPECT_EQ(FindProfile("rfc5568"), Fmipv6Profile::RFC5568);
    EXPECT_FALSE(FindProfile("RFC5568"));
    EXPECT_FALSE(FindProfile(""));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
