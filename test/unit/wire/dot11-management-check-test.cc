/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "vector-file.h"

#include "ns3/dot11-management-check.h"
#include "ns3/mgt-headers.h"

#include <gtest/gtest.h>
#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param rest elements behind SSID and rates @return the body of a Probe Request
std::vector<uint8_t>
ProbeWith(const std::vector<uint8_t>& rest)
{
    std::vector<uint8_t> body{0, 1, 'x', 1, 1, 0x82};
    body.insert(body.end(), rest.begin(), rest.end());
    return body;
}

/// @param id element identifier @param length @return an element of zeros
std::vector<uint8_t>
Element(uint8_t id, uint8_t length)
{
    std::vector<uint8_t> element{id, length};
    element.resize(2 + length, 0);
    return element;
}

/// @param extension identifier @param length with the identifier @return an element of zeros
std::vector<uint8_t>
Extension(uint8_t extension, uint8_t length)
{
    auto element = Element(255, length);
    element[2] = extension;
    return element;
}

/// @param type subtype @param body the body @return the verdict
MgtBodyVerdict
Check(WifiMacType type, const std::vector<uint8_t>& body)
{
    return CheckManagementBody(type, body.data(), body.size());
}

/// @param rest elements behind SSID and rates @return the verdict on a Probe Request
MgtBodyVerdict
CheckProbe(const std::vector<uint8_t>& rest)
{
    return Check(WIFI_MAC_MGT_PROBE_REQUEST, ProbeWith(rest));
}

/// Hand a body to the ns-3 parser of its subtype, as the MACs do.
void
ParseByNs3(WifiMacType type, const std::vector<uint8_t>& body)
{
    const auto packet = MakePacket(body);
    switch (type)
    {
    case WIFI_MAC_MGT_BEACON: {
        MgtBeaconHeader header;
        packet->PeekHeader(header);
        break;
    }
    case WIFI_MAC_MGT_PROBE_REQUEST: {
        MgtProbeRequestHeader header;
        packet->PeekHeader(header);
        break;
    }
    case WIFI_MAC_MGT_ASSOCIATION_REQUEST: {
        MgtAssocRequestHeader header;
        packet->PeekHeader(header);
        break;
    }
    case WIFI_MAC_MGT_REASSOCIATION_REQUEST: {
        MgtReassocRequestHeader header;
        packet->PeekHeader(header);
        break;
    }
    case WIFI_MAC_MGT_ASSOCIATION_RESPONSE: {
        MgtAssocResponseHeader header;
        packet->PeekHeader(header);
        break;
    }
    default:
        FAIL() << "no parser for " << type;
    }
}

} // namespace

TEST(Dot11ManagementCheckTest, AcceptsTheVectors)
{
    const std::vector<std::pair<WifiMacType, std::string>> vectors{
        {WIFI_MAC_MGT_BEACON, "dot11-beacon.hex"},
        {WIFI_MAC_MGT_PROBE_RESPONSE, "dot11-beacon.hex"},
        {WIFI_MAC_MGT_ASSOCIATION_REQUEST, "dot11-association-request.hex"},
        {WIFI_MAC_MGT_REASSOCIATION_REQUEST, "dot11-reassociation-request.hex"},
        {WIFI_MAC_MGT_ASSOCIATION_RESPONSE, "dot11-association-response.hex"},
        {WIFI_MAC_MGT_REASSOCIATION_RESPONSE, "dot11-association-response.hex"},
        {WIFI_MAC_MGT_AUTHENTICATION, "dot11-authentication.hex"},
        {WIFI_MAC_MGT_DEAUTHENTICATION, "dot11-deauthentication.hex"},
        {WIFI_MAC_MGT_DISASSOCIATION, "dot11-deauthentication.hex"},
    };
    for (const auto& [type, name] : vectors)
    {
        EXPECT_EQ(CheckManagementBody(type, MakePacket(ReadVector(name))), MgtBodyVerdict::OK)
            << name;
    }
}

