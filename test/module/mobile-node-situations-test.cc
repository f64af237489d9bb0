/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The situations that a mobile node can get into in a handover (RFC 4068 and RFC 5568 sections 3 to
// 5), each with both ends and the traffic afterwards.
#include "mobile-node-situation.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class MobileNodeSituationTest : public MobileNodeSituation,
                                public ::testing::WithParamInterface<Fmipv6Profile>
{
  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        SetProfile(GetParam());
        m_pcoa = AddressIn("fd00:1::");
        m_ncoa = AddressIn("fd00:2::");
    }

    /// The mobile node has reached the second router, which knows it, and the first one tunnels.
    void ExpectHandedOver() const
    {
        ExpectAt("fd00:2::");
        EXPECT_EQ(TunnelOf(m_par, m_pcoa), m_ncoa);
        EXPECT_TRUE(IsPresentAt(m_nar, m_ncoa));
        ExpectTrafficAtTheEnd();
    }

    Ipv6Address m_pcoa;
    Ipv6Address m_ncoa;
};

} // namespace

TEST_P(MobileNodeSituationTest, PredictiveOk)
{
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(GetEnds(), "1abcdef2346g");
    EXPECT_EQ(CountSent("FBU"), 1U);
    EXPECT_EQ(CountSent(GetParam() == Fmipv6Profile::RFC5568 ? "UNA" : "FNA"), 1U);
    EXPECT_EQ(CountSent(GetParam() == Fmipv6Profile::RFC5568 ? "FNA" : "UNA"), 0U);
    EXPECT_EQ(CountSent("NA"), 1U) << "the address is confirmed";
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, ReactiveOk)
{
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent("FBU"), 1U);
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, MovedWithoutAsking)
{
    RunScript({{3, 1}}, HandoverMode::MOVE_ONLY);
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent("RtSolPr"), 0U);
    const auto announced = WhenSent(GetParam() == Fmipv6Profile::RFC5568 ? "UNA" : "FNA").at(0);
    const auto advertised = std::find_if(m_events.begin(), m_events.end(), [](const auto& event) {
        return event.step == HandoverStep::PRRTADV && event.phase == StepPhase::END &&
               event.when > Seconds(3);
    });
    ASSERT_NE(advertised, m_events.end());
    EXPECT_GE(announced, advertised->when) << "before b there is no address to announce";
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, PrRtAdvLost)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsExperimentalMobility(frame, PRRTADV); });
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::DEVOLVED_REACTIVE, "no PrRtAdv");
    const auto times = WhenSent("RtSolPr");
    ASSERT_EQ(times.size(), 4U) << "RTSOLPR_RETRIES";
    for (std::size_t i = 1; i < times.size(); ++i)
    {
        EXPECT_GE(times[i] - times[i - 1], Seconds(1.0 / 3)) << "the rate limit wins";
    }
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, APreviousRouterThatIsSilentIsAskedNoMore)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsExperimentalMobility(frame, PRRTADV); });
    DropAt(m_apLan[1], [](const auto& frame) { return frame.size() > 12 && frame[12] == 0x86; });
    m_sap->ScheduleQuality(Seconds(3.5), PoaOf(1), LinkQuality::NONE);
    m_sap->ScheduleQuality(Seconds(3.5), PoaOf(2), LinkQuality::NONE);
    m_sap->ScheduleQuality(Seconds(3.5), PoaOf(3), LinkQuality::NONE);
    RunScript({{3, 1}, {7, 1}});
    EXPECT_TRUE(m_mn->GetDiscovery()->IsRouterSilent());
    EXPECT_EQ(CountSent("RtSolPr"), 4U) << "RFC 4068 and RFC 5568 section 5.1";
    ExpectAt("fd00:1::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, FbuLostOnce)
{
    DropSome(m_routerLan[0], IsFastBindingUpdate, 1);
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    const auto times = WhenSent("FBU");
    ASSERT_EQ(times.size(), 2U);
    EXPECT_EQ(times[1] - times[0], MilliSeconds(100));
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, FbuLostOnTheOldLink)
{
    DropAt(m_routerLan[0], IsFastBindingUpdate);
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::DEVOLVED_REACTIVE, "no FBack");
    const auto times = WhenSent("FBU");
    ASSERT_EQ(times.size(), 5U) << "FBU_RETRIES there, and one here";
    EXPECT_EQ(times[2] - times[1], MilliSeconds(200));
    EXPECT_EQ(times[3] - times[2], MilliSeconds(400));
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, FbackLostOnOldLink)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsMobilityHeader(frame, FBACK); });
    RunScript({{3, 1}});
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_NE(m_outcomes[0], HandoverEnding::FAILED) << m_reasons[0];
    EXPECT_NE(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    EXPECT_EQ(CountSent("FBU"), 5U) << "once more from the new link";
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, FbackRefused)
{
    // The previous router names the new one, and knows nothing of it any more when the FBU comes.
    m_stepHook = [this](const StepEvent& event) {
        if (event.step == HandoverStep::PRRTADV && event.phase == StepPhase::END &&
            event.when > Seconds(3))
        {
            m_par->GetNeighbors().Remove(PoaOf(1));
        }
    };
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::DEVOLVED_MIPV6, "FBU refused with status 128");
    EXPECT_EQ(CountSent("FBU"), 2U) << "one on each link";
    EXPECT_TRUE(TunnelOf(m_par, m_pcoa).IsAny());
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, FbackProhibited)
{
    m_nar->GetNeighbors().Clear(); // the previous router is a stranger to it: HAck 129
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::DEVOLVED_MIPV6, "FBU refused with status 129");
    EXPECT_EQ(CountSent("FBU"), 1U) << "it would be refused on the new link, too";
    EXPECT_TRUE(TunnelOf(m_par, m_pcoa).IsAny());
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, ApUnknownToThePreviousRouter)
{
    m_par->GetNeighbors().Remove(PoaOf(2));
    RunScript({{3, 2}});
    EXPECT_EQ(m_outcomes.size(), 1U);
    const auto times = WhenSent("FBU");
    ASSERT_FALSE(times.empty());
    EXPECT_GE(times[0], WhenSent("RS").back()) << "none on the old link (RFC 4068 section 4)";
    ExpectAt("fd00:3::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, SameRouter)
{
    RunScript({{3, 3}});
    ExpectOne(HandoverEnding::COMPLETED, "the care-of address stays valid");
    EXPECT_EQ(CountSent("FBU"), 0U);
    EXPECT_EQ(CountSent("FNA") + CountSent("UNA"), 0U);
    EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, MovedToThirdRouter)
{
    // Predicted AP2; the link layer comes to AP3.
    m_stepHook = [this, off = false](const StepEvent& event) mutable {
        if (!off && event.step == HandoverStep::JOIN && event.phase == StepPhase::BEGIN &&
            event.when > Seconds(3))
        {
            off = true;
            for (const auto poa : {0U, 1U, 3U})
            {
                m_sap->SetQuality(PoaOf(poa), LinkQuality::NONE);
            }
        }
    };
    RunScript({{3, 1}});
    EXPECT_EQ(m_outcomes.size(), 1U);
    ExpectAt("fd00:3::");
    EXPECT_EQ(TunnelOf(m_par, m_pcoa), AddressIn("fd00:3::")) << "the later FBU supersedes";
    EXPECT_TRUE(IsPresentAt(m_nar2, AddressIn("fd00:3::")));
    EXPECT_FALSE(IsPresentAt(m_nar, m_ncoa));
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, ErroneousMovement)
{
    // AP2 is gone when the mobile node comes; it goes back to AP1. The first FBU that says so is
    // lost.
    m_stepHook = [this, off = false](const StepEvent& event) mutable {
        if (!off && event.step == HandoverStep::JOIN && event.phase == StepPhase::BEGIN &&
            event.when > Seconds(3))
        {
            off = true;
            for (const auto poa : {1U, 2U, 3U})
            {
                m_sap->SetQuality(PoaOf(poa), LinkQuality::NONE);
            }
            DropSome(m_routerLan[0], IsFastBindingUpdate, 1);
        }
    };
    RunScript({{3, 1}});
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::FAILED);
    EXPECT_EQ(CountSent("FBU"), 3U) << "one, and lifetime 0 twice";
    EXPECT_TRUE(TunnelOf(m_par, m_pcoa).IsAny());
    EXPECT_FALSE(m_mn->GetFastBinding()->IsCancelling());
    EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, PingPong)
{
    RunScript({{3, 1}, {3.6, 0}, {4.2, 1}, {4.8, 0}, {5.4, 1}});
    EXPECT_EQ(m_outcomes, std::vector<HandoverEnding>(5, HandoverEnding::COMPLETED));
    EXPECT_TRUE(TunnelOf(m_nar, m_ncoa).IsAny()) << "it is there";
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, AnnouncementLost)
{
    // The FBack came on the old link, so no FBU will go with a second announcement.
    DropSome(
        m_routerLan[1],
        [](const auto& frame) {
            return IsMobilityHeader(frame, 10) ||
                   (frame.size() > 54 && frame[12] == 0x86 && frame[20] == 58 && frame[54] == 136);
        },
        1);
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    const auto times = WhenSent(GetParam() == Fmipv6Profile::RFC5568 ? "UNA" : "FNA");
    ASSERT_EQ(times.size(), 2U);
    EXPECT_EQ(times[1] - times[0], MilliSeconds(100));
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U) << "the router held what came";
    ExpectHandedOver();
}

