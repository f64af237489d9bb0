/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_ND_OPTION_H
#define MOBILITY_ND_OPTION_H

#include "ns3/fmipv6-profile.h"
#include "ns3/ipv6-address.h"
#include "ns3/mac48-address.h"
#include "ns3/mobility-message.h"
#include "ns3/mobility-octets.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace ns3
{
namespace fmipv6
{

/// Types of the neighbor discovery options that this module reads or writes.
enum class NdOptionType : uint8_t
{
    SOURCE_LINK_LAYER_ADDRESS = 1,   //!< RFC 4861 4.6.1
    PREFIX_INFORMATION = 3,          //!< RFC 4861 4.6.2, R bit of RFC 6275 7.2
    MTU = 5,                         //!< RFC 4861 4.6.4
    ADVERTISEMENT_INTERVAL = 7,      //!< RFC 6275 7.3
    HOME_AGENT_INFORMATION = 8,      //!< RFC 6275 7.4
    IP_ADDRESS = 17,                 //!< RFC 4068 6.4.1
    NEW_ROUTER_PREFIX = 18,          //!< RFC 4068 6.4.2
    LINK_LAYER_ADDRESS = 19,         //!< RFC 4068 6.4.3
    NEIGHBOR_ADVERTISEMENT_ACK = 20, //!< RFC 4068 6.4.5
    MAP = 23,                        //!< RFC 5380 section 5
};

/// Option-Code of the IP Address option (RFC 4068 6.4.1, RFC 5568 6.4.1 and 6.4.2).
enum class IpAddressOptionCode : uint8_t
{
    OLD_CARE_OF_ADDRESS = 1, //!< PCoA
    NEW_CARE_OF_ADDRESS = 2, //!< NCoA
    NAR_ADDRESS = 3,         //!< the NAR's IP address
    NAR_PREFIX = 4,          //!< the NAR's prefix (RFC 5568)
};

/// Option-Code of the Link-Layer Address option (RFC 4068 6.4.3, RFC 5568 6.4.3).
enum class LlaOptionCode : uint8_t
{
    WILDCARD = 0,                //!< asks for all nearby access points
    NEW_ACCESS_POINT = 1,        //!< the new access point
    MOBILE_NODE = 2,             //!< the mobile node
    NEW_ACCESS_ROUTER = 3,       //!< the NAR (proxied originator)
    SOURCE = 4,                  //!< who sent the RtSolPr or PrRtAdv
    SAME_ROUTER_INTERFACE = 5,   //!< this AP belongs to the router's current interface: no new CoA
    NO_PREFIX_INFORMATION = 6,   //!< the router knows nothing about this AP
    NO_FAST_HANDOVER_SUPPORT = 7 //!< the router behind this AP does no fast handover
};

/// Status of the NAACK option (RFC 4068 6.4.5, RFC 5568 6.4.6).
enum class NaackStatus : uint8_t
{
    NCOA_INVALID = 1,                     //!< the new CoA is invalid
    NCOA_INVALID_USE_SUPPLIED = 2,        //!< the new CoA is invalid; use the supplied one
    NCOA_INVALID_USE_NAR_ADDRESS = 3,     //!< RFC 5568: use the NAR's address as NCoA in the FBU
    PCOA_SUPPLIED = 4,                    //!< RFC 5568: PCoA supplied, do not send an FBU
    LINK_LAYER_ADDRESS_UNRECOGNIZED = 128 //!< do not use NCoA or PCoA
};

/// A prefix of a network.
struct NetworkPrefix
{
    Ipv6Address address; //!< its leading bits; the others are zero
    uint8_t length{64};  //!< how many bits lead, 0 to 128

    /// @param other another prefix  @return whether both are the same
    bool operator==(const NetworkPrefix& other) const;
};

/**
 * @param address an address
 * @param length how many leading bits to keep, 0 to 128 (more keeps all)
 * @return the address with its other bits zero
 */
Ipv6Address KeepLeadingBits(const Ipv6Address& address, uint8_t length);

/**
 * IP Address option.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Type = 17   |  Length = 3   | Option-Code   | Prefix Length |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                          Reserved                             |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                         IPv6 Address (16)                     |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
struct IpAddressOption
{
    IpAddressOptionCode code{IpAddressOptionCode::NEW_CARE_OF_ADDRESS}; //!< whose address
    uint8_t prefixLength{64}; //!< bits of the address that are its prefix, 0 to 128
    Ipv6Address address;      //!< the address
};

/**
 * NAACK option, which a NAR puts into a Router Advertisement.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Type = 20   | Length = 1, 3 |Option-Code = 0|     Status    |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                          Reserved                             |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                  supplied NCoA (16), with Length 3            |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
struct NaackOption
{
    NaackStatus status{NaackStatus::NCOA_INVALID}; //!< what became of the announcement
    std::optional<Ipv6Address> ncoa;               //!< the address to use, with status 2
};

/// One option as a walk finds it: the octets still belong to the message.
struct NdOptionView
{
    uint8_t type{0};              //!< Type, as on the wire
    const uint8_t* data{nullptr}; //!< the option from its Type on
    std::size_t size{0};          //!< its length in octets, a multiple of 8, never 0
};

/**
 * Walks over the options of a neighbor discovery message: each step advances by at least 8 octets
 * or is the last. An option of length 0 makes the whole message invalid (RFC 4861 4.6).
 */
class NdOptionWalker
{
  public:
    /**
     * @param data where the options begin
     * @param size how many octets of options there are
     */
    NdOptionWalker(const uint8_t* data, std::size_t size);

    /// @return the next option, or nothing at the end or after an error
    std::optional<NdOptionView> Next();
    /// @return NONE, TRUNCATED or BAD_LENGTH; final once Next() has returned nothing
    MobilityParseError GetError() const;

  private:
    const uint8_t* m_data;                                //!< the next option
    std::size_t m_size;                                   //!< how many octets are left
    MobilityParseError m_error{MobilityParseError::NONE}; //!< what stopped the walk
};

/**
 * @param writer where to append the option
 * @param option the option
 */
void WriteOption(OctetWriter& writer, const IpAddressOption& option);

/**
 * @param view an option of type IP_ADDRESS
 * @return its content, or nothing if its length or prefix length is impossible
 */
std::optional<IpAddressOption> ReadIpAddressOption(const NdOptionView& view);

/**
 * Appends the option that holds the new router's prefix; bits behind the prefix are written as
 * zero. In RFC 4068 it is the New Router Prefix Information option (6.4.2), in RFC 5568 the IP
 * Address/Prefix option (17) with Option-Code 4, otherwise the same octets.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Type = 18   |  Length = 3   |Option-Code = 0| Prefix Length |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                          Reserved                             |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                           Prefix (16)                         |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * @param writer where to append the option
 * @param prefix the prefix
 * @param profile whose option
 */
void WriteNewRouterPrefixOption(OctetWriter& writer,
                                const NetworkPrefix& prefix,
                                Fmipv6Profile profile = Fmipv6Profile::RFC4068);

/**
 * @param view an option of type NEW_ROUTER_PREFIX
 * @return its prefix with the other bits zero, or nothing if its lengths are impossible
 */
std::optional<NetworkPrefix> ReadNewRouterPrefixOption(const NdOptionView& view);

/**
 * Appends a Link-Layer Address option: with a 6-octet address 9 octets, padded to 16.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Type = 19   |  Length = 2   |  Option-Code  |      LLA...
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * @param writer where to append the option
 * @param code whose address
 * @param address the address
 */
void WriteLlaOption(OctetWriter& writer, LlaOptionCode code, const Mac48Address& address);

/**
 * @param view an option of type LINK_LAYER_ADDRESS
 * @return its Option-Code (any value) and its first six octets of address, or nothing if it is too
 *         short for them
 */
std::optional<std::pair<LlaOptionCode, Mac48Address>> ReadLlaOption(const NdOptionView& view);

/**
 * @param writer where to append the option
 * @param option the option
 */
void WriteOption(OctetWriter& writer, const NaackOption& option);

/**
 * @param view an option of type NEIGHBOR_ADVERTISEMENT_ACK
 * @return its content, or nothing if its length is impossible or status 2 comes without an address
 */
std::optional<NaackOption> ReadNaackOption(const NdOptionView& view);

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_ND_OPTION_H */
