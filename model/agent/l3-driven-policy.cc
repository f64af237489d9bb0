/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/l3-driven-policy.h"

#include "ns3/boolean.h"
#include "ns3/enum.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(L3DrivenPolicy);

TypeId
L3DrivenPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::L3DrivenPolicy")
            .SetParent<DefaultPolicy>()
            .SetGroupName("Fmipv6")
            .AddConstructor<L3DrivenPolicy>()
            .AddAttribute("Operation",
                          "When to request L2-LinkConnect: Scenario1, when the FBack has come on "
                          "the old link (RFC 5184 Appendix B.1); Scenario2, when the FBU has been "
                          "sent (B.2).",
                          EnumValue(static_cast<int>(L3DrivenOperation::SCENARIO_1)),
                          MakeEnumAccessor(&L3DrivenPolicy::m_operation),
                          MakeEnumChecker(static_cast<int>(L3DrivenOperation::SCENARIO_1),
                                          "Scenario1",
                                          static_cast<int>(L3DrivenOperation::SCENARIO_2),
                                          "Scenario2"))
            .AddAttribute("CheckLink",
                          "Ask L2-LinkStatus and L2-PoAList after L2-LinkStatusChanged, and stay "
                          "where the current point of attachment is the most suitable one (RFC "
                          "5184 section 7, items 3 and 4).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&L3DrivenPolicy::m_checkLink),
                          MakeBooleanChecker())
            .AddAttribute("AskAtTrigger",
                          "Without CheckLink: ask L2-PoAList after L2-LinkStatusChanged (RFC 5184 "
                          "Appendix A). Else the latest point of attachment is taken that "
                          "L2-PoAFound told of, or the best of the list on arrival (B.1, B.2).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&L3DrivenPolicy::m_askAtTrigger),
                          MakeBooleanChecker())
            .AddAttribute("Survey",
                          "Ask L2-PoAList on a new link, register for L2-PoAFound, and have the "
                          "router resolve what they name (RFC 5184 Appendix B.1).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&L3DrivenPolicy::m_survey),
                          MakeBooleanChecker())
            .AddAttribute("ConnectDelay",
                          "Scenario2: time (s) from the FBU to L2-LinkConnect. RFC 5184 has the "
                          "one follow the other; a frame that is still in the station's queue when "
                          "the link is left is lost, so some time must pass (an assumption: 1 ms "
                          "lets one frame through an idle channel).",
                          TimeValue(MilliSeconds(1)),
                          MakeTimeAccessor(&L3DrivenPolicy::m_connectDelay),
                          MakeTimeChecker(Time(0), Seconds(10)));
    return tid;
}

LinkNotifications
L3DrivenPolicy::GetNotifications() const
{
    auto wanted = DefaultPolicy::GetNotifications();
    wanted.poaFound = m_survey;
    return wanted;
}

bool
L3DrivenPolicy::SurveysPoas() const
{
    return m_survey;
}

HandoverIntent
L3DrivenPolicy::GetIntent(bool fmipv6) const
{
    auto intent = DefaultPolicy::GetIntent(fmipv6);
    intent.scan = false;
    intent.compare = m_checkLink;
    intent.knownPoas = m_survey && !m_checkLink && !m_askAtTrigger;
    if (m_operation == static_cast<int>(L3DrivenOperation::SCENARIO_2))
    {
        intent.awaitFback = false;
        intent.connectDelay = m_connectDelay;
    }
    return intent;
}

bool
L3DrivenPolicy::IsWorthMoving(const PoaCondition& target,
                              const PoaCondition& current,
                              HandoverCause cause) const
{
    return !m_checkLink || DefaultPolicy::IsWorthMoving(target, current, cause);
}

} // namespace fmipv6
} // namespace ns3
