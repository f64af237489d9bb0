/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_MESSAGE_H
#define MOBILITY_MESSAGE_H

#include "ns3/fmipv6-profile.h"
#include "ns3/header.h"
#include "ns3/ipv6-address.h"
#include "ns3/packet.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Why octets from the network are not the message that was asked for.
enum class MobilityParseError : uint8_t
{
    NONE,           //!< they are
    TRUNCATED,      //!< a field or an option goes on past the end
    WRONG_TYPE,     //!< another message (type, subtype, MH type, routing type)
    WRONG_CODE,     //!< a Code that the RFC does not define and that would change the meaning
    BAD_LENGTH,     //!< a length field that cannot be right (zero, too short for its option)
    BAD_VALUE,      //!< a field outside its range
    MISSING_OPTION, //!< an option that MUST be there is not
    BAD_CHECKSUM,   //!< the checksum does not fit
};

/**
 * @param error an error
 * @return a short lower-case name with dashes, for instance "bad-length"
 */
std::string_view GetParseErrorName(MobilityParseError error);

/**
 * The Internet checksum over the IPv6 pseudo-header (RFC 8200 8.1) and an upper-layer message.
 * @param data the message from its first octet
 * @param size its length in octets; also the pseudo-header's Upper-Layer Packet Length
 * @param source the pseudo-header's source (the home address where a Home Address option is used)
 * @param destination the pseudo-header's final destination
 * @param protocol the pseudo-header's Next Header
 * @return the value for the checksum field if that field is zero in data; zero if data holds a
 *         right checksum
 */
uint16_t ComputeUpperLayerChecksum(const uint8_t* data,
                                   std::size_t size,
                                   const Ipv6Address& source,
                                   const Ipv6Address& destination,
                                   uint8_t protocol);

/**
 * What the messages of this room have in common: each is an ns3::Header whose fields are public
 * members, which writes its checksum if it is told the pseudo-header's addresses, and which reads
 * octets from the network without ever aborting.
 *
 * To send: fill the members in, then ToPacket(source, destination).
 * To receive: X::Parse(packet, source, destination, &error), see MobilityParser.
 */
class MobilityMessage : public Header
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();

    /**
     * Makes Serialize() write a checksum (without this call the field is zero).
     * @param source the pseudo-header's source
     * @param destination the pseudo-header's destination
     */
    void SetPseudoHeader(const Ipv6Address& source, const Ipv6Address& destination);

    /**
     * @param source the pseudo-header's source
     * @param destination the pseudo-header's destination
     * @return a new packet that holds this message with its checksum
     */
    Ptr<Packet> ToPacket(const Ipv6Address& source, const Ipv6Address& destination) const;

    /// @return the message's octets as Serialize() writes them
    std::vector<uint8_t> GetOctets() const;

    /**
     * Reads the message from the start of a packet; members hold defaults or a part of the content
     * after a failure.
     * @param packet the packet, left as it is
     * @return NONE, or why not
     */
    MobilityParseError Read(Ptr<const Packet> packet);

    /**
     * As Read(packet), and checks the checksum.
     * @param packet the packet, left as it is
     * @param source the pseudo-header's source
     * @param destination the pseudo-header's destination
     * @return NONE, or why not
     */
    MobilityParseError Read(Ptr<const Packet> packet,
                            const Ipv6Address& source,
                            const Ipv6Address& destination);

    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(Buffer::Iterator start) const override;
    /**
     * @param start where the message begins
     * @return its length in octets, 0 if what is there is not such a message
     */
    uint32_t Deserialize(Buffer::Iterator start) override;

  protected:
    /// Which checksum a message carries.
    struct ChecksumRule
    {
        uint8_t protocol;   //!< the pseudo-header's Next Header
        std::size_t offset; //!< where the field is in the message
    };

    /// What became of an attempt to read octets.
    struct ReadResult
    {
        MobilityParseError error{MobilityParseError::NONE}; //!< NONE, or why not
        std::size_t size{0};                                //!< the message's length if NONE
    };

    /// @return the message's octets, checksum field zero
    virtual std::vector<uint8_t> Write() const = 0;
    /**
     * Sets every member from octets. Must return for any octets.
     * @param data the octets
     * @param size how many; may be more than the message has
     * @return what became of it
     */
    virtual ReadResult ReadOctets(const uint8_t* data, std::size_t size) = 0;
    /// @return the checksum's rule, or nothing for a header without one
    virtual std::optional<ChecksumRule> GetChecksumRule() const = 0;

  private:
    /**
     * @param octets the message, whose checksum field is set if it has one
     * @param source the pseudo-header's source
     * @param destination the pseudo-header's destination
     */
    void FillChecksum(std::vector<uint8_t>& octets,
                      const Ipv6Address& source,
                      const Ipv6Address& destination) const;

    /// The pseudo-header's source and destination, if a checksum is to be written.
    std::optional<std::pair<Ipv6Address, Ipv6Address>> m_pseudoHeader;
};

