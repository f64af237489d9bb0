/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fading-loss-model.h"

#include "ns3/abort.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/mobility-model.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <cmath>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(FadingLossModel);

namespace
{

/// Interval between two draws of the shadowing. A node at 100 m/s moves by 1 m meanwhile.
const Time SHADOWING_STEP = MilliSeconds(10);
/// Least gain of a block (dB), so that an exponential draw of 0 stays a number.
constexpr double LEAST_GAIN_DB = -100;

/// @param time an instant @param step of a clock @return how often the clock has ticked
int64_t
CountSteps(Time time, Time step)
{
    return time.GetTimeStep() / step.GetTimeStep();
}

} // namespace

TypeId
FadingLossModel::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::FadingLossModel")
            .SetParent<PropagationLossModel>()
            .SetGroupName("Fmipv6")
            .AddConstructor<FadingLossModel>()
            .AddAttribute(
                "Kind",
                "What fades on top of the path loss: None, Shadowing, Multipath, or Both.",
                EnumValue(static_cast<int>(FadingKind::NONE)),
                MakeEnumAccessor(&FadingLossModel::m_kind),
                MakeEnumChecker(static_cast<int>(FadingKind::NONE),
                                "None",
                                static_cast<int>(FadingKind::SHADOWING),
                                "Shadowing",
                                static_cast<int>(FadingKind::MULTIPATH),
                                "Multipath",
                                static_cast<int>(FadingKind::BOTH),
                                "Both"))
            .AddAttribute("ShadowingSigma",
                          "Standard deviation (dB) of the log-normal shadowing (an assumption; "
                          "measurements outdoors find 4 to 10 dB).",
                          DoubleValue(6),
                          MakeDoubleAccessor(&FadingLossModel::m_sigmaDb),
                          MakeDoubleChecker<double>(0, 30))
            .AddAttribute("ShadowingDistance",
                          "Way (m) along which the correlation of the shadowing falls to 1/e (an "
                          "assumption, of the order that Gudmundson, Electronics Letters 27 "
                          "(1991), measured in a city).",
                          DoubleValue(10),
                          MakeDoubleAccessor(&FadingLossModel::m_distanceM),
                          MakeDoubleChecker<double>(0.1, 10000))
            .AddAttribute("NakagamiM",
                          "Shape of the multipath fading: 1 is Rayleigh's, more is milder.",
                          DoubleValue(1),
                          MakeDoubleAccessor(&FadingLossModel::m_nakagamiM),
                          MakeDoubleChecker<double>(0.5, 1000))
            .AddAttribute("CoherenceTime",
                          "Time (s) for which the multipath fading stays as it is: 2.5 ms are "
                          "0.423 over the Doppler shift of a node that moves at 10 m/s, at 5.2 "
                          "GHz.",
                          TimeValue(MicroSeconds(2500)),
                          MakeTimeAccessor(&FadingLossModel::m_coherenceTime),
                          MakeTimeChecker(MicroSeconds(10), Seconds(1000)));
    return tid;
}

FadingKind
FadingLossModel::GetKind() const
{
    return static_cast<FadingKind>(m_kind);
}

double
FadingLossModel::DoCalcRxPower(double txPowerDbm, Ptr<MobilityModel> a, Ptr<MobilityModel> b) const
{
    const auto kind = GetKind();
    if (kind == FadingKind::NONE)
    {
        return txPowerDbm;
    }
    auto low = a;
    auto high = b;
    if (low->GetObject<Node>()->GetId() > high->GetObject<Node>()->GetId())
    {
        std::swap(low, high);
    }
    const std::pair<uint32_t, uint32_t> key{low->GetObject<Node>()->GetId(),
                                            high->GetObject<Node>()->GetId()};
    const auto place = high->GetPosition() - low->GetPosition();
    auto found = m_pairs.find(key);
    if (found == m_pairs.end())
    {
        found = m_pairs.emplace(key, MakePair(key.first, key.second)).first;
        found->second.place = place;
    }
    auto& pair = found->second;
    double gainDb = 0;
    if (kind != FadingKind::MULTIPATH)
    {
        Shadow(pair, place);
        gainDb += pair.shadowingDb;
    }
    if (kind != FadingKind::SHADOWING)
    {
        Scatter(pair);
        gainDb += pair.multipathDb;
    }
    return txPowerDbm + gainDb;
}

FadingLossModel::Pair
FadingLossModel::MakePair(uint32_t low, uint32_t high) const
{
    Pair pair;
    pair.normal = CreateObject<NormalRandomVariable>();
    pair.gamma = CreateObject<GammaRandomVariable>();
    if (m_firstStream >= 0)
    {
        NS_ABORT_MSG_UNLESS(high < MAX_NODES,
                            "FadingLossModel: the ids of nodes with a radio are below "
                                << MAX_NODES);
        const int64_t index = int64_t{high} * (high - 1) / 2 + low;
        pair.normal->SetStream(m_firstStream + 2 * index);
        pair.gamma->SetStream(m_firstStream + 2 * index + 1);
    }
    pair.shadowingDb = m_sigmaDb * pair.normal->GetValue(0, 1);
    pair.block = -1;
    return pair;
}

void
FadingLossModel::Shadow(Pair& pair, const Vector& place) const
{
    // As many draws as time has passed, whether anybody sent or not.
    const auto step = CountSteps(Simulator::Now(), SHADOWING_STEP);
    const auto steps = step - pair.step;
    if (steps <= 0)
    {
        return;
    }
    const double wayM = CalculateDistance(place, pair.place) / static_cast<double>(steps);
    const double kept = std::exp(-wayM / m_distanceM);
    const double fresh = m_sigmaDb * std::sqrt(1 - kept * kept);
    for (int64_t i = 0; i < steps; ++i)
    {
        pair.shadowingDb = kept * pair.shadowingDb + fresh * pair.normal->GetValue(0, 1);
    }
    pair.step = step;
    pair.place = place;
}

void
FadingLossModel::Scatter(Pair& pair) const
{
    const auto block = CountSteps(Simulator::Now(), m_coherenceTime);
    if (block == pair.block)
    {
        return;
    }
    double gain = 0;
    for (; pair.block < block; ++pair.block)
    {
        gain = pair.gamma->GetValue(m_nakagamiM, 1 / m_nakagamiM);
    }
    pair.multipathDb = std::max(LEAST_GAIN_DB, 10 * std::log10(gain));
}

int64_t
FadingLossModel::DoAssignStreams(int64_t stream)
{
    if (GetKind() == FadingKind::NONE)
    {
        return 0; // other streams keep their numbers
    }
    m_firstStream = stream;
    m_pairs.clear();
    return int64_t{MAX_NODES} * (MAX_NODES - 1);
}

void
FadingLossModel::DoDispose()
{
    m_pairs.clear();
    PropagationLossModel::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
