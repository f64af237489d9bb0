/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Somebody on the new link has the address that a mobile node without fast handover forms (RFC 4862
// section 5.4): both ends, and the traffic afterwards.
#include "mobile-node-situation.h"

#include "ns3/csma-channel.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class DuplicateAddressTest : public MobileNodeSituation
{
  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        m_mn->SetAttribute("Fmipv6", BooleanValue(false));
    }

    /// @param by how much @return the address that the mobile node forms at the second router, with
    /// another last octet
    Ipv6Address Formed(uint8_t by) const
    {
        uint8_t octets[16];
        AddressIn("fd00:2::").Serialize(octets);
        octets[15] += by;
        return Ipv6Address::Deserialize(octets);
    }

    /// Put a host onto the second router's link. @param address that it has
    void AddHost(Ipv6Address address)
    {
        auto host = CreateObject<ns3::Node>();
        CsmaHelper csma;
        const auto channel = DynamicCast<CsmaChannel>(m_routerLan[1]->GetChannel());
        const auto device = csma.Install(host, channel).Get(0);
        MobilityStackHelper().InstallHost(host);
        MobilityStackHelper::AddInterface(host, device, address, Ipv6Prefix(64));
    }

    /// @return the care-of address that the home agent knows, or ::
    Ipv6Address CareOfAtHomeAgent() const
    {
        const auto row = m_ha->GetBindingCache().Find(m_mn->GetHomeAddress());
        return row ? row->careOfAddress : Ipv6Address::GetAny();
    }
};

} // namespace

TEST_F(DuplicateAddressTest, TheNextOneIsTried)
{
    AddHost(Formed(0));
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::COMPLETED, "registered with the home agent");
    EXPECT_EQ(m_mn->GetCareOfAddress(), Formed(1));
    EXPECT_EQ(CareOfAtHomeAgent(), Formed(1));
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_F(DuplicateAddressTest, AndTheOneAfter)
{
    AddHost(Formed(0));
    AddHost(Formed(1));
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::COMPLETED, "registered with the home agent");
    EXPECT_EQ(CareOfAtHomeAgent(), Formed(2));
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_F(DuplicateAddressTest, AnAddressInUseBeforeItIsVerifiedIsGivenUp)
{
    m_mn->SetAttribute("OptimisticDad", BooleanValue(true));
    AddHost(Formed(0));
    bool used = false;
    m_stepHook = [&](const StepEvent& event) {
        if (event.step == HandoverStep::PRRTADV && event.phase == StepPhase::END &&
            event.when > Seconds(3))
        {
            Simulator::Schedule(MicroSeconds(1),
                                [&] { used = m_mn->GetCareOfAddress() == Formed(0); });
        }
    };
    RunScript({{3, 1}});
    EXPECT_TRUE(used) << "at once (RFC 4429)";
    EXPECT_EQ(m_mn->GetCareOfAddress(), Formed(1));
    EXPECT_EQ(CareOfAtHomeAgent(), Formed(1));
    const auto addresses = GetAddresses();
    EXPECT_EQ(std::count(addresses.begin(), addresses.end(), Formed(0)), 0);
    ExpectAt("fd00:2::");
    ExpectTrafficAtTheEnd();
}

TEST_F(DuplicateAddressTest, ThereIsALimit)
{
    m_mn->SetAttribute("AddressRetries", UintegerValue(1));
    AddHost(Formed(0));
    AddHost(Formed(1));
    RunScript({{3, 1}});
    ExpectOne(HandoverEnding::FAILED, "the address is in use");
    EXPECT_EQ(m_mn->GetState(), MobileNodeState::DETACHED);
    EXPECT_EQ(CareOfAtHomeAgent(), AddressIn("fd00:1::")) << "nobody has told it of another";
}
