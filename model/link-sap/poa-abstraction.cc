/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/poa-abstraction.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Values in Supported Rates from here on are no rates, but BSS membership selectors (IEEE Std
/// 802.11-2020 section 9.4.2.3).
constexpr uint8_t FIRST_MEMBERSHIP_SELECTOR = 122;

/// @param rates of an access point, in 500 kb/s, bit 7 ignored @return the highest
DataRate
GetHighestRate(const std::vector<uint8_t>& rates)
{
    uint8_t highest = 0;
    for (const auto rate : rates)
    {
        if ((rate & 0x7f) < FIRST_MEMBERSHIP_SELECTOR)
        {
            highest = std::max<uint8_t>(highest, rate & 0x7f);
        }
    }
    return DataRate(highest * uint64_t{500000});
}

} // namespace

void
PoaAbstraction::SetScale(const Scale& scale)
{
    m_scale = scale;
}

LinkQuality
PoaAbstraction::GetLevel(double snrDb, double frameErrorShare) const
{
    const auto level = snrDb >= m_scale.excellentDb ? LinkQuality::EXCELLENT
                       : snrDb >= m_scale.goodDb    ? LinkQuality::GOOD
                       : snrDb >= m_scale.fairDb    ? LinkQuality::FAIR
                       : snrDb >= m_scale.badDb     ? LinkQuality::BAD
                                                    : LinkQuality::NONE;
    // A link that repeats is bad, but while it has a signal it is there.
    return frameErrorShare > m_scale.frameErrorLimit && level > LinkQuality::BAD
               ? static_cast<LinkQuality>(static_cast<uint8_t>(level) - 1)
               : level;
}

std::optional<PoaCondition>
PoaAbstraction::Update(const ApEntry& entry, bool candidate)
{
    const auto poa = entry.bss.bssid;
    const auto known = m_list.find(poa);
    if (!entry.heard)
    {
        const bool wasCandidate = known != m_list.end() && known->second.told > LinkQuality::NONE;
        if (known != m_list.end())
        {
            m_list.erase(known);
        }
        return wasCandidate ? std::make_optional(PoaCondition{poa, Condition()}) : std::nullopt;
    }
    const double snrDb = entry.snrDb.Get().value_or(0);
    const double errors = entry.GetFrameErrorShare();
    auto level = GetLevel(snrDb, errors);
    if (known != m_list.end() && level > known->second.condition.quality)
    {
        level = std::max(known->second.condition.quality,
                         GetLevel(snrDb - m_scale.hysteresisDb, errors));
    }
    auto& item = m_list[poa];
    item.condition.quality = level;
    item.condition.snrDb = snrDb;
    item.condition.bandwidth =
        entry.rateBitPerS > 0 ? DataRate(static_cast<uint64_t>(entry.rateBitPerS * (1 - errors)))
                              : GetHighestRate(entry.bss.rates);
    const auto told = candidate ? level : LinkQuality::NONE;
    if (told == item.told)
    {
        return std::nullopt;
    }
    item.told = told;
    PoaCondition changed{poa, item.condition};
    changed.condition.quality = told;
    return changed;
}

std::optional<Condition>
PoaAbstraction::Find(Poa poa) const
{
    const auto at = m_list.find(poa);
    return at == m_list.end() ? std::nullopt : std::make_optional(at->second.condition);
}

PoaList
PoaAbstraction::GetCandidates(const std::vector<Poa>& wanted) const
{
    PoaList list;
    for (const auto& [poa, item] : m_list)
    {
        if (item.told > LinkQuality::NONE &&
            (wanted.empty() || std::find(wanted.begin(), wanted.end(), poa) != wanted.end()))
        {
            list.push_back({poa, item.condition});
        }
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        return a.condition.snrDb > b.condition.snrDb;
    });
    return list;
}

} // namespace fmipv6
} // namespace ns3
