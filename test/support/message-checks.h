/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MESSAGE_CHECKS_H
#define MESSAGE_CHECKS_H

#include "vector-file.h"

#include "ns3/mobility-message.h"

#include <algorithm>
#include <cstdint>
#include <gtest/gtest.h>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A byte vector and the addresses of the pseudo-header that its checksum covers.
struct MessageVector
{
    std::string file;        //!< in test/vectors
    Ipv6Address source;      //!< the pseudo-header's source
    Ipv6Address destination; //!< the pseudo-header's destination
};

/**
 * @tparam Message a message class
 * @param octets octets
 * @return why Message does not read them, checksum left aside
 */
template <typename Message>
MobilityParseError
GetParseError(const std::vector<uint8_t>& octets)
{
    MobilityParseError error = MobilityParseError::NONE;
    const auto message = Message::Parse(MakePacket(octets), &error);
    EXPECT_EQ(message.has_value(), error == MobilityParseError::NONE);
    return error;
}

/**
 * Expects that a message with the vector's content is written as the vector, by all ways to write.
 * @tparam Message a message class
 * @param message a message with the vector's content
 * @param vector the vector
 */
template <typename Message>
void
ExpectWrites(Message message, const MessageVector& vector)
{
    const std::vector<uint8_t> octets = ReadVector(vector.file);
    EXPECT_EQ(ToHex(GetOctets(message.ToPacket(vector.source, vector.destination))), ToHex(octets));

    message.SetPseudoHeader(vector.source, vector.destination);
    EXPECT_EQ(ToHex(message.GetOctets()), ToHex(octets));
    EXPECT_EQ(message.GetSerializedSize(), octets.size());

    Ptr<Packet> packet = Create<Packet>(3);
    packet->AddHeader(message);
    packet->RemoveAtEnd(3);
    EXPECT_EQ(ToHex(GetOctets(packet)), ToHex(octets));
}

/**
 * Reads a vector, which must be good; expects that the result is written as the vector again, that
 * RemoveHeader() reads as Parse() does, that other addresses and every damaged octet are noticed
 * by the checksum (if there is one).
 * @tparam Message a message class
 * @param vector the vector
 * @return the message
 */
template <typename Message>
Message
ExpectReads(const MessageVector& vector)
{
    const std::vector<uint8_t> octets = ReadVector(vector.file);
    MobilityParseError error = MobilityParseError::NONE;
    const auto message =
        Message::Parse(MakePacket(octets), vector.source, vector.destination, &error);
    EXPECT_TRUE(message) << vector.file << ": " << GetParseErrorName(error);
    if (!message)
    {
        return Message();
    }
    ExpectWrites(*message, vector);

    std::ostringstream printed;
    message->Print(printed);
    EXPECT_FALSE(printed.str().empty());
    EXPECT_EQ(message->GetInstanceTypeId(), Message::GetTypeId());
    EXPECT_EQ(Message::GetTypeId().GetGroupName(), "Fmipv6");

    Message removed;
    Ptr<Packet> packet = MakePacket(octets);
    EXPECT_EQ(packet->RemoveHeader(removed), octets.size());
    EXPECT_EQ(packet->GetSize(), 0u);
    ExpectWrites(removed, vector);
    return *message;
}

/**
 * Expects that the checksum of a vector catches a wrong address and a flipped bit in each octet.
 * @tparam Message a message class with a checksum
 * @param vector the vector
 */
template <typename Message>
void
ExpectChecksumGuards(const MessageVector& vector)
{
    std::vector<uint8_t> octets = ReadVector(vector.file);
    MobilityParseError error = MobilityParseError::NONE;
    EXPECT_FALSE(
        Message::Parse(MakePacket(octets), vector.source, Ipv6Address("2001:bad::1"), &error));
    EXPECT_EQ(error, MobilityParseError::BAD_CHECKSUM);
    for (std::size_t i = 0; i < octets.size(); ++i)
    {
        octets[i] ^= 0x10;
        EXPECT_FALSE(Message::Parse(MakePacket(octets), vector.source, vector.destination))
            << vector.file << ": octet " << i;
        octets[i] ^= 0x10;
    }
}

/**
 * Expects that a vector cut at any length is refused.
 * @tparam Message a message class
 * @param file the vector
 * @param whole lengths at which what is left is a shorter message in its own right
 */
template <typename Message>
void
ExpectCutsFail(const std::string& file, const std::set<std::size_t>& whole = {})
{
    const std::vector<uint8_t> octets = ReadVector(file);
    for (std::size_t size = 0; size < octets.size(); ++size)
    {
        const std::vector<uint8_t> cut(octets.begin(), octets.begin() + size);
        const MobilityParseError error = GetParseError<Message>(cut);
        EXPECT_EQ(error == MobilityParseError::NONE, whole.count(size) != 0)
            << file << " cut to " << size << ": " << GetParseErrorName(error);

        // Not RemoveHeader(): ns-3 asserts, with metadata on, when nothing is taken off nothing.
        Message removed;
        const uint32_t read = MakePacket(cut)->PeekHeader(removed);
        EXPECT_EQ(read, whole.count(size) ? size : 0u);
    }
}

/**
 * Damages a vector in 10^4 ways (always the same ones). Reading must return, and what it accepts
 * must survive being written and read again.
 * @tparam Message a message class
 * @param file the vector
 */
template <typename Message>
void
ExpectSurvivesMutations(const std::string& file)
{
    const std::vector<uint8_t> octets = ReadVector(file);
    ASSERT_FALSE(octets.empty());
    std::mt19937 random(4068); // the test's own; nothing simulated depends on it
    const auto below = [&random](std::size_t bound) { return random() % bound; };
    int accepted = 0;
    for (int i = 0; i < 10000; ++i)
    {
        std::vector<uint8_t> damaged = octets;
        for (std::size_t n = 1 + below(4); n > 0 && !damaged.empty(); --n)
        {
            const std::size_t at = below(damaged.size());
            switch (below(5))
            {
            case 0:
                damaged[at] = static_cast<uint8_t>(random());
                break;
            case 1:
                damaged[at] ^= static_cast<uint8_t>(1u << below(8));
                break;
            case 2:
                damaged.resize(at);
                break;
            case 3:
                damaged.insert(damaged.begin() + at, static_cast<uint8_t>(random()));
                break;
            default:
                std::copy_n(octets.begin(),
                            std::min(octets.size(), damaged.size() - at),
                            damaged.begin() + at);
                break;
            }
        }
        const auto message = Message::Parse(MakePacket(damaged));
        if (!message)
        {
            continue;
        }
        ++accepted;
        const auto again = Message::Parse(MakePacket(message->GetOctets()));
        ASSERT_TRUE(again) << ToHex(damaged);
        ASSERT_EQ(ToHex(again->GetOctets()), ToHex(message->GetOctets())) << ToHex(damaged);
    }
    // Else the damage would be of a kind that never gets past the first fields.
    EXPECT_GT(accepted, 100) << file;
}

} // namespace fmipv6
} // namespace ns3

#endif /* MESSAGE_CHECKS_H */
