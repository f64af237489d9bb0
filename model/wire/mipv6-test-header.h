/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_TEST_HEADER_H
#define MIPV6_TEST_HEADER_H

#include "ns3/mobility-header.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/**
 * What Home Test and Care-of Test have in common (RFC 6275 6.1.5, 6.1.6).
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |          Nonce Index          |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                     Init Cookie (8)                           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                     Keygen Token (8)                          |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   .                        Mobility Options                       .
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
class TestHeader : public MobilityHeader
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    void Print(std::ostream& os) const override;

    uint16_t nonceIndex{0};  //!< Home or Care-of Nonce Index
    uint64_t cookie{0};      //!< the cookie of the Test Init
    uint64_t keygenToken{0}; //!< Home or Care-of Keygen Token

  protected:
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;
};

/// Home Test (RFC 6275 6.1.5): MH Type 3.
class HomeTestHeader : public TestHeader, public MobilityParser<HomeTestHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

  protected:
    MobilityHeaderType GetType() const override;
};

/// Care-of Test (RFC 6275 6.1.6): MH Type 4.
class CareOfTestHeader : public TestHeader, public MobilityParser<CareOfTestHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

  protected:
    MobilityHeaderType GetType() const override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_TEST_HEADER_H */
