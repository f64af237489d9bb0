/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SHARED_KEY_H
#define SHARED_KEY_H

#include "ns3/message-authenticator.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/// Key of every security association of this model unless attributes say otherwise: how keys are
/// set up is outside the RFCs modelled, that a wrong one is refused is inside.
constexpr const char* DEFAULT_SHARED_KEY = "fmipv6-shared-key";

/// @param key attribute SharedKey @return its octets
inline SharedKey
ToSharedKey(const std::string& key)
{
    return SharedKey(key.begin(), key.end());
}

} // namespace fmipv6
} // namespace ns3

#endif /* SHARED_KEY_H */
