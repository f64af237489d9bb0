/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ap-relay.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/eapol-frame.h"
#include "ns3/l2-update-frame.h"
#include "ns3/log.h"
#include "ns3/node.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6ApRelay");

NS_OBJECT_ENSURE_REGISTERED(ApRelay);

TypeId
ApRelay::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::ApRelay")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<ApRelay>()
            .AddAttribute("CheckSource",
                          "Refuse frames from the air whose source is no associated station with "
                          "an open port, as an access point must (RFC 4260 section 8); without, "
                          "the relay is a plain bridge.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&ApRelay::m_checkSource),
                          MakeBooleanChecker())
            .AddTraceSource("L2UpdateHeard",
                            "Another access point on the LAN has announced a station.",
                            MakeTraceSourceAccessor(&ApRelay::m_l2UpdateHeard),
                            "ns3::fmipv6::ApRelay::L2UpdateHeardTracedCallback")
            .AddTraceSource("PacketDrop",
                            "A packet for, or of, a station that may not have it relayed.",
                            MakeTraceSourceAccessor(&ApRelay::m_packetDrop),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketFiltered",
                            "A copy, flooded by some bridge, for a station that never was here.",
                            MakeTraceSourceAccessor(&ApRelay::m_packetFiltered),
                            "ns3::fmipv6::PacketFilteredTracedCallback");
    return tid;
}

void
ApRelay::Connect(Ptr<NetDevice> air, Ptr<NetDevice> lan, AssociationOracle* oracle)
{
    NS_ABORT_MSG_IF(m_air, "ApRelay::Connect called twice");
    NS_ABORT_MSG_UNLESS(air && lan && oracle, "ApRelay::Connect needs two devices and an oracle");
    NS_ABORT_MSG_UNLESS(air->SupportsSendFrom() && lan->SupportsSendFrom(),
                        "the devices of an ApRelay must support SendFrom");
    m_air = air;
    m_lan = lan;
    m_oracle = oracle;
    // the callbacks hold references, which Node::DoDispose releases
    const Ptr<ApRelay> self(this);
    air->GetNode()->RegisterProtocolHandler(MakeCallback(&ApRelay::ReceiveFromAir, self),
                                            0,
                                            air,
                                            true);
    lan->GetNode()->RegisterProtocolHandler(MakeCallback(&ApRelay::ReceiveFromLan, self),
                                            0,
                                            lan,
                                            true);
}

void
ApRelay::SetPreauthenticationCallback(PreauthenticationCallback callback)
{
    m_preauthentication = std::move(callback);
}

void
ApRelay::SendPreauthentication(Ptr<Packet> eapol, Mac48Address station)
{
    if (m_lan)
    {
        Send(m_lan, eapol, PREAUTHENTICATION_ETHERTYPE, m_air->GetAddress(), station);
    }
}

Ptr<NetDevice>
ApRelay::GetAirDevice() const
{
    return m_air;
}

Ptr<NetDevice>
ApRelay::GetLanDevice() const
{
    return m_lan;
}

void
ApRelay::DoDispose()
{
    m_air = nullptr;
    m_lan = nullptr;
    m_oracle = nullptr;
    m_preauthentication = nullptr;
    Object::DoDispose();
}

void
ApRelay::ReceiveFromAir(Ptr<NetDevice> /* device */,
                        Ptr<const Packet> packet,
                        uint16_t protocol,
                        const Address& from,
                        const Address& to,
                        NetDevice::PacketType type)
{
    if (!m_lan || protocol == EAPOL_ETHERTYPE || type == NetDevice::PACKET_HOST)
    {
        return;
    }
    const auto source = Mac48Address::ConvertFrom(from);
    const auto destination = Mac48Address::ConvertFrom(to);
    if (m_checkSource && !m_oracle->IsAssociated(source))
    {
        m_packetDrop(packet, PacketDropCause::NOT_ASSOCIATED);
        return;
    }
    if (m_checkSource && !m_oracle->IsPortOpen(source))
    {
        m_packetDrop(packet, PacketDropCause::PORT_CLOSED);
        return;
    }
    if (!destination.IsGroup() && m_oracle->IsAssociated(destination))
    {
        return; // within the BSS: the MAC has sent it back to the air
    }
    if (L2UpdateFrame::IsReceived(packet, protocol, to))
    {
        // A station has sent it. The device has taken the body for LLC/SNAP; make it anew.
        m_lan->SendFrom(L2UpdateFrame::MakeBody(), from, to, L2UpdateFrame::LENGTH);
        return;
    }
    Send(m_lan, packet, protocol, from, to);
}

void
ApRelay::ReceiveFromLan(Ptr<NetDevice> /* device */,
                        Ptr<const Packet> packet,
                        uint16_t protocol,
                        const Address& from,
                        const Address& to,
                        NetDevice::PacketType type)
{
    if (!m_air || protocol == EAPOL_ETHERTYPE || type == NetDevice::PACKET_HOST)
    {
        return;
    }
    if (L2UpdateFrame::IsReceived(packet, protocol, to))
    {
        const auto station = Mac48Address::ConvertFrom(from);
        m_l2UpdateHeard(station);
        m_oracle->NotifyMoved(station);
        return;
    }
    const auto destination = Mac48Address::ConvertFrom(to);
    if (protocol == PREAUTHENTICATION_ETHERTYPE && to == m_air->GetAddress())
    {
        if (m_preauthentication)
        {
            m_preauthentication(packet, Mac48Address::ConvertFrom(from));
        }
        return;
    }
    if (destination.IsGroup())
    {
        Send(m_air, packet, protocol, from, to);
        return;
    }
    if (!m_oracle->IsAssociated(destination))
    {
        if (m_oracle->WasAssociated(destination))
        {
            NS_LOG_LOGIC("for " << destination << ", which has left");
            m_packetDrop(packet, PacketDropCause::NOT_ASSOCIATED);
        }
        else
        {
            m_packetFiltered(packet);
        }
        return;
    }
    if (!m_oracle->IsPortOpen(destination))
    {
        m_packetDrop(packet, PacketDropCause::PORT_CLOSED);
        return;
    }
    Send(m_air, packet, protocol, from, to);
}

void
ApRelay::Send(Ptr<NetDevice> device,
              Ptr<const Packet> packet,
              uint16_t protocol,
              const Address& from,
              const Address& to)
{
    if (!device->SendFrom(packet->Copy(), from, to, protocol))
    {
        m_packetDrop(packet, PacketDropCause::QUEUE);
    }
}

} // namespace fmipv6
} // namespace ns3
