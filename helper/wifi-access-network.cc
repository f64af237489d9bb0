/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/wifi-access-network.h"

#include "ns3/ap-relay.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/fading-loss-model.h"
#include "ns3/l2-update-sender.h"
#include "ns3/names.h"
#include "ns3/propagation-delay-model.h"
#include "ns3/propagation-loss-model.h"
#include "ns3/wifi-net-device.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr auto SSID = "fmipv6";

} // namespace

WifiAccessNetwork::WifiAccessNetwork(bool dot1x, const Radio& radio)
    : m_helper(std::make_unique<Dot11Helper>(MakeMedium(radio.pathLossExponent)))
{
    m_helper->SetSsid(SSID);
    m_helper->SetDot1x(dot1x);
    m_helper->SetStandard(radio.standard);
    m_helper->SetQos(radio.qos);
    m_helper->GetPhy().Set("TxPowerStart", DoubleValue(radio.txPowerDbm));
    m_helper->GetPhy().Set("TxPowerEnd", DoubleValue(radio.txPowerDbm));
}

Ptr<YansWifiChannel>
WifiAccessNetwork::MakeMedium(double exponent)
{
    auto loss = CreateObject<LogDistancePropagationLossModel>();
    loss->SetAttribute("Exponent", DoubleValue(exponent));
    loss->SetNext(CreateObject<FadingLossModel>());
    auto medium = CreateObject<YansWifiChannel>();
    medium->SetPropagationLossModel(loss);
    medium->SetPropagationDelayModel(CreateObject<ConstantSpeedPropagationDelayModel>());
    return medium;
}

void
WifiAccessNetwork::InstallAccessPoints(const WiredNetwork& network)
{
    for (const auto& ap : network.GetAccessPoints())
    {
        auto position = CreateObject<ConstantPositionMobilityModel>();
        position->SetPosition(ap.plan.position);
        ap.node->AggregateObject(position);

        auto mlme = m_helper->InstallAp(ap.node, ap.plan.channel);
        auto sender = CreateObject<L2UpdateSender>();
        sender->Attach(ap.node, ap.lanDevice);
        mlme->SetL2UpdateSender(sender);
        auto device = mlme->GetMac()->GetDevice();
        if (ap.lanDevice)
        {
            auto relay = CreateObject<ApRelay>();
            relay->Connect(device, ap.lanDevice, PeekPointer(mlme));
            ap.node->AggregateObject(relay);
            if (const auto dot1x = mlme->GetDot1xEntity())
            {
                dot1x->ConnectRelay(relay);
            }
        }
        m_aps.push_back(mlme);
        m_devices.Add(device);
    }
    if (!network.GetAccessPoints().empty())
    {
        m_firstChannel = network.GetAccessPoints().front().plan.channel;
    }
    WatchL2Updates(network);
}

Ptr<LinkSap>
WifiAccessNetwork::InstallStation(Ptr<Node> mn)
{
    auto link = m_helper->InstallStation(mn, m_firstChannel);
    m_devices.Add(link->GetNetDevice());
    return link;
}

Ptr<NetDevice>
WifiAccessNetwork::GetApDevice(uint32_t ap) const
{
    return m_aps.at(ap)->GetMac()->GetDevice();
}

Ptr<ApMlme>
WifiAccessNetwork::GetApMlme(uint32_t ap) const
{
    return m_aps.at(ap);
}

Dot11Helper&
WifiAccessNetwork::GetHelper()
{
    return *m_helper;
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
