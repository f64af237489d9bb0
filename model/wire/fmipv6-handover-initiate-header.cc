/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-handover-initiate-header.h"

#include "ns3/mobility-nd-option.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t FLAG_S = 0x80; //!< S, in the octet behind Subtype
constexpr uint8_t FLAG_U = 0x40; //!< U, in the octet behind Subtype

} // namespace

NS_OBJECT_ENSURE_REGISTERED(HandoverInitiateHeader);

TypeId
HandoverInitiateHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HandoverInitiateHeader")
                            .SetParent<MobilityIcmpv6Header>()
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

std::vector<uint8_t>
HandoverInitiateHeader::Write() const
{
    OctetWriter writer;
    WriteFixedPart(writer,
                   ExperimentalMobilitySubtype::HI,
                   static_cast<uint8_t>(code),
                   (assignAddress ? FLAG_S : 0) | (buffer ? FLAG_U : 0));
    WriteLlaOption(writer, LlaOptionCode::MOBILE_NODE, mnLla);
    if (pcoa)
    {
        WriteOption(writer, IpAddressOption{IpAddressOptionCode::OLD_CARE_OF_ADDRESS, 64, *pcoa});
    }
    if (ncoa)
    {
        WriteOption(writer, IpAddressOption{IpAddressOptionCode::NEW_CARE_OF_ADDRESS, 64, *ncoa});
    }
    return writer.GetOctets();
}

MobilityMessage::ReadResult
HandoverInitiateHeader::ReadOctets(const uint8_t* data, std::size_t size)
{
    mnLla = Mac48Address();
    pcoa.reset();
    ncoa.reset();

    OctetReader reader(data, size);
    const FixedPart part = ReadFixedPart(reader, ExperimentalMobilitySubtype::HI);
    if (part.error != MobilityParseError::NONE)
    {
        return {part.error};
    }
    if (part.code > static_cast<uint8_t>(HandoverInitiateCode::FBU_FROM_OTHER))
    {
        return {MobilityParseError::WRONG_CODE};
    }
    code = static_cast<HandoverInitiateCode>(part.code);
    assignAddress = part.flags & FLAG_S;
    buffer = part.flags & FLAG_U;
    if (assignAddress && code == HandoverInitiateCode::FBU_FROM_OTHER)
    {
        return {MobilityParseError::BAD_VALUE}; // S MUST be 0 when Code = 1
    }

    bool hasLla = false;
    NdOptionWalker walker(reader.GetCurrent(), reader.GetRemaining());
    while (const auto view = walker.Next())
    {
        if (view->type == static_cast<uint8_t>(NdOptionType::LINK_LAYER_ADDRESS))
        {
            const auto option = ReadLlaOption(*view);
            if (!option)
            {
                return {MobilityParseError::BAD_LENGTH};
            }
            if (option->first == LlaOptionCode::MOBILE_NODE && !hasLla)
            {
                mnLla = option->second;
                hasLla = true;
            }
        }
        else if (view->type == static_cast<uint8_t>(NdOptionType::IP_ADDRESS))
        {
            const auto option = ReadIpAddressOption(*view);
            if (!option)
            {
                return {MobilityParseError::BAD_LENGTH};
            }
            if (option->code == IpAddressOptionCode::OLD_CARE_OF_ADDRESS && !pcoa)
            {
                pcoa = option->address;
            }
            if (option->code == IpAddressOptionCode::NEW_CARE_OF_ADDRESS && !ncoa)
            {
                ncoa = option->address;
            }
        }
    }
    if (walker.GetError() != MobilityParseError::NONE)
    {
        return {walker.GetError()};
    }
    return {hasLla ? MobilityParseError::NONE : MobilityParseError::MISSING_OPTION, size};
}

} // namespace fmipv6
} // namespace ns3
