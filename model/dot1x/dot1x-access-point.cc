/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-access-point.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/eapol-frame.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Dot1xAccessPoint");

NS_OBJECT_ENSURE_REGISTERED(Dot1xAccessPoint);

TypeId
Dot1xAccessPoint::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Dot1xAccessPoint")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Dot1xAccessPoint>()
            .AddAttribute(
                "PmkCaching",
                "Whether PMKs are kept, so that a station that offers one need not run "
                "EAP again (IEEE Std 802.11-2020 section 12.6.10.3; default: as hostapd).",
                BooleanValue(true),
                MakeBooleanAccessor(&Dot1xAccessPoint::m_pmkCaching),
                MakeBooleanChecker())
            .AddAttribute("OpportunisticKeyCaching",
                          "Whether a PMK that a station has made with another access point of the "
                          "common back end is good here, too (default: hostapd's okc).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot1xAccessPoint::m_opportunistic),
                          MakeBooleanChecker())
            .AddAttribute("Preauthentication",
                          "Whether preauthentication is announced and accepted, where there is a "
                          "LAN through which it can come (IEEE Std 802.11-2020 section 12.6.10.2; "
                          "default: hostapd's rsn_preauth).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot1xAccessPoint::m_preauthentication),
                          MakeBooleanChecker())
            .AddAttribute("PmksaLifetime",
                          "How long a PMK is kept (default: dot11RSNAConfigPMKLifetime as in "
                          "hostapd, 43200 s).",
                          TimeValue(Seconds(43200)),
                          MakeTimeAccessor(&Dot1xAccessPoint::m_pmksaLifetime),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MaxPmksas",
                          "How many PMKs are kept; when one more comes the oldest goes (default: "
                          "hostapd's 1024).",
                          UintegerValue(1024),
                          MakeUintegerAccessor(&Dot1xAccessPoint::m_maxPmksas),
                          MakeUintegerChecker<uint32_t>(1))
            .AddTraceSource("PmksaHit",
                            "A station has offered a PMK that is known.",
                            MakeTraceSourceAccessor(&Dot1xAccessPoint::m_hit),
                            "ns3::fmipv6::Dot1xAccessPoint::StationTracedCallback")
            .AddTraceSource("PmksaMiss",
                            "A station has offered PMKs, and none of them is known.",
                            MakeTraceSourceAccessor(&Dot1xAccessPoint::m_miss),
                            "ns3::fmipv6::Dot1xAccessPoint::StationTracedCallback")
            .AddTraceSource("Preauthenticated",
                            "A station that is with another access point has preauthenticated.",
                            MakeTraceSourceAccessor(&Dot1xAccessPoint::m_preauthenticated),
                            "ns3::fmipv6::Dot1xAccessPoint::StationTracedCallback");
    return tid;
}

Dot1xAccessPoint::Dot1xAccessPoint()
{
    m_factory.SetTypeId(Dot1xAuthenticator::GetTypeId());
}

void
Dot1xAccessPoint::DoDispose()
{
    for (auto* authenticators : {&m_authenticators, &m_preauthenticators})
    {
        for (auto& [station, authenticator] : *authenticators)
        {
            authenticator->Dispose();
        }
        authenticators->clear();
    }
    m_callbacks = {};
    m_relay = nullptr;
    m_cache = nullptr;
    m_shared = nullptr;
    m_node = nullptr;
    Object::DoDispose();
}

void
Dot1xAccessPoint::Configure(Ptr<Node> node, Mac48Address own, Callbacks callbacks)
{
    NS_ABORT_MSG_IF(m_node, "Dot1xAccessPoint::Configure called twice");
    NS_ABORT_MSG_UNLESS(node && callbacks.send && callbacks.authorized && callbacks.closed &&
                            callbacks.failed && callbacks.announce,
                        "Dot1xAccessPoint::Configure needs a node and all callbacks");
    m_node = node;
    m_own = own;
    m_callbacks = std::move(callbacks);
    m_callbacks.announce(GetRsnElement());
}

