/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-scenario.h"

#include "ns3/attribute-catalog.h"
#include "ns3/boolean.h"
#include "ns3/global-value.h"
#include "ns3/ideal-access-network.h"
#include "ns3/l3-driven-policy.h"
#include "ns3/names.h"
#include "ns3/planned-policy.h"
#include "ns3/pointer.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/scenario-check.h"
#include "ns3/scenario-lists.h"
#include "ns3/simulator.h"
#include "ns3/user-error.h"
#include "ns3/wifi-access-network.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// The flows end so long before the run that what is under way then can still arrive.
const Time FLOW_MARGIN = Seconds(1);

/// Subnets that Figure 1 and Figure 2 show.
constexpr uint32_t FIGURE_ONE_SUBNETS = 2;
constexpr uint32_t FIGURE_TWO_SUBNETS = 3;

} // namespace

HandoverScenario::HandoverScenario() = default;
HandoverScenario::~HandoverScenario() = default;

void
HandoverScenario::Check(const RunRequest& request)
{
    const auto plan = MakePlan();
    const auto route = MakeRoute(plan, request.speedMps);
    CheckWay(request, plan, route.first, route.last);
    m_duration = HandoverJourney(route).GetEnd() + m_coolDown;
    CheckFlow();
}

ResultRecord
HandoverScenario::Run(const RunRequest& request)
{
    Check(request);
    const auto plan = MakePlan();
    const HandoverJourney journey(MakeRoute(plan, request.speedMps));
    RngSeedManager::SetSeed(request.seed);
    RngSeedManager::SetRun(request.run);
    GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
    m_network = std::make_unique<Deployment>(plan, MakeAir(request, journey));
    const bool hierarchical = request.scheme == Scheme::HMIPV6;
    if (hierarchical)
    {
        m_network->InstallAnchorPoints(static_cast<AnchorPlacement>(m_anchorPlacement));
    }
    for (uint32_t index = 0; index < m_mobileNodes; ++index)
    {
        auto node = CreateObject<Node>();
        Names::Add(index == 0 ? "MN" : "MN" + std::to_string(index + 1), node);
        journey.Install(node, index);
        m_network->InstallMobileNode(node, request.scheme == Scheme::FMIPV6)
            .agent->SetAttribute("Hmipv6", BooleanValue(hierarchical));
    }
    for (const auto& mobile : m_network->GetMobiles())
    {
        mobile.agent->TraceConnectWithoutContext(
            "HandoverEnd",
            MakeCallback(&HandoverScenario::NoteEnding, this).Bind(Names::FindName(mobile.node)));
    }
    InstallPlans(request);
    m_measurement = std::make_unique<ScenarioMeasurement>(*m_network);
    m_ledger = m_measurement->GetLedger();
    m_primitives = m_measurement->GetPrimitives();
    m_measurement->InstallFlows(*m_network, request.flow, m_flowStart, m_duration - FLOW_MARGIN);
    m_network->AssignStreams(0);
    m_faults.Install(m_network->GetWires().GetWiredDevices(),
                     {m_wireLoss,
                      m_airLoss,
                      m_duplicate,
                      m_reorder,
                      m_reorderDelay,
                      m_faultFreeTail.IsZero() ? m_duration : m_duration - m_faultFreeTail});
    if (!request.pcapPrefix.empty())
    {
        m_network->EnablePcap(request.pcapPrefix);
    }
    if (m_prepare)
    {
        m_prepare();
    }
    if (request.monitor)
    {
        m_monitor = CreateObject<ProtocolMonitor>();
        m_monitor->WatchAll();
    }
    // Probes and agents are called back until the last node is gone, so they live until then.
    Simulator::ScheduleDestroy(&HandoverScenario::Dispose, Ptr<HandoverScenario>(this));
    Simulator::Stop(m_duration);
    Simulator::Run();

    auto input = m_measurement->GetResult(*m_network);
    input.planned = request.label;
    input.scheme = ToString(request.scheme);
    input.parameters = GetParameters(request);
    return MakeResultRecord(input);
}

