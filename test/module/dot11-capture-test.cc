/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What tshark, which knows nothing of us, sees of a background scan on the air.

#include "dot11-fixture.h"
#include "tshark.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A station that scans; the capture is at its access point.
class Dot11CaptureTest : public Dot11Fixture
{
  protected:
    void SetUp() override
    {
        Dot11Fixture::SetUp();
        if (!HasTshark())
        {
            GTEST_SKIP() << "tshark is not installed";
        }
        m_path = (std::filesystem::temp_directory_path() /
                  ("fmipv6-capture-" + std::to_string(getpid()) + ".pcap"))
                     .string();
    }

    void TearDown() override
    {
        Dot11Fixture::TearDown();
        std::filesystem::remove(m_path);
    }

    std::string m_path;
};

} // namespace

TEST_F(Dot11CaptureTest, NullFramesShowThePowerManagementBit)
{
    Build({36, 44});
    m_helper->EnablePcap(m_path, m_aps[0]->GetMac()->GetDevice());
    AttachToFirst();
    ScanAt(Seconds(2));
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    Dot11Fixture::TearDown(); // closes the file
    // subtype 0x24: Null; it leaves and returns in turn
    const auto bits = DissectFile(m_path, {"wlan.fc.pwrmgt"}, "wlan.fc.type_subtype == 0x24");
    ASSERT_GE(bits.size(), 2U);
    EXPECT_EQ(bits.size() % 2, 0U);
    for (std::size_t i = 0; i < bits.size(); ++i)
    {
        EXPECT_EQ(bits[i], i % 2 == 0 ? "1" : "0") << i;
    }
    EXPECT_TRUE(DissectFile(m_path,
                            {"frame.number"},
                            "wlan.fc.pwrmgt == 1 and !(wlan.fc.type_subtype == 0x24)")
                    .empty());
    EXPECT_TRUE(DissectFile(m_path, {"frame.number"}, "_ws.malformed").empty());
    EXPECT_FALSE(DissectFile(m_path, {"radiotap.length"}, "radiotap").empty());
}
