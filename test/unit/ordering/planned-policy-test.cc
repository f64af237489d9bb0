/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/enum.h"
#include "ns3/nstime.h"
#include "ns3/planned-policy.h"
#include "ns3/string.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

HandoverIntent
IntentOf(std::string_view label)
{
    auto policy = CreateObject<PlannedPolicy>();
    policy->SetLabel(*HandoverLabel::Parse(label));
    return policy->GetIntent(true);
}

} // namespace

TEST(PlannedPolicy, WantsWhatEachOfRfc4260sLabelsDescribes)
{
    const auto full = IntentOf("1abcdef23456g");
    EXPECT_TRUE(full.scan && full.concurrent && full.discover && full.fbuOnOldLink);
    EXPECT_FALSE(full.awaitFback || full.solicitOnNewLink);

    const auto fbackLater = IntentOf("1abcde23456fg");
    EXPECT_TRUE(fbackLater.discover && fbackLater.fbuOnOldLink);
    EXPECT_FALSE(fbackLater.awaitFback || fbackLater.solicitOnNewLink);

    const auto reactive = IntentOf("ab123456cdefg");
    EXPECT_TRUE(reactive.discover);
    EXPECT_FALSE(reactive.fbuOnOldLink || reactive.solicitOnNewLink);

    const auto late = IntentOf("123456abcdefg");
    EXPECT_TRUE(late.solicitOnNewLink);
    EXPECT_FALSE(late.discover || late.fbuOnOldLink);

    const auto configured = IntentOf("12346cdefg");
    EXPECT_FALSE(configured.discover || configured.fbuOnOldLink || configured.solicitOnNewLink);
}

TEST(PlannedPolicy, EveryFeasibleLabelDiscoversOnOneLinkOrNone)
{
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        const auto intent = IntentOf(label.ToString());
        EXPECT_FALSE(intent.discover && intent.solicitOnNewLink) << label;
        EXPECT_EQ(intent.discover || intent.solicitOnNewLink, label.Contains(HandoverStep::RTSOLPR))
            << label;
        EXPECT_EQ(intent.fbuOnOldLink, label.GetClass() == HandoverClass::PREDICTIVE) << label;
    }
}

TEST(PlannedPolicy, DecidesWhenAndWhereToAsTheDefaultPolicyDoes)
{
    auto policy = CreateObject<PlannedPolicy>();
    EXPECT_FALSE(policy->GetScriptedTrigger().has_value());
    policy->SetAttribute("TriggerTime", TimeValue(Seconds(5)));
    policy->SetAttribute("Threshold", StringValue("FAIR"));
    EXPECT_EQ(policy->GetScriptedTrigger(), Seconds(5));
    EXPECT_EQ(policy->GetThreshold(), LinkQuality::FAIR);
    const Poa old("00:00:00:00:00:a1");
    const Poa best("00:00:00:00:00:a2");
    EXPECT_TRUE(policy->DecideOnLinkStatus(old, {DataRate(), LinkQuality::BAD}));
    EXPECT_FALSE(policy->DecideOnLinkStatus(old, {DataRate(), LinkQuality::GOOD}));
    EXPECT_EQ(policy->ChooseTarget({{old, {}}, {best, {}}}, old), best);
    EXPECT_FALSE(policy->ChooseTarget({{old, {}}}, old).has_value());
}

TEST(PlannedPolicy, MovesAlsoWhereItIsNoBetter)
{
    auto policy = CreateObject<PlannedPolicy>();
    const PoaCondition here{Poa("00:00:00:00:00:01"), {DataRate(), LinkQuality::GOOD, 30.0}};
    const PoaCondition there{Poa("00:00:00:00:00:02"), {DataRate(), LinkQuality::BAD, 17.0}};
    EXPECT_TRUE(policy->IsWorthMoving(there, here, HandoverCause::LINK_STATUS));
}
