/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/update-rate.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

Time
UpdateRate::GetDelay(Time now) const
{
    if (m_sent.size() < MAX_UPDATE_RATE)
    {
        return Time(0);
    }
    return std::max(m_sent.front() + Seconds(1) - now, Time(0));
}

void
UpdateRate::Count(Time now)
{
    m_sent.push_back(now);
    if (m_sent.size() > MAX_UPDATE_RATE)
    {
        m_sent.pop_front();
    }
}

} // namespace fmipv6
} // namespace ns3
