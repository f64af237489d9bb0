/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/router-watch.h"

#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mipv6-router-advertisement.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6RouterWatch");
NS_OBJECT_ENSURE_REGISTERED(RouterWatch);

TypeId
RouterWatch::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::RouterWatch")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<RouterWatch>()
            .AddAttribute("MissedAdvertisements",
                          "Router Advertisements in a row that must be overdue before the mobile "
                          "node asks its default router whether it is there (a number); 0: it does "
                          "not count them. RFC 6275 section 11.5.1 leaves it to the node; the "
                          "default is as many as RFC 4861 sends of what may get lost "
                          "(MAX_UNICAST_SOLICIT). Needs RouterAdvertiser::SendInterval.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&RouterWatch::m_missed),
                          MakeUintegerChecker<uint32_t>(0, 1000))
            .AddAttribute("ProbeTimeout",
                          "Time until a Neighbor Solicitation to the default router is sent again, "
                          "or the router given up (s): RETRANS_TIMER, RFC 4861 section 10.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&RouterWatch::m_probeTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("ProbeTries",
                          "Neighbor Solicitations to the default router until it is given up (a "
                          "number): MAX_UNICAST_SOLICIT, RFC 4861 section 10. 0: it is given up "
                          "without being asked.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&RouterWatch::m_probeTries),
                          MakeUintegerChecker<uint32_t>(0, 100))
            .AddTraceSource("Verdict",
                            "The default router is gone, or was asked and is there.",
                            MakeTraceSourceAccessor(&RouterWatch::m_verdictTrace),
                            "ns3::fmipv6::RouterWatch::VerdictTracedCallback");
    return tid;
}

void
RouterWatch::Attach(Ptr<Node> node, Ptr<NetDevice> device, Lost lost)
{
    m_node = node;
    m_device = device;
    m_lost = std::move(lost);
    MobilityIcmpv6L4Protocol::GetFor(node)->SetNeighborListener([this](const auto& message) {
        if (IsAsking() && message.solicited && message.target == m_linkLocal)
        {
            m_probe.Cancel();
            ArmSilence(Simulator::Now());
            m_verdictTrace("answered");
            if (const auto answered = std::exchange(m_answered, nullptr))
            {
                answered();
            }
        }
    });
}

void
RouterWatch::Watch(Ipv6Address linkLocal, Mac48Address lla)
{
    Stop();
    m_linkLocal = linkLocal;
    m_lla = lla;
    TakeAnnouncement(); // the one by which the node found it, perhaps
}

void
RouterWatch::Heard(const RouterAdvertisement& advertisement, Ipv6Address source)
{
    if (advertisement.sourceLla)
    {
        m_latest = {*advertisement.sourceLla,
                    source,
                    advertisement.advertisementInterval,
                    advertisement.routerLifetime,
                    Simulator::Now()};
        TakeAnnouncement();
    }
}

void
RouterWatch::TakeAnnouncement()
{
    // By the link-layer address: link-local ones may be the same on another link.
    if (!m_latest || m_latest->lla != m_lla)
    {
        return;
    }
    m_linkLocal = m_latest->source;
    m_probe.Cancel(); // it is there
    m_interval = m_latest->interval;
    ArmSilence(m_latest->when);
    m_expiry.Cancel();
    m_expiry = Simulator::Schedule(
        std::max(m_latest->when + m_latest->lifetime - Simulator::Now(), Time(0)),
        &RouterWatch::Expired,
        this);
    if (const auto answered = std::exchange(m_answered, nullptr))
    {
        answered();
    }
}

void
RouterWatch::ArmSilence(Time since)
{
    m_silence.Cancel();
    if (m_interval && m_missed > 0)
    {
        const auto patience = *m_interval * static_cast<int64_t>(m_missed);
        m_silence = Simulator::Schedule(std::max(since + patience - Simulator::Now(), Time(0)),
                                        &RouterWatch::Silent,
                                        this);
    }
}

void
RouterWatch::Silent()
{
    m_reason = "advertisements missed";
    m_sent = 0;
    SendSolicitation();
}

void
RouterWatch::Expired()
{
    Lose("lifetime over"); // RFC 4861 section 6.3.5: no default router any more
}

void
RouterWatch::Ask(std::function<void()> answered)
{
    m_answered = std::move(answered);
    if (!IsAsking())
    {
        m_reason = "no answer";
        m_sent = 0;
        SendSolicitation();
    }
}

bool
RouterWatch::IsAsking() const
{
    return !m_probe.IsExpired();
}

void
RouterWatch::SendSolicitation()
{
    NS_LOG_FUNCTION(this << m_linkLocal);
    if (m_sent >= m_probeTries || m_linkLocal.IsAny())
    {
        Lose(m_reason);
        return;
    }
    ++m_sent;
    m_probe = Simulator::Schedule(m_probeTimeout, &RouterWatch::Unanswered, this);
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    auto interface = ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_device));
    auto [payload, header] = MobilityIcmpv6L4Protocol::GetFor(m_node)->ForgeNS(
        interface->GetLinkLocalAddress().GetAddress(),
        m_linkLocal,
        m_linkLocal,
        m_device->GetAddress());
    payload->AddHeader(header);
    // To the link-layer address that is known, as Neighbor Unreachability Detection does.
    m_device->Send(payload, m_lla, Ipv6L3Protocol::PROT_NUMBER);
}

void
RouterWatch::Unanswered()
{
    SendSolicitation();
}

void
RouterWatch::Lose(const std::string& why)
{
    NS_LOG_INFO("default router " << m_linkLocal << ": " << why);
    Stop();
    m_verdictTrace(why);
    m_lost(why);
}

void
RouterWatch::Stop()
{
    m_silence.Cancel();
    m_expiry.Cancel();
    m_probe.Cancel();
    m_answered = nullptr;
    m_interval.reset();
}

void
RouterWatch::DoDispose()
{
    Stop();
    m_lost = nullptr;
    m_device = nullptr;
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
