/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/arrival-tag.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(ArrivalTag);

namespace
{

/// Octets of an IPv6 address.
constexpr uint32_t ADDRESS_SIZE = 16;

} // namespace

Arrival
ArrivalTag::Of(Ptr<const Packet> packet)
{
    ArrivalTag tag;
    packet->PeekPacketTag(tag);
    return tag.m_arrival;
}

void
ArrivalTag::Set(Ptr<const Packet> packet, const Arrival& arrival)
{
    ArrivalTag old;
    auto tagged = ConstCast<Packet>(packet);
    tagged->RemovePacketTag(old);
    old.m_arrival = arrival;
    tagged->AddPacketTag(old);
}

TypeId
ArrivalTag::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::ArrivalTag")
                            .SetParent<Tag>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<ArrivalTag>();
    return tid;
}

TypeId
ArrivalTag::GetInstanceTypeId() const
{
    return GetTypeId();
}

uint32_t
ArrivalTag::GetSerializedSize() const
{
    return 1 + ADDRESS_SIZE;
}

void
ArrivalTag::Serialize(TagBuffer buffer) const
{
    std::array<uint8_t, ADDRESS_SIZE> octets;
    m_arrival.tunnel.Serialize(octets.data());
    buffer.WriteU8(m_arrival.hasRoutingHeader ? 1 : 0);
    buffer.Write(octets.data(), octets.size());
}

void
ArrivalTag::Deserialize(TagBuffer buffer)
{
    std::array<uint8_t, ADDRESS_SIZE> octets;
    m_arrival.hasRoutingHeader = buffer.ReadU8() != 0;
    buffer.Read(octets.data(), octets.size());
    m_arrival.tunnel = Ipv6Address::Deserialize(octets.data());
}

void
ArrivalTag::Print(std::ostream& os) const
{
    os << "tunnel=" << m_arrival.tunnel << " routed=" << m_arrival.hasRoutingHeader;
}

} // namespace fmipv6
} // namespace ns3
