// SPDX-License-Identifier: GPL-2.0-only
//
// What ns-3 itself costs: the demo's network, traffic and duration over stock ns-3 Wi-Fi, without
// this module. `./fmipv6 bench` sets a run of the module beside it.
//
//    CN ---(WAN)--- router ---LAN 1--- AP 1..5 (802.11a)
//                      |                    MN, 64 kbit/s voice from the CN, 20 s
//                      +-----LAN 2--- AP 6..10
//
// The station attaches to AP 1 and stays: stock ns-3 has no handover between channels to measure.

#include "ns3/ap-wifi-mac.h"
#include "ns3/bridge-helper.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/csma-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv6-address-helper.h"
#include "ns3/ipv6-static-routing-helper.h"
#include "ns3/mobility-helper.h"
#include "ns3/node-container.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/simulator.h"
#include "ns3/sta-wifi-mac.h"
#include "ns3/string.h"
#include "ns3/udp-client-server-helper.h"
#include "ns3/udp-server.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-helper.h"
#include "ns3/wifi-mac-helper.h"
#include "ns3/wifi-net-device.h"
#include "ns3/yans-wifi-helper.h"

#include <array>
#include <iostream>
#include <string>

using namespace ns3;

namespace
{

constexpr uint32_t APS_PER_LAN = 5;
constexpr double AP_DISTANCE_M = 20.0;
constexpr uint32_t VOICE_BYTES = 160; // 64 kbit/s in packets every 20 ms
const std::array<int, APS_PER_LAN> CHANNELS{36, 40, 44, 48, 52};
const Time DURATION = Seconds(20);

} // namespace

int
main()
{
    Ptr<Node> correspondent = CreateObject<Node>();
    Ptr<Node> router = CreateObject<Node>();
    Ptr<Node> mobile = CreateObject<Node>();
    NodeContainer aps(2 * APS_PER_LAN);

    InternetStackHelper internet;
    internet.SetIpv4StackInstall(false);
    internet.Install(NodeContainer(correspondent, router, mobile));

    PointToPointHelper wan;
    wan.SetDeviceAttribute("DataRate", StringValue("100Mbps"));
    wan.SetChannelAttribute("Delay", StringValue("20ms"));
    const NetDeviceContainer wanDevices = wan.Install(correspondent, router);

    YansWifiChannelHelper channel = YansWifiChannelHelper::Default();
    YansWifiPhyHelper phy;
    phy.SetChannel(channel.Create());
    WifiHelper wifi;
    wifi.SetStandard(WIFI_STANDARD_80211a);
    wifi.SetRemoteStationManager("ns3::ConstantRateWifiManager",
                                 "DataMode",
                                 StringValue("OfdmRate24Mbps"));
    const auto tune = [&phy](uint32_t index) {
        phy.Set("ChannelSettings",
                StringValue("{" + std::to_string(CHANNELS[index % APS_PER_LAN]) +
                            ", 20, BAND_5GHZ, 0}"));
    };

    WifiMacHelper mac;
    mac.SetType("ns3::StaWifiMac", "Ssid", SsidValue(Ssid("lan-1")));
    tune(0);
    const NetDeviceContainer mobileDevice = wifi.Install(phy, mac, mobile);

    Ipv6AddressHelper addresses;
    addresses.SetBase("fd00:1::", Ipv6Prefix(64));
    Ipv6InterfaceContainer wanInterfaces = addresses.Assign(wanDevices);
    wanInterfaces.SetForwarding(1, true);
    wanInterfaces.SetDefaultRouteInAllNodes(1);

    CsmaHelper csma;
    csma.SetChannelAttribute("DataRate", StringValue("100Mbps"));
    BridgeHelper bridge;
    Ipv6InterfaceContainer mobileInterface;
    for (uint32_t lan = 0; lan < 2; lan++)
    {
        NodeContainer onLan(router);
        for (uint32_t i = 0; i < APS_PER_LAN; i++)
        {
            onLan.Add(aps.Get(lan * APS_PER_LAN + i));
        }
        const NetDeviceContainer wires = csma.Install(onLan);
        const std::string ssid = "lan-" + std::to_string(lan + 1);
        for (uint32_t i = 0; i < APS_PER_LAN; i++)
        {
            tune(i);
            mac.SetType("ns3::ApWifiMac", "Ssid", SsidValue(Ssid(ssid)));
            const Ptr<Node> ap = onLan.Get(1 + i);
            bridge.Install(ap, NetDeviceContainer(wires.Get(1 + i), wifi.Install(phy, mac, ap)));
        }
        addresses.NewNetwork();
        NetDeviceContainer devices(wires.Get(0));
        if (lan == 0)
        {
            devices.Add(mobileDevice);
        }
        Ipv6InterfaceContainer interfaces = addresses.Assign(devices);
        interfaces.SetForwarding(0, true);
        if (lan == 0)
        {
            interfaces.SetDefaultRoute(1, 0);
            mobileInterface.Add(interfaces.Get(1).first, interfaces.Get(1).second);
        }
    }

    MobilityHelper mobility;
    Ptr<ListPositionAllocator> positions = CreateObject<ListPositionAllocator>();
    for (uint32_t i = 0; i < aps.GetN(); i++)
    {
        positions->Add(Vector(i * AP_DISTANCE_M, 0, 0));
    }
    positions->Add(Vector(1, 0, 0));
    mobility.SetPositionAllocator(positions);
    mobility.SetMobilityModel("ns3::ConstantPositionMobilityModel");
    mobility.Install(NodeContainer(aps, mobile));
    wifi.AssignStreams(mobileDevice, 100);

    constexpr uint16_t port = 5000;
    UdpServerHelper server(port);
    const ApplicationContainer sink = server.Install(mobile);
    UdpClientHelper client(mobileInterface.GetAddress(0, 1), port);
    client.SetAttribute("Interval", TimeValue(MilliSeconds(20)));
    client.SetAttribute("MaxPackets", UintegerValue(1000000));
    client.SetAttribute("PacketSize", UintegerValue(VOICE_BYTES));
    client.Install(correspondent).Start(Seconds(2));

    Simulator::Stop(DURATION);
    Simulator::Run();
    const uint64_t received = DynamicCast<UdpServer>(sink.Get(0))->GetReceived();
    const uint64_t events = Simulator::GetEventCount();
    Simulator::Destroy();
    std::cout << "{\"received\": " << received << ", \"events\": " << events << "}\n";
    return received == 0 ? 1 : 0;
}
