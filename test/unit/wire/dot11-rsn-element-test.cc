/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "vector-file.h"

#include "ns3/dot11-rsn-element.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// The RSN element of dot11-beacon.hex, which tshark has judged.
std::vector<uint8_t>
BeaconRsn()
{
    const auto beacon = ReadVector("dot11-beacon.hex");
    return {beacon.begin() + 45, beacon.begin() + 67};
}

/// @param octets a whole element @return it, parsed
std::optional<Dot11RsnElement>
Parse(const std::vector<uint8_t>& octets)
{
    return Dot11RsnElement::Parse(octets.data() + 2, octets.size() - 2);
}

} // namespace

TEST(Dot11RsnElementTest, DefaultIsTheVector)
{
    EXPECT_EQ(ToHex(Dot11RsnElement{}.Serialize()), ToHex(BeaconRsn()));
}

TEST(Dot11RsnElementTest, ParsesARealDevicesElement)
{
    const auto message2 = ReadVector("eapol-key-message-2.hex");
    const auto element = Parse({message2.end() - 22, message2.end()});
    ASSERT_TRUE(element);
    EXPECT_EQ(element->akmSuites, std::vector<Dot11Suite>{Dot11Suite::AKM_PSK});
    EXPECT_EQ(element->pairwiseCiphers, std::vector<Dot11Suite>{Dot11Suite::CCMP_128});
    EXPECT_EQ(element->capabilities, 0x0080);
    EXPECT_EQ(ToHex(element->Serialize()), ToHex({message2.end() - 22, message2.end()}));
}

TEST(Dot11RsnElementTest, TakesOnlyCutsBetweenFields)
{
    // version, group cipher, pairwise list, AKM list
    const std::vector<std::size_t> whole{2 + 2, 2 + 6, 2 + 12, 2 + 18};
    ForEachCut(BeaconRsn(), [&whole](const auto& cut) {
        if (cut.size() >= 2)
        {
            EXPECT_EQ(Parse(cut).has_value(),
                      std::find(whole.begin(), whole.end(), cut.size()) != whole.end())
                << cut.size();
        }
    });
}

TEST(Dot11RsnElementTest, RefusesUnknownVersionsAndCountsThatDoNotFit)
{
    auto octets = BeaconRsn();
    octets[2] = 2;
    EXPECT_FALSE(Parse(octets));
    octets = BeaconRsn();
    octets[8] = 0xff; // pairwise ciphers
    octets[9] = 0xff;
    EXPECT_FALSE(Parse(octets));
}

TEST(Dot11RsnElementTest, CarriesPmkids)
{
    const auto octets = ReadVector("dot11-rsn-element-with-pmkids.hex");
    const auto element = Parse(octets);
    ASSERT_TRUE(element);
    EXPECT_TRUE(element->HasPreauthentication());
    ASSERT_EQ(element->pmkids.size(), 2U);
    EXPECT_EQ(element->pmkids[0][0], 0xd1);
    EXPECT_EQ(element->pmkids[0][15], 0xe0);
    EXPECT_EQ(element->pmkids[1][15], 0xf3);
    EXPECT_EQ(ToHex(element->Serialize()), ToHex(octets));
    ForEachCut(octets, [&octets](const auto& cut) {
        if (cut.size() > 2 + 22)
        {
            EXPECT_FALSE(Parse(cut)) << cut.size();
        }
    });
}

TEST(Dot11RsnElementTest, PmkidsAndGroupManagementCipher)
{
    auto octets = ReadVector("dot11-rsn-element-with-pmkids.hex");
    octets.insert(octets.end(), {0x00, 0x0f, 0xac, 0x06});
    const auto element = Parse(octets);
    ASSERT_TRUE(element);
    EXPECT_EQ(element->pmkids.size(), 2U);
    octets.push_back(0);
    EXPECT_FALSE(Parse(octets));
}

TEST(Dot11RsnElementTest, WritesNoMorePmkidsThanFit)
{
    Dot11RsnElement element;
    EXPECT_FALSE(element.HasPreauthentication());
    element.pmkids.resize(Dot11RsnElement::MAX_PMKIDS + 1);
    const auto octets = element.Serialize();
    EXPECT_EQ(octets.size(), 2U + octets[1]);
    ASSERT_TRUE(Parse(octets));
    EXPECT_EQ(Parse(octets)->pmkids.size(), Dot11RsnElement::MAX_PMKIDS);
}

} // namespace fmipv6
} // namespace ns3
