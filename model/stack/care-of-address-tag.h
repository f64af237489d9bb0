/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef CARE_OF_ADDRESS_TAG_H
#define CARE_OF_ADDRESS_TAG_H

#include "ns3/ipv6-address.h"
#include "ns3/tag.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Source address that a packet had on the wire, after a Home Address option has taken its place in
 * the IPv6 header (RFC 6275 section 9.3.1). Lives within one node.
 */
class CareOfAddressTag : public Tag
{
  public:
    CareOfAddressTag() = default;
    /// @param address source address on the wire
    explicit CareOfAddressTag(Ipv6Address address);

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(TagBuffer buffer) const override;
    void Deserialize(TagBuffer buffer) override;
    void Print(std::ostream& os) const override;

    /// @return source address on the wire
    Ipv6Address GetAddress() const;

  private:
    Ipv6Address m_address; //!< source address on the wire
};

} // namespace fmipv6
} // namespace ns3

#endif /* CARE_OF_ADDRESS_TAG_H */
