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

constexpr auto HOME_ADDRESS = "2001:100::100";

} // namespace

TypeId
HandoverScenario::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HandoverScenario")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HandoverScenario>()
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
        m_access = std::make_unique<IdealAccessNetwork>(request.UsesDot1x(), m_warmUp);
    }
    m_access->InstallAccessPoints(*m_network);
    InstallRouters();
    InstallMobileNode(request);
    InstallPlan(request);
    InstallMeasurement();
    InstallFlow(request.flow);
    AssignStreams();
    if (!request.pcapPrefix.empty())
    {
        m_network->EnablePcap(request.pcapPrefix);
        m_access->EnablePcap(request.pcapPrefix);
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
    input.mnNames = {{m_link->GetAddress(), Names::FindName(m_mn)}};
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
HandoverScenario::InstallMobileNode(const RunRequest& request)
{
    m_mn = CreateObject<Node>();
    Names::Add("MN", m_mn);
    InstallMobility(request.speedMps);
    MobilityStackHelper().InstallMobileNode(m_mn);
    m_link = m_access->InstallStation(m_mn);
    MobilityStackHelper::AddInterface(m_mn, m_link->GetNetDevice());
    m_homeAddress = Ipv6Address(HOME_ADDRESS);
    m_agent =
        CreateObjectWithAttributes<MobileNode>("HomeAddress",
                                               Ipv6AddressValue(m_homeAddress),
                                               "HomeAgent",
                                               Ipv6AddressValue(m_network->GetHomeAgentAddress()),
                                               "Fmipv6",
                                               BooleanValue(request.scheme == Scheme::FMIPV6));
    m_mn->AggregateObject(m_agent);
    m_agent->SetLink(m_link);
    m_powerOn = CreateObject<InitialAttachment>();
    Simulator::Schedule(POWER_ON, &InitialAttachment::Start, m_powerOn, m_link);
}

void
HandoverScenario::InstallMobility(double speedMps)
{
    const double first = (m_apsPerSubnet - 1) * m_apSpacingM;
    auto mobility = CreateObject<WaypointMobilityModel>();
    m_mn->AggregateObject(mobility);
    if (speedMps == 0)
    {
        mobility->AddWaypoint(
            Waypoint(Time(0), Vector(first + m_apSpacingM / 2, LATERAL_OFFSET_M, 0)));
        m_duration = m_warmUp + m_coolDown;
        return;
    }
    const Vector from(first, LATERAL_OFFSET_M, 0);
    const Vector to(first + m_apSpacingM, LATERAL_OFFSET_M, 0);
    const Time stop = m_warmUp + Seconds(m_apSpacingM / speedMps);
    mobility->AddWaypoint(Waypoint(Time(0), from));
    mobility->AddWaypoint(Waypoint(m_warmUp, from));
    mobility->AddWaypoint(Waypoint(stop, to));
    m_duration = stop + m_coolDown;
}

void
HandoverScenario::InstallPlan(const RunRequest& request)
{
    Ptr<DefaultPolicy> policy;
    if (request.label)
    {
        const auto label = *HandoverLabel::Parse(*request.label);
        auto planned = CreateObject<PlannedPolicy>();
        planned->SetLabel(label);
        policy = planned;
        m_gate = CreateObject<LabelGate>();
        m_gate->SetPlan(m_link->GetAddress(), label);
        m_gate->TraceConnectWithoutContext(
            "PlanAbandoned",
            MakeCallback(&HandoverScenario::NotePlanAbandoned, this));
        m_gate->Install(m_mn);
        for (const auto& node : m_network->GetNodes())
        {
            m_gate->Install(node);
        }
        if (!label.Contains(HandoverStep::RTSOLPR))
        {
            // RFC 4260 section 7.3: without a and b the MN knows the routers by configuration.
            for (uint32_t subnet = 0; subnet < 2; ++subnet)
            {
                const auto info =
                    m_network->GetSubnets()[subnet].router->GetObject<AccessRouter>()->GetArInfo();
                for (uint32_t ap = 0; ap < m_apsPerSubnet; ++ap)
                {
                    m_agent->AddConfiguredNeighbor(m_access->GetPoa(subnet, ap), info);
                }
            }
        }
    }
    else
    {
        policy = CreateObject<DefaultPolicy>();
    }
    if (!policy->GetScriptedTrigger() && request.speedMps == 0 && request.link == LinkKind::WIFI)
    {
        // Nothing fades for a node that stands still: the decision comes when others would move.
        policy->SetAttribute("TriggerTime", TimeValue(m_warmUp));
    }
    m_agent->SetAttribute("Policy", PointerValue(policy));
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
    m_attachments->Follow(m_link->GetAddress(), m_mn->GetId(), m_link);

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
    m_probe->WatchNode(m_mn, PlaceKind::STATION_BUFFER);
    m_recorder->Listen(m_mn);
}

void
HandoverScenario::InstallFlow(FlowKind flow)
{
    const Time stop = m_duration - Seconds(1);
    if (m_flowStart >= stop)
    {
        throw UserError("FlowStart is " + std::to_string(m_flowStart.GetSeconds()) +
                        " s, but the flow of this run ends at " +
                        std::to_string(stop.GetSeconds()) + " s; start it earlier.");
    }
    InstallScenarioFlow({flow,
                         m_ledger,
                         m_mn,
                         m_link->GetAddress(),
                         m_homeAddress,
                         m_network->GetCorrespondent(),
                         m_network->GetCorrespondentAddress(),
                         m_flowStart,
                         stop});
}

void
HandoverScenario::AssignStreams()
{
    NodeContainer nodes(m_mn);
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
    m_access.reset();
    m_network.reset();
    m_mn = nullptr;
    m_link = nullptr;
    m_powerOn = nullptr;
    m_agent = nullptr;
    m_gate = nullptr;
    m_recorder = nullptr;
    m_ledger = nullptr;
    m_probe = nullptr;
    m_attachments = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
