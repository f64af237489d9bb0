/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-header-protocol.h"

#include "ns3/care-of-address-tag.h"
#include "ns3/host-processing.h"
#include "ns3/icmpv6-header.h"
#include "ns3/icmpv6-l4-protocol.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mobility-octets.h"
#include "ns3/simulator.h"
#include "ns3/static-routing-access.h"

#include <algorithm>
#include <array>
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

/// Octets of an IPv6 header.
constexpr uint32_t IPV6_HEADER_SIZE = 40;
/// Octets of a packet that fit into an error message (RFC 4443 section 3.4): the minimum MTU less
/// the headers in front.
constexpr uint32_t LARGEST_IN_ERROR = 1280 - IPV6_HEADER_SIZE - 8;

/// @param type MH Type @return the Header Len of such a message without options (RFC 6275 section
/// 6.1, RFC 4068 section 6.3, RFC 5568 section 6.2)
uint8_t
GetLeastHeaderLen(uint8_t type)
{
    switch (static_cast<MobilityHeaderType>(type))
    {
    case MobilityHeaderType::BINDING_REFRESH_REQUEST:
    case MobilityHeaderType::FAST_NEIGHBOR_ADVERTISEMENT:
        return 0;
    case MobilityHeaderType::HOME_TEST:
    case MobilityHeaderType::CARE_OF_TEST:
    case MobilityHeaderType::BINDING_ERROR:
        return 2;
    default:
        return 1;
    }
}

/**
 * Looks at the two fields whose fault RFC 6275 section 9.2 answers with a Parameter Problem.
 * @param packet a whole Mobility Header
 * @param type its MH Type, a known one
 * @return the offset of the wrong one: 0 (Payload Proto) or 1 (Header Len); nothing if neither is
 */
std::optional<uint8_t>
FindBadField(Ptr<const Packet> packet, uint8_t type)
{
    std::array<uint8_t, 2> octets{};
    packet->CopyData(octets.data(), octets.size());
    const bool carriesPacket =
        type == static_cast<uint8_t>(MobilityHeaderType::FAST_NEIGHBOR_ADVERTISEMENT);
    if (octets[0] != MobilityHeader::NO_NEXT_HEADER &&
        !(carriesPacket && octets[0] == MobilityHeader::IPV6))
    {
        return 0;
    }
    return octets[1] < GetLeastHeaderLen(type) ? std::optional<uint8_t>(1) : std::nullopt;
}

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
    if (const auto field = FindBadField(packet, *type); field && HasGoodChecksum(packet, header))
    {
        m_msgDropTrace(packet, *field == 0 ? "unexpected Payload Proto" : "Header Len too small");
        SendParameterProblem(packet, header, wireSource, *field);
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
    if (!MayReport(own, to))
    {
        return;
    }
    BindingErrorHeader error;
    error.status = status;
    error.homeAddress = home;
    auto packet = error.ToPacket(own, to);
    m_txTrace("BE", packet);
    SendDirectly(packet, own, to, MobilityHeader::PROTOCOL);
}

void
MobilityHeaderProtocol::SendParameterProblem(Ptr<const Packet> packet,
                                             const Ipv6Header& header,
                                             Ipv6Address wireSource,
                                             uint8_t field)
{
    const auto own = header.GetDestination();
    if (!MayReport(own, wireSource))
    {
        return;
    }
    // The packet as it came, and without its tags.
    auto inError = packet->Copy();
    auto wire = header;
    wire.SetNextHeader(MobilityHeader::PROTOCOL);
    uint32_t pointer = IPV6_HEADER_SIZE + field;
    if (wireSource != header.GetSource())
    {
        HomeAddressHeader option;
        option.nextHeader = MobilityHeader::PROTOCOL;
        option.homeAddress = header.GetSource();
        pointer += option.GetSerializedSize();
        inError->AddHeader(option);
        wire.SetNextHeader(HomeAddressHeader::PROTOCOL);
        wire.SetSource(wireSource);
    }
    wire.SetPayloadLength(inError->GetSize());
    inError->AddHeader(wire);
    std::vector<uint8_t> octets(std::min(inError->GetSize(), LARGEST_IN_ERROR));
    inError->CopyData(octets.data(), octets.size());
    OctetWriter writer;
    writer.WriteU8(Icmpv6Header::ICMPV6_ERROR_PARAMETER_ERROR);
    writer.WriteU8(Icmpv6Header::ICMPV6_MALFORMED_HEADER);
    writer.WriteZeros(2); // Checksum
    writer.WriteU32(pointer);
    for (const auto octet : octets)
    {
        writer.WriteU8(octet);
    }
    auto message = writer.GetOctets();
    const auto checksum = ComputeUpperLayerChecksum(message.data(),
                                                    message.size(),
                                                    own,
                                                    wireSource,
                                                    Icmpv6L4Protocol::PROT_NUMBER);
    message[2] = checksum >> 8;
    message[3] = checksum & 0xff;
    SendDirectly(Create<Packet>(message.data(), message.size()),
                 own,
                 wireSource,
                 Icmpv6L4Protocol::PROT_NUMBER);
}

bool
MobilityHeaderProtocol::MayReport(Ipv6Address own, Ipv6Address to)
{
    const auto sent = m_errorsSent.find(to);
    const bool known = sent != m_errorsSent.end();
    if (to.IsAny() || to.IsMulticast() || own.IsMulticast() ||
        (known && Simulator::Now() < sent->second + m_errorInterval))
    {
        return false;
    }
    m_errorsSent[to] = Simulator::Now();
    return true;
}

void
MobilityHeaderProtocol::SendDirectly(Ptr<Packet> packet,
                                     Ipv6Address own,
                                     Ipv6Address to,
                                     uint8_t protocol)
{
    const auto tunnel = m_node->GetObject<Ipv6TunnelProtocol>();
    const auto route = tunnel ? FindRouteAround(m_node, own, to, tunnel->GetInterface()) : nullptr;
    m_node->GetObject<Ipv6L3Protocol>()->Send(packet, own, to, protocol, route);
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
