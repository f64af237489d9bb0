/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-reason-header.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/l2-byte-reader.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(Dot11ReasonHeader);

TypeId
Dot11ReasonHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::Dot11ReasonHeader")
                            .SetParent<Header>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<Dot11ReasonHeader>();
    return tid;
}

Dot11ReasonHeader::Dot11ReasonHeader(Dot11Reason reason)
    : m_reason(static_cast<uint16_t>(reason))
{
}

std::optional<Dot11ReasonHeader>
Dot11ReasonHeader::Parse(Ptr<const Packet> body)
{
    const auto bytes = CopyBytes(body);
    L2ByteReader reader(bytes);
    Dot11ReasonHeader header;
    header.m_reason = reader.LittleEndian(2);
    if (!reader.IsOk() ||
        !Dot11ElementWalker::IsWellFormed(bytes.data() + SIZE, reader.GetRemaining()))
    {
        return std::nullopt;
    }
    return header;
}

Dot11Reason
Dot11ReasonHeader::GetReason() const
{
    return static_cast<Dot11Reason>(m_reason);
}

TypeId
Dot11ReasonHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

uint32_t
Dot11ReasonHeader::GetSerializedSize() const
{
    return SIZE;
}

void
Dot11ReasonHeader::Serialize(Buffer::Iterator start) const
{
    start.WriteHtolsbU16(m_reason);
}

uint32_t
Dot11ReasonHeader::Deserialize(Buffer::Iterator start)
{
    if (start.GetRemainingSize() < SIZE)
    {
        return 0;
    }
    m_reason = start.ReadLsbtohU16();
    return SIZE;
}

void
Dot11ReasonHeader::Print(std::ostream& os) const
{
    os << "reason=" << m_reason;
}

} // namespace fmipv6
} // namespace ns3
