/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobilityHeaderProtocol: which role gets which message, and with which addresses.
#include "wired-pair.h"

#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-octets.h"

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
        Ipv6Of(AGENT)->TraceConnectWithoutContext(
            "Tx",
            MakeCallback(&MobilityHeaderProtocolTest::OnTx, this));
        Node(TESTER)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::BINDING_ERROR,
            [this](Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address) {
                const auto error =
                    BindingErrorHeader::Parse(message, header.GetSource(), header.GetDestination());
                ASSERT_TRUE(error);
                m_errors.push_back(*error);
            });
        MobilityIcmpv6L4Protocol::GetFor(Node(TESTER))
            ->SetParameterProblemHandler([this](Ptr<const Packet> message,
                                                const Ipv6Header& header,
                                                auto) { OnProblem(message, header); });
    }

    /// The agent's IPv6 sends. @param packet with IPv6 header
    void OnTx(Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t)
    {
        Ipv6Header header;
        packet->PeekHeader(header);
        std::vector<uint8_t> octets(packet->GetSize());
        packet->CopyData(octets.data(), octets.size());
        const bool discovery = octets[6] == 58 && octets[40] >= 133 && octets[40] <= 143;
        m_transmitted += discovery ? 0 : 1;
    }

    /// A Parameter Problem came to the tester. @param message it @param header IPv6 header
    void OnProblem(Ptr<const Packet> message, const Ipv6Header& header)
    {
        std::vector<uint8_t> octets(message->GetSize());
        message->CopyData(octets.data(), octets.size());
        OctetReader reader(octets.data() + 4, 4);
        const auto pointer = reader.ReadU32();
        ASSERT_LT(8 + pointer, octets.size());
        m_problems.push_back({octets[1],
                              pointer,
                              octets[8 + pointer],
                              header.GetDestination(),
                              ComputeUpperLayerChecksum(octets.data(),
                                                        octets.size(),
                                                        header.GetSource(),
                                                        header.GetDestination(),
                                                        58) == 0});
    }

    /// A Binding Update with one octet changed and the checksum right again.
    /// @param offset of the octet @param value its @param source in the pseudo-header
    /// @param goodChecksum whether it is right @return the message
    static Ptr<Packet> MakeDamaged(std::size_t offset,
                                   uint8_t value,
                                   Ipv6Address source,
                                   bool goodChecksum = true)
    {
        auto update = BindingUpdateHeader().ToPacket(source, AGENT_ADDRESS);
        std::vector<uint8_t> octets(update->GetSize());
        update->CopyData(octets.data(), octets.size());
        octets[offset] = value;
        octets.resize((octets[1] + 1U) * 8);
        octets[4] = octets[5] = 0;
        const auto checksum = ComputeUpperLayerChecksum(octets.data(),
                                                        octets.size(),
                                                        source,
                                                        AGENT_ADDRESS,
                                                        MobilityHeader::PROTOCOL);
        octets[4] = checksum >> 8;
        octets[5] = (checksum & 0xff) ^ (goodChecksum ? 0 : 1);
        return Create<Packet>(octets.data(), octets.size());
    }

    /// Send such a message. @param offset of the octet @param value its
    /// @param home for a Home Address option, or :: for none
    /// @param goodChecksum whether it is right
    void SendDamaged(std::size_t offset,
                     uint8_t value,
                     Ipv6Address home = Ipv6Address::GetAny(),
                     bool goodChecksum = true)
    {
        Send(MakeDamaged(offset, value, home.IsAny() ? CARE_OF : home, goodChecksum), home);
    }

    /// Send past the tester's IPv6, which would not send so. @param payload a Mobility Header
    /// @param source source address @param destination of the agent
    void SendRaw(Ptr<Packet> payload, Ipv6Address source, Ipv6Address destination)
    {
        Ipv6Header header;
        header.SetSource(source);
        header.SetDestination(destination);
        header.SetNextHeader(MobilityHeader::PROTOCOL);
        header.SetHopLimit(64);
        header.SetPayloadLength(payload->GetSize());
        payload->AddHeader(header);
        m_devices.Get(TESTER)->Send(payload, LlaOf(AGENT), Ipv6L3Protocol::PROT_NUMBER);
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

    /// What a Parameter Problem said.
    struct Problem
    {
        uint8_t code;            //!< Code
        uint32_t pointer;        //!< Pointer
        uint8_t octetAtPointer;  //!< of the packet in it
        Ipv6Address destination; //!< where it came
        bool checksum;           //!< whether it is right
    };

    std::vector<Problem> m_problems;
    std::vector<BindingErrorHeader> m_errors;
    int m_transmitted{0}; //!< packets of the agent, without neighbour discovery
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

TEST_F(MobilityHeaderProtocolTest, AWrongPayloadProtoIsNamedInAParameterProblem)
{
    At(2, [this] { SendDamaged(0, 17); });
    At(3, [this] { SendDamaged(0, 17, HOME); });
    RunUntil(4);
    EXPECT_TRUE(m_got.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>(2, "unexpected Payload Proto"));
    ASSERT_EQ(m_problems.size(), 2U);
    EXPECT_EQ(m_problems[0].pointer, 40U) << "RFC 6275 section 9.2: the Payload Proto field";
    EXPECT_EQ(m_problems[1].pointer, 64U) << "behind the Home Address option";
    for (const auto& problem : m_problems)
    {
        EXPECT_EQ(problem.code, 0);
        EXPECT_EQ(problem.destination, CARE_OF) << "where the packet came from";
        EXPECT_EQ(problem.octetAtPointer, 17) << "the packet in it is the one sent";
        EXPECT_TRUE(problem.checksum);
    }
}

TEST_F(MobilityHeaderProtocolTest, AHeaderLenThatIsTooSmallIsNamedInAParameterProblem)
{
    At(2, [this] { SendDamaged(1, 0); });
    RunUntil(4);
    EXPECT_TRUE(m_got.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>{"Header Len too small"});
    ASSERT_EQ(m_problems.size(), 1U);
    EXPECT_EQ(m_problems[0].code, 0);
    EXPECT_EQ(m_problems[0].pointer, 41U) << "RFC 6275 section 9.2: the Header Len field";
}

TEST_F(MobilityHeaderProtocolTest, ADamagedMessageIsNotAnswered)
{
    At(2, [this] { SendDamaged(0, 17, Ipv6Address::GetAny(), false); });
    At(3, [this] {
        const std::vector<uint8_t> octets = {59, 0, 200, 0, 0, 0, 0, 0};
        Send(Create<Packet>(octets.data(), octets.size()));
    });
    RunUntil(4);
    EXPECT_TRUE(m_problems.empty()) << "RFC 6275 section 9.2: a wrong checksum comes first";
    EXPECT_TRUE(m_errors.empty());
}

TEST_F(MobilityHeaderProtocolTest, ErrorsToANodeAreLimitedInRate)
{
    for (int i = 0; i < 10; ++i)
    {
        At(2 + 0.03 * i, [this] { SendDamaged(2, 200, HOME); });
    }
    RunUntil(4);
    EXPECT_EQ(m_reasons.size(), 10U);
    ASSERT_EQ(m_errors.size(), 3U) << "one in 100 ms, RFC 6275 section 9.3.3";
    EXPECT_EQ(m_errors[0].status, BindingErrorStatus::UNKNOWN_MH_TYPE);
    EXPECT_EQ(m_errors[0].homeAddress, HOME) << "as in the Home Address option";
}

TEST_F(MobilityHeaderProtocolTest, WithoutAHomeAddressOptionTheErrorNamesNone)
{
    At(2, [this] { SendDamaged(2, 200); });
    RunUntil(4);
    ASSERT_EQ(m_errors.size(), 1U);
    EXPECT_EQ(m_errors[0].homeAddress, Ipv6Address::GetAny());
}

TEST_F(MobilityHeaderProtocolTest, NobodyIsToldWhoseAddressIsNotUnicast)
{
    double at = 2;
    for (const auto* source : {"ff02::1", "::"})
    {
        At(at++, [this, source] { SendRaw(MakeDamaged(2, 200, source), source, AGENT_ADDRESS); });
        At(at++, [this, source] { SendRaw(MakeDamaged(0, 17, source), source, AGENT_ADDRESS); });
    }
    RunUntil(at);
    EXPECT_EQ(m_reasons.size(), 4U) << "they did arrive";
    EXPECT_EQ(m_transmitted, 0) << "RFC 6275 section 9.3.3";
}
