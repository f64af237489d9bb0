/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/router-advertiser.h"

#include "ns3/boolean.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mipv6-router-advertisement.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/on-link-route.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/step-trace.h"
#include "ns3/string.h"

#include <algorithm>
#include <vector>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6RouterAdvertiser");
NS_OBJECT_ENSURE_REGISTERED(RouterAdvertiser);

namespace
{

/// Octets of a Router Solicitation before its options.
constexpr uint32_t RS_FIXED_PART = 8;
/// Length of the prefixes of other routers.
constexpr uint8_t ON_LINK_PREFIX_LENGTH = 64;
/// Intervals below this are announced with a margin (RFC 6275 section 7.5).
const Time SHORT_INTERVAL = MilliSeconds(200);
/// That margin.
const Time INTERVAL_MARGIN = MilliSeconds(20);

} // namespace

TypeId
RouterAdvertiser::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::RouterAdvertiser")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<RouterAdvertiser>()
            .AddAttribute("MaxInterval",
                          "Longest time between unsolicited advertisements (s): "
                          "MaxRtrAdvInterval, RFC 4861 section 6.2.1; RFC 6275 section 7.5 allows "
                          "down to 0.07 s.",
                          TimeValue(Seconds(600)),
                          MakeTimeAccessor(&RouterAdvertiser::m_maxInterval),
                          MakeTimeChecker(MilliSeconds(70), Seconds(1800)))
            .AddAttribute("MinInterval",
                          "Shortest time between unsolicited advertisements (s): "
                          "MinRtrAdvInterval, a third of MaxInterval in RFC 4861; RFC 6275 section "
                          "7.5 allows down to 0.03 s. No more than MaxInterval is used.",
                          TimeValue(Seconds(198)),
                          MakeTimeAccessor(&RouterAdvertiser::m_minInterval),
                          MakeTimeChecker(MilliSeconds(30), Seconds(1350)))
            .AddAttribute("RouterLifetime",
                          "Router Lifetime advertised (s): AdvDefaultLifetime, RFC 4861.",
                          TimeValue(Seconds(1800)),
                          MakeTimeAccessor(&RouterAdvertiser::m_routerLifetime),
                          MakeTimeChecker(Time(0), Seconds(9000)))
            .AddAttribute("HomeAgentLifetime",
                          "Home Agent Lifetime that a home agent advertises (s), 0: the Router "
                          "Lifetime (RFC 6275 section 7.4).",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&RouterAdvertiser::m_homeAgentLifetime),
                          MakeTimeChecker(Time(0), Seconds(65535)))
            .AddAttribute("SendInterval",
                          "Send the Advertisement Interval option with MaxInterval, by which a "
                          "mobile node knows when it misses advertisements (RFC 6275 section 7.3).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&RouterAdvertiser::m_sendInterval),
                          MakeBooleanChecker())
            .AddAttribute("SolicitedDelay",
                          "Delay before a solicited advertisement (s): uniform up to "
                          "MAX_RA_DELAY_TIME, RFC 4861 section 6.2.6. It is part of every handover "
                          "that discovers the new router on the new link.",
                          StringValue("ns3::UniformRandomVariable[Min=0.0|Max=0.5]"),
                          MakePointerAccessor(&RouterAdvertiser::m_solicitedDelay),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("Unsolicited",
                          "Advertise unasked, to all nodes; else only who solicits is answered "
                          "(RFC 6275 section 7.5 wants that where sending is dear).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&RouterAdvertiser::m_unsolicited),
                          MakeBooleanChecker())
            .AddAttribute("SolicitedMulticast",
                          "Answer a solicitation to all nodes, which RFC 4861 section 6.2.6 does "
                          "by default, no more often than MinDelayBetweenRas. Off: to the one who "
                          "solicited, which the section allows and 802.11 acknowledges.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&RouterAdvertiser::m_solicitedMulticast),
                          MakeBooleanChecker())
            .AddAttribute("MinDelayBetweenRas",
                          "Least time between two advertisements to all nodes, the second of which "
                          "is solicited (s): MIN_DELAY_BETWEEN_RAS, RFC 4861 section 10; RFC 6275 "
                          "section 13 allows down to 0.03 s.",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&RouterAdvertiser::m_minDelay),
                          MakeTimeChecker(MilliSeconds(30), Seconds(3)))
            .AddTraceSource("MsgDrop",
                            "A Router Solicitation was not accepted.",
                            MakeTraceSourceAccessor(&RouterAdvertiser::m_msgDropTrace),
                            "ns3::fmipv6::RouterAdvertiser::MsgDropTracedCallback");
    return tid;
}

