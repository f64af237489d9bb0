/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LIN6_MOBILE_NODE_H
#define LIN6_MOBILE_NODE_H

#include "ns3/care-of-address-manager.h"
#include "ns3/event-id.h"
#include "ns3/handover-policy.h"
#include "ns3/lin6-endpoint.h"
#include "ns3/lin6-layer.h"
#include "ns3/lin6-registration.h"
#include "ns3/link-sap.h"
#include "ns3/neighbor-router-table.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Where the link of a Lin6MobileNode stands.
enum class Lin6MobileNodeState : uint8_t
{
    OFF_LINK,   //!< before the first link
    ON_LINK,    //!< the link is up
    CHOOSING,   //!< it is up, but weak; L2-PoAList is asked for
    CONNECTING, //!< L2-LinkConnect is requested
    SEARCHING,  //!< the link was lost; L2-PoAList or a scan is asked for
};

/// What happens to it.
enum class Lin6MobileNodeEvent : uint8_t
{
    LINK_UP,   //!< L2-LinkUp.indication
    LINK_LOST, //!< L2-LinkDown.indication, or a connection that failed
    WEAK,      //!< L2-LinkStatusChanged.indication, or a later look at the link
    STAY,      //!< nothing is better
    GO,        //!< there is somewhere to go
};

/// @param state the state @return a short lower-case name
std::string ToString(Lin6MobileNodeState state);
/// @param event the event @return a short lower-case name
std::string ToString(Lin6MobileNodeEvent event);

/**
 * A mobile node of LIN6 that does L3-driven handovers (RFC 5184 Appendix A): told by
 * L2-LinkStatusChanged that the link goes down, it asks for L2-PoAList, lets its policy choose,
 * requests L2-LinkConnect, and upon L2-LinkUp puts the prefix of the new subnet, which it has been
 * told before, in front of its identifier and registers. From the request to the end of the
 * registration it keeps back what its transport sends.
 *
 * It knows the link by LinkSap alone. Aggregated to its node beside a Lin6Layer and a Lin6Endpoint.
 */
class Lin6MobileNode : public Object, public LinkSapUser
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// A row of the transition table.
    struct Transition
    {
        Lin6MobileNodeState state; //!< in
        Lin6MobileNodeEvent event; //!< when this happens
        Lin6MobileNodeState next;  //!< go to
    };

    static const std::vector<Transition> TRANSITIONS; //!< sorted by state

    Lin6MobileNode();
    ~Lin6MobileNode() override;

    /**
     * Make a node a LIN6 mobile node. Call once, when the link has its IPv6 interface; the first
     * L2-LinkConnect is the user's to request.
     * @param node the node
     * @param link its link
     * @param id its node identifier
     * @param mappingAgent address of the mapping agent
     */
    void Install(Ptr<Node> node, Ptr<LinkSap> link, uint64_t id, Ipv6Address mappingAgent);

    /// To be called before Install(). @param policy when to hand over and where to
    void SetPolicy(Ptr<HandoverPolicy> policy);

    /// The router and prefix behind a point of attachment are known beforehand. @param poa it
    /// @param info its router
    void AddSubnet(Poa poa, const ArInfo& info);

    /// @return the part that puts locators in
    Ptr<Lin6Layer> GetLayer() const;
    /// @return the part that tells of locators
    Ptr<Lin6Registration> GetRegistration() const;
    /// @return where the link stands
    Lin6MobileNodeState GetState() const;

    // LinkSapUser
    void PoaListConfirm(LinkStatusCode code, const PoaList& list) override;
    void LinkConfirm(LinkPrimitiveName name, LinkStatusCode code) override;
    void LinkScanConfirm(LinkStatusCode code, const PoaList& list) override;
    void LinkUpIndication(Poa poa) override;
    void LinkDownIndication(Poa poa) override;
    void LinkStatusChangedIndication(Poa poa, const Condition& condition) override;

    /**
     * TracedCallback signature of the trace source HandoverStart and HandoverEnd.
     * @param from the point of attachment that is left
     * @param to the next one
     */
    typedef void (*HandoverTracedCallback)(Poa from, Poa to);
    /**
     * TracedCallback signature of the trace source StateTransition.
     * @param oldState left
     * @param newState entered
     * @param why the event
     */
    typedef void (*StateTransitionTracedCallback)(Lin6MobileNodeState oldState,
                                                  Lin6MobileNodeState newState,
                                                  Lin6MobileNodeEvent why);

  protected:
    void DoDispose() override;

  private:
    /// Look the event up and change state. @param event what happened
    /// @return whether the table has it
    bool Fire(Lin6MobileNodeEvent event);
    /// Go where the policy wants to, or look again later. @param list where one could go
    void Choose(const PoaList& list);
    /// Look again whether there is somewhere to go, after a while.
    void LookAgain();
    /// The link is gone.
    void Lose();
    /// Everybody knows where the node is.
    void Registered();

    Ptr<LinkSap> m_link;                   //!< the link
    Ptr<HandoverPolicy> m_policy;          //!< decides
    Ptr<Lin6Layer> m_layer;                //!< puts locators in
    Ptr<Lin6Registration> m_registration;  //!< tells of them
    Ptr<CareOfAddressManager> m_addresses; //!< LIN6 addresses and the current router
    std::map<Poa, ArInfo> m_subnets;       //!< known beforehand
    Lin6MobileNodeState m_state{Lin6MobileNodeState::OFF_LINK}; //!< where the link stands
    Poa m_poa;                                                  //!< current, or the last one
    Poa m_target;                                               //!< where to
    std::optional<Poa> m_from;                                  //!< a handover goes on from there
    EventId m_timer;                                            //!< of LookAgain(), or DrainTime
    Time m_drainTime;                                           //!< attribute DrainTime
    Time m_reconsider;                                          //!< attribute ReconsiderInterval
    TracedCallback<Poa, Poa> m_startTrace;                      //!< HandoverStart
    TracedCallback<Poa, Poa> m_endTrace;                        //!< HandoverEnd
    TracedCallback<Lin6MobileNodeState, Lin6MobileNodeState, Lin6MobileNodeEvent>
        m_transitionTrace; //!< StateTransition
};

} // namespace fmipv6
} // namespace ns3

#endif /* LIN6_MOBILE_NODE_H */
