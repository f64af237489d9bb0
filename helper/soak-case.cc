/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/soak-case.h"

#include "ns3/handover-label.h"
#include "ns3/handover-scenario.h"
#include "ns3/handover-step.h"
#include "ns3/random-variable-stream.h"
#include "ns3/rng-seed-manager.h"

#include <map>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// For so long at the end of a run nothing is disturbed: more than MAX_BINDACK_TIMEOUT, 32 s (RFC
/// 6275 section 12), after which the slowest retransmission comes.
constexpr uint32_t TAIL_S = 40;

/// The end of the tail, in which packets have to arrive.
const Time JUDGED = Seconds(2);
/// The flow ends a second before the run; what is sent last may still be under way.
const Time FLOW_END = Seconds(1.3);
/// Share of them that has to arrive: the air of 802.11 may lose one now and then.
constexpr double REACHABLE = 0.9;

/// Draws from a stream that depends on seed and number of the case alone.
class Dice
{
  public:
    /// @param seed of the soak @param number of the case
    Dice(uint64_t seed, uint64_t number)
    {
        RngSeedManager::SetSeed(seed);
        RngSeedManager::SetRun(number);
        m_variable = CreateObject<UniformRandomVariable>();
        m_variable->SetStream(0);
    }

    /// @param least the least @param most the greatest @return an integer from least to most
    uint32_t Between(uint32_t least, uint32_t most)
    {
        return m_variable->GetInteger(least, most);
    }

    /// @param one chance in how many @return whether it came
    bool OneIn(uint32_t one)
    {
        return Between(1, one) == 1;
    }

  private:
    Ptr<UniformRandomVariable> m_variable; //!< the stream
};

/// @param request gets a setting of HandoverScenario @param name of it @param value of it
/// @param unit of it
template <typename T>
void
Set(RunRequest& request, const std::string& name, const T& value, const std::string& unit = "")
{
    std::ostringstream os;
    os << "ns3::fmipv6::HandoverScenario::" << name << "=" << value << unit;
    request.settings.push_back(os.str());
}

/// @param dice to draw with @param integrated in a network of Figure 2
/// @return a label; one without a and b in Figure 2 only
std::string
DrawLabel(Dice& dice, bool integrated)
{
    std::vector<std::string> labels;
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        if (label.Contains(HandoverStep::RTSOLPR) || integrated)
        {
            labels.push_back(label.ToString());
        }
    }
    return labels[dice.Between(0, labels.size() - 1)];
}

/// @param dice to draw with @return a scheme: one case of eight each without fast handovers
Scheme
DrawScheme(Dice& dice)
{
    switch (dice.Between(1, 8))
    {
    case 1:
        return Scheme::MIPV6;
    case 2:
        return Scheme::HMIPV6;
    default:
        return Scheme::FMIPV6;
    }
}

/// Draw the network and the way through it, of a run without a label.
/// @param request gets them @param dice to draw with @param aps access points of the network
void
DrawWay(RunRequest& request, Dice& dice, uint32_t aps)
{
    const auto first = dice.Between(1, aps);
    const auto last = dice.Between(1, aps - 1);
    Set(request, "FirstAp", first);
    Set(request, "LastAp", last < first ? last : last + 1);
    Set(request, "Crossings", dice.Between(1, 3));
    Set(request, "Dwell", dice.Between(0, 4000), "ms");
    request.dot1x = dice.OneIn(5) ? std::optional<bool>(true) : std::nullopt;
}

} // namespace

