/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/drive-run.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/default-policy.h"
#include "ns3/deployment.h"
#include "ns3/enum.h"
#include "ns3/flow-sink.h"
#include "ns3/global-value.h"
#include "ns3/handover-journey.h"
#include "ns3/lin6-address.h"
#include "ns3/lin6-endpoint.h"
#include "ns3/lin6-layer.h"
#include "ns3/lin6-mapping-agent.h"
#include "ns3/lin6-mobile-node.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/names.h"
#include "ns3/packet-place.h"
#include "ns3/pointer.h"
#include "ns3/random-variable-stream.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/scenario-measurement.h"
#include "ns3/simulator.h"
#include "ns3/step-trace.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"
#include "ns3/user-error.h"
#include "ns3/wifi-access-network.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// The schemes by name.
const std::array<std::pair<DriveScheme, const char*>, 4> SCHEMES{{
    {DriveScheme::LIN6, "lin6"},
    {DriveScheme::PREDICTIVE, "fmipv6-predictive"},
    {DriveScheme::REACTIVE, "fmipv6-reactive"},
    {DriveScheme::MIPV6, "mipv6"},
}};

/// Node identifiers of LIN6.
constexpr uint32_t CAR_NUMBER = 1;
constexpr uint32_t CORRESPONDENT_NUMBER = 2;

/// One channel for all (channel 36, the first of 5 GHz).
constexpr uint8_t CHANNEL = 36;
/// The car rests so long at first, to attach and register.
const Time WARM_UP = Seconds(4);
/// The video goes on so long before and after the drive, and the run so long after the video.
const Time LEAD = MilliSeconds(500);
const Time TAIL = Seconds(2);
/// Random streams of their own for what is drawn, beyond those of the network.
constexpr int64_t DRAW_STREAM = 100000;
/// Random streams of the LIN6 nodes' stacks.
constexpr int64_t LIN6_STREAM = 200000;
constexpr double KMH_PER_MPS = 3.6;
/// A gap that began so long before the station left may still be of the handover.
const Time BEFORE_LEAVING = MilliSeconds(50);

/// What Appendix D and E have the link layer do.
void
SetLinkDefaults()
{
    // D.8: L2-LinkConnect authenticates and associates; D.9 has the Disassociation frame.
    Config::SetDefault("ns3::fmipv6::StationMlme::DisassociateOnLeave", BooleanValue(false));
    // The beacons of all access points are heard on the one channel; none needs to be asked for.
    Config::SetDefault("ns3::fmipv6::StationMlme::JoinBeaconAge", TimeValue(Seconds(1)));
    // RFC 4861 section 7.2.2 has no delay before address resolution; ns-3 waits up to 10 ms.
    Config::SetDefault("ns3::Icmpv6L4Protocol::SolicitationJitter",
                       StringValue("ns3::ConstantRandomVariable[Constant=0]"));
}

/// A packet waits so long for the air at most (ns-3's WifiMacQueue::MaxDelay).
const Time IN_QUEUE = MilliSeconds(500);

/// Draws from fixed streams.
class Draw
{
  public:
    /// @param least of the values @param most of them @return one of them
    double Uniform(double least, double most)
    {
        auto variable = CreateObject<UniformRandomVariable>();
        variable->SetStream(m_stream++);
        return variable->GetValue(least, most);
    }

  private:
    int64_t m_stream{DRAW_STREAM}; //!< of the next draw
};

/// A drive while it is simulated.
class Drive
{
  public:
    /// @param parameters what it is made of
    explicit Drive(const DriveParameters& parameters);

    /// Simulate. @return what came of it
    DriveResult Run();

  private:
    /// @param draw gives the spacings @return the network
    NetworkPlan MakePlan(Draw& draw) const;
    /// Make the car a LIN6 node, and the correspondent, and the home agent a mapping agent.
    void InstallLin6();
    /// Make the car a mobile node of Mobile IPv6.
    void InstallMobileIpv6();
    /// @return a policy that hands over without a scan
    Ptr<HandoverPolicy> MakePolicy() const;
    /// The video. @param start of it @param stop of it
    void InstallVideo(Time start, Time stop);
    /// Trace sink. @param event a step of the car
    void NoteStep(const StepEvent& event);
    /// Trace sink: the location is registered.
    void NoteRegistered(Poa from, Poa to);
    /// Find the interruptions of the video.
    void MeasureInterruptions();
    /// Find the handovers in which frames of the video were hurt.
    void AssignHurtFrames();
    /// @param when an instant @return the handover that began last before it, or null
    DriveHandover* FindHandover(Time when);

