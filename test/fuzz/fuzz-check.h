/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FUZZ_CHECK_H
#define FUZZ_CHECK_H

#include "ns3/ipv6-address.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace ns3
{
namespace fmipv6
{

/**
 * What must be true whatever the input: if it is not, the input is a finding like a crash.
 * @param condition what must be true
 * @param sentence what it says
 */
inline void
Require(bool condition, const char* sentence)
{
    if (!condition)
    {
        std::fprintf(stderr, "broken promise: %s\n", sentence);
        std::abort();
    }
}

/// @param data the input @param size its bytes @return a packet of them
inline Ptr<Packet>
MakeInputPacket(const uint8_t* data, std::size_t size)
{
    return Create<Packet>(data, static_cast<uint32_t>(size));
}

/**
 * A message that was accepted can be sent on: what is written of it is accepted again, with its
 * checksum, and says the same.
 * @tparam Message a MobilityParser
 * @tparam Profile nothing, or Fmipv6Profile
 * @param packet the input
 * @param profile whose form the message has, where that cannot be read off its octets
 */
template <typename Message, typename... Profile>
void
CheckMessage(Ptr<const Packet> packet, Profile... profile)
{
    static const Ipv6Address SOURCE("fd00:1::1");
    static const Ipv6Address DESTINATION("fd00:2::2");
    Message::Parse(packet, SOURCE, DESTINATION, profile...);
    const auto message = Message::Parse(packet, profile...);
    if (!message)
    {
        return;
    }
    const auto again =
        Message::Parse(message->ToPacket(SOURCE, DESTINATION), SOURCE, DESTINATION, profile...);
    Require(again.has_value(), "what is written of an accepted message is accepted");
    Require(again->GetOctets() == message->GetOctets(), "reading and writing keep the content");
}

} // namespace fmipv6
} // namespace ns3

#endif /* FUZZ_CHECK_H */
