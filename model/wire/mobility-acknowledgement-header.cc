/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-acknowledgement-header.h"

#include "ns3/mobility-lifetime.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t FLAG_K = 0x80;       //!< K, in the octet behind Status
constexpr uint8_t FIRST_REFUSAL = 128; //!< the smallest Status that rejects the update

} // namespace

NS_OBJECT_ENSURE_REGISTERED(MobilityAcknowledgementHeader);

TypeId
MobilityAcknowledgementHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::MobilityAcknowledgementHeader")
                            .SetParent<MobilityHeader>()
                            .SetGroupName("Fmipv6");
    return tid;
}

TypeId
MobilityAcknowledgementHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
MobilityAcknowledgementHeader::Print(std::ostream& os) const
{
    os << GetName() << " status=" << +GetStatus() << " seq=" << sequence
       << " lifetime=" << lifetime.As(Time::S);
}

bool
MobilityAcknowledgementHeader::IsAccepted() const
{
    return GetStatus() < FIRST_REFUSAL;
}

void
MobilityAcknowledgementHeader::WriteData(OctetWriter& writer) const
{
    writer.WriteU8(GetStatus());
    writer.WriteU8(keyManagement ? FLAG_K : 0);
    writer.WriteU16(sequence);
    writer.WriteU16(static_cast<uint16_t>(
        ToWireUnits(lifetime, GetLifetimeUnit(), UINT16_MAX, WireRounding::DOWN_NOT_ZERO)));
}

MobilityParseError
MobilityAcknowledgementHeader::ReadData(OctetReader& reader)
{
    SetStatus(reader.ReadU8());
    keyManagement = reader.ReadU8() & FLAG_K;
    sequence = reader.ReadU16();
    lifetime = FromWireUnits(reader.ReadU16(), GetLifetimeUnit());
    return MobilityParseError::NONE;
}

} // namespace fmipv6
} // namespace ns3
