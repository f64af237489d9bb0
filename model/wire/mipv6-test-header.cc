/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-test-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(TestHeader);
NS_OBJECT_ENSURE_REGISTERED(HomeTestHeader);
NS_OBJECT_ENSURE_REGISTERED(CareOfTestHeader);

TypeId
TestHeader::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::TestHeader").SetParent<MobilityHeader>().SetGroupName("Fmipv6");
    return tid;
}

void
TestHeader::Print(std::ostream& os) const
{
    os << (GetType() == MobilityHeaderType::HOME_TEST ? "HoT" : "CoT") << " index=" << nonceIndex
       << " cookie=" << cookie << " token=" << keygenToken;
}

void
TestHeader::WriteData(OctetWriter& writer) const
{
    writer.WriteU16(nonceIndex);
    for (const auto value : {cookie, keygenToken})
    {
        writer.WriteU32(static_cast<uint32_t>(value >> 32));
        writer.WriteU32(static_cast<uint32_t>(value));
    }
}

MobilityParseError
TestHeader::ReadData(OctetReader& reader)
{
    nonceIndex = reader.ReadU16();
    for (auto* const value : {&cookie, &keygenToken})
    {
        const uint64_t high = reader.ReadU32();
        *value = high << 32 | reader.ReadU32();
    }
    return MobilityParseError::NONE;
}

TypeId
HomeTestHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HomeTestHeader")
                            .SetParent<TestHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<HomeTestHeader>();
    return tid;
}

TypeId
HomeTestHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

MobilityHeaderType
HomeTestHeader::GetType() const
{
    return MobilityHeaderType::HOME_TEST;
}

TypeId
CareOfTestHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::CareOfTestHeader")
                            .SetParent<TestHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<CareOfTestHeader>();
    return tid;
}

TypeId
CareOfTestHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

MobilityHeaderType
CareOfTestHeader::GetType() const
{
    return MobilityHeaderType::CARE_OF_TEST;
}

} // namespace fmipv6
} // namespace ns3
