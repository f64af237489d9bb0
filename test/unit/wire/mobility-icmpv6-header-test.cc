/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mobility-icmpv6-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(MobilityIcmpv6HeaderTest, Rfc5568HasNoIcmpv6HandoverMessages)
{
    for (unsigned int subtype = 0; subtype < 256; ++subtype)
    {
        const auto peeked = MobilityIcmpv6Header::PeekSubtype(
            MakePacket({154, 0, 0, 0, static_cast<uint8_t>(subtype), 0, 0, 0}));
        EXPECT_EQ(peeked.has_value(), subtype == 2 || subtype == 3) << subtype;
    }
}

TEST(MobilityIcmpv6HeaderTest, PeekSubtypeKnowsFour)
{
    for (unsigned int subtype = 0; subtype < 256; ++subtype)
    {
        const auto peeked = MobilityIcmpv6Header::PeekSubtype(
            MakePacket({150, 0, 0, 0, static_cast<uint8_t>(subtype), 0, 0, 0}));
        EXPECT_EQ(peeked.has_value(), subtype >= 2 && subtype <= 5) << subtype;
        if (peeked)
        {
            EXPECT_EQ(static_cast<unsigned int>(*peeked), subtype);
        }
    }
    EXPECT_FALSE(MobilityIcmpv6Header::PeekSubtype(MakePacket({155, 0, 0, 0, 2, 0, 0, 0})));
    EXPECT_FALSE(MobilityIcmpv6Header::PeekSubtype(MakePacket({150, 0, 0, 0})));
    EXPECT_FALSE(MobilityIcmpv6Header::PeekSubtype(Create<Packet>()));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
