/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The previous care-of address stays in use on the new link (RFC 4068 sections 4 and 6.2.2; RFC
// 5568 sections 4, 5.2, 6.1.2, 6.2.1.2 and 6.4.6): both ends, and the traffic afterwards.
#include "mobile-node-situation.h"

#include "ns3/ipv6-tunnel-protocol.h"

#include <algorithm>
#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class PreviousAddressTest : public MobileNodeSituation,
                            public ::testing::WithParamInterface<Fmipv6Profile>
{
  public:
    /// Note the Code of a PrRtAdv that the mobile node accepts. @param name of a message
    /// @param packet the message
    void OnAccepted(std::string name, Ptr<const Packet> packet)
    {
        uint8_t octets[2] = {};
        packet->CopyData(octets, sizeof(octets));
        if (name == "PrRtAdv")
        {
            m_advertised = octets[1];
        }
    }

  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        SetProfile(GetParam());
        m_pcoa = AddressIn("fd00:1::");
        m_ncoa = AddressIn("fd00:2::");
        m_mn->TraceConnectWithoutContext("MsgRx",
                                         MakeCallback(&PreviousAddressTest::OnAccepted, this));
        m_nar->GetNewRole()->SetAttribute("PcoaLifetime", TimeValue(Seconds(3)));
        DropAt(m_parWan, [this](const auto& frame) {
            m_tunnelledBack += IsTunnelPacket(frame, m_nar->GetGlobalAddress());
            return false;
        });
        DropAt(m_routerLan[1], [this](const auto& frame) {
            m_dataFromNcoa += IsTunnelPacket(frame, m_ncoa);
            return false;
        });
    }

    bool IsLater() const
    {
        return GetParam() == Fmipv6Profile::RFC5568;
    }

    /// @param frame an Ethernet frame @param source an address
    /// @return whether it is a tunnel packet from there
    static bool IsTunnelPacket(const std::vector<uint8_t>& frame, Ipv6Address source)
    {
        uint8_t octets[16];
        source.Serialize(octets);
        return frame.size() > 54 && frame[12] == 0x86 && frame[20] == 41 &&
               std::equal(octets, octets + 16, frame.begin() + 22);
    }

    /// The second router has somebody else under the new care-of address. @param choice what it
    /// does about it
    void TakeNcoa(const char* choice)
    {
        m_nar->AddKnownAddress(m_ncoa);
        m_nar->GetNewRole()->SetAttribute("NcoaInUse", StringValue(choice));
    }

    /// @param node of a router @return the far end of its tunnel for what comes for the PCoA
    std::optional<Ipv6Address> TunnelTo(uint32_t node) const
    {
        const auto ends = Node(node)->GetObject<Ipv6TunnelProtocol>()->FindHostTunnel(m_pcoa);
        return ends ? std::optional<Ipv6Address>(ends->remote) : std::nullopt;
    }

    /// @param node of a router @return the far end of its tunnel for what comes from the PCoA
    std::optional<Ipv6Address> TunnelBack(uint32_t node) const
    {
        const auto ends = Node(node)->GetObject<Ipv6TunnelProtocol>()->FindSourceTunnel(m_pcoa);
        return ends ? std::optional<Ipv6Address>(ends->remote) : std::nullopt;
    }

    /// Look at both ends while the PCoA is in use: half a second after the announcement was heard.
    void LookInBetween()
    {
        m_stepHook = [this](const StepEvent& event) {
            if (m_looked || event.step != HandoverStep::FNA || event.phase != StepPhase::END)
            {
                return;
            }
            m_looked = true;
            Simulator::Schedule(MilliSeconds(500), [this] {
                EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
                EXPECT_EQ(m_mn->GetRegistration()->GetRegistered(), m_pcoa);
                EXPECT_TRUE(IsPresentAt(m_nar, m_pcoa));
                EXPECT_FALSE(IsPresentAt(m_nar, m_ncoa));
                EXPECT_EQ(TunnelTo(PAR), m_nar->GetGlobalAddress());
                EXPECT_EQ(TunnelBack(NAR), m_par->GetGlobalAddress());
                m_backThen = m_tunnelledBack;
                // The latest of both directions have come, unless many wait and leave by and by.
                if (m_nar->GetNewRole()->GetNBuffered() == 0)
                {
                    EXPECT_EQ(CountLost(m_down, m_sent - 15, m_sent - 5), 0U);
                }
                EXPECT_EQ(CountLost(m_up, m_sent - 15, m_sent - 5), 0U);
            });
        };
    }

    /// It went as LookInBetween() saw, and ended with an address of the new link.
    /// @param careOf the address
    void ExpectKeptAndReplaced(Ipv6Address careOf) const
    {
        EXPECT_TRUE(m_looked);
        EXPECT_GT(m_backThen, 10U) << "by the tunnel between the routers";
        EXPECT_EQ(m_mn->GetCareOfAddress(), careOf);
        ExpectAt("fd00:2::");
        EXPECT_FALSE(TunnelBack(NAR)) << "PcoaLifetime is over";
        EXPECT_EQ(m_nar->GetNewRole()->GetHandovers().GetRows().count(m_pcoa), 0U);
        EXPECT_EQ(m_nar->GetNewRole()->GetNBuffered(), 0U);
        ExpectTrafficAtTheEnd();
    }

    /// @param by how much @return the new care-of address with another last octet
    Ipv6Address Next(uint8_t by) const
    {
        uint8_t octets[16];
        m_ncoa.Serialize(octets);
        octets[15] += by;
        return Ipv6Address::Deserialize(octets);
    }

    Ipv6Address m_pcoa;
    Ipv6Address m_ncoa;
    int m_advertised{-1};        //!< Code of the latest PrRtAdv
    uint32_t m_tunnelledBack{0}; //!< packets that came to the first router from the second
    uint32_t m_dataFromNcoa{0};  //!< data packets from the address that was refused
    uint32_t m_backThen{0};      //!< of these in LookInBetween()
    bool m_looked{false};        //!< LookInBetween() has
};

} // namespace

