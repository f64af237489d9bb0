/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(FastBindingAcknowledgmentHeader);

TypeId
FastBindingAcknowledgmentHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::FastBindingAcknowledgmentHeader")
                            .SetParent<MobilityAcknowledgementHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<FastBindingAcknowledgmentHeader>();
    return tid;
}

TypeId
FastBindingAcknowledgmentHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

MobilityHeaderType
FastBindingAcknowledgmentHeader::GetType() const
{
    return MobilityHeaderType::FAST_BINDING_ACKNOWLEDGMENT;
}

std::string_view
FastBindingAcknowledgmentHeader::GetName() const
{
    return "FBack";
}

uint8_t
FastBindingAcknowledgmentHeader::GetStatus() const
{
    return static_cast<uint8_t>(status);
}

void
FastBindingAcknowledgmentHeader::SetStatus(uint8_t value)
{
    status = static_cast<FastBindingStatus>(value);
}

Time
FastBindingAcknowledgmentHeader::GetLifetimeUnit() const
{
    return Seconds(1);
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
