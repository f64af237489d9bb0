/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/correspondent-node.h"

#include "ns3/binding-answer.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mipv6-binding-refresh-request-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-test-header.h"
#include "ns3/mipv6-test-init-header.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/return-routability.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/static-routing-access.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <type_traits>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6CorrespondentNode");
NS_OBJECT_ENSURE_REGISTERED(CorrespondentNode);

TypeId
CorrespondentNode::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::CorrespondentNode")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<CorrespondentNode>()
            .AddAttribute(
                "NodeKey",
                "Secret Kcn, from which keygen tokens and nonces follow (RFC 6275 section "
                "5.2.1).",
                StringValue("fmipv6-node-key"),
                MakeStringAccessor(&CorrespondentNode::m_nodeKey),
                MakeStringChecker())
            .AddAttribute("MaxBindingLifetime",
                          "Longest lifetime granted (s): MAX_RR_BINDING_LIFETIME, RFC 6275 section "
                          "12.",
                          TimeValue(Seconds(420)),
                          MakeTimeAccessor(&CorrespondentNode::m_maxLifetime),
                          MakeTimeChecker(Seconds(4), Seconds(420)))
            .AddAttribute("NonceLifetime",
                          "Time after its first use until which a nonce is accepted (s): "
                          "MAX_NONCE_LIFETIME, RFC 6275 section 12.",
                          TimeValue(Seconds(240)),
                          MakeTimeAccessor(&CorrespondentNode::m_nonceLifetime),
                          MakeTimeChecker(MilliSeconds(1), Seconds(240)))
            .AddAttribute(
                "RefreshAdvance",
                "Time before a binding's end, at most a tenth of its lifetime, at which a "
                "Binding Refresh Request is sent if a packet was sent by the binding "
                "within as long a time before (s; RFC 6275 section 9.5.5 names none); 0: "
                "never.",
                TimeValue(Seconds(20)),
                MakeTimeAccessor(&CorrespondentNode::m_refreshAdvance),
                MakeTimeChecker(Time(0)))
            .AddAttribute("MaxBindings",
                          "Bindings that it keeps; one more is refused with status 130 (RFC 6275 "
                          "section 9.5.2). 0: it keeps none.",
                          UintegerValue(1000),
                          MakeUintegerAccessor(&CorrespondentNode::m_maxBindings),
                          MakeUintegerChecker<uint32_t>())
            .AddTraceSource("Binding",
                            "A binding was made, changed or removed.",
                            MakeTraceSourceAccessor(&CorrespondentNode::m_bindingTrace),
                            "ns3::fmipv6::CorrespondentNode::BindingTracedCallback")
            .AddTraceSource("MsgTx",
                            "A message was sent.",
                            MakeTraceSourceAccessor(&CorrespondentNode::m_txTrace),
                            "ns3::fmipv6::CorrespondentNode::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A message was accepted.",
                            MakeTraceSourceAccessor(&CorrespondentNode::m_rxTrace),
                            "ns3::fmipv6::CorrespondentNode::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&CorrespondentNode::m_msgDropTrace),
                            "ns3::fmipv6::CorrespondentNode::MsgDropTracedCallback");
    return tid;
}

CorrespondentNode::CorrespondentNode() = default;

CorrespondentNode::~CorrespondentNode() = default;

const BindingCache&
CorrespondentNode::GetBindingCache() const
{
    return m_cache;
}

void
CorrespondentNode::NotifyNewAggregate()
{
    auto mobility = GetObject<MobilityHeaderProtocol>();
    auto control = GetObject<MobilityTrafficControlLayer>();
    if (!m_node && GetObject<Node>() && mobility && control)
    {
        m_node = GetObject<Node>();
        mobility->Register(
            MobilityHeaderType::HOME_TEST_INIT,
            [this](auto message, const auto& header, auto wireSource) {
                HandleTestInit<HomeTestInitHeader, HomeTestHeader>(message, header, wireSource);
            });
        mobility->Register(
            MobilityHeaderType::CARE_OF_TEST_INIT,
            [this](auto message, const auto& header, auto wireSource) {
                HandleTestInit<CareOfTestInitHeader, CareOfTestHeader>(message, header, wireSource);
            });
        mobility->Register(MobilityHeaderType::BINDING_UPDATE,
                           [this](auto message, const auto& header, auto wireSource) {
                               HandleBindingUpdate(message, header, wireSource);
                           });
        control->AddBindingCheck([this](Ipv6Address home, Ipv6Address careOf) {
            const auto binding = m_cache.Find(home);
            return binding && binding->careOfAddress == careOf;
        });
    }
    Object::NotifyNewAggregate();
}

