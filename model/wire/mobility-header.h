/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_HEADER_H
#define MOBILITY_HEADER_H

#include "ns3/fmipv6-profile.h"
#include "ns3/ipv6-address.h"
#include "ns3/message-authenticator.h"
#include "ns3/mobility-message.h"
#include "ns3/mobility-octets.h"
#include "ns3/mobility-option.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// MH Types (RFC 6275 6.1, RFC 4068 section 9, RFC 5568 section 11).
enum class MobilityHeaderType : uint8_t
{
    BINDING_REFRESH_REQUEST = 0,      //!< BRR
    HOME_TEST_INIT = 1,               //!< HoTI
    CARE_OF_TEST_INIT = 2,            //!< CoTI
    HOME_TEST = 3,                    //!< HoT
    CARE_OF_TEST = 4,                 //!< CoT
    BINDING_UPDATE = 5,               //!< BU
    BINDING_ACKNOWLEDGEMENT = 6,      //!< BA
    BINDING_ERROR = 7,                //!< BE
    FAST_BINDING_UPDATE = 8,          //!< FBU
    FAST_BINDING_ACKNOWLEDGMENT = 9,  //!< FBack
    FAST_NEIGHBOR_ADVERTISEMENT = 10, //!< FNA (RFC 5568: deprecated)
    HANDOVER_INITIATE = 14,           //!< HI (RFC 5568)
    HANDOVER_ACKNOWLEDGE = 15,        //!< HAck (RFC 5568)
};

/**
 * The common part of the Mobility Header (RFC 6275 6.1.1), Next Header value 135.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   | Payload Proto |  Header Len   |   MH Type     |   Reserved    |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |           Checksum            |                               |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               |
   .                       Message Data                            .
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * The checksum covers the Mobility Header alone, never what follows it. Its pseudo-header has the
 * home address of a Home Address option as source (RFC 6275 6.1.1), and the home address of a type
 * 2 routing header as destination: pass these to ToPacket() and Parse().
 */
class MobilityHeader : public MobilityMessage
{
  public:
    /// The Mobility Header as a Next Header value.
    static constexpr uint8_t PROTOCOL = 135;
    /// Payload Proto: nothing follows.
    static constexpr uint8_t NO_NEXT_HEADER = 59;
    /// Payload Proto: an IPv6 packet follows (the FBU in an FNA, RFC 4068 6.3.3).
    static constexpr uint8_t IPV6 = 41;

    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    /**
     * Looks at the MH Type only.
     * @param packet a packet that begins with a Mobility Header
     * @return the MH Type, also one that this module does not know, or nothing if there are fewer
     *         than 8 octets
     */
    static std::optional<uint8_t> PeekType(Ptr<const Packet> packet);

    /**
     * @param packet a packet that begins with a Mobility Header
     * @return a copy (with its byte tags) of what follows the Mobility Header; null if Payload
     *         Proto is not IPV6 or nothing follows
     */
    static Ptr<Packet> GetEncapsulatedPacket(Ptr<const Packet> packet);

    /**
     * Sets options.authenticator to what RFC 6275 6.2.7 asks for, which is written as a Binding
     * Authorization Data option; in an FBU or FBack of profile RFC 5568 as Binding Authorization
     * Data for FMIPv6 (6.4.5, BADF) with options.spi, or 0 where that is not set. Every other
     * member must have its final value.
     * @param key the key that both ends share
     * @param careOf the care-of address that the message registers or acknowledges
     * @param correspondent the home agent or previous access router
     */
    void Authenticate(const SharedKey& key,
                      const Ipv6Address& careOf,
                      const Ipv6Address& correspondent);

    /**
     * Checks the Binding Authorization Data of received octets (not of a parsed message, since
     * unknown options are protected too).
     * @param packet a packet that begins with a Mobility Header
     * @param key the key that both ends share
     * @param careOf the care-of address that the message registers or acknowledges
     * @param correspondent the home agent or previous access router
     * @param profile the profile: which option is wanted in an FBU or FBack, see Authenticate()
     * @return true if the option is there, is the last and its authenticator is right
     */
    static bool IsAuthentic(Ptr<const Packet> packet,
                            const SharedKey& key,
                            const Ipv6Address& careOf,
                            const Ipv6Address& correspondent,
                            Fmipv6Profile profile = Fmipv6Profile::RFC4068);

    /// Whose form FMIPv6's messages and options have; it cannot be read off the octets, so set it
    /// before reading, too (MobilityParser does with the profile it is given).
    Fmipv6Profile profile{Fmipv6Profile::RFC4068};
    uint8_t payloadProto{NO_NEXT_HEADER}; //!< Payload Proto
    MobilityOptions options;              //!< the options

  protected:
    std::optional<ChecksumRule> GetChecksumRule() const final;
    std::vector<uint8_t> Write() const final;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) final;

    /// @return the MH Type
    virtual MobilityHeaderType GetType() const = 0;
    /// @param writer where to append the message data without the options
    virtual void WriteData(OctetWriter& writer) const = 0;
    /**
     * Reads the message data without the options.
     * @param reader where from; its failure is looked at by the caller
     * @return NONE, or why not
     */
    virtual MobilityParseError ReadData(OctetReader& reader) = 0;
    /// @return NONE, or what is wrong with Payload Proto (here: not 59, RFC 6275 9.2) or with the
    ///         options that were read
    virtual MobilityParseError CheckOptions() const;

  private:
    /**
     * @param type MH Type
     * @param profile a profile
     * @return whether such a message is authenticated by BADF
     */
    static bool UsesBadf(uint8_t type, Fmipv6Profile profile);
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_HEADER_H */
