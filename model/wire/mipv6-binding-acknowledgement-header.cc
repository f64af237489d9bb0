/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-binding-acknowledgement-header.h"

#include "ns3/mobility-lifetime.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t FLAG_K = 0x80;       //!< K, in the octet behind Status
constexpr uint8_t FIRST_REFUSAL = 128; //!< the smallest Status that rejects the update

/// @return the unit of Lifetime (RFC 6275 6.1.8)
Time
GetLifetimeUnit()
{
    return Seconds(4);
}

} // namespace

NS_OBJECT_ENSURE_REGISTERED(BindingAcknowledgementHeader);

TypeId
BindingAcknowledgementHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::BindingAcknowledgementHeader")
                            .SetParent<MobilityHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<BindingAcknowledgementHeader>();
    return tid;
}

TypeId
BindingAcknowledgementHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
BindingAcknowledgementHeader::Print(std::ostream& os) const
{
    os << "BA status=" << +static_cast<uint8_t>(status) << " seq=" << sequence
       << " lifetime=" << lifetime.As(Time::S);
}

bool
BindingAcknowledgementHeader::IsAccepted() const
{
    return static_cast<uint8_t>(status) < FIRST_REFUSAL;
}

MobilityHeaderType
BindingAcknowledgementHeader::GetType() const
{
    return MobilityHeaderType::BINDING_ACKNOWLEDGEMENT;
}

void
BindingAcknowledgementHeader::WriteData(OctetWriter& writer) const
{
    writer.WriteU8(static_cast<uint8_t>(status));
    writer.WriteU8(keyManagement ? FLAG_K : 0);
    writer.WriteU16(sequence);
    writer.WriteU16(static_cast<uint16_t>(
        ToWireUnits(lifetime, GetLifetimeUnit(), UINT16_MAX, WireRounding::DOWN_NOT_ZERO)));
}

MobilityParseError
BindingAcknowledgementHeader::ReadData(OctetReader& reader)
{
    status = static_cast<BindingStatus>(reader.ReadU8());
    keyManagement = reader.ReadU8() & FLAG_K;
    sequence = reader.ReadU16();
    lifetime = FromWireUnits(reader.ReadU16(), GetLifetimeUnit());
    return MobilityParseError::NONE;
}

} // namespace fmipv6
} // namespace ns3