template <typename Init, typename Test>
void
CorrespondentNode::HandleTestInit(Ptr<const Packet> message,
                                  const Ipv6Header& header,
                                  Ipv6Address wireSource)
{
    constexpr bool HOME = std::is_same_v<Init, HomeTestInitHeader>;
    MobilityParseError error;
    const auto init = Init::Parse(message, header.GetSource(), header.GetDestination(), &error);
    if (!init)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    if (header.GetSource() != wireSource)
    {
        m_msgDropTrace(message, "with a home address option"); // RFC 6275 sections 9.4.1, 9.4.2
        return;
    }
    m_rxTrace(HOME ? "HoTI" : "CoTI", message);
    m_nonces.SetKey(ToSharedKey(m_nodeKey));
    m_nonces.SetLifetime(m_nonceLifetime);
    const auto& nonce = m_nonces.GetCurrent(Simulator::Now());
    Test test;
    test.nonceIndex = nonce.index;
    test.cookie = init->cookie;
    test.keygenToken = MakeKeygenToken(ToSharedKey(m_nodeKey),
                                       header.GetSource(),
                                       nonce.value,
                                       HOME ? TokenKind::HOME : TokenKind::CARE_OF);
    auto packet = test.ToPacket(header.GetDestination(), header.GetSource());
    m_txTrace(HOME ? "HoT" : "CoT", packet);
    SendPastBindings(packet, header.GetDestination(), header.GetSource());
}

void
CorrespondentNode::SendPastBindings(Ptr<Packet> packet, Ipv6Address own, Ipv6Address to)
{
    auto tunnel = GetObject<Ipv6TunnelProtocol>();
    auto route = FindRouteAround(m_node, own, to, tunnel->GetInterface());
    m_node->GetObject<Ipv6L3Protocol>()->Send(packet, own, to, MobilityHeader::PROTOCOL, route);
}

void
CorrespondentNode::HandleBindingUpdate(Ptr<const Packet> message,
                                       const Ipv6Header& header,
                                       Ipv6Address wireSource)
{
    const auto home = header.GetSource();
    const auto own = header.GetDestination();
    NS_LOG_FUNCTION(this << home << wireSource);
    MobilityParseError error;
    const auto update = BindingUpdateHeader::Parse(message, home, own, &error);
    if (!update)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    if (const auto reason = FindWhyToDiscard(*update, home, wireSource))
    {
        m_msgDropTrace(message, *reason);
        return;
    }
    BindingAcknowledgementHeader answer;
    answer.sequence = update->sequence;
    const BindingAnswerRoute route{own, wireSource, home};
    if (update->homeRegistration)
    {
        m_msgDropTrace(message, "home registration");
        // RFC 6275 sections 9.5.1 and 10.3.1.
        answer.status = m_cache.Find(home) ? BindingStatus::TYPE_CHANGE_DISALLOWED
                                           : BindingStatus::HOME_REGISTRATION_NOT_SUPPORTED;
        m_txTrace("BA", SendBindingAnswer(m_node, route, answer));
        return;
    }
    const auto careOf = update->options.alternateCareOf.value_or(wireSource);
    const bool deletion = update->lifetime.IsZero() || careOf == home;
    if (!update->options.nonceIndices)
    {
        m_msgDropTrace(message, "no nonce indices");
        return;
    }
    const auto now = Simulator::Now();
    const auto homeNonce = m_nonces.Find(update->options.nonceIndices->home, now);
    const auto careOfNonce = m_nonces.Find(update->options.nonceIndices->careOf, now);
    if (!homeNonce || (!careOfNonce && !deletion))
    {
        m_msgDropTrace(message, "expired nonce");
        answer.status = homeNonce                 ? BindingStatus::EXPIRED_CARE_OF_NONCE
                        : careOfNonce || deletion ? BindingStatus::EXPIRED_HOME_NONCE
                                                  : BindingStatus::EXPIRED_NONCES;
        m_txTrace("BA", SendBindingAnswer(m_node, route, answer));
        return;
    }
    const auto nodeKey = ToSharedKey(m_nodeKey);
    std::optional<uint64_t> careOfToken;
    if (!deletion)
    {
        careOfToken = MakeKeygenToken(nodeKey, careOf, careOfNonce->value, TokenKind::CARE_OF);
    }
    const auto key =
        MakeBindingManagementKey(MakeKeygenToken(nodeKey, home, homeNonce->value, TokenKind::HOME),
                                 careOfToken);
    // RFC 6275 section 6.2.7: the home address where a binding is deleted.
    const auto bound = deletion ? home : careOf;
    if (!MobilityHeader::IsAuthentic(message, key, bound, own))
    {
        m_msgDropTrace(message, "not authentic");
        return;
    }
    m_rxTrace("BU", message);
    answer.status = Apply(*update, home, deletion ? home : careOf);
    if (answer.status == BindingStatus::SEQUENCE_OUT_OF_WINDOW)
    {
        answer.sequence = *FindSequence(home);
    }
    if (answer.IsAccepted() && !deletion)
    {
        m_own[home] = own;
        answer.lifetime = std::min(update->lifetime, m_maxLifetime);
        GetObject<Ipv6TunnelProtocol>()->AddHostTunnel(home,
                                                       {own, careOf, TunnelForm::ROUTING_HEADER});
        m_bindingTrace(home, careOf);
        CheckBindings();
    }
    if (update->acknowledge || !answer.IsAccepted())
    {
        if (answer.status != BindingStatus::EXPIRED_NONCES) // section 9.5.4
        {
            answer.Authenticate(key, bound, own);
        }
        m_txTrace("BA", SendBindingAnswer(m_node, route, answer));
    }
}

