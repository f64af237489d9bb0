/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/l3-driven-run.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/experiment.h"
#include "ns3/ideal-link-sap.h"
#include "ns3/l3-driven-policy.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Index of the access points: where the way begins and ends, and the one that is out of reach.
constexpr uint32_t START_AP = 1;
constexpr uint32_t GOAL_AP = 2;
constexpr uint32_t FAR_AP = 3;
const char* const POSITIONS = "-40,0 0,0 90,0 700,0";

/// On the ideal link, which has no positions: when the access point ahead is heard.
const Time FOUND_AT = Seconds(3);

/// @param setting which run @return the policy of the mobile node
Ptr<L3DrivenPolicy>
MakePolicy(const L3DrivenSetting& setting)
{
    auto policy = CreateObject<L3DrivenPolicy>();
    policy->SetAttribute("CheckLink", BooleanValue(false));
    policy->SetAttribute("WatchLinkDown", BooleanValue(false)); // as in the figures
    if (setting.figure == L3DrivenFigure::FIGURE_3)
    {
        policy->SetAttribute("Survey", BooleanValue(false));
        policy->SetAttribute("AskAtTrigger", BooleanValue(true));
    }
    if (setting.figure == L3DrivenFigure::FIGURE_5)
    {
        policy->SetAttribute("Operation", StringValue("Scenario2"));
    }
    return policy;
}

/// Have the ideal link change as the radio would. @param scenario about to run
void
ScriptIdealLink(const HandoverScenario& scenario)
{
    if (const auto link = DynamicCast<IdealLinkSap>(scenario.GetLink(0)))
    {
        const auto& air = scenario.GetAccessNetwork();
        link->SetQuality(air.GetPoa(FAR_AP), LinkQuality::NONE);
        link->SetQuality(air.GetPoa(GOAL_AP), LinkQuality::NONE);
        link->ScheduleQuality(FOUND_AT, air.GetPoa(GOAL_AP), LinkQuality::GOOD);
    }
}

/// @param row a row @param text what it should say @return whether it does
bool
Says(const LadderRow& row, const char* text)
{
    return row.text == text;
}

using RowIterator = std::vector<LadderRow>::const_iterator;

/// @param begin where to look from @param end up to where @param text of the row
/// @return the first row that says so, or end
RowIterator
Find(RowIterator begin, RowIterator end, const char* text)
{
    return std::find_if(begin, end, [text](const auto& row) { return Says(row, text); });
}

/// @param begin the row before @param end no row @param from text of one row
/// @param to text of a later one @return the time between them in ms
double
TimeBetween(RowIterator begin, RowIterator end, const char* from, const char* to)
{
    const auto first = Find(begin, end, from);
    const auto second = Find(first, end, to);
    if (second == end)
    {
        throw std::runtime_error(std::string("no ") + to + " behind " + from);
    }
    return (second->when - first->when).ToDouble(Time::MS);
}

/// @param setting of a run @return what it measured
ExperimentSample
Measure(const L3DrivenSetting& setting)
{
    const auto outcome = RunL3Driven(setting);
    const auto end = outcome.rows.cend();
    const auto trigger = Find(outcome.rows.cbegin(), end, "LinkStatusChanged.ind");
    if (outcome.record.handovers.size() != 1 || !outcome.record.packets.IsBalanced())
    {
        throw std::runtime_error("not one handover, or packets unaccounted for");
    }
    const auto& latency = outcome.record.handovers.front().latency;
    if (!latency.interruption)
    {
        throw std::runtime_error("the flow did not go on");
    }
    ExperimentSample sample{
        {"l2_ms", TimeBetween(trigger, end, "LinkConnect.cnf", "LinkUp.ind")},
        {"interruption_ms",
         (latency.interruption->end - latency.interruption->begin).ToDouble(Time::MS)},
        {"sent", static_cast<double>(outcome.record.packets.sent)},
        {"lost", static_cast<double>(outcome.record.packets.lost)},
        {"buffered", static_cast<double>(outcome.record.packets.bufferedAtNar)},
    };
    if (setting.figure != L3DrivenFigure::FIGURE_3)
    {
        sample["fbu_to_fback_ms"] =
            latency.fbuToFback ? latency.fbuToFback->ToDouble(Time::MS) : 0.0;
        sample["gap_ms"] = TimeBetween(trigger, end, "LinkConnect.cnf", "packets");
    }
    return sample;
}

/// @param figure which @return columns of its table
std::vector<ExperimentColumn>
GetColumns(L3DrivenFigure figure)
{
    std::vector<ExperimentColumn> columns{{"l2_ms", "L2 handover [ms]", 2}};
    if (figure != L3DrivenFigure::FIGURE_3)
    {
        columns.push_back({"fbu_to_fback_ms", "FBU to FBack [ms]", 2});
        columns.push_back({"gap_ms", "LinkConnect.cnf to packet [ms]", 2});
    }
    columns.push_back({"interruption_ms", "interruption [ms]", 2});
    columns.push_back({"sent", "sent", 0});
    columns.push_back({"lost", "lost", 2});
    columns.push_back({"buffered", "buffered at NAR", 2});
    return columns;
}

