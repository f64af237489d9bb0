/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/observed-message.h"

#include "ns3/care-of-address-tag.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/mobility-octets.h"
#include "ns3/mobility-option.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace fmipv6
{

namespace
{

// Next Header values.
constexpr uint8_t IPV6 = 41;
constexpr uint8_t ROUTING = 43;
constexpr uint8_t FRAGMENT = 44;
constexpr uint8_t ICMPV6 = 58;
constexpr uint8_t DESTINATION_OPTIONS = 60;
constexpr uint8_t MOBILITY = 135;

// ICMPv6 types.
constexpr uint8_t ROUTER_ADVERTISEMENT = 134;
constexpr uint8_t NEIGHBOR_ADVERTISEMENT = 136;
constexpr uint8_t EXPERIMENTAL_MOBILITY = 150;
constexpr uint8_t FMIPV6_MESSAGES = 154;

// Mobility options.
constexpr uint8_t PAD_N = 1; // and Pad1 is 0
constexpr uint8_t ALTERNATE_CARE_OF = 3;
constexpr uint8_t BINDING_AUTHORIZATION = 5;
constexpr uint8_t BADF = 21;
constexpr uint8_t MOBILITY_ADDRESS = 34;

// Option-Codes of both address options.
constexpr uint8_t OLD_CARE_OF = 1;
constexpr uint8_t NEW_CARE_OF = 2;

constexpr std::size_t IPV6_HEADER_SIZE = 40;
constexpr std::size_t RA_FIXED_PART = 16;
constexpr std::size_t FMIPV6_FIXED_PART = 8;
constexpr std::size_t ADDRESS_SIZE = 16;
constexpr int64_t BINDING_LIFETIME_UNIT_S = 4; // RFC 6275 section 6.1.7

/// Octets that are looked at: no message but a PrRtAdv, whose options do not matter here, is
/// longer.
constexpr std::size_t MOST_OCTETS = 512;

/// The beginning of a packet.
struct Octets
{
    std::array<uint8_t, MOST_OCTETS> data; //!< the octets
    std::size_t size;                      //!< how many there are
};

/// @param packet a packet @return its beginning
Octets
CopyBeginning(Ptr<const Packet> packet)
{
    Octets octets;
    octets.size = packet->CopyData(octets.data.data(), MOST_OCTETS);
    return octets;
}

/// Note an address option. @param code Option-Code @param address it @param message gets it
void
TakeAddress(uint8_t code, Ipv6Address address, ObservedMessage& message)
{
    if (code == OLD_CARE_OF)
    {
        message.pcoa = address;
    }
    else if (code == NEW_CARE_OF)
    {
        message.ncoa = address;
    }
}

/// @param octets a message @param from where its options begin @param message gets what they say
void
ReadNdOptions(const Octets& octets, std::size_t from, ObservedMessage& message)
{
    NdOptionWalker walker(octets.data.data() + from, octets.size - from);
    while (const auto option = walker.Next())
    {
        OctetReader reader(option->data + 2, option->size - 2);
        const auto code = reader.ReadU8();
        reader.Skip(5);
        const auto type = static_cast<NdOptionType>(option->type);
        if (type == NdOptionType::IP_ADDRESS && option->size == 8 + ADDRESS_SIZE)
        {
            TakeAddress(code, reader.ReadAddress(), message);
        }
        else if (type == NdOptionType::NEIGHBOR_ADVERTISEMENT_ACK)
        {
            message.type = ObservedType::NAACK;
            message.code = option->data[3];
            if (option->size == 8 + ADDRESS_SIZE)
            {
                message.ncoa = reader.ReadAddress();
            }
        }
    }
}

/// @param octets from the ICMPv6 header on @param message gets the fields
void
ReadIcmpv6(const Octets& octets, ObservedMessage& message)
{
    if (octets.size < FMIPV6_FIXED_PART)
    {
        return;
    }
    const auto& data = octets.data;
    if (data[0] == ROUTER_ADVERTISEMENT && octets.size >= RA_FIXED_PART)
    {
        ReadNdOptions(octets, RA_FIXED_PART, message);
        return;
    }
    if (data[0] == NEIGHBOR_ADVERTISEMENT)
    {
        constexpr uint8_t router = 0x80;
        constexpr uint8_t solicited = 0x40;
        if ((data[4] & (router | solicited)) == 0 && octets.size >= 8 + ADDRESS_SIZE)
        {
            message.type = ObservedType::UNA;
            message.rfc5568 = true;
            message.ncoa = Ipv6Address::Deserialize(data.data() + 8);
        }
        return;
    }
    constexpr std::array<ObservedType, 4> subtypes{ObservedType::RTSOLPR,
                                                   ObservedType::PRRTADV,
                                                   ObservedType::HI,
                                                   ObservedType::HACK};
    const bool known = data[0] == EXPERIMENTAL_MOBILITY || data[0] == FMIPV6_MESSAGES;
    if (!known || data[4] < 2 || data[4] - 2U >= subtypes.size())
    {
        return;
    }
    message.type = subtypes[data[4] - 2];
    message.rfc5568 = data[0] == FMIPV6_MESSAGES;
    message.code = data[1];
    message.buffer = (data[5] & 0x40) != 0;
    message.number = data[6] << 8U | data[7];
    if (message.type == ObservedType::HI || message.type == ObservedType::HACK)
    {
        ReadNdOptions(octets, FMIPV6_FIXED_PART, message);
    }
}

/// @param octets from the Mobility Header on @param message gets the fields
/// @return its length, 0 if it is none that is known
std::size_t
ReadMobilityHeader(const Octets& octets, ObservedMessage& message)
{
    const std::size_t length = octets.size < 8 ? 0 : (octets.data[1] + 1U) * 8;
    if (length == 0 || length > octets.size)
    {
        return 0;
    }
    OctetReader reader(octets.data.data() + 6, length - 6);
    switch (octets.data[2])
    {
    case 5: // BU
    case 8: // FBU
        message.type = octets.data[2] == 5 ? ObservedType::BU : ObservedType::FBU;
        message.number = reader.ReadU16();
        message.acknowledge = (reader.ReadU16() & 0x8000) != 0;
        message.lifetime = Seconds(reader.ReadU16() * BINDING_LIFETIME_UNIT_S);
        break;
    case 6: // BA
    case 9: // FBack, which counts in seconds
        message.type = octets.data[2] == 6 ? ObservedType::BA : ObservedType::FBACK;
        message.code = reader.ReadU8();
        reader.Skip(1);
        message.number = reader.ReadU16();
        message.lifetime = Seconds(reader.ReadU16() *
                                   (octets.data[2] == 6 ? BINDING_LIFETIME_UNIT_S : int64_t{1}));
        break;
    case 10: // FNA
        message.type = ObservedType::FNA;
        reader.Skip(2);
        break;
    case 14: // HI of RFC 5568
    case 15: // its HAck
        message.type = octets.data[2] == 14 ? ObservedType::HI : ObservedType::HACK;
        message.rfc5568 = true;
        message.number = reader.ReadU16();
        message.buffer = (reader.ReadU8() & 0x40) != 0 && octets.data[2] == 14;
        message.code = reader.ReadU8();
        break;
    default:
        return 0;
    }
    if (reader.HasFailed())
    {
        message.type = ObservedType::DATA;
        return 0;
    }
    MobilityOptionWalker walker(reader.GetCurrent(), reader.GetRemaining());
    while (const auto option = walker.Next())
    {
        if (option->type > PAD_N)
        {
            const bool proves = option->type == BINDING_AUTHORIZATION || option->type == BADF;
            message.authenticator = proves ? option->type : 0;
        }
        if (option->type == ALTERNATE_CARE_OF && option->size == ADDRESS_SIZE)
        {
            message.ncoa = Ipv6Address::Deserialize(option->data);
        }
        else if (option->type == MOBILITY_ADDRESS && option->size == 2 + ADDRESS_SIZE)
        {
            TakeAddress(option->data[0], Ipv6Address::Deserialize(option->data + 2), message);
        }
    }
    return length;
}

} // namespace

std::string_view
ToString(ObservedType type)
{
    constexpr std::array<std::string_view, 13> names{"RtSolPr",
                                                     "PrRtAdv",
                                                     "HI",
                                                     "HAck",
                                                     "FBU",
                                                     "FBack",
                                                     "FNA",
                                                     "UNA",
                                                     "NAACK",
                                                     "BU",
                                                     "BA",
                                                     "tunnel packet",
                                                     "packet"};
    return names.at(static_cast<std::size_t>(type));
}

bool
ObservedMessage::IsAccepted() const
{
    return code < 128;
}

std::vector<ObservedMessage>
ReadMessages(const Ipv6Header& header, Ptr<const Packet> packet, bool delivered)
{
    ObservedMessage message;
    message.source = header.GetSource();
    message.destination = header.GetDestination();
    message.hopLimit = header.GetHopLimit();
    CareOfAddressTag careOf;
    if (packet->PeekPacketTag(careOf))
    {
        // The Home Address option has been processed.
        message.home = message.source;
        message.source = careOf.GetAddress();
    }
    auto next = header.GetNextHeader();
    if (next == DESTINATION_OPTIONS || next == ROUTING)
    {
        auto rest = packet->Copy();
        if (const auto option = HomeAddressHeader::Parse(packet); next == DESTINATION_OPTIONS)
        {
            if (!option || !option->homeAddress)
            {
                return {message};
            }
            message.home = *option->homeAddress;
            next = option->nextHeader;
        }
        else if (const auto routing = Type2RoutingHeader::Parse(packet))
        {
            message.home = routing->homeAddress;
            message.routed = true;
            next = routing->nextHeader;
        }
        else
        {
            return {message};
        }
        uint8_t octets[2] = {};
        packet->CopyData(octets, sizeof(octets));
        rest->RemoveAtStart(std::min<uint32_t>((octets[1] + 1U) * 8, rest->GetSize()));
        packet = rest;
    }
    if (next == FRAGMENT && delivered)
    {
        // Put together again; only tunnel packets are of interest that can be so long.
        uint8_t first = 0;
        packet->CopyData(&first, 1);
        next = first >> 4U == 6 ? IPV6 : next;
    }
    switch (next)
    {
    case IPV6:
        if (packet->GetSize() >= IPV6_HEADER_SIZE)
        {
            Ipv6Header inner;
            packet->PeekHeader(inner);
            message.type = ObservedType::TUNNEL;
            message.innerSource = inner.GetSource();
            message.innerDestination = inner.GetDestination();
        }
        return {message};
    case ICMPV6:
        ReadIcmpv6(CopyBeginning(packet), message);
        return {message};
    case MOBILITY:
        break;
    default:
        return {message};
    }
    const auto octets = CopyBeginning(packet);
    const auto length = ReadMobilityHeader(octets, message);
    if (message.home.IsAny())
    {
        const bool answer = message.type == ObservedType::BA || message.type == ObservedType::FBACK;
        message.home = answer ? message.destination : message.source;
    }
    std::vector<ObservedMessage> messages{message};
    if (message.type == ObservedType::FNA && octets.data[0] == IPV6 &&
        packet->GetSize() >= length + IPV6_HEADER_SIZE)
    {
        auto rest = packet->Copy();
        rest->RemoveAtStart(length);
        Ipv6Header inner;
        rest->RemoveHeader(inner);
        if (inner.GetNextHeader() == DESTINATION_OPTIONS || inner.GetNextHeader() == MOBILITY)
        {
            for (auto& each : ReadMessages(inner, rest, false))
            {
                if (each.type == ObservedType::FBU)
                {
                    each.encapsulated = true;
                    messages.push_back(each);
                }
            }
        }
    }
    return messages;
}

} // namespace fmipv6
} // namespace ns3
