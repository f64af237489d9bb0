/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attack-outcome.h"

#include <algorithm>
#include <stdexcept>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// A call in which nothing has come for so long before its end has not recovered.
const Time SILENCE = Seconds(1);

/// @return columns that each attack has
std::vector<ExperimentColumn>
GetColumns()
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

/// @param outcome of a run @return a value for each column that each attack has
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
        {"at_home", outcome.atHome ? 1.0 : 0.0},
    };
    for (const auto cause : ALL_LOSS_CAUSES)
    {
        sample[std::string(GetLossCauseName(cause))] = static_cast<double>(outcome.Lost(cause));
    }
    return sample;
}

} // namespace

uint64_t
AttackOutcome::Lost(LossCause cause) const
{
    return packets.lostByCause[static_cast<std::size_t>(cause)];
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

Experiment
MakeAttackExperiment(std::vector<std::string> variants,
                     const std::vector<ExperimentColumn>& own,
                     AttackFunction run)
{
    auto columns = GetColumns();
    columns.insert(columns.end(), own.begin(), own.end());
    columns.push_back({"at_home", "back at AP5", 2});
    return Experiment(std::move(variants),
                      std::move(columns),
                      [run = std::move(run)](std::size_t variant, uint64_t seed, uint64_t number) {
                          const auto [call, more] = run(variant, seed, number);
                          auto sample = ToSample(call);
                          sample.insert(more.begin(), more.end());
                          return sample;
                      });
}

} // namespace fmipv6
} // namespace ns3
