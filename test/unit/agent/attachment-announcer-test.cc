/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "mobile-node-situation.h"

#include "ns3/attachment-announcer.h"
#include "ns3/boolean.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// An announcer of its own on the mobile node, which announces the address that it has.
class AttachmentAnnouncerTest : public MobileNodeSituation
{
  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        auto context = MakeContext();
        context.sent = [this](const auto& name, auto packet) {
            OnSent(name, packet);
            m_octets.resize(packet->GetSize());
            packet->CopyData(m_octets.data(), m_octets.size());
        };
        m_announcer->Attach(context);
    }

    void TearDown() override
    {
        m_announcer->Dispose();
        MobileNodeSituation::TearDown();
    }

    /// Announce at 2 s. @param profile how @param until when to stop (s)
    void Announce(Fmipv6Profile profile, double until)
    {
        m_announcer->SetProfile(profile);
        Simulator::Schedule(Seconds(2),
                            [this] { m_announcer->Hold([this] { m_announcer->Send(); }); });
        Simulator::Stop(Seconds(until));
        Simulator::Run();
    }

    Ptr<AttachmentAnnouncer> m_announcer{CreateObject<AttachmentAnnouncer>()};
    std::vector<uint8_t> m_octets; //!< of the latest message
};

} // namespace

TEST_F(AttachmentAnnouncerTest, AUnaHasNoFlagsAndBothAddresses)
{
    Announce(Fmipv6Profile::RFC5568, 2.01);
    EXPECT_EQ(CountSent("UNA"), 1U);
    std::vector<uint8_t> expected{136, 0, 0, 0, 0, 0, 0, 0};
    ASSERT_EQ(m_octets.size(), 32U);
    expected[2] = m_octets[2]; // the checksum, which the router verifies
    expected[3] = m_octets[3];
    uint8_t target[16];
    m_mn->GetCareOfAddress().Serialize(target);
    expected.insert(expected.end(), target, target + 16);
    expected.insert(expected.end(), {2, 1});
    uint8_t lla[6];
    m_mn->GetLinkLayerAddress().CopyTo(lla);
    expected.insert(expected.end(), lla, lla + 6);
    EXPECT_EQ(m_octets, expected) << "RFC 5568 section 6.3: O, S and R are zero";
}

TEST_F(AttachmentAnnouncerTest, WhereMulticastIsDearTheUnaGoesToTheRouter)
{
    std::vector<Ipv6Address> destinations;
    Node(MN)->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
        "Tx",
        Callback<void, Ptr<const Packet>, Ptr<Ipv6>, uint32_t>(
            [&destinations](Ptr<const Packet> packet, auto, auto) {
                std::vector<uint8_t> octets(41);
                if (packet->CopyData(octets.data(), 41) == 41 && octets[6] == 58 &&
                    octets[40] == 136)
                {
                    Ipv6Header header;
                    packet->PeekHeader(header);
                    destinations.push_back(header.GetDestination());
                }
            }));
    Announce(Fmipv6Profile::RFC5568, 2.01);
    m_announcer->Reset();
    m_announcer->SetAttribute("ToAllNodes", BooleanValue(false));
    m_announcer->Hold([this] { m_announcer->Send(); });
    Simulator::Stop(MilliSeconds(10));
    Simulator::Run();
    EXPECT_EQ(destinations,
              (std::vector<Ipv6Address>{Ipv6Address::GetAllNodesMulticast(), "fd00:1::1"}))
        << "RFC 5568 section 6.3";
}

TEST_F(AttachmentAnnouncerTest, TheConfirmationOverrides)
{
    Simulator::Schedule(Seconds(2), [this] { m_announcer->SendConfirmed(); });
    Simulator::Stop(Seconds(2.1));
    Simulator::Run();
    EXPECT_EQ(CountSent("NA"), 1U);
    ASSERT_EQ(m_octets.size(), 32U);
    EXPECT_EQ(m_octets[4], 0x20) << "flag O alone";
}

TEST_F(AttachmentAnnouncerTest, ItIsSentThreeTimesIfNothingComes)
{
    Announce(Fmipv6Profile::RFC5568, 4);
    const auto times = WhenSent("UNA");
    ASSERT_EQ(times.size(), 3U);
    EXPECT_EQ(times[1] - times[0], MilliSeconds(100));
    EXPECT_EQ(times[2] - times[1], MilliSeconds(200));
    EXPECT_EQ(m_announcer->GetState(), AnnouncementState::ANNOUNCED);
}

TEST_F(AttachmentAnnouncerTest, APacketToTheAddressIsAnAnswer)
{
    const auto deliver = [this](Ipv6Address destination) {
        Ipv6Header header;
        header.SetDestination(destination);
        m_announcer->HandleDelivery(header);
    };
    Simulator::Schedule(Seconds(2.05), [&] {
        deliver(Ipv6Address::GetAllNodesMulticast());
        EXPECT_EQ(m_announcer->GetState(), AnnouncementState::ANNOUNCED);
        deliver(m_mn->GetCareOfAddress());
        EXPECT_EQ(m_announcer->GetState(), AnnouncementState::HEARD);
        EXPECT_TRUE(m_announcer->IsAnnounced());
    });
    Announce(Fmipv6Profile::RFC4068, 4);
    EXPECT_EQ(CountSent("FNA"), 1U);
}

TEST_F(AttachmentAnnouncerTest, ResetEndsTheRepeats)
{
    Simulator::Schedule(Seconds(2.05), [this] { m_announcer->Reset(); });
    Announce(Fmipv6Profile::RFC4068, 4);
    EXPECT_EQ(CountSent("FNA"), 1U);
    EXPECT_EQ(m_announcer->GetState(), AnnouncementState::IDLE);
}