TEST_P(PreviousAddressTest, HackSaysUsePcoa)
{
    TakeNcoa("UsePcoa");
    LookInBetween();
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent("FBU"), 1U);
    EXPECT_EQ(CountSent(IsLater() ? "UNA" : "FNA"), 1U);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U) << "the new router held what came";
    ExpectKeptAndReplaced(Next(1));
}

TEST_P(PreviousAddressTest, HackSaysUsePcoaAndTheAnnouncementIsLost)
{
    TakeNcoa("UsePcoa");
    LookInBetween();
    int seen = 0;
    DropAt(m_routerLan[1], [&seen](const auto& frame) {
        return (IsMobilityHeader(frame, 10) ||
                (frame.size() > 54 && frame[12] == 0x86 && frame[20] == 58 && frame[54] == 136)) &&
               ++seen == 1;
    });
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent(IsLater() ? "UNA" : "FNA"), 2U);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectKeptAndReplaced(Next(1));
}

TEST_P(PreviousAddressTest, HackSaysUsePcoaAndTheFbackIsLostOnTheOldLink)
{
    TakeNcoa("UsePcoa");
    m_nar->GetNewRole()->SetAttribute("ProxyNdLifetime", TimeValue(Seconds(4)));
    DropAt(m_apLan[0], [](const auto& frame) { return IsMobilityHeader(frame, FBACK); });
    LookInBetween();
    RunScript({{3, 1}});
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_NE(m_outcomes[0], HandoverEnding::FAILED) << m_reasons[0];
    EXPECT_NE(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    // For a moment the home agent sends to the refused address, of which it had been told.
    EXPECT_LE(CountLost(m_down, 50, m_sent - 5), 5U);
    ExpectKeptAndReplaced(Next(1));
}

TEST_P(PreviousAddressTest, NobodyComesForThePcoa)
{
    TakeNcoa("UsePcoa");
    m_stepHook = [this](const StepEvent& event) {
        if (event.step == HandoverStep::JOIN && event.phase == StepPhase::BEGIN &&
            event.when > Seconds(3))
        {
            EXPECT_TRUE(TunnelBack(NAR));
            for (const auto poa : {1U, 2U, 3U})
            {
                m_sap->SetQuality(PoaOf(poa), LinkQuality::NONE);
            }
        }
    };
    RunScript({{3, 1}});
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::FAILED);
    EXPECT_FALSE(TunnelBack(NAR)) << "PROXY_ND_LIFETIME is over";
    EXPECT_FALSE(TunnelTo(PAR)) << "it came back";
    EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
    EXPECT_TRUE(m_nar->GetNewRole()->GetHandovers().GetRows().empty());
    ExpectTrafficAtTheEnd();
}

