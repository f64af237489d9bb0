/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"

#include "ns3/mobility-lifetime.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t FLAG_K = 0x80;       //!< K, in the octet behind Status
constexpr uint8_t FIRST_REFUSAL = 128; //!< the smallest Status that rejects the update

/// @return the unit of Lifetime (RFC 4068 6.3.2)
Time
GetLifetimeUnit()
{
    return Seconds(1);
}

} // namespace

NS_OBJECT_ENSURE_REGISTERED(FastBindingAcknowledgmentHeader);

TypeId
FastBindingAcknowledgmentHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::FastBindingAcknowledgmentHeader")
                            .SetParent<MobilityHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<FastBindingAcknowledgmentHeader>();
    return tid;
}

TypeId
FastBindingAcknowledgmentHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
FastBindingAcknowledgmentHeader::Print(std::ostream& os) const
{
    os << "FBack status=" << +static_cast<uint8_t>(status) << " seq=" << sequence
       << " lifetime=" << lifetime.As(Time::S);
}

bool
FastBindingAcknowledgmentHeader::IsAccepted() const
{
    return static_cast<uint8_t>(status) < FIRST_REFUSAL;
}

MobilityHeaderType
FastBindingAcknowledgmentHeader::GetType() const
{
    return MobilityHeaderType::FAST_BINDING_ACKNOWLEDGMENT;
}

void
FastBindingAcknowledgmentHeader::WriteData(OctetWriter& writer) const
{
    writer.WriteU8(static_cast<uint8_t>(status));
    writer.WriteU8(keyManagement ? FLAG_K : 0);
    writer.WriteU16(sequence);
    writer.WriteU16(static_cast<uint16_t>(
        ToWireUnits(lifetime, GetLifetimeUnit(), UINT16_MAX, WireRounding::DOWN_NOT_ZERO)));
}

MobilityParseError
FastBindingAcknowledgmentHeader::ReadData(OctetReader& reader)
{
    status = static_cast<FastBindingStatus>(reader.ReadU8());
    keyManagement = reader.ReadU8() & FLAG_K;
    sequence = reader.ReadU16();
    lifetime = FromWireUnits(reader.ReadU16(), GetLifetimeUnit());
    return MobilityParseError::NONE;
}

MobilityParseError
FastBindingAcknowledgmentHeader::CheckOptions() const
{
    if (status == FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA && !options.alternateCareOf)
    {
        return MobilityParseError::MISSING_OPTION;
    }
    return MobilityHeader::CheckOptions();
}

} // namespace fmipv6
} // namespace ns3
