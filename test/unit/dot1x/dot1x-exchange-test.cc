/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "dot1x-pair.h"
#include "simulation-fixture.h"

#include "ns3/boolean.h"
#include "ns3/enum.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <set>

namespace ns3
{
namespace fmipv6
{

/// Supplicant and authenticator against each other.
class Dot1xExchangeTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_pair = std::make_unique<Dot1xPair>();
    }

    void TearDown() override
    {
        m_pair.reset();
        SimulationFixture::TearDown();
    }

    /// Associate and run to the end.
    void Run()
    {
        m_pair->Begin();
        Simulator::Run();
    }

    /// Lose the PDUs with these numbers.
    void Lose(std::set<std::size_t> numbers)
    {
        m_pair->filter = [numbers](std::size_t number, const Dot1xPair::Pdu& pdu) {
            return numbers.count(number) ? std::nullopt : std::make_optional(pdu.data);
        };
    }

    std::unique_ptr<Dot1xPair> m_pair;
};

// The PDUs of a run without loss, by number:
// 0 Start, 1 Request/Identity, 2 Response/Identity, 3 method Request, 4 method Response,
// 5 Success, 6 to 9 messages 1 to 4.

TEST_F(Dot1xExchangeTest, OpensBothPorts)
{
    Run();
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
    EXPECT_EQ(m_pair->steps.words, "B5 E5");
    EXPECT_EQ(m_pair->steps.events[0].nodeId, m_pair->station->GetId());
    EXPECT_EQ(m_pair->steps.events[1].nodeId, m_pair->accessPoint->GetId());
    EXPECT_TRUE(m_pair->supplicant->IsPortOpen());
    EXPECT_TRUE(m_pair->authenticator->IsPortOpen());
    EXPECT_EQ(m_pair->drops, "");
    EXPECT_EQ(m_pair->wire.size(), 10U);
    // 9 crossings of 1 ms (Success and message 1 cross together) and 2 x 10 ms at the server
    EXPECT_EQ(m_pair->steps.events[1].when, MilliSeconds(29));
    EXPECT_EQ(m_pair->opened[0], MilliSeconds(28));
}

TEST_F(Dot1xExchangeTest, MessagesHaveTheFlagsAndSizesOfHostapd)
{
    Run();
    const std::vector<std::pair<uint16_t, std::size_t>> expected{
        {0x008a, 99 + 22},
        {0x010a, 99 + 22},
        {0x13ca, 99 + 56},
        {0x030a, 99},
    };
    for (std::size_t i = 0; i < 4; ++i)
    {
        const auto& data = m_pair->wire.at(6 + i).data;
        EXPECT_EQ(data.size(), expected[i].second) << i;
        EXPECT_EQ(data[5] << 8 | data[6], expected[i].first) << i;
    }
}

TEST_F(Dot1xExchangeTest, EachRoundTripToTheServerTakesItsTime)
{
    m_pair->authenticator->SetAttribute("MethodRoundTrips", UintegerValue(4));
    m_pair->authenticator->SetAttribute("ServerRtt", TimeValue(MilliSeconds(100)));
    Run();
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
    // three more pairs of crossings than in OpensBothPorts, and 5 x 100 ms at the server
    EXPECT_EQ(m_pair->opened[1], MilliSeconds(500 + 9 + 6));
}

TEST_F(Dot1xExchangeTest, WaitsForTheStationAndTheStationForTheGate)
{
    auto gate = CreateObject<HoldingGate>();
    StepTrace::GetFor(m_pair->station)->SetGate(gate);
    StepTrace::GetFor(m_pair->accessPoint)->SetGate(gate);
    Run();
    EXPECT_TRUE(m_pair->wire.empty());
    EXPECT_EQ(m_pair->steps.words, "H5");
    EXPECT_EQ(m_pair->supplicant->GetState(), Dot1xSupplicant::State::AWAIT_GATE);
    EXPECT_TRUE(gate->Open(HandoverStep::DOT1X, m_pair->STA));
    Simulator::Run();
    EXPECT_EQ(m_pair->steps.words, "H5 P5 B5 E5");
}

