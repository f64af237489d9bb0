/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/rogue-access-point.h"

#include "ns3/assumed-address.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/names.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Nobody hears anything from here: 200 dB and more with any exponent that is not free space.
const Vector OUT_OF_REACH(1e7, 1e7, 0);

/// What the rogue takes for the stations' secret. It is wrong.
constexpr auto GUESSED_SECRET = "guessed";

} // namespace

RogueAccessPoint::RogueAccessPoint(Dot11Helper& helper,
                                   const Settings& settings,
                                   Ptr<PacketLedger> ledger)
    : m_node(CreateObject<Node>()),
      m_sink(CreateObject<AttackerSink>())
{
    Names::Add("rogue", m_node);
    auto position = CreateObject<ConstantPositionMobilityModel>();
    position->SetPosition(OUT_OF_REACH);
    m_node->AggregateObject(position);
    Simulator::Schedule(settings.appears, &MobilityModel::SetPosition, position, settings.position);
    Simulator::Schedule(settings.appears + settings.stays,
                        &MobilityModel::SetPosition,
                        position,
                        OUT_OF_REACH);

    helper.GetPhy().Set("TxPowerStart", DoubleValue(settings.txPowerDbm));
    helper.GetPhy().Set("TxPowerEnd", DoubleValue(settings.txPowerDbm));
    helper.SetDot1x(false); // whoever comes is let in
    m_mlme = helper.InstallAp(m_node, settings.channel);
    helper.SetDot1x(settings.networkUsesDot1x);
    auto mac = m_mlme->GetMac();
    auto device = mac->GetDevice();
    if (settings.bssid)
    {
        AssumeAddress(device, *settings.bssid);
    }
    if (settings.playsDot1x)
    {
        m_authenticator = std::make_shared<RogueAuthenticator>(
            mac->GetAddress(),
            GUESSED_SECRET,
            [mac = PeekPointer(mac)](Ptr<Packet> eapol, Mac48Address to) {
                mac->SendEapol(eapol, to);
            });
        mac->SetEapolCallback(
            [authenticator = m_authenticator](Ptr<Packet> eapol, Mac48Address from) {
                authenticator->Receive(eapol, from);
            });
    }
    m_sink->Watch(device, ledger);
}

Ptr<Node>
RogueAccessPoint::GetNode() const
{
    return m_node;
}

Ptr<ApMlme>
RogueAccessPoint::GetMlme() const
{
    return m_mlme;
}

Ptr<AttackerSink>
RogueAccessPoint::GetSink() const
{
    return m_sink;
}

const RogueAuthenticator*
RogueAccessPoint::GetAuthenticator() const
{
    return m_authenticator.get();
}

} // namespace fmipv6
} // namespace ns3
