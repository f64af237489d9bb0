/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ledger-tag.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(LedgerTag);

LedgerTag::LedgerTag(PacketId id)
    : m_id(id)
{
}

TypeId
LedgerTag::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::LedgerTag")
                            .SetParent<Tag>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<LedgerTag>();
    return tid;
}

TypeId
LedgerTag::GetInstanceTypeId() const
{
    return GetTypeId();
}

PacketId
LedgerTag::GetId() const
{
    return m_id;
}

std::optional<PacketId>
LedgerTag::Find(Ptr<const Packet> packet)
{
    LedgerTag tag;
    if (packet && packet->FindFirstMatchingByteTag(tag))
    {
        return tag.m_id;
    }
    return std::nullopt;
}

uint32_t
LedgerTag::GetSerializedSize() const
{
    return 8;
}

void
LedgerTag::Serialize(TagBuffer buffer) const
{
    buffer.WriteU32(m_id.flow);
    buffer.WriteU32(m_id.seq);
}

void
LedgerTag::Deserialize(TagBuffer buffer)
{
    m_id.flow = buffer.ReadU32();
    m_id.seq = buffer.ReadU32();
}

void
LedgerTag::Print(std::ostream& os) const
{
    os << "flow=" << m_id.flow << " seq=" << m_id.seq;
}

} // namespace fmipv6
} // namespace ns3
