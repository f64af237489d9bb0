/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/message-authenticator.h"

#include "ns3/abort.h"

#include <algorithm>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace ns3
{
namespace fmipv6
{

HmacSha1Digest
HmacSha1(const SharedKey& key, const uint8_t* data, std::size_t size)
{
    // HMAC() takes a null key for "the key of the last call", so an empty one needs an address.
    static const uint8_t empty = 0;
    HmacSha1Digest digest{};
    unsigned int length = 0;
    const uint8_t* const result = HMAC(EVP_sha1(),
                                       key.empty() ? &empty : key.data(),
                                       static_cast<int>(key.size()),
                                       size == 0 ? &empty : data,
                                       size,
                                       digest.data(),
                                       &length);
    // Fails only where libcrypto refuses SHA-1 altogether, which no input of ours can cause.
    NS_ABORT_MSG_IF(result == nullptr || length != digest.size(),
                    "libcrypto has no HMAC-SHA1 (is a FIPS policy in force?)");
    return digest;
}

HmacSha1Digest
HmacSha1(const SharedKey& key, const std::vector<uint8_t>& data)
{
    return HmacSha1(key, data.data(), data.size());
}

BindingAuthenticator
ComputeBindingAuthenticator(const SharedKey& key,
                            const Ipv6Address& careOf,
                            const Ipv6Address& correspondent,
                            const std::vector<uint8_t>& mhData)
{
    std::vector<uint8_t> mobilityData(32 + mhData.size());
    careOf.GetBytes(mobilityData.data());
    correspondent.GetBytes(mobilityData.data() + 16);
    std::copy(mhData.begin(), mhData.end(), mobilityData.begin() + 32);

    const HmacSha1Digest digest = HmacSha1(key, mobilityData);
    BindingAuthenticator authenticator{};
    std::copy_n(digest.begin(), authenticator.size(), authenticator.begin());
    return authenticator;
}

} // namespace fmipv6
} // namespace ns3
