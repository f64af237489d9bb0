/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-icmpv6-l4-protocol.h"

#include "ns3/host-processing.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/node.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobilityIcmpv6L4Protocol");
NS_OBJECT_ENSURE_REGISTERED(MobilityIcmpv6L4Protocol);

namespace
{

/// Octets before the options of RS; NS has the target in between.
constexpr uint32_t ND_FIXED_PART = 8;
/// Octets of an error message that ns-3 reads: its header, an IPv6 header and eight more.
constexpr uint32_t ERROR_MINIMUM = 8 + 40 + 8;
/// Octets before the options of NS.
constexpr uint32_t NS_FIXED_PART = 24;

/**
 * Whether ns-3 may see a solicitation: it reads a Source Link-Layer Address option behind the
 * fixed part of one whose source is not :: without looking whether there is one.
 *
 * @param packet the message
 * @param fixed octets before its options
 * @param header its IPv6 header
 * @return whether what ns-3 reads is there
 */
bool
HasWhatStockReads(Ptr<const Packet> packet, std::size_t fixed, const Ipv6Header& header)
{
    constexpr std::size_t OPTION = 8;
    constexpr uint8_t SOURCE_LINK_LAYER_ADDRESS = 1;
    std::array<uint8_t, 24 + OPTION> bytes{};
    const std::size_t size = packet->CopyData(bytes.data(), fixed + OPTION);
    if (header.GetSource().IsAny())
    {
        return size >= fixed;
    }
    return size == fixed + OPTION && bytes[fixed] == SOURCE_LINK_LAYER_ADDRESS &&
           bytes[fixed + 1] == 1;
}

/// Hop Limit that proves that no router forwarded the message (RFC 4861).
constexpr uint8_t ON_LINK_HOP_LIMIT = 255;
} // namespace

TypeId
MobilityIcmpv6L4Protocol::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobilityIcmpv6L4Protocol")
            .SetParent<Icmpv6L4Protocol>()
            .SetGroupName("Fmipv6")
            .AddConstructor<MobilityIcmpv6L4Protocol>()
            .AddTraceSource("PacketDrop",
                            "A packet was lost while it waited for address resolution.",
                            MakeTraceSourceAccessor(&MobilityIcmpv6L4Protocol::m_dropTrace),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketHold",
                            "A packet waits for address resolution.",
                            MakeTraceSourceAccessor(&MobilityIcmpv6L4Protocol::m_holdTrace),
                            "ns3::fmipv6::PacketHoldTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A mobility message was of no use to this node.",
                            MakeTraceSourceAccessor(&MobilityIcmpv6L4Protocol::m_msgDropTrace),
                            "ns3::fmipv6::MobilityIcmpv6L4Protocol::MsgDropTracedCallback");
    return tid;
}

Ptr<MobilityIcmpv6L4Protocol>
MobilityIcmpv6L4Protocol::GetFor(Ptr<Node> node)
{
    return DynamicCast<MobilityIcmpv6L4Protocol>(node->GetObject<Icmpv6L4Protocol>());
}

void
MobilityIcmpv6L4Protocol::Register(ExperimentalMobilitySubtype subtype, Handler handler)
{
    m_handlers[subtype] = std::move(handler);
}

void
MobilityIcmpv6L4Protocol::Register(Mipv6Icmpv6Type type, Handler handler)
{
    m_mipv6Handlers[static_cast<uint8_t>(type)] = std::move(handler);
}

void
MobilityIcmpv6L4Protocol::SetMobile(bool mobile)
{
    m_mobile = mobile;
}

void
MobilityIcmpv6L4Protocol::SetRouterAdvertisementHandler(Handler handler)
{
    m_raHandler = std::move(handler);
}

void
MobilityIcmpv6L4Protocol::SetRouterSolicitationHandler(Handler handler)
{
    m_rsHandler = std::move(handler);
}

void
MobilityIcmpv6L4Protocol::SetPacketTooBigHandler(Handler handler)
{
    m_tooBigHandler = std::move(handler);
}

void
MobilityIcmpv6L4Protocol::SetParameterProblemHandler(Handler handler)
{
    m_problemHandler = std::move(handler);
}

void
MobilityIcmpv6L4Protocol::SetDadListener(DadListener listener)
{
    m_dadListener = std::move(listener);
}

