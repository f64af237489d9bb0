/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef POWER_MANAGEMENT_BIT_H
#define POWER_MANAGEMENT_BIT_H

#include <type_traits>
#include <utility>

namespace ns3
{
namespace fmipv6
{

/// Whether a MAC header class has the Power Management bit: ns-3.37's does not.
template <typename Header, typename = void>
struct HasPowerManagementBit : std::false_type
{
};

/// Those of later releases do.
template <typename Header>
struct HasPowerManagementBit<
    Header,
    std::void_t<decltype(std::declval<Header&>().SetPowerManagement()),
                decltype(std::declval<Header&>().SetNoPowerManagement()),
                decltype(std::declval<const Header&>().IsPowerManagement())>> : std::true_type
{
};

/**
 * Set the header's Power Management bit, if it has one.
 * @param header MAC header @param asleep the bit
 * @return whether it has one
 */
template <typename Header>
bool
SetPowerManagementBit(Header& header, bool asleep)
{
    if constexpr (HasPowerManagementBit<Header>::value)
    {
        asleep ? header.SetPowerManagement() : header.SetNoPowerManagement();
    }
    return HasPowerManagementBit<Header>::value;
}

/// @param header MAC header @return its Power Management bit; false where it has none
template <typename Header>
bool
GetPowerManagementBit(const Header& header)
{
    if constexpr (HasPowerManagementBit<Header>::value)
    {
        return header.IsPowerManagement();
    }
    return false;
}

} // namespace fmipv6
} // namespace ns3

#endif /* POWER_MANAGEMENT_BIT_H */
