/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-binding-refresh-request-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(BindingRefreshRequestHeader);

TypeId
BindingRefreshRequestHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::BindingRefreshRequestHeader")
                            .SetParent<MobilityHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<BindingRefreshRequestHeader>();
    return tid;
}

TypeId
BindingRefreshRequestHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
BindingRefreshRequestHeader::Print(std::ostream& os) const
{
    os << "BRR";
}

MobilityHeaderType
BindingRefreshRequestHeader::GetType() const
{
    return MobilityHeaderType::BINDING_REFRESH_REQUEST;
}

void
BindingRefreshRequestHeader::WriteData(OctetWriter& writer) const
{
    writer.WriteZeros(2);
}

MobilityParseError
BindingRefreshRequestHeader::ReadData(OctetReader& reader)
{
    reader.Skip(2);
    return MobilityParseError::NONE;
}

} // namespace fmipv6
} // namespace ns3
