/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-header-protocol.h"

#include "ns3/care-of-address-tag.h"
#include "ns3/host-processing.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobilityHeaderProtocol");
NS_OBJECT_ENSURE_REGISTERED(MobilityHeaderProtocol);

namespace
{

/// @param packet a Mobility Header @param header its IPv6 header, as the home address left it
/// @return whether its checksum is right
bool
HasGoodChecksum(Ptr<const Packet> packet, const Ipv6Header& header)
{
    std::vector<uint8_t> octets(packet->GetSize());
    packet->CopyData(octets.data(), octets.size());
    const std::size_t size = (octets[1] + 1U) * 8;
    return size <= octets.size() && ComputeUpperLayerChecksum(octets.data(),
                                                              size,
                                                              header.GetSource(),
                                                              header.GetDestination(),
                                                              MobilityHeader::PROTOCOL) == 0;
}

/// @param type of a message @return what it is to a host, if that takes time
std::optional<HostWork>
GetWork(MobilityHeaderType type)
{
    switch (type)
    {
    case MobilityHeaderType::FAST_BINDING_UPDATE:
        return HostWork::FBU;
    case MobilityHeaderType::FAST_NEIGHBOR_ADVERTISEMENT:
        return HostWork::FNA;
    case MobilityHeaderType::HANDOVER_INITIATE:
        return HostWork::HI;
    case MobilityHeaderType::HANDOVER_ACKNOWLEDGE:
        return HostWork::HACK;
    default:
        return std::nullopt;
    }
}

} // namespace

TypeId
MobilityHeaderProtocol::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobilityHeaderProtocol")
            .SetParent<Ipv6OnlyL4Protocol>()
            .SetGroupName("Fmipv6")
            .AddConstructor<MobilityHeaderProtocol>()
            .AddAttribute("BindingErrorInterval",
                          "Shortest time between two Binding Errors to the same node (s): RFC 6275 "
                          "section 9.3.3 wants a rate limit and names none.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&MobilityHeaderProtocol::m_errorInterval),
                          MakeTimeChecker(Time(0)))
            .AddTraceSource("MsgTx",
                            "A Binding Error was sent.",
                            MakeTraceSourceAccessor(&MobilityHeaderProtocol::m_txTrace),
                            "ns3::fmipv6::MobilityHeaderProtocol::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A Mobility Header was malformed or of no use to this node.",
                            MakeTraceSourceAccessor(&MobilityHeaderProtocol::m_msgDropTrace),
                            "ns3::fmipv6::MobilityHeaderProtocol::MsgDropTracedCallback");
    return tid;
}

void
MobilityHeaderProtocol::Attach(Ptr<Node> node)
{
    m_node = node;
    HostProcessing::GetFor(node);
    auto ipv6 = node->GetObject<Ipv6L3Protocol>();
    ipv6->Insert(this);
    SetDownTarget6(MakeCallback(&Ipv6L3Protocol::Send, ipv6));
}

void
MobilityHeaderProtocol::Register(MobilityHeaderType type, Handler handler)
{
    m_handlers[static_cast<uint8_t>(type)] = std::move(handler);
}

Ptr<NetDevice>
MobilityHeaderProtocol::GetIncomingDevice() const
{
    return m_incoming;
}

int
MobilityHeaderProtocol::GetProtocolNumber() const
{
    return MobilityHeader::PROTOCOL;
}

enum IpL4Protocol::RxStatus
MobilityHeaderProtocol::Receive(Ptr<Packet> packet,
                                const Ipv6Header& header,
                                Ptr<Ipv6Interface> interface)
{
    NS_LOG_FUNCTION(this << header.GetSource() << header.GetDestination());
    const auto type = MobilityHeader::PeekType(packet);
    if (!type)
    {
        m_msgDropTrace(packet, "truncated");
        return RX_OK;
    }
    CareOfAddressTag careOf;
    const bool option = packet->PeekPacketTag(careOf);
    const auto wireSource = option ? careOf.GetAddress() : header.GetSource();
    const auto handler = m_handlers.find(*type);
    if (handler == m_handlers.end())
    {
        m_msgDropTrace(packet, "unexpected MH type");
        // An answer to a Binding Error would be the beginning of an endless exchange.
        if (*type != static_cast<uint8_t>(MobilityHeaderType::BINDING_ERROR) &&
            HasGoodChecksum(packet, header))
        {
            SendBindingError(BindingErrorStatus::UNKNOWN_MH_TYPE,
                             header.GetDestination(),
                             wireSource,
                             option ? header.GetSource() : Ipv6Address::GetAny());
        }
        return RX_OK;
    }
    const auto hand = [self = Ptr<MobilityHeaderProtocol>(this),
                       act = handler->second,
                       packet,
                       header,
                       wireSource,
                       device = interface ? interface->GetDevice() : nullptr] {
        self->m_incoming = device;
        act(packet, header, wireSource);
        self->m_incoming = nullptr;
    };
    const auto work = GetWork(static_cast<MobilityHeaderType>(*type));
    const auto host = work ? GetObject<HostProcessing>() : nullptr;
    if (host)
    {
        host->Do(*work, hand);
    }
    else
    {
        hand();
    }
    return RX_OK;
}

void
MobilityHeaderProtocol::SendBindingError(BindingErrorStatus status,
                                         Ipv6Address own,
                                         Ipv6Address to,
                                         Ipv6Address home)
{
    const auto sent = m_errorsSent.find(to);
    const bool known = sent != m_errorsSent.end();
    if (to.IsAny() || to.IsMulticast() || own.IsMulticast() ||
        (known && Simulator::Now() < sent->second + m_errorInterval))
    {
        return;
    }
    m_errorsSent[to] = Simulator::Now();
    BindingErrorHeader error;
    error.status = status;
    error.homeAddress = home;
    auto packet = error.ToPacket(own, to);
    m_txTrace("BE", packet);
    m_node->GetObject<Ipv6L3Protocol>()->Send(packet, own, to, MobilityHeader::PROTOCOL, nullptr);
}

void
MobilityHeaderProtocol::DoDispose()
{
    m_node = nullptr;
    m_handlers.clear();
    Ipv6OnlyL4Protocol::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