TEST_F(Dot1xExchangeTest, AnyOneLostPduIsMadeUpFor)
{
    for (std::size_t lost = 0; lost < 10; ++lost)
    {
        m_pair = std::make_unique<Dot1xPair>();
        Lose({lost});
        Run();
        EXPECT_EQ(m_pair->results, "sta:opened ap:opened") << lost;
        EXPECT_TRUE(m_pair->supplicant->IsPortOpen()) << lost;
        EXPECT_TRUE(m_pair->authenticator->IsPortOpen()) << lost;
        // a lost Success is made up for by message 1, everything else by a retransmission
        EXPECT_EQ(m_pair->steps.words, lost == 5 ? "B5 E5" : "B5 R5 E5") << lost;
    }
}

TEST_F(Dot1xExchangeTest, WaitsAsLongAsTheAttributesSay)
{
    const std::vector<std::pair<std::size_t, Time>> costs{
        {0, Seconds(30)},       // StartPeriod
        {1, Seconds(3)},        // EapTimeout
        {2, Seconds(3)},        // EapTimeout
        {3, Seconds(3)},        // EapTimeout
        {4, Seconds(3)},        // EapTimeout
        {6, MilliSeconds(100)}, // KeyTimeoutFirst
        {7, MilliSeconds(100)}, // KeyTimeoutFirst
        {8, MilliSeconds(100)}, // KeyTimeoutFirst
        {9, MilliSeconds(100)}, // KeyTimeoutFirst
    };
    for (const auto& [lost, timeout] : costs)
    {
        m_pair = std::make_unique<Dot1xPair>();
        Lose({lost});
        const Time begin = Simulator::Now();
        Run();
        // what was spent before the loss is spent again, where the answer was lost it is 1 ms more
        const Time extra = m_pair->steps.events.back().when - begin - MilliSeconds(29);
        EXPECT_GE(extra, timeout - MilliSeconds(2)) << lost;
        EXPECT_LE(extra, timeout) << lost;
    }
}

TEST_F(Dot1xExchangeTest, LostMessage4TwiceIsAnsweredFromTheOpenPort)
{
    Lose({9, 11});
    Run();
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
    EXPECT_EQ(m_pair->steps.words, "B5 R5 R5 E5");
    EXPECT_EQ(m_pair->wire.size(), 14U);
}

TEST_F(Dot1xExchangeTest, ARetransmittedRequestGetsTheSameResponseAndNoCopyMovesTheMethodOn)
{
    m_pair->authenticator->SetAttribute("Method", EnumValue(static_cast<int>(EapMethod::TLS)));
    Run();
    const auto whole = m_pair->wire.size();
    for (std::size_t lost = 4; lost <= 14; lost += 2) // responses of the method
    {
        m_pair = std::make_unique<Dot1xPair>();
        m_pair->authenticator->SetAttribute("Method", EnumValue(static_cast<int>(EapMethod::TLS)));
        Lose({lost});
        Run();
        ASSERT_EQ(m_pair->wire.size(), whole + 2) << lost;
        EXPECT_EQ(m_pair->wire[lost + 1].data, m_pair->wire[lost - 1].data) << lost;
        EXPECT_EQ(m_pair->wire[lost + 2].data, m_pair->wire[lost].data) << lost;
    }
}

TEST_F(Dot1xExchangeTest, GivesUpWhereNobodyAnswersTheStart)
{
    m_pair->filter = [](std::size_t, const Dot1xPair::Pdu&) { return std::nullopt; };
    Run();
    EXPECT_EQ(m_pair->results, "sta:start-timeout");
    EXPECT_EQ(m_pair->wire.size(), 3U); // MaxStart
    EXPECT_EQ(Simulator::Now(), Seconds(90));
    EXPECT_EQ(m_pair->steps.words, "B5 R5 R5");
    EXPECT_EQ(m_pair->supplicant->GetState(), Dot1xSupplicant::State::HELD);
}

TEST_F(Dot1xExchangeTest, AuthenticatorGivesUpASilentStation)
{
    m_pair->filter = [](std::size_t number, const Dot1xPair::Pdu& pdu) {
        return number == 0 ? std::make_optional(pdu.data) : std::nullopt;
    };
    m_pair->supplicant->SetAttribute("MaxStart", UintegerValue(1));
    Run();
    EXPECT_EQ(m_pair->results, "ap:eap-timeout sta:start-timeout");
    EXPECT_EQ(m_pair->wire.size(), 1U + 4U); // MaxRequests
}

