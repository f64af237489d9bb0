/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/home-agent.h"

#include "ns3/abort.h"
#include "ns3/binding-answer.h"
#include "ns3/home-agent-directory.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mobile-prefix-advertiser.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/on-link-route.h"
#include "ns3/router-advertiser.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6HomeAgent");

HomeAgent::HomeAgent()
    : m_directory(CreateObject<HomeAgentDirectory>()),
      m_prefixAdvertiser(CreateObject<MobilePrefixAdvertiser>())
{
}

HomeAgent::~HomeAgent() = default;

void
HomeAgent::SetAddress(Ipv6Address address, Ipv6Address homePrefix, uint8_t prefixLength)
{
    m_address = address;
    m_homePrefix = homePrefix;
    m_prefixLength = prefixLength;
    ServeDiscovery();
}

void
HomeAgent::SetHomeLink(Ptr<NetDevice> device)
{
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    const auto index = ipv6->GetInterfaceForDevice(device);
    NS_ABORT_MSG_IF(index < 0, "the home link's device has no IPv6 interface");
    m_homeLink = ipv6->GetInterface(index);
    for (uint32_t i = 0; i < m_homeLink->GetNAddresses(); ++i)
    {
        const auto own = m_homeLink->GetAddress(i).GetAddress();
        if (Ipv6Prefix(m_prefixLength).IsMatch(own, m_homePrefix))
        {
            m_homeLinkAddress = own;
        }
    }
    NS_ABORT_MSG_IF(m_homeLinkAddress.IsAny(), "no address of the home prefix on the home link");
    m_advertiser = CreateObject<RouterAdvertiser>();
    m_advertiser->Attach(m_node, device, m_homeLinkAddress, m_prefixLength);
    m_advertiser->SetPrefixes([this] { return GetPrefixes(); });
    m_advertiser->SetHomeAgent(true, m_directory->GetPreference());
    m_advertiser->Start();
    m_directory->SetHomeLink(m_homeLink);
    MobilityIcmpv6L4Protocol::GetFor(m_node)->SetNeighborListener([this](const auto& message) {
        // Whoever has the address answers, or asks for it as well (RFC 4862 section 5.4).
        const auto detection = m_detections.find(message.target);
        const bool speaksForIt = message.advertisement || message.source.IsAny();
        if (detection != m_detections.end() && speaksForIt && message.interface == m_homeLink)
        {
            EndDetection(message.target, false);
        }
    });
}

int64_t
HomeAgent::AssignStreams(int64_t stream)
{
    int64_t used = m_advertiser ? m_advertiser->AssignStreams(stream) : 0;
    used += m_directory->AssignStreams(stream + used);
    used += m_prefixAdvertiser->AssignStreams(stream + used);
    return used;
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
            ServeDiscovery();
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

bool
HomeAgent::Serves(const BindingUpdateHeader& update) const
{
    return update.homeRegistration && !update.mapRegistration;
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
    Request request;
    request.home = header.GetSource();
    request.wireSource = careOf;
    request.careOf = update->options.alternateCareOf.value_or(careOf);
    request.sequence = update->sequence;
    const auto prefix = FindPrefix(request.home);
    request.lifetime =
        std::min({update->lifetime, m_maxLifetime, prefix ? prefix->validLifetime : Time(0)});
    if (!m_key.empty() &&
        !MobilityHeader::IsAuthentic(message, ToSharedKey(m_key), request.careOf, m_address))
    {
        // RFC 6275 section 9.5.1: silently discarded.
        m_msgDropTrace(message, "not authentic");
        return;
    }
    if (const auto reason = FindWhyToDiscard(*update, request.home, careOf))
    {
        m_msgDropTrace(message, *reason);
        return;
    }
    const auto last = FindSequence(request.home);
    if (last && !BindingCache::IsNewer(update->sequence, *last))
    {
        m_msgDropTrace(message, "old sequence number");
        Answer(request, BindingStatus::SEQUENCE_OUT_OF_WINDOW, *last, Time(0));
        return;
    }
    if (header.GetDestination() != m_address)
    {
        m_msgDropTrace(message, "to another address of this node");
        Answer(request, BindingStatus::NOT_HOME_AGENT, update->sequence, Time(0));
        return;
    }
    if (const auto fault = FindFault(*update, request))
    {
        m_msgDropTrace(message, "refused with status " + std::to_string(static_cast<int>(*fault)));
        Answer(request, *fault, update->sequence, Time(0));
        return;
    }
    if (update->lifetime.IsZero() || request.careOf == request.home)
    {
        Deregister(request);
    }
    else if (m_detectDuplicates && !m_cache.Find(request.home))
    {
        DetectDuplicates(request);
    }
    else
    {
        Accept(request);
    }
}

std::optional<uint16_t>
HomeAgent::FindSequence(Ipv6Address home) const
{
    if (const auto known = m_cache.Find(home))
    {
        return known->sequence;
    }
    const auto tombstone = m_tombstones.find(home);
    if (tombstone != m_tombstones.end() && Simulator::Now() < tombstone->second.until)
    {
        return tombstone->second.sequence;
    }
    return std::nullopt;
}

std::optional<BindingStatus>
HomeAgent::FindFault(const BindingUpdateHeader& update, const Request& request) const
{
    const bool known = m_cache.Find(request.home).has_value();
    if (!Serves(update))
    {
        // RFC 6275 section 9.5.1; this node is a home agent only.
        return known ? BindingStatus::TYPE_CHANGE_DISALLOWED : BindingStatus::NOT_HOME_AGENT;
    }
    if (!FindPrefix(request.home))
    {
        return BindingStatus::NOT_HOME_SUBNET; // or no longer
    }
    if (update.lifetime.IsZero() || request.careOf == request.home)
    {
        return known ? std::nullopt : std::optional(BindingStatus::NOT_HOME_AGENT); // 10.3.2
    }
    if (m_refusal >= static_cast<uint8_t>(BindingStatus::REASON_UNSPECIFIED))
    {
        return static_cast<BindingStatus>(m_refusal);
    }
    if (!known && m_cache.GetSize() + m_detections.size() >= m_maxBindings &&
        m_detections.count(request.home) == 0)
    {
        return BindingStatus::INSUFFICIENT_RESOURCES;
    }
    return std::nullopt;
}

void
HomeAgent::Accept(const Request& request)
{
    const auto now = Simulator::Now();
    const auto known = m_cache.Find(request.home);
    if (known && known->careOfAddress != request.careOf)
    {
        m_previous[request.home] = {known->careOfAddress, now + m_previousGrace};
    }
    m_tombstones.erase(request.home);
    m_cache.Set({request.home, request.careOf, now + request.lifetime, request.sequence});
    GetObject<Ipv6TunnelProtocol>()->AddHostTunnel(request.home, {m_address, request.careOf});
    if (m_homeLink && !known)
    {
        auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_node);
        icmpv6->StartProxy(m_homeLink, request.home);
        icmpv6->AdvertiseAddress(m_homeLink, m_homeLinkAddress, request.home); // section 10.4.1
    }
    m_prefixAdvertiser->Bound(request.home);
    m_bindingTrace(request.home, request.careOf);
    ExpireBindings();
    // Whatever the A bit says: section 10.3.1.
    const auto prefix = FindPrefix(request.home);
    const bool outlasts = prefix && prefix->preferredLifetime < request.lifetime;
    Answer(request,
           outlasts ? BindingStatus::ACCEPTED_PREFIX_DISCOVERY : BindingStatus::ACCEPTED,
           request.sequence,
           request.lifetime);
}

