/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mobility-nd-option.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(NdOptionWalkerTest, AdvancesByWholeOptions)
{
    std::vector<uint8_t> octets(8 + 16 + 2040);
    octets[0] = 250;
    octets[1] = 1;
    octets[8] = 19;
    octets[9] = 2;
    octets[24] = 251;
    octets[25] = 255;
    NdOptionWalker walker(octets.data(), octets.size());
    std::vector<std::pair<int, std::size_t>> seen;
    while (const auto view = walker.Next())
    {
        seen.emplace_back(view->type, view->size);
    }
    const std::vector<std::pair<int, std::size_t>> wanted{{250, 8}, {19, 16}, {251, 2040}};
    EXPECT_EQ(seen, wanted);
    EXPECT_EQ(walker.GetError(), MobilityParseError::NONE);
}

TEST(NdOptionWalkerTest, StopsAtLengthZeroAndAtWhatIsCut)
{
    std::vector<uint8_t> octets(16);
    octets[0] = 250;
    NdOptionWalker zero(octets.data(), octets.size());
    EXPECT_FALSE(zero.Next());
    EXPECT_FALSE(zero.Next());
    EXPECT_EQ(zero.GetError(), MobilityParseError::BAD_LENGTH);

    octets[1] = 2;
    for (std::size_t size = 1; size < octets.size(); ++size)
    {
        NdOptionWalker cut(octets.data(), size);
        EXPECT_FALSE(cut.Next());
        EXPECT_EQ(cut.GetError(), MobilityParseError::TRUNCATED) << size;
    }
    NdOptionWalker none(nullptr, 0);
    EXPECT_FALSE(none.Next());
    EXPECT_EQ(none.GetError(), MobilityParseError::NONE);
}

TEST(NdOptionTest, KeepLeadingBits)
{
    const Ipv6Address ones("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    EXPECT_EQ(KeepLeadingBits(ones, 0), Ipv6Address("::"));
    EXPECT_EQ(KeepLeadingBits(ones, 1), Ipv6Address("8000::"));
    EXPECT_EQ(KeepLeadingBits(ones, 61), Ipv6Address("ffff:ffff:ffff:fff8::"));
    EXPECT_EQ(KeepLeadingBits(ones, 64), Ipv6Address("ffff:ffff:ffff:ffff::"));
    EXPECT_EQ(KeepLeadingBits(ones, 127), Ipv6Address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe"));
    EXPECT_EQ(KeepLeadingBits(ones, 128), ones);
    EXPECT_EQ(KeepLeadingBits(ones, 255), ones);
}

TEST(NdOptionTest, NaackLengths)
{
    OctetWriter writer;
    WriteOption(writer, NaackOption{NaackStatus::LINK_LAYER_ADDRESS_UNRECOGNIZED, std::nullopt});
    EXPECT_EQ(ToHex(writer.GetOctets()), "1401008000000000");

    std::vector<uint8_t> octets = writer.GetOctets();
    const auto option = ReadNaackOption({octets[0], octets.data(), octets.size()});
    ASSERT_TRUE(option);
    EXPECT_EQ(option->status, NaackStatus::LINK_LAYER_ADDRESS_UNRECOGNIZED);
    EXPECT_FALSE(option->ncoa);

    octets[3] = 2; // "use the supplied CoA", but there is none
    EXPECT_FALSE(ReadNaackOption({octets[0], octets.data(), octets.size()}));
    octets.resize(16); // half an address
    octets[1] = 2;
    EXPECT_FALSE(ReadNaackOption({octets[0], octets.data(), octets.size()}));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
