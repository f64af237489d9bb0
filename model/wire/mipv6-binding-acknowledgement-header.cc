/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-binding-acknowledgement-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(BindingAcknowledgementHeader);

TypeId
BindingAcknowledgementHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::BindingAcknowledgementHeader")
                            .SetParent<MobilityAcknowledgementHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<BindingAcknowledgementHeader>();
    return tid;
}

TypeId
BindingAcknowledgementHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

MobilityHeaderType
BindingAcknowledgementHeader::GetType() const
{
    return MobilityHeaderType::BINDING_ACKNOWLEDGEMENT;
}

std::string_view
BindingAcknowledgementHeader::GetName() const
{
    return "BA";
}

uint8_t
BindingAcknowledgementHeader::GetStatus() const
{
    return static_cast<uint8_t>(status);
}

void
BindingAcknowledgementHeader::SetStatus(uint8_t value)
{
    status = static_cast<BindingStatus>(value);
}

Time
BindingAcknowledgementHeader::GetLifetimeUnit() const
{
    return Seconds(4);
}

} // namespace fmipv6
} // namespace ns3
