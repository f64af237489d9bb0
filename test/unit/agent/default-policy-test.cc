/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/default-policy.h"
#include "ns3/enum.h"
#include "ns3/string.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(DefaultPolicyTest, ItHandsOverAtTheThresholdOrBelow)
{
    auto policy = CreateObject<DefaultPolicy>();
    policy->SetAttribute("Threshold", StringValue("FAIR"));
    EXPECT_EQ(policy->GetThreshold(), LinkQuality::FAIR);
    Condition condition;
    condition.quality = LinkQuality::GOOD;
    EXPECT_FALSE(policy->DecideOnLinkStatus(Poa(), condition));
    condition.quality = LinkQuality::FAIR;
    EXPECT_TRUE(policy->DecideOnLinkStatus(Poa(), condition));
    condition.quality = LinkQuality::NONE;
    EXPECT_TRUE(policy->DecideOnLinkStatus(Poa(), condition));
}

TEST(DefaultPolicyTest, AScriptedTriggerIsOptional)
{
    auto policy = CreateObject<DefaultPolicy>();
    EXPECT_FALSE(policy->GetScriptedTrigger());
    policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    EXPECT_EQ(policy->GetScriptedTrigger(), Seconds(3));
}

TEST(DefaultPolicyTest, TheModeDecidesOnTheSteps)
{
    auto policy = CreateObject<DefaultPolicy>();
    auto intent = policy->GetIntent(true);
    EXPECT_TRUE(intent.scan && intent.discover && intent.fbuOnOldLink && intent.awaitFback);
    EXPECT_FALSE(intent.concurrent);
    policy->SetAttribute("Mode", StringValue("Reactive"));
    intent = policy->GetIntent(true);
    EXPECT_TRUE(intent.discover);
    EXPECT_FALSE(intent.fbuOnOldLink || intent.awaitFback);
    policy->SetAttribute("Mode", StringValue("MoveOnly"));
    EXPECT_FALSE(policy->GetIntent(true).discover);
    policy->SetAttribute("Mode", StringValue("Predictive"));
    intent = policy->GetIntent(false);
    EXPECT_FALSE(intent.discover || intent.fbuOnOldLink) << "plain Mobile IPv6";
}

TEST(DefaultPolicyTest, TheBestOtherPointOfAttachmentIsTheTarget)
{
    auto policy = CreateObject<DefaultPolicy>();
    const Poa here("00:00:00:00:00:01");
    const Poa there("00:00:00:00:00:02");
    EXPECT_FALSE(policy->ChooseTarget({}, here));
    EXPECT_FALSE(policy->ChooseTarget({{here, {}}}, here));
    EXPECT_EQ(policy->ChooseTarget({{here, {}}, {there, {}}}, here), there);
}

TEST(DefaultPolicyTest, OnlyABetterPointOfAttachmentIsWorthMovingTo)
{
    auto policy = CreateObject<DefaultPolicy>();
    policy->SetAttribute("Hysteresis", StringValue("5"));
    PoaCondition here{Poa("00:00:00:00:00:01"), {}};
    PoaCondition there{Poa("00:00:00:00:00:02"), {}};
    here.condition.snrDb = 20.0;
    there.condition.snrDb = 24.9;
    const auto cause = HandoverCause::LINK_STATUS;
    EXPECT_FALSE(policy->IsWorthMoving(there, here, cause));
    EXPECT_TRUE(policy->IsWorthMoving(there, here, HandoverCause::SCRIPTED)) << "a script rules";
    there.condition.snrDb = 25.0;
    EXPECT_TRUE(policy->IsWorthMoving(there, here, cause));
    here.condition = {DataRate(), LinkQuality::BAD};
    there.condition = {DataRate(), LinkQuality::BAD};
    EXPECT_FALSE(policy->IsWorthMoving(there, here, cause)) << "levels, where there is no ratio";
    there.condition.quality = LinkQuality::FAIR;
    EXPECT_TRUE(policy->IsWorthMoving(there, here, cause));
}
