/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/instance-type-id.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/object.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// As ns-3's Object is from 3.45 on.
class FinalRoot
{
  public:
    virtual ~FinalRoot() = default;

    virtual TypeId GetInstanceTypeId() const final
    {
        return Object::GetTypeId();
    }
};

/// Inherits it, as ns-3's protocols do from 3.45 on.
class Inheriting : public FinalRoot
{
};

/// Would not compile if it overrode the final function.
class OnNewRelease : public WithInstanceTypeId<OnNewRelease, Inheriting>
{
};

} // namespace

TEST(InstanceTypeId, ADerivedClassIsNotTakenForItsBase)
{
    EXPECT_EQ(CreateObject<MobilityIcmpv6L4Protocol>()->GetInstanceTypeId(),
              MobilityIcmpv6L4Protocol::GetTypeId());
    EXPECT_EQ(CreateObject<MobilityTrafficControlLayer>()->GetInstanceTypeId(),
              MobilityTrafficControlLayer::GetTypeId());
}

TEST(InstanceTypeId, NothingIsOverriddenWhereTheBaseOnlyInherits)
{
    EXPECT_EQ(OnNewRelease().GetInstanceTypeId(), Object::GetTypeId());
}
