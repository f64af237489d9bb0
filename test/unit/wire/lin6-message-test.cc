/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "vector-file.h"

#include "ns3/l2-byte-reader.h"
#include "ns3/lin6-message.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

constexpr auto VECTOR = "lin6-mapping-update.hex";

Lin6Message
OddMessage()
{
    Lin6Message message;
    message.type = Lin6MessageType::MAPPING_UPDATE;
    message.status = static_cast<Lin6Status>(0x92);
    message.sequence = 0x92f3;
    message.lifetime = Seconds(0xa55a);
    message.node = 0x4c3692f3a55ac33c;
    message.prefix = 0x200192f3a55ac33d;
    return message;
}

TEST(Lin6MessageTest, WritesTheVector)
{
    EXPECT_EQ(CopyBytes(OddMessage().ToPacket()), ReadVector(VECTOR));
}

TEST(Lin6MessageTest, ReadsTheVector)
{
    const auto read = Lin6Message::Parse(PacketFromBytes(ReadVector(VECTOR)));
    const auto wanted = OddMessage();
    ASSERT_TRUE(read);
    EXPECT_EQ(read->type, wanted.type);
    EXPECT_EQ(read->status, wanted.status);
    EXPECT_EQ(read->sequence, wanted.sequence);
    EXPECT_EQ(read->lifetime, wanted.lifetime);
    EXPECT_EQ(read->node, wanted.node);
    EXPECT_EQ(read->prefix, wanted.prefix);
}

TEST(Lin6MessageTest, RefusesEveryCut)
{
    const auto octets = ReadVector(VECTOR);
    for (std::size_t size = 0; size < octets.size(); ++size)
    {
        EXPECT_FALSE(Lin6Message::Parse(Create<Packet>(octets.data(), size))) << size;
    }
}

TEST(Lin6MessageTest, IgnoresWhatFollows)
{
    auto octets = ReadVector(VECTOR);
    octets.push_back(0xff);
    EXPECT_TRUE(Lin6Message::Parse(PacketFromBytes(octets)));
}

TEST(Lin6MessageTest, KnowsSixTypesAndNoOther)
{
    auto octets = ReadVector(VECTOR);
    for (unsigned type = 0; type < 256; ++type)
    {
        octets[0] = static_cast<uint8_t>(type);
        const auto read = Lin6Message::Parse(PacketFromBytes(octets));
        EXPECT_EQ(read.has_value(), type >= 1 && type <= 6) << type;
        EXPECT_EQ(read && ToString(read->type) != "unknown", type >= 1 && type <= 6) << type;
    }
}

TEST(Lin6MessageTest, BoundsTheLifetime)
{
    Lin6Message message;
    message.lifetime = Seconds(-1);
    EXPECT_EQ(Lin6Message::Parse(message.ToPacket())->lifetime, Seconds(0));
    message.lifetime = MilliSeconds(2999);
    EXPECT_EQ(Lin6Message::Parse(message.ToPacket())->lifetime, Seconds(2));
    message.lifetime = Seconds(5000000000);
    EXPECT_EQ(Lin6Message::Parse(message.ToPacket())->lifetime, Seconds(4294967295));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
