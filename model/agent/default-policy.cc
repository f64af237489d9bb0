/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/default-policy.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/nstime.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(DefaultPolicy);

TypeId
DefaultPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::DefaultPolicy")
            .SetParent<HandoverPolicy>()
            .SetGroupName("Fmipv6")
            .AddConstructor<DefaultPolicy>()
            .AddAttribute("Mode",
                          "Which handover to ask for: Predictive sends the FBU on the old link, "
                          "Reactive inside the FNA (RFC 4068 section 3.2), MoveOnly knows nothing "
                          "of the new link before it is there.",
                          EnumValue(static_cast<int>(HandoverMode::PREDICTIVE)),
                          MakeEnumAccessor(&DefaultPolicy::m_mode),
                          MakeEnumChecker(static_cast<int>(HandoverMode::PREDICTIVE),
                                          "Predictive",
                                          static_cast<int>(HandoverMode::REACTIVE),
                                          "Reactive",
                                          static_cast<int>(HandoverMode::MOVE_ONLY),
                                          "MoveOnly"))
            .AddAttribute("Threshold",
                          "Hand over when the link quality (RFC 5184 section 6.2) is at this "
                          "level or below.",
                          EnumValue(static_cast<int>(LinkQuality::BAD)),
                          MakeEnumAccessor(&DefaultPolicy::m_threshold),
                          MakeEnumChecker(static_cast<int>(LinkQuality::NONE),
                                          "NONE",
                                          static_cast<int>(LinkQuality::BAD),
                                          "BAD",
                                          static_cast<int>(LinkQuality::FAIR),
                                          "FAIR",
                                          static_cast<int>(LinkQuality::GOOD),
                                          "GOOD",
                                          static_cast<int>(LinkQuality::EXCELLENT),
                                          "EXCELLENT"))
            .AddAttribute("Hysteresis",
                          "By how much (dB of signal to noise ratio) another point of attachment "
                          "must be better than the current one to go there when the link quality "
                          "fell (RFC 5184 section 7 leaves the amount open; 3 dB are twice the "
                          "power). On a link without such ratios its quality level must be higher.",
                          DoubleValue(3),
                          MakeDoubleAccessor(&DefaultPolicy::m_hysteresisDb),
                          MakeDoubleChecker<double>(0, 60))
            .AddAttribute("TriggerTime",
                          "Simulated time (s) of a scripted trigger; zero for none.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&DefaultPolicy::m_triggerTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("Wildcard",
                          "Ask for all access points (wildcard RtSolPr, RFC 4068 section 6.1.1) "
                          "instead of those that the scan found. Where the answer does not name "
                          "the target (RFC 4260 section 6), the node does not predict, and the "
                          "handover is reactive.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&DefaultPolicy::m_wildcard),
                          MakeBooleanChecker())
            .AddAttribute("PredictFromCache",
                          "Do not scan while the link works; go to the first access point of the "
                          "neighbour cache (ProxyDiscovery::CacheLifetime), whose signal is "
                          "not known (RFC 4260 section 6). Scan if the cache is empty.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&DefaultPolicy::m_predictFromCache),
                          MakeBooleanChecker())
            .AddAttribute("Scan",
                          "Scan before moving; else the link layer's list of points of "
                          "attachment is used as it is.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&DefaultPolicy::m_scan),
                          MakeBooleanChecker())
            .AddAttribute("WatchLinkStatus",
                          "Register for L2-LinkStatusChanged. Without it the node knows nothing of "
                          "a link before it is gone: a handover on L2-LinkUp and L2-LinkDown alone "
                          "(RFC 5184 section 7, item 6).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&DefaultPolicy::m_watchLinkStatus),
                          MakeBooleanChecker())
            .AddAttribute("WatchLinkDown",
                          "Register for L2-LinkDown. RFC 5184 Figures 3 to 5 do not; without it "
                          "nobody tells the node of a lost link or of a connection that failed.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&DefaultPolicy::m_watchLinkDown),
                          MakeBooleanChecker());
    return tid;
}

bool
DefaultPolicy::DecideOnLinkStatus(Poa, const Condition& condition)
{
    return condition.quality <= GetThreshold();
}

std::optional<Time>
DefaultPolicy::GetScriptedTrigger() const
{
    if (m_triggerTime.IsZero())
    {
        return std::nullopt;
    }
    return m_triggerTime;
}

LinkNotifications
DefaultPolicy::GetNotifications() const
{
    LinkNotifications wanted;
    wanted.linkDown = m_watchLinkDown;
    wanted.linkStatusChanged = m_watchLinkStatus;
    return wanted;
}

LinkQuality
DefaultPolicy::GetThreshold() const
{
    return static_cast<LinkQuality>(m_threshold);
}

HandoverIntent
DefaultPolicy::GetIntent(bool fmipv6) const
{
    const auto mode = static_cast<HandoverMode>(m_mode);
    HandoverIntent intent;
    intent.scan = m_scan;
    intent.discover = fmipv6 && mode != HandoverMode::MOVE_ONLY;
    intent.fbuOnOldLink = fmipv6 && mode == HandoverMode::PREDICTIVE;
    intent.awaitFback = intent.fbuOnOldLink;
    intent.wildcard = m_wildcard;
    intent.predictFromCache = m_predictFromCache;
    return intent;
}

std::optional<Poa>
DefaultPolicy::ChooseTarget(const PoaList& candidates, Poa current) const
{
    for (const auto& candidate : candidates)
    {
        if (candidate.poa != current)
        {
            return candidate.poa;
        }
    }
    return std::nullopt;
}

bool
DefaultPolicy::IsWorthMoving(const PoaCondition& target,
                             const PoaCondition& current,
                             HandoverCause cause) const
{
    const auto& there = target.condition;
    const bool unknown = !there.snrDb && there.quality == LinkQuality::NONE; // of the cache
    if (cause != HandoverCause::LINK_STATUS || unknown)
    {
        return true;
    }
    const auto& here = current.condition;
    if (there.snrDb && here.snrDb)
    {
        return *there.snrDb >= *here.snrDb + m_hysteresisDb;
    }
    return there.quality > here.quality;
}

} // namespace fmipv6
} // namespace ns3
