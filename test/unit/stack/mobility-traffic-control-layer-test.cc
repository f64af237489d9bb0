/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobilityTrafficControlLayer: which Home Address options and type 2 routing headers a node takes.
#include "wired-pair.h"

#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/mobility-traffic-control-layer.h"

#include <set>
#include <utility>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address CARE_OF("fd00:1::a");
const Ipv6Address AGENT_ADDRESS("fd00:1::2");
const Ipv6Address HOME("fd00:9::99");
constexpr uint8_t UDP = 17; //!< Next Header of the payload

class MobilityTrafficControlLayerTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        auto layer = Node(AGENT)->GetObject<MobilityTrafficControlLayer>();
        layer->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&MobilityTrafficControlLayerTest::OnMsgDrop, this));
        layer->AddBindingCheck([this](Ipv6Address home, Ipv6Address careOf) {
            return m_bindings.count({home, careOf}) > 0;
        });
        Ipv6Of(AGENT)->TraceConnectWithoutContext(
            "LocalDeliver",
            MakeCallback(&MobilityTrafficControlLayerTest::OnDelivered, this));
        Node(TESTER)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::BINDING_ERROR,
            [this](Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address) {
                const auto error =
                    BindingErrorHeader::Parse(message, header.GetSource(), header.GetDestination());
                ASSERT_TRUE(error);
                m_errors.push_back(*error);
            });
        Ipv6Of(TESTER)->TraceConnectWithoutContext(
            "LocalDeliver",
            MakeCallback(&MobilityTrafficControlLayerTest::OnAnswer, this));
    }

    /// The agent's stack delivers. @param header IPv6 header
    void OnDelivered(const Ipv6Header& header, Ptr<const Packet>, uint32_t)
    {
        if (header.GetNextHeader() == UDP)
        {
            m_delivered.push_back(header);
        }
    }

    /// The tester's stack delivers. @param packet behind the header
    void OnAnswer(const Ipv6Header&, Ptr<const Packet> packet, uint32_t)
    {
        uint8_t type = 0;
        packet->CopyData(&type, 1);
        m_problems += type == 4 ? 1 : 0;
    }

    /// @param at when, in seconds @param home in the option
    void OptionAt(double at, Ipv6Address home)
    {
        At(at, [this, home] {
            HomeAddressHeader option;
            option.nextHeader = UDP;
            option.homeAddress = home;
            auto packet = Create<Packet>(20);
            packet->AddHeader(option);
            Ipv6Of(TESTER)->Send(packet,
                                 CARE_OF,
                                 AGENT_ADDRESS,
                                 HomeAddressHeader::PROTOCOL,
                                 nullptr);
        });
    }

    /// @param at when, in seconds @param home in the type 2 routing header
    /// @param change applied to its octets
    void RoutingHeaderAt(double at,
                         Ipv6Address home,
                         std::function<void(std::vector<uint8_t>&)> change = nullptr)
    {
        At(at, [this, home, change] {
            Type2RoutingHeader routing;
            routing.nextHeader = UDP;
            routing.homeAddress = home;
            auto packet = Create<Packet>(40);
            packet->AddHeader(routing);
            std::vector<uint8_t> octets(packet->GetSize());
            packet->CopyData(octets.data(), octets.size());
            if (change)
            {
                change(octets);
            }
            Ipv6Of(TESTER)->Send(Create<Packet>(octets.data(), octets.size()),
                                 CARE_OF,
                                 AGENT_ADDRESS,
                                 Type2RoutingHeader::PROTOCOL,
                                 nullptr);
        });
    }

    /// Make the agent a mobile node.
    void GiveHomeAddress()
    {
        Ipv6Of(AGENT)->AddAddress(Node(AGENT)->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
                                  Ipv6InterfaceAddress(HOME, Ipv6Prefix(128)));
    }

    std::set<std::pair<Ipv6Address, Ipv6Address>> m_bindings; //!< home address, care-of address
    std::vector<Ipv6Header> m_delivered;
    std::vector<BindingErrorHeader> m_errors;
    int m_problems{0}; //!< ICMPv6 Parameter Problems
};

} // namespace

