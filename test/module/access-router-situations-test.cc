/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What can happen between the previous and the new access router, in both editions of the protocol:
// both ends, and the traffic afterwards.
#include "access-router-situation.h"

#include "ns3/csma-channel.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/uinteger.h"

#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class AccessRouterSituations : public AccessRouterSituation
{
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Profiles,
                         AccessRouterSituations,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         [](const auto& info) { return std::string(GetProfileName(info.param)); });

TEST_P(AccessRouterSituations, PredictiveOk)
{
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    EXPECT_EQ(GetEnds(), "1abcdef2346g");
    EXPECT_EQ(BindingState(), FastBindingState::BOUND);
    EXPECT_EQ(New()->GetHandovers().GetRows().begin()->second.state, NarHandoverState::PRESENT);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectOrder();
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, ReactiveOk)
{
    RunHandover(HandoverMode::REACTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    EXPECT_EQ(BindingState(), FastBindingState::BOUND);
    EXPECT_EQ(New()->GetHandovers().GetRows().begin()->second.state, NarHandoverState::PRESENT);
    EXPECT_NE(GetEnds().find('g'), std::string::npos) << GetEnds();
    ExpectOrder();
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, HiLost)
{
    int seen = 0;
    DropAt(m_narWan,
           [&seen](const auto& frame) { return IsHandoverInitiate(frame) && ++seen == 1; });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(seen, 2);
    EXPECT_EQ(m_messages["HAck"], 1);
    ExpectOutcome(HandoverEnding::COMPLETED);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, HackLost)
{
    int seen = 0;
    DropAt(m_parWan,
           [&seen](const auto& frame) { return IsHandoverAcknowledge(frame) && ++seen == 1; });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(m_messages["HI"], 2) << "the same one again";
    EXPECT_EQ(m_messages["HAck"], 2);
    EXPECT_EQ(New()->GetHandovers().GetRows().size(), 1U);
    ExpectOutcome(HandoverEnding::COMPLETED);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, HackRefused)
{
    m_nar->GetNeighbors().Clear(); // the previous router is a stranger to it
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(BindingState(), FastBindingState::IDLE);
    EXPECT_FALSE(IsTunnelled());
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, NcoaInUse)
{
    const auto ncoa = Form("fd00:2::");
    m_nar->AddKnownAddress(ncoa);
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(New()->GetHandovers().GetRows().count(ncoa), 0U);
    EXPECT_FALSE(MobilityIcmpv6L4Protocol::GetFor(Node(NAR))->IsProxied(ncoa));
    EXPECT_NE(m_mn->GetCareOfAddress(), ncoa);
    ASSERT_EQ(m_outcomes.size(), 1U);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, NcoaAssigned)
{
    const auto ncoa = Form("fd00:2::");
    m_nar->AddKnownAddress(ncoa);
    New()->SetAttribute("NcoaInUse", StringValue("Assign"));
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    const auto taken = m_mn->GetCareOfAddress();
    EXPECT_NE(taken, ncoa);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(taken, Ipv6Address("fd00:2::")));
    const auto& rows = New()->GetHandovers().GetRows();
    ASSERT_EQ(rows.count(taken), 1U) << "the one that the new router chose";
    EXPECT_EQ(rows.at(taken).state, NarHandoverState::PRESENT);
    EXPECT_EQ(BindingState(), FastBindingState::BOUND);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, AProbeDelaysTheHackOfRfc5568)
{
    New()->SetAttribute("DupAddrDetectTransmits", UintegerValue(1));
    New()->SetAttribute("DupAddrDetectTimer", TimeValue(MilliSeconds(40)));
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    Time accepted;
    Time answered;
    for (const auto& event : m_events)
    {
        if (event.step == HandoverStep::HI && event.phase == StepPhase::END)
        {
            accepted = event.when;
        }
        if (event.step == HandoverStep::HACK && event.phase == StepPhase::BEGIN)
        {
            answered = event.when;
        }
    }
    EXPECT_EQ(answered - accepted,
              GetParam() == Fmipv6Profile::RFC5568 ? MilliSeconds(40) : Seconds(0));
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, AProbeFindsWhoHasTheAddress)
{
    if (GetParam() == Fmipv6Profile::RFC4068)
    {
        return; // it asks nobody
    }
    const auto ncoa = Form("fd00:2::");
    auto host = CreateObject<ns3::Node>();
    CsmaHelper csma;
    const auto device =
        csma.Install(host, DynamicCast<CsmaChannel>(m_routerLan[1]->GetChannel())).Get(0);
    MobilityStackHelper().InstallHost(host);
    MobilityStackHelper::AddInterface(host, device, ncoa, Ipv6Prefix(64));
    New()->SetAttribute("DupAddrDetectTransmits", UintegerValue(1));
    EXPECT_FALSE(m_nar->IsKnownAddress(ncoa));
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_TRUE(m_nar->IsKnownAddress(ncoa)) << "it was told";
    const auto& rows = New()->GetHandovers().GetRows();
    EXPECT_EQ(rows.count(ncoa), 0U);
    EXPECT_NE(m_mn->GetCareOfAddress(), ncoa);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, AddressRequested)
{
    Previous()->SetAttribute("RequestAddress", BooleanValue(true));
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectOutcome(HandoverEnding::COMPLETED);
    EXPECT_NE(m_mn->GetCareOfAddress(), Form("fd00:2::"));
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, ParRestart)
{
    m_expectBreaches = true; // it has forgotten that the node left
    WhenEnds(HandoverStep::FBACK, [this] { m_par->Restart(); });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_TRUE(Previous()->GetBindings().GetRows().empty());
    EXPECT_FALSE(IsTunnelled());
    EXPECT_GT(CountLost(m_down, 50, m_sent - 5), 0U) << "until the home agent knows";
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, NarRestart)
{
    WhenEnds(HandoverStep::JOIN, [this] {
        EXPECT_GT(New()->GetNBuffered(), 0U);
        m_nar->Restart();
        EXPECT_EQ(New()->GetNBuffered(), 0U);
        EXPECT_TRUE(New()->GetHandovers().GetRows().empty());
    });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_GT(m_lost[PacketDropCause::NAR_EXPIRED], 0U) << "what it held";
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, LateHiAfterTheAnnouncement)
{
    // The first three HI are lost, so that the mobile node is there before the fourth.
    int seen = 0;
    DropAt(m_narWan,
           [&seen](const auto& frame) { return IsHandoverInitiate(frame) && ++seen <= 3; });
    RunHandover(HandoverMode::PREDICTIVE);
    const auto ncoa = Form("fd00:2::");
    const auto& rows = New()->GetHandovers().GetRows();
    ASSERT_EQ(rows.count(ncoa), 1U);
    EXPECT_EQ(rows.at(ncoa).state, NarHandoverState::PRESENT);
    EXPECT_FALSE(MobilityIcmpv6L4Protocol::GetFor(Node(NAR))->IsProxied(ncoa));
    EXPECT_EQ(New()->GetNBuffered(), 0U);
    EXPECT_EQ(m_mn->GetCareOfAddress(), ncoa);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, TunnelLifetimeOver)
{
    Previous()->SetAttribute("MaxBindingLifetime", TimeValue(Seconds(1)));
    bool tunnelled = false;
    Simulator::Schedule(Seconds(3.7), [&] { tunnelled = IsTunnelled(); });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_TRUE(tunnelled);
    EXPECT_FALSE(IsTunnelled());
    EXPECT_EQ(BindingState(), FastBindingState::IDLE);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, AnFbuThatComesAgainRenewsTheTunnel)
{
    Previous()->SetAttribute("MaxBindingLifetime", TimeValue(Seconds(1)));
    constexpr uint8_t FBACK = 9;
    Time bound;
    WhenEnds(HandoverStep::HACK, [&bound] { bound = Simulator::Now(); });
    // No FBack for as long as it takes for the FBU to come again.
    DropAt(m_apLan[0], [](const auto& frame) { return IsMobilityHeader(frame, FBACK); });
    Time latest;
    for (const auto& device : {m_routerLan[0], m_parWan})
    {
        DropAt(device, [&latest](const auto& frame) {
            latest = IsFastBindingUpdate(frame) ? Simulator::Now() : latest;
            return false;
        });
    }
    std::optional<Time> removed;
    for (auto at = Seconds(3); at < Seconds(8); at += MilliSeconds(20))
    {
        Simulator::Schedule(at, [&] {
            if (!bound.IsZero() && !removed && !IsTunnelled())
            {
                removed = Simulator::Now();
            }
        });
    }
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_GT(latest, bound + MilliSeconds(50)) << "it came again";
    ASSERT_TRUE(removed);
    EXPECT_NEAR((*removed - latest).GetSeconds(), 1, 0.05);
    ExpectTrafficAtTheEnd();
}

TEST_P(AccessRouterSituations, UnsolicitedHackAsksForHi)
{
    bool deaf = true;
    DropAt(m_narWan, [&deaf](const auto& frame) { return deaf && IsHandoverInitiate(frame); });
    m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    // Until the mobile node has asked for the last time, and the last HI was given up.
    Simulator::Stop(Seconds(12));
    Simulator::Run();
    EXPECT_EQ(BindingState(), FastBindingState::IDLE);
    deaf = false;
    New()->AskForHi("fd00:1::1", Form("fd00:2::"));
    New()->AskForHi("fd00:1::1", "fd00:2::1234");
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    const bool later = GetParam() == Fmipv6Profile::RFC5568; // RFC 4068 has no such message
    EXPECT_EQ(BindingState() != FastBindingState::IDLE, later);
    EXPECT_EQ(IsTunnelled(), later);
    ExpectTrafficAtTheEnd();
}
