/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/scenario-measurement.h"

#include "ns3/names.h"
#include "ns3/packet-place.h"
#include "ns3/scenario-flow.h"

namespace ns3
{
namespace fmipv6
{

ScenarioMeasurement::ScenarioMeasurement(Deployment& network)
    : m_recorder(CreateObject<StepRecorder>()),
      m_ledger(CreateObject<PacketLedger>()),
      m_probe(CreateObject<LedgerProbe>()),
      m_attachments(CreateObject<AttachmentLog>()),
      m_primitives(CreateObject<PrimitiveLog>()),
      m_log(CreateObject<HandoverLog>())
{
    const auto& wires = network.GetWires();
    for (uint32_t ap = 0; ap < wires.GetAccessPoints().size(); ++ap)
    {
        const auto& parts = wires.GetAccessPoints()[ap];
        m_log->AddPoa(network.GetAir().GetPoa(ap), GetNodeName(parts.node->GetId()));
        for (const auto& router : wires.GetRouters())
        {
            if (router.subnet == parts.subnet)
            {
                m_attachments->AddPoa(network.GetAir().GetPoa(ap),
                                      parts.node->GetId(),
                                      router.node->GetId());
            }
        }
    }
    m_ledger->SetAttachmentLog(m_attachments);
    m_probe->SetLedger(m_ledger);
    for (const auto& node : wires.GetNodes())
    {
        m_probe->WatchNode(node, PlaceKind::PS_BUFFER);
        m_recorder->Listen(node);
    }
    for (const auto& mobile : network.GetMobiles())
    {
        m_attachments->Follow(mobile.link->GetAddress(), mobile.node->GetId(), mobile.link);
        m_primitives->Follow(mobile.link);
        m_primitives->FollowRefusals(LinkLayer::GetFor(mobile.node));
        m_probe->WatchNode(mobile.node, PlaceKind::STATION_BUFFER);
        m_recorder->Listen(mobile.node);
        m_log->Follow(mobile.agent);
    }
}

void
ScenarioMeasurement::InstallFlows(Deployment& network, FlowKind kind, Time start, Time stop)
{
    for (const auto& mobile : network.GetMobiles())
    {
        const auto download = InstallScenarioFlow({kind,
                                                   m_ledger,
                                                   mobile.node,
                                                   mobile.link->GetAddress(),
                                                   mobile.homeAddress,
                                                   network.GetWires().GetCorrespondent(),
                                                   network.GetWires().GetCorrespondentAddress(),
                                                   start,
                                                   stop});
        if (download)
        {
            m_downloads.insert(*download);
        }
    }
}

Ptr<PacketLedger>
ScenarioMeasurement::GetLedger() const
{
    return m_ledger;
}

Ptr<LedgerProbe>
ScenarioMeasurement::GetProbe() const
{
    return m_probe;
}

Ptr<PrimitiveLog>
ScenarioMeasurement::GetPrimitives() const
{
    return m_primitives;
}

ResultInput
ScenarioMeasurement::GetResult(const Deployment& network) const
{
    ResultInput input;
    input.recorder = m_recorder;
    input.ledger = m_ledger;
    input.attachments = m_attachments;
    input.log = m_log;
    input.downloads = m_downloads;
    for (const auto& mobile : network.GetMobiles())
    {
        input.mnNames.emplace_back(mobile.link->GetAddress(), Names::FindName(mobile.node));
    }
    return input;
}

} // namespace fmipv6
} // namespace ns3
