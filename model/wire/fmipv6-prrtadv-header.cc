/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-prrtadv-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(PrRtAdvHeader);

TypeId
PrRtAdvHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::PrRtAdvHeader")
                            .SetParent<MobilityIcmpv6Header>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<PrRtAdvHeader>();
    return tid;
}

TypeId
PrRtAdvHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
PrRtAdvHeader::Print(std::ostream& os) const
{
    os << "PrRtAdv code=" << +static_cast<uint8_t>(code) << " id=" << identifier;
    for (const Tuple& tuple : tuples)
    {
        os << " ap=" << tuple.apLla << "/" << +static_cast<uint8_t>(tuple.optionCode);
        if (tuple.narAddress)
        {
            os << " nar=" << *tuple.narAddress;
        }
        if (tuple.prefix)
        {
            os << " prefix=" << tuple.prefix->address << "/" << +tuple.prefix->length;
        }
        if (tuple.newCoa)
        {
            os << " ncoa=" << *tuple.newCoa;
        }
    }
}

bool
PrRtAdvHeader::Tuple::HasRouter() const
{
    return optionCode == LlaOptionCode::NEW_ACCESS_POINT && narLla && narAddress && prefix;
}

const PrRtAdvHeader::Tuple*
PrRtAdvHeader::FindTuple(const Mac48Address& apLla) const
{
    for (const Tuple& tuple : tuples)
    {
        if (tuple.apLla == apLla)
        {
            return &tuple;
        }
    }
    return nullptr;
}

std::vector<uint8_t>
PrRtAdvHeader::Write() const
{
    OctetWriter writer;
    WriteFixedPart(writer,
                   ExperimentalMobilitySubtype::PRRTADV,
                   static_cast<uint8_t>(code),
                   0,
                   identifier);
    if (sourceLla)
    {
        WriteLlaOption(writer, LlaOptionCode::SOURCE, *sourceLla);
    }
    for (const Tuple& tuple : tuples)
    {
        WriteLlaOption(writer, tuple.optionCode, tuple.apLla);
        if (tuple.narLla)
        {
            WriteLlaOption(writer, LlaOptionCode::NEW_ACCESS_ROUTER, *tuple.narLla);
        }
        if (tuple.narAddress)
        {
            WriteOption(writer,
                        IpAddressOption{IpAddressOptionCode::NAR_ADDRESS,
                                        tuple.narPrefixLength,
                                        *tuple.narAddress});
        }
        if (tuple.prefix)
        {
            WriteNewRouterPrefixOption(writer, *tuple.prefix, profile);
        }
        if (tuple.newCoa)
        {
            WriteOption(writer,
                        IpAddressOption{IpAddressOptionCode::NEW_CARE_OF_ADDRESS,
                                        tuple.narPrefixLength,
                                        *tuple.newCoa});
        }
    }
    return writer.GetOctets();
}

MobilityMessage::ReadResult
PrRtAdvHeader::ReadOctets(const uint8_t* data, std::size_t size)
{
    sourceLla.reset();
    tuples.clear();

    OctetReader reader(data, size);
    const FixedPart part = ReadFixedPart(reader, ExperimentalMobilitySubtype::PRRTADV);
    if (part.error != MobilityParseError::NONE)
    {
        return {part.error};
    }
    const PrRtAdvCode last = profile == Fmipv6Profile::RFC5568
                                 ? PrRtAdvCode::USE_DHCP
                                 : PrRtAdvCode::UNSOLICITED_NEIGHBORHOOD;
    if (part.code > static_cast<uint8_t>(last))
    {
        return {MobilityParseError::WRONG_CODE};
    }
    code = static_cast<PrRtAdvCode>(part.code);

    NdOptionWalker walker(reader.GetCurrent(), reader.GetRemaining());
    while (const auto view = walker.Next())
    {
        const MobilityParseError error = AcceptOption(*view);
        if (error != MobilityParseError::NONE)
        {
            return {error};
        }
    }
    if (walker.GetError() != MobilityParseError::NONE)
    {
        return {walker.GetError()};
    }
    DerivePrefixes();
    return {CheckCompleteness(), size};
}