TEST(Dot11ManagementCheckTest, AcceptsWhatNs3ItselfSends)
{
    MgtBeaconHeader beacon;
    beacon.SetSsid(Ssid("fmipv6"));
    SupportedRates rates;
    for (uint64_t mbps : {1, 2, 6, 9, 12, 18, 24, 36, 48, 54})
    {
        rates.AddSupportedRate(mbps * 1000000);
    }
    beacon.SetSupportedRates(rates);
    beacon.SetHtCapabilities(HtCapabilities());
    beacon.SetHtOperation(HtOperation());
    beacon.SetVhtCapabilities(VhtCapabilities());
    beacon.SetVhtOperation(VhtOperation());
    beacon.SetHeCapabilities(HeCapabilities());
    beacon.SetHeOperation(HeOperation());
    beacon.SetEdcaParameterSet(EdcaParameterSet());
    beacon.SetMuEdcaParameterSet(MuEdcaParameterSet());
    ExtendedCapabilities extended;
    extended.SetHtSupported(1); // else ns-3 asserts, where assertions are on
    beacon.SetExtendedCapabilities(extended);
    beacon.SetErpInformation(ErpInformation());
    DsssParameterSet dsss;
    dsss.SetCurrentChannel(6);
    beacon.SetDsssParameterSet(dsss);
    auto packet = Create<Packet>();
    packet->AddHeader(beacon);
    EXPECT_EQ(GetMgtBodyVerdictName(CheckManagementBody(WIFI_MAC_MGT_BEACON, packet)), "ok");
}

TEST(Dot11ManagementCheckTest, RefusesABodyShorterThanItsFixedPart)
{
    for (const auto& [type, size] :
         std::vector<std::pair<WifiMacType, std::size_t>>{{WIFI_MAC_MGT_BEACON, 12},
                                                          {WIFI_MAC_MGT_PROBE_RESPONSE, 12},
                                                          {WIFI_MAC_MGT_ASSOCIATION_REQUEST, 4},
                                                          {WIFI_MAC_MGT_REASSOCIATION_REQUEST, 10},
                                                          {WIFI_MAC_MGT_ASSOCIATION_RESPONSE, 6},
                                                          {WIFI_MAC_MGT_AUTHENTICATION, 6},
                                                          {WIFI_MAC_MGT_DISASSOCIATION, 2},
                                                          {WIFI_MAC_MGT_ACTION, 2}})
    {
        const std::vector<uint8_t> body(size, 0);
        EXPECT_EQ(CheckManagementBody(type, body.data(), size - 1), MgtBodyVerdict::TRUNCATED);
        EXPECT_NE(CheckManagementBody(type, body.data(), size), MgtBodyVerdict::TRUNCATED);
    }
}

TEST(Dot11ManagementCheckTest, WantsSsidAndRatesWhereTheyBelong)
{
    EXPECT_EQ(Check(WIFI_MAC_MGT_PROBE_REQUEST, {}), MgtBodyVerdict::MISSING_ELEMENT);
    EXPECT_EQ(Check(WIFI_MAC_MGT_PROBE_REQUEST, {0, 0}), MgtBodyVerdict::MISSING_ELEMENT);
    EXPECT_EQ(Check(WIFI_MAC_MGT_PROBE_REQUEST, {1, 1, 2, 0, 0}), MgtBodyVerdict::MISSING_ELEMENT);
    EXPECT_EQ(Check(WIFI_MAC_MGT_PROBE_REQUEST, {0, 0, 1, 1, 2}), MgtBodyVerdict::OK);
    EXPECT_EQ(Check(WIFI_MAC_MGT_ASSOCIATION_RESPONSE, {1, 0, 0, 0, 1, 0}),
              MgtBodyVerdict::MISSING_ELEMENT);
}

