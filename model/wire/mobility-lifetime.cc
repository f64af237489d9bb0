/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-lifetime.h"

namespace ns3
{
namespace fmipv6
{

uint32_t
ToWireUnits(Time time, Time unit, uint32_t max, WireRounding rounding)
{
    const int64_t timeNs = time.GetNanoSeconds();
    const int64_t unitNs = unit.GetNanoSeconds();
    if (timeNs <= 0 || unitNs <= 0)
    {
        return 0;
    }
    int64_t units = timeNs / unitNs;
    const bool hasPart = timeNs % unitNs != 0;
    if (hasPart && (rounding == WireRounding::UP || units == 0))
    {
        ++units;
    }
    return units > static_cast<int64_t>(max) ? max : static_cast<uint32_t>(units);
}

Time
FromWireUnits(uint32_t value, Time unit)
{
    return NanoSeconds(static_cast<int64_t>(value) * unit.GetNanoSeconds());
}

} // namespace fmipv6
} // namespace ns3
