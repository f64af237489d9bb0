/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_OPTION_H
#define MOBILITY_OPTION_H

#include "ns3/ipv6-address.h"
#include "ns3/mac48-address.h"
#include "ns3/message-authenticator.h"
#include "ns3/mobility-message.h"
#include "ns3/mobility-octets.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// Types of the mobility options (RFC 6275 6.2) that this module reads or writes.
enum class MobilityOptionType : uint8_t
{
    PAD1 = 0,                       //!< one octet, no length (RFC 6275 6.2.2)
    PADN = 1,                       //!< two or more octets (6.2.3)
    ALTERNATE_CARE_OF_ADDRESS = 3,  //!< aligned 8n+6 (6.2.5)
    BINDING_AUTHORIZATION_DATA = 5, //!< the last one, aligned 8n+2 (6.2.7)
    LINK_LAYER_ADDRESS = 7,         //!< MH-LLA, written at 8n+6 (RFC 4068 6.4.4)
};

/**
 * The mobility options of a message, each absent or present once; padding is not kept.
 *
 * Link-layer address option (RFC 4068 6.4.4, Figure 15):
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |   Type = 7    |  Length = 7   |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |Option-Code = 2|    Pad0=0     |         LLA                   |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                             LLA                               |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 * Its Length leaves out the Option-Code, against the rule of RFC 6275 6.2.1, so that the option has
 * Length + 3 octets; RFC 5568 counts the Option-Code. (Wireshark 4.0 knows RFC 5568's form only: it
 * shows Pad0 as the first octet of the address and warns of the octet that is left over.)
 *
 * Alternate Care-of Address: Type 3, Length 16, address. Binding Authorization Data: Type 5, Length
 * 12, authenticator.
 */
struct MobilityOptions
{
    std::optional<Ipv6Address> alternateCareOf;        //!< Alternate Care-of Address
    std::optional<Mac48Address> mobileLla;             //!< the mobile node's link-layer address
    std::optional<BindingAuthenticator> authenticator; //!< Binding Authorization Data

    /**
     * Appends the options with the padding that each needs, and pads the header to a multiple of 8
     * octets.
     * @param writer holds the Mobility Header from its first octet on
     */
    void Write(OctetWriter& writer) const;

    /**
     * Reads the options, skips those it does not know. Of an option that comes twice the first
     * counts.
     * @param data where the options begin
     * @param size how many octets of options there are
     * @return NONE; TRUNCATED; BAD_LENGTH for an option with another length than its type has;
     *         BAD_VALUE if something follows the Binding Authorization Data
     */
    MobilityParseError Read(const uint8_t* data, std::size_t size);
};

/// One mobility option as a walk finds it: the octets still belong to the message.
struct MobilityOptionView
{
    uint8_t type{0};              //!< Option Type, as on the wire
    const uint8_t* data{nullptr}; //!< its data, behind Type and Length (behind Type for Pad1)
    std::size_t size{0};          //!< octets of data
};

/// Walks over mobility options, Pad1 and PadN included: each step advances or is the last.
class MobilityOptionWalker
{
  public:
    /**
     * @param data where the options begin
     * @param size how many octets of options there are
     */
    MobilityOptionWalker(const uint8_t* data, std::size_t size);

    /// @return the next option, or nothing at the end or after an error
    std::optional<MobilityOptionView> Next();
    /// @return NONE or TRUNCATED; final once Next() has returned nothing
    MobilityParseError GetError() const;

  private:
    const uint8_t* m_data;                                //!< the next option
    std::size_t m_size;                                   //!< how many octets are left
    MobilityParseError m_error{MobilityParseError::NONE}; //!< what stopped the walk
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_OPTION_H */
