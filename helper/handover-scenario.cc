/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-scenario.h"

#include "ns3/access-router.h"
#include "ns3/attribute-catalog.h"
#include "ns3/boolean.h"
#include "ns3/default-policy.h"
#include "ns3/double.h"
#include "ns3/global-value.h"
#include "ns3/home-agent.h"
#include "ns3/ideal-access-network.h"
#include "ns3/initial-attachment.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/names.h"
#include "ns3/object-factory.h"
#include "ns3/planned-policy.h"
#include "ns3/pointer.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/scenario-flow.h"
#include "ns3/simulator.h"
#include "ns3/step-trace.h"
#include "ns3/uinteger.h"
#include "ns3/user-error.h"
#include "ns3/waypoint-mobility-model.h"
#include "ns3/wifi-access-network.h"

#include <array>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HandoverScenario);

namespace
{

/// The mobile node keeps this much beside the line of the access points (m), so that it never
/// stands on one.
constexpr double LATERAL_OFFSET_M = 2;

/// The mobile node is switched on when every access point has sent its first beacons.
const Time POWER_ON = MilliSeconds(500);

/// One after the other, lest their probes collide and each finds another access point the best.
const Time POWER_ON_SPACING = MilliSeconds(20);

/// The flows end so long before the run that what is under way then can still arrive.
const Time FLOW_MARGIN = Seconds(1);

/// Interface identifier of the first mobile node's home address; the others follow.
constexpr uint32_t FIRST_HOME_INTERFACE_ID = 0x100;

Ipv6Address
MakeHomeAddress(Ipv6Address prefix, uint32_t index)
{
    std::array<uint8_t, 16> bytes;
    prefix.GetBytes(bytes.data());
    const uint32_t id = FIRST_HOME_INTERFACE_ID + index;
    bytes[14] = id >> 8;
    bytes[15] = id & 0xff;
    return Ipv6Address(bytes.data());
}

} // namespace

TypeId
HandoverScenario::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HandoverScenario")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HandoverScenario>()
            .AddAttribute("MobileNodes",
                          "Mobile nodes (a number); all make the same journey, a metre apart.",
                          UintegerValue(1),
                          MakeUintegerAccessor(&HandoverScenario::m_mobileNodes),
                          MakeUintegerChecker<uint32_t>(1, 200))
            .AddAttribute("Crossings",
                          "How many times a mobile node crosses the border (a number): forth, "
                          "back, forth ...; a node with speed 0 does not cross it.",
                          UintegerValue(1),
                          MakeUintegerAccessor(&HandoverScenario::m_crossings),
                          MakeUintegerChecker<uint32_t>(1, 1000))
            .AddAttribute("ApsPerSubnet",
                          "Access points in each of the two subnets (RFC 4260 Figure 1: 5).",
                          UintegerValue(5),
                          MakeUintegerAccessor(&HandoverScenario::m_apsPerSubnet),
                          MakeUintegerChecker<uint32_t>(1, 50))
            .AddAttribute("ApSpacing",
                          "Distance (m) between neighbouring access points (RFC 5184 Appendix E: "
                          "80 to 100 m).",
                          DoubleValue(80),
                          MakeDoubleAccessor(&HandoverScenario::m_apSpacingM),
                          MakeDoubleChecker<double>(1, 1000))
            .AddAttribute("TxPower",
                          "Transmit power (dBm) of access points and mobile node; 20 dBm are the "
                          "100 mW that many 5 GHz devices have.",
                          DoubleValue(20),
                          MakeDoubleAccessor(&HandoverScenario::m_txPowerDbm),
                          MakeDoubleChecker<double>(-20, 36))
            .AddAttribute("PathLossExponent",
                          "Exponent of ns-3's log-distance path loss (46.7 dB at 1 m). With 2.7, "
                          "TxPower and ApSpacing put the default trigger (22 dB above noise) some "
                          "48 m from an access point, past half-way to the next.",
                          DoubleValue(2.7),
                          MakeDoubleAccessor(&HandoverScenario::m_pathLossExponent),
                          MakeDoubleChecker<double>(1, 6))
            .AddAttribute("WanRtt",
                          "Round trip (s) between the core router and the home agent.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&HandoverScenario::m_wanRtt),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("BackboneDelay",
                          "One-way delay (s) between the core router and each access router, and "
                          "the correspondent.",
                          TimeValue(MilliSeconds(1)),
                          MakeTimeAccessor(&HandoverScenario::m_backboneDelay),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("LanDelay",
                          "One-way delay (s) of each Ethernet cable of a subnet's LAN; 500 ns are "
                          "100 m of cable.",
                          TimeValue(NanoSeconds(500)),
                          MakeTimeAccessor(&HandoverScenario::m_lanDelay),
                          MakeTimeChecker(Time(0), Seconds(1)))
            .AddAttribute("WarmUp",
                          "Time (s) from the start of the run until the mobile node begins to "
                          "move; it attaches and registers with its home agent meanwhile.",
                          TimeValue(Seconds(4)),
                          MakeTimeAccessor(&HandoverScenario::m_warmUp),
                          MakeTimeChecker(Seconds(3), Seconds(1000)))
            .AddAttribute("CoolDown",
                          "Time (s) that the run goes on after the mobile node has stopped, or "
                          "after the scripted trigger of a node that stands still.",
                          TimeValue(Seconds(8)),
                          MakeTimeAccessor(&HandoverScenario::m_coolDown),
                          MakeTimeChecker(Seconds(3), Seconds(1000)))
            .AddAttribute("Dwell",
                          "Time (s) that the mobile node rests between two crossings.",
                          TimeValue(Seconds(4)),
                          MakeTimeAccessor(&HandoverScenario::m_dwell),
                          MakeTimeChecker(Time(0), Seconds(1000)))
            .AddAttribute("FlowStart",
                          "Simulated time (s) at which the application flow starts; it ends one "
                          "second before the run.",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&HandoverScenario::m_flowStart),
                          MakeTimeChecker(Time(0), Seconds(1000)));
    return tid;
}