enum IpL4Protocol::RxStatus
MobilityIcmpv6L4Protocol::Receive(Ptr<Packet> packet,
                                  const Ipv6Header& header,
                                  Ptr<Ipv6Interface> interface)
{
    uint8_t type = 0;
    if (packet->CopyData(&type, 1) != 1)
    {
        m_msgDropTrace(packet, "empty");
        return RX_OK;
    }
    switch (type)
    {
    case MobilityIcmpv6Header::TYPE:
    case MobilityIcmpv6Header::TYPE_RFC5568: {
        const auto subtype = MobilityIcmpv6Header::PeekSubtype(packet);
        const auto handler = subtype ? m_handlers.find(*subtype) : m_handlers.end();
        if (handler == m_handlers.end())
        {
            m_msgDropTrace(packet, "unexpected subtype");
            return RX_OK;
        }
        const auto host = GetObject<HostProcessing>();
        const bool hi = *subtype == ExperimentalMobilitySubtype::HI;
        if (host && (hi || *subtype == ExperimentalMobilitySubtype::HACK))
        {
            host->Do(hi ? HostWork::HI : HostWork::HACK,
                     [act = handler->second, packet, header, device = interface->GetDevice()] {
                         act(packet, header, device);
                     });
            return RX_OK;
        }
        handler->second(packet, header, interface->GetDevice());
        return RX_OK;
    }
    case static_cast<uint8_t>(Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REQUEST):
    case static_cast<uint8_t>(Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REPLY):
    case static_cast<uint8_t>(Mipv6Icmpv6Type::MOBILE_PREFIX_SOLICITATION):
    case static_cast<uint8_t>(Mipv6Icmpv6Type::MOBILE_PREFIX_ADVERTISEMENT): {
        const auto handler = m_mipv6Handlers.find(type);
        if (handler == m_mipv6Handlers.end())
        {
            m_msgDropTrace(packet, "unexpected type");
            return RX_OK;
        }
        handler->second(packet, header, interface->GetDevice());
        return RX_OK;
    }
    case Icmpv6Header::ICMPV6_ND_ROUTER_ADVERTISEMENT:
        if (m_raHandler && header.GetHopLimit() == ON_LINK_HOP_LIMIT)
        {
            m_raHandler(packet, header, interface->GetDevice());
        }
        if (m_mobile)
        {
            return RX_OK;
        }
        break;
    case Icmpv6Header::ICMPV6_ND_ROUTER_SOLICITATION:
        if (header.GetHopLimit() != ON_LINK_HOP_LIMIT || packet->GetSize() < ND_FIXED_PART)
        {
            m_msgDropTrace(packet, "not a Router Solicitation of this link");
            return RX_OK;
        }
        if (m_rsHandler)
        {
            if (HasWhatStockReads(packet, ND_FIXED_PART, header))
            {
                Icmpv6L4Protocol::Receive(packet->Copy(), header, interface);
                SendForgotten(interface, header.GetSource());
            }
            m_rsHandler(packet, header, interface->GetDevice());
            return RX_OK;
        }
        if (!HasWhatStockReads(packet, ND_FIXED_PART, header))
        {
            m_msgDropTrace(packet, "no source link-layer address");
            return RX_OK;
        }
        break;
    case Icmpv6Header::ICMPV6_ND_NEIGHBOR_SOLICITATION:
        if (!HasWhatStockReads(packet, NS_FIXED_PART, header))
        {
            m_msgDropTrace(packet, "not a whole Neighbor Solicitation");
            return RX_OK;
        }
        if (!m_proxied.empty() && AnswerForProxied(packet, header, interface))
        {
            TellListener(packet, header, interface);
            return RX_OK;
        }
        break;
    case Icmpv6Header::ICMPV6_ERROR_PACKET_TOO_BIG:
        if (packet->GetSize() < ERROR_MINIMUM)
        {
            m_msgDropTrace(packet, "not a whole Packet Too Big"); // ns-3 would read past its end
            return RX_OK;
        }
        if (m_tooBigHandler)
        {
            m_tooBigHandler(packet, header, interface->GetDevice());
        }
        break;
    case Icmpv6Header::ICMPV6_ERROR_PARAMETER_ERROR:
        if (packet->GetSize() < ERROR_MINIMUM)
        {
            m_msgDropTrace(packet, "not a whole Parameter Problem"); // as above
            return RX_OK;
        }
        if (m_problemHandler)
        {
            m_problemHandler(packet, header, interface->GetDevice());
        }
        break;
    default:
        break;
    }
    const bool neighbor = type == Icmpv6Header::ICMPV6_ND_NEIGHBOR_SOLICITATION ||
                          type == Icmpv6Header::ICMPV6_ND_NEIGHBOR_ADVERTISEMENT;
    const auto message = neighbor && m_neighborListener ? packet->Copy() : nullptr;
    const auto status = Icmpv6L4Protocol::Receive(packet, header, interface);
    if (neighbor)
    {
        SendForgotten(interface, header.GetSource());
    }
    if (message)
    {
        TellListener(message, header, interface);
    }
    return status;
}

void
MobilityIcmpv6L4Protocol::FunctionDadTimeout(Ipv6Interface* interface, Ipv6Address address)
{
    if (!m_mobile)
    {
        Icmpv6L4Protocol::FunctionDadTimeout(interface, address);
        return;
    }
    // As the base does, but without the Router Solicitation that it sends for a link-local address.
    for (uint32_t i = 0; i < interface->GetNAddresses(); ++i)
    {
        const auto own = interface->GetAddress(i);
        if (own.GetAddress() == address)
        {
            const bool unique = own.GetState() != Ipv6InterfaceAddress::INVALID;
            if (unique)
            {
                interface->SetState(address, Ipv6InterfaceAddress::PREFERRED);
            }
            if (m_dadListener)
            {
                m_dadListener(address, unique);
            }
            return;
        }
    }
}

void
MobilityIcmpv6L4Protocol::DoDispose()
{
    for (auto& [destination, waiting] : m_waiting)
    {
        waiting.check.Cancel();
    }
    m_waiting.clear();
    m_handlers.clear();
    m_mipv6Handlers.clear();
    m_raHandler = nullptr;
    m_rsHandler = nullptr;
    m_tooBigHandler = nullptr;
    m_problemHandler = nullptr;
    m_dadListener = nullptr;
    m_neighborListener = nullptr;
    m_proxied.clear();
    m_diversions.clear();
    m_taps.clear();
    Icmpv6L4Protocol::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
