/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The home prefix turns out to end soon: bindings at correspondents must not outlast it (RFC 6275
// section 11.4.2).
#include "route-optimization-network.h"

#include "ns3/mobile-prefix-advertiser.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class PrefixShortenedTest : public RouteOptimizationNetwork
{
};

} // namespace

TEST_F(PrefixShortenedTest, TheCorrespondentIsToldToo)
{
    AddCorrespondent();
    auto advertiser = m_ha->GetPrefixAdvertiser();
    advertiser->SetAttribute("MinInterval", TimeValue(MilliSeconds(500)));
    advertiser->SetAttribute("MaxInterval", TimeValue(Seconds(1)));
    RunUntil(4);
    ASSERT_EQ(GetState(), RouteOptimizationState::OPTIMIZED);
    const auto before = m_cn->GetBindingCache().Find("fd00:9::99");
    ASSERT_TRUE(before);
    EXPECT_GT(before->expires, Seconds(200));
    PrefixInformation prefix;
    prefix.prefix = {Ipv6Address("fd00:9::"), 64};
    prefix.validLifetime = Seconds(100);
    prefix.preferredLifetime = Seconds(90);
    m_ha->ConfigurePrefix(prefix);
    RunUntil(9);
    const auto home = m_ha->GetBindingCache().Find("fd00:9::99");
    ASSERT_TRUE(home);
    EXPECT_LE(home->expires, Seconds(104.1));
    const auto after = m_cn->GetBindingCache().Find("fd00:9::99");
    ASSERT_TRUE(after);
    EXPECT_LE(after->expires, Seconds(104.1));
    ExpectTrafficAtTheEnd();
}
