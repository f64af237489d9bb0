/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-mobile-prefix-header.h"

#include "ns3/mobility-nd-option.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint16_t FLAG_M = 0x8000; //!< M
constexpr uint16_t FLAG_O = 0x4000; //!< O

} // namespace

NS_OBJECT_ENSURE_REGISTERED(MobilePrefixSolicitationHeader);
NS_OBJECT_ENSURE_REGISTERED(MobilePrefixAdvertisementHeader);

TypeId
MobilePrefixSolicitationHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::MobilePrefixSolicitationHeader")
                            .SetParent<Mipv6Icmpv6Header>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<MobilePrefixSolicitationHeader>();
    return tid;
}

TypeId
MobilePrefixSolicitationHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
MobilePrefixSolicitationHeader::Print(std::ostream& os) const
{
    os << "MPS id=" << identifier;
}

Mipv6Icmpv6Type
MobilePrefixSolicitationHeader::GetType() const
{
    return Mipv6Icmpv6Type::MOBILE_PREFIX_SOLICITATION;
}

MobilityParseError
MobilePrefixSolicitationHeader::ReadRest(uint16_t, const uint8_t* data, std::size_t size)
{
    NdOptionWalker walker(data, size);
    while (walker.Next())
    {
    }
    return walker.GetError();
}

TypeId
MobilePrefixAdvertisementHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::MobilePrefixAdvertisementHeader")
                            .SetParent<Mipv6Icmpv6Header>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<MobilePrefixAdvertisementHeader>();
    return tid;
}

TypeId
MobilePrefixAdvertisementHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
MobilePrefixAdvertisementHeader::Print(std::ostream& os) const
{
    os << "MPA id=" << identifier;
    for (const PrefixInformation& information : prefixes)
    {
        os << " prefix=" << information.prefix.address << "/" << +information.prefix.length;
    }
}

Mipv6Icmpv6Type
MobilePrefixAdvertisementHeader::GetType() const
{
    return Mipv6Icmpv6Type::MOBILE_PREFIX_ADVERTISEMENT;
}

uint16_t
MobilePrefixAdvertisementHeader::GetFlags() const
{
    return (managed ? FLAG_M : 0) | (otherConfiguration ? FLAG_O : 0);
}

void
MobilePrefixAdvertisementHeader::WriteRest(OctetWriter& writer) const
{
    for (const PrefixInformation& information : prefixes)
    {
        WriteOption(writer, information);
    }
}

MobilityParseError
MobilePrefixAdvertisementHeader::ReadRest(uint16_t flags, const uint8_t* data, std::size_t size)
{
    managed = flags & FLAG_M;
    otherConfiguration = flags & FLAG_O;
    prefixes.clear();
    NdOptionWalker walker(data, size);
    while (const auto view = walker.Next())
    {
        if (view->type == static_cast<uint8_t>(NdOptionType::PREFIX_INFORMATION))
        {
            const auto information = ReadPrefixInformation(*view);
            if (!information)
            {
                return MobilityParseError::BAD_LENGTH;
            }
            prefixes.push_back(*information);
        }
    }
    if (walker.GetError() != MobilityParseError::NONE)
    {
        return walker.GetError();
    }
    return prefixes.empty() ? MobilityParseError::MISSING_OPTION : MobilityParseError::NONE;
}

} // namespace fmipv6
} // namespace ns3