/// Print the ladder of one run. @param setting which @param options as the user gave them
void
ShowLadder(const L3DrivenSetting& setting, const ExperimentOptions& options)
{
    const auto rows = CutToFigure(setting.figure, RunL3Driven(setting).rows);
    if (!options.json)
    {
        PrintLadder(std::cout, rows, setting.figure != L3DrivenFigure::FIGURE_3);
        return;
    }
    nlohmann::ordered_json document;
    document["scenario"] = options.name;
    document["link"] = ToString(setting.link);
    document["seed"] = setting.seed;
    document["run"] = setting.run;
    for (const auto& row : rows)
    {
        document["rows"].push_back({{"time_s", row.when.GetSeconds()},
                                    {"source", ToString(row.from)},
                                    {"target", ToString(row.to)},
                                    {"kind", ToString(row.kind)},
                                    {"text", row.text},
                                    {"lost", row.lost}});
    }
    std::cout << document.dump(1) << "\n";
}

} // namespace

L3DrivenOutcome
RunL3Driven(const L3DrivenSetting& setting)
{
    RunRequest request;
    if (setting.figure == L3DrivenFigure::FIGURE_3)
    {
        request.scheme = Scheme::MIPV6;
    }
    else
    {
        request.profile = Fmipv6Profile::RFC4068; // RFC 5184 builds on it
    }
    // Figure 5 draws a link that is longer on its way up than the routers take to agree.
    request.dot1x = setting.figure == L3DrivenFigure::FIGURE_5;
    request.link = setting.link;
    request.seed = setting.seed;
    request.run = setting.run;
    ValidateAndApply(request);
    auto scenario = CreateObject<HandoverScenario>();
    scenario->SetAttribute("RoutersPerSubnet", UintegerValue(1));
    scenario->SetAttribute("ApsPerSubnet", UintegerValue(2));
    scenario->SetAttribute("ApPositions", StringValue(POSITIONS));
    scenario->SetAttribute("ChannelPlan", StringValue("36"));
    scenario->SetAttribute("FirstAp", UintegerValue(START_AP + 1));
    scenario->SetAttribute("LastAp", UintegerValue(GOAL_AP + 1));
    auto ladder = CreateObject<MessageLadder>();
    scenario->SetPrepare([&scenario, &setting, ladder] {
        scenario->GetMobileNode(0)->GetObject<MobileNode>()->SetAttribute(
            "Policy",
            PointerValue(MakePolicy(setting)));
        ScriptIdealLink(*scenario);
        ladder->Watch(*scenario, START_AP);
    });
    L3DrivenOutcome outcome;
    outcome.record = scenario->Run(request);
    outcome.rows = ladder->GetRows();
    Simulator::Destroy();
    return outcome;
}

std::vector<LadderRow>
CutToFigure(L3DrivenFigure figure, const std::vector<LadderRow>& rows)
{
    const auto end = rows.cend();
    const auto low = Find(rows.cbegin(), end, "LinkStatusChanged.ind");
    std::vector<LadderRow> cut;
    if (figure == L3DrivenFigure::FIGURE_3)
    {
        const auto registered = Find(rows.cbegin(), low, "LinkStatusChanged.cnf");
        const auto up = Find(low, end, "LinkUp.ind");
        cut.assign(rows.cbegin(), registered == low ? low : registered + 1);
        std::copy_if(low, up == end ? end : up + 1, std::back_inserter(cut), [](const auto& row) {
            return row.kind == LadderKind::PRIMITIVE;
        });
        return cut;
    }
    const auto packets = Find(low, end, "packets");
    cut.assign(Find(rows.cbegin(), end, "PoAList.req"), packets == end ? end : packets + 1);
    return cut;
}

int
RunFigureScenario(int argc,
                  char* argv[],
                  L3DrivenFigure figure,
                  const std::string& name,
                  const std::string& purpose)
{
    ExperimentOptions options;
    options.name = name;
    options.purpose = purpose;
    options.numbers = {
        {"ladder", "instead of the table, the ladder of the run of this number", 0, 0, 1e6},
        {"ideal", "1: over the ideal link instead of 802.11", 0, 0, 1}};
    const auto make = [figure](const ExperimentOptions& chosen) {
        L3DrivenSetting setting;
        setting.figure = figure;
        setting.link = chosen.Get("ideal") > 0 ? LinkKind::IDEAL : LinkKind::WIFI;
        setting.seed = chosen.seed;
        if (chosen.Get("ladder") > 0)
        {
            setting.run = static_cast<uint64_t>(chosen.Get("ladder"));
            ShowLadder(setting, chosen);
            std::exit(EXIT_SUCCESS);
        }
        return Experiment({ToString(setting.link)},
                          GetColumns(figure),
                          [setting](std::size_t, uint64_t seed, uint64_t run) {
                              auto one = setting;
                              one.seed = seed;
                              one.run = run;
                              return Measure(one);
                          });
    };
    return RunExperiment(argc, argv, options, make);
}

} // namespace fmipv6
} // namespace ns3