TEST(Dot11ManagementCheckTest, RefusesLengthsThatNs3ReadsPast)
{
    const auto bad = MgtBodyVerdict::BAD_ELEMENT_LENGTH;
    const auto ok = MgtBodyVerdict::OK;
    auto ssid = Element(0, 33);
    const auto rates = Element(1, 1);
    ssid.insert(ssid.end(), rates.begin(), rates.end());
    EXPECT_EQ(Check(WIFI_MAC_MGT_PROBE_REQUEST, ssid), bad);
    EXPECT_EQ(Check(WIFI_MAC_MGT_PROBE_REQUEST, {0, 0, 1, 0}), bad);
    EXPECT_EQ(Check(WIFI_MAC_MGT_PROBE_REQUEST, {0, 0, 1, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9}), bad);
    EXPECT_EQ(CheckProbe(Element(50, 0)), bad);
    EXPECT_EQ(CheckProbe(Element(50, 24)), ok);
    EXPECT_EQ(CheckProbe(Element(50, 25)), bad);
    EXPECT_EQ(CheckProbe(Element(3, 0)), bad);
    EXPECT_EQ(CheckProbe(Element(12, 17)), bad);
    EXPECT_EQ(CheckProbe(Element(42, 0)), bad);
    EXPECT_EQ(CheckProbe(Element(45, 25)), bad);
    EXPECT_EQ(CheckProbe(Element(45, 26)), ok);
    EXPECT_EQ(CheckProbe(Element(61, 21)), bad);
    EXPECT_EQ(CheckProbe(Element(127, 0)), bad);
    EXPECT_EQ(CheckProbe(Element(191, 11)), bad);
    EXPECT_EQ(CheckProbe(Element(191, 12)), ok);
    EXPECT_EQ(CheckProbe(Element(192, 4)), bad);
    EXPECT_EQ(CheckProbe(Extension(35, 21)), bad);
    EXPECT_EQ(CheckProbe(Extension(35, 22)), ok);
    EXPECT_EQ(CheckProbe(Extension(36, 6)), bad);
    EXPECT_EQ(CheckProbe(Extension(38, 13)), bad);
}

TEST(Dot11ManagementCheckTest, RefusesMoreThan32RatesInAll)
{
    auto rest = Element(50, 24); // with one Supported Rate: 25
    EXPECT_EQ(CheckProbe(rest), MgtBodyVerdict::OK);
    const auto more = Element(50, 8);
    rest.insert(rest.end(), more.begin(), more.end());
    EXPECT_EQ(CheckProbe(rest), MgtBodyVerdict::BAD_ELEMENT_LENGTH);
}

TEST(Dot11ManagementCheckTest, RefusesElementsThatNs3AbortsOn)
{
    EXPECT_EQ(CheckProbe(Extension(107, 9)), MgtBodyVerdict::UNSUPPORTED_ELEMENT);
    EXPECT_EQ(CheckProbe(Element(201, 17)), MgtBodyVerdict::UNSUPPORTED_ELEMENT);
    auto vht = Element(191, 12);
    vht[2] = 3;
    EXPECT_EQ(CheckProbe(vht), MgtBodyVerdict::RESERVED_VALUE);
    EXPECT_EQ(CheckProbe({255, 0}), MgtBodyVerdict::BROKEN_ELEMENT);
    EXPECT_EQ(CheckProbe({77}), MgtBodyVerdict::BROKEN_ELEMENT);
}

TEST(Dot11ManagementCheckTest, AcceptsUnknownElementsOfAnyLength)
{
    EXPECT_EQ(CheckProbe(Element(221, 255)), MgtBodyVerdict::OK);
    EXPECT_EQ(CheckProbe(Extension(200, 1)), MgtBodyVerdict::OK);
}

