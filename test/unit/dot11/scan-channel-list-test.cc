/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/scan-channel-list.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using Channels = std::vector<uint8_t>;

Channels
Read(const std::string& text, WifiPhyBand band = WIFI_PHY_BAND_5GHZ)
{
    const auto list = ScanChannelList::Parse(text);
    EXPECT_TRUE(list) << text;
    return list ? list->GetChannels(band) : Channels();
}

} // namespace

TEST(ScanChannelList, BandIsWhatRfc4260Knew)
{
    EXPECT_EQ(Read("band"), (Channels{36, 40, 44, 48, 52, 56, 60, 64, 149, 153, 157, 161}));
    const auto low = Read("band", WIFI_PHY_BAND_2_4GHZ);
    ASSERT_EQ(low.size(), 13U);
    EXPECT_EQ(low.front(), 1);
    EXPECT_EQ(low.back(), 13);
    EXPECT_EQ(ScanChannelList().ToString(), "band");
}

TEST(ScanChannelList, AllIsEvery20MHzChannelThatNs3Has)
{
    const auto all = Read("all");
    EXPECT_EQ(all.size(), 29U); // 36 to 64, 100 to 144, 149 to 181
    EXPECT_EQ(all.front(), 36);
    EXPECT_EQ(all.back(), 181);
}

TEST(ScanChannelList, NumbersKeepTheirOrderAndBelongToOneBand)
{
    EXPECT_EQ(Read(" 161 36  44 "), (Channels{161, 36, 44}));
    EXPECT_TRUE(Read("161 36", WIFI_PHY_BAND_2_4GHZ).empty());
    EXPECT_EQ(Read("1 6 11", WIFI_PHY_BAND_2_4GHZ), (Channels{1, 6, 11}));
    EXPECT_EQ(ScanChannelList::Parse("161 36")->ToString(), "161 36");
}

TEST(ScanChannelList, RefusesWhatIsNoChannelOfOneBand)
{
    for (const auto text : {"",
                            " ",
                            "36 4x",
                            "7 36",
                            "37",
                            "0",
                            "-36",
                            "36 36",
                            "14",
                            "300",
                            "1000000000000000000000",
                            "36,40",
                            "band 36",
                            "36.5"})
    {
        EXPECT_FALSE(ScanChannelList::Parse(text)) << text;
    }
}

TEST(ScanChannelList, IsAnAttributeValue)
{
    const auto checker = MakeScanChannelListChecker();
    ScanChannelListValue value;
    EXPECT_TRUE(value.DeserializeFromString("36 161", checker));
    EXPECT_EQ(value.SerializeToString(checker), "36 161");
    EXPECT_FALSE(value.DeserializeFromString("36 4x", checker));
    EXPECT_TRUE(value.DeserializeFromString("all", checker));
}
