/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/figure-six-testbed.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/global-value.h"
#include "ns3/icmpv6-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/l3-driven-policy.h"
#include "ns3/names.h"
#include "ns3/ping-flow.h"
#include "ns3/pointer.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/waypoint-mobility-model.h"
#include "ns3/wifi-access-network.h"

#include <algorithm>
#include <stdexcept>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// ns-3 has no channel 7 in the 5 GHz band.
constexpr uint8_t CHANNEL = 36;
/// Cells of Appendix E's size, at a runner's speed: the RFC gives neither for this testbed. The
/// damped signal then falls to BAD some 60 m from the access router, past half-way.
constexpr double DISTANCE_M = 80;
constexpr double SPEED_MPS = 10;
constexpr double BESIDE_M = 2; //!< from the line between the access routers
constexpr double TX_POWER_DBM = 20;
constexpr double PATH_LOSS_EXPONENT = 2.7;

const Time WARM_UP = Seconds(4); //!< attached and registered
const Time TRAVEL = Seconds(DISTANCE_M / SPEED_MPS);
const Time PING_FROM = Seconds(5.2);     //!< after the mobile node has left
const Time PING_UNTIL = Seconds(6.8);    //!< likewise
const Time MARGIN = MilliSeconds(300);   //!< least from a ping's ends to the handover
const Time INTERVAL = MilliSeconds(10);  //!< of pings, as in the RFC
const Time MAX_REST = MilliSeconds(102); //!< about a beacon interval
const Time COOL_DOWN = Seconds(2);

/// Ten beacons: on the same channel an access point's timing is always known.
const Time BEACON_AGE = Seconds(1);

constexpr uint32_t FIRST_MEASURED = 1; //!< index of the handover

constexpr int64_t OWN_STREAM = 100000; //!< behind all that the network uses

/// @return the plan of Figure 6
NetworkPlan
MakePlan()
{
    NetworkSize size;
    size.subnets = 2;
    size.apSpacingM = DISTANCE_M;
    size.channels = {CHANNEL};
    auto plan = PlanFigureTwo(size);
    plan.backbone = BackboneKind::SEGMENT;
    plan.subnets[0].accessPoints[0].name = "PAR";
    plan.subnets[1].accessPoints[0].name = "NAR";
    return plan;
}

} // namespace

FigureSixTestbed::FigureSixTestbed(const FigureSixSettings& settings)
    : m_settings(settings)
{
}

FigureSixTestbed::~FigureSixTestbed() = default;

Deployment&
FigureSixTestbed::GetNetwork()
{
    return *m_network;
}

void
FigureSixTestbed::Build()
{
    RngSeedManager::SetSeed(m_settings.seed);
    RngSeedManager::SetRun(m_settings.run);
    GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
    const std::string room = "ns3::fmipv6::";
    Config::SetDefault(room + "PreviousAccessRouter::RequestBuffering",
                       BooleanValue(m_settings.narBuffer));
    Config::SetDefault(room + "StationMlme::JoinBeaconAge", TimeValue(BEACON_AGE));
    // Each handover is to find the routers as the first does: no tunnel is left of the one before.
    Config::SetDefault(room + "FastBindingClient::Lifetime", TimeValue(Seconds(4)));
    m_network = std::make_unique<Deployment>(
        MakePlan(),
        std::make_unique<WifiAccessNetwork>(
            false,
            WifiAccessNetwork::Radio{TX_POWER_DBM, PATH_LOSS_EXPONENT}));
    auto node = CreateObject<Node>();
    Names::Add("MN", node);
    m_walk = CreateObject<WaypointMobilityModel>();
    node->AggregateObject(m_walk);
    m_walk->AddWaypoint(Waypoint(Time(0), Vector(0, BESIDE_M, 0)));
    // Appendix B.1 without section 7's check, which Figure 4 does not show.
    m_network->InstallMobileNode(node).agent->SetAttribute(
        "Policy",
        PointerValue(CreateObjectWithAttributes<L3DrivenPolicy>("CheckLink", BooleanValue(false))));
    node->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
        "LocalDeliver",
        MakeCallback(&FigureSixTestbed::NoteDelivery, this));
    m_measurement = std::make_unique<ScenarioMeasurement>(*m_network);
    m_network->AssignStreams(0);
    m_phase = CreateObject<UniformRandomVariable>();
    m_phase->SetStream(OWN_STREAM);
    m_rest = CreateObject<UniformRandomVariable>();
    m_rest->SetStream(OWN_STREAM + 1);
    m_end = WARM_UP;
    for (uint32_t index = 0; index < FIRST_MEASURED + m_settings.handovers; ++index)
    {
        m_end += Seconds(m_rest->GetValue(0, MAX_REST.GetSeconds()));
        AddCrossing(index, m_end);
        m_end += TRAVEL;
    }
    m_end += COOL_DOWN;
    if (!m_settings.pcapPrefix.empty())
    {
        m_network->EnablePcap(m_settings.pcapPrefix);
    }
}

