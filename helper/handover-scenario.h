/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_SCENARIO_H
#define HANDOVER_SCENARIO_H

#include "ns3/access-network.h"
#include "ns3/default-policy.h"
#include "ns3/figure-one-network.h"
#include "ns3/initial-attachment.h"
#include "ns3/label-gate.h"
#include "ns3/ledger-probe.h"
#include "ns3/mobile-node.h"
#include "ns3/packet-ledger.h"
#include "ns3/result-record.h"
#include "ns3/run-request.h"
#include "ns3/step-recorder.h"

#include <functional>
#include <memory>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * One run of RFC 4260's Figure 1: mobile nodes with a home elsewhere move from the last access
 * point of subnet 1 to the first of subnet 2 while an application flow goes on with each.
 *
 * A mobile node rests beside its first access point for WarmUp, then moves at the speed asked for,
 * passes the border, and stops at the second one; with Crossings it goes back and forth. With speed
 * 0 it stands half-way from the start and hands over at a scripted time.
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
     * Build and simulate; to be called once. The request has passed ValidateAndApply().
     *
     * @param request what the user asked for
     * @return the record
     */
    ResultRecord Run(const RunRequest& request);

    // What Run() has built, from the call of SetPrepare()'s function on.
    /// @return the wired part
    const FigureOneNetwork& GetNetwork() const;
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

    /// @return why a plan was given up, empty if none was
    const std::string& GetPlanAbandonedReason() const;

    /// @return the simulated time of the run, known after Run()
    Time GetDuration() const;

  protected:
    void DoDispose() override;

  private:
    /// Home agent and access routers.
    void InstallRouters();

    /// A mobile node with all that belongs to it.
    struct Mobile
    {
        Ptr<Node> node;                 //!< the node
        Ptr<LinkSap> link;              //!< its link
        Ptr<InitialAttachment> powerOn; //!< brings the link up at first
        Ptr<MobileNode> agent;          //!< its agent
        Ipv6Address homeAddress;        //!< its home address
    };

    /// A mobile node with its stack, link and agent. @param index its number, from 0 on
    /// @param request what the user asked for
    void InstallMobileNode(uint32_t index, const RunRequest& request);
    /// Position and movement of a mobile node. @param index its number @param node it
    /// @param speedMps in m/s
    void InstallMobility(uint32_t index, Ptr<Node> node, double speedMps) const;
    /// Gate, policies and plans. @param request what the user asked for
    void InstallPlans(const RunRequest& request);
    /// @param mobile a mobile node that follows @param label @return its policy
    Ptr<DefaultPolicy> Plan(const Mobile& mobile, const HandoverLabel& label);
    /// @return when the access point in use fades on a link without positions, once per crossing
    std::vector<Time> GetFadeTimes() const;
    /// Set simulated times. @param speedMps in m/s
    void SetTimes(double speedMps);
    /// Recorder, ledger and probes.
    void InstallMeasurement();
    /// The application flows. @param flow which
    void InstallFlows(FlowKind flow);
    /// Fixed random streams for everything.
    void AssignStreams();
    /// The plan was given up. @param mn whose @param reason why
    void NotePlanAbandoned(Mac48Address mn, const std::string& reason);
    /// @param request what the user asked for @return all parameters, for the record
    std::vector<std::pair<std::string, ParameterValue>> GetParameters(
        const RunRequest& request) const;

    std::function<void()> m_prepare; //!< has a say before the simulation

    uint32_t m_mobileNodes{0};    //!< attribute MobileNodes
    uint32_t m_crossings{0};      //!< attribute Crossings
    uint32_t m_apsPerSubnet{0};   //!< attribute ApsPerSubnet
    double m_apSpacingM{0};       //!< attribute ApSpacing
    double m_txPowerDbm{0};       //!< attribute TxPower
    double m_pathLossExponent{0}; //!< attribute PathLossExponent
    Time m_wanRtt;                //!< attribute WanRtt
    Time m_backboneDelay;         //!< attribute BackboneDelay
    Time m_lanDelay;              //!< attribute LanDelay
    Time m_warmUp;                //!< attribute WarmUp
    Time m_coolDown;              //!< attribute CoolDown
    Time m_dwell;                 //!< attribute Dwell
    Time m_flowStart;             //!< attribute FlowStart

    std::unique_ptr<FigureOneNetwork> m_network; //!< wired part
    std::unique_ptr<AccessNetwork> m_access;     //!< air side
    std::vector<Mobile> m_mobiles;               //!< the mobile nodes
    Ptr<LabelGate> m_gate;                       //!< null in a free run
    Ptr<StepRecorder> m_recorder;                //!< the steps
    Ptr<PacketLedger> m_ledger;                  //!< the packets
    Ptr<LedgerProbe> m_probe;                    //!< what fills the ledger
    Ptr<AttachmentLog> m_attachments;            //!< names losses by old and new
    std::string m_planAbandoned;                 //!< reason
    Time m_travel;                               //!< of one crossing
    Time m_duration;                             //!< simulated
};

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_SCENARIO_H */
