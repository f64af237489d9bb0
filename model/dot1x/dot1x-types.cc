/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-types.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

std::string_view
GetDot1xFailureName(Dot1xFailure failure)
{
    static constexpr std::array<std::string_view, 4> NAMES{"start-timeout",
                                                           "eap-timeout",
                                                           "eap-failure",
                                                           "handshake-timeout"};
    return NAMES[static_cast<std::size_t>(failure)];
}

std::string_view
GetDot1xDropName(Dot1xDrop drop)
{
    static constexpr std::array<std::string_view, 7> NAMES{"malformed",
                                                           "not-for-role",
                                                           "wrong-identifier",
                                                           "replayed",
                                                           "bad-mic",
                                                           "bad-content",
                                                           "unexpected"};
    return NAMES[static_cast<std::size_t>(drop)];
}

} // namespace fmipv6
} // namespace ns3
