/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef L3_DRIVEN_POLICY_H
#define L3_DRIVEN_POLICY_H

#include "ns3/default-policy.h"
#include "ns3/nstime.h"

namespace ns3
{
namespace fmipv6
{

/// Which of RFC 5184 Appendix B's two operations of FMIPv6.
enum class L3DrivenOperation : uint8_t
{
    SCENARIO_1, //!< B.1: L2-LinkConnect when the FBack has come on the old link
    SCENARIO_2, //!< B.2: L2-LinkConnect when the FBU has been sent
};

/**
 * The network layer drives the handover, by RFC 5184's primitives alone (no LinkScan).
 *
 * On a new link it asks L2-PoAList, has its router resolve what that names (RtSolPr, PrRtAdv), and
 * registers for L2-PoAFound to do the same with what comes later (Appendix B.1). At
 * L2-LinkStatusChanged it knows where it can go, and begins with the FBU. With CheckLink it asks
 * L2-LinkStatus and L2-PoAList first and stays where the current point of attachment is the most
 * suitable one (section 7, items 3 and 4); with AskAtTrigger it asks L2-PoAList, and goes in any
 * case (Appendix A). Where there is no fast handover (Mobile IPv6 alone), nothing is resolved and
 * no FBU is sent.
 */
class L3DrivenPolicy : public DefaultPolicy
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    LinkNotifications GetNotifications() const override;
    bool SurveysPoas() const override;
    HandoverIntent GetIntent(bool fmipv6) const override;
    bool IsWorthMoving(const PoaCondition& target,
                       const PoaCondition& current,
                       HandoverCause cause) const override;

  private:
    /// Attribute Operation; ns-3 3.37's EnumValue holds an int.
    int m_operation{static_cast<int>(L3DrivenOperation::SCENARIO_1)};
    bool m_checkLink{true};     //!< attribute CheckLink
    bool m_askAtTrigger{false}; //!< attribute AskAtTrigger
    bool m_survey{true};        //!< attribute Survey
    Time m_connectDelay;        //!< attribute ConnectDelay
};

} // namespace fmipv6
} // namespace ns3

#endif /* L3_DRIVEN_POLICY_H */
