/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "mobile-node-situation.h"

#include "ns3/fast-binding-client.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/shared-key.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A client of its own on the mobile node, which stays where it is and asks the first router.
class FastBindingClientTest : public MobileNodeSituation
{
  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        m_client->Attach(MakeContext(),
                         {[this](const auto& result) { m_results.push_back(result); },
                          [this](const auto& reason) { m_failures.push_back(reason); },
                          [this] { Send(m_ncoa); }});
        m_client->SetKey(DEFAULT_SHARED_KEY);
        Node(MN)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::FAST_BINDING_ACKNOWLEDGMENT,
            [this](auto message, const auto& header, auto) {
                m_client->HandleFback(message, header);
            });
        m_par1 = m_par->GetArInfo().routerAddress;
        m_pcoa = AddressIn("fd00:1::");
        m_ncoa = AddressIn("fd00:2::");
        Simulator::Schedule(Seconds(2), [this] {
            m_client->Reset(m_par1, m_pcoa);
            m_client->Hold([this] { Send(m_ncoa); });
        });
    }

    void TearDown() override
    {
        m_client->Dispose();
        MobileNodeSituation::TearDown();
    }

    /// Send an FBU on the old link. @param ncoa in it
    void Send(Ipv6Address ncoa)
    {
        auto packet = m_client->Make(true, ncoa);
        m_client->Await();
        m_mn->GetAddresses()->Send(packet, m_pcoa, m_par1, HomeAddressHeader::PROTOCOL);
    }

    void Run(double until)
    {
        Simulator::Stop(Seconds(until));
        Simulator::Run();
    }

    Ptr<FastBindingClient> m_client{CreateObject<FastBindingClient>()};
    Ipv6Address m_par1;
    Ipv6Address m_pcoa;
    Ipv6Address m_ncoa;
    std::vector<FastBindingClient::Result> m_results;
    std::vector<std::string> m_failures;
};

} // namespace

TEST_F(FastBindingClientTest, AnFbuIsAccepted)
{
    Run(3);
    EXPECT_EQ(m_client->GetState(), FastBindingClientState::ACCEPTED);
    ASSERT_EQ(m_results.size(), 1U);
    EXPECT_FALSE(m_results[0].sentFromNewLink);
    EXPECT_FALSE(m_results[0].assigned);
    EXPECT_EQ(m_results[0].lifetime, Seconds(12));
    EXPECT_EQ(TunnelOf(m_par, m_pcoa), m_ncoa);
    ASSERT_TRUE(m_client->GetRtt());
    EXPECT_GT(*m_client->GetRtt(), MilliSeconds(8)) << "HI and HAck cross four wires";
    EXPECT_LT(*m_client->GetRtt(), MilliSeconds(16));
}

TEST_F(FastBindingClientTest, ItWaitsTwiceAsLongEachTimeAndGivesUp)
{
    DropAt(m_routerLan[0], IsFastBindingUpdate);
    Run(5);
    const auto times = WhenSent("FBU");
    ASSERT_EQ(times.size(), 4U);
    for (int i = 1; i < 4; ++i)
    {
        EXPECT_EQ(times[i] - times[i - 1], MilliSeconds(100) * (int64_t(1) << (i - 1)));
    }
    EXPECT_EQ(m_failures, std::vector<std::string>{"no FBack"});
    EXPECT_FALSE(m_client->GetRtt());
}

TEST_F(FastBindingClientTest, ItWaitsTwiceAsLongAsTheLatestAnswerTook)
{
    m_client->SetAttribute("InitialTimeout", TimeValue(MilliSeconds(20)));
    Time rtt;
    Simulator::Schedule(Seconds(2.5), [this, &rtt] {
        rtt = m_client->GetRtt().value_or(Time(0));
        DropAt(m_routerLan[0], IsFastBindingUpdate);
        m_client->Reset(m_par1, m_pcoa);
        Send(m_ncoa);
    });
    Run(3);
    const auto times = WhenSent("FBU");
    ASSERT_GE(times.size(), 3U);
    EXPECT_EQ(times[2] - times[1], rtt * int64_t(2));
}

TEST_F(FastBindingClientTest, AWrongKeyOpensNothing)
{
    m_client->SetKey("another key");
    Run(5);
    EXPECT_TRUE(m_results.empty());
    EXPECT_TRUE(TunnelOf(m_par, m_pcoa).IsAny());
    EXPECT_EQ(m_client->GetState(), FastBindingClientState::FAILED);
}

TEST_F(FastBindingClientTest, TheAnswerToAReplacedFbuCountsNoMore)
{
    Simulator::Schedule(Seconds(2) + MilliSeconds(1), [this] {
        m_client->Supersede();
        m_ncoa = AddressIn("fd00:3::");
        Send(m_ncoa);
    });
    Run(3);
    ASSERT_EQ(m_results.size(), 1U);
    EXPECT_EQ(m_client->GetNcoa(), AddressIn("fd00:3::"));
    EXPECT_EQ(TunnelOf(m_par, m_pcoa), AddressIn("fd00:3::"));
}

TEST_F(FastBindingClientTest, LifetimeZeroIsSentUntilItIsAcknowledged)
{
    Simulator::Schedule(Seconds(2.5), [this] {
        DropSome(m_routerLan[0], IsFastBindingUpdate, 2);
        m_client->CancelBinding(m_par1, m_pcoa);
        EXPECT_TRUE(m_client->IsCancelling());
    });
    Run(4);
    EXPECT_EQ(CountSent("FBU"), 4U);
    EXPECT_FALSE(m_client->IsCancelling());
    EXPECT_TRUE(TunnelOf(m_par, m_pcoa).IsAny());
}

TEST_F(FastBindingClientTest, WithoutABindingThereIsNothingToCancel)
{
    Run(1.9);
    m_client->CancelBinding(m_par1, m_pcoa);
    EXPECT_FALSE(m_client->IsCancelling());
    EXPECT_EQ(CountSent("FBU"), 0U);
}
