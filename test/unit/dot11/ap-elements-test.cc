/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ap-elements.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Timestamp, interval and capability, each octet its own.
const std::vector<uint8_t> BEACON{1, 2, 3, 4, 5, 6, 7, 8, 100, 0, 0x01, 0x04, 0, 1, 'x'};
const std::vector<uint8_t> RSN{48, 2, 1, 0};

} // namespace

TEST(ApElements, TimNamesTheStationsThatHaveFramesWaiting)
{
    using Bytes = std::vector<uint8_t>;
    EXPECT_EQ(MakeTim({}, false), (Bytes{5, 4, 0, 1, 0, 0}));
    EXPECT_EQ(MakeTim({}, true), (Bytes{5, 4, 0, 1, 1, 0}));
    EXPECT_EQ(MakeTim({1}, false), (Bytes{5, 4, 0, 1, 0, 0x02}));
    EXPECT_EQ(MakeTim({1, 10}, false), (Bytes{5, 5, 0, 1, 0, 0x02, 0x04}));
    // AIDs 24 and 33: octets 3 and 4; octets 0 and 1 are left out, an even number.
    EXPECT_EQ(MakeTim({24, 33}, true), (Bytes{5, 6, 0, 1, 0x03, 0, 0x01, 0x02}));
    EXPECT_EQ(MakeTim({2007}, false), (Bytes{5, 4, 0, 1, 250, 0x80}));
}

TEST(ApElements, EveryBeaconGetsATimAndOnlyRsnNetworksTheRest)
{
    auto body = BEACON;
    Announce(WIFI_MAC_MGT_BEACON, body, {});
    auto expected = BEACON;
    const auto tim = MakeTim({}, false);
    expected.insert(expected.end(), tim.begin(), tim.end());
    EXPECT_EQ(body, expected);
    Announce(WIFI_MAC_MGT_BEACON, body, {});
    EXPECT_EQ(body, expected) << "not twice";

    Announce(WIFI_MAC_MGT_BEACON, body, {RSN, {}, false});
    expected[10] |= 0x10;
    expected.insert(expected.end(), RSN.begin(), RSN.end());
    EXPECT_EQ(body, expected);
}

TEST(ApElements, AProbeResponseHasRsnButNoTim)
{
    auto body = BEACON;
    Announce(WIFI_MAC_MGT_PROBE_RESPONSE, body, {RSN, {}, true});
    auto expected = BEACON;
    expected[10] |= 0x10;
    expected.insert(expected.end(), RSN.begin(), RSN.end());
    EXPECT_EQ(body, expected);
}

TEST(ApElements, AnAssociationResponseHasThePrivacyBitAlone)
{
    for (const auto type : {WIFI_MAC_MGT_ASSOCIATION_RESPONSE, WIFI_MAC_MGT_REASSOCIATION_RESPONSE})
    {
        std::vector<uint8_t> body{0x01, 0x04, 0, 0, 1, 0xc0};
        Announce(type, body, {RSN, {}, false});
        EXPECT_EQ(body, (std::vector<uint8_t>{0x11, 0x04, 0, 0, 1, 0xc0}));
    }
}

TEST(ApElements, OtherFramesAndShortOnesStay)
{
    for (const auto type : {WIFI_MAC_MGT_AUTHENTICATION, WIFI_MAC_MGT_ACTION})
    {
        auto body = BEACON;
        Announce(type, body, {RSN, {}, false});
        EXPECT_EQ(body, BEACON);
    }
    for (const auto type : {WIFI_MAC_MGT_BEACON, WIFI_MAC_MGT_ASSOCIATION_RESPONSE})
    {
        std::vector<uint8_t> body{1};
        Announce(type, body, {RSN, {}, false});
        EXPECT_EQ(body, std::vector<uint8_t>{1});
    }
}
