/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-authentication-header.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/l2-byte-reader.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(Dot11AuthenticationHeader);

TypeId
Dot11AuthenticationHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::Dot11AuthenticationHeader")
                            .SetParent<Header>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<Dot11AuthenticationHeader>();
    return tid;
}

Dot11AuthenticationHeader::Dot11AuthenticationHeader(Dot11AuthAlgorithm algorithm,
                                                     uint16_t sequence,
                                                     Dot11Status status)
    : m_algorithm(static_cast<uint16_t>(algorithm)),
      m_sequence(sequence),
      m_status(static_cast<uint16_t>(status))
{
}

std::optional<Dot11AuthenticationHeader>
Dot11AuthenticationHeader::Parse(Ptr<const Packet> body)
{
    const auto bytes = CopyBytes(body);
    L2ByteReader reader(bytes);
    Dot11AuthenticationHeader header;
    header.m_algorithm = reader.LittleEndian(2);
    header.m_sequence = reader.LittleEndian(2);
    header.m_status = reader.LittleEndian(2);
    if (!reader.IsOk() ||
        !Dot11ElementWalker::IsWellFormed(bytes.data() + SIZE, reader.GetRemaining()))
    {
        return std::nullopt;
    }
    return header;
}

Dot11AuthAlgorithm
Dot11AuthenticationHeader::GetAlgorithm() const
{
    return static_cast<Dot11AuthAlgorithm>(m_algorithm);
}

uint16_t
Dot11AuthenticationHeader::GetSequence() const
{
    return m_sequence;
}

Dot11Status
Dot11AuthenticationHeader::GetStatus() const
{
    return static_cast<Dot11Status>(m_status);
}

TypeId
Dot11AuthenticationHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

uint32_t
Dot11AuthenticationHeader::GetSerializedSize() const
{
    return SIZE;
}

void
Dot11AuthenticationHeader::Serialize(Buffer::Iterator start) const
{
    start.WriteHtolsbU16(m_algorithm);
    start.WriteHtolsbU16(m_sequence);
    start.WriteHtolsbU16(m_status);
}

uint32_t
Dot11AuthenticationHeader::Deserialize(Buffer::Iterator start)
{
    if (start.GetRemainingSize() < SIZE)
    {
        return 0;
    }
    m_algorithm = start.ReadLsbtohU16();
    m_sequence = start.ReadLsbtohU16();
    m_status = start.ReadLsbtohU16();
    return SIZE;
}

void
Dot11AuthenticationHeader::Print(std::ostream& os) const
{
    os << "algorithm=" << m_algorithm << " sequence=" << m_sequence << " status=" << m_status;
}

} // namespace fmipv6
} // namespace ns3
