/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot1x-pair.h"
#include "simulation-fixture.h"

#include "ns3/boolean.h"
#include "ns3/uinteger.h"

#include <memory>
#include <set>

namespace ns3
{
namespace fmipv6
{

/// A station that offers a PMKID in its association, and an access point that knows it or not.
class Dot1xOfferTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        Make();
    }

    void TearDown() override
    {
        m_pair.reset();
        m_known = nullptr;
        SimulationFixture::TearDown();
    }

    /// Begin with new ends and empty caches.
    void Make()
    {
        m_pair = std::make_unique<Dot1xPair>();
        m_known = Create<Dot1xPmksaCache>(Seconds(1000), 8);
        m_pair->authenticator->SetPmksaCache(m_known);
    }

    /// A full exchange, which fills both caches, and then the end of the association.
    void Visit()
    {
        m_pair->Begin();
        Simulator::Run();
        ASSERT_EQ(m_pair->results, "sta:opened ap:opened");
        m_pair->supplicant->Stop();
        m_pair->authenticator->Disable();
        m_pair->results.clear();
        m_pair->steps.words.clear();
        m_pair->steps.events.clear();
        m_pair->wire.clear();
        m_pair->opened.clear();
        m_begin = Simulator::Now();
    }

    /// Associate, with an offer, and run to the end.
    void Return()
    {
        m_pair->BeginOffering(*m_known);
        Simulator::Run();
    }

    std::unique_ptr<Dot1xPair> m_pair;
    Ptr<Dot1xPmksaCache> m_known; //!< the access point's
    Time m_begin;                 //!< of the second visit
};

TEST_F(Dot1xOfferTest, AHitTakesTheFourMessagesOnly)
{
    Visit();
    Return();
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
    EXPECT_EQ(m_pair->drops, "");
    EXPECT_EQ(m_pair->wire.size(), 4U);
    EXPECT_FALSE(m_pair->wire[0].fromStation);
    EXPECT_EQ(m_pair->steps.words, "B5 E5");
    // both ends of the step are the access point's
    EXPECT_EQ(m_pair->steps.events[0].nodeId, m_pair->accessPoint->GetId());
    EXPECT_EQ(m_pair->steps.events[0].when, m_begin);
    EXPECT_EQ(m_pair->steps.events[1].when, m_begin + MilliSeconds(4));
}

TEST_F(Dot1xOfferTest, Message1NamesTheKeyAndMessage2RepeatsTheOffer)
{
    Visit();
    Return();
    ASSERT_EQ(m_pair->wire.size(), 4U);
    const auto message1 = EapolKeyFrame::Parse(*EapolFrame::Parse(m_pair->wire[0].data));
    const auto message2 = EapolKeyFrame::Parse(*EapolFrame::Parse(m_pair->wire[1].data));
    const auto key = m_known->Find(m_pair->AP, m_pair->STA);
    ASSERT_TRUE(key);
    EXPECT_EQ(FindPmkidKde(message1->keyData), key->pmkid);
    const auto rsn =
        Dot11RsnElement::Parse(message2->keyData.data() + 2, message2->keyData.size() - 2);
    ASSERT_TRUE(rsn);
    EXPECT_EQ(rsn->pmkids, std::vector<Dot11Pmkid>{key->pmkid});
}

TEST_F(Dot1xOfferTest, AMissTakesTheFullExchangeWithoutAnEapolStart)
{
    Visit();
    m_known->Remove(m_pair->AP, m_pair->STA);
    Return();
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
    EXPECT_EQ(m_pair->steps.words, "B5 E5");
    EXPECT_EQ(m_pair->wire.size(), 9U);
    EXPECT_EQ(m_pair->steps.events[1].when, m_begin + MilliSeconds(28));
    EXPECT_TRUE(m_known->Find(m_pair->AP, m_pair->STA)) << "the new key is kept";
}

TEST_F(Dot1xOfferTest, NothingIsOfferedWithoutCaching)
{
    m_pair->supplicant->SetAttribute("PmkCaching", BooleanValue(false));
    Visit();
    EXPECT_TRUE(m_pair->supplicant->OfferKeys(m_pair->AP).pmkids.empty());
    Return();
    EXPECT_EQ(m_pair->wire.size(), 10U);
}

