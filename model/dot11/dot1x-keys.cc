/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-keys.h"

#include "ns3/l2-byte-reader.h"
#include "ns3/message-authenticator.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

std::vector<uint8_t>
Dot1xPrf(const std::vector<uint8_t>& key,
         const std::string& label,
         const std::vector<uint8_t>& data,
         std::size_t octets)
{
    L2ByteWriter writer;
    writer.Bytes(std::vector<uint8_t>(label.begin(), label.end()));
    writer.U8(0);
    writer.Bytes(data);
    writer.U8(0); // the counter
    auto input = writer.Get();
    std::vector<uint8_t> output;
    while (output.size() < octets)
    {
        const auto digest = HmacSha1(key, input);
        output.insert(output.end(), digest.begin(), digest.end());
        ++input.back();
    }
    output.resize(octets);
    return output;
}

Dot1xPairwiseKeys
DerivePairwiseKeys(const std::vector<uint8_t>& pmk,
                   Mac48Address authenticator,
                   Mac48Address supplicant,
                   const Dot1xNonce& aNonce,
                   const Dot1xNonce& sNonce)
{
    L2ByteWriter data;
    data.Mac(std::min(authenticator, supplicant));
    data.Mac(std::max(authenticator, supplicant));
    const auto& first = std::min(aNonce, sNonce);
    const auto& second = std::max(aNonce, sNonce);
    data.Bytes(first.data(), first.size());
    data.Bytes(second.data(), second.size());
    const auto ptk = Dot1xPrf(pmk, "Pairwise key expansion", data.Get(), 48);
    return {{ptk.begin(), ptk.begin() + 16},
            {ptk.begin() + 16, ptk.begin() + 32},
            {ptk.begin() + 32, ptk.end()}};
}

std::vector<uint8_t>
DerivePmkid(const std::vector<uint8_t>& pmk, Mac48Address authenticator, Mac48Address supplicant)
{
    const std::string label = "PMK Name";
    L2ByteWriter data;
    data.Bytes(std::vector<uint8_t>(label.begin(), label.end()));
    data.Mac(authenticator);
    data.Mac(supplicant);
    const auto digest = HmacSha1(pmk, data.Get());
    return {digest.begin(), digest.begin() + 16};
}

std::vector<uint8_t>
DeriveModelledPmk(const std::string& secret, Mac48Address authenticator, Mac48Address supplicant)
{
    L2ByteWriter data;
    data.Mac(authenticator);
    data.Mac(supplicant);
    return Dot1xPrf({secret.begin(), secret.end()}, "fmipv6 modelled MSK", data.Get(), 32);
}

Dot1xNonce
MakeNonce(Mac48Address own, uint64_t counter)
{
    L2ByteWriter key;
    key.Mac(own);
    L2ByteWriter data;
    data.Mac(own);
    data.BigEndian(Simulator::Now().GetNanoSeconds(), 8);
    data.BigEndian(counter, 8);
    const auto octets = Dot1xPrf(key.Get(), "Init Counter", data.Get(), sizeof(Dot1xNonce));
    Dot1xNonce nonce;
    std::copy(octets.begin(), octets.end(), nonce.begin());
    return nonce;
}

} // namespace fmipv6
} // namespace ns3