void
FigureSixTestbed::AddCrossing(uint32_t index, Time start)
{
    const double from = index % 2 == 0 ? 0 : DISTANCE_M;
    m_walk->AddWaypoint(Waypoint(start, Vector(from, BESIDE_M, 0)));
    m_walk->AddWaypoint(Waypoint(start + TRAVEL, Vector(DISTANCE_M - from, BESIDE_M, 0)));

    const auto& mobile = m_network->GetMobiles().front();
    auto& wires = m_network->GetWires();
    const auto here = Ipv6AddressValue(mobile.homeAddress);
    const auto there = Ipv6AddressValue(wires.GetCorrespondentAddress());
    const bool up = m_settings.pingFromMn;
    auto ping = CreateObjectWithAttributes<PingFlow>("Interval",
                                                     TimeValue(INTERVAL),
                                                     "LocalAddress",
                                                     up ? here : there,
                                                     "RemoteAddress",
                                                     up ? there : here);
    auto ledger = m_measurement->GetLedger();
    ping->SetLedger(
        ledger,
        ledger->AddFlow({"ping", mobile.link->GetAddress(), FlowDirection::ROUND_TRIP, INTERVAL}));
    auto correspondent = wires.GetCorrespondent();
    ping->WatchCorrespondent(up ? correspondent : mobile.node);
    ping->SetStartTime(start + PING_FROM + Seconds(m_phase->GetValue(0, INTERVAL.GetSeconds())));
    ping->SetStopTime(start + PING_UNTIL);
    (up ? mobile.node : correspondent)->AddApplication(ping);
}

void
FigureSixTestbed::NoteDelivery(const Ipv6Header& header, Ptr<const Packet> packet, uint32_t)
{
    uint8_t type = 0;
    if (header.GetNextHeader() == Ipv6Header::IPV6_ICMPV6 && packet->CopyData(&type, 1) == 1 &&
        (type == Icmpv6Header::ICMPV6_ECHO_REQUEST || type == Icmpv6Header::ICMPV6_ECHO_REPLY))
    {
        m_deliveries.push_back(Simulator::Now());
    }
}

FigureSixHandover
FigureSixTestbed::Measure(const HandoverRecord& record, uint32_t flow) const
{
    FigureSixHandover measured;
    for (const auto step : record.GetEndOrder())
    {
        measured.observed += ToLabelChar(step);
    }
    const auto ledger = m_measurement->GetLedger();
    const auto totals = ledger->GetTotals(flow);
    measured.sent = totals.sent;
    measured.lost = totals.lost;
    for (std::size_t cause = 0; cause < totals.lostByCause.size(); ++cause)
    {
        if (totals.lostByCause[cause] > 0)
        {
            measured.causes[std::string(GetLossCauseName(static_cast<LossCause>(cause)))] =
                totals.lostByCause[cause];
        }
    }
    const auto* fbu = record.Find(HandoverStep::FBU);
    const auto* fback = record.Find(HandoverStep::FBACK);
    const auto* join = record.Find(HandoverStep::JOIN);
    const auto* fna = record.Find(HandoverStep::FNA);
    const auto attached = record.GetAttached();
    if (!fbu || !fbu->begin || !fback || !fback->end || !join || !join->begin || !fna ||
        !fna->begin || !record.narAccepted || !attached || *fback->end > *join->begin)
    {
        return measured;
    }
    const Time left = *join->begin;
    const auto first = std::upper_bound(m_deliveries.begin(), m_deliveries.end(), left);
    if (first == m_deliveries.end())
    {
        return measured;
    }
    measured.completed = true;
    measured.fbuToFback = *fback->end - *fbu->begin;
    measured.l2 = *attached - left;
    measured.linkUpToFna = *fna->begin - *attached;
    measured.toForwarding = *record.narAccepted - left;
    measured.toFirstPacket = *first - left;
    return measured;
}

std::pair<Time, Time>
FigureSixTestbed::GetSpan(uint32_t flow) const
{
    std::pair<Time, Time> span{Time::Max(), Time::Min()};
    for (const auto& fate : m_measurement->GetLedger()->GetFates())
    {
        if (fate.flow == flow)
        {
            span = {std::min(span.first, fate.sent), std::max(span.second, fate.sent)};
        }
    }
    return span;
}

std::vector<FigureSixHandover>
FigureSixTestbed::Run()
{
    Simulator::Stop(m_end);
    Simulator::Run();
    const auto ledger = m_measurement->GetLedger();
    const auto unexplained = ledger->DescribeUnexplained();
    if (!unexplained.empty())
    {
        throw std::runtime_error(unexplained);
    }
    const auto result = m_measurement->GetResult(*m_network);
    const auto records = result.recorder->GetHandovers();
    if (records.size() != FIRST_MEASURED + m_settings.handovers)
    {
        throw std::runtime_error(std::to_string(records.size()) + " handovers, not one each way");
    }
    std::vector<FigureSixHandover> handovers;
    for (uint32_t flow = FIRST_MEASURED; flow < records.size(); ++flow)
    {
        const auto& record = records[flow];
        const auto [begin, end] = GetSpan(flow);
        if (record.trigger < begin + MARGIN || record.GetLast() > end - MARGIN)
        {
            throw std::runtime_error("a handover at " +
                                     std::to_string(record.trigger.GetSeconds()) +
                                     " s, where there is no ping");
        }
        handovers.push_back(Measure(record, flow));
    }
    return handovers;
}

} // namespace fmipv6
} // namespace ns3
