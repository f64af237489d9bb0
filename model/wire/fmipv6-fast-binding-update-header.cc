/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-fast-binding-update-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(FastBindingUpdateHeader);

TypeId
FastBindingUpdateHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::FastBindingUpdateHeader")
                            .SetParent<BindingUpdateHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<FastBindingUpdateHeader>();
    return tid;
}

TypeId
FastBindingUpdateHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

MobilityHeaderType
FastBindingUpdateHeader::GetType() const
{
    return MobilityHeaderType::FAST_BINDING_UPDATE;
}

Time
FastBindingUpdateHeader::GetLifetimeUnit() const
{
    return profile == Fmipv6Profile::RFC5568 ? Seconds(1) : BindingUpdateHeader::GetLifetimeUnit();
}

MobilityParseError
FastBindingUpdateHeader::ReadData(OctetReader& reader)
{
    const MobilityParseError error = BindingUpdateHeader::ReadData(reader);
    if (error == MobilityParseError::NONE && !(acknowledge && homeRegistration))
    {
        return MobilityParseError::BAD_VALUE; // both MUST be set
    }
    return error;
}

} // namespace fmipv6
} // namespace ns3