void
HomeAgent::Deregister(const Request& request)
{
    RemoveBinding(request.home);
    m_tombstones[request.home] = {request.sequence, Simulator::Now() + m_tombstoneTime};
    Answer(request, BindingStatus::ACCEPTED, request.sequence, Time(0));
}

void
HomeAgent::DetectDuplicates(const Request& request)
{
    auto& detection = m_detections[request.home];
    detection.request = request; // of one sent again the latest is answered
    if (!detection.end.IsExpired())
    {
        return;
    }
    if (m_homeLink)
    {
        MobilityIcmpv6L4Protocol::GetFor(m_node)->SendProbe(m_homeLink, request.home);
    }
    detection.end =
        Simulator::Schedule(m_dadDelay, &HomeAgent::EndDetection, this, request.home, true);
}

void
HomeAgent::EndDetection(Ipv6Address home, bool unique)
{
    auto detection = m_detections.at(home);
    m_detections.erase(home);
    detection.end.Cancel();
    if (m_homeLink)
    {
        MobilityIcmpv6L4Protocol::GetFor(m_node)->EndProbe(m_homeLink, home);
    }
    if (unique)
    {
        Accept(detection.request);
        return;
    }
    Answer(detection.request,
           BindingStatus::DUPLICATE_ADDRESS,
           detection.request.sequence,
           Time(0));
}

void
HomeAgent::Answer(const Request& request, BindingStatus status, uint16_t sequence, Time lifetime)
{
    BindingAcknowledgementHeader answer;
    answer.status = status;
    answer.sequence = sequence;
    answer.lifetime = lifetime;
    if (m_refreshAdvice.IsStrictlyPositive() && m_refreshAdvice < lifetime)
    {
        answer.options.refreshAdvice = m_refreshAdvice;
    }
    if (!m_key.empty())
    {
        answer.Authenticate(ToSharedKey(m_key), request.careOf, m_address);
    }
    Ptr<Ipv6Route> wayOut;
    if (m_homeLink && request.wireSource == request.home && !answer.IsAccepted())
    {
        // RFC 6275 section 10.3.2: it is at home, and the binding that stays leads elsewhere.
        wayOut = MakeOnLinkRoute(m_address, request.home, m_homeLink->GetDevice());
    }
    SendBindingAnswer(m_node, {m_address, request.wireSource, request.home}, answer, wayOut);
}

void
HomeAgent::Restart()
{
    while (const auto next = m_cache.GetNextExpiry())
    {
        for (const auto& binding : m_cache.GetExpired(*next))
        {
            RemoveBinding(binding.homeAddress);
        }
    }
    m_tombstones.clear();
}

void
HomeAgent::RemoveBinding(Ipv6Address homeAddress)
{
    m_previous.erase(homeAddress);
    m_prefixAdvertiser->Unbound(homeAddress);
    if (m_cache.Remove(homeAddress))
    {
        GetObject<Ipv6TunnelProtocol>()->RemoveHostTunnel(homeAddress);
        if (m_homeLink)
        {
            MobilityIcmpv6L4Protocol::GetFor(m_node)->StopProxy(homeAddress);
        }
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
    for (auto& [home, detection] : m_detections)
    {
        detection.end.Cancel();
    }
    m_detections.clear();
    if (m_advertiser)
    {
        m_advertiser->Dispose();
    }
    m_advertiser = nullptr;
    m_directory->Dispose();
    m_prefixAdvertiser->Dispose();
    m_homeLink = nullptr;
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