TEST_F(Dot1xOfferTest, NothingIsOfferedAfterTheLifetime)
{
    m_pair->supplicant->SetAttribute("PmksaLifetime", TimeValue(Seconds(100)));
    Visit();
    EXPECT_FALSE(m_pair->supplicant->OfferKeys(m_pair->AP).pmkids.empty());
    Simulator::Schedule(Seconds(100), [this] {
        EXPECT_TRUE(m_pair->supplicant->OfferKeys(m_pair->AP).pmkids.empty());
    });
    Simulator::Run();
}

TEST_F(Dot1xOfferTest, AnyKeyIsOfferedOpportunistically)
{
    const Mac48Address elsewhere("00:16:3e:00:00:bb");
    m_pair->supplicant->GetPmksaCache()->Add(elsewhere, m_pair->STA, std::vector<uint8_t>(32, 7));
    EXPECT_TRUE(m_pair->supplicant->OfferKeys(m_pair->AP).pmkids.empty());
    m_pair->supplicant->SetAttribute("OpportunisticKeyCaching", BooleanValue(true));
    const auto rsn = m_pair->supplicant->OfferKeys(m_pair->AP);
    ASSERT_EQ(rsn.pmkids.size(), 1U);
    EXPECT_EQ(rsn.pmkids[0], DerivePmkid(std::vector<uint8_t>(32, 7), m_pair->AP, m_pair->STA));
}

TEST_F(Dot1xOfferTest, TheGateHoldsTheFirstFrameOfTheAccessPoint)
{
    Visit();
    auto gate = CreateObject<HoldingGate>();
    StepTrace::GetFor(m_pair->station)->SetGate(gate);
    StepTrace::GetFor(m_pair->accessPoint)->SetGate(gate);
    Simulator::Stop(Seconds(1)); // before the station's patience, which this gate does not stretch
    Return();
    EXPECT_TRUE(m_pair->wire.empty());
    EXPECT_EQ(m_pair->steps.words, "H5");
    EXPECT_TRUE(gate->Open(HandoverStep::DOT1X, m_pair->STA));
    Simulator::Run();
    EXPECT_EQ(m_pair->steps.words, "H5 P5 B5 E5");
}

TEST_F(Dot1xOfferTest, AnyOneLostPduIsMadeUpFor)
{
    for (std::size_t lost = 0; lost < 4; ++lost)
    {
        Make();
        Visit();
        m_pair->filter = [lost](std::size_t number, const Dot1xPair::Pdu& pdu) {
            return number == lost ? std::nullopt : std::make_optional(pdu.data);
        };
        Return();
        EXPECT_EQ(m_pair->results, "sta:opened ap:opened") << lost;
        EXPECT_EQ(m_pair->steps.words, "B5 R5 E5") << lost;
    }
}

TEST_F(Dot1xOfferTest, AnotherKeyInMessage1AsksForTheFullExchange)
{
    Visit();
    m_known->Add(m_pair->AP, m_pair->STA, std::vector<uint8_t>(32, 7)); // not the station's
    const auto rsn = m_pair->supplicant->OfferKeys(m_pair->AP);
    m_pair->authenticator->Enable(rsn, m_known->Find(m_pair->AP, m_pair->STA));
    m_pair->supplicant->Start(m_pair->AP);
    Simulator::Run();
    EXPECT_EQ(m_pair->results, "sta:opened ap:opened");
    EXPECT_EQ(m_pair->steps.words, "B5 R5 E5");
    EXPECT_EQ(m_pair->wire.size(), 11U); // message 1, and the full exchange
}

TEST_F(Dot1xOfferTest, AKeyThatLeadsNowhereIsForgotten)
{
    Visit();
    // message 2 never arrives
    m_pair->filter = [](std::size_t, const Dot1xPair::Pdu& pdu) {
        return pdu.fromStation ? std::nullopt : std::make_optional(pdu.data);
    };
    Return();
    EXPECT_EQ(m_pair->results, "ap:handshake-timeout sta:handshake-timeout");
    EXPECT_FALSE(m_pair->supplicant->GetPmksaCache()->Find(m_pair->AP, m_pair->STA));
}

TEST_F(Dot1xOfferTest, ADeauthenticationDuringTheHandshakeForgetsTheKey)
{
    Visit();
    m_pair->filter = [](std::size_t number, const Dot1xPair::Pdu& pdu) {
        return number == 0 ? std::make_optional(pdu.data) : std::nullopt;
    };
    m_pair->BeginOffering(*m_known);
    Simulator::Schedule(MilliSeconds(50), [this] { m_pair->supplicant->Stop(); });
    Simulator::Stop(MilliSeconds(60));
    Simulator::Run();
    EXPECT_FALSE(m_pair->supplicant->GetPmksaCache()->Find(m_pair->AP, m_pair->STA));
}

