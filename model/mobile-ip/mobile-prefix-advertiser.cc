/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobile-prefix-advertiser.h"

#include "ns3/boolean.h"
#include "ns3/care-of-address-tag.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/log.h"
#include "ns3/mipv6-mobile-prefix-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobilePrefixAdvertiser");
NS_OBJECT_ENSURE_REGISTERED(MobilePrefixAdvertiser);

namespace
{

/// "No more than one per second to any mobile node" (RFC 6275 section 6.8).
const Time LEAST_DISTANCE = Seconds(1);

} // namespace

TypeId
MobilePrefixAdvertiser::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobilePrefixAdvertiser")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<MobilePrefixAdvertiser>()
            .AddAttribute("SendUnsolicited",
                          "Send Mobile Prefix Advertisements also where nobody asks (RFC 6275 "
                          "section 8.4 wants this to be configurable).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&MobilePrefixAdvertiser::m_unsolicited),
                          MakeBooleanChecker())
            .AddAttribute("MaxInterval",
                          "Time after an advertisement until the next is scheduled (s): "
                          "MaxMobPfxAdvInterval, RFC 6275 section 13.",
                          TimeValue(Seconds(86400)),
                          MakeTimeAccessor(&MobilePrefixAdvertiser::m_maxInterval),
                          MakeTimeChecker(Seconds(1)))
            .AddAttribute("MinInterval",
                          "Least delay of an unsolicited advertisement (s): MinMobPfxAdvInterval, "
                          "RFC 6275 section 13.",
                          TimeValue(Seconds(600)),
                          MakeTimeAccessor(&MobilePrefixAdvertiser::m_minInterval),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("Timeout",
                          "Time until an unsolicited advertisement is sent again, doubled each "
                          "time (s): PREFIX_ADV_TIMEOUT, RFC 6275 section 12.",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&MobilePrefixAdvertiser::m_timeout),
                          MakeTimeChecker(Seconds(1), Seconds(1000)))
            .AddAttribute("Retries",
                          "How often it is sent again (a number): PREFIX_ADV_RETRIES, RFC 6275 "
                          "section 12.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&MobilePrefixAdvertiser::m_retries),
                          MakeUintegerChecker<uint32_t>(0, 30))
            .AddTraceSource("MsgTx",
                            "An advertisement was sent.",
                            MakeTraceSourceAccessor(&MobilePrefixAdvertiser::m_txTrace),
                            "ns3::fmipv6::MobilePrefixAdvertiser::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A solicitation was accepted.",
                            MakeTraceSourceAccessor(&MobilePrefixAdvertiser::m_rxTrace),
                            "ns3::fmipv6::MobilePrefixAdvertiser::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&MobilePrefixAdvertiser::m_msgDropTrace),
                            "ns3::fmipv6::MobilePrefixAdvertiser::MsgDropTracedCallback");
    return tid;
}

MobilePrefixAdvertiser::MobilePrefixAdvertiser()
    : m_random(CreateObject<UniformRandomVariable>())
{
}

MobilePrefixAdvertiser::~MobilePrefixAdvertiser() = default;

void
MobilePrefixAdvertiser::Serve(Ptr<Node> node, Ipv6Address address, Sources sources)
{
    m_node = node;
    m_address = address;
    m_sources = std::move(sources);
    MobilityIcmpv6L4Protocol::GetFor(node)->Register(
        Mipv6Icmpv6Type::MOBILE_PREFIX_SOLICITATION,
        [this](auto packet, const auto& header, auto) { HandleSolicitation(packet, header); });
}

void
MobilePrefixAdvertiser::Schedule(Ipv6Address home, Purpose purpose, Time delay)
{
    auto& delivery = m_deliveries[home];
    delivery.timer.Cancel();
    delivery.purpose = purpose;
    if (purpose != Purpose::NOTHING)
    {
        delivery.timer = Simulator::Schedule(delay, &MobilePrefixAdvertiser::Due, this, home);
    }
}

void
MobilePrefixAdvertiser::Due(Ipv6Address home)
{
    const auto& delivery = m_deliveries.at(home);
    switch (delivery.purpose)
    {
    case Purpose::RENEW:
        Schedule(home, Purpose::NOTHING, Time(0));
        ScheduleTelling(home);
        break;
    case Purpose::TELL:
        Tell(home);
        break;
    case Purpose::ANSWER:
        Send(home, delivery.solicitor, delivery.identifier);
        Schedule(home, Purpose::RENEW, m_maxInterval);
        break;
    case Purpose::NOTHING:
        break;
    }
}