void
Dot1xAccessPoint::SetAuthenticatorAttribute(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

void
Dot1xAccessPoint::SetSharedCache(Ptr<Dot1xPmksaCache> cache)
{
    m_shared = cache;
}

Ptr<Dot1xPmksaCache>
Dot1xAccessPoint::GetPmksaCache()
{
    if (m_opportunistic && m_shared)
    {
        return m_shared;
    }
    if (!m_cache && (m_pmkCaching || m_opportunistic || m_preauthentication))
    {
        m_cache = Create<Dot1xPmksaCache>(m_pmksaLifetime, m_maxPmksas);
    }
    return m_cache;
}

void
Dot1xAccessPoint::ConnectRelay(Ptr<ApRelay> relay)
{
    m_relay = relay;
    if (m_preauthentication)
    {
        relay->SetPreauthenticationCallback([this](Ptr<const Packet> eapol, Mac48Address station) {
            ReceivePreauthentication(eapol, station);
        });
    }
    m_callbacks.announce(GetRsnElement());
}

Dot11RsnElement
Dot1xAccessPoint::GetRsnElement() const
{
    Dot11RsnElement rsn;
    const bool reachable = m_preauthentication && m_relay;
    rsn.capabilities = reachable ? RSN_CAPABILITY_PREAUTHENTICATION : 0;
    return rsn;
}

Ptr<Dot1xAuthenticator>
Dot1xAccessPoint::GetAuthenticator(Mac48Address station) const
{
    const auto it = m_authenticators.find(station);
    return it == m_authenticators.end() ? nullptr : it->second;
}

Ptr<Dot1xAuthenticator>
Dot1xAccessPoint::MakeAuthenticator(Mac48Address station, Dot1xCallbacks callbacks, Dot1xRole role)
{
    auto authenticator = m_factory.Create<Dot1xAuthenticator>();
    authenticator->Configure(m_node, m_own, station, std::move(callbacks), role);
    authenticator->SetPmksaCache(GetPmksaCache());
    return authenticator;
}

std::optional<Dot1xPmksa>
Dot1xAccessPoint::FindOffered(Mac48Address station, const Dot11RsnElement& rsn)
{
    const auto cache = GetPmksaCache();
    for (const auto& pmkid : rsn.pmkids)
    {
        if (!cache)
        {
            break;
        }
        if (m_opportunistic)
        {
            if (const auto entry = cache->FindShared(pmkid, m_own, station))
            {
                return entry;
            }
        }
        const auto entry = cache->Find(m_own, station);
        if (entry && entry->pmkid == pmkid)
        {
            return entry;
        }
    }
    return std::nullopt;
}

void
Dot1xAccessPoint::Associate(Mac48Address station, const Dot11RsnElement& rsn)
{
    const auto offered = FindOffered(station, rsn);
    if (!rsn.pmkids.empty())
    {
        NS_LOG_LOGIC(m_own << ": " << station << " offers a PMKID, "
                           << (offered ? "which is known" : "which is not known"));
        (offered ? m_hit : m_miss)(station);
    }
    auto& authenticator = m_authenticators[station];
    if (!authenticator)
    {
        Dot1xCallbacks callbacks;
        callbacks.send = [this, station](Ptr<Packet> eapol) { m_callbacks.send(eapol, station); };
        callbacks.authorized = [this](Mac48Address peer) { m_callbacks.authorized(peer); };
        callbacks.closed = [this, station] { m_callbacks.closed(station); };
        callbacks.failed = [this, station](Dot1xFailure reason) {
            m_callbacks.failed(station, reason);
        };
        authenticator = MakeAuthenticator(station, callbacks, Dot1xRole::PORT);
    }
    authenticator->Enable(rsn, offered);
}

void
Dot1xAccessPoint::Leave(Mac48Address station)
{
    if (const auto authenticator = GetAuthenticator(station))
    {
        authenticator->Disable();
    }
}

void
Dot1xAccessPoint::ReceiveEapol(Ptr<const Packet> eapol, Mac48Address station)
{
    if (const auto authenticator = GetAuthenticator(station))
    {
        authenticator->ReceiveEapol(eapol);
    }
}

void
Dot1xAccessPoint::ReceivePreauthentication(Ptr<const Packet> eapol, Mac48Address station)
{
    if (!m_preauthentication || !m_relay)
    {
        return;
    }
    auto& authenticator = m_preauthenticators[station];
    if (!authenticator)
    {
        const auto frame = EapolFrame::Parse(eapol);
        if (!frame || frame->type != EapolType::START)
        {
            m_preauthenticators.erase(station);
            return; // as hostapd: only EAPOL-Start begins
        }
        Dot1xCallbacks callbacks;
        callbacks.send = [this, station](Ptr<Packet> pdu) {
            m_relay->SendPreauthentication(pdu, station);
        };
        callbacks.authorized = [this](Mac48Address peer) {
            m_preauthenticated(peer);
            EndPreauthentication(peer);
        };
        callbacks.failed = [this, station](Dot1xFailure) { EndPreauthentication(station); };
        authenticator = MakeAuthenticator(station, callbacks, Dot1xRole::PREAUTHENTICATION);
        authenticator->Enable();
    }
    const auto keep = authenticator; // a callback may let go of it
    keep->ReceiveEapol(eapol);
}

void
Dot1xAccessPoint::EndPreauthentication(Mac48Address station)
{
    const Ptr<Dot1xAccessPoint> self(this);
    Simulator::ScheduleNow([self, station] {
        const auto it = self->m_preauthenticators.find(station);
        if (it != self->m_preauthenticators.end())
        {
            it->second->Dispose();
            self->m_preauthenticators.erase(it);
        }
    });
}

} // namespace fmipv6
} // namespace ns3
