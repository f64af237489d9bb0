/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/unicast-routable.h"

namespace ns3
{
namespace fmipv6
{

bool
IsUnicastRoutable(Ipv6Address address)
{
    return !address.IsAny() && !address.IsMulticast() && !address.IsLinkLocal() &&
           !address.IsLocalhost();
}

} // namespace fmipv6
} // namespace ns3