TEST_P(PreviousAddressTest, NaackSaysUsePcoaInAReactiveHandover)
{
    TakeNcoa("UsePcoa");
    if (IsLater())
    {
        LookInBetween();
    }
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    if (IsLater())
    {
        EXPECT_EQ(CountSent("FBU"), 1U) << "none after the NAACK";
        ExpectKeptAndReplaced(Next(1));
        return;
    }
    // RFC 4068: the new router discards the FBU, so the previous one never asks it.
    EXPECT_EQ(m_mn->GetCareOfAddress(), Next(1));
    EXPECT_EQ(TunnelTo(PAR), Next(1));
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(PreviousAddressTest, NaackLendsTheRoutersAddress)
{
    if (!IsLater())
    {
        return; // it has no such status
    }
    TakeNcoa("UseRouterAddress");
    LookInBetween();
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent("FBU"), 2U);
    const auto& rows = m_par->GetPreviousRole()->GetBindings().GetRows();
    ASSERT_EQ(rows.count(m_pcoa), 1U);
    EXPECT_EQ(rows.at(m_pcoa).ncoa, m_nar->GetGlobalAddress());
    ExpectKeptAndReplaced(Next(1));
}

TEST_P(PreviousAddressTest, NaackLendsTheRoutersAddressAndTheFbuIsLost)
{
    if (!IsLater())
    {
        return;
    }
    TakeNcoa("UseRouterAddress");
    uint8_t pcoa[16];
    m_pcoa.Serialize(pcoa);
    DropSome(
        m_parWan,
        [&pcoa](const auto& frame) { // not the one for the refused address
            return IsFastBindingUpdate(frame) && std::equal(pcoa, pcoa + 16, frame.begin() + 22);
        },
        1);
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent("FBU"), 3U);
    EXPECT_EQ(m_mn->GetCareOfAddress(), Next(1));
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(PreviousAddressTest, WhereDhcpIsWantedThePcoaStaysInUse)
{
    m_nar->SetAttribute("Dhcp", BooleanValue(true));
    m_par->AddNeighbor(PoaOf(1), m_nar->GetArInfo());
    LookInBetween();
    RunScript({{3, 1}});
    EXPECT_EQ(m_advertised, IsLater() ? 5 : 3) << "RFC 4068 has no such code";
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent("FBU"), 1U) << "with an NCoA formed for it";
    EXPECT_EQ(m_dataFromNcoa, 0U) << "MUST NOT send data packets from it";
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectKeptAndReplaced(Next(1));
}

TEST_P(PreviousAddressTest, WhereDhcpIsWantedAndTheFbuComesFromTheNewLink)
{
    if (!IsLater())
    {
        return; // nothing tells the mobile node
    }
    m_nar->SetAttribute("Dhcp", BooleanValue(true));
    m_par->AddNeighbor(PoaOf(1), m_nar->GetArInfo());
    LookInBetween();
    RunScript({{3, 1}}, HandoverMode::REACTIVE);
    EXPECT_EQ(m_advertised, 5);
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent("FBU"), 1U);
    EXPECT_EQ(m_dataFromNcoa, 0U) << "MUST NOT send data packets from it";
    ExpectKeptAndReplaced(Next(1));
}

TEST_P(PreviousAddressTest, WhereSomeRoutersWantDhcpTheTargetsKindCounts)
{
    m_nar2->SetAttribute("Dhcp", BooleanValue(true));
    m_par->AddNeighbor(PoaOf(2), m_nar2->GetArInfo());
    RunScript({{3, 1}});
    EXPECT_EQ(m_advertised, 3) << "not all could be told";
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(m_mn->GetCareOfAddress(), m_ncoa);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(PreviousAddressTest, AndThenBackToThePreviousRouter)
{
    TakeNcoa("UsePcoa");
    RunScript({{3, 1}, {6, 0}, {9, 1}});
    EXPECT_EQ(m_outcomes, std::vector<HandoverEnding>(3, HandoverEnding::COMPLETED));
    ExpectAt("fd00:2::");
    EXPECT_EQ(m_par->GetNewRole()->GetNBuffered(), 0U);
    ExpectTrafficAtTheEnd();
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         PreviousAddressTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileName);
