/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Plain Mobile IPv6 (RFC 6275) over the ideal link.
#include "fmipv6-network.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/mipv6-registration.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Mipv6HandoverTest : public Fmipv6Network
{
  public:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        m_mn->SetAttribute("Fmipv6", BooleanValue(false));
    }

    /// @return when a step first had a phase after the trigger
    Time When(HandoverStep step, StepPhase phase) const
    {
        for (const auto& event : m_events)
        {
            if (event.when >= Seconds(3) && event.step == step && event.phase == phase)
            {
                return event.when;
            }
        }
        return Time(0);
    }
};

} // namespace

TEST_F(Mipv6HandoverTest, ItSolicitsVerifiesAndRegisters)
{
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetEnds().substr(0, 4), "1234");
    EXPECT_EQ(GetEnds().find('c'), std::string::npos) << "no fast handover";
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    EXPECT_EQ(m_ha->GetBindingCache().Find("fd00:9::99")->careOfAddress, m_mn->GetCareOfAddress());
    // One second of duplicate address detection is in the gap.
    EXPECT_GE(CountLost(m_down, 50, m_sent - 5), 50U);
    ExpectTrafficAtTheEnd();
}

TEST_F(Mipv6HandoverTest, OptimisticDadSavesTheSecond)
{
    m_mn->SetAttribute("OptimisticDad", BooleanValue(true));
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_LT(CountLost(m_down, 50, m_sent - 5), 50U);
    ExpectTrafficAtTheEnd();
}

TEST_F(Mipv6HandoverTest, ALostBindingUpdateIsSentAgain)
{
    int seen = 0;
    DropAt(m_narWan, [&seen](const auto& frame) {
        // Binding Acknowledgement: behind the type 2 routing header.
        const bool answer = frame.size() > 80 && frame[12] == 0x86 && frame[20] == 43 &&
                            frame[54] == 135 && frame[80] == 6;
        return answer && ++seen == 1;
    });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(seen, 2);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    ExpectTrafficAtTheEnd();
}

TEST_F(Mipv6HandoverTest, AWrongKeyIsNotServed)
{
    m_mn->GetRegistration()->SetAttribute("SharedKey", StringValue("another key"));
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_ha->GetBindingCache().GetSize(), 0U);
    EXPECT_TRUE(m_down.empty());
}
