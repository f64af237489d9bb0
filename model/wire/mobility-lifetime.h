/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_LIFETIME_H
#define MOBILITY_LIFETIME_H

#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/// What becomes of a part of a unit.
enum class WireRounding : uint8_t
{
    UP,           //!< for a request
    DOWN_NOT_ZERO //!< for a grant; a positive time stays at least one unit
};

/**
 * @param time a time; a negative one counts as zero
 * @param unit the unit on the wire, positive
 * @param max the largest value of the field, to which longer times are clamped
 * @param rounding what becomes of a part of a unit
 * @return the field's value
 */
uint32_t ToWireUnits(Time time, Time unit, uint32_t max, WireRounding rounding);

/**
 * @param value a field's value
 * @param unit the unit on the wire, at most 4 s
 * @return the time it stands for (exact: at most 2^34 s, which a Time holds for values that fit
 *         their field)
 */
Time FromWireUnits(uint32_t value, Time unit);

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_LIFETIME_H */