std::optional<uint16_t>
CorrespondentNode::FindSequence(Ipv6Address home) const
{
    if (const auto known = m_cache.Find(home))
    {
        return known->sequence;
    }
    const auto remembered = m_remembered.find(home);
    if (remembered != m_remembered.end() && Simulator::Now() < remembered->second.until)
    {
        return remembered->second.sequence;
    }
    return std::nullopt;
}

BindingStatus
CorrespondentNode::Apply(const BindingUpdateHeader& update, Ipv6Address home, Ipv6Address careOf)
{
    const auto last = FindSequence(home);
    if (last && !BindingCache::IsNewer(update.sequence, *last))
    {
        return BindingStatus::SEQUENCE_OUT_OF_WINDOW;
    }
    const auto now = Simulator::Now();
    if (careOf == home)
    {
        const auto proof = m_proofs.find(home);
        const auto used = proof == m_proofs.end() ? std::nullopt : std::optional(proof->second);
        RemoveBinding(home);
        m_remembered[home] = {update.sequence, now + m_nonceLifetime, used};
        // Whoever tests again, to bind anew, is not to get the nonces that are spent.
        m_nonces.Renew();
        return BindingStatus::ACCEPTED;
    }
    const Proof proof{update.options.nonceIndices->home,
                      update.options.nonceIndices->careOf,
                      careOf};
    const auto remembered = m_remembered.find(home);
    if (remembered != m_remembered.end() && now < remembered->second.until &&
        remembered->second.used && *remembered->second.used == proof)
    {
        return BindingStatus::EXPIRED_NONCES; // RFC 6275 section 9.5.3: spent
    }
    if (!m_cache.Find(home) && m_cache.GetSize() >= m_maxBindings)
    {
        return BindingStatus::INSUFFICIENT_RESOURCES;
    }
    m_remembered.erase(home);
    const auto lifetime = std::min(update.lifetime, m_maxLifetime);
    m_cache.Set({home, careOf, now + lifetime, update.sequence, false});
    m_proofs[home] = proof;
    if (m_refreshAdvance.IsStrictlyPositive())
    {
        m_askAt[home] = now + lifetime - std::min(m_refreshAdvance, lifetime / 10);
    }
    return BindingStatus::ACCEPTED;
}

void
CorrespondentNode::RemoveBinding(Ipv6Address home)
{
    m_askAt.erase(home);
    m_own.erase(home);
    m_proofs.erase(home);
    if (const auto binding = m_cache.Find(home))
    {
        m_remembered[home] = {binding->sequence, Simulator::Now() + m_nonceLifetime, {}};
        m_cache.Remove(home);
        GetObject<Ipv6TunnelProtocol>()->RemoveHostTunnel(home);
        m_bindingTrace(home, Ipv6Address::GetAny());
    }
}

void
CorrespondentNode::CheckBindings()
{
    const auto now = Simulator::Now();
    for (const auto& binding : m_cache.GetExpired(now))
    {
        RemoveBinding(binding.homeAddress);
    }
    auto next = m_cache.GetNextExpiry();
    for (auto it = m_askAt.begin(); it != m_askAt.end();)
    {
        if (it->second <= now)
        {
            SendRefreshRequest(it->first, now);
            it = m_askAt.erase(it);
            continue;
        }
        next = std::min(*next, it->second);
        ++it;
    }
    m_check.Cancel();
    if (next)
    {
        m_check = Simulator::Schedule(*next - now, &CorrespondentNode::CheckBindings, this);
    }
}

void
CorrespondentNode::SendRefreshRequest(Ipv6Address home, Time now)
{
    const auto use = GetObject<Ipv6TunnelProtocol>()->GetLastUse(home);
    if (!use || *use + m_refreshAdvance < now)
    {
        return; // not in use: let it end
    }
    const auto own = m_own.at(home);
    auto packet = BindingRefreshRequestHeader().ToPacket(own, home);
    m_txTrace("BRR", packet);
    SendPastBindings(packet, own, home);
}

void
CorrespondentNode::Restart()
{
    std::vector<Ipv6Address> all;
    for (const auto& [home, own] : m_own)
    {
        all.push_back(home);
    }
    for (const auto& home : all)
    {
        RemoveBinding(home);
    }
    m_remembered.clear();
    m_nonces.Clear();
}

void
CorrespondentNode::DoDispose()
{
    m_check.Cancel();
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
