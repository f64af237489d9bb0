/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/home-agent.h"

#include "ns3/boolean.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6HomeAgent");
NS_OBJECT_ENSURE_REGISTERED(HomeAgent);

TypeId
HomeAgent::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HomeAgent")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HomeAgent>()
            .AddAttribute("SharedKey",
                          "Key shared with the mobile nodes, for the Binding Authorization Data "
                          "option (RFC 6275 section 6.2.7), which stands in for IPsec here. Empty: "
                          "Binding Updates are accepted unprotected.",
                          StringValue(DEFAULT_SHARED_KEY),
                          MakeStringAccessor(&HomeAgent::m_key),
                          MakeStringChecker())
            .AddAttribute("MaxBindingLifetime",
                          "Longest lifetime granted (s).",
                          TimeValue(Seconds(420)),
                          MakeTimeAccessor(&HomeAgent::m_maxLifetime),
                          MakeTimeChecker(Seconds(4)))
            .AddAttribute("DuplicateAddressDetection",
                          "Wait DadDelay before the first Binding Acknowledgement for a home "
                          "address (RFC 6275 section 10.3.1). Off: the home link of this model has "
                          "no other nodes, and the second would be waited in the first "
                          "registration only, which no handover contains.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&HomeAgent::m_detectDuplicates),
                          MakeBooleanChecker())
            .AddAttribute("DadDelay",
                          "Duration of duplicate address detection (s): RFC 4861's RetransTimer.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&HomeAgent::m_dadDelay),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("PreviousCareOfGrace",
                          "Time after a change of care-of address during which packets that the "
                          "mobile node reverse-tunnelled with its previous one are still "
                          "forwarded (s): longer than the round trip between Binding Update and "
                          "Acknowledgement, during which the mobile node goes on using it (RFC "
                          "4068 section 3.1). 0: the registered care-of address only, RFC 6275 "
                          "section 10.4.5 to the letter.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&HomeAgent::m_previousGrace),
                          MakeTimeChecker(Time(0)))
            .AddTraceSource("Binding",
                            "A binding was made, changed or removed.",
                            MakeTraceSourceAccessor(&HomeAgent::m_bindingTrace),
                            "ns3::fmipv6::HomeAgent::BindingTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&HomeAgent::m_msgDropTrace),
                            "ns3::fmipv6::HomeAgent::MsgDropTracedCallback");
    return tid;
}

HomeAgent::HomeAgent() = default;

HomeAgent::~HomeAgent() = default;

void
HomeAgent::SetAddress(Ipv6Address address, Ipv6Address homePrefix, uint8_t prefixLength)
{
    m_address = address;
    m_homePrefix = homePrefix;
    m_prefixLength = prefixLength;
}

const BindingCache&
HomeAgent::GetBindingCache() const
{
    return m_cache;
}

void
HomeAgent::NotifyNewAggregate()
{
    if (!m_node)
    {
        m_node = GetObject<Node>();
        auto mobility = GetObject<MobilityHeaderProtocol>();
        auto tunnel = GetObject<Ipv6TunnelProtocol>();
        if (m_node && mobility && tunnel)
        {
            mobility->Register(MobilityHeaderType::BINDING_UPDATE,
                               [this](auto message, const auto& header, auto wireSource) {
                                   HandleBindingUpdate(message, header, wireSource);
                               });
            tunnel->AddAcceptor([this](const Ipv6Header& outer, const Ipv6Header& inner) {
                return AcceptTunnel(outer, inner);
            });
        }
        else
        {
            m_node = nullptr;
        }
    }
    Object::NotifyNewAggregate();
}

bool
HomeAgent::AcceptTunnel(const Ipv6Header& outer, const Ipv6Header& inner) const
{
    const auto binding = m_cache.Find(inner.GetSource());
    if (!binding || outer.GetDestination() != m_address)
    {
        return false;
    }
    if (binding->careOfAddress == outer.GetSource())
    {
        return true; // RFC 6275 section 10.4.5
    }
    const auto previous = m_previous.find(inner.GetSource());
    return previous != m_previous.end() && previous->second.address == outer.GetSource() &&
           Simulator::Now() < previous->second.until;
}