TEST_F(Dot1xExchangeTest, ServerMayReject)
{
    m_pair->authenticator->SetAttribute("ServerRejects", BooleanValue(true));
    Run();
    EXPECT_EQ(m_pair->results, "ap:eap-failure sta:eap-failure");
    EXPECT_FALSE(m_pair->supplicant->IsPortOpen());
    EXPECT_FALSE(m_pair->authenticator->IsPortOpen());
    EXPECT_EQ(m_pair->steps.words, "B5");
}

TEST_F(Dot1xExchangeTest, AnotherSecretMeansAnotherMicWhichIsRefused)
{
    m_pair->supplicant->SetAttribute("Secret", StringValue("something else"));
    Run();
    EXPECT_EQ(m_pair->drops, "bad-mic bad-mic bad-mic bad-mic"); // MaxKeyMessages
    EXPECT_EQ(m_pair->results, "ap:handshake-timeout sta:handshake-timeout");
    EXPECT_FALSE(m_pair->supplicant->IsPortOpen());
    EXPECT_FALSE(m_pair->authenticator->IsPortOpen());
}

TEST_F(Dot1xExchangeTest, AChangedMessage3IsRefusedAndItsRepetitionAccepted)
{
    m_pair->filter = [](std::size_t number, const Dot1xPair::Pdu& pdu) {
        auto data = pdu.data;
        if (number == 8)
        {
            data.back() ^= 1; // key data
        }
        return std::make_optional(data);
    };
    Run();
    EXPECT_EQ(m_pair->drops, "bad-mic");
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
}

TEST_F(Dot1xExchangeTest, AnotherNonceInMessage3IsRefused)
{
    m_pair->filter = [](std::size_t number, const Dot1xPair::Pdu& pdu) {
        auto data = pdu.data;
        if (number == 8)
        {
            data[20] ^= 1; // nonce
        }
        return std::make_optional(data);
    };
    Run();
    EXPECT_EQ(m_pair->drops, "bad-content");
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
}

TEST_F(Dot1xExchangeTest, AnotherRsnElementInMessage2IsRefused)
{
    // nobody can change it under a right MIC but who holds the keys: sign it anew
    auto pair = m_pair.get();
    m_pair->filter = [pair](std::size_t number, const Dot1xPair::Pdu& pdu) {
        if (number != 7)
        {
            return std::make_optional(pdu.data);
        }
        auto key = *EapolKeyFrame::Parse(*EapolFrame::Parse(pdu.data));
        const auto message1 = *EapolKeyFrame::Parse(*EapolFrame::Parse(pair->wire[6].data));
        const auto keys = DerivePairwiseKeys(DeriveModelledPmk("fmipv6", pair->AP, pair->STA),
                                             pair->AP,
                                             pair->STA,
                                             message1.nonce,
                                             key.nonce);
        key.keyData.back() ^= 1;
        key.Sign(keys.kck);
        return std::make_optional(key.SerializePdu());
    };
    Run();
    EXPECT_EQ(m_pair->drops, "bad-content");
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
}

TEST_F(Dot1xExchangeTest, ReplayedMessagesAreRefused)
{
    Run();
    const auto replay = [this](std::size_t number) {
        const auto& pdu = m_pair->wire.at(number);
        const auto packet = Create<Packet>(pdu.data.data(), pdu.data.size());
        if (pdu.fromStation)
        {
            m_pair->authenticator->ReceiveEapol(packet);
        }
        else
        {
            m_pair->supplicant->ReceiveEapol(packet);
        }
    };
    m_pair->drops.clear();
    replay(8); // message 3, whose counter has been used
    EXPECT_EQ(m_pair->drops, "replayed");
    EXPECT_EQ(m_pair->wire.size(), 10U); // no message 4
    m_pair->drops.clear();
    replay(9);
    replay(7);
    EXPECT_EQ(m_pair->drops, "unexpected unexpected");
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
}

TEST_F(Dot1xExchangeTest, AMessage2OfAnEarlierSessionIsRefused)
{
    Run();
    const auto old = m_pair->wire.at(7).data;
    m_pair->drops.clear();
    m_pair->supplicant->Stop();
    m_pair->authenticator->Disable();
    m_pair->filter = [old](std::size_t number, const Dot1xPair::Pdu& pdu) {
        return std::make_optional(number == 17 ? old : pdu.data);
    };
    Run();
    EXPECT_EQ(m_pair->drops, "bad-mic");
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened sta:opened ap:opened");
}

