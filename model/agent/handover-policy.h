/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_POLICY_H
#define HANDOVER_POLICY_H

#include "ns3/link-types.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <functional>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// What made a mobile node think of a handover (RFC 4260 step 0).
enum class HandoverCause : uint8_t
{
    LINK_STATUS, //!< L2-LinkStatusChanged: the link still works
    LINK_LOST,   //!< L2-LinkDown that nobody had asked for
    SCRIPTED,    //!< a scripted instant, or the user
    NETWORK,     //!< an unsolicited PrRtAdv (RFC 4068 and RFC 5568 section 3.3)
    ROUTER_LOST, //!< the default router is gone, though the link layer showed nothing
};

/// What a mobile node shall do in the handover that it has just decided on (RFC 4260 step 0).
struct HandoverIntent
{
    bool scan{true};         //!< scan (step 1) before leaving the old link
    bool discover{true};     //!< RtSolPr/PrRtAdv with the PAR (a, b) before leaving the old link
    bool fbuOnOldLink{true}; //!< send the FBU (c) on the old link: predictive
    bool awaitFback{true};   //!< leave only when FBack (f) has come or FBU_RETRIES are used up
    bool concurrent{false};  //!< begin every action at the trigger; the StepGate puts them in order
    bool wildcard{false};    //!< RtSolPr asks for all access points, not for those of the scan
    bool predictFromCache{false}; //!< no scan: go to an access point that a PrRtAdv once named
    bool solicitOnNewLink{false}; //!< RS/RA (a, b) on the new link even if the NAR is known already
    bool compare{true};           //!< ask L2-LinkStatus what a target is compared with
    bool knownPoas{false};        //!< neither scan nor L2-PoAList: HandoverPolicy::SurveysPoas()
    Time connectDelay{0};         //!< from the FBU to L2-LinkConnect, where no FBack is awaited
};

/// What a mobile node registers for beside L2-LinkUp (RFC 5184 section 3, type 2).
struct LinkNotifications
{
    bool linkDown{true};          //!< L2-LinkDown
    bool linkStatusChanged{true}; //!< L2-LinkStatusChanged
    bool poaFound{false};         //!< L2-PoAFound, of every candidate
    bool poaLost{false};          //!< L2-PoALost, of those that are no candidate any more
};

/**
 * Decides when a mobile node hands over, where to, and by which steps. The mobile node's agent
 * asks; the policy never touches packets. Users derive their own.
 */
class HandoverPolicy : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * L2-LinkStatusChanged.indication reached the mobile node.
     * @param current the current point of attachment
     * @param condition its condition
     * @return whether to hand over now
     */
    virtual bool DecideOnLinkStatus(Poa current, const Condition& condition) = 0;

    /**
     * @return the simulated time of the first scripted trigger, or nothing.
     */
    virtual std::optional<Time> GetScriptedTrigger() const = 0;

    /**
     * Asked when the agent starts, and at each scripted trigger for the next one.
     * @param now simulated time
     * @return the simulated time of the next scripted trigger, or nothing. The default has one,
     * GetScriptedTrigger().
     */
    virtual std::optional<Time> GetNextTrigger(Time now) const;

    /**
     * The network tells the node to hand over.
     * @param target to where
     * @return whether to do so. The default obeys: RFC 5568 section 3.3 has "MUST".
     */
    virtual bool ObeysNetwork(Poa target) const;

    /// @return what the mobile node shall register for, asked when the agent starts
    virtual LinkNotifications GetNotifications() const;

    /**
     * Whether the mobile node finds out what is around while it is attached (RFC 5184 Appendix
     * B.1): L2-PoAList.request when it has attached, and RtSolPr for what that or L2-PoAFound
     * names. The default does not.
     * @return whether to
     */
    virtual bool SurveysPoas() const;

    /// @return the link quality level at which to be told (L2-LinkStatusChanged.request)
    virtual LinkQuality GetThreshold() const = 0;

    /**
     * The steps of the handover that was just decided on.
     * @param fmipv6 false where the mobile node does plain Mobile IPv6
     * @return what to do
     */
    virtual HandoverIntent GetIntent(bool fmipv6) const = 0;

    /**
     * Choose where to go.
     * @param candidates what the scan found (or L2-PoAList), best first
     * @param current the current point of attachment
     * @return the target, or nothing to stay
     */
    virtual std::optional<Poa> ChooseTarget(const PoaList& candidates, Poa current) const = 0;

    /**
     * Whether to go there, or rather stay: RFC 5184 section 7 lets the IP layer cancel a handover
     * if the current point of attachment turns out to be the most suitable one. Asked only while
     * the current link works. The default always goes.
     * @param target what ChooseTarget() chose
     * @param current the current point of attachment
     * @param cause why the node looked for a target
     * @return whether to hand over
     */
    virtual bool IsWorthMoving(const PoaCondition& target,
                               const PoaCondition& current,
                               HandoverCause cause) const;
};

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_POLICY_H */
