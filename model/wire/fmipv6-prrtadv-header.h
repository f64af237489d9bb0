/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_PRRTADV_HEADER_H
#define FMIPV6_PRRTADV_HEADER_H

#include "ns3/mac48-address.h"
#include "ns3/mobility-icmpv6-header.h"
#include "ns3/mobility-nd-option.h"

#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Code of the Proxy Router Advertisement (RFC 4068 6.1.2, RFC 5568 6.1.2).
enum class PrRtAdvCode : uint8_t
{
    SOLICITED = 0,                //!< the tuples are for movement detection and NCoA formulation
    NETWORK_INITIATED = 1,        //!< unsolicited: send the FBU now
    NO_NEW_ROUTER = 2,            //!< no new router information; see each tuple's Option-Code
    LIMITED = 3,                  //!< new router information for some of the tuples only
    UNSOLICITED_NEIGHBORHOOD = 4, //!< unsolicited, and no trigger
    USE_DHCP = 5, //!< RFC 5568 only: DHCP on the new link; packets go to the PCoA meanwhile
};

/**
 * Proxy Router Advertisement (RFC 4068 6.1.2, RFC 5568 6.1.2): subtype 3, Code 0 to 4; in RFC 5568
 * also 5.
 *
 * The bit diagram is MobilityIcmpv6Header's; the octet behind Subtype is reserved. Options, in this
 * order: source link-layer address; then for each tuple the access point's address (19), the new
 * router's link-layer address (19, Option-Code 3), its IP address (17, Option-Code 3), its prefix
 * (18; in RFC 5568 17 with Option-Code 4), and a new care-of address (17, Option-Code 2).
 */
class PrRtAdvHeader : public MobilityIcmpv6Header, public MobilityParser<PrRtAdvHeader>
{
  public:
    /// What the router says about one access point: an [AP-ID, AR-Info] tuple.
    struct Tuple
    {
        Mac48Address apLla; //!< the access point
        /// NEW_ACCESS_POINT, SAME_ROUTER_INTERFACE, NO_PREFIX_INFORMATION or
        /// NO_FAST_HANDOVER_SUPPORT (1, 5, 6, 7)
        LlaOptionCode optionCode{LlaOptionCode::NEW_ACCESS_POINT};
        std::optional<Mac48Address> narLla;    //!< the new router's link-layer address
        std::optional<Ipv6Address> narAddress; //!< the new router's IP address
        /// Prefix Length of the IP Address options, 0 to 128.
        uint8_t narPrefixLength{64};
        /// The new router's prefix. Where its option is absent, Parse() takes it from narAddress
        /// and narPrefixLength, as RFC 4068 6.1.2 has it, unless these are a host's (0, 128).
        std::optional<NetworkPrefix> prefix;
        std::optional<Ipv6Address> newCoa; //!< a care-of address to use

        /// @return whether the tuple names a new router with all that a fast handover needs
        bool HasRouter() const;
    };

    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    /**
     * @param apLla an access point
     * @return the first tuple about it, or null
     */
    const Tuple* FindTuple(const Mac48Address& apLla) const;

    PrRtAdvCode code{PrRtAdvCode::SOLICITED}; //!< Code
    std::optional<Mac48Address> sourceLla;    //!< the sender's address
    /// At least one; with Code 0 or 1, each of Option-Code 1 has narLla and narAddress.
    std::vector<Tuple> tuples;

  protected:
    std::vector<uint8_t> Write() const override;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) override;

  private:
    /**
     * @param view an option
     * @return NONE, or why the message is not good
     */
    MobilityParseError AcceptOption(const NdOptionView& view);
    /**
     * @param view an option of type LINK_LAYER_ADDRESS
     * @return NONE, or BAD_LENGTH
     */
    MobilityParseError AcceptLla(const NdOptionView& view);
    /// @return NONE, or MISSING_OPTION where an option that MUST be there is not
    MobilityParseError CheckCompleteness() const;
    /// Gives tuples without a prefix that of their router's address.
    void DerivePrefixes();
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_PRRTADV_HEADER_H */
