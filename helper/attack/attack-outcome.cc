/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attack-outcome.h"

#include "ns3/application.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/scenario-flow.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// A call in which nothing has come for so long before its end has not recovered.
const Time SILENCE = Seconds(1);

} // namespace

uint64_t
AttackOutcome::Lost(LossCause cause) const
{
    return packets.lostByCause[static_cast<std::size_t>(cause)];
}

void
AddUplink(const HandoverScenario& scenario, Time start, Time stop, Time interval)
{
    auto mn = scenario.GetMobileNode(0);
    InstallScenarioFlow({FlowKind::VOICE_UP,
                         scenario.GetLedger(),
                         mn,
                         scenario.GetLink(0)->GetAddress(),
                         mn->GetObject<MobileNode>()->GetHomeAddress(),
                         scenario.GetNetwork().GetCorrespondent(),
                         scenario.GetNetwork().GetCorrespondentAddress(),
                         start,
                         stop});
    mn->GetApplication(mn->GetNApplications() - 1)->SetAttribute("Interval", TimeValue(interval));
}

bool
IsAssociatedWith(const HandoverScenario& scenario, uint32_t ap)
{
    const auto mlme = DynamicCast<Dot11LinkSap>(scenario.GetLink(0))->GetMlme();
    return mlme->GetState() == StationMlme::State::ASSOCIATED &&
           mlme->GetBss()->bssid == scenario.GetAccessNetwork().GetPoa(ap);
}

void
RunAtRest(Ptr<HandoverScenario> scenario,
          bool dot1x,
          uint64_t seed,
          uint64_t run,
          const std::function<void()>& prepare)
{
    RunRequest request;
    request.speedMps = 0;
    request.dot1x = dot1x;
    request.seed = seed;
    request.run = run;
    scenario->SetPrepare(prepare);
    scenario->Run(request);
    scenario->SetPrepare(nullptr);
}

AttackOutcome
MeasureAttack(const PacketLedger& ledger, Time stop, const std::set<uint32_t>& elsewhere)
{
    AttackOutcome outcome;
    outcome.packets = ledger.GetTotals();
    for (const auto& fate : ledger.GetFates())
    {
        if (fate.kind == FateKind::LOST && elsewhere.count(fate.place.nodeId) > 0)
        {
            ++outcome.elsewhere;
        }
    }
    const auto& flow = ledger.GetFlow(0);
    const auto& deliveries = ledger.GetDeliveries(0);
    if (deliveries.empty())
    {
        outcome.outageS = stop.GetSeconds();
        return outcome;
    }
    Time longest;
    Time previous = deliveries.front().received;
    for (const auto& delivery : deliveries)
    {
        longest = std::max(longest, delivery.received - previous);
        previous = delivery.received;
    }
    longest = std::max(longest, stop - previous);
    outcome.outageS = std::max(longest - flow.interval, Time(0)).GetSeconds();
    outcome.recovered = stop - previous < SILENCE;
    return outcome;
}

std::vector<ExperimentColumn>
GetAttackColumns()
{
    std::vector<ExperimentColumn> columns{
        {"sent", "sent", 0},
        {"received", "received", 0},
        {"lost", "lost", 0},
        {"elsewhere", "led elsewhere", 0},
        {"outage_s", "outage [s]", 2},
        {"recovered", "recovered", 2},
    };
    for (const auto cause : ALL_LOSS_CAUSES)
    {
        const std::string name(GetLossCauseName(cause));
        columns.push_back({name, name, 1, true});
    }
    return columns;
}

ExperimentSample
ToSample(const AttackOutcome& outcome)
{
    if (!outcome.packets.IsBalanced())
    {
        throw std::runtime_error("the packets do not balance");
    }
    ExperimentSample sample{
        {"sent", static_cast<double>(outcome.packets.sent)},
        {"received", static_cast<double>(outcome.packets.received)},
        {"lost", static_cast<double>(outcome.packets.lost)},
        {"elsewhere", static_cast<double>(outcome.elsewhere)},
        {"outage_s", outcome.outageS},
        {"recovered", outcome.recovered ? 1.0 : 0.0},
    };
    for (const auto cause : ALL_LOSS_CAUSES)
    {
        sample[std::string(GetLossCauseName(cause))] = static_cast<double>(outcome.Lost(cause));
    }
    return sample;
}

} // namespace fmipv6
} // namespace ns3