HandoverScenario::HandoverScenario() = default;
HandoverScenario::~HandoverScenario() = default;

ResultRecord
HandoverScenario::Run(const RunRequest& request)
{
    RngSeedManager::SetSeed(request.seed);
    RngSeedManager::SetRun(request.run);
    GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
    SetTimes(request.speedMps);
    m_network = std::make_unique<FigureOneNetwork>(
        FigureOneNetwork::Dimensions{m_apsPerSubnet, m_wanRtt, m_backboneDelay, m_lanDelay});
    if (request.link == LinkKind::WIFI)
    {
        m_access = std::make_unique<WifiAccessNetwork>(
            request.UsesDot1x(),
            WifiAccessNetwork::Radio{m_apSpacingM, m_txPowerDbm, m_pathLossExponent});
    }
    else
    {
        m_access = std::make_unique<IdealAccessNetwork>(request.UsesDot1x(), GetFadeTimes());
    }
    m_access->InstallAccessPoints(*m_network);
    InstallRouters();
    for (uint32_t index = 0; index < m_mobileNodes; ++index)
    {
        InstallMobileNode(index, request);
    }
    InstallPlans(request);
    InstallMeasurement();
    InstallFlows(request.flow);
    AssignStreams();
    if (!request.pcapPrefix.empty())
    {
        m_network->EnablePcap(request.pcapPrefix);
        m_access->EnablePcap(request.pcapPrefix);
    }
    if (m_prepare)
    {
        m_prepare();
    }
    // Probes and agents are called back until the last node is gone, so they live until then.
    Simulator::ScheduleDestroy(&HandoverScenario::Dispose, Ptr<HandoverScenario>(this));
    Simulator::Stop(m_duration);
    Simulator::Run();

    ResultInput input;
    input.recorder = m_recorder;
    input.ledger = m_ledger;
    input.planned = request.label;
    input.scheme = ToString(request.scheme);
    input.parameters = GetParameters(request);
    for (const auto& mobile : m_mobiles)
    {
        input.mnNames.emplace_back(mobile.link->GetAddress(), Names::FindName(mobile.node));
    }
    return MakeResultRecord(input);
}

