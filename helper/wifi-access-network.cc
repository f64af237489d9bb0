/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/wifi-access-network.h"

#include "ns3/ap-relay.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/l2-update-monitor.h"
#include "ns3/l2-update-sender.h"
#include "ns3/names.h"
#include "ns3/propagation-delay-model.h"
#include "ns3/propagation-loss-model.h"
#include "ns3/wifi-net-device.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr std::array<uint8_t, 12> CHANNELS{36, 44, 52, 60, 149, 157, 40, 48, 56, 64, 153, 161};
constexpr auto SSID = "fmipv6";

} // namespace

WifiAccessNetwork::WifiAccessNetwork(bool dot1x, const Radio& radio)
    : m_apSpacingM(radio.apSpacingM),
      m_helper(std::make_unique<Dot11Helper>(MakeMedium(radio.pathLossExponent)))
{
    m_helper->SetSsid(SSID);
    m_helper->SetDot1x(dot1x);
    m_helper->GetPhy().Set("TxPowerStart", DoubleValue(radio.txPowerDbm));
    m_helper->GetPhy().Set("TxPowerEnd", DoubleValue(radio.txPowerDbm));
}

Ptr<YansWifiChannel>
WifiAccessNetwork::MakeMedium(double exponent)
{
    auto loss = CreateObject<LogDistancePropagationLossModel>();
    loss->SetAttribute("Exponent", DoubleValue(exponent));
    auto medium = CreateObject<YansWifiChannel>();
    medium->SetPropagationLossModel(loss);
    medium->SetPropagationDelayModel(CreateObject<ConstantSpeedPropagationDelayModel>());
    return medium;
}

void
WifiAccessNetwork::InstallAccessPoints(const FigureOneNetwork& network)
{
    uint32_t number = 0;
    for (const auto& subnet : network.GetSubnets())
    {
        std::vector<Poa> poas;
        for (std::size_t i = 0; i < subnet.accessPoints.size(); ++i, ++number)
        {
            auto node = subnet.accessPoints[i];
            auto position = CreateObject<ConstantPositionMobilityModel>();
            position->SetPosition(Vector(number * m_apSpacingM, 0, 0));
            node->AggregateObject(position);

            auto mlme = m_helper->InstallAp(node, CHANNELS[number % CHANNELS.size()]);
            auto device = mlme->GetMac()->GetDevice();
            auto sender = CreateObject<L2UpdateSender>();
            sender->Attach(node, subnet.apLanDevices[i]);
            mlme->SetL2UpdateSender(sender);
            auto relay = CreateObject<ApRelay>();
            relay->Connect(device, subnet.apLanDevices[i], PeekPointer(mlme));
            node->AggregateObject(relay);

            poas.push_back(Mac48Address::ConvertFrom(device->GetAddress()));
            m_devices.Add(device);
        }
        m_poas.push_back(poas);
        CreateObject<L2UpdateMonitor>()->Watch(subnet.routerDevice);
    }
}

Ptr<LinkSap>
WifiAccessNetwork::InstallStation(Ptr<Node> mn)
{
    auto link = m_helper->InstallStation(mn, CHANNELS[0]);
    m_devices.Add(link->GetNetDevice());
    return link;
}

Dot11Helper&
WifiAccessNetwork::GetHelper()
{
    return *m_helper;
}

Poa
WifiAccessNetwork::GetPoa(uint32_t subnet, uint32_t index) const
{
    return m_poas.at(subnet).at(index);
}

void
WifiAccessNetwork::EnablePcap(const std::string& prefix) const
{
    for (auto device = m_devices.Begin(); device != m_devices.End(); ++device)
    {
        m_helper->EnablePcap(prefix + "wlan-" + Names::FindName((*device)->GetNode()) + ".pcap",
                             *device);
    }
}

int64_t
WifiAccessNetwork::AssignStreams(int64_t stream)
{
    return m_helper->AssignStreams(m_devices, stream);
}

} // namespace fmipv6
} // namespace ns3
