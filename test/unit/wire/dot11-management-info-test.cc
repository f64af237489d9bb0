/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "vector-file.h"

#include "ns3/dot11-management-info.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param sizes lengths at which a body has whole elements @param size a length @return whether
bool
IsBoundary(const std::vector<std::size_t>& sizes, std::size_t size)
{
    return std::find(sizes.begin(), sizes.end(), size) != sizes.end();
}

} // namespace

TEST(Dot11ManagementInfoTest, ReadsTheBeaconVector)
{
    const auto info = ParseBeacon(MakePacket(ReadVector("dot11-beacon.hex")));
    ASSERT_TRUE(info);
    EXPECT_EQ(info->timestampUs, 0x0123456789abcdefULL);
    EXPECT_EQ(info->beaconIntervalTu, 0x92f3);
    EXPECT_EQ(info->capability, 0x0411);
    EXPECT_TRUE(info->capability & DOT11_CAPABILITY_PRIVACY);
    EXPECT_EQ(info->elements.ssid, "fmipv6");
    EXPECT_EQ(info->elements.dsChannel, 11);
    EXPECT_FALSE(info->elements.htPrimaryChannel);
    EXPECT_EQ(info->elements.rates.size(), 12U);
    ASSERT_TRUE(info->elements.rsn);
    EXPECT_EQ(info->elements.rsn->akmSuites, std::vector<Dot11Suite>{Dot11Suite::AKM_8021X});
    EXPECT_EQ(info->elements.rsn->groupCipher, Dot11Suite::CCMP_128);
}

TEST(Dot11ManagementInfoTest, RefusesBeaconsCutInsideAnElement)
{
    // ends of the fixed part and of each element, counted off the vector's lines
    const std::vector<std::size_t> whole{12, 20, 30, 33, 39, 45, 67};
    ForEachCut(ReadVector("dot11-beacon.hex"), [&whole](const auto& cut) {
        EXPECT_EQ(ParseBeacon(MakePacket(cut)).has_value(), IsBoundary(whole, cut.size()))
            << cut.size();
    });
}

TEST(Dot11ManagementInfoTest, ReadsTheRequestVectors)
{
    const auto assoc = ParseAssocRequest(MakePacket(ReadVector("dot11-association-request.hex")));
    ASSERT_TRUE(assoc);
    EXPECT_EQ(assoc->capability, 0x0431);
    EXPECT_EQ(assoc->listenInterval, 0x050a);
    EXPECT_FALSE(assoc->currentAp);
    EXPECT_EQ(assoc->elements.ssid, "fmipv6");

    const auto octets = ReadVector("dot11-reassociation-request.hex");
    const auto reassoc = ParseReassocRequest(MakePacket(octets));
    ASSERT_TRUE(reassoc);
    EXPECT_EQ(reassoc->currentAp, Mac48Address("00:16:3e:a1:b2:c3"));
    EXPECT_EQ(reassoc->listenInterval, 0x050a);
    EXPECT_TRUE(reassoc->elements.rsn);
    ForEachCut(octets, [](const auto& cut) {
        EXPECT_EQ(ParseReassocRequest(MakePacket(cut)).has_value(),
                  IsBoundary({10, 18, 24}, cut.size()))
            << cut.size();
    });
}

TEST(Dot11ManagementInfoTest, ReadsTheResponseVector)
{
    const auto octets = ReadVector("dot11-association-response.hex");
    const auto info = ParseAssocResponse(MakePacket(octets));
    ASSERT_TRUE(info);
    EXPECT_EQ(info->status, Dot11Status::DENIED_NO_MORE_STAS);
    EXPECT_EQ(info->aid, 2007);
    EXPECT_FALSE(info->elements.ssid);
    ForEachCut(octets, [](const auto& cut) {
        EXPECT_EQ(ParseAssocResponse(MakePacket(cut)).has_value(), cut.size() == 6) << cut.size();
    });
}

TEST(Dot11ManagementInfoTest, RefusesAnSsidOf33Bytes)
{
    std::vector<uint8_t> body{0, 33};
    body.resize(2 + 33, 'x');
    EXPECT_FALSE(ParseProbeRequest(MakePacket(body)));
    body = {0, 32};
    body.resize(2 + 32, 'x');
    const auto info = ParseProbeRequest(MakePacket(body));
    ASSERT_TRUE(info);
    EXPECT_EQ(info->ssid, std::string(32, 'x'));
}

TEST(Dot11ManagementInfoTest, TakesAnRsnElementThatIsNotUnderstoodForNone)
{
    const auto info = ParseProbeRequest(MakePacket({48, 2, 9, 0}));
    ASSERT_TRUE(info);
    EXPECT_FALSE(info->rsn);
}

TEST(Dot11ManagementInfoTest, SurvivesDamagedBodies)
{
    unsigned accepted = 0;
    ForEachMutation(ReadVector("dot11-beacon.hex"), 20000, [&accepted](const auto& octets) {
        const auto packet = MakePacket(octets);
        accepted += ParseBeacon(packet).has_value();
        ParseAssocRequest(packet);
        ParseReassocRequest(packet);
        ParseAssocResponse(packet);
        ParseProbeRequest(packet);
    });
    EXPECT_GT(accepted, 0U);
    EXPECT_LT(accepted, 20000U);
}

} // namespace fmipv6
} // namespace ns3