void
HandoverScenario::InstallRouters()
{
    auto homeAgent = CreateObject<HomeAgent>();
    m_network->GetHomeAgent()->AggregateObject(homeAgent);
    homeAgent->SetAddress(m_network->GetHomeAgentAddress(), m_network->GetHomePrefix(), 64);

    std::vector<Ptr<AccessRouter>> routers;
    for (const auto& subnet : m_network->GetSubnets())
    {
        auto router = CreateObject<AccessRouter>();
        subnet.router->AggregateObject(router);
        router->SetAccessInterface(subnet.routerDevice, subnet.routerAddress, 64);
        routers.push_back(router);
    }
    // Each router knows which access points are its own and which are the other's.
    for (uint32_t mine = 0; mine < 2; ++mine)
    {
        for (uint32_t ap = 0; ap < m_apsPerSubnet; ++ap)
        {
            routers[mine]->AddOwnAccessPoint(m_access->GetPoa(mine, ap));
            routers[mine]->AddNeighbor(m_access->GetPoa(1 - mine, ap),
                                       routers[1 - mine]->GetArInfo());
        }
    }
}

void
HandoverScenario::SetTimes(double speedMps)
{
    m_travel = speedMps == 0 ? Time(0) : Seconds(m_apSpacingM / speedMps);
    const int64_t crossings = speedMps == 0 ? 1 : m_crossings;
    m_duration = m_warmUp + crossings * m_travel + (crossings - 1) * m_dwell + m_coolDown;
    const Time flowStop = m_duration - FLOW_MARGIN;
    if (m_flowStart >= flowStop)
    {
        throw UserError("FlowStart is " + std::to_string(m_flowStart.GetSeconds()) +
                        " s, but the flow of this run ends at " +
                        std::to_string(flowStop.GetSeconds()) + " s; start it earlier.");
    }
}

std::vector<Time>
HandoverScenario::GetFadeTimes() const
{
    std::vector<Time> times;
    for (uint32_t crossing = 0; crossing < m_crossings; ++crossing)
    {
        times.push_back(m_warmUp + static_cast<int64_t>(crossing) * (m_travel + m_dwell));
    }
    return times;
}

void
HandoverScenario::InstallMobileNode(uint32_t index, const RunRequest& request)
{
    Mobile mobile;
    mobile.node = CreateObject<Node>();
    Names::Add(index == 0 ? "MN" : "MN" + std::to_string(index + 1), mobile.node);
    InstallMobility(index, mobile.node, request.speedMps);
    MobilityStackHelper().InstallMobileNode(mobile.node);
    mobile.link = m_access->InstallStation(mobile.node);
    MobilityStackHelper::AddInterface(mobile.node, mobile.link->GetNetDevice());
    mobile.homeAddress = MakeHomeAddress(m_network->GetHomePrefix(), index);
    mobile.agent =
        CreateObjectWithAttributes<MobileNode>("HomeAddress",
                                               Ipv6AddressValue(mobile.homeAddress),
                                               "HomeAgent",
                                               Ipv6AddressValue(m_network->GetHomeAgentAddress()),
                                               "Fmipv6",
                                               BooleanValue(request.scheme == Scheme::FMIPV6));
    mobile.node->AggregateObject(mobile.agent);
    mobile.agent->SetLink(mobile.link);
    mobile.powerOn = CreateObject<InitialAttachment>();
    Simulator::Schedule(POWER_ON + static_cast<int64_t>(index) * POWER_ON_SPACING,
                        &InitialAttachment::Start,
                        mobile.powerOn,
                        mobile.link);
    m_mobiles.push_back(mobile);
}