void
HomeAgent::HandleBindingUpdate(Ptr<const Packet> message,
                               const Ipv6Header& header,
                               Ipv6Address careOf)
{
    NS_LOG_FUNCTION(this << header.GetSource() << careOf);
    MobilityParseError error;
    const auto update =
        BindingUpdateHeader::Parse(message, header.GetSource(), header.GetDestination(), &error);
    if (!update)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    const auto home = header.GetSource();
    const auto newCareOf = update->options.alternateCareOf.value_or(careOf);
    if (!m_key.empty() &&
        !MobilityHeader::IsAuthentic(message, ToSharedKey(m_key), newCareOf, m_address))
    {
        // RFC 6275 section 9.5.1: silently discarded.
        m_msgDropTrace(message, "not authentic");
        return;
    }
    const auto known = m_cache.Find(home);
    if (known && !BindingCache::IsNewer(update->sequence, known->sequence))
    {
        m_msgDropTrace(message, "old sequence number");
        SendAcknowledgement(careOf,
                            home,
                            static_cast<uint8_t>(BindingStatus::SEQUENCE_OUT_OF_WINDOW),
                            known->sequence,
                            Time(0));
        return;
    }
    if (!update->homeRegistration || header.GetDestination() != m_address)
    {
        SendAcknowledgement(careOf,
                            home,
                            static_cast<uint8_t>(BindingStatus::NOT_HOME_AGENT),
                            update->sequence,
                            Time(0));
        return;
    }
    if (!Ipv6Prefix(m_prefixLength).IsMatch(home, m_homePrefix))
    {
        m_msgDropTrace(message, "home address of another link");
        SendAcknowledgement(careOf,
                            home,
                            static_cast<uint8_t>(BindingStatus::NOT_HOME_SUBNET),
                            update->sequence,
                            Time(0));
        return;
    }
    const auto lifetime = std::min(update->lifetime, m_maxLifetime);
    const auto accepted = static_cast<uint8_t>(BindingStatus::ACCEPTED);
    if (lifetime.IsZero() || newCareOf == home)
    {
        RemoveBinding(home);
        SendAcknowledgement(careOf, home, accepted, update->sequence, Time(0));
        return;
    }
    if (known && known->careOfAddress != newCareOf)
    {
        m_previous[home] = {known->careOfAddress, Simulator::Now() + m_previousGrace};
    }
    m_cache.Set({home, newCareOf, Simulator::Now() + lifetime, update->sequence});
    GetObject<Ipv6TunnelProtocol>()->AddHostTunnel(home, {m_address, newCareOf});
    m_bindingTrace(home, newCareOf);
    ExpireBindings();
    if (!update->acknowledge)
    {
        return;
    }
    if (m_detectDuplicates && !known)
    {
        Simulator::Schedule(m_dadDelay,
                            &HomeAgent::SendAcknowledgement,
                            this,
                            newCareOf,
                            home,
                            accepted,
                            update->sequence,
                            lifetime);
        return;
    }
    SendAcknowledgement(newCareOf, home, accepted, update->sequence, lifetime);
}

void
HomeAgent::SendAcknowledgement(Ipv6Address careOf,
                               Ipv6Address homeAddress,
                               uint8_t status,
                               uint16_t sequence,
                               Time lifetime)
{
    BindingAcknowledgementHeader answer;
    answer.status = static_cast<BindingStatus>(status);
    answer.sequence = sequence;
    answer.lifetime = lifetime;
    if (!m_key.empty())
    {
        answer.Authenticate(ToSharedKey(m_key), careOf, m_address);
    }
    // The checksum's destination is the home address (RFC 6275 section 6.1.1), and so it travels
    // in a type 2 routing header (section 9.5.4).
    auto packet = answer.ToPacket(m_address, homeAddress);
    uint8_t next = MobilityHeader::PROTOCOL;
    if (careOf != homeAddress)
    {
        Type2RoutingHeader routing;
        routing.nextHeader = next;
        routing.homeAddress = homeAddress;
        packet->AddHeader(routing);
        next = Type2RoutingHeader::PROTOCOL;
    }
    m_node->GetObject<Ipv6L3Protocol>()->Send(packet, m_address, careOf, next, nullptr);
}

void
HomeAgent::RemoveBinding(Ipv6Address homeAddress)
{
    m_previous.erase(homeAddress);
    if (m_cache.Remove(homeAddress))
    {
        GetObject<Ipv6TunnelProtocol>()->RemoveHostTunnel(homeAddress);
        m_bindingTrace(homeAddress, Ipv6Address::GetAny());
    }
}

void
HomeAgent::ExpireBindings()
{
    for (const auto& binding : m_cache.GetExpired(Simulator::Now()))
    {
        RemoveBinding(binding.homeAddress);
    }
    m_expiry.Cancel();
    if (const auto next = m_cache.GetNextExpiry())
    {
        m_expiry = Simulator::Schedule(*next - Simulator::Now(), &HomeAgent::ExpireBindings, this);
    }
}

void
HomeAgent::DoDispose()
{
    m_expiry.Cancel();
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
