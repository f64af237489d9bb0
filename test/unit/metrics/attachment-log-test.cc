/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/attachment-log.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{
namespace
{

/// Three points of attachment: AP nodes 11, 12, 13 behind routers 21, 22, 22; the MN is node 1.
class AttachmentLogTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        log = CreateObject<AttachmentLog>();
        log->AddPoa(Poa("00:00:00:00:00:11"), 11, 21);
        log->AddPoa(Poa("00:00:00:00:00:12"), 12, 22);
        log->AddPoa(Poa("00:00:00:00:00:13"), 13, 22);
        log->Follow(mn, 1, nullptr);
    }

    void Up(double atS, const char* poa)
    {
        Simulator::Schedule(Seconds(atS), [this, poa]() { log->LinkUp(mn, Poa(poa)); });
    }

    void Down(double atS)
    {
        Simulator::Schedule(Seconds(atS), [this]() { log->LinkDown(mn); });
    }

    DropSite Site(uint32_t node, double atS) const
    {
        return log->GetSite(mn, node, Seconds(atS));
    }

    const Mac48Address mn{"00:00:00:00:00:01"};
    Ptr<AttachmentLog> log;
};

TEST_F(AttachmentLogTest, TheApInUseIsTheOldOneBeforeAnyHandover)
{
    Up(1, "00:00:00:00:00:11");
    Simulator::Run();
    EXPECT_EQ(Site(11, 5), DropSite::OLD_AP);
    EXPECT_EQ(Site(21, 5), DropSite::PAR);
    EXPECT_EQ(Site(12, 5), DropSite::OTHER_AP);
    EXPECT_EQ(Site(22, 5), DropSite::OTHER);
    EXPECT_EQ(Site(1, 5), DropSite::STATION);
}

TEST_F(AttachmentLogTest, OldAndNewAroundOneHandover)
{
    Up(1, "00:00:00:00:00:11");
    Down(10);
    Up(10.2, "00:00:00:00:00:12");
    Simulator::Run();
    for (const double when : {2.0, 10.1, 15.0})
    {
        EXPECT_EQ(Site(11, when), DropSite::OLD_AP) << when;
        EXPECT_EQ(Site(12, when), DropSite::NEW_AP) << when;
        EXPECT_EQ(Site(21, when), DropSite::PAR) << when;
        EXPECT_EQ(Site(22, when), DropSite::NAR) << when;
        EXPECT_EQ(Site(13, when), DropSite::OTHER_AP) << when;
    }
}

TEST_F(AttachmentLogTest, OfTwoHandoversTheNearestCounts)
{
    Up(1, "00:00:00:00:00:11");
    Down(10);
    Up(10.2, "00:00:00:00:00:12");
    Down(20);
    Up(20.2, "00:00:00:00:00:13");
    Simulator::Run();
    EXPECT_EQ(Site(12, 12), DropSite::NEW_AP);
    EXPECT_EQ(Site(12, 18), DropSite::OLD_AP);
    EXPECT_EQ(Site(11, 18), DropSite::OTHER_AP);
    EXPECT_EQ(Site(13, 30), DropSite::NEW_AP);
    // From AP 12 to AP 13 the router stays the same.
    EXPECT_EQ(Site(22, 20.1), DropSite::PAR);
}

TEST_F(AttachmentLogTest, NewIsUnknownWhileTheNodeIsNowhere)
{
    Up(1, "00:00:00:00:00:11");
    Down(10);
    Simulator::Run();
    EXPECT_EQ(Site(11, 11), DropSite::OLD_AP);
    EXPECT_EQ(Site(12, 11), DropSite::OTHER_AP);
}

TEST_F(AttachmentLogTest, LinkUpTwiceIsOneStay)
{
    Up(1, "00:00:00:00:00:11");
    Up(2, "00:00:00:00:00:11");
    Up(3, "00:00:00:00:00:12");
    Simulator::Run();
    EXPECT_EQ(log->GetLinkUpAfter(mn, Seconds(1.5)), Seconds(3));
    EXPECT_EQ(log->GetLinkUpAfter(mn, Seconds(4)), std::nullopt);
    EXPECT_EQ(Site(11, 3), DropSite::OLD_AP);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
