/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/scenario-flow.h"

#include "ns3/flow-sink.h"
#include "ns3/flow-source.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/object-factory.h"
#include "ns3/ping-flow.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

Time
GetInterval(Ptr<Application> application)
{
    TimeValue interval;
    application->GetAttribute("Interval", interval);
    return interval.Get();
}

void
Install(Ptr<Node> node, Ptr<Application> application, const ScenarioFlow& flow)
{
    application->SetStartTime(flow.start);
    application->SetStopTime(flow.stop);
    node->AddApplication(application);
}

void
InstallPing(const ScenarioFlow& flow)
{
    auto ping = CreateObjectWithAttributes<PingFlow>("LocalAddress",
                                                     Ipv6AddressValue(flow.homeAddress),
                                                     "RemoteAddress",
                                                     Ipv6AddressValue(flow.correspondentAddress));
    const auto id = flow.ledger->AddFlow({ToString(flow.kind),
                                          flow.mnLinkLayerAddress,
                                          FlowDirection::ROUND_TRIP,
                                          GetInterval(ping)});
    ping->SetLedger(flow.ledger, id);
    ping->WatchCorrespondent(flow.correspondent);
    Install(flow.mn, ping, flow);
}

std::pair<uint32_t, Ptr<TcpDownload>>
InstallTcp(const ScenarioFlow& flow)
{
    MobilityStackHelper::AddTcp(flow.mn);
    MobilityStackHelper::AddTcp(flow.correspondent);
    auto download =
        CreateObjectWithAttributes<TcpDownload>("LocalAddress",
                                                Ipv6AddressValue(flow.correspondentAddress),
                                                "RemoteAddress",
                                                Ipv6AddressValue(flow.homeAddress));
    const auto id = flow.ledger->AddFlow({ToString(flow.kind),
                                          flow.mnLinkLayerAddress,
                                          FlowDirection::DOWN,
                                          download->GetSendingInterval()});
    download->SetLedger(flow.ledger, id);
    download->SetReceiver(flow.mn);
    Install(flow.correspondent, download, flow);
    return {id, download};
}

void
InstallVoice(const ScenarioFlow& flow)
{
    const bool up = flow.kind == FlowKind::VOICE_UP;
    const auto mobile = Ipv6AddressValue(flow.homeAddress);
    const auto fixed = Ipv6AddressValue(flow.correspondentAddress);
    auto source = CreateObjectWithAttributes<FlowSource>("LocalAddress",
                                                         up ? mobile : fixed,
                                                         "RemoteAddress",
                                                         up ? fixed : mobile);
    const auto id = flow.ledger->AddFlow({ToString(flow.kind),
                                          flow.mnLinkLayerAddress,
                                          up ? FlowDirection::UP : FlowDirection::DOWN,
                                          GetInterval(source)});
    source->SetLedger(flow.ledger, id);
    Install(up ? flow.mn : flow.correspondent, source, flow);

    auto sink = CreateObject<FlowSink>();
    sink->SetLedger(flow.ledger);
    sink->SetStartTime(Time(0));
    (up ? flow.correspondent : flow.mn)->AddApplication(sink);
}

} // namespace

std::optional<std::pair<uint32_t, Ptr<TcpDownload>>>
InstallScenarioFlow(const ScenarioFlow& flow)
{
    if (flow.kind == FlowKind::TCP)
    {
        return InstallTcp(flow);
    }
    if (flow.kind == FlowKind::PING)
    {
        InstallPing(flow);
    }
    else
    {
        InstallVoice(flow);
    }
    return std::nullopt;
}

} // namespace fmipv6
} // namespace ns3