void
MobilePrefixAdvertiser::Bound(Ipv6Address home)
{
    const bool known = m_deliveries.count(home) > 0;
    const auto& delivery = m_deliveries[home];
    if (!known)
    {
        Schedule(home, Purpose::RENEW, m_maxInterval);
    }
    else if (!delivery.acknowledged && delivery.purpose == Purpose::NOTHING)
    {
        // Section 10.6.2: the mobile node is there again, so begin again.
        m_deliveries[home].sent = 0;
        Schedule(home, Purpose::TELL, LEAST_DISTANCE);
    }
}

void
MobilePrefixAdvertiser::Unbound(Ipv6Address home)
{
    const auto delivery = m_deliveries.find(home);
    if (delivery != m_deliveries.end())
    {
        delivery->second.timer.Cancel();
        m_deliveries.erase(delivery);
    }
}

void
MobilePrefixAdvertiser::PrefixesChanged()
{
    for (const auto& [home, delivery] : m_deliveries)
    {
        ScheduleTelling(home);
    }
}

void
MobilePrefixAdvertiser::ScheduleTelling(Ipv6Address home)
{
    auto& delivery = m_deliveries.at(home);
    if (!m_unsolicited || delivery.purpose == Purpose::TELL || delivery.purpose == Purpose::ANSWER)
    {
        return; // what is under way will have the prefixes of its time
    }
    delivery.sent = 0;
    Schedule(home, Purpose::TELL, DrawDelay(home));
}

Time
MobilePrefixAdvertiser::DrawDelay(Ipv6Address home) const
{
    auto longest = m_maxInterval;
    for (const auto& information : m_sources.prefixes())
    {
        if (Ipv6Prefix(information.prefix.length).IsMatch(home, information.prefix.address))
        {
            longest = std::min(longest, information.preferredLifetime);
        }
    }
    const auto span = Abs(longest - m_minInterval).GetSeconds();
    return m_minInterval + Seconds(m_random->GetValue(0, span));
}

void
MobilePrefixAdvertiser::Tell(Ipv6Address home)
{
    auto& delivery = m_deliveries.at(home);
    const auto careOf = m_sources.careOf(home);
    if (!careOf)
    {
        Schedule(home, Purpose::NOTHING, Time(0));
        return;
    }
    delivery.acknowledged = false;
    Send(home, *careOf, 0);
    if (delivery.sent++ < m_retries)
    {
        Schedule(home, Purpose::TELL, m_timeout * (int64_t{1} << (delivery.sent - 1)));
    }
    else
    {
        Schedule(home, Purpose::NOTHING, Time(0));
    }
}

void
MobilePrefixAdvertiser::HandleSolicitation(Ptr<const Packet> packet, const Ipv6Header& header)
{
    const auto home = header.GetSource();
    NS_LOG_FUNCTION(this << home);
    MobilityParseError error;
    const auto solicitation =
        MobilePrefixSolicitationHeader::Parse(packet, home, header.GetDestination(), &error);
    if (!solicitation)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
        return;
    }
    CareOfAddressTag wire;
    const auto careOf = m_sources.careOf(home);
    if (!packet->PeekPacketTag(wire) || careOf != wire.GetAddress() ||
        header.GetDestination() != m_address)
    {
        m_msgDropTrace(packet, "no home address option, or no binding of its source");
        return;
    }
    m_rxTrace("MPS", packet);
    auto& delivery = m_deliveries[home];
    delivery.acknowledged = true;
    delivery.identifier = solicitation->identifier;
    delivery.solicitor = *careOf;
    const auto earliest = delivery.lastSent ? *delivery.lastSent + LEAST_DISTANCE : Time(0);
    Schedule(home, Purpose::ANSWER, std::max(earliest - Simulator::Now(), Time(0)));
}

void
MobilePrefixAdvertiser::Send(Ipv6Address home, Ipv6Address to, uint16_t identifier)
{
    NS_LOG_FUNCTION(this << home << to << identifier);
    m_deliveries[home].lastSent = Simulator::Now();
    MobilePrefixAdvertisementHeader advertisement; // M and O: there is no DHCP
    advertisement.identifier = identifier;
    advertisement.prefixes = m_sources.prefixes();
    if (advertisement.prefixes.empty())
    {
        return; // the message must have one (section 6.8)
    }
    auto packet = advertisement.ToPacket(m_address, home);
    m_txTrace("MPA", packet->Copy());
    Type2RoutingHeader routing;
    routing.nextHeader = Mipv6Icmpv6Header::PROTOCOL;
    routing.homeAddress = home;
    packet->AddHeader(routing);
    m_node->GetObject<Ipv6L3Protocol>()->Send(packet,
                                              m_address,
                                              to,
                                              Type2RoutingHeader::PROTOCOL,
                                              nullptr);
}

int64_t
MobilePrefixAdvertiser::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

void
MobilePrefixAdvertiser::DoDispose()
{
    for (auto& [home, delivery] : m_deliveries)
    {
        delivery.timer.Cancel();
    }
    m_deliveries.clear();
    m_sources = {};
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
