/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_OPTION_WALKER_H
#define MOBILITY_OPTION_WALKER_H

#include "ns3/fmipv6-profile.h"
#include "ns3/mobility-message.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// Types of the mobility options (RFC 6275 6.2, RFC 5568 6.4) that this module reads or writes.
enum class MobilityOptionType : uint8_t
{
    PAD1 = 0,                               //!< one octet, no length (RFC 6275 6.2.2)
    PADN = 1,                               //!< two or more octets (6.2.3)
    BINDING_REFRESH_ADVICE = 2,             //!< aligned 2n (6.2.4)
    ALTERNATE_CARE_OF_ADDRESS = 3,          //!< aligned 8n+6 (6.2.5)
    NONCE_INDICES = 4,                      //!< aligned 2n (6.2.6)
    BINDING_AUTHORIZATION_DATA = 5,         //!< the last one, aligned 8n+2 (6.2.7)
    LINK_LAYER_ADDRESS = 7,                 //!< MH-LLA (RFC 4068 6.4.4, RFC 5568 6.4.4)
    BINDING_AUTHORIZATION_DATA_FMIPV6 = 21, //!< BADF, the last one (RFC 5568 6.4.5)
    ADDRESS_OR_PREFIX = 34,                 //!< aligned 8n+4 (RFC 5568 6.4.2)
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
     * @param profile how the Length of MH-LLA counts
     */
    MobilityOptionWalker(const uint8_t* data,
                         std::size_t size,
                         Fmipv6Profile profile = Fmipv6Profile::RFC4068);

    /// @return the next option, or nothing at the end or after an error
    std::optional<MobilityOptionView> Next();
    /// @return NONE or TRUNCATED; final once Next() has returned nothing
    MobilityParseError GetError() const;

  private:
    const uint8_t* m_data;                                //!< the next option
    std::size_t m_size;                                   //!< how many octets are left
    Fmipv6Profile m_profile;                              //!< how the Length of MH-LLA counts
    MobilityParseError m_error{MobilityParseError::NONE}; //!< what stopped the walk
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_OPTION_WALKER_H */
