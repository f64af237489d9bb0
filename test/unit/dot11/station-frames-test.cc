/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"

#include "ns3/dot11-management-check.h"
#include "ns3/l2-byte-reader.h"
#include "ns3/station-frames.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class StationFramesTest : public Dot11Fixture
{
  protected:
    const WifiPhy& Phy()
    {
        return *m_mac->GetWifiPhy();
    }

    /// Supported Rates 6(B) 9 12(B) 18 24(B) 36 48 54, as IEEE Std 802.11-2020 section 9.4.2.3
    /// encodes them, in units of 500 kb/s; tshark 4.0.17 reads them so.
    const std::vector<uint8_t> m_rates{0x01, 0x08, 0x8c, 0x12, 0x98, 0x24, 0xb0, 0x48, 0x60, 0x6c};
};

} // namespace

TEST_F(StationFramesTest, ProbeRequestHasSsidAndRates)
{
    Build({});
    std::vector<uint8_t> expected{0x00, 0x02, 'x', 'y'};
    expected.insert(expected.end(), m_rates.begin(), m_rates.end());
    EXPECT_EQ(CopyBytes(MakeProbeRequestBody("xy", Phy())), expected);
}

TEST_F(StationFramesTest, ReassociationRequestNamesTheAccessPointLeft)
{
    Build({});
    const Mac48Address old("02:00:5e:00:92:f3");
    // capability ESS, listen interval 10, current AP, SSID "xy"
    std::vector<uint8_t>
        expected{0x01, 0x00, 0x0a, 0x00, 0x02, 0x00, 0x5e, 0x00, 0x92, 0xf3, 0x00, 0x02, 'x', 'y'};
    expected.insert(expected.end(), m_rates.begin(), m_rates.end());
    EXPECT_EQ(CopyBytes(MakeAssociateRequestBody("xy", Phy(), old, std::nullopt)), expected);
}

TEST_F(StationFramesTest, AnAssociationRequestForRsnSetsPrivacyAndCarriesTheElement)
{
    Build({});
    const auto bytes =
        CopyBytes(MakeAssociateRequestBody("xy", Phy(), std::nullopt, Dot11RsnElement()));
    EXPECT_EQ(bytes[0], 0x11);
    EXPECT_EQ(bytes[18], 48);
    EXPECT_EQ(CheckManagementBody(WIFI_MAC_MGT_ASSOCIATION_REQUEST, bytes.data(), bytes.size()),
              MgtBodyVerdict::OK);
}

TEST_F(StationFramesTest, ARefusalCarriesTheStatus)
{
    Build({});
    std::vector<uint8_t> expected{0x01, 0x00, 0x11, 0x00, 0x00, 0x00};
    expected.insert(expected.end(), m_rates.begin(), m_rates.end());
    EXPECT_EQ(CopyBytes(MakeAssociateRefusalBody(Phy(), Dot11Status::DENIED_NO_MORE_STAS)),
              expected);
}
