/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DEFAULT_POLICY_H
#define DEFAULT_POLICY_H

#include "ns3/handover-policy.h"

namespace ns3
{
namespace fmipv6
{

/// Which handover a DefaultPolicy asks for.
enum class HandoverMode : uint8_t
{
    PREDICTIVE, //!< scan, RtSolPr/PrRtAdv, FBU and FBack on the old link, then move
    REACTIVE,   //!< scan, RtSolPr/PrRtAdv on the old link; the FBU goes inside the FNA
    MOVE_ONLY,  //!< scan and move at once; RS/RA and FNA[FBU] on the new link
};

/**
 * Hands over when L2-LinkStatusChanged tells that the link quality fell to the threshold, or at a
 * scripted instant, to the best other point of attachment that was found. Where the link quality
 * was the reason, only if the other one is better by Hysteresis; a script is obeyed.
 */
class DefaultPolicy : public HandoverPolicy
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    bool DecideOnLinkStatus(Poa current, const Condition& condition) override;
    std::optional<Time> GetScriptedTrigger() const override;
    LinkNotifications GetNotifications() const override;
    LinkQuality GetThreshold() const override;
    HandoverIntent GetIntent(bool fmipv6) const override;
    std::optional<Poa> ChooseTarget(const PoaList& candidates, Poa current) const override;
    bool IsWorthMoving(const PoaCondition& target,
                       const PoaCondition& current,
                       HandoverCause cause) const override;

  private:
    // ns-3 3.37's EnumValue holds an int, and does not take an enum class.
    int m_mode{static_cast<int>(HandoverMode::PREDICTIVE)}; //!< attribute Mode
    int m_threshold{static_cast<int>(LinkQuality::BAD)};    //!< attribute Threshold
    double m_hysteresisDb{3};                               //!< attribute Hysteresis
    Time m_triggerTime;                                     //!< attribute TriggerTime
    bool m_wildcard{false};                                 //!< attribute Wildcard
    bool m_predictFromCache{false};                         //!< attribute PredictFromCache
    bool m_scan{true};                                      //!< attribute Scan
    bool m_watchLinkStatus{true};                           //!< attribute WatchLinkStatus
    bool m_watchLinkDown{true};                             //!< attribute WatchLinkDown
};

} // namespace fmipv6
} // namespace ns3

#endif /* DEFAULT_POLICY_H */