MobilityParseError
PrRtAdvHeader::AcceptOption(const NdOptionView& view)
{
    switch (static_cast<NdOptionType>(view.type))
    {
    case NdOptionType::LINK_LAYER_ADDRESS:
        return AcceptLla(view);
    case NdOptionType::IP_ADDRESS: {
        const auto option = ReadIpAddressOption(view);
        if (!option)
        {
            return MobilityParseError::BAD_LENGTH;
        }
        // What precedes the first access point belongs to no tuple.
        Tuple* const tuple = tuples.empty() ? nullptr : &tuples.back();
        if (tuple && option->code == IpAddressOptionCode::NAR_ADDRESS && !tuple->narAddress)
        {
            tuple->narAddress = option->address;
            tuple->narPrefixLength = option->prefixLength;
        }
        if (tuple && option->code == IpAddressOptionCode::NEW_CARE_OF_ADDRESS && !tuple->newCoa)
        {
            tuple->newCoa = option->address;
        }
        if (tuple && option->code == IpAddressOptionCode::NAR_PREFIX && !tuple->prefix &&
            profile == Fmipv6Profile::RFC5568)
        {
            tuple->prefix = NetworkPrefix{KeepLeadingBits(option->address, option->prefixLength),
                                          option->prefixLength};
        }
        return MobilityParseError::NONE;
    }
    case NdOptionType::NEW_ROUTER_PREFIX: {
        const auto prefix = ReadNewRouterPrefixOption(view);
        if (!prefix)
        {
            return MobilityParseError::BAD_LENGTH;
        }
        if (!tuples.empty() && !tuples.back().prefix && profile == Fmipv6Profile::RFC4068)
        {
            tuples.back().prefix = prefix;
        }
        return MobilityParseError::NONE;
    }
    default:
        return MobilityParseError::NONE;
    }
}

MobilityParseError
PrRtAdvHeader::AcceptLla(const NdOptionView& view)
{
    const auto option = ReadLlaOption(view);
    if (!option)
    {
        return MobilityParseError::BAD_LENGTH;
    }
    const auto& [optionCode, address] = *option;
    switch (optionCode)
    {
    case LlaOptionCode::NEW_ACCESS_POINT:
    case LlaOptionCode::SAME_ROUTER_INTERFACE:
    case LlaOptionCode::NO_PREFIX_INFORMATION:
    case LlaOptionCode::NO_FAST_HANDOVER_SUPPORT:
        tuples.emplace_back();
        tuples.back().apLla = address;
        tuples.back().optionCode = optionCode;
        break;
    case LlaOptionCode::NEW_ACCESS_ROUTER:
        if (!tuples.empty() && !tuples.back().narLla)
        {
            tuples.back().narLla = address;
        }
        break;
    case LlaOptionCode::SOURCE:
        if (!sourceLla)
        {
            sourceLla = address;
        }
        break;
    case LlaOptionCode::WILDCARD:
    case LlaOptionCode::MOBILE_NODE:
        break; // nothing that a router could mean here
    }
    return MobilityParseError::NONE;
}

MobilityParseError
PrRtAdvHeader::CheckCompleteness() const
{
    if (tuples.empty())
    {
        return MobilityParseError::MISSING_OPTION;
    }
    if (code != PrRtAdvCode::SOLICITED && code != PrRtAdvCode::NETWORK_INITIATED)
    {
        return MobilityParseError::NONE;
    }
    for (const Tuple& tuple : tuples)
    {
        if (tuple.optionCode == LlaOptionCode::NEW_ACCESS_POINT &&
            (!tuple.narLla || !tuple.narAddress))
        {
            return MobilityParseError::MISSING_OPTION;
        }
    }
    return MobilityParseError::NONE;
}

void
PrRtAdvHeader::DerivePrefixes()
{
    for (Tuple& tuple : tuples)
    {
        if (!tuple.prefix && tuple.narAddress && tuple.narPrefixLength > 0 &&
            tuple.narPrefixLength < 128)
        {
            tuple.prefix = NetworkPrefix{KeepLeadingBits(*tuple.narAddress, tuple.narPrefixLength),
                                         tuple.narPrefixLength};
        }
    }
}

} // namespace fmipv6
} // namespace ns3
