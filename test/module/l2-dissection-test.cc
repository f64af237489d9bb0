/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What tshark, which knows nothing of us, makes of our link-layer frames.

#include "dot1x-pair.h"
#include "lan-host.h"
#include "simulation-fixture.h"
#include "tshark.h"

#include "ns3/enum.h"
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
        frames = pair.GetFrames();
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

TEST_F(L2DissectionTest, ReadsEveryMessageOfEapMethods)
{
    const auto exchange = [](EapMethod method) {
        Dot1xPair pair;
        pair.authenticator->SetAttribute("Method", EnumValue(static_cast<int>(method)));
        pair.Begin();
        Simulator::Run();
        auto frames = pair.GetFrames();
        return std::vector<std::vector<uint8_t>>(frames.begin() + 3, frames.end() - 5);
    };
    const auto gpsk = exchange(EapMethod::GPSK);
    EXPECT_EQ(DissectEthernet(gpsk, {"eap.type", "eap.gpsk.opcode", "eap.gpsk.id_peer"}),
              (std::vector<std::string>{"51 0x01 ", "51 0x02 mn@fmipv6", "51 0x03 ", "51 0x04 "}));
    const auto tls = exchange(EapMethod::TLS);
    // Start; ClientHello; three fragments with two acknowledgments; two fragments with one;
    // Finished; and the end
    EXPECT_EQ(DissectEthernet(tls,
                              {"eap.code",
                               "eap.tls.flags.start",
                               "eap.tls.flags.more_fragments",
                               "eap.tls.len",
                               "eap.tls.reassembled.len",
                               "tls.record.length"}),
              (std::vector<std::string>{"1 1 0   ",
                                        "2 0 0   195",
                                        "1 0 1 2300  ",
                                        "2 0 0   ",
                                        "1 0 1   ",
                                        "2 0 0   ",
                                        "1 0 0  2300 2295",
                                        "2 0 1 1600  ",
                                        "1 0 0   ",
                                        "2 0 0  1600 1595",
                                        "1 0 0   46",
                                        "2 0 0   "}));
    for (const auto& frames : {gpsk, tls})
    {
        EXPECT_TRUE(
            DissectEthernet(frames, {"frame.number"}, "_ws.malformed || _ws.expert").empty());
    }
}

TEST_F(L2DissectionTest, ReadsThePmkidsOfAnOffer)
{
    Dot1xPair pair;
    const std::vector<uint8_t> pmk(32, 7);
    Dot1xPmksaCache known(Seconds(100), 8);
    known.Add(pair.AP, pair.STA, pmk);
    pair.supplicant->GetPmksaCache()->Add(pair.AP, pair.STA, pmk);
    pair.BeginOffering(known);
    Simulator::Run();
    const auto frames = pair.GetFrames();
    EXPECT_EQ(DissectEthernet(frames, {"wlan_rsna_eapol.keydes.msgnr", "wlan.rsn.pmkid.count"}),
              (std::vector<std::string>{"1 ", "2 1", "3 ", "4 "}));
    std::string text;
    for (const auto octet : DerivePmkid(pmk, pair.AP, pair.STA))
    {
        const auto* digits = "0123456789abcdef";
        text += {digits[octet >> 4], digits[octet & 15]};
    }
    EXPECT_EQ(DissectEthernet(frames, {"wlan.rsn.ie.pmkid"}, "wlan_rsna_eapol.keydes.msgnr == 1"),
              std::vector<std::string>{text});
    EXPECT_TRUE(DissectEthernet(frames, {"frame.number"}, "_ws.malformed").empty());
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
