/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_SCENARIO_H
#define HANDOVER_SCENARIO_H

#include "ns3/default-policy.h"
#include "ns3/deployment.h"
#include "ns3/handover-journey.h"
#include "ns3/label-gate.h"
#include "ns3/link-faults.h"
#include "ns3/network-plan.h"
#include "ns3/protocol-monitor.h"
#include "ns3/result-record.h"
#include "ns3/run-request.h"
#include "ns3/scenario-measurement.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Which policy mobile nodes have in runs without a label.
enum class FreePolicy : uint8_t
{
    DEFAULT,   //!< DefaultPolicy
    L3_DRIVEN, //!< L3DrivenPolicy
};

/**
 * One run in a network of RFC 4260 section 3: mobile nodes with a home elsewhere move from one
 * access point to another while an application flow goes on with each. By default this is Figure 1,
 * and they move from the last access point of the first subnet to the first of the second.
 *
 * A mobile node rests beside its first access point for WarmUp, then moves at the speed asked for,
 * and stops at the last one; with Crossings it goes back and forth. With speed 0 it stands half-way
 * from the start and hands over at a scripted time.
 */
class HandoverScenario : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    HandoverScenario();
    ~HandoverScenario() override;

    /**
     * Have a say when everything is built and nothing is simulated yet: to add nodes, flows and
     * events, to replace a mobile node's policy or mobility. To be called before Run().
     * @param prepare called once, from Run()
     */
    void SetPrepare(std::function<void()> prepare);

    /**
     * Find out whether Run() would carry out a request, and build nothing.
     *
     * @param request what the user asked for
     * @throws UserError if the attributes do not fit together or the request
     */
    void Check(const RunRequest& request);

    /**
     * Build and simulate; to be called once. The request has passed ValidateAndApply().
     *
     * @param request what the user asked for
     * @return the record
     * @throws UserError before anything is built, if the attributes do not fit together or the
     *         request
     */
    ResultRecord Run(const RunRequest& request);

    // What Run() has built, from the call of SetPrepare()'s function on.
    /// @return the network with its mobile nodes
    Deployment& GetDeployment() const;
    /// @return the wired part
    WiredNetwork& GetNetwork() const;
    /// @return the air side
    AccessNetwork& GetAccessNetwork() const;
    /// @param index number of a mobile node, from 0 on @return its node, with its MobileNode agent
    Ptr<Node> GetMobileNode(uint32_t index) const;
    /// @param index number of a mobile node, from 0 on @return its link
    Ptr<LinkSap> GetLink(uint32_t index) const;
    /// @return what fills the ledger: shall watch each node added
    Ptr<LedgerProbe> GetProbe() const;

    /// @return the packet ledger, from then on until the simulator is destroyed
    Ptr<PacketLedger> GetLedger() const;

    /// @return the primitives of the mobile nodes' links, from then on
    Ptr<PrimitiveLog> GetPrimitives() const;

    /// @return what watched the protocol's rules, or null if the request did not ask for it
    Ptr<ProtocolMonitor> GetMonitor() const;

    /// A handover that a mobile node gave up.
    struct Failure
    {
        std::string mn;     //!< name of the mobile node
        Time when;          //!< simulated time
        std::string reason; //!< the agent's, a short phrase
    };

    /// @return the handovers that failed, in order of time
    const std::vector<Failure>& GetFailures() const;

    /// @return why a plan was given up, empty if none was
    const std::string& GetPlanAbandonedReason() const;

    /// @return the simulated time of the run, known after Run()
    Time GetDuration() const;

  protected:
    void DoDispose() override;

  private:
    /// @return what the attributes say the network is made of
    NetworkPlan MakePlan() const;
    /// @param plan the network @param speedMps in m/s @return the way of the mobile nodes
    HandoverJourney::Route MakeRoute(const NetworkPlan& plan, double speedMps) const;
    /// Refuse a flow that would end before it starts.
    void CheckFlow() const;
    /// @param request what the user asked for @param journey the way of the mobile nodes
    /// @return the last hop
    std::unique_ptr<AccessNetwork> MakeAir(const RunRequest& request,
                                           const HandoverJourney& journey) const;
    /// Gate, policies and plans. @param request what the user asked for
    void InstallPlans(const RunRequest& request);
    /// @return the policy of a mobile node that follows no label
    Ptr<DefaultPolicy> MakeFreePolicy() const;
    /// @param mobile a mobile node that follows @param label @return its policy
    Ptr<DefaultPolicy> FollowLabel(const DeployedMobile& mobile, const HandoverLabel& label);
    /// A mobile node's handover ended. @param name of the mobile node @param mn its link-layer
    /// address @param ending how @param reason why
    void NoteEnding(const std::string& name,
                    Mac48Address mn,
                    HandoverEnding ending,
                    std::string reason);
    /// The plan was given up. @param mn whose @param reason why
    void NotePlanAbandoned(Mac48Address mn, const std::string& reason);
    /// @param request what the user asked for @return all parameters, for the record
    std::vector<std::pair<std::string, ParameterValue>> GetParameters(
        const RunRequest& request) const;

    std::function<void()> m_prepare; //!< has a say before the simulation

    uint32_t m_mobileNodes{0};      //!< attribute MobileNodes
    double m_mobileNodeSpacingM{0}; //!< attribute MobileNodeSpacing
    uint32_t m_crossings{0};        //!< attribute Crossings
    int m_deployment{0};            //!< attribute Deployment
    uint32_t m_subnets{0};          //!< attribute Subnets
    uint32_t m_routersPerSubnet{0}; //!< attribute RoutersPerSubnet
    uint32_t m_apsPerSubnet{0};     //!< attribute ApsPerSubnet
    double m_apSpacingM{0};         //!< attribute ApSpacing
    std::string m_apPositions;      //!< attribute ApPositions
    std::string m_channelPlan;      //!< attribute ChannelPlan
    int m_anchorPlacement{0};       //!< attribute AnchorPlacement
    uint32_t m_firstAp{0};          //!< attribute FirstAp
    uint32_t m_lastAp{0};           //!< attribute LastAp
    int m_policy{0};                //!< attribute Policy, as int for EnumValue
    int m_standard{0};              //!< attribute Standard, as int for EnumValue
    bool m_qos{false};              //!< attribute Qos
    double m_txPowerDbm{0};         //!< attribute TxPower
    double m_pathLossExponent{0};   //!< attribute PathLossExponent
    Time m_wanRtt;                  //!< attribute WanRtt
    Time m_backboneDelay;           //!< attribute BackboneDelay
    Time m_lanDelay;                //!< attribute LanDelay
    Time m_warmUp;                  //!< attribute WarmUp
    Time m_coolDown;                //!< attribute CoolDown
    Time m_dwell;                   //!< attribute Dwell
    Time m_flowStart;               //!< attribute FlowStart
    double m_wireLoss{0};           //!< attribute WireLoss
    double m_airLoss{0};            //!< attribute AirLoss
    double m_duplicate{0};          //!< attribute Duplicate
    double m_reorder{0};            //!< attribute Reorder
    Time m_reorderDelay;            //!< attribute ReorderDelay
    Time m_faultFreeTail;           //!< attribute FaultFreeTail

    std::unique_ptr<Deployment> m_network;              //!< the network
    std::unique_ptr<ScenarioMeasurement> m_measurement; //!< what watches it
    Ptr<LabelGate> m_gate;                              //!< null in a free run
    Ptr<PacketLedger> m_ledger;                         //!< the packets
    Ptr<PrimitiveLog> m_primitives;                     //!< RFC 5184's
    LinkFaults m_faults;                                //!< what disturbs the links
    Ptr<ProtocolMonitor> m_monitor;                     //!< null if not asked for
    std::vector<Failure> m_failures;                    //!< handovers given up
    std::string m_planAbandoned;                        //!< reason
    Time m_duration;                                    //!< simulated
};

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_SCENARIO_H */
