/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_BINDING_REFRESH_REQUEST_HEADER_H
#define MIPV6_BINDING_REFRESH_REQUEST_HEADER_H

#include "ns3/mobility-header.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Binding Refresh Request (RFC 6275 6.1.2): MH Type 0, two reserved octets and no option defined.
 */
class BindingRefreshRequestHeader : public MobilityHeader,
                                    public MobilityParser<BindingRefreshRequestHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

  protected:
    MobilityHeaderType GetType() const override;
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_BINDING_REFRESH_REQUEST_HEADER_H */
