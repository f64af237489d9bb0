/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-release.h"

// ns-3 installs this header always, but an ns-3 source tree has it only with
// NS3_ENABLE_BUILD_VERSION.
#if __has_include("ns3/version-defines.h")
#include "ns3/version-defines.h"
#endif

namespace ns3
{
namespace fmipv6
{

std::string
GetNs3Release()
{
#if defined(NS3_VERSION_MAJOR) && defined(NS3_VERSION_MINOR)
    return std::to_string(NS3_VERSION_MAJOR) + "." + std::to_string(NS3_VERSION_MINOR);
#else
    return "unknown";
#endif
}

std::string
GetModuleVersion()
{
#ifdef FMIPV6_VERSION
    return FMIPV6_VERSION;
#else
    return "0.1.0";
#endif
}

} // namespace fmipv6
} // namespace ns3