NetworkPlan
HandoverScenario::MakePlan() const
{
    const auto kind = static_cast<DeploymentKind>(m_deployment);
    const bool integrated = kind == DeploymentKind::FIGURE_TWO;
    NetworkSize size;
    size.subnets =
        m_subnets > 0 ? m_subnets : (integrated ? FIGURE_TWO_SUBNETS : FIGURE_ONE_SUBNETS);
    size.routersPerSubnet = m_routersPerSubnet;
    size.apsPerSubnet = m_apsPerSubnet;
    size.apSpacingM = m_apSpacingM;
    size.positions = ParsePositions("ApPositions", m_apPositions);
    size.channels = ParseChannels("ChannelPlan", m_channelPlan);
    size.wanRtt = m_wanRtt;
    size.backboneDelay = m_backboneDelay;
    size.lanDelay = m_lanDelay;
    return integrated ? PlanFigureTwo(size) : PlanFigureOne(size);
}

HandoverJourney::Route
HandoverScenario::MakeRoute(const NetworkPlan& plan, double speedMps) const
{
    HandoverJourney::Route route;
    for (const auto& ap : plan.GetAccessPoints())
    {
        route.positions.push_back(ap.position);
    }
    const auto count = static_cast<uint32_t>(route.positions.size());
    const auto first =
        m_firstAp > 0 ? m_firstAp : static_cast<uint32_t>(plan.subnets.front().accessPoints.size());
    const auto last = m_lastAp > 0 ? m_lastAp : first + 1;
    if (first > count || last > count || first == last)
    {
        throw UserError("A mobile node cannot go from AP" + std::to_string(first) + " to AP" +
                        std::to_string(last) + " in a network of " + std::to_string(count) +
                        " access points; FirstAp and LastAp are two different numbers from 1 to " +
                        std::to_string(count) + ".");
    }
    route.first = first - 1;
    route.last = last - 1;
    route.speedMps = speedMps;
    route.crossings = m_crossings;
    route.warmUp = m_warmUp;
    route.dwell = m_dwell;
    route.spacingM = m_mobileNodeSpacingM;
    return route;
}

void
HandoverScenario::CheckFlow() const
{
    const Time stop = m_duration - FLOW_MARGIN;
    if (m_flowStart >= stop)
    {
        throw UserError("FlowStart is " + std::to_string(m_flowStart.GetSeconds()) +
                        " s, but the flow of this run ends at " +
                        std::to_string(stop.GetSeconds()) + " s; start it earlier.");
    }
}

std::unique_ptr<AccessNetwork>
HandoverScenario::MakeAir(const RunRequest& request, const HandoverJourney& journey) const
{
    if (request.link == LinkKind::WIFI)
    {
        return std::make_unique<WifiAccessNetwork>(
            request.UsesDot1x(),
            WifiAccessNetwork::Radio{m_txPowerDbm,
                                     m_pathLossExponent,
                                     static_cast<WifiStandard>(m_standard),
                                     m_qos});
    }
    return std::make_unique<IdealAccessNetwork>(request.UsesDot1x(), journey.GetFades());
}

void
HandoverScenario::InstallPlans(const RunRequest& request)
{
    std::optional<HandoverLabel> label;
    if (request.label)
    {
        label = HandoverLabel::Parse(*request.label);
        m_gate = CreateObject<LabelGate>();
        m_gate->TraceConnectWithoutContext(
            "PlanAbandoned",
            MakeCallback(&HandoverScenario::NotePlanAbandoned, this));
        for (const auto& node : m_network->GetWires().GetNodes())
        {
            m_gate->Install(node);
        }
    }
    for (const auto& mobile : m_network->GetMobiles())
    {
        auto policy = label ? FollowLabel(mobile, *label) : MakeFreePolicy();
        if (!policy->GetScriptedTrigger() && request.speedMps == 0 &&
            request.link == LinkKind::WIFI)
        {
            // Nothing fades for a node that stands still: it decides when others would move.
            policy->SetAttribute("TriggerTime", TimeValue(m_warmUp));
        }
        mobile.agent->SetAttribute("Policy", PointerValue(policy));
    }
}

