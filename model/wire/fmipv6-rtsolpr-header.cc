/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-rtsolpr-header.h"

#include "ns3/mobility-nd-option.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(RtSolPrHeader);

TypeId
RtSolPrHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::RtSolPrHeader")
                            .SetParent<MobilityIcmpv6Header>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<RtSolPrHeader>();
    return tid;
}

TypeId
RtSolPrHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
RtSolPrHeader::Print(std::ostream& os) const
{
    os << "RtSolPr id=" << identifier;
    if (sourceLla)
    {
        os << " source=" << *sourceLla;
    }
    for (const Mac48Address& apLla : apLlas)
    {
        os << " ap=" << apLla;
    }
}

bool
RtSolPrHeader::IsWildcard() const
{
    return std::find(apLlas.begin(), apLlas.end(), Mac48Address()) != apLlas.end();
}

std::vector<uint8_t>
RtSolPrHeader::Write() const
{
    OctetWriter writer;
    WriteFixedPart(writer, ExperimentalMobilitySubtype::RTSOLPR, 0, 0, identifier);
    if (sourceLla)
    {
        WriteLlaOption(writer, LlaOptionCode::SOURCE, *sourceLla);
    }
    if (IsWildcard())
    {
        // A wildcard stands alone (RFC 4068 6.1.1, RFC 5568 6.1.1).
        WriteLlaOption(writer, LlaOptionCode::WILDCARD, Mac48Address());
        return writer.GetOctets();
    }
    for (const Mac48Address& apLla : apLlas)
    {
        WriteLlaOption(writer, LlaOptionCode::NEW_ACCESS_POINT, apLla);
    }
    return writer.GetOctets();
}

MobilityMessage::ReadResult
RtSolPrHeader::ReadOctets(const uint8_t* data, std::size_t size)
{
    sourceLla.reset();
    apLlas.clear();

    OctetReader reader(data, size);
    const FixedPart part = ReadFixedPart(reader, ExperimentalMobilitySubtype::RTSOLPR);
    if (part.error != MobilityParseError::NONE)
    {
        return {part.error};
    }
    if (part.code != 0)
    {
        return {MobilityParseError::WRONG_CODE};
    }

    NdOptionWalker walker(reader.GetCurrent(), reader.GetRemaining());
    while (const auto view = walker.Next())
    {
        if (view->type != static_cast<uint8_t>(NdOptionType::LINK_LAYER_ADDRESS))
        {
            continue;
        }
        const auto option = ReadLlaOption(*view);
        if (!option)
        {
            return {MobilityParseError::BAD_LENGTH};
        }
        const auto& [optionCode, address] = *option;
        if (optionCode == LlaOptionCode::SOURCE && !sourceLla)
        {
            sourceLla = address;
        }
        else if (optionCode == LlaOptionCode::WILDCARD)
        {
            apLlas.emplace_back();
        }
        else if (optionCode == LlaOptionCode::NEW_ACCESS_POINT)
        {
            apLlas.push_back(address);
        }
    }
    if (walker.GetError() != MobilityParseError::NONE)
    {
        return {walker.GetError()};
    }
    if (apLlas.empty())
    {
        return {MobilityParseError::MISSING_OPTION};
    }
    if (IsWildcard())
    {
        apLlas.assign(1, Mac48Address()); // it asks for the others as well
    }
    return {MobilityParseError::NONE, size};
}

} // namespace fmipv6
} // namespace ns3
