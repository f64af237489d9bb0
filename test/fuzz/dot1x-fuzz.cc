// SPDX-License-Identifier: GPL-2.0-only
//
// What IEEE 802.1X reads inside an EAP packet or an EAPOL-Key frame: the type-data of the EAP
// methods, by either end, and the key data of message 1. The input's first octet is an EAP type;
// the rest is cut into messages, each behind an octet with its length.
//
// seeds: eap-*.hex eapol-*.hex

#include "fuzz-check.h"

#include "ns3/dot1x-eap-method.h"
#include "ns3/dot1x-keys.h"

#include <algorithm>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using Octets = std::vector<uint8_t>;

/// Octets of TLS flights, more than a fragment each.
constexpr uint32_t FLIGHT = 100;
/// Octets of TLS in a message.
constexpr uint32_t FRAGMENT = 40;
/// No request or response is longer, whatever came.
constexpr std::size_t LONGEST = 256;

void
CheckMethods(EapType type, const std::vector<Octets>& messages)
{
    EapMethodPeer peer({"mn@fmipv6", 64, FLIGHT, FLIGHT, FRAGMENT});
    for (const auto& message : messages)
    {
        Require(peer.Answer(type, message).size() <= LONGEST, "a response is as long as stated");
    }
    for (const auto method : {EapMethod::GENERIC, EapMethod::GPSK, EapMethod::TLS})
    {
        EapMethodServer server({method, 255, 3, 64, FLIGHT, FLIGHT, FRAGMENT});
        for (const auto& message : messages)
        {
            const auto request = server.Next(message);
            Require(!request || request->size() <= LONGEST, "so is a request");
        }
    }
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const Octets all(data, data + size);
    if (const auto pmkid = FindPmkidKde(all))
    {
        Require(FindPmkidKde(MakePmkidKde(*pmkid)) == pmkid,
                "a PMKID that was found is found again");
    }
    if (size == 0)
    {
        return 0;
    }
    std::vector<Octets> messages;
    for (std::size_t at = 1; at < size;)
    {
        const auto length = std::min<std::size_t>(data[at], size - at - 1);
        messages.emplace_back(data + at + 1, data + at + 1 + length);
        at += 1 + length;
    }
    CheckMethods(static_cast<EapType>(data[0]), messages);
    return 0;
}
