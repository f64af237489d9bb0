/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_BINDING_UPDATE_HEADER_H
#define MIPV6_BINDING_UPDATE_HEADER_H

#include "ns3/mobility-header.h"
#include "ns3/nstime.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Binding Update (RFC 6275 6.1.7, M of RFC 5380 section 4): MH Type 5.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |          Sequence #           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |A|H|L|K|M|      Reserved       |           Lifetime            |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   .                        Mobility Options                       .
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * Lifetime is counted in units of 4 s on the wire: written rounded up (a request for less than one
 * unit must not become the 0 that deletes a binding), at most 65535 units; negative is written as
 0.
 */
class BindingUpdateHeader : public MobilityHeader, public MobilityParser<BindingUpdateHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    uint16_t sequence{0};               //!< Sequence #, compared modulo 2^16
    bool acknowledge{true};             //!< A: an acknowledgement is wanted
    bool homeRegistration{true};        //!< H
    bool linkLocalCompatibility{false}; //!< L
    bool keyManagement{false};          //!< K
    bool mapRegistration{false};        //!< M: a registration with a mobility anchor point
    Time lifetime{Seconds(0)};          //!< Lifetime; zero deletes the binding

  protected:
    MobilityHeaderType GetType() const override;
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;
    /// @return the unit of Lifetime on the wire
    virtual Time GetLifetimeUnit() const;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_BINDING_UPDATE_HEADER_H */
