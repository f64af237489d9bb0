/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-test-init-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(TestInitHeader);
NS_OBJECT_ENSURE_REGISTERED(HomeTestInitHeader);
NS_OBJECT_ENSURE_REGISTERED(CareOfTestInitHeader);

TypeId
TestInitHeader::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::TestInitHeader").SetParent<MobilityHeader>().SetGroupName("Fmipv6");
    return tid;
}

void
TestInitHeader::Print(std::ostream& os) const
{
    os << (GetType() == MobilityHeaderType::HOME_TEST_INIT ? "HoTI" : "CoTI")
       << " cookie=" << cookie;
}

void
TestInitHeader::WriteData(OctetWriter& writer) const
{
    writer.WriteZeros(2);
    writer.WriteU32(static_cast<uint32_t>(cookie >> 32));
    writer.WriteU32(static_cast<uint32_t>(cookie));
}

MobilityParseError
TestInitHeader::ReadData(OctetReader& reader)
{
    reader.Skip(2);
    const uint64_t high = reader.ReadU32();
    cookie = high << 32 | reader.ReadU32();
    return MobilityParseError::NONE;
}

TypeId
HomeTestInitHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HomeTestInitHeader")
                            .SetParent<TestInitHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<HomeTestInitHeader>();
    return tid;
}

TypeId
HomeTestInitHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

MobilityHeaderType
HomeTestInitHeader::GetType() const
{
    return MobilityHeaderType::HOME_TEST_INIT;
}

TypeId
CareOfTestInitHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::CareOfTestInitHeader")
                            .SetParent<TestInitHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<CareOfTestInitHeader>();
    return tid;
}

TypeId
CareOfTestInitHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

MobilityHeaderType
CareOfTestInitHeader::GetType() const
{
    return MobilityHeaderType::CARE_OF_TEST_INIT;
}

} // namespace fmipv6
} // namespace ns3
