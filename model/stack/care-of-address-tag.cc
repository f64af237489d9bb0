/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/care-of-address-tag.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(CareOfAddressTag);

CareOfAddressTag::CareOfAddressTag(Ipv6Address address)
    : m_address(address)
{
}

TypeId
CareOfAddressTag::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::CareOfAddressTag")
                            .SetParent<Tag>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<CareOfAddressTag>();
    return tid;
}

TypeId
CareOfAddressTag::GetInstanceTypeId() const
{
    return GetTypeId();
}

uint32_t
CareOfAddressTag::GetSerializedSize() const
{
    return 16;
}

void
CareOfAddressTag::Serialize(TagBuffer buffer) const
{
    uint8_t octets[16];
    m_address.Serialize(octets);
    buffer.Write(octets, sizeof(octets));
}

void
CareOfAddressTag::Deserialize(TagBuffer buffer)
{
    uint8_t octets[16];
    buffer.Read(octets, sizeof(octets));
    m_address = Ipv6Address::Deserialize(octets);
}

void
CareOfAddressTag::Print(std::ostream& os) const
{
    os << "care-of " << m_address;
}

Ipv6Address
CareOfAddressTag::GetAddress() const
{
    return m_address;
}

} // namespace fmipv6
} // namespace ns3
