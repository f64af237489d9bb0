/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What a mobile node does when the new router wants another address (NAACK), and when the network
// says where to go (RFC 4068 and RFC 5568 sections 3.3, 4 and 6.4).
#include "mobile-node-situation.h"

#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/router-advertiser.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class MobileNodeRefusalTest : public MobileNodeSituation,
                              public ::testing::WithParamInterface<Fmipv6Profile>
{
  public:
    /// Answer a RtSolPr by Code 5. @param name of a message @param packet the message
    void AnswerWithDhcp(std::string name, Ptr<const Packet> packet)
    {
        if (name == "RtSolPr")
        {
            uint8_t octets[8];
            packet->CopyData(octets, sizeof(octets));
            auto news = MakeNews(PrRtAdvCode::USE_DHCP);
            news.identifier = octets[6] * 256U + octets[7];
            Advertise(Simulator::Now().GetSeconds() + 0.001, news);
        }
    }

  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        SetProfile(GetParam());
        m_pcoa = AddressIn("fd00:1::");
        m_ncoa = AddressIn("fd00:2::");
    }

    /// @param by how much @return the new care-of address with another last octet
    Ipv6Address Next(uint8_t by) const
    {
        uint8_t octets[16];
        m_ncoa.Serialize(octets);
        octets[15] += by;
        return Ipv6Address::Deserialize(octets);
    }

    /// The second router has somebody else under the new care-of address. @param choice what it
    /// does about it
    void Refuse(const char* choice)
    {
        m_nar->AddKnownAddress(m_ncoa);
        m_nar->GetNewRole()->SetAttribute("NcoaInUse", StringValue(choice));
    }

    /// @param code of the message @return a PrRtAdv about the second router
    PrRtAdvHeader MakeNews(PrRtAdvCode code) const
    {
        const auto& info = m_nar->GetArInfo();
        PrRtAdvHeader news;
        news.profile = GetParam();
        news.code = code;
        PrRtAdvHeader::Tuple tuple;
        tuple.apLla = PoaOf(1);
        tuple.narLla = info.routerLla;
        tuple.narAddress = info.routerAddress;
        tuple.prefix = NetworkPrefix{info.prefix, info.prefixLength};
        news.tuples.push_back(tuple);
        return news;
    }

    /// The first router sends an unsolicited PrRtAdv. @param at when (s) @param news it
    void Advertise(double at, const PrRtAdvHeader& news)
    {
        Simulator::Schedule(Seconds(at) - Simulator::Now(), [this, news] {
            auto ipv6 = Node(PAR)->GetObject<Ipv6L3Protocol>();
            auto interface = ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_routerLan[0]));
            Ipv6Header header;
            header.SetSource(interface->GetLinkLocalAddress().GetAddress());
            header.SetDestination(m_mn->GetAddresses()->GetLinkLocal());
            header.SetNextHeader(MobilityIcmpv6Header::PROTOCOL);
            header.SetHopLimit(MobilityIcmpv6Header::HOP_LIMIT);
            auto packet = news.ToPacket(header.GetSource(), header.GetDestination());
            header.SetPayloadLength(packet->GetSize());
            interface->Send(packet, header, header.GetDestination());
        });
    }

    /// The mobile node has reached the second router under an address, and both ends know.
    /// @param careOf the address
    void ExpectRedirectedTo(Ipv6Address careOf) const
    {
        EXPECT_EQ(m_mn->GetCareOfAddress(), careOf);
        EXPECT_EQ(TunnelOf(m_par, m_pcoa), careOf);
        EXPECT_TRUE(IsPresentAt(m_nar, careOf));
        ExpectAt("fd00:2::");
        ExpectTrafficAtTheEnd();
    }

    Ipv6Address m_pcoa;
    Ipv6Address m_ncoa;
    uint32_t m_fbusThen{0}; //!< FBUs sent when the NAACK had come
};

/// Obeys nobody.
class StubbornPolicy : public ScriptedPolicy
{
  public:
    bool ObeysNetwork(Poa) const override
    {
        return false;
    }
};

/// Code 5 is RFC 5568's alone.
class DhcpRefusalTest : public MobileNodeRefusalTest
{
};

} // namespace

TEST_P(MobileNodeRefusalTest, NaackWithoutAnAddress)
{
    Refuse("Refuse");
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    ExpectRedirectedTo(Next(1));
}

TEST_P(MobileNodeRefusalTest, NaackWithAnAddress)
{
    Refuse("Assign");
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_NE(m_mn->GetCareOfAddress(), m_ncoa);
    EXPECT_NE(m_mn->GetCareOfAddress(), Next(1)) << "it MUST use what the router supplied";
    ExpectRedirectedTo(m_mn->GetCareOfAddress());
}

