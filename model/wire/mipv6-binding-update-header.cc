/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-binding-update-header.h"

#include "ns3/mobility-lifetime.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint16_t FLAG_A = 0x8000; //!< A
constexpr uint16_t FLAG_H = 0x4000; //!< H
constexpr uint16_t FLAG_L = 0x2000; //!< L
constexpr uint16_t FLAG_K = 0x1000; //!< K
constexpr uint16_t FLAG_M = 0x0800; //!< M

} // namespace

NS_OBJECT_ENSURE_REGISTERED(BindingUpdateHeader);

TypeId
BindingUpdateHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::BindingUpdateHeader")
                            .SetParent<MobilityHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<BindingUpdateHeader>();
    return tid;
}

TypeId
BindingUpdateHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
BindingUpdateHeader::Print(std::ostream& os) const
{
    os << (GetType() == MobilityHeaderType::FAST_BINDING_UPDATE ? "FBU" : "BU")
       << " seq=" << sequence << " A=" << acknowledge << " H=" << homeRegistration
       << " lifetime=" << lifetime.As(Time::S);
    if (options.alternateCareOf)
    {
        os << " coa=" << *options.alternateCareOf;
    }
}

MobilityHeaderType
BindingUpdateHeader::GetType() const
{
    return MobilityHeaderType::BINDING_UPDATE;
}

Time
BindingUpdateHeader::GetLifetimeUnit() const
{
    return Seconds(4);
}

void
BindingUpdateHeader::WriteData(OctetWriter& writer) const
{
    uint16_t flags = 0;
    flags |= acknowledge ? FLAG_A : 0;
    flags |= homeRegistration ? FLAG_H : 0;
    flags |= linkLocalCompatibility ? FLAG_L : 0;
    flags |= keyManagement ? FLAG_K : 0;
    flags |= mapRegistration ? FLAG_M : 0;
    writer.WriteU16(sequence);
    writer.WriteU16(flags);
    writer.WriteU16(static_cast<uint16_t>(
        ToWireUnits(lifetime, GetLifetimeUnit(), UINT16_MAX, WireRounding::UP)));
}

MobilityParseError
BindingUpdateHeader::ReadData(OctetReader& reader)
{
    sequence = reader.ReadU16();
    const uint16_t flags = reader.ReadU16();
    acknowledge = flags & FLAG_A;
    homeRegistration = flags & FLAG_H;
    linkLocalCompatibility = flags & FLAG_L;
    keyManagement = flags & FLAG_K;
    mapRegistration = flags & FLAG_M;
    lifetime = FromWireUnits(reader.ReadU16(), GetLifetimeUnit());
    return MobilityParseError::NONE;
}

} // namespace fmipv6
} // namespace ns3
