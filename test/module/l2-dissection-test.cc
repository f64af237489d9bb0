/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What tshark, which knows nothing of us, makes of our link-layer frames.

#include "dot1x-pair.h"
#include "lan-host.h"
#include "simulation-fixture.h"
#include "tshark.h"

#include "ns3/l2-update-frame.h"
#include "ns3/lan-bridge.h"

namespace ns3
{
namespace fmipv6
{

class L2DissectionTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        if (!HasTshark())
        {
            GTEST_SKIP() << "tshark is not installed";
        }
    }
};

TEST_F(L2DissectionTest, NamesEveryMessageOfTheDot1xExchange)
{
    std::vector<std::vector<uint8_t>> frames;
    {
        Dot1xPair pair;
        pair.Begin();
        Simulator::Run();
        for (const auto& pdu : pair.wire)
        {
            uint8_t header[14];
            (pdu.fromStation ? pair.AP : pair.STA).CopyTo(header);
            (pdu.fromStation ? pair.STA : pair.AP).CopyTo(header + 6);
            header[12] = 0x88;
            header[13] = 0x8e;
            frames.emplace_back(header, header + 14);
            frames.back().insert(frames.back().end(), pdu.data.begin(), pdu.data.end());
        }
    }
    const auto lines = DissectEthernet(frames,
                                       {"eapol.type",
                                        "eap.code",
                                        "eap.type",
                                        "wlan_rsna_eapol.keydes.msgnr",
                                        "eapol.keydes.replay_counter"});
    EXPECT_EQ(lines,
              (std::vector<std::string>{"1    ",
                                        "0 1 1  ",
                                        "0 2 1  ",
                                        "0 1 255  ",
                                        "0 2 255  ",
                                        "0 3   ",
                                        "3   1 1",
                                        "3   2 1",
                                        "3   3 2",
                                        "3   4 2"}));
    EXPECT_TRUE(DissectEthernet(frames, {"frame.number"}, "_ws.malformed").empty());
    // the RSN element in message 2: 802.1X and CCMP; the PMKID in message 1
    EXPECT_EQ(
        DissectEthernet(frames, {"wlan.rsn.akms.type", "wlan.rsn.pcs.type"}, "wlan.rsn.version"),
        std::vector<std::string>{"1 4"});
}

TEST_F(L2DissectionTest, SeesAnXidFrameOnBothSidesOfABridge)
{
    auto left = MakeSegment();
    auto right = MakeSegment();
    auto bridgeNode = CreateObject<Node>();
    LanHost accessPoint(left);
    LanHost router(right);
    LanBridge::InstallOn(bridgeNode,
                         {AddLanDevice(bridgeNode, left), AddLanDevice(bridgeNode, right)});
    accessPoint.device->SendFrom(L2UpdateFrame::MakeBody(),
                                 Mac48Address("00:16:3e:a1:b2:c3"),
                                 Mac48Address::GetBroadcast(),
                                 L2UpdateFrame::LENGTH);
    Simulator::Run();
    for (const LanHost* host : {&accessPoint, &router})
    {
        ASSERT_EQ(host->wire.size(), 1U);
        EXPECT_EQ(DissectEthernet(host->wire,
                                  {"eth.src",
                                   "eth.dst",
                                   "llc.control.u_modifier_resp",
                                   "basicxid.llc.xid.format",
                                   "basicxid.llc.xid.types",
                                   "basicxid.llc.xid.wsize"}),
                  std::vector<std::string>{"00:16:3e:a1:b2:c3 ff:ff:ff:ff:ff:ff 0x2b 0x81 0x01 1"});
    }
}

} // namespace fmipv6
} // namespace ns3
