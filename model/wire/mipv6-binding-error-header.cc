/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-binding-error-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(BindingErrorHeader);

TypeId
BindingErrorHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::BindingErrorHeader")
                            .SetParent<MobilityHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<BindingErrorHeader>();
    return tid;
}

TypeId
BindingErrorHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
BindingErrorHeader::Print(std::ostream& os) const
{
    os << "BE status=" << +static_cast<uint8_t>(status) << " home=" << homeAddress;
}

MobilityHeaderType
BindingErrorHeader::GetType() const
{
    return MobilityHeaderType::BINDING_ERROR;
}

void
BindingErrorHeader::WriteData(OctetWriter& writer) const
{
    writer.WriteU8(static_cast<uint8_t>(status));
    writer.WriteU8(0);
    writer.WriteAddress(homeAddress);
}

MobilityParseError
BindingErrorHeader::ReadData(OctetReader& reader)
{
    status = static_cast<BindingErrorStatus>(reader.ReadU8());
    reader.Skip(1);
    homeAddress = reader.ReadAddress();
    return MobilityParseError::NONE;
}

} // namespace fmipv6
} // namespace ns3
