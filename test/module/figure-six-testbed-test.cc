/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The testbed of RFC 5184 Figure 6: what happens in a handover, how long it takes, and what host
// processing and the one Ethernet have to do with it.

#include "simulation-fixture.h"
#include "tshark.h"

#include "ns3/figure-six-testbed.h"
#include "ns3/ipv6-l3-protocol.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Simulated time (s) between the handover that is not measured and the first one that is.
constexpr double BETWEEN_S = 14;

/// @param time a duration @return it in ms
double
Ms(Time time)
{
    return time.GetSeconds() * 1e3;
}

/// A packet is forwarded. @param count of the node's
void
NoteForward(uint32_t* count, const Ipv6Header&, Ptr<const Packet>, uint32_t)
{
    ++*count;
}

/// Runs the testbed once.
class FigureSixTestbedTest : public SimulationFixture
{
  protected:
    void TearDown() override
    {
        Simulator::Destroy(); // calls the testbed back
        m_testbed.reset();
        SimulationFixture::TearDown();
    }

    /// @param settings what is measured @return the handovers
    std::vector<FigureSixHandover> Run(const FigureSixSettings& settings)
    {
        m_testbed = std::make_unique<FigureSixTestbed>(settings);
        m_testbed->Build();
        return m_testbed->Run();
    }

    /// Set a time of all hosts. @param name of the attribute @param ms it
    static void SetProcessing(const std::string& name, double ms)
    {
        Config::SetDefault("ns3::fmipv6::HostProcessing::" + name,
                           TimeValue(MicroSeconds(1e3 * ms)));
    }

    std::unique_ptr<FigureSixTestbed> m_testbed; //!< it
};

} // namespace

TEST_F(FigureSixTestbedTest, AHandoverWithoutHostProcessingTakesWhatThePacketsTake)
{
    FigureSixSettings settings;
    settings.handovers = 2;
    const auto handovers = Run(settings);
    ASSERT_EQ(handovers.size(), 2U);
    for (const auto& handover : handovers)
    {
        ASSERT_TRUE(handover.completed);
        EXPECT_LT(Ms(handover.fbuToFback), 1);
        EXPECT_GT(Ms(handover.l2), 0.5); // six frames, each acknowledged
        EXPECT_LT(Ms(handover.l2), 1.5);
        EXPECT_EQ(handover.linkUpToFna, Time(0));
        EXPECT_GT(handover.toForwarding, handover.l2);
        EXPECT_LT(Ms(handover.toForwarding), 2);
        EXPECT_LE(handover.lost, 1U);
        EXPECT_GE(handover.sent, 158U);
        EXPECT_LE(handover.sent, 160U);
    }
}

TEST_F(FigureSixTestbedTest, EachHostTakesItsTimeWhereItsMessagesAreHandled)
{
    SetProcessing("Fbu", 3);
    SetProcessing("Hi", 4);
    SetProcessing("Hack", 5);
    SetProcessing("LinkUp", 7);
    SetProcessing("Fna", 2);
    const auto handovers = Run({});
    ASSERT_EQ(handovers.size(), 1U);
    const auto& handover = handovers.front();
    ASSERT_TRUE(handover.completed);
    EXPECT_GT(Ms(handover.fbuToFback), 12);
    EXPECT_LT(Ms(handover.fbuToFback), 13);
    EXPECT_EQ(handover.linkUpToFna, MilliSeconds(7));
    EXPECT_GT(handover.toForwarding, handover.l2 + MilliSeconds(9));
    EXPECT_LT(handover.toForwarding, handover.l2 + MilliSeconds(10));
}

TEST_F(FigureSixTestbedTest, TheNewRoutersBufferSavesWhatComesFromTheCorrespondent)
{
    SetProcessing("LinkUp", 30); // three pings
    FigureSixSettings settings;
    settings.pingFromMn = false;
    const auto held = Run(settings);
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held.front().lost, 0U);
}

TEST_F(FigureSixTestbedTest, WithoutABufferItIsLostThere)
{
    SetProcessing("LinkUp", 30);
    FigureSixSettings settings;
    settings.pingFromMn = false;
    settings.narBuffer = false;
    const auto dropped = Run(settings);
    ASSERT_EQ(dropped.size(), 1U);
    EXPECT_GE(dropped.front().lost, 3U);
    EXPECT_EQ(dropped.front().causes.size(), 1U);
    EXPECT_EQ(dropped.front().causes.count("nar-buffer-full"), 1U);
}