TEST_P(MobileNodeSituationTest, NewRouterWithoutFastHandover)
{
    m_par->GetNeighbors().AddWithoutInfo(PoaOf(1), ApStatus::NO_FAST_HANDOVER);
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::DEVOLVED_MIPV6, "no fast handover");
    EXPECT_EQ(CountSent("FBU"), 0U) << "MUST stop fast handover protocol operations";
    EXPECT_EQ(CountSent("FNA") + CountSent("UNA"), 0U);
    EXPECT_TRUE(TunnelOf(m_par, m_pcoa).IsAny());
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, NothingLeaks)
{
    std::vector<std::pair<double, uint32_t>> script;
    for (int i = 0; i < 12; ++i)
    {
        script.emplace_back(3 + 2 * i, (i + 1) % 3);
    }
    RunScript(script, HandoverMode::PREDICTIVE, 25);
    EXPECT_EQ(m_outcomes, std::vector<HandoverEnding>(12, HandoverEnding::COMPLETED));
    EXPECT_EQ(GetAddresses(), std::vector<Ipv6Address>{m_mn->GetCareOfAddress()});
    for (const auto& router : {m_par, m_nar, m_nar2})
    {
        for (const auto& [pcoa, row] : router->GetPreviousRole()->GetBindings().GetRows())
        {
            EXPECT_TRUE(TunnelOf(router, pcoa).IsAny()) << pcoa;
        }
        EXPECT_EQ(router->GetNewRole()->GetNBuffered(), 0U);
    }
    ExpectAt("fd00:1::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeSituationTest, NothingLeaksWhereNoFbackEverComes)
{
    DropAt(m_parWan, IsFastBindingUpdate);
    DropAt(m_narWan, IsFastBindingUpdate);
    for (const auto& device : m_apLan)
    {
        DropAt(device, [](const auto& frame) { return IsMobilityHeader(frame, FBACK); });
    }
    RunScript({{3, 1}, {8, 2}, {13, 0}, {18, 1}}, HandoverMode::REACTIVE, 25);
    EXPECT_EQ(m_outcomes, std::vector<HandoverEnding>(4, HandoverEnding::DEVOLVED_MIPV6));
    EXPECT_EQ(GetAddresses(), std::vector<Ipv6Address>{m_mn->GetCareOfAddress()});
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         MobileNodeSituationTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileName);
