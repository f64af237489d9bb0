/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-handover-acknowledge-header.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t FIRST_REFUSAL = 128; //!< the smallest Code that refuses the handover

/// A meaning and its number in each profile.
struct CodeNumbers
{
    HandoverAcknowledgeCode code;   //!< the meaning
    std::optional<uint8_t> rfc4068; //!< RFC 4068 6.2.2
    std::optional<uint8_t> rfc5568; //!< RFC 5568 6.2.1.2
};

/// Where two meanings share a number, reading gives the first.
constexpr CodeNumbers CODES[] = {
    {HandoverAcknowledgeCode::ACCEPTED, 0, 0},
    {HandoverAcknowledgeCode::ACCEPTED_NCOA_NOT_VALID, 1, 1},
    {HandoverAcknowledgeCode::ACCEPTED_NCOA_IN_USE, 2, 1},
    {HandoverAcknowledgeCode::ACCEPTED_NCOA_ASSIGNED, 3, 2},
    {HandoverAcknowledgeCode::ACCEPTED_NCOA_NOT_ASSIGNED, 4, 1},
    {HandoverAcknowledgeCode::ACCEPTED_USE_PCOA, 4, 3},
    {HandoverAcknowledgeCode::UNSOLICITED, std::nullopt, 4},
};

/// @param numbers a row @param profile a profile @return its number there, if it has one
constexpr std::optional<uint8_t>
GetNumber(const CodeNumbers& numbers, Fmipv6Profile profile)
{
    return profile == Fmipv6Profile::RFC5568 ? numbers.rfc5568 : numbers.rfc4068;
}

} // namespace

NS_OBJECT_ENSURE_REGISTERED(HandoverAcknowledgeHeader);

TypeId
HandoverAcknowledgeHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HandoverAcknowledgeHeader")
                            .SetParent<HandoverMessage>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<HandoverAcknowledgeHeader>();
    return tid;
}

TypeId
HandoverAcknowledgeHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
HandoverAcknowledgeHeader::Print(std::ostream& os) const
{
    os << "HAck code=" << +static_cast<uint8_t>(code) << " id=" << identifier;
    if (ncoa)
    {
        os << " ncoa=" << *ncoa;
    }
}

bool
HandoverAcknowledgeHeader::IsAccepted() const
{
    return static_cast<uint8_t>(code) < FIRST_REFUSAL &&
           code != HandoverAcknowledgeCode::UNSOLICITED;
}

ExperimentalMobilitySubtype
HandoverAcknowledgeHeader::GetSubtype() const
{
    return ExperimentalMobilitySubtype::HACK;
}

MobilityHeaderType
HandoverAcknowledgeHeader::GetMobilityHeaderType() const
{
    return MobilityHeaderType::HANDOVER_ACKNOWLEDGE;
}

void
HandoverAcknowledgeHeader::GetFields(Fields& fields) const
{
    fields.code = ToWireCode(code, profile);
}

MobilityParseError
HandoverAcknowledgeHeader::SetFields(const Fields& fields)
{
    const auto meaning = FromWireCode(fields.code, profile);
    code = meaning.value_or(HandoverAcknowledgeCode::REASON_UNSPECIFIED);
    return meaning ? MobilityParseError::NONE : MobilityParseError::WRONG_CODE;
}

uint8_t
ToWireCode(HandoverAcknowledgeCode code, Fmipv6Profile profile)
{
    for (const CodeNumbers& numbers : CODES)
    {
        if (numbers.code == code)
        {
            return GetNumber(numbers, profile).value_or(FIRST_REFUSAL);
        }
    }
    return static_cast<uint8_t>(code);
}

std::optional<HandoverAcknowledgeCode>
FromWireCode(uint8_t code, Fmipv6Profile profile)
{
    for (const CodeNumbers& numbers : CODES)
    {
        if (GetNumber(numbers, profile) == code)
        {
            return numbers.code;
        }
    }
    if (code < FIRST_REFUSAL)
    {
        return std::nullopt;
    }
    return static_cast<HandoverAcknowledgeCode>(code);
}

} // namespace fmipv6
} // namespace ns3
