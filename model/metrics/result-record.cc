/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/result-record.h"

#include "ns3/fmipv6-release.h"
#include "ns3/handover-label.h"
#include "ns3/observed-label.h"
#include "ns3/rng-seed-manager.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param input of the run @param mn link-layer address @return the mobile node's name
std::string
GetMnName(const ResultInput& input, Mac48Address mn)
{
    for (const auto& [address, name] : input.mnNames)
    {
        if (address == mn)
        {
            return name;
        }
    }
    std::ostringstream text;
    text << mn;
    return text.str();
}

/// @param input of the run @param mn link-layer address @return ids of its flows
std::vector<uint32_t>
GetFlowsOf(const ResultInput& input, Mac48Address mn)
{
    std::vector<uint32_t> flows;
    for (uint32_t flow = 0; input.ledger && flow < input.ledger->GetFlowCount(); ++flow)
    {
        if (input.ledger->GetFlow(flow).mn == mn)
        {
            flows.push_back(flow);
        }
    }
    return flows;
}

/// @param record the handover @return its observed label
ObservedLabel
Observe(const HandoverRecord& record)
{
    std::vector<StepInterval> steps;
    for (const auto& step : record.steps)
    {
        steps.push_back({step.step, step.begin, step.end});
    }
    return ObserveLabel(steps);
}

/// @param input of the run @param flows the mobile node's @param record the handover
/// @return whether one of the flows was delivered by the new link; without flows, or where none had
/// anything left to send then: whether attached
bool
HasTrafficResumed(const ResultInput& input,
                  const std::vector<uint32_t>& flows,
                  const HandoverRecord& record)
{
    const auto attached = record.GetAttached();
    const bool silent = std::all_of(flows.begin(), flows.end(), [&](uint32_t flow) {
        const auto last = input.ledger->GetLastSent(flow);
        return attached && (!last || *last < *attached);
    });
    if (flows.empty() || silent)
    {
        return attached.has_value();
    }
    return std::any_of(flows.begin(), flows.end(), [&](uint32_t flow) {
        return GetLatency(record, input.ledger, flow).linkupToFirstPacket.has_value();
    });
}

} // namespace

ResultRecord
MakeResultRecord(const ResultInput& input)
{
    ResultRecord result;
    std::optional<bool> plannedPredictive;
    if (input.planned)
    {
        if (const auto label = HandoverLabel::Parse(*input.planned))
        {
            plannedPredictive = label->GetClass() == HandoverClass::PREDICTIVE;
        }
    }
    for (auto record : input.recorder->GetHandovers())
    {
        if (input.log)
        {
            record.phases = input.log->GetPhases(record);
        }
        const auto flows = GetFlowsOf(input, record.mn);
        const auto observed = Observe(record);
        HandoverResult handover;
        handover.mn = GetMnName(input, record.mn);
        handover.planned = input.planned;
        handover.observed = observed.label;
        handover.feasible = observed.feasible;
        handover.record = record;
        handover.latency =
            GetLatency(record,
                       input.ledger,
                       flows.empty() ? std::nullopt : std::optional<uint32_t>(flows.front()));
        OutcomeFacts facts;
        facts.fmipv6 = input.scheme == "fmipv6";
        facts.plannedPredictive = plannedPredictive;
        facts.withinSubnet =
            input.attachments && input.attachments->MovesWithinSubnet(record.mn, record.trigger);
        if (input.log)
        {
            const auto row = input.log->Get(record);
            handover.predictedAp = input.log->GetName(row.predicted);
            handover.actualAp = input.log->GetName(row.actual);
            result.wrongPredictions += row.predicted && row.actual && *row.predicted != *row.actual;
            facts.addressKept = row.addressKept;
            facts.anchorMissing = input.scheme == "hmipv6" && row.devolved;
        }
        facts.trafficResumed = HasTrafficResumed(input, flows, record);
        handover.outcome = GetOutcome(record, facts);
        result.handovers.push_back(handover);
    }
    for (uint32_t flow = 0; input.ledger && flow < input.ledger->GetFlowCount(); ++flow)
    {
        const auto& info = input.ledger->GetFlow(flow);
        FlowResult flowResult;
        flowResult.name = info.name;
        flowResult.mn = GetMnName(input, info.mn);
        flowResult.direction = info.direction;
        flowResult.packets = input.ledger->GetTotals(flow);
        const auto download = input.downloads.find(flow);
        if (download != input.downloads.end())
        {
            flowResult.tcp = download->second->GetResult();
        }
        result.flows.push_back(flowResult);
        result.packets += result.flows.back().packets;
    }
    result.scheme = input.scheme;
    result.seed = RngSeedManager::GetSeed();
    result.run = RngSeedManager::GetRun();
    result.parameters = input.parameters;
    result.ns3 = GetNs3Release();
    result.version = GetModuleVersion();
    return result;
}

} // namespace fmipv6
} // namespace ns3
