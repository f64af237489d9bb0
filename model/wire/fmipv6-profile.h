/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_PROFILE_H
#define FMIPV6_PROFILE_H

#include <cstdint>
#include <optional>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/// Which RFC's messages and rules are followed.
enum class Fmipv6Profile : uint8_t
{
    RFC4068, //!< what RFC 4260 and RFC 5184 used
    RFC5568, //!< its successor
};

/**
 * @param profile a profile
 * @return its name in options and records: "rfc4068" or "rfc5568"
 */
std::string_view GetProfileName(Fmipv6Profile profile);

/**
 * @param name a name as GetProfileName() gives it
 * @return the profile, or nothing if no profile has that name
 */
std::optional<Fmipv6Profile> FindProfile(std::string_view name);

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_PROFILE_H */