TEST_P(MobileNodeRefusalTest, NaackForEver)
{
    Refuse("Refuse");
    for (const auto by : {1, 2, 3})
    {
        m_nar->AddKnownAddress(Next(by));
    }
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    EXPECT_EQ(m_mn->GetCareOfAddress(), Next(4)) << "acquired, and verified";
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeRefusalTest, NaackThatTheLinkLayerAddressIsUnrecognised)
{
    m_stepHook = [this, done = false](const StepEvent& event) mutable {
        if (!done && event.step == HandoverStep::FNA && event.phase == StepPhase::END)
        {
            done = true;
            m_nar->GetAdvertiser()->SendNaack(
                m_ncoa,
                m_mn->GetLinkLayerAddress(),
                {NaackStatus::LINK_LAYER_ADDRESS_UNRECOGNIZED, std::nullopt});
        }
    };
    RunScript({{3, 1}});
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    EXPECT_EQ(m_mn->GetCareOfAddress(), Next(1)) << "neither NCoA nor PCoA";
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeRefusalTest, NaackWithThePreviousAddress)
{
    m_stepHook = [this, done = false](const StepEvent& event) mutable {
        if (done || event.step != HandoverStep::FNA || event.phase != StepPhase::BEGIN)
        {
            return;
        }
        done = true;
        Simulator::Schedule(MilliSeconds(1), [this] {
            const auto status = GetParam() == Fmipv6Profile::RFC5568
                                    ? NaackStatus::PCOA_SUPPLIED
                                    : NaackStatus::NCOA_INVALID_USE_SUPPLIED;
            m_nar->GetAdvertiser()->SendNaack(m_ncoa,
                                              m_mn->GetLinkLayerAddress(),
                                              {status, m_pcoa});
        });
        Simulator::Schedule(MilliSeconds(5), [this] {
            EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
            m_fbusThen = CountSent("FBU");
        });
    };
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_NE(m_outcomes[0], HandoverEnding::FAILED) << m_reasons[0];
    EXPECT_EQ(CountSent("FBU"), m_fbusThen) << "MUST NOT send any more FBUs";
    EXPECT_EQ(m_mn->GetCareOfAddress(), Next(1)) << "one of the link, verified meanwhile";
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeRefusalTest, TheNetworkOrders)
{
    auto news = MakeNews(PrRtAdvCode::NETWORK_INITIATED);
    news.tuples[0].newCoa = Next(7);
    Advertise(3, news);
    RunScript({});
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_EQ(GetEnds(), "bcdef2346g") << "no scan, no RtSolPr; the FBU on the old link";
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectRedirectedTo(Next(7));
}

TEST_P(MobileNodeRefusalTest, NewsOfTheNeighbourhoodIsNoOrder)
{
    m_mn->GetDiscovery()->SetAttribute("CacheLifetime", TimeValue(Seconds(10)));
    Advertise(2.5, MakeNews(PrRtAdvCode::UNSOLICITED_NEIGHBORHOOD));
    Simulator::Schedule(Seconds(2.9), [this] {
        EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
        EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
    });
    RunScript({{3, 1}});
    EXPECT_EQ(CountSent("RtSolPr"), 0U) << "it knows";
    ExpectRedirectedTo(m_ncoa);
}

TEST_P(DhcpRefusalTest, WhereDhcpIsWantedItIsMobileIpv6Alone)
{
    // In place of the router's answer, which would have Code 0.
    DropAt(m_routerLan[0], [](const auto& frame) {
        return frame.size() > 58 && frame[20] == 58 && frame[54] == 154 && frame[58] == RTSOLPR;
    });
    m_mn->TraceConnectWithoutContext("MsgTx",
                                     MakeCallback(&MobileNodeRefusalTest::AnswerWithDhcp, this));
    RunScript({{3, 1}});
    EXPECT_EQ(CountSent("RtSolPr"), 1U);
    EXPECT_EQ(CountSent("FBU"), 0U);
    EXPECT_EQ(CountSent("UNA"), 0U);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeRefusalTest, APolicyMayDisobeyTheNetwork)
{
    m_mn->SetAttribute("Policy", PointerValue(CreateObject<StubbornPolicy>()));
    Advertise(3, MakeNews(PrRtAdvCode::NETWORK_INITIATED));
    RunScript({});
    EXPECT_TRUE(m_outcomes.empty());
    EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
    ExpectTrafficAtTheEnd();
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         MobileNodeRefusalTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileOf);

INSTANTIATE_TEST_SUITE_P(Profiles,
                         DhcpRefusalTest,
                         ::testing::Values(Fmipv6Profile::RFC5568),
                         ProfileOf);