TEST_F(FigureSixTestbedTest, ABufferDoesNotSaveWhatTheMobileNodeSendsBetweenLinks)
{
    SetProcessing("LinkUp", 30);
    const auto handovers = Run({});
    ASSERT_EQ(handovers.size(), 1U);
    EXPECT_GE(handovers.front().lost, 3U);
    EXPECT_EQ(handovers.front().causes.count("no-link"), 1U);
}

TEST_F(FigureSixTestbedTest, TheSameSeedGivesTheSameHandoversAndAnotherOneOthers)
{
    const auto first = Run({}).front();
    TearDown();
    SetUp();
    const auto again = Run({}).front();
    EXPECT_EQ(again.l2, first.l2);
    EXPECT_EQ(again.toFirstPacket, first.toFirstPacket);
    TearDown();
    SetUp();
    FigureSixSettings other;
    other.seed = 2;
    EXPECT_NE(Run(other).front().toFirstPacket, first.toFirstPacket);
}

TEST_F(FigureSixTestbedTest, OnTheWireAHandoverIsThatOfFigureFour)
{
    if (!HasTshark())
    {
        GTEST_SKIP() << "tshark is not installed";
    }
    const auto prefix =
        (std::filesystem::temp_directory_path() / ("b3-" + std::to_string(getpid()) + "-"))
            .string();
    FigureSixSettings settings;
    settings.pcapPrefix = prefix;
    const auto handovers = Run(settings);
    ASSERT_EQ(handovers.size(), 1U);
    Simulator::Destroy(); // closes the files

    // All that the station and the Ethernet carry of the handover, in order of time.
    const std::string messages = "mip6.mhtype==8 || mip6.mhtype==9 || mip6.mhtype==10 || "
                                 "icmpv6.fmip6.subtype==4 || icmpv6.fmip6.subtype==5 || "
                                 "wlan.fc.type_subtype==0x0b || wlan.fc.type_subtype==0x02 || "
                                 "wlan.fc.type_subtype==0x03 || wlan.fc.type_subtype==0x0a";
    std::vector<std::pair<double, std::string>> seen;
    const auto add = [&seen, &messages](const std::string& file) {
        for (const auto& line : DissectFile(file,
                                            {"frame.time_epoch",
                                             "mip6.mhtype",
                                             "icmpv6.fmip6.subtype",
                                             "wlan.fc.type_subtype"},
                                            messages))
        {
            std::istringstream words(line);
            double when = 0;
            std::string what;
            words >> when >> what;
            if (when > BETWEEN_S)
            {
                seen.emplace_back(when, what);
            }
        }
    };
    add(prefix + "wlan-MN.pcap");
    add(prefix + "wire-segment.pcap");
    std::sort(seen.begin(), seen.end());
    std::vector<std::string> order;
    for (const auto& [when, what] : seen)
    {
        order.push_back(what);
    }
    for (const auto* name : {"wlan-MN", "wlan-PAR", "wlan-NAR", "wire-segment"})
    {
        std::filesystem::remove(prefix + name + ".pcap");
    }
    ASSERT_FALSE(order.empty());
    // FBU; HI, HAck, FBack to the new care-of address on the Ethernet; FBack on the air; the old
    // access point is left, Authentication, Reassociation; FNA; the other FBack.
    EXPECT_EQ(order,
              (std::vector<std::string>{"8",
                                        "4",
                                        "5",
                                        "9",
                                        "9",
                                        "0x000a",
                                        "0x000b",
                                        "0x000b",
                                        "0x0002",
                                        "0x0003",
                                        "10",
                                        "9"}));
}

TEST_F(FigureSixTestbedTest, OnTheSegmentNothingGoesThroughTheRouter)
{
    m_testbed = std::make_unique<FigureSixTestbed>(FigureSixSettings());
    m_testbed->Build();
    const auto& wires = m_testbed->GetNetwork().GetWires();
    std::map<std::string, uint32_t> forwarded;
    for (const auto& node : wires.GetNodes())
    {
        node->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
            "UnicastForward",
            MakeBoundCallback(&NoteForward, &forwarded[Names::FindName(node)]));
    }
    const auto handovers = m_testbed->Run();
    ASSERT_EQ(handovers.size(), 1U);
    EXPECT_GT(forwarded["PAR"], 100U);
    EXPECT_GT(forwarded["NAR"], 100U);
    EXPECT_GT(forwarded["HA"], 200U);
    EXPECT_EQ(forwarded["core"], 0U);
}
