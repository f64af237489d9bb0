/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/forging-station.h"

#include "ns3/assumed-address.h"
#include "ns3/boolean.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/l2-update-frame.h"
#include "ns3/llc-snap-header.h"
#include "ns3/names.h"
#include "ns3/qos-txop.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/txop.h"
#include "ns3/wifi-mac.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// EtherType of a frame that no protocol takes: IEEE Std 802 Local Experimental Ethertype 1.
constexpr uint16_t EXPERIMENTAL_ETHERTYPE = 0x88b5;

/// Octets in the forged frame of that type.
constexpr uint32_t FILLING = 46;

} // namespace

ForgingStation::ForgingStation(Dot11Helper& helper,
                               const Settings& settings,
                               Ptr<PacketLedger> ledger)
    : m_settings(settings),
      m_node(CreateObject<Node>()),
      m_sink(CreateObject<AttackerSink>())
{
    Names::Add("attacker", m_node);
    auto position = CreateObject<ConstantPositionMobilityModel>();
    position->SetPosition(settings.position);
    m_node->AggregateObject(position);
    helper.SetDot1x(false); // it takes its port for open
    m_link = helper.InstallStation(m_node, settings.channel);
    helper.SetDot1x(settings.networkUsesDot1x);
    auto device = DynamicCast<WifiNetDevice>(m_link->GetNetDevice());
    AssumeAddress(device, settings.victim);
    if (settings.hasCredentials)
    {
        // A supplicant that goes by the assumed address from the beginning.
        auto mlme = m_link->GetMlme();
        const auto ssid = GetSsid();
        m_link = CreateObjectWithAttributes<Dot11LinkSap>("Ssid",
                                                          StringValue(ssid),
                                                          "Dot1x",
                                                          BooleanValue(true));
        m_link->Attach(mlme, device);
    }
    m_sink->Watch(device, ledger);
    Simulator::Schedule(settings.when, &ForgingStation::Attack, this);
}

ForgingStation::~ForgingStation()
{
    m_link->Detach(this);
}

Ptr<Node>
ForgingStation::GetNode() const
{
    return m_node;
}

Ptr<AttackerSink>
ForgingStation::GetSink() const
{
    return m_sink;
}

void
ForgingStation::Attack()
{
    if (m_settings.kind != ForgeryKind::ASSOCIATION)
    {
        SendForgedFrame();
        return;
    }
    m_link->AddKnownPoa(m_settings.ap, GetSsid(), m_settings.channel);
    m_link->LinkConnectRequest(this, m_settings.ap);
}

std::string
ForgingStation::GetSsid() const
{
    StringValue ssid;
    m_link->GetAttribute("Ssid", ssid);
    return ssid.Get();
}

void
ForgingStation::SendForgedFrame()
{
    WifiMacHeader header;
    header.SetType(WIFI_MAC_DATA);
    header.SetAddr1(m_settings.ap);
    header.SetAddr2(m_settings.victim);
    header.SetAddr3(Mac48Address::GetBroadcast());
    header.SetDsNotFrom();
    header.SetDsTo();
    auto body = L2UpdateFrame::MakeBody();
    if (m_settings.kind == ForgeryKind::DATA_FRAME)
    {
        body = Create<Packet>(FILLING);
        LlcSnapHeader llc;
        llc.SetType(EXPERIMENTAL_ETHERTYPE);
        body->AddHeader(llc);
    }
    auto mac = DynamicCast<WifiNetDevice>(m_link->GetNetDevice())->GetMac();
    if (mac->GetQosSupported())
    {
        mac->GetQosTxop(AC_BE)->Queue(body, header);
    }
    else
    {
        mac->GetTxop()->Queue(body, header);
    }
}

} // namespace fmipv6
} // namespace ns3