RunRequest
MakeSoakCase(uint64_t seed, uint64_t number, SoakLinks links)
{
    Dice dice(seed, number);
    RunRequest request;
    request.monitor = true;
    request.seed = seed;
    request.run = number;
    const bool wifi = dice.OneIn(4);
    request.link = links == SoakLinks::WIFI || (links == SoakLinks::MIXED && wifi)
                       ? LinkKind::WIFI
                       : LinkKind::IDEAL;
    request.scheme = DrawScheme(dice);
    request.flow = static_cast<FlowKind>(dice.Between(0, 3));
    if (request.flow == FlowKind::PING)
    {
        // As many packets as voice has: it is their ways that matter here, not their number.
        request.settings.emplace_back("ns3::fmipv6::PingFlow::Interval=40ms");
    }
    request.speedMps = dice.Between(15, 40);
    const bool integrated = dice.OneIn(6);
    if (integrated)
    {
        Set(request, "Deployment", "Figure2");
    }
    const auto subnets = dice.Between(2, 4);
    const auto aps = dice.Between(1, 3);
    Set(request, "Subnets", subnets);
    Set(request, "ApsPerSubnet", aps);
    Set(request, "RoutersPerSubnet", dice.Between(1, 3));
    Set(request, "ApSpacing", dice.Between(60, 85));
    Set(request, "WanRtt", dice.Between(2, 300), "ms");
    Set(request, "BackboneDelay", dice.Between(1, 20), "ms");
    const auto mobiles = dice.OneIn(3) ? dice.Between(2, 3) : 1;
    Set(request, "MobileNodes", mobiles);
    if (request.scheme == Scheme::FMIPV6 && dice.OneIn(4))
    {
        request.label = DrawLabel(dice, integrated);
    }
    else
    {
        DrawWay(request, dice, integrated ? subnets : subnets * aps);
        if (request.scheme == Scheme::FMIPV6 && dice.OneIn(3))
        {
            request.settings.emplace_back("ns3::fmipv6::DefaultPolicy::Mode=Reactive");
        }
    }
    if (request.scheme == Scheme::HMIPV6 && dice.OneIn(2))
    {
        Set(request, "AnchorPlacement", "AccessRouters");
    }
    if (request.scheme != Scheme::HMIPV6 && dice.OneIn(5))
    {
        request.settings.emplace_back("ns3::fmipv6::MobileNode::RouteOptimization=true");
    }
    // Half of the cases lose little: there the fast handover is on its way when things go wrong.
    const uint32_t most = dice.OneIn(2) ? 5 : 30;
    Set(request, "WireLoss", dice.Between(0, most) / 100.0);
    Set(request, "AirLoss", dice.Between(0, most) / 100.0);
    Set(request, "Duplicate", dice.Between(0, 30) / 100.0);
    Set(request, "Reorder", dice.Between(0, 30) / 100.0);
    Set(request, "ReorderDelay", dice.Between(1, 200), "ms");
    Set(request, "FaultFreeTail", TAIL_S, "s");
    Set(request, "CoolDown", TAIL_S + dice.Between(0, 6), "s");
    if (request.scheme == Scheme::FMIPV6)
    {
        request.profile = dice.OneIn(2) ? Fmipv6Profile::RFC5568 : Fmipv6Profile::RFC4068;
    }
    return request;
}

std::vector<std::string>
ToCommand(const RunRequest& request)
{
    std::ostringstream speed;
    speed << request.speedMps;
    std::vector<std::string> words{"run"};
    if (request.label)
    {
        words.push_back(*request.label);
    }
    words.insert(words.end(),
                 {"--scheme",
                  ToString(request.scheme),
                  "--flow",
                  ToString(request.flow),
                  "--link",
                  ToString(request.link),
                  "--speed",
                  speed.str(),
                  "--seed",
                  std::to_string(request.seed),
                  "--run",
                  std::to_string(request.run)});
    if (request.profile)
    {
        words.insert(words.end(), {"--profile", ToString(*request.profile)});
    }
    if (request.dot1x.value_or(false))
    {
        words.emplace_back("--dot1x");
    }
    if (request.monitor)
    {
        words.emplace_back("--monitor");
    }
    for (const auto& setting : request.settings)
    {
        words.insert(words.end(), {"--set", setting});
    }
    return words;
}

std::optional<SoakFault>
RunSoakCase(const RunRequest& request)
{
    ValidateAndApply(request);
    auto scenario = CreateObject<HandoverScenario>();
    const auto record = scenario->Run(request);
    const auto ledger = scenario->GetLedger();
    if (const auto unexplained = ledger->DescribeUnexplained(); !unexplained.empty())
    {
        return SoakFault{"ledger", unexplained};
    }
    if (!record.packets.IsBalanced())
    {
        return SoakFault{"ledger", "sent, received, lost and in flight do not add up"};
    }
    const auto breaches = scenario->GetMonitor()->GetBreaches();
    if (!breaches.empty())
    {
        return SoakFault{"monitor", breaches.front().ToString()};
    }
    const auto end = scenario->GetDuration() - FLOW_END;
    std::map<uint32_t, std::pair<uint32_t, uint32_t>> late; // sent and received, by flow
    for (const auto& fate : ledger->GetFates())
    {
        if (fate.sent > end - JUDGED && fate.sent <= end)
        {
            auto& [sent, received] = late[fate.flow];
            ++sent;
            received += fate.kind == FateKind::RECEIVED ? 1 : 0;
        }
    }
    for (const auto& [flow, counts] : late)
    {
        if (counts.second < REACHABLE * counts.first)
        {
            return SoakFault{"unreachable",
                             "of the last " + std::to_string(counts.first) + " packets of flow " +
                                 ledger->GetFlow(flow).name + " " + std::to_string(counts.second) +
                                 " arrived, " + std::to_string(TAIL_S) +
                                 " s after the last disturbance"};
        }
    }
    return std::nullopt;
}

} // namespace fmipv6
} // namespace ns3