void
RouterAdvertiser::Attach(Ptr<Node> node,
                         Ptr<NetDevice> device,
                         Ipv6Address address,
                         uint8_t prefixLength)
{
    m_node = node;
    m_device = device;
    m_address = address;
    m_prefixLength = prefixLength;
    if (!m_interval)
    {
        m_interval = CreateObject<UniformRandomVariable>();
    }
    MobilityIcmpv6L4Protocol::GetFor(node)->SetRouterSolicitationHandler(
        [this](auto packet, const auto& header, auto from) {
            HandleSolicitation(packet, header, from);
        });
}

void
RouterAdvertiser::AddOnLinkPrefix(Ipv6Address prefix)
{
    m_onLink.push_back(prefix);
}

void
RouterAdvertiser::SetPrefixes(std::function<std::vector<PrefixInformation>()> prefixes)
{
    m_prefixes = std::move(prefixes);
}

void
RouterAdvertiser::SetHomeAgent(bool homeAgent, uint16_t preference)
{
    m_homeAgent = homeAgent;
    m_preference = preference;
}

void
RouterAdvertiser::SetAnchorPoints(std::vector<MapOption> anchors)
{
    m_anchors = std::move(anchors);
}

void
RouterAdvertiser::Start()
{
    m_next.Cancel();
    // RFC 4861 section 6.2.4: the first ones come soon; one, within MAX_RA_DELAY_TIME, is enough
    // for nodes that are there from the start, later ones solicit.
    const auto delay = Seconds(m_interval->GetValue(0, 0.5));
    m_nextAt = Simulator::Now() + delay;
    m_next = Simulator::Schedule(delay, &RouterAdvertiser::Advertise, this);
}

void
RouterAdvertiser::HandleSolicitation(Ptr<const Packet> packet,
                                     const Ipv6Header& header,
                                     Ptr<NetDevice> device)
{
    if (device != m_device)
    {
        return;
    }
    std::vector<uint8_t> octets(packet->GetSize());
    packet->CopyData(octets.data(), octets.size());
    if (ComputeUpperLayerChecksum(octets.data(),
                                  octets.size(),
                                  header.GetSource(),
                                  header.GetDestination(),
                                  RouterAdvertisement::PROTOCOL) != 0)
    {
        m_msgDropTrace(packet, "bad-checksum");
        return;
    }
    const auto mn = MobilityIcmpv6L4Protocol::FindSourceLla(packet, RS_FIXED_PART);
    if (!mn || header.GetSource().IsAny())
    {
        m_msgDropTrace(packet, "no source link-layer address");
        return;
    }
    if (m_solicitedMulticast)
    {
        AnswerByMulticast(*mn);
        return;
    }
    auto& delay = m_answering[*mn];
    if (!delay.IsExpired())
    {
        return; // the same advertisement will answer it
    }
    StepTrace::GetFor(m_node)->End(HandoverStep::RTSOLPR, *mn);
    delay = Simulator::Schedule(Seconds(std::max(m_solicitedDelay->GetValue(), 0.0)),
                                &RouterAdvertiser::Answer,
                                this,
                                *mn,
                                header.GetSource());
}

void
RouterAdvertiser::Answer(Mac48Address mn, Ipv6Address source)
{
    auto steps = StepTrace::GetFor(m_node);
    steps->Pass(HandoverStep::PRRTADV, mn, [self = Ptr<RouterAdvertiser>(this), mn, source] {
        if (self->m_node)
        {
            StepTrace::GetFor(self->m_node)->Begin(HandoverStep::PRRTADV, mn);
            // Unicast, which RFC 4861 section 6.2.6 allows, is acknowledged on 802.11.
            self->Send(source);
        }
    });
}

void
RouterAdvertiser::AnswerByMulticast(Mac48Address mn)
{
    if (!m_waiting.insert(mn).second)
    {
        return; // the same advertisement will answer it
    }
    StepTrace::GetFor(m_node)->End(HandoverStep::RTSOLPR, mn);
    const auto now = Simulator::Now();
    const auto earliest = m_lastMulticast ? std::max(now, *m_lastMulticast + m_minDelay) : now;
    const auto at = earliest + Seconds(std::max(m_solicitedDelay->GetValue(), 0.0));
    if (m_next.IsExpired() || at < m_nextAt)
    {
        m_next.Cancel();
        m_nextAt = at;
        m_next = Simulator::Schedule(at - now, &RouterAdvertiser::Advertise, this);
    }
}

void
RouterAdvertiser::Advertise()
{
    if (m_unsolicited || !m_waiting.empty())
    {
        for (const auto& mn : m_waiting)
        {
            StepTrace::GetFor(m_node)->Begin(HandoverStep::PRRTADV, mn);
        }
        m_waiting.clear();
        m_lastMulticast = Simulator::Now();
        Send(Ipv6Address::GetAllNodesMulticast());
    }
    if (!m_unsolicited)
    {
        return;
    }
    const auto longest = m_maxInterval.GetSeconds();
    const auto shortest = std::min(m_minInterval.GetSeconds(), longest);
    const auto delay = Seconds(m_interval->GetValue(shortest, longest));
    m_nextAt = Simulator::Now() + delay;
    m_next = Simulator::Schedule(delay, &RouterAdvertiser::Advertise, this);
}

