/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-helper.h"

#include "ns3/boolean.h"
#include "ns3/dot11-capture.h"
#include "ns3/managed-ap-mac.h"
#include "ns3/ssid.h"
#include "ns3/station-mac.h"
#include "ns3/string.h"
#include "ns3/wifi-mac-helper.h"

#include <map>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Channel numbers up to this one are of the 2.4 GHz band.
constexpr uint8_t LAST_2_4_GHZ_CHANNEL = 14;

/// @return ns-3's default medium
Ptr<YansWifiChannel>
MakeDefaultMedium()
{
    return YansWifiChannelHelper::Default().Create();
}

} // namespace

Dot11Helper::Dot11Helper()
    : Dot11Helper(MakeDefaultMedium())
{
}

Dot11Helper::Dot11Helper(Ptr<YansWifiChannel> medium)
    : m_medium(medium),
      m_ssid("fmipv6")
{
    m_phy.SetChannel(m_medium);
    SetStandard(WIFI_STANDARD_80211a);
    // Packets then wait and are dropped where the ledger sees them, in the MAC queue.
    m_wifi.DisableFlowControl();
}

void
Dot11Helper::SetSsid(const std::string& ssid)
{
    m_ssid = ssid;
}

void
Dot11Helper::SetDot1x(bool dot1x)
{
    m_dot1x = dot1x;
}

void
Dot11Helper::SetStandard(WifiStandard standard)
{
    static const std::map<WifiStandard, std::string> MODES{
        {WIFI_STANDARD_80211a, "OfdmRate12Mbps"},
        {WIFI_STANDARD_80211n, "HtMcs1"},
        {WIFI_STANDARD_80211ac, "VhtMcs1"},
        {WIFI_STANDARD_80211ax, "HeMcs1"},
    };
    const auto mode = MODES.find(standard);
    NS_ABORT_MSG_IF(mode == MODES.end(), "Dot11Helper: only 802.11a, n, ac and ax");
    m_wifi.SetStandard(standard);
    // A rate that every receiver in the cell of an AP decodes: rate control is not what this module
    // is about, and ns-3's station managers forget all they learnt at a channel switch.
    m_wifi.SetRemoteStationManager("ns3::ConstantRateWifiManager",
                                   "DataMode",
                                   StringValue(mode->second),
                                   "ControlMode",
                                   StringValue("OfdmRate6Mbps"));
}

void
Dot11Helper::SetQos(bool qos)
{
    m_qos = qos;
}

YansWifiPhyHelper&
Dot11Helper::GetPhy()
{
    return m_phy;
}

WifiHelper&
Dot11Helper::GetWifi()
{
    return m_wifi;
}

Ptr<YansWifiChannel>
Dot11Helper::GetMedium() const
{
    return m_medium;
}

Ptr<WifiNetDevice>
Dot11Helper::Install(Ptr<Node> node, uint8_t channel, WifiMacHelper& mac)
{
    const std::string band = channel <= LAST_2_4_GHZ_CHANNEL ? "BAND_2_4GHZ" : "BAND_5GHZ";
    m_phy.Set("ChannelSettings",
              StringValue("{" + std::to_string(channel) + ", 20, " + band + ", 0}"));
    mac.SetMacQueueScheduler("ns3::fmipv6::HoldingQueueScheduler");
    return DynamicCast<WifiNetDevice>(m_wifi.Install(m_phy, mac, node).Get(0));
}

Ptr<ApMlme>
Dot11Helper::InstallAp(Ptr<Node> node, uint8_t channel)
{
    WifiMacHelper mac;
    mac.SetType("ns3::fmipv6::ManagedApMac",
                "Ssid",
                SsidValue(Ssid(m_ssid)),
                "QosSupported",
                BooleanValue(m_qos));
    auto device = Install(node, channel, mac);
    auto mlme = CreateObjectWithAttributes<ApMlme>("Dot1x", BooleanValue(m_dot1x));
    mlme->Attach(device);
    device->AggregateObject(mlme);
    if (const auto dot1x = mlme->GetDot1xEntity())
    {
        if (!m_pmksaCache)
        {
            m_pmksaCache = dot1x->GetPmksaCache();
        }
        dot1x->SetSharedCache(m_pmksaCache);
    }
    return mlme;
}

Ptr<Dot11LinkSap>
Dot11Helper::InstallStation(Ptr<Node> node, uint8_t channel)
{
    WifiMacHelper mac;
    mac.SetType("ns3::fmipv6::StationMac",
                "Ssid",
                SsidValue(Ssid(m_ssid)),
                "QosSupported",
                BooleanValue(m_qos));
    auto device = Install(node, channel, mac);
    auto mlme = CreateObject<StationMlme>();
    mlme->Attach(device);
    device->AggregateObject(mlme);
    auto sap = CreateObjectWithAttributes<Dot11LinkSap>("Ssid",
                                                        StringValue(m_ssid),
                                                        "Dot1x",
                                                        BooleanValue(m_dot1x));
    sap->Attach(mlme, device);
    device->AggregateObject(sap);
    return sap;
}

void
Dot11Helper::EnablePcap(const std::string& file, Ptr<NetDevice> device)
{
    Dot11Capture::Write(file, DynamicCast<WifiNetDevice>(device));
}

int64_t
Dot11Helper::AssignStreams(NetDeviceContainer devices, int64_t stream)
{
    int64_t used = m_medium->AssignStreams(stream);
    used += m_wifi.AssignStreams(devices, stream + used);
    for (uint32_t i = 0; i < devices.GetN(); ++i)
    {
        if (auto mlme = devices.Get(i)->GetObject<StationMlme>())
        {
            used += mlme->AssignStreams(stream + used);
        }
    }
    for (uint32_t i = 0; i < devices.GetN(); ++i)
    {
        if (auto sap = devices.Get(i)->GetObject<Dot11LinkSap>())
        {
            used += sap->AssignStreams(stream + used);
        }
    }
    return used;
}

} // namespace fmipv6
} // namespace ns3
