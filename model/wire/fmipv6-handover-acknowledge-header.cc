/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-handover-acknowledge-header.h"

#include "ns3/mobility-nd-option.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t FIRST_REFUSAL = 128; //!< the smallest Code that refuses the handover

} // namespace

NS_OBJECT_ENSURE_REGISTERED(HandoverAcknowledgeHeader);

TypeId
HandoverAcknowledgeHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HandoverAcknowledgeHeader")
                            .SetParent<MobilityIcmpv6Header>()
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
    return static_cast<uint8_t>(code) < FIRST_REFUSAL;
}

std::vector<uint8_t>
HandoverAcknowledgeHeader::Write() const
{
    OctetWriter writer;
    WriteFixedPart(writer, ExperimentalMobilitySubtype::HACK, static_cast<uint8_t>(code));
    if (ncoa)
    {
        WriteOption(writer, IpAddressOption{IpAddressOptionCode::NEW_CARE_OF_ADDRESS, 64, *ncoa});
    }
    return writer.GetOctets();
}

MobilityMessage::ReadResult
HandoverAcknowledgeHeader::ReadOctets(const uint8_t* data, std::size_t size)
{
    ncoa.reset();

    OctetReader reader(data, size);
    const FixedPart part = ReadFixedPart(reader, ExperimentalMobilitySubtype::HACK);
    if (part.error != MobilityParseError::NONE)
    {
        return {part.error};
    }
    code = static_cast<HandoverAcknowledgeCode>(part.code);
    if (part.code > static_cast<uint8_t>(HandoverAcknowledgeCode::ACCEPTED_NCOA_NOT_ASSIGNED) &&
        part.code < FIRST_REFUSAL)
    {
        return {MobilityParseError::WRONG_CODE};
    }

    NdOptionWalker walker(reader.GetCurrent(), reader.GetRemaining());
    while (const auto view = walker.Next())
    {
        if (view->type != static_cast<uint8_t>(NdOptionType::IP_ADDRESS))
        {
            continue;
        }
        const auto option = ReadIpAddressOption(*view);
        if (!option)
        {
            return {MobilityParseError::BAD_LENGTH};
        }
        if (option->code == IpAddressOptionCode::NEW_CARE_OF_ADDRESS && !ncoa)
        {
            ncoa = option->address;
        }
    }
    return {walker.GetError(), size};
}

} // namespace fmipv6
} // namespace ns3