TEST_F(Dot1xExchangeTest, AnswersWithACounterNeverSentAreRefused)
{
    auto pair = m_pair.get();
    m_pair->filter = [](std::size_t number, const Dot1xPair::Pdu& pdu) {
        auto data = pdu.data;
        if (number == 7)
        {
            data[16] = 9; // replay counter
        }
        return std::make_optional(data);
    };
    Run();
    EXPECT_EQ(pair->drops, "replayed");
    EXPECT_EQ(pair->results, "sta:opened ap:opened");
}

TEST_F(Dot1xExchangeTest, WrongIdentifiersAreRefused)
{
    m_pair->filter = [](std::size_t number, const Dot1xPair::Pdu& pdu) {
        auto data = pdu.data;
        if (number == 2 || number == 6)
        {
            data[5] ^= 0x40; // EAP identifier
        }
        return std::make_optional(data);
    };
    Run();
    // the identity is asked for again, so number 6 is the method's response, and that again, too
    EXPECT_EQ(m_pair->drops, "wrong-identifier wrong-identifier");
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
}

TEST_F(Dot1xExchangeTest, StoppingForgetsTheSessionAndTheTimers)
{
    Lose({1, 2, 3, 4, 5, 6, 7, 8, 9});
    m_pair->Begin();
    Simulator::Schedule(Seconds(1), [this] {
        m_pair->supplicant->Stop();
        m_pair->authenticator->Disable();
    });
    Simulator::Run();
    EXPECT_EQ(m_pair->wire.size(), 2U); // Start, and the one Request that was lost
    EXPECT_EQ(m_pair->results, "");
    EXPECT_EQ(m_pair->supplicant->GetState(), Dot1xSupplicant::State::DISCONNECTED);
    EXPECT_EQ(m_pair->authenticator->GetState(), Dot1xAuthenticator::State::DISABLED);
}

TEST_F(Dot1xExchangeTest, LogoffClosesThePort)
{
    Run();
    const uint8_t logoff[]{2, 2, 0, 0};
    m_pair->authenticator->ReceiveEapol(Create<Packet>(logoff, 4));
    EXPECT_FALSE(m_pair->authenticator->IsPortOpen());
    EXPECT_EQ(m_pair->authenticator->GetState(), Dot1xAuthenticator::State::CONNECTING);
}

TEST_F(Dot1xExchangeTest, ReassociationRunsTheExchangeAgainWithFreshKeys)
{
    Run();
    Run();
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened sta:opened ap:opened");
    EXPECT_EQ(m_pair->steps.words, "B5 E5 B5 E5");
    ASSERT_EQ(m_pair->wire.size(), 20U);
    EXPECT_NE(m_pair->wire[7].data, m_pair->wire[17].data);
}

TEST_F(Dot1xExchangeTest, AStopInsideACallbackIsSafe)
{
    auto lonely = CreateObject<Dot1xSupplicant>();
    bool failed = false;
    lonely->SetAttribute("MaxStart", UintegerValue(1));
    lonely->Configure(m_pair->station,
                      m_pair->STA,
                      {[](Ptr<Packet>) {},
                       [](Mac48Address) {},
                       [&](Dot1xFailure) {
                           failed = true;
                           lonely->Stop();
                           lonely = nullptr;
                       }});
    lonely->Start(m_pair->AP);
    Simulator::Run();
    EXPECT_TRUE(failed);
}

TEST_F(Dot1xExchangeTest, DamagedPdusNeverOpenAPortBySomethingElse)
{
    Run();
    const auto wire = m_pair->wire;
    for (const auto& pdu : wire)
    {
        m_pair = std::make_unique<Dot1xPair>();
        m_pair->filter = [](std::size_t, const Dot1xPair::Pdu&) { return std::nullopt; };
        m_pair->authenticator->Enable();
        m_pair->supplicant->Start(m_pair->AP);
        ForEachMutation(pdu.data, 300, [this](const auto& octets) {
            const auto packet = Create<Packet>(octets.data(), octets.size());
            m_pair->authenticator->ReceiveEapol(packet);
            m_pair->supplicant->ReceiveEapol(packet);
        });
        EXPECT_FALSE(m_pair->supplicant->IsPortOpen());
        EXPECT_FALSE(m_pair->authenticator->IsPortOpen());
        Simulator::Run();
    }
}

} // namespace fmipv6
} // namespace ns3
