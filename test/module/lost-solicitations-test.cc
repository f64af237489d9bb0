/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// More Router Solicitations get lost than a node sends at first: it goes on, and gets its address.
#include "fmipv6-network.h"

#include "ns3/mipv6-registration.h"

namespace ns3
{
namespace fmipv6
{

TEST_F(Fmipv6Network, TheFifthSolicitationArrives)
{
    constexpr uint8_t icmpv6 = 58;
    constexpr uint8_t solicitation = 133;
    int lost = 0;
    DropAt(m_routerLan.at(1), [&lost](const std::vector<uint8_t>& frame) {
        return frame.size() > 54 && frame[20] == icmpv6 && frame[54] == solicitation && ++lost <= 4;
    });
    m_mn->SetAttribute("Fmipv6", BooleanValue(false));
    m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    Simulator::Stop(Seconds(40));
    Simulator::Run();
    EXPECT_EQ(lost, 5);
    EXPECT_EQ(m_reasons, std::vector<std::string>{"no advertisement"});
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetRegistration()->GetRegistered(), "fd00:2::"));
    ExpectTrafficAtTheEnd();
}

} // namespace fmipv6
} // namespace ns3
