/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "point-to-point-network.h"

#include "ns3/csma-helper.h"
#include "ns3/csma-net-device.h"
#include "ns3/error-model.h"
#include "ns3/flow-sink.h"
#include "ns3/flow-source.h"
#include "ns3/inet6-socket-address.h"
#include "ns3/ipv6-interface-container.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ledger-probe.h"
#include "ns3/mobility-helper.h"
#include "ns3/mobility-model.h"
#include "ns3/ndisc-cache.h"
#include "ns3/net-device-container.h"
#include "ns3/node-container.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/ssid.h"
#include "ns3/traced-callback.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/wifi-helper.h"
#include "ns3/wifi-mac-helper.h"
#include "ns3/wifi-mac.h"
#include "ns3/wifi-net-device.h"
#include "ns3/yans-wifi-helper.h"

namespace ns3
{
namespace fmipv6
{
namespace
{

/// An object as the module's own ones are.
class FakeBuffer : public Object
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::fmipv6::test::FakeBuffer")
                                .SetParent<Object>()
                                .AddTraceSource("PacketDrop",
                                                "drops",
                                                MakeTraceSourceAccessor(&FakeBuffer::drop),
                                                "ns3::fmipv6::PacketDropTracedCallback")
                                .AddTraceSource("PacketHold",
                                                "holds",
                                                MakeTraceSourceAccessor(&FakeBuffer::hold),
                                                "ns3::fmipv6::PacketHoldTracedCallback");
        return tid;
    }

    TracedCallback<Ptr<const Packet>, PacketDropCause> drop;
    TracedCallback<Ptr<const Packet>> hold;
};

/// A flow from left to right over the router.
class LedgerProbeTest : public PointToPointNetwork
{
  protected:
    void SetUp() override
    {
        PointToPointNetwork::SetUp();
        ledger = CreateObject<PacketLedger>();
        flow = ledger->AddFlow({"voice", Mac48Address(), FlowDirection::DOWN, MilliSeconds(20)});
        source = InstallFlow(nodes.Get(0), nodes.Get(2), rightAddress);
        probe = CreateObject<LedgerProbe>();
        probe->SetLedger(ledger);
        for (auto node = nodes.Begin(); node != nodes.End(); ++node)
        {
            probe->WatchNode(*node);
        }
    }

    Ptr<FlowSource> InstallFlow(Ptr<Node> from, Ptr<Node> to, Ipv6Address remote)
    {
        auto application = CreateObject<FlowSource>();
        application->SetAttribute("RemoteAddress", Ipv6AddressValue(remote));
        application->SetLedger(ledger, flow);
        application->SetStartTime(Seconds(2));
        application->SetStopTime(Seconds(3));
        from->AddApplication(application);
        auto sink = CreateObject<FlowSink>();
        sink->SetLedger(ledger);
        to->AddApplication(sink);
        return application;
    }

    uint64_t Lost(LossCause cause) const
    {
        return ledger->GetTotals(flow).lostByCause[static_cast<std::size_t>(cause)];
    }

    void Run(double untilS = 5)
    {
        Simulator::Stop(Seconds(untilS));
        Simulator::Run();
    }

