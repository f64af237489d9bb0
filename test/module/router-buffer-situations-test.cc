/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What the buffers of the new and of the previous access router do, in both editions of the
// protocol: what is lost and why, in which order the rest comes.
#include "access-router-situation.h"

#include "ns3/config.h"
#include "ns3/departure-buffer.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class RouterBufferSituations : public AccessRouterSituation
{
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Profiles,
                         RouterBufferSituations,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         [](const auto& info) { return std::string(GetProfileName(info.param)); });

TEST_P(RouterBufferSituations, NarBufferOverflow)
{
    Config::SetDefault("ns3::fmipv6::HandoverBuffer::MaxPackets", UintegerValue(2));
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    const auto lost = CountLost(m_down, 50, m_sent - 5);
    EXPECT_GT(lost, 0U);
    EXPECT_EQ(m_lost[PacketDropCause::NAR_BUFFER_FULL], lost) << "every drop is accounted for";
    EXPECT_EQ(New()->GetNBuffered(), 0U);
    ExpectOrder();
    ExpectTrafficAtTheEnd();
}

TEST_P(RouterBufferSituations, NarBufferGivesUpTheOldest)
{
    Config::SetDefault("ns3::fmipv6::HandoverBuffer::MaxPackets", UintegerValue(2));
    Config::SetDefault("ns3::fmipv6::HandoverBuffer::Discard", StringValue("Oldest"));
    uint32_t next = 0;
    WhenEnds(HandoverStep::FNA, [this, &next] { next = m_sent; });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(m_lost[PacketDropCause::NAR_BUFFER_FULL], CountLost(m_down, 50, m_sent - 5));
    EXPECT_EQ(CountLost(m_down, next - 2, m_sent - 5), 0U) << "the newest were kept";
    EXPECT_GT(CountLost(m_down, 50, next - 2), 0U);
    ExpectOrder();
    ExpectTrafficAtTheEnd();
}

TEST_P(RouterBufferSituations, NarBufferBytes)
{
    // A packet of the flow is more than 40 octets and less than 200 with all its headers.
    Config::SetDefault("ns3::fmipv6::HandoverBuffer::MaxBytes", UintegerValue(200));
    RunHandover(HandoverMode::PREDICTIVE);
    const auto lost = CountLost(m_down, 50, m_sent - 5);
    EXPECT_GT(lost, 0U);
    EXPECT_EQ(m_lost[PacketDropCause::NAR_BUFFER_FULL], lost);
    ExpectTrafficAtTheEnd();
}

TEST_P(RouterBufferSituations, NarBufferTime)
{
    Config::SetDefault("ns3::fmipv6::HandoverBuffer::MaxTime", TimeValue(MilliSeconds(30)));
    RunHandover(HandoverMode::PREDICTIVE);
    const auto lost = CountLost(m_down, 50, m_sent - 5);
    EXPECT_GT(lost, 0U);
    EXPECT_EQ(m_lost[PacketDropCause::NAR_EXPIRED], lost);
    ExpectOrder();
    ExpectTrafficAtTheEnd();
}

TEST_P(RouterBufferSituations, NobodyAskedForBuffering)
{
    Previous()->SetAttribute("RequestBuffering", BooleanValue(false));
    RunHandover(HandoverMode::PREDICTIVE);
    const auto lost = CountLost(m_down, 50, m_sent - 5);
    EXPECT_GT(lost, 0U);
    EXPECT_EQ(m_lost[PacketDropCause::NAR_BUFFER_FULL], lost);
    ExpectTrafficAtTheEnd();
}

TEST_P(RouterBufferSituations, HeldPacketsLeaveAtOnceOrPaced)
{
    New()->SetAttribute("ReleaseBurst", UintegerValue(1));
    uint32_t after = 0;
    WhenEnds(HandoverStep::FNA, [this, &after] {
        Simulator::Schedule(MilliSeconds(1), [this, &after] { after = New()->GetNBuffered(); });
    });
    RunHandover(HandoverMode::PREDICTIVE);
    if (GetParam() == Fmipv6Profile::RFC4068)
    {
        EXPECT_EQ(after, 0U);
    }
    else
    {
        EXPECT_GT(after, 0U);
    }
    EXPECT_EQ(New()->GetNBuffered(), 0U) << "the wait has come to an end";
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectOrder();
    ExpectTrafficAtTheEnd();
}

TEST_P(RouterBufferSituations, WithoutCopiesAReactiveHandoverLosesWhatTheOldLinkLost)
{
    RunHandover(HandoverMode::REACTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    EXPECT_GT(CountLost(m_down, 50, m_sent - 5), 0U);
}

TEST_P(RouterBufferSituations, CopiesSaveWhatTheOldLinkLostInAReactiveHandover)
{
    Previous()->SetAttribute("Buffering", StringValue("FromDiscovery"));
    uint32_t accepted = 0; // packets sent when the FBU has come
    uint32_t tunnelled = 0;
    m_stepHook = [&](const StepEvent& event) {
        if (event.phase == StepPhase::END && event.when > Seconds(3))
        {
            accepted = event.step == HandoverStep::FBU ? m_sent : accepted;
            tunnelled = event.step == HandoverStep::HACK ? m_sent : tunnelled;
        }
    };
    RunHandover(HandoverMode::REACTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    // RFC 4068 section 4 has the router stop when the FBU has come; a packet is 4 ms under way
    // then.
    const bool stops = GetParam() == Fmipv6Profile::RFC4068;
    EXPECT_EQ(CountLost(m_down, 50, stops ? accepted - 1 : m_sent - 5), 0U);
    EXPECT_EQ(CountLost(m_down, tunnelled, m_sent - 5), 0U);
    EXPECT_EQ(Previous()->GetDepartureBuffer()->GetNPackets(), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(RouterBufferSituations, InRfc4068NoCopiesAreMadeOnceTheFbuHasCome)
{
    // No HAck for as long as the mobile node is on the old link: copies would pile up.
    int seen = 0;
    DropAt(m_narWan,
           [&seen](const auto& frame) { return IsHandoverInitiate(frame) && ++seen == 1; });
    Previous()->SetAttribute("Buffering", StringValue("FromDiscovery"));
    uint32_t atFbu = 0;
    uint32_t later = 0;
    WhenEnds(HandoverStep::FBU, [&] {
        atFbu = Previous()->GetDepartureBuffer()->GetNPackets();
        Simulator::Schedule(MilliSeconds(90),
                            [&] { later = Previous()->GetDepartureBuffer()->GetNPackets(); });
    });
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    if (GetParam() == Fmipv6Profile::RFC4068)
    {
        EXPECT_EQ(later, atFbu);
    }
    else
    {
        EXPECT_GE(later, atFbu + 3) << "until it begins forwarding to the NCoA";
    }
    EXPECT_EQ(Previous()->GetDepartureBuffer()->GetNPackets(), 0U);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(RouterBufferSituations, CopiesBringPacketsTwiceWhereTheOldLinkStillWorked)
{
    int seen = 0; // so that the tunnel comes late
    DropAt(m_narWan,
           [&seen](const auto& frame) { return IsHandoverInitiate(frame) && ++seen == 1; });
    Previous()->SetAttribute("Buffering", StringValue("FromFbu"));
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    EXPECT_GT(m_downOrder.size(), m_down.size());
    EXPECT_EQ(Previous()->GetDepartureBuffer()->GetNPackets(), 0U);
    ExpectTrafficAtTheEnd();
}
