/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/return-routability.h"

#include "ns3/abort.h"
#include "ns3/mobility-octets.h"

#include <openssl/evp.h>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param writer where to append @param value eight octets, the most significant first
void
WriteU64(OctetWriter& writer, uint64_t value)
{
    writer.WriteU32(static_cast<uint32_t>(value >> 32));
    writer.WriteU32(static_cast<uint32_t>(value));
}

/// @param key the key @param octets what to hash @return the first 64 bits of HMAC-SHA1
uint64_t
HashToU64(const SharedKey& key, const std::vector<uint8_t>& octets)
{
    const auto digest = HmacSha1(key, octets);
    OctetReader reader(digest.data(), digest.size());
    const uint64_t high = reader.ReadU32();
    return high << 32 | reader.ReadU32();
}

} // namespace

uint64_t
MakeKeygenToken(const SharedKey& nodeKey, Ipv6Address address, uint64_t nonce, TokenKind kind)
{
    OctetWriter writer;
    writer.WriteAddress(address);
    WriteU64(writer, nonce);
    writer.WriteU8(static_cast<uint8_t>(kind));
    return HashToU64(nodeKey, writer.GetOctets());
}

SharedKey
MakeBindingManagementKey(uint64_t homeToken, std::optional<uint64_t> careOfToken)
{
    OctetWriter writer;
    WriteU64(writer, homeToken);
    if (careOfToken)
    {
        WriteU64(writer, *careOfToken);
    }
    const auto octets = writer.GetOctets();
    SharedKey key(EVP_MAX_MD_SIZE);
    unsigned int size = 0;
    const int ok = EVP_Digest(octets.data(), octets.size(), key.data(), &size, EVP_sha1(), nullptr);
    NS_ABORT_MSG_IF(ok != 1, "libcrypto has no SHA-1 (is a FIPS policy in force?)");
    key.resize(size);
    return key;
}

uint64_t
MakeUnguessable(const SharedKey& key, uint8_t purpose, uint64_t counter)
{
    OctetWriter writer;
    writer.WriteU8(purpose);
    WriteU64(writer, counter);
    return HashToU64(key, writer.GetOctets());
}

} // namespace fmipv6
} // namespace ns3