RouterAdvertisement
RouterAdvertiser::Build() const
{
    RouterAdvertisement advertisement;
    // RFC 6275 section 7.5: the field has whole seconds, and 0 would mean no default router.
    advertisement.routerLifetime =
        m_routerLifetime.IsZero() ? m_routerLifetime : std::max(m_routerLifetime, Time(Seconds(1)));
    advertisement.sourceLla = Mac48Address::ConvertFrom(m_device->GetAddress());
    RouterAdvertisement::PrefixInformation prefix;
    prefix.prefix.address = KeepLeadingBits(m_address, m_prefixLength);
    prefix.prefix.length = m_prefixLength;
    prefix.routerAddress = m_address;
    advertisement.prefixes.push_back(prefix);
    if (m_prefixes)
    {
        advertisement.prefixes = m_prefixes();
        for (auto& own : advertisement.prefixes)
        {
            const bool matches = own.prefix == prefix.prefix;
            own.routerAddress = matches ? prefix.routerAddress : std::nullopt;
        }
    }
    advertisement.homeAgent = m_homeAgent;
    const auto lifetime = m_homeAgentLifetime.IsZero() ? m_routerLifetime : m_homeAgentLifetime;
    if (m_homeAgent && (m_preference != 0 || lifetime != m_routerLifetime))
    {
        // RFC 6275 section 7.4: not where both are the defaults, and never with a lifetime of 0.
        advertisement.homeAgentInformation.emplace();
        advertisement.homeAgentInformation->preference = m_preference;
        advertisement.homeAgentInformation->lifetime = std::max(lifetime, Seconds(1));
    }
    if (m_sendInterval)
    {
        // RFC 6275 section 7.5: with a margin for the granularity of timers where it is short.
        advertisement.advertisementInterval =
            m_maxInterval < SHORT_INTERVAL ? m_maxInterval + INTERVAL_MARGIN : m_maxInterval;
    }
    for (const auto& other : m_onLink)
    {
        RouterAdvertisement::PrefixInformation onLink;
        onLink.prefix.address = other;
        onLink.prefix.length = ON_LINK_PREFIX_LENGTH;
        onLink.autonomous = false;
        advertisement.prefixes.push_back(onLink);
    }
    advertisement.maps = m_anchors;
    return advertisement;
}

void
RouterAdvertiser::Send(Ipv6Address destination)
{
    NS_LOG_FUNCTION(this << destination);
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    auto interface = ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_device));
    const auto source = interface->GetLinkLocalAddress().GetAddress();
    auto packet = Build().ToPacket(source, destination);
    SocketIpv6HopLimitTag hopLimit;
    hopLimit.SetHopLimit(MobilityIcmpv6Header::HOP_LIMIT);
    packet->AddPacketTag(hopLimit);
    auto route = MakeOnLinkRoute(source, destination, m_device);
    ipv6->Send(packet, source, destination, RouterAdvertisement::PROTOCOL, route);
}

void
RouterAdvertiser::SendNaack(Ipv6Address ncoa, Mac48Address lla, const NaackOption& naack)
{
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    auto interface = ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_device));
    const auto source = interface->GetLinkLocalAddress().GetAddress();
    auto advertisement = Build();
    advertisement.naack = naack;
    auto packet = advertisement.ToPacket(source, ncoa);
    Ipv6Header header;
    header.SetSource(source);
    header.SetDestination(ncoa);
    header.SetNextHeader(RouterAdvertisement::PROTOCOL);
    header.SetHopLimit(MobilityIcmpv6Header::HOP_LIMIT);
    header.SetPayloadLength(packet->GetSize());
    packet->AddHeader(header);
    // Past the neighbour cache: another node may have the address.
    m_device->Send(packet, lla, Ipv6L3Protocol::PROT_NUMBER);
}

int64_t
RouterAdvertiser::AssignStreams(int64_t stream)
{
    if (!m_interval)
    {
        m_interval = CreateObject<UniformRandomVariable>();
    }
    m_interval->SetStream(stream);
    m_solicitedDelay->SetStream(stream + 1);
    return 2;
}

void
RouterAdvertiser::DoDispose()
{
    m_next.Cancel();
    for (auto& [mn, delay] : m_answering)
    {
        delay.Cancel();
    }
    m_answering.clear();
    m_prefixes = nullptr;
    m_node = nullptr;
    m_device = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