TEST(Dot11ManagementCheckTest, AcceptsOnlyTheActionsThatNs3Knows)
{
    std::vector<uint8_t> action{3, 0, 1, 0, 0, 0, 0, 0, 0};
    EXPECT_EQ(Check(WIFI_MAC_MGT_ACTION, action), MgtBodyVerdict::OK);
    action[1] = 2;
    EXPECT_EQ(Check(WIFI_MAC_MGT_ACTION, {3, 2, 0, 0, 0, 0}), MgtBodyVerdict::OK);
    EXPECT_EQ(Check(WIFI_MAC_MGT_ACTION, {3, 2, 0, 0, 0}), MgtBodyVerdict::TRUNCATED);
    EXPECT_EQ(Check(WIFI_MAC_MGT_ACTION, {3, 1, 0, 0, 0, 0, 0, 0}), MgtBodyVerdict::TRUNCATED);
    EXPECT_EQ(Check(WIFI_MAC_MGT_ACTION, {3, 3, 0, 0, 0, 0, 0, 0, 0}),
              MgtBodyVerdict::UNKNOWN_ACTION);
    EXPECT_EQ(Check(WIFI_MAC_MGT_ACTION, {5, 0, 0, 0, 0, 0, 0, 0, 0}),
              MgtBodyVerdict::UNKNOWN_ACTION);
    EXPECT_EQ(Check(WIFI_MAC_DATA, {}), MgtBodyVerdict::UNSUPPORTED_SUBTYPE);
}

/// What passes makes none of ns-3's parsers abort or (under AddressSanitizer) leave the buffer.
TEST(Dot11ManagementCheckTest, WhatPassesIsSafeForNs3)
{
    const std::vector<std::pair<WifiMacType, std::string>> seeds{
        {WIFI_MAC_MGT_BEACON, "dot11-beacon.hex"},
        {WIFI_MAC_MGT_ASSOCIATION_REQUEST, "dot11-association-request.hex"},
        {WIFI_MAC_MGT_REASSOCIATION_REQUEST, "dot11-reassociation-request.hex"},
        {WIFI_MAC_MGT_ASSOCIATION_RESPONSE, "dot11-association-response.hex"},
    };
    for (const auto& [type, name] : seeds)
    {
        auto seed = ReadVector(name);
        for (const auto& element : {Element(45, 26),
                                    Element(61, 22),
                                    Element(127, 8),
                                    Element(191, 12),
                                    Element(192, 5),
                                    Extension(35, 22),
                                    Extension(36, 7),
                                    Extension(38, 14),
                                    Extension(107, 12),
                                    Extension(108, 12)})
        {
            seed.insert(seed.end(), element.begin(), element.end());
        }
        unsigned passed = 0;
        const auto subtype = type;
        ForEachMutation(seed, 20000, [&passed, subtype](const auto& body) {
            if (Check(subtype, body) == MgtBodyVerdict::OK)
            {
                ++passed;
                ParseByNs3(subtype, body);
            }
        });
        EXPECT_GT(passed, 100U) << name;
    }
}

TEST(Dot11ManagementCheckTest, ABlockAckActionNamesATrafficIdentifierThatHasAQueue)
{
    // Category, action, then: dialog token, parameters, ...; token, status, parameters; parameters.
    const auto check = [](std::vector<uint8_t> body) {
        return CheckManagementBody(WIFI_MAC_MGT_ACTION, body.data(), body.size());
    };
    for (uint8_t tid = 0; tid < 16; ++tid)
    {
        const auto expected = tid < 8 ? MgtBodyVerdict::OK : MgtBodyVerdict::RESERVED_VALUE;
        const auto parameters = static_cast<uint8_t>(tid << 2 | 0x02);
        EXPECT_EQ(check({3, 0, 1, parameters, 0x10, 0, 0, 0, 0}), expected) << +tid;
        EXPECT_EQ(check({3, 1, 1, 0, 0, parameters, 0x10, 0, 0}), expected) << +tid;
        EXPECT_EQ(check({3, 2, 0, static_cast<uint8_t>(tid << 4), 1, 0}), expected) << +tid;
    }
}

} // namespace fmipv6
} // namespace ns3