TEST_F(Dot1xOfferTest, ASilentAccessPointIsAskedByEapolStartInTheEnd)
{
    Visit();
    const auto rsn = m_pair->supplicant->OfferKeys(m_pair->AP);
    m_pair->authenticator->Enable(); // it has seen no offer, and waits
    m_pair->supplicant->Start(m_pair->AP);
    Simulator::Run();
    // message 2 repeats an RSN element that the access point has not seen
    EXPECT_EQ(m_pair->drops, "bad-content bad-content bad-content bad-content");
    EXPECT_EQ(m_pair->results, "ap:handshake-timeout sta:handshake-timeout");
    EXPECT_EQ(m_pair->steps.events[0].when, m_begin + Seconds(30)); // StartPeriod
}

TEST_F(Dot1xOfferTest, PreauthenticationEndsWithAKeyAndIsNoStep)
{
    auto station = CreateObject<Dot1xSupplicant>();
    auto accessPoint = CreateObject<Dot1xAuthenticator>();
    accessPoint->SetPmksaCache(m_known);
    std::string results;
    std::size_t pdus = 0;
    const auto done = [&results](const char* who) {
        return [&results, who](Mac48Address) { results += who; };
    };
    station->Configure(m_pair->station,
                       m_pair->STA,
                       {[&](Ptr<Packet> eapol) {
                            ++pdus;
                            Simulator::Schedule(MilliSeconds(1),
                                                [=] { accessPoint->ReceiveEapol(eapol); });
                        },
                        done("sta "),
                        [](Dot1xFailure) { ADD_FAILURE(); }},
                       Dot1xRole::PREAUTHENTICATION);
    accessPoint->Configure(m_pair->accessPoint,
                           m_pair->AP,
                           m_pair->STA,
                           {[&](Ptr<Packet> eapol) {
                                ++pdus;
                                Simulator::Schedule(MilliSeconds(1),
                                                    [=] { station->ReceiveEapol(eapol); });
                            },
                            done("ap "),
                            [](Dot1xFailure) { ADD_FAILURE(); }},
                           Dot1xRole::PREAUTHENTICATION);
    accessPoint->Enable();
    station->Start(m_pair->AP);
    Simulator::Run();
    EXPECT_EQ(results, "ap sta ");
    EXPECT_EQ(pdus, 6U); // up to EAP Success
    EXPECT_EQ(m_pair->steps.words, "");
    EXPECT_FALSE(station->IsPortOpen());
    const auto key = m_known->Find(m_pair->AP, m_pair->STA);
    ASSERT_TRUE(key);
    EXPECT_EQ(station->GetPmksaCache()->Find(m_pair->AP, m_pair->STA)->pmk, key->pmk);
    station->Dispose();
    accessPoint->Dispose();
}

TEST_F(Dot1xOfferTest, ProcessingTimesAddUp)
{
    m_pair->supplicant->SetAttribute("KeyProcessingTime", TimeValue(MilliSeconds(2)));
    m_pair->authenticator->SetAttribute("KeyProcessingTime", TimeValue(MilliSeconds(3)));
    m_pair->supplicant->SetAttribute("EapProcessingTime", TimeValue(MilliSeconds(5)));
    m_pair->authenticator->SetAttribute("ServerProcessingTime", TimeValue(MilliSeconds(7)));
    m_pair->authenticator->SetAttribute("MethodRoundTrips", UintegerValue(3));
    m_pair->Begin();
    Simulator::Run();
    // 9 crossings of the wire and 2 for each further round trip; the station processes three
    // requests and two keys, the access point two keys; the server answers four times
    EXPECT_EQ(m_pair->steps.events[1].when,
              MilliSeconds(9 + 2 * 2 + 3 * 5 + 2 * 2 + 2 * 3 + 4 * (10 + 7)));
    m_pair->supplicant->Stop();
    m_pair->authenticator->Disable();
    const Time begin = Simulator::Now();
    Return();
    EXPECT_EQ(m_pair->steps.events[3].when - begin, MilliSeconds(4 + 2 * 2 + 2 * 3));
}

} // namespace fmipv6
} // namespace ns3
