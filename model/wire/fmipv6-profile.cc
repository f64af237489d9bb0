/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-profile.h"

namespace ns3
{
namespace fmipv6
{

std::string_view
GetProfileName(Fmipv6Profile profile)
{
    switch (profile)
    {
    case Fmipv6Profile::RFC4068:
        return "rfc4068";
    case Fmipv6Profile::RFC5568:
        return "rfc5568";
    }
    return "unknown";
}

std::optional<Fmipv6Profile>
FindProfile(std::string_view name)
{
    for (const auto profile : {Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568})
    {
        if (GetProfileName(profile) == name)
        {
            return profile;
        }
    }
    return std::nullopt;
}

} // namespace fmipv6
} // namespace ns3
