/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-anchor-point.h"

#include "ns3/mipv6-binding-update-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(MobilityAnchorPoint);

TypeId
MobilityAnchorPoint::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::MobilityAnchorPoint")
                            .SetParent<HomeAgent>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<MobilityAnchorPoint>();
    return tid;
}

bool
MobilityAnchorPoint::Serves(const BindingUpdateHeader& update) const
{
    // RFC 5380 section 4: "the M and A flags MUST be set".
    return update.mapRegistration && update.acknowledge && !update.homeRegistration;
}

bool
MobilityAnchorPoint::IsDiscoverable() const
{
    return false; // the access routers name it (RFC 5380 section 5)
}

} // namespace fmipv6
} // namespace ns3