    DriveParameters m_parameters;                       //!< what it is made of
    std::unique_ptr<Deployment> m_network;              //!< the network
    std::unique_ptr<ScenarioMeasurement> m_measurement; //!< what watches it
    Ptr<Node> m_car;                                    //!< mobile node
    Ptr<LinkSap> m_link;                                //!< its link
    Ptr<Lin6MobileNode> m_lin6;                         //!< its agent with LIN6
    Ptr<InitialAttachment> m_powerOn;                   //!< brings its link up at first
    Ipv6Address m_source;                               //!< of the video
    Ipv6Address m_destination;                          //!< of the video
    Ptr<DvSource> m_video;                              //!< the video
    uint32_t m_flow{0};                                 //!< its id in the ledger
    Time m_warmUp;                                      //!< rest before the drive
    DriveResult m_result;                               //!< what came of it
};

Drive::Drive(const DriveParameters& parameters)
    : m_parameters(parameters)
{
    RngSeedManager::SetSeed(parameters.seed);
    RngSeedManager::SetRun(parameters.run);
    GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
    SetLinkDefaults();
    Draw draw;
    const auto plan = MakePlan(draw);
    auto air = std::make_unique<WifiAccessNetwork>(
        false,
        WifiAccessNetwork::Radio{parameters.txPowerDbm, parameters.pathLossExponent});
    air->GetHelper().GetWifi().SetRemoteStationManager("ns3::IdealWifiManager");

    HandoverJourney::Route route;
    for (const auto& ap : plan.GetAccessPoints())
    {
        route.positions.push_back(ap.position);
    }
    route.first = 0;
    route.last = route.positions.size() - 1;
    m_result.speedKmh = draw.Uniform(parameters.leastSpeedKmh, parameters.mostSpeedKmh);
    route.speedMps = m_result.speedKmh / KMH_PER_MPS;
    route.crossings = 1;
    m_warmUp = WARM_UP + Seconds(draw.Uniform(0, 1)); // any phase of beacons and router's timers
    route.warmUp = m_warmUp;
    const HandoverJourney journey(route);

    m_network = std::make_unique<Deployment>(plan, std::move(air));
    m_car = CreateObject<Node>();
    Names::Add("MN", m_car);
    journey.Install(m_car, 0);
    if (parameters.scheme == DriveScheme::LIN6)
    {
        InstallLin6();
    }
    else
    {
        InstallMobileIpv6();
    }
    m_measurement = std::make_unique<ScenarioMeasurement>(*m_network);
    if (m_lin6)
    {
        m_measurement->GetLedger()->GetAttachmentLog()->Follow(m_link->GetAddress(),
                                                               m_car->GetId(),
                                                               m_link);
        m_measurement->GetProbe()->WatchNode(m_car, PlaceKind::STATION_BUFFER);
    }
    const Time start = m_warmUp - LEAD + Seconds(draw.Uniform(0, 0.1)); // any phase of the video
    const Time stop = journey.GetEnd() + LEAD;
    InstallVideo(start, stop);
    m_result.duration = stop + TAIL;
    m_network->AssignStreams(0);
    if (m_lin6)
    {
        MobilityStackHelper::AssignStreams(NodeContainer(m_car), LIN6_STREAM);
    }
    StepTrace::GetFor(m_car)->TraceConnectWithoutContext("Step",
                                                         MakeCallback(&Drive::NoteStep, this));
    if (!parameters.pcapPrefix.empty())
    {
        m_network->EnablePcap(parameters.pcapPrefix);
    }
}

NetworkPlan
Drive::MakePlan(Draw& draw) const
{
    NetworkSize size;
    size.subnets = m_parameters.routers;
    size.channels = {CHANNEL};
    size.backboneDelay = m_parameters.wireDelay;
    size.wanRtt = m_parameters.wireDelay * 2;
    double x = 0;
    for (uint32_t i = 0; i < m_parameters.routers; ++i)
    {
        size.positions.emplace_back(x, 0, 0);
        x += draw.Uniform(m_parameters.leastSpacingM, m_parameters.mostSpacingM);
    }
    return PlanFigureTwo(size);
}

