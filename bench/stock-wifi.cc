// SPDX-License-Identifier: GPL-2.0-only
//
// What ns-3 itself costs: a network as in the module's runs over stock ns-3 Wi-Fi, without this
// module. `./fmipv6 bench` sets runs of the module beside it.
//
//    CN ---(WAN)--- router ---LAN 1--- AP 1..n (802.11a)
//                      |                    stations, 64 kbit/s voice from the CN to each
//                      +-----LAN 2--- AP n+1..2n
//
// The stations attach to AP 1 and stay: stock ns-3 has no handover between channels to measure.
//
//    stock-wifi [--stations=1] [--aps=5] [--start=2] [--stop=20]

#include "ns3/ap-wifi-mac.h"
#include "ns3/bridge-helper.h"
#include "ns3/command-line.h"
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

constexpr double AP_DISTANCE_M = 80.0;
constexpr double STATION_DISTANCE_M = 0.1;
constexpr uint32_t VOICE_BYTES = 160; // 64 kbit/s in packets every 20 ms
const std::array<int, 5> CHANNELS{36, 40, 44, 48, 52};

} // namespace

int
main(int argc, char* argv[])
{
    uint32_t stations = 1;
    uint32_t apsPerLan = 5;
    double start = 2;
    double stop = 20;
    CommandLine command(__FILE__);
    command.AddValue("stations", "number of stations", stations);
    command.AddValue("aps", "number of access points on each of two LANs", apsPerLan);
    command.AddValue("start", "when voice starts (s); it ends a second before the run", start);
    command.AddValue("stop", "when the run ends (s)", stop);
    command.Parse(argc, argv);

    Ptr<Node> correspondent = CreateObject<Node>();
    Ptr<Node> router = CreateObject<Node>();
    NodeContainer mobiles(stations);
    NodeContainer aps(2 * apsPerLan);

    InternetStackHelper internet;
    internet.SetIpv4StackInstall(false);
    internet.Install(NodeContainer(NodeContainer(correspondent, router), mobiles));

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
                StringValue("{" + std::to_string(CHANNELS[index % CHANNELS.size()]) +
                            ", 20, BAND_5GHZ, 0}"));
    };

    WifiMacHelper mac;
    mac.SetType("ns3::StaWifiMac", "Ssid", SsidValue(Ssid("lan-1")));
    tune(0);
    const NetDeviceContainer mobileDevices = wifi.Install(phy, mac, mobiles);

    Ipv6AddressHelper addresses;
    addresses.SetBase("fd00:1::", Ipv6Prefix(64));
    Ipv6InterfaceContainer wanInterfaces = addresses.Assign(wanDevices);
    wanInterfaces.SetForwarding(1, true);
    wanInterfaces.SetDefaultRouteInAllNodes(1);

    CsmaHelper csma;
    csma.SetChannelAttribute("DataRate", StringValue("100Mbps"));
    BridgeHelper bridge;
    Ipv6InterfaceContainer mobileInterfaces;
    for (uint32_t lan = 0; lan < 2; lan++)
    {
        NodeContainer onLan(router);
        for (uint32_t i = 0; i < apsPerLan; i++)
        {
            onLan.Add(aps.Get(lan * apsPerLan + i));
        }
        const NetDeviceContainer wires = csma.Install(onLan);
        const std::string ssid = "lan-" + std::to_string(lan + 1);
        for (uint32_t i = 0; i < apsPerLan; i++)
        {
            tune(lan * apsPerLan + i);
            mac.SetType("ns3::ApWifiMac", "Ssid", SsidValue(Ssid(ssid)));
            const Ptr<Node> ap = onLan.Get(1 + i);
            bridge.Install(ap, NetDeviceContainer(wires.Get(1 + i), wifi.Install(phy, mac, ap)));
        }
        addresses.NewNetwork();
        NetDeviceContainer devices(wires.Get(0));
        if (lan == 0)
        {
            devices.Add(mobileDevices);
        }
        Ipv6InterfaceContainer interfaces = addresses.Assign(devices);
        interfaces.SetForwarding(0, true);
        if (lan == 0)
        {
            interfaces.SetDefaultRoute(1, 0);
            for (uint32_t i = 0; i < stations; i++)
            {
                mobileInterfaces.Add(interfaces.Get(1 + i).first, interfaces.Get(1 + i).second);
            }
        }
    }

    MobilityHelper mobility;
    Ptr<ListPositionAllocator> positions = CreateObject<ListPositionAllocator>();
    for (uint32_t i = 0; i < aps.GetN(); i++)
    {
        positions->Add(Vector(i * AP_DISTANCE_M, 0, 0));
    }
    for (uint32_t i = 0; i < stations; i++)
    {
        positions->Add(Vector(1, i * STATION_DISTANCE_M, 0));
    }
    mobility.SetPositionAllocator(positions);
    mobility.SetMobilityModel("ns3::ConstantPositionMobilityModel");
    mobility.Install(NodeContainer(aps, mobiles));
    wifi.AssignStreams(mobileDevices, 100);

    constexpr uint16_t port = 5000;
    UdpServerHelper server(port);
    const ApplicationContainer sinks = server.Install(mobiles);
    ApplicationContainer sources;
    for (uint32_t i = 0; i < stations; i++)
    {
        UdpClientHelper client(mobileInterfaces.GetAddress(i, 1), port);
        client.SetAttribute("Interval", TimeValue(MilliSeconds(20)));
        client.SetAttribute("MaxPackets", UintegerValue(1000000));
        client.SetAttribute("PacketSize", UintegerValue(VOICE_BYTES));
        ApplicationContainer source = client.Install(correspondent);
        // as voices do that know nothing of each other
        source.Start(Seconds(start) + MilliSeconds(20) * i / stations);
        source.Stop(Seconds(stop - 1));
        sources.Add(source);
    }

    Simulator::Stop(Seconds(stop));
    Simulator::Run();
    uint64_t sent = 0;
    uint64_t received = 0;
    for (uint32_t i = 0; i < stations; i++)
    {
        sent += DynamicCast<UdpClient>(sources.Get(i))->GetTotalTx() / VOICE_BYTES;
        received += DynamicCast<UdpServer>(sinks.Get(i))->GetReceived();
    }
    const uint64_t events = Simulator::GetEventCount();
    Simulator::Destroy();
    std::cout << "{\"sent\": " << sent << ", \"received\": " << received
              << ", \"events\": " << events << "}\n";
    return received == 0 ? 1 : 0;
}
