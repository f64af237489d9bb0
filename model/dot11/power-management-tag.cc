/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/power-management-tag.h"

#include "ns3/power-management-bit.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(PowerManagementTag);

TypeId
PowerManagementTag::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::PowerManagementTag")
                            .SetParent<Tag>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<PowerManagementTag>();
    return tid;
}

PowerManagementTag::PowerManagementTag(bool asleep)
    : m_asleep(asleep)
{
}

bool
PowerManagementTag::IsAsleep() const
{
    return m_asleep;
}

TypeId
PowerManagementTag::GetInstanceTypeId() const
{
    return GetTypeId();
}

uint32_t
PowerManagementTag::GetSerializedSize() const
{
    return 1;
}

void
PowerManagementTag::Serialize(TagBuffer buffer) const
{
    buffer.WriteU8(m_asleep ? 1 : 0);
}

void
PowerManagementTag::Deserialize(TagBuffer buffer)
{
    m_asleep = buffer.ReadU8() != 0;
}

void
PowerManagementTag::Print(std::ostream& os) const
{
    os << "asleep=" << m_asleep;
}

void
SetPowerManagement(WifiMacHeader& header, Ptr<Packet> body, bool asleep)
{
    if (!SetPowerManagementBit(header, asleep))
    {
        body->AddPacketTag(PowerManagementTag(asleep));
    }
}

bool
IsPowerManagementSet(const WifiMacHeader& header, Ptr<const Packet> body)
{
    PowerManagementTag tag;
    return GetPowerManagementBit(header) || (body->PeekPacketTag(tag) && tag.IsAsleep());
}

} // namespace fmipv6
} // namespace ns3
