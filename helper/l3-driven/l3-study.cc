/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/l3-study.h"

#include "ns3/abort.h"
#include "ns3/crossing-log.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// A handover back within this time is one of a ping-pong.
const Time PING_PONG = Seconds(5);

/// Two subnets of one access point each, on the one channel of RFC 5184's testbeds, where every
/// station hears the beacons of all.
const std::vector<std::string> NETWORK{
    "ns3::fmipv6::HandoverScenario::RoutersPerSubnet=1",
    "ns3::fmipv6::HandoverScenario::ApsPerSubnet=1",
    "ns3::fmipv6::HandoverScenario::ChannelPlan=36",
    "ns3::fmipv6::StationMlme::ScanChannels=36",
};

/// Every column there is.
const std::vector<ExperimentColumn> COLUMNS{
    {"handovers", "handovers per crossing", 2},
    {"spurious", "spurious share", 3},
    {"returns", "back within 5 s, per crossing", 2},
    {"triggers", "LinkStatusChanged per crossing", 2},
    {"decisions", "decisions per crossing", 2},
    {"fbu_in_time", "FBU accepted before the move", 3},
    {"fback_in_time", "FBack before the move", 3},
    {"failed", "failed or devolved", 3},
    {"losing", "handovers that lose packets", 3},
    {"lost_per_handover", "lost per handover", 2},
    {"lost_share", "lost packets share", 4},
    {"interruption_ms", "interruption [ms]", 1},
};

/// @param part a number @param whole of how many @return the share, 0 of none
double
Share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/// @param record of a run @return mean interruption of its handovers in ms, 0 without any
double
GetMeanInterruptionMs(const ResultRecord& record)
{
    double sum = 0;
    double count = 0;
    for (const auto& handover : record.handovers)
    {
        if (const auto& gap = handover.latency.interruption)
        {
            sum += (gap->end - gap->begin).ToDouble(Time::MS);
            ++count;
        }
    }
    return Share(sum, count);
}

} // namespace

std::vector<std::string>
L3Driven(const std::string& attribute, const std::string& value)
{
    std::vector<std::string> settings{"ns3::fmipv6::HandoverScenario::Policy=L3Driven"};
    if (!attribute.empty())
    {
        settings.push_back("ns3::fmipv6::L3DrivenPolicy::" + attribute + "=" + value);
    }
    return settings;
}

ExperimentSample
RunL3Study(const L3StudyVariant& variant,
           const L3StudyParameters& parameters,
           uint64_t seed,
           uint64_t run)
{
    RunRequest request;
    request.scheme = variant.scheme;
    request.speedMps = parameters.speedMps;
    request.seed = seed;
    request.run = run;
    request.settings = NETWORK;
    request.settings.push_back("ns3::fmipv6::HandoverScenario::Crossings=" +
                               std::to_string(parameters.crossings));
    for (const auto* more : {&parameters.settings, &variant.settings})
    {
        request.settings.insert(request.settings.end(), more->begin(), more->end());
    }
    ValidateAndApply(request);
    auto scenario = CreateObject<HandoverScenario>();
    auto log = CreateObject<CrossingLog>();
    scenario->SetPrepare([&scenario, log] { log->Watch(*scenario); });
    const auto record = scenario->Run(request);
    log->Attribute(*scenario->GetLedger());
    if (!record.packets.IsBalanced())
    {
        throw std::runtime_error("packets are unaccounted for");
    }
    Simulator::Destroy();

    const auto& moves = log->GetCrossings();
    const auto count = [&moves](auto predicate) {
        return static_cast<double>(std::count_if(moves.begin(), moves.end(), predicate));
    };
    const auto all = static_cast<double>(moves.size());
    const double crossings = parameters.crossings;
    const auto blamed = std::accumulate(moves.begin(), moves.end(), 0.0, [](double sum, auto& one) {
        return sum + static_cast<double>(one.lostPackets.size());
    });
    const auto unwell = static_cast<double>(
        std::count_if(record.handovers.begin(), record.handovers.end(), [](const auto& handover) {
            return handover.outcome != OutcomeKind::COMPLETED;
        }));
    return {
        {"handovers", all / crossings},
        {"spurious", Share(std::max(0.0, all - crossings), all)},
        {"returns", log->CountReturns(PING_PONG) / crossings},
        {"triggers", log->GetTriggers() / crossings},
        {"decisions", log->GetDecisions() / crossings},
        {"fbu_in_time", Share(count([](const auto& one) { return one.fbuInTime; }), all)},
        {"fback_in_time", Share(count([](const auto& one) { return one.fbackInTime; }), all)},
        {"failed", Share(unwell, static_cast<double>(record.handovers.size()))},
        {"losing", Share(count([](const auto& one) { return !one.lostPackets.empty(); }), all)},
        {"lost_per_handover", Share(blamed, all)},
        {"lost_share",
         Share(static_cast<double>(record.packets.lost), static_cast<double>(record.packets.sent))},
        {"interruption_ms", GetMeanInterruptionMs(record)},
    };
}

std::vector<ExperimentColumn>
GetL3StudyColumns(const std::vector<std::string>& names)
{
    std::vector<ExperimentColumn> columns;
    for (const auto& name : names)
    {
        const auto found = std::find_if(COLUMNS.begin(), COLUMNS.end(), [&name](const auto& one) {
            return one.name == name;
        });
        NS_ABORT_MSG_IF(found == COLUMNS.end(), "no column " << name);
        columns.push_back(*found);
    }
    return columns;
}

Experiment
MakeL3Study(std::vector<L3StudyVariant> variants,
            L3StudyParameters parameters,
            const std::vector<std::string>& columns)
{
    auto names = GetNames(variants);
    return Experiment(
        std::move(names),
        GetL3StudyColumns(columns),
        [variants = std::move(variants),
         parameters = std::move(parameters)](std::size_t variant, uint64_t seed, uint64_t run) {
            return RunL3Study(variants[variant], parameters, seed, run);
        });
}

} // namespace fmipv6
} // namespace ns3
