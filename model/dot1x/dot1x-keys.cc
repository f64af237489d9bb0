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

namespace
{

constexpr uint8_t KDE_TYPE = 0xdd;                  //!< a KDE, Figure 12-36
constexpr uint8_t PMKID_KDE_LENGTH = 4 + 16;        //!< selector and PMKID
constexpr uint32_t PMKID_KDE_SELECTOR = 0x000fac04; //!< OUI and data type, Table 12-8

} // namespace

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

Dot11Pmkid
DerivePmkid(const std::vector<uint8_t>& pmk, Mac48Address authenticator, Mac48Address supplicant)
{
    const std::string label = "PMK Name";
    L2ByteWriter data;
    data.Bytes(std::vector<uint8_t>(label.begin(), label.end()));
    data.Mac(authenticator);
    data.Mac(supplicant);
    const auto digest = HmacSha1(pmk, data.Get());
    Dot11Pmkid pmkid;
    std::copy_n(digest.begin(), pmkid.size(), pmkid.begin());
    return pmkid;
}

std::vector<uint8_t>
MakePmkidKde(const Dot11Pmkid& pmkid)
{
    L2ByteWriter writer;
    writer.U8(KDE_TYPE);
    writer.U8(PMKID_KDE_LENGTH);
    writer.BigEndian(PMKID_KDE_SELECTOR, 4);
    writer.Bytes(pmkid.data(), pmkid.size());
    return writer.Get();
}

std::optional<Dot11Pmkid>
FindPmkidKde(const std::vector<uint8_t>& keyData)
{
    L2ByteReader reader(keyData);
    while (reader.IsOk() && reader.GetRemaining() > 0)
    {
        const auto type = reader.U8();
        const auto length = reader.U8();
        const auto octets = reader.Bytes(length);
        if (reader.IsOk() && type == KDE_TYPE && length == PMKID_KDE_LENGTH &&
            L2ByteReader(octets).BigEndian(4) == PMKID_KDE_SELECTOR)
        {
            Dot11Pmkid pmkid;
            std::copy_n(octets.begin() + 4, pmkid.size(), pmkid.begin());
            return pmkid;
        }
    }
    return std::nullopt;
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