Ptr<HandoverPolicy>
Drive::MakePolicy() const
{
    const auto mode = m_parameters.scheme == DriveScheme::REACTIVE ? HandoverMode::REACTIVE
                                                                   : HandoverMode::PREDICTIVE;
    auto policy = CreateObject<DefaultPolicy>();
    policy->SetAttribute("Scan", BooleanValue(false)); // L2-PoAList, as Appendix A has it
    policy->SetAttribute("Mode", EnumValue(static_cast<int>(mode)));
    return policy;
}

void
Drive::InstallMobileIpv6()
{
    const auto mobile =
        m_network->InstallMobileNode(m_car, m_parameters.scheme != DriveScheme::MIPV6);
    mobile.agent->SetAttribute("Policy", PointerValue(MakePolicy()));
    m_link = mobile.link;
    m_source = mobile.homeAddress;
    m_destination = m_network->GetWires().GetCorrespondentAddress();
}

void
Drive::InstallLin6()
{
    auto& wires = m_network->GetWires();
    const auto agentNode = wires.GetHomeAgent();
    auto mappingAgent = CreateObject<Lin6MappingAgent>();
    agentNode->AggregateObject(mappingAgent);
    mappingAgent->Install(agentNode);

    const auto correspondent = wires.GetCorrespondent();
    const auto locator = GetPrefix64(wires.GetCorrespondentAddress());
    const auto id = MakeLin6Id(CORRESPONDENT_NUMBER);
    auto layer = CreateObject<Lin6Layer>();
    correspondent->AggregateObject(layer);
    layer->Install(correspondent, id);
    const auto ipv6 = correspondent->GetObject<Ipv6>();
    const auto device =
        ipv6->GetNetDevice(ipv6->GetInterfaceForAddress(wires.GetCorrespondentAddress()));
    MobilityStackHelper::AddInterface(correspondent,
                                      device,
                                      JoinPrefixAndId(locator, id),
                                      Ipv6Prefix(64));
    layer->SetLocator(locator);
    auto endpoint = CreateObject<Lin6Endpoint>();
    correspondent->AggregateObject(endpoint);
    endpoint->Install(correspondent, wires.GetHomeAgentAddress());
    auto registration = CreateObject<Lin6Registration>();
    correspondent->AggregateObject(registration);
    registration->Install(endpoint, nullptr);
    Simulator::ScheduleNow(&Lin6Registration::Move, registration);

    MobilityStackHelper().InstallMobileNode(m_car);
    m_link = m_network->GetAir().InstallStation(m_car);
    MobilityStackHelper::AddInterface(m_car, m_link->GetNetDevice());
    m_lin6 = CreateObject<Lin6MobileNode>();
    m_car->AggregateObject(m_lin6);
    m_lin6->SetPolicy(MakePolicy());
    m_lin6->SetAttribute("DrainTime", TimeValue(m_parameters.drainTime));
    m_lin6->Install(m_car, m_link, MakeLin6Id(CAR_NUMBER), wires.GetHomeAgentAddress());
    m_lin6->GetLayer()->SetAttribute("HoldLimit", UintegerValue(m_parameters.holdLimit));
    for (uint32_t ap = 0; ap < wires.GetAccessPoints().size(); ++ap)
    {
        const auto router = wires.GetAccessPoints()[ap].router;
        m_lin6->AddSubnet(m_network->GetAir().GetPoa(ap),
                          m_network->GetRouters()[router]->GetArInfo());
    }
    m_lin6->TraceConnectWithoutContext("HandoverEnd", MakeCallback(&Drive::NoteRegistered, this));
    m_powerOn = CreateObject<InitialAttachment>();
    Simulator::Schedule(LEAD, &InitialAttachment::Start, m_powerOn, m_link);
    m_source = m_lin6->GetLayer()->GetGeneralizedId();
    m_destination = MakeGeneralizedId(id);
}

