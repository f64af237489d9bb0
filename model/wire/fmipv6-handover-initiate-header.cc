/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-handover-initiate-header.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t FLAG_S = 0x80; //!< S
constexpr uint8_t FLAG_U = 0x40; //!< U

} // namespace

NS_OBJECT_ENSURE_REGISTERED(HandoverInitiateHeader);

TypeId
HandoverInitiateHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HandoverInitiateHeader")
                            .SetParent<HandoverMessage>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<HandoverInitiateHeader>();
    return tid;
}

TypeId
HandoverInitiateHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
HandoverInitiateHeader::Print(std::ostream& os) const
{
    os << "HI code=" << +static_cast<uint8_t>(code) << " id=" << identifier
       << " S=" << assignAddress << " U=" << buffer << " mn=" << mnLla;
    if (pcoa)
    {
        os << " pcoa=" << *pcoa;
    }
    if (ncoa)
    {
        os << " ncoa=" << *ncoa;
    }
}

ExperimentalMobilitySubtype
HandoverInitiateHeader::GetSubtype() const
{
    return ExperimentalMobilitySubtype::HI;
}

MobilityHeaderType
HandoverInitiateHeader::GetMobilityHeaderType() const
{
    return MobilityHeaderType::HANDOVER_INITIATE;
}

void
HandoverInitiateHeader::GetFields(Fields& fields) const
{
    fields.code = static_cast<uint8_t>(code);
    fields.flags = (assignAddress ? FLAG_S : 0) | (buffer ? FLAG_U : 0);
    fields.mnLla = mnLla;
    fields.pcoa = pcoa;
}

MobilityParseError
HandoverInitiateHeader::SetFields(const Fields& fields)
{
    if (fields.code > static_cast<uint8_t>(HandoverInitiateCode::FBU_FROM_OTHER))
    {
        return MobilityParseError::WRONG_CODE;
    }
    code = static_cast<HandoverInitiateCode>(fields.code);
    assignAddress = fields.flags & FLAG_S;
    buffer = fields.flags & FLAG_U;
    mnLla = fields.mnLla.value_or(Mac48Address());
    pcoa = fields.pcoa;
    if (assignAddress && code == HandoverInitiateCode::FBU_FROM_OTHER)
    {
        return MobilityParseError::BAD_VALUE; // S MUST be 0 when Code = 1
    }
    return fields.mnLla ? MobilityParseError::NONE : MobilityParseError::MISSING_OPTION;
}

} // namespace fmipv6
} // namespace ns3