Ptr<DefaultPolicy>
HandoverScenario::MakeFreePolicy() const
{
    if (m_policy == static_cast<int>(FreePolicy::L3_DRIVEN))
    {
        return CreateObject<L3DrivenPolicy>();
    }
    return CreateObject<DefaultPolicy>();
}

Ptr<DefaultPolicy>
HandoverScenario::FollowLabel(const DeployedMobile& mobile, const HandoverLabel& label)
{
    auto policy = CreateObject<PlannedPolicy>();
    policy->SetLabel(label);
    m_gate->Install(mobile.node);
    m_gate->SetPlan(mobile.link->GetAddress(), label);
    if (!label.Contains(HandoverStep::RTSOLPR))
    {
        mobile.agent->SetAttribute("IntegratedDeployment", BooleanValue(true));
    }
    return policy;
}

void
HandoverScenario::NoteEnding(const std::string& name,
                             Mac48Address,
                             HandoverEnding ending,
                             std::string reason)
{
    if (ending == HandoverEnding::FAILED)
    {
        m_failures.push_back({name, Simulator::Now(), std::move(reason)});
    }
}

void
HandoverScenario::NotePlanAbandoned(Mac48Address, const std::string& reason)
{
    m_planAbandoned = reason;
}

std::vector<std::pair<std::string, ParameterValue>>
HandoverScenario::GetParameters(const RunRequest& request) const
{
    std::vector<std::pair<std::string, ParameterValue>> parameters{
        {"link", ToString(request.link)},
        {"flow", ToString(request.flow)},
        {"profile",
         request.scheme == Scheme::FMIPV6 ? ParameterValue(ToString(request.GetProfile()))
                                          : ParameterValue()},
        {"dot1x", request.UsesDot1x()},
        {"speed_mps", request.speedMps},
        {"duration_s", m_duration.GetSeconds()}};
    auto values = GetModuleAttributeValues();
    for (const auto& setting : request.settings)
    {
        const auto equals = setting.find('=');
        values[setting.substr(0, equals)] = setting.substr(equals + 1);
    }
    for (const auto& [name, value] : values)
    {
        parameters.emplace_back(name, value);
    }
    return parameters;
}

void
HandoverScenario::SetPrepare(std::function<void()> prepare)
{
    m_prepare = std::move(prepare);
}

Deployment&
HandoverScenario::GetDeployment() const
{
    return *m_network;
}

WiredNetwork&
HandoverScenario::GetNetwork() const
{
    return m_network->GetWires();
}

AccessNetwork&
HandoverScenario::GetAccessNetwork() const
{
    return m_network->GetAir();
}

Ptr<Node>
HandoverScenario::GetMobileNode(uint32_t index) const
{
    return m_network->GetMobiles().at(index).node;
}

Ptr<LinkSap>
HandoverScenario::GetLink(uint32_t index) const
{
    return m_network->GetMobiles().at(index).link;
}

Ptr<LedgerProbe>
HandoverScenario::GetProbe() const
{
    return m_measurement->GetProbe();
}

Ptr<PacketLedger>
HandoverScenario::GetLedger() const
{
    return m_ledger;
}

Ptr<PrimitiveLog>
HandoverScenario::GetPrimitives() const
{
    return m_primitives;
}

Ptr<ProtocolMonitor>
HandoverScenario::GetMonitor() const
{
    return m_monitor;
}

const std::vector<HandoverScenario::Failure>&
HandoverScenario::GetFailures() const
{
    return m_failures;
}

const std::string&
HandoverScenario::GetPlanAbandonedReason() const
{
    return m_planAbandoned;
}

Time
HandoverScenario::GetDuration() const
{
    return m_duration;
}

void
HandoverScenario::DoDispose()
{
    if (m_gate)
    {
        m_gate->Dispose();
    }
    m_network.reset();
    m_measurement.reset();
    m_gate = nullptr;
    m_ledger = nullptr;
    m_primitives = nullptr;
    m_prepare = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
