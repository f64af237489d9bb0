/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_TEST_INIT_HEADER_H
#define MIPV6_TEST_INIT_HEADER_H

#include "ns3/mobility-header.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/**
 * What Home Test Init and Care-of Test Init have in common (RFC 6275 6.1.3, 6.1.4).
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |           Reserved            |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                     Init Cookie (8)                           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   .                        Mobility Options                       .
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
class TestInitHeader : public MobilityHeader
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    void Print(std::ostream& os) const override;

    uint64_t cookie{0}; //!< Home or Care-of Init Cookie

  protected:
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;
};

/// Home Test Init (RFC 6275 6.1.3): MH Type 1.
class HomeTestInitHeader : public TestInitHeader, public MobilityParser<HomeTestInitHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

  protected:
    MobilityHeaderType GetType() const override;
};

/// Care-of Test Init (RFC 6275 6.1.4): MH Type 2.
class CareOfTestInitHeader : public TestInitHeader, public MobilityParser<CareOfTestInitHeader>
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

#endif /* MIPV6_TEST_INIT_HEADER_H */