void
Drive::InstallVideo(Time start, Time stop)
{
    const auto ledger = m_measurement->GetLedger();
    m_video = CreateObjectWithAttributes<DvSource>("LocalAddress",
                                                   Ipv6AddressValue(m_source),
                                                   "RemoteAddress",
                                                   Ipv6AddressValue(m_destination));
    m_flow = ledger->AddFlow(
        {"dv", m_link->GetAddress(), FlowDirection::UP, DvSource::GetPacketInterval()});
    m_video->SetLedger(ledger, m_flow);
    m_video->SetStartTime(start);
    m_video->SetStopTime(stop);
    m_car->AddApplication(m_video);

    UintegerValue port;
    m_video->GetAttribute("Port", port);
    auto sink = CreateObjectWithAttributes<FlowSink>("Port", port);
    sink->SetLedger(ledger);
    sink->SetStartTime(Time(0));
    m_network->GetWires().GetCorrespondent()->AddApplication(sink);
}

void
Drive::NoteStep(const StepEvent& event)
{
    if (event.when < m_warmUp)
    {
        return; // the first attachment
    }
    auto& handovers = m_result.handovers;
    if (event.step == HandoverStep::JOIN && event.phase == StepPhase::BEGIN)
    {
        handovers.emplace_back();
        handovers.back().left = event.when;
    }
    else if (event.step == HandoverStep::ASSOCIATE && event.phase == StepPhase::END &&
             !handovers.empty())
    {
        handovers.back().l2 = event.when - handovers.back().left;
    }
}

void
Drive::NoteRegistered(Poa, Poa)
{
    if (!m_result.handovers.empty())
    {
        auto& handover = m_result.handovers.back();
        handover.gap = Simulator::Now() - handover.left;
    }
}

void
Drive::MeasureInterruptions()
{
    const auto& deliveries = m_measurement->GetLedger()->GetDeliveries(m_flow);
    const Time interval = DvSource::GetPacketInterval();
    const Time pause = m_video->GetPause() - interval;
    for (std::size_t i = 1; i < deliveries.size(); ++i)
    {
        const auto& before = deliveries[i - 1];
        const auto& after = deliveries[i];
        const auto frame = [](const auto& delivery) {
            return static_cast<int64_t>(delivery.seq / DvSource::PACKETS_PER_FRAME);
        };
        const Time gap =
            after.received - before.received - interval - (frame(after) - frame(before)) * pause;
        // The handover that was going on when the gap began, or began in it.
        auto* handover = FindHandover(after.received + BEFORE_LEAVING);
        if (handover)
        {
            handover->interruption = std::max(handover->interruption, gap);
        }
    }
}

void
Drive::AssignHurtFrames()
{
    std::set<uint32_t> hurt;
    for (const auto& fate : m_measurement->GetLedger()->GetFates())
    {
        const auto frame = fate.seq / DvSource::PACKETS_PER_FRAME;
        if (fate.kind != FateKind::LOST || !hurt.insert(frame).second)
        {
            continue;
        }
        // What is lost with the queue was sent a little earlier.
        if (auto* handover = FindHandover(fate.sent + IN_QUEUE))
        {
            ++handover->framesHurt;
        }
    }
}

DriveHandover*
Drive::FindHandover(Time when)
{
    auto& handovers = m_result.handovers;
    const auto next = std::find_if(handovers.begin(), handovers.end(), [when](const auto& one) {
        return one.left > when;
    });
    return next == handovers.begin() ? nullptr : &*std::prev(next);
}

DriveResult
Drive::Run()
{
    Simulator::Stop(m_result.duration);
    Simulator::Run();
    const auto ledger = m_measurement->GetLedger();
    MeasureInterruptions();
    AssignHurtFrames();
    m_result.frames = DvSource::CountFrames(*ledger, m_flow);
    m_result.packets = ledger->GetTotals(m_flow);
    m_result.unexplained = ledger->DescribeUnexplained();
    return m_result;
}

} // namespace

std::string
ToString(DriveScheme scheme)
{
    for (const auto& [one, name] : SCHEMES)
    {
        if (one == scheme)
        {
            return name;
        }
    }
    return "?";
}

DriveScheme
ParseDriveScheme(const std::string& name)
{
    std::string names;
    for (const auto& [scheme, known] : SCHEMES)
    {
        if (name == known)
        {
            return scheme;
        }
        names += (names.empty() ? "" : ", ") + std::string(known);
    }
    throw UserError("no scheme '" + name + "'; there are " + names + ".");
}

DriveResult
RunDrive(const DriveParameters& parameters)
{
    Drive drive(parameters);
    auto result = drive.Run();
    Simulator::Destroy();
    return result;
}

} // namespace fmipv6
} // namespace ns3
