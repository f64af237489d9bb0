/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_FAST_BINDING_UPDATE_HEADER_H
#define FMIPV6_FAST_BINDING_UPDATE_HEADER_H

#include "ns3/mipv6-binding-update-header.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Fast Binding Update (RFC 4068 6.3.1, RFC 5568 6.2.2): MH Type 8, otherwise the octets of a
 * Binding Update, whose bit diagram holds here too. Lifetime is counted in units of 4 s in RFC 4068
 * ("see RFC 3775") and in seconds in RFC 5568 ("the requested time in seconds"), so parse it with
 * its profile; the authenticator is that of the profile, too, see MobilityHeader::Authenticate().
 *
 * A and H must be set (they are by default, and a message without is BAD_VALUE). The alternate
 * care-of address holds the NCoA and must be there when the FBU is sent on the old link; the packet
 * has a Home Address option with the PCoA (which is then the checksum's source address).
 */
class FastBindingUpdateHeader : public BindingUpdateHeader,
                                public MobilityParser<FastBindingUpdateHeader>
{
  public:
    using MobilityParser<FastBindingUpdateHeader>::Parse;

    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

  protected:
    MobilityHeaderType GetType() const override;
    MobilityParseError ReadData(OctetReader& reader) override;
    Time GetLifetimeUnit() const override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_FAST_BINDING_UPDATE_HEADER_H */
