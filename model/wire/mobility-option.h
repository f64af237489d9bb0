/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_OPTION_H
#define MOBILITY_OPTION_H

#include "ns3/fmipv6-profile.h"
#include "ns3/ipv6-address.h"
#include "ns3/mac48-address.h"
#include "ns3/message-authenticator.h"
#include "ns3/mobility-message.h"
#include "ns3/mobility-octets.h"
#include "ns3/mobility-option-walker.h"
#include "ns3/nstime.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// Nonce Indices option: which of the correspondent's nonces made the keygen tokens.
struct NonceIndices
{
    uint16_t home{0};   //!< Home Nonce Index
    uint16_t careOf{0}; //!< Care-of Nonce Index
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
 * Length + 3 octets. (Wireshark 4.0 knows RFC 5568's form only: it shows Pad0 as the first octet of
 * the address and warns of the octet that is left over.) In RFC 5568 (6.4.4) there is no Pad0, and
 * Length, 7 too, counts the Option-Code.
 *
 * Binding Authorization Data for FMIPv6 (RFC 5568 6.4.5):
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |   Type = 21   |  Length = 16  |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                              SPI                              |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                        Authenticator (12)                     |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 * RFC 5568 says that its Option Length is "the length of the Authenticator" (12); with that a
 * reader that skips the option by RFC 6275's rule (6.2.1) would take the last four octets of the
 * authenticator for further options. So the rule that every reader follows is kept: 16.
 *
 * Mobility Header IP Address/Prefix (RFC 5568 6.4.2; type 34 as section 11 registers it,
 where 6.4.2
 * says 17, the number of the neighbor discovery option): Length 18, Option-Code, Prefix Length,
 * address. Alternate Care-of Address: Length 16, address. Binding Authorization Data: Length 12,
 * authenticator. Nonce Indices: Length 4, two indices. Binding Refresh Advice: Length 2, an
 * interval in units of 4 s.
 */
struct MobilityOptions
{
    std::optional<NonceIndices> nonceIndices;   //!< Nonce Indices
    std::optional<Time> refreshAdvice;          //!< Binding Refresh Advice: the Refresh Interval
    std::optional<Ipv6Address> alternateCareOf; //!< Alternate Care-of Address
    std::optional<Mac48Address> mobileLla;      //!< the mobile node's link-layer address
    std::optional<Ipv6Address> previousCareOf;  //!< IP Address/Prefix of Option-Code 1: PCoA
    std::optional<Ipv6Address> newCareOf;       //!< IP Address/Prefix of Option-Code 2: NCoA
    /// SPI; where it is set, the authenticator is that of a BADF option.
    std::optional<uint32_t> spi;
    std::optional<BindingAuthenticator> authenticator; //!< Binding Authorization Data or BADF

    /**
     * Appends the options with the padding that each needs, and pads the header to a multiple of 8
     * octets.
     * @param writer holds the Mobility Header from its first octet on
     * @param profile whose MH-LLA option
     */
    void Write(OctetWriter& writer, Fmipv6Profile profile = Fmipv6Profile::RFC4068) const;

    /**
     * Reads the options, skips those it does not know. Of an option that comes twice the first
     * counts.
     * @param data where the options begin
     * @param size how many octets of options there are
     * @param profile whose MH-LLA option
     * @return NONE; TRUNCATED; BAD_LENGTH for an option with another length than its type has;
     *         BAD_VALUE if something follows the Binding Authorization Data
     */
    MobilityParseError Read(const uint8_t* data,
                            std::size_t size,
                            Fmipv6Profile profile = Fmipv6Profile::RFC4068);

  private:
    /**
     * @param view an option
     * @param profile whose MH-LLA option
     * @return NONE, or BAD_LENGTH
     */
    MobilityParseError Accept(const MobilityOptionView& view, Fmipv6Profile profile);
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_OPTION_H */