TEST_F(MobilityTrafficControlLayerTest, TheOptionIsTakenFromTheRegisteredCareOfAddressOnly)
{
    m_bindings = {{HOME, CARE_OF}, {"fd00:9::98", "fd00:1::b"}};
    OptionAt(2, HOME);
    OptionAt(3, "fd00:9::98");
    RunUntil(4);
    ASSERT_EQ(m_delivered.size(), 1U);
    EXPECT_EQ(m_delivered[0].GetSource(), HOME) << "upper layers know nothing of the care-of";
    ASSERT_EQ(m_errors.size(), 1U);
    EXPECT_EQ(m_errors[0].status, BindingErrorStatus::UNKNOWN_BINDING);
    EXPECT_EQ(m_errors[0].homeAddress, Ipv6Address("fd00:9::98"));
}

TEST_F(MobilityTrafficControlLayerTest, AHomeAddressThatIsNotUnicastRoutableIsDropped)
{
    double at = 2;
    for (const auto* home : {"fe80::1", "ff0e::1", "::", "::1"})
    {
        m_bindings.insert({Ipv6Address(home), CARE_OF});
        OptionAt(at++, home);
    }
    RunUntil(at);
    EXPECT_TRUE(m_delivered.empty()) << "RFC 6275 section 9.3.1";
    EXPECT_EQ(m_reasons,
              std::vector<std::string>(4, "home address option with no unicast routable address"));
}

TEST_F(MobilityTrafficControlLayerTest, AMobileNodeTakesTheRoutingHeaderToItsHomeAddress)
{
    GiveHomeAddress();
    RoutingHeaderAt(2, HOME);
    RoutingHeaderAt(3, "fd00:9::98");
    RoutingHeaderAt(4, AGENT_ADDRESS); // its own, and no home address
    RoutingHeaderAt(5, "fd00:1::1");   // would be forwarded
    RunUntil(6);
    ASSERT_EQ(m_delivered.size(), 1U);
    EXPECT_EQ(m_delivered[0].GetDestination(), HOME);
    EXPECT_EQ(m_reasons,
              std::vector<std::string>(3, "type 2 routing header to a foreign home address"));
    EXPECT_EQ(m_problems, 0) << "RFC 6275 section 11.3.3: in silence";
}

TEST_F(MobilityTrafficControlLayerTest, AHomeAddressOfLinkLocalScopeIsNotTaken)
{
    GiveHomeAddress();
    const auto tunnel = Node(AGENT)->GetObject<Ipv6TunnelProtocol>();
    const auto linkLocal =
        Ipv6Of(AGENT)->GetInterface(tunnel->GetInterface())->GetLinkLocalAddress().GetAddress();
    ASSERT_TRUE(linkLocal.IsLinkLocal());
    RoutingHeaderAt(2, linkLocal);
    RoutingHeaderAt(3, "ff0e::1");
    RunUntil(4);
    EXPECT_TRUE(m_delivered.empty()) << "RFC 6275 section 6.4";
    EXPECT_EQ(m_reasons.size(), 2U);
}

TEST_F(MobilityTrafficControlLayerTest, ANodeWithoutHomeAddressTakesNoRoutingHeader)
{
    RoutingHeaderAt(2, HOME);
    RoutingHeaderAt(3, AGENT_ADDRESS);
    RunUntil(4);
    EXPECT_TRUE(m_delivered.empty()) << "RFC 6275 section 8.2";
    EXPECT_EQ(m_reasons.size(), 2U);
    EXPECT_EQ(m_problems, 0) << "in silence";
}

TEST_F(MobilityTrafficControlLayerTest, AMalformedRoutingHeaderIsDroppedInSilence)
{
    GiveHomeAddress();
    RoutingHeaderAt(2, HOME, [](auto& octets) { octets[3] = 0; }); // Segments Left
    RoutingHeaderAt(3, HOME, [](auto& octets) { octets[3] = 2; });
    RoutingHeaderAt(4, HOME, [](auto& octets) { octets[1] = 4; }); // Hdr Ext Len
    RoutingHeaderAt(5, HOME, [](auto& octets) { octets[1] = 0; });
    RoutingHeaderAt(6, HOME, [](auto& octets) { octets.resize(20); });
    RunUntil(7);
    EXPECT_TRUE(m_delivered.empty()) << "RFC 6275 section 11.3.3";
    EXPECT_EQ(m_reasons, std::vector<std::string>(5, "malformed type 2 routing header"));
    EXPECT_EQ(m_problems, 0);
}
