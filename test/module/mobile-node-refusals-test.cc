/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What a mobile node does when the new router wants another address (NAACK; RFC 4068 and RFC 5568
// sections 4 and 6.4).
#include "mobile-node-situation.h"

#include "ns3/home-agent.h"
#include "ns3/router-advertiser.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class MobileNodeRefusalTest : public MobileNodeSituation,
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

    /// @return the care-of address that the home agent knows, or ::
    Ipv6Address CareOfAtHomeAgent() const
    {
        const auto row = m_ha->GetBindingCache().Find(m_mn->GetHomeAddress());
        return row ? row->careOfAddress : Ipv6Address::GetAny();
    }

    /// The second router sends a NAACK for the new care-of address. @param at when (s)
    /// @param naack it
    void RefuseAt(double at, const NaackOption& naack)
    {
        Simulator::Schedule(Seconds(at), [this, naack] {
            EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
            m_nar->GetAdvertiser()->SendNaack(m_ncoa, m_mn->GetLinkLayerAddress(), naack);
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

TEST_P(MobileNodeRefusalTest, NaackAfterTheHandover)
{
    RefuseAt(5, {NaackStatus::NCOA_INVALID, std::nullopt});
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(m_mn->GetCareOfAddress(), Next(1)) << "configured, and verified";
    EXPECT_EQ(CareOfAtHomeAgent(), Next(1));
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeRefusalTest, NaackWithAnAddressAfterTheHandover)
{
    RefuseAt(5, {NaackStatus::NCOA_INVALID_USE_SUPPLIED, Next(9)});
    Simulator::Schedule(Seconds(5.1), [this] {
        EXPECT_EQ(m_mn->GetCareOfAddress(), Next(9)) << "it MUST use it";
    });
    RunScript({{3, 1}});
    EXPECT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(CareOfAtHomeAgent(), Next(9));
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_P(MobileNodeRefusalTest, NaackAboutAnotherAddressIsIgnored)
{
    Simulator::Schedule(Seconds(5), [this] {
        m_nar->GetAdvertiser()->SendNaack(m_pcoa,
                                          m_mn->GetLinkLayerAddress(),
                                          {NaackStatus::NCOA_INVALID, std::nullopt});
    });
    m_expectBreaches = true; // that of a router which sends such a message
    RunScript({{3, 1}});
    ExpectRedirectedTo(m_ncoa);
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         MobileNodeRefusalTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileName);
