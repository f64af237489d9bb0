/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_RELEASE_H
#define FMIPV6_RELEASE_H

#include <string>

namespace ns3
{
namespace fmipv6
{

/// @return release of the ns-3 that this module was built against, for instance "3.37"; "unknown"
///         where ns-3 was built without stating it
std::string GetNs3Release();

/// @return release of this module
std::string GetModuleVersion();

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_RELEASE_H */
