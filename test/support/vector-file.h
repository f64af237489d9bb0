/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef VECTOR_FILE_H
#define VECTOR_FILE_H

#include "ns3/packet.h"

#include <cctype>
#include <cstdint>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Reads test/vectors/NAME: hexadecimal digits in pairs, spaces and line ends between pairs are
 * free, a '#' starts a comment that runs to the end of its line (the first comment says where the
 * octets come from).
 *
 * A file that is missing, empty, or holds anything else fails the test that asks for it.
 *
 * @param name the file's name
 * @return its octets
 */
inline std::vector<uint8_t>
ReadVector(const std::string& name)
{
    std::vector<uint8_t> octets;
    std::ifstream file(std::string(FMIPV6_VECTORS) + "/" + name);
    if (!file)
    {
        ADD_FAILURE() << "cannot read vector " << name;
        return octets;
    }
    std::string line;
    for (int number = 1; std::getline(file, line); ++number)
    {
        std::string digits;
        for (const char c : line.substr(0, line.find('#')))
        {
            if (std::isxdigit(static_cast<unsigned char>(c)))
            {
                digits += c;
            }
            else if (!std::isspace(static_cast<unsigned char>(c)) || digits.size() % 2 != 0)
            {
                ADD_FAILURE() << name << ":" << number << ": not pairs of hexadecimal digits";
                return {};
            }
        }
        if (digits.size() % 2 != 0)
        {
            ADD_FAILURE() << name << ":" << number << ": half an octet";
            return {};
        }
        for (std::size_t i = 0; i < digits.size(); i += 2)
        {
            octets.push_back(static_cast<uint8_t>(std::stoul(digits.substr(i, 2), nullptr, 16)));
        }
    }
    if (octets.empty())
    {
        ADD_FAILURE() << name << " holds no octets";
    }
    return octets;
}

/**
 * @param octets a packet's content
 * @return that packet
 */
inline Ptr<Packet>
MakePacket(const std::vector<uint8_t>& octets)
{
    return Create<Packet>(octets.data(), static_cast<uint32_t>(octets.size()));
}

/**
 * @param packet a packet
 * @return its content
 */
inline std::vector<uint8_t>
GetOctets(Ptr<const Packet> packet)
{
    std::vector<uint8_t> octets(packet->GetSize());
    packet->CopyData(octets.data(), packet->GetSize());
    return octets;
}

/**
 * @param octets octets
 * @return them as pairs of hexadecimal digits, which a failed comparison shows readably
 */
inline std::string
ToHex(const std::vector<uint8_t>& octets)
{
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (const uint8_t octet : octets)
    {
        text += digits[octet >> 4];
        text += digits[octet & 0xf];
    }
    return text;
}

} // namespace fmipv6
} // namespace ns3

#endif /* VECTOR_FILE_H */
