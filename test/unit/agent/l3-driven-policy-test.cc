/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/boolean.h"
#include "ns3/l3-driven-policy.h"
#include "ns3/string.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Poa HERE("00:00:00:00:00:01");
const Poa THERE("00:00:00:00:00:02");

/// @param snrDb of a point of attachment @return its condition
Condition
WithSnr(double snrDb)
{
    Condition condition;
    condition.quality = LinkQuality::BAD;
    condition.snrDb = snrDb;
    return condition;
}

} // namespace

TEST(L3DrivenPolicyTest, ScenarioOneAwaitsTheFback)
{
    auto policy = CreateObject<L3DrivenPolicy>();
    const auto intent = policy->GetIntent(true);
    EXPECT_TRUE(intent.fbuOnOldLink && intent.awaitFback);
    EXPECT_FALSE(intent.scan) << "LinkScan is no primitive of RFC 5184";
}

TEST(L3DrivenPolicyTest, ScenarioTwoConnectsBehindTheFbu)
{
    auto policy = CreateObject<L3DrivenPolicy>();
    policy->SetAttribute("Operation", StringValue("Scenario2"));
    policy->SetAttribute("ConnectDelay", StringValue("3ms"));
    const auto intent = policy->GetIntent(true);
    EXPECT_TRUE(intent.fbuOnOldLink);
    EXPECT_FALSE(intent.awaitFback);
    EXPECT_EQ(intent.connectDelay, MilliSeconds(3));
}

TEST(L3DrivenPolicyTest, WithoutFastHandoverNothingIsUpdatedOnTheOldLink)
{
    const auto intent = CreateObject<L3DrivenPolicy>()->GetIntent(false);
    EXPECT_FALSE(intent.discover || intent.fbuOnOldLink);
}

TEST(L3DrivenPolicyTest, TheCheckAsksAndStaysWithTheBetterPointOfAttachment)
{
    auto policy = CreateObject<L3DrivenPolicy>();
    policy->SetAttribute("Hysteresis", StringValue("0"));
    const auto intent = policy->GetIntent(true);
    EXPECT_TRUE(intent.compare);
    EXPECT_FALSE(intent.knownPoas) << "L2-PoAList is asked again";
    EXPECT_FALSE(policy->IsWorthMoving({THERE, WithSnr(17)},
                                       {HERE, WithSnr(18)},
                                       HandoverCause::LINK_STATUS));
    EXPECT_TRUE(policy->IsWorthMoving({THERE, WithSnr(19)},
                                      {HERE, WithSnr(18)},
                                      HandoverCause::LINK_STATUS));
}

TEST(L3DrivenPolicyTest, WithoutTheCheckItGoesWhereverItCan)
{
    auto policy = CreateObject<L3DrivenPolicy>();
    policy->SetAttribute("CheckLink", BooleanValue(false));
    auto intent = policy->GetIntent(true);
    EXPECT_FALSE(intent.compare);
    EXPECT_TRUE(intent.knownPoas) << "Appendix B.1 has no L2-PoAList after the trigger";
    EXPECT_TRUE(policy->IsWorthMoving({THERE, WithSnr(17)},
                                      {HERE, WithSnr(18)},
                                      HandoverCause::LINK_STATUS));
    policy->SetAttribute("AskAtTrigger", BooleanValue(true));
    EXPECT_FALSE(policy->GetIntent(true).knownPoas) << "Appendix A has one";
}

TEST(L3DrivenPolicyTest, ItRegistersForWhatItNeeds)
{
    auto policy = CreateObject<L3DrivenPolicy>();
    auto wanted = policy->GetNotifications();
    EXPECT_TRUE(wanted.linkDown && wanted.linkStatusChanged && wanted.poaFound);
    EXPECT_TRUE(policy->SurveysPoas());
    policy->SetAttribute("WatchLinkDown", BooleanValue(false));
    policy->SetAttribute("WatchLinkStatus", BooleanValue(false));
    policy->SetAttribute("Survey", BooleanValue(false));
    wanted = policy->GetNotifications();
    EXPECT_FALSE(wanted.linkDown || wanted.linkStatusChanged || wanted.poaFound);
    EXPECT_FALSE(policy->SurveysPoas());
}
