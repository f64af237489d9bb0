/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobilityHeaderProtocol: which role gets which message, and with which addresses.
#include "wired-pair.h"

#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mobility-header-protocol.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address AGENT_ADDRESS("fd00:1::2");
const Ipv6Address CARE_OF("fd00:1::a");
const Ipv6Address HOME("fd00:9::99");

class MobilityHeaderProtocolTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_protocol = Node(AGENT)->GetObject<MobilityHeaderProtocol>();
        m_protocol->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&MobilityHeaderProtocolTest::OnMsgDrop, this));
        m_protocol->Register(
            MobilityHeaderType::BINDING_UPDATE,
            [this](Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address wireSource) {
                m_got.push_back({message->GetSize(), header.GetSource(), wireSource});
            });
    }

    /// Send octets as a Mobility Header. @param packet them
    /// @param homeAddress for a Home Address option, or :: for none
    void Send(Ptr<Packet> packet, Ipv6Address homeAddress = Ipv6Address::GetAny())
    {
        uint8_t next = MobilityHeader::PROTOCOL;
        if (!homeAddress.IsAny())
        {
            HomeAddressHeader option;
            option.nextHeader = next;
            option.homeAddress = homeAddress;
            packet->AddHeader(option);
            next = HomeAddressHeader::PROTOCOL;
        }
        Ipv6Of(TESTER)->Send(packet, CARE_OF, AGENT_ADDRESS, next, nullptr);
    }

    /// @return a Binding Update
    static Ptr<Packet> MakeUpdate()
    {
        return BindingUpdateHeader().ToPacket(HOME, AGENT_ADDRESS);
    }

    /// What a handler was called with.
    struct Got
    {
        uint32_t size;          //!< octets of the message
        Ipv6Address source;     //!< in the header
        Ipv6Address wireSource; //!< on the wire
    };

    Ptr<MobilityHeaderProtocol> m_protocol;
    std::vector<Got> m_got;
};

} // namespace

TEST_F(MobilityHeaderProtocolTest, TheRoleGetsTheMessageWithBothSources)
{
    At(2, [this] { Send(MakeUpdate(), HOME); });
    At(3, [this] { Send(MakeUpdate()); });
    RunUntil(4);
    ASSERT_EQ(m_got.size(), 2U);
    EXPECT_EQ(m_got[0].source, HOME);
    EXPECT_EQ(m_got[0].wireSource, CARE_OF);
    EXPECT_EQ(m_got[1].source, CARE_OF);
    EXPECT_EQ(m_got[1].wireSource, CARE_OF);
    EXPECT_EQ(m_got[0].size, MakeUpdate()->GetSize()) << "options before it are not of the message";
    EXPECT_TRUE(m_reasons.empty());
}

TEST_F(MobilityHeaderProtocolTest, ATypeThatNobodyAwaitsIsReported)
{
    const std::vector<uint8_t> octets = {59, 0, 200, 0, 0, 0, 0, 0};
    At(2, [this, octets] { Send(Create<Packet>(octets.data(), octets.size())); });
    RunUntil(4);
    EXPECT_TRUE(m_got.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>{"unexpected MH type"});
}

TEST_F(MobilityHeaderProtocolTest, AStumpIsReported)
{
    const std::vector<uint8_t> octets = {59, 0, 5, 0, 0, 0, 0};
    for (std::size_t size = 1; size <= octets.size(); ++size)
    {
        At(1.0 + size, [this, octets, size] { Send(Create<Packet>(octets.data(), size)); });
    }
    RunUntil(10);
    EXPECT_TRUE(m_got.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>(octets.size(), "truncated"));
}

TEST_F(MobilityHeaderProtocolTest, TheLatestRoleOfATypeGetsIt)
{
    int others = 0;
    m_protocol->Register(MobilityHeaderType::BINDING_UPDATE,
                         [&others](auto, const auto&, auto) { ++others; });
    At(2, [this] { Send(MakeUpdate(), HOME); });
    RunUntil(4);
    EXPECT_EQ(others, 1);
    EXPECT_TRUE(m_got.empty());
}