/**
 * Gives a message class its static Parse() functions. Those that take a profile are for messages
 * whose form depends on it without saying so: Mobility Headers with a member `profile`.
 * @tparam Message the class derived from MobilityMessage and from this
 */
template <typename Message>
class MobilityParser
{
  public:
    /**
     * Reads a message without looking at its checksum.
     * @param packet a packet that begins with the message; left as it is
     * @param error if not null, receives NONE or why there is no message
     * @return the message, or nothing
     */
    static std::optional<Message> Parse(Ptr<const Packet> packet,
                                        MobilityParseError* error = nullptr)
    {
        Message message;
        return Finish(message, message.Read(packet), error);
    }

    /**
     * Reads a message and checks its checksum.
     * @param packet a packet that begins with the message; left as it is
     * @param source the pseudo-header's source (the home address where a Home Address option is
     *        used)
     * @param destination the pseudo-header's final destination
     * @param error if not null, receives NONE or why there is no message
     * @return the message, or nothing
     */
    static std::optional<Message> Parse(Ptr<const Packet> packet,
                                        const Ipv6Address& source,
                                        const Ipv6Address& destination,
                                        MobilityParseError* error = nullptr)
    {
        Message message;
        return Finish(message, message.Read(packet, source, destination), error);
    }

    /**
     * As Parse(packet, error), in a profile.
     * @param packet a packet that begins with the message; left as it is
     * @param profile whose form the message has
     * @param error if not null, receives NONE or why there is no message
     * @return the message, or nothing
     */
    static std::optional<Message> Parse(Ptr<const Packet> packet,
                                        Fmipv6Profile profile,
                                        MobilityParseError* error = nullptr)
    {
        Message message;
        message.profile = profile;
        return Finish(message, message.Read(packet), error);
    }

    /**
     * As Parse(packet, source, destination, error), in a profile.
     * @param packet a packet that begins with the message; left as it is
     * @param source the pseudo-header's source
     * @param destination the pseudo-header's final destination
     * @param profile whose form the message has
     * @param error if not null, receives NONE or why there is no message
     * @return the message, or nothing
     */
    static std::optional<Message> Parse(Ptr<const Packet> packet,
                                        const Ipv6Address& source,
                                        const Ipv6Address& destination,
                                        Fmipv6Profile profile,
                                        MobilityParseError* error = nullptr)
    {
        Message message;
        message.profile = profile;
        return Finish(message, message.Read(packet, source, destination), error);
    }

  private:
    /**
     * @param message what was read
     * @param result whether it is good
     * @param error if not null, receives result
     * @return the message if it is good
     */
    static std::optional<Message> Finish(const Message& message,
                                         MobilityParseError result,
                                         MobilityParseError* error)
    {
        if (error)
        {
            *error = result;
        }
        return result == MobilityParseError::NONE ? std::optional<Message>(message) : std::nullopt;
    }
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_MESSAGE_H */