    Ptr<PacketLedger> ledger;
    Ptr<LedgerProbe> probe;
    Ptr<FlowSource> source;
    uint32_t flow{0};
};

TEST_F(LedgerProbeTest, AFullWiredQueue)
{
    // A packet needs 1.68 ms of the link; of those every millisecond four in ten do not fit.
    source->SetAttribute("Interval", TimeValue(MilliSeconds(1)));
    Run();
    const auto totals = ledger->GetTotals(flow);
    EXPECT_EQ(totals.sent, 1000U);
    EXPECT_NEAR(totals.lost, 400, 10);
    EXPECT_EQ(Lost(LossCause::WIRED_QUEUE), totals.lost);
    EXPECT_TRUE(totals.IsBalanced()) << ledger->DescribeUnexplained();
}

TEST_F(LedgerProbeTest, QueuesAndWiresKeepPacketsInFlight)
{
    source->SetAttribute("Interval", TimeValue(MilliSeconds(1)));
    Run(2.5);
    const auto totals = ledger->GetTotals(flow);
    EXPECT_GT(totals.inFlight, 6U); // about 3 on each wire, 2 in the queue
    EXPECT_TRUE(totals.IsBalanced()) << ledger->DescribeUnexplained();
    bool queued = false;
    for (const auto& fate : ledger->GetFates())
    {
        queued = queued ||
                 (fate.kind == FateKind::IN_FLIGHT && fate.place.kind == PlaceKind::WIRED_QUEUE);
    }
    EXPECT_TRUE(queued);
}

TEST_F(LedgerProbeTest, ARouterWithoutARoute)
{
    source->SetAttribute("RemoteAddress", Ipv6AddressValue("2001:77::1"));
    Run();
    EXPECT_EQ(Lost(LossCause::NO_ROUTE), 50U);
    EXPECT_TRUE(ledger->GetTotals().IsBalanced()) << ledger->DescribeUnexplained();
}

TEST_F(LedgerProbeTest, AnInterfaceThatIsDown)
{
    Simulator::Schedule(MilliSeconds(2500), [this]() {
        // ns-3's hosts crash when a Router Solicitation comes due after SetDown(); routers send
        // none.
        auto ipv6 = nodes.Get(1)->GetObject<Ipv6L3Protocol>();
        ipv6->SetDown(ipv6->GetInterfaceForDevice(left.Get(1)));
    });
    Run();
    EXPECT_NEAR(Lost(LossCause::NO_LINK), 25, 1);
    EXPECT_TRUE(ledger->GetTotals().IsBalanced()) << ledger->DescribeUnexplained();
}

TEST_F(LedgerProbeTest, ObjectsOfThisModule)
{
    auto buffer = CreateObject<FakeBuffer>();
    EXPECT_TRUE(probe->Watch(buffer, 5, PlaceKind::OTHER_BUFFER));
    EXPECT_TRUE(probe->Watch(buffer, 5, PlaceKind::NAR_BUFFER));
    EXPECT_FALSE(probe->Watch(CreateObject<Object>(), 5, PlaceKind::NAR_BUFFER));
    std::vector<Ptr<Packet>> packets;
    for (int i = 0; i < 3; ++i)
    {
        auto packet = Create<Packet>(100);
        packet->AddByteTag(LedgerTag(ledger->Sent(flow, 0)));
        packets.push_back(packet);
    }
    buffer->hold(packets[0]);
    buffer->hold(packets[1]);
    buffer->drop(packets[1], PacketDropCause::NAR_EXPIRED);
    buffer->drop(packets[2], PacketDropCause::NAR_BUFFER_FULL);
    buffer->drop(Create<Packet>(100), PacketDropCause::TUNNEL); // no application's
    const auto totals = ledger->GetTotals();
    EXPECT_EQ(totals.inFlight, 1U);
    EXPECT_EQ(totals.bufferedAtNar, 2U);
    EXPECT_EQ(Lost(LossCause::NAR_EXPIRED), 1U);
    EXPECT_EQ(Lost(LossCause::NAR_BUFFER_FULL), 1U);
    EXPECT_TRUE(totals.IsBalanced());
}

/// @param hosts to be joined by an Ethernet segment @param devices gets their devices
/// @return their addresses
Ipv6InterfaceContainer
InstallSegment(NodeContainer hosts, NetDeviceContainer& devices)
{
    CsmaHelper csma;
    csma.SetChannelAttribute("DataRate", StringValue("10Mbps"));
    csma.SetChannelAttribute("Delay", StringValue("100us"));
    devices = csma.Install(hosts);
    InternetStackHelper stack;
    stack.SetIpv4StackInstall(false);
    stack.Install(hosts);
    Ipv6AddressHelper addresses(Ipv6Address("2001:5::"), Ipv6Prefix(64));
    return addresses.Assign(devices);
}

/// A flow between two hosts on one Ethernet segment with a third.
TEST_F(LedgerProbeTest, AnEthernetSegment)
{
    NodeContainer hosts(3);
    NetDeviceContainer devices;
    const auto interfaces = InstallSegment(hosts, devices);
    source->SetStartTime(Seconds(100));
    InstallFlow(hosts.Get(0), hosts.Get(1), interfaces.GetAddress(1, 1))
        ->SetAttribute("Interval", TimeValue(MilliSeconds(1)));
    // The third host sends at the same instants at times, so that there is backing off.
    auto load = InstallFlow(hosts.Get(2), hosts.Get(1), interfaces.GetAddress(1, 1));
    load->SetAttribute("Interval", TimeValue(MilliSeconds(3)));
    // Stock ICMPv6 drops what overflows its resolution queue in silence: resolve first.
    for (const uint32_t host : {0, 2})
    {
        auto socket = Socket::CreateSocket(hosts.Get(host), UdpSocketFactory::GetTypeId());
        Simulator::Schedule(Seconds(1), [socket, interfaces]() {
            socket->SendTo(Create<Packet>(1),
                           0,
                           Inet6SocketAddress(interfaces.GetAddress(1, 1), 4000));
        });
    }
    auto errors = CreateObject<ReceiveListErrorModel>();
    errors->SetList({50, 51});
    devices.Get(1)->SetAttribute("ReceiveErrorModel", PointerValue(errors));
    for (auto host = hosts.Begin(); host != hosts.End(); ++host)
    {
        probe->WatchNode(*host);
    }
    Run(2.50005);
    const auto totals = ledger->GetTotals();
    EXPECT_GT(totals.received, 200U);
    EXPECT_EQ(Lost(LossCause::WIRE), 2U);
    EXPECT_GT(totals.inFlight, 0U); // the packet of 2.5 s
    EXPECT_TRUE(totals.IsBalanced()) << ledger->DescribeUnexplained();
}

/// What is sent to a link-layer address that nobody on the segment has ends at its hosts.
TEST_F(LedgerProbeTest, AnEthernetSegmentWithoutTheReceiver)
{
    NodeContainer hosts(3);
    NetDeviceContainer devices;
    const auto interfaces = InstallSegment(hosts, devices);
    source->SetStartTime(Seconds(100));
    InstallFlow(hosts.Get(0), hosts.Get(1), interfaces.GetAddress(1, 1));
    auto interface = hosts.Get(0)->GetObject<Ipv6L3Protocol>()->GetInterface(1);
    auto entry = interface->GetNdiscCache()->Add(interfaces.GetAddress(1, 1));
    entry->SetMacAddress(Mac48Address("00:00:00:00:77:77"));
    entry->MarkPermanent();
    for (auto host = hosts.Begin(); host != hosts.End(); ++host)
    {
        probe->WatchNode(*host);
    }
    Run();
    EXPECT_EQ(ledger->GetTotals(flow).sent, 50U);
    EXPECT_EQ(Lost(LossCause::NOT_ASSOCIATED), 50U);
    EXPECT_TRUE(ledger->GetTotals().IsBalanced()) << ledger->DescribeUnexplained();
}

/// A flow from a stock AP to a stock station that goes out of reach, and comes back.
TEST_F(LedgerProbeTest, StockWifi)
{
    NodeContainer hosts(2);
    YansWifiChannelHelper channel = YansWifiChannelHelper::Default();
    YansWifiPhyHelper phy;
    phy.SetChannel(channel.Create());
    WifiHelper wifi;
    wifi.SetStandard(WIFI_STANDARD_80211a);
    wifi.SetRemoteStationManager("ns3::ConstantRateWifiManager",
                                 "DataMode",
                                 StringValue("OfdmRate6Mbps"));
    WifiMacHelper mac;
    mac.SetType("ns3::ApWifiMac", "Ssid", SsidValue(Ssid("x")));
    auto devices = wifi.Install(phy, mac, hosts.Get(0));
    mac.SetType("ns3::StaWifiMac", "Ssid", SsidValue(Ssid("x")));
    devices.Add(wifi.Install(phy, mac, hosts.Get(1)));
    wifi.AssignStreams(devices, 100);
    MobilityHelper mobility;
    mobility.SetMobilityModel("ns3::ConstantPositionMobilityModel");
    mobility.Install(hosts);
    InternetStackHelper stack;
    stack.SetIpv4StackInstall(false);
    stack.Install(hosts);
    Ipv6AddressHelper addresses(Ipv6Address("2001:5::"), Ipv6Prefix(64));
    auto interfaces = addresses.Assign(devices);
    source->SetStartTime(Seconds(100));
    InstallFlow(hosts.Get(0), hosts.Get(1), interfaces.GetAddress(1, 1));
    probe->WatchNode(hosts.Get(0), PlaceKind::PS_BUFFER);
    probe->WatchNode(hosts.Get(1), PlaceKind::STATION_BUFFER);
    auto log = CreateObject<AttachmentLog>();
    const Poa poa("00:00:00:00:00:aa");
    log->AddPoa(poa, hosts.Get(0)->GetId(), 99);
    log->Follow(Mac48Address(), hosts.Get(1)->GetId(), nullptr);
    log->LinkUp(Mac48Address(), poa);
    ledger->SetAttachmentLog(log);
    auto place = hosts.Get(1)->GetObject<MobilityModel>();
    Simulator::Schedule(MilliSeconds(2500), [place]() { place->SetPosition(Vector(1e5, 0, 0)); });
    Simulator::Schedule(MilliSeconds(2700), [place]() { place->SetPosition(Vector(1, 0, 0)); });
    Run();
    const auto totals = ledger->GetTotals();
    EXPECT_EQ(totals.sent, 50U);
    EXPECT_NEAR(Lost(LossCause::OLD_AP_AIR), 10, 2);
    EXPECT_EQ(totals.received + Lost(LossCause::OLD_AP_AIR), 50U);
    EXPECT_TRUE(totals.IsBalanced()) << ledger->DescribeUnexplained();
}

} // namespace
} // namespace fmipv6
} // namespace ns3