void
HandoverScenario::InstallMobility(uint32_t index, Ptr<Node> node, double speedMps) const
{
    const double old = (m_apsPerSubnet - 1) * m_apSpacingM;
    const double lateral = LATERAL_OFFSET_M + index;
    auto mobility = CreateObject<WaypointMobilityModel>();
    node->AggregateObject(mobility);
    if (speedMps == 0)
    {
        mobility->AddWaypoint(Waypoint(Time(0), Vector(old + m_apSpacingM / 2, lateral, 0)));
        return;
    }
    Vector here(old, lateral, 0);
    Vector there(old + m_apSpacingM, lateral, 0);
    mobility->AddWaypoint(Waypoint(Time(0), here));
    Time when = m_warmUp;
    for (uint32_t crossing = 0; crossing < m_crossings; ++crossing)
    {
        mobility->AddWaypoint(Waypoint(when, here));
        when += m_travel;
        mobility->AddWaypoint(Waypoint(when, there));
        when += m_dwell;
        std::swap(here, there);
    }
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
        for (const auto& node : m_network->GetNodes())
        {
            m_gate->Install(node);
        }
    }
    for (const auto& mobile : m_mobiles)
    {
        auto policy = label ? Plan(mobile, *label) : CreateObject<DefaultPolicy>();
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
HandoverScenario::Plan(const Mobile& mobile, const HandoverLabel& label)
{
    auto policy = CreateObject<PlannedPolicy>();
    policy->SetLabel(label);
    m_gate->Install(mobile.node);
    m_gate->SetPlan(mobile.link->GetAddress(), label);
    if (!label.Contains(HandoverStep::RTSOLPR))
    {
        // RFC 4260 section 7.3: without a and b the MN knows the routers by configuration.
        for (uint32_t subnet = 0; subnet < 2; ++subnet)
        {
            const auto router = m_network->GetSubnets()[subnet].router->GetObject<AccessRouter>();
            for (uint32_t ap = 0; ap < m_apsPerSubnet; ++ap)
            {
                mobile.agent->AddConfiguredNeighbor(m_access->GetPoa(subnet, ap),
                                                    router->GetArInfo());
            }
        }
    }
    return policy;
}

void
HandoverScenario::InstallMeasurement()
{
    m_attachments = CreateObject<AttachmentLog>();
    for (uint32_t subnet = 0; subnet < 2; ++subnet)
    {
        const auto& parts = m_network->GetSubnets()[subnet];
        for (uint32_t ap = 0; ap < m_apsPerSubnet; ++ap)
        {
            m_attachments->AddPoa(m_access->GetPoa(subnet, ap),
                                  parts.accessPoints[ap]->GetId(),
                                  parts.router->GetId());
        }
    }
    m_ledger = CreateObject<PacketLedger>();
    m_ledger->SetAttachmentLog(m_attachments);
    m_probe = CreateObject<LedgerProbe>();
    m_probe->SetLedger(m_ledger);
    m_recorder = CreateObject<StepRecorder>();
    for (const auto& node : m_network->GetNodes())
    {
        m_probe->WatchNode(node, PlaceKind::PS_BUFFER);
        m_recorder->Listen(node);
    }
    for (const auto& mobile : m_mobiles)
    {
        m_attachments->Follow(mobile.link->GetAddress(), mobile.node->GetId(), mobile.link);
        m_probe->WatchNode(mobile.node, PlaceKind::STATION_BUFFER);
        m_recorder->Listen(mobile.node);
    }
}

void
HandoverScenario::InstallFlows(FlowKind flow)
{
    for (const auto& mobile : m_mobiles)
    {
        InstallScenarioFlow({flow,
                             m_ledger,
                             mobile.node,
                             mobile.link->GetAddress(),
                             mobile.homeAddress,
                             m_network->GetCorrespondent(),
                             m_network->GetCorrespondentAddress(),
                             m_flowStart,
                             m_duration - FLOW_MARGIN});
    }
}

void
HandoverScenario::AssignStreams()
{
    NodeContainer nodes;
    for (const auto& mobile : m_mobiles)
    {
        nodes.Add(mobile.node);
    }
    for (const auto& node : m_network->GetNodes())
    {
        nodes.Add(node);
    }
    int64_t stream = 0;
    stream += MobilityStackHelper::AssignStreams(nodes, stream);
    m_access->AssignStreams(stream);
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

const FigureOneNetwork&
HandoverScenario::GetNetwork() const
{
    return *m_network;
}

AccessNetwork&
HandoverScenario::GetAccessNetwork() const
{
    return *m_access;
}

Ptr<Node>
HandoverScenario::GetMobileNode(uint32_t index) const
{
    return m_mobiles.at(index).node;
}

Ptr<LinkSap>
HandoverScenario::GetLink(uint32_t index) const
{
    return m_mobiles.at(index).link;
}

Ptr<LedgerProbe>
HandoverScenario::GetProbe() const
{
    return m_probe;
}

Ptr<PacketLedger>
HandoverScenario::GetLedger() const
{
    return m_ledger;
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
    m_access.reset();
    m_network.reset();
    m_mobiles.clear();
    m_gate = nullptr;
    m_recorder = nullptr;
    m_ledger = nullptr;
    m_probe = nullptr;
    m_attachments = nullptr;
    m_prepare = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
