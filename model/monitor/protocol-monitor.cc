/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/protocol-monitor.h"

#include "ns3/access-router.h"
#include "ns3/double.h"
#include "ns3/home-agent.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-header.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/names.h"
#include "ns3/new-access-router.h"
#include "ns3/node-list.h"
#include "ns3/previous-access-router.h"
#include "ns3/proxy-discovery.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/step-trace.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(ProtocolMonitor);

namespace
{

/// @param nextHeader of a packet @return whether it may hold a message or a tunnel packet
bool
MayBeMessage(uint8_t nextHeader)
{
    constexpr uint8_t tcp = 6;
    constexpr uint8_t udp = 17;
    return nextHeader != tcp && nextHeader != udp;
}

} // namespace

std::string
ProtocolBreach::ToString() const
{
    std::ostringstream os;
    os.precision(9);
    os << std::fixed << at.GetSeconds() << " s, " << node << ": " << message << " " << what << " ("
       << rule << "; " << clause << ").";
    return os.str();
}

TypeId
ProtocolMonitor::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::ProtocolMonitor")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<ProtocolMonitor>()
            .AddAttribute("MaxBreaches",
                          "How many breaches are kept (a number); all are counted.",
                          UintegerValue(1000),
                          MakeUintegerAccessor(&ProtocolMonitor::m_maxBreaches),
                          MakeUintegerChecker<uint32_t>(1))
            .AddTraceSource("Breach",
                            "A rule of the protocol was broken.",
                            MakeTraceSourceAccessor(&ProtocolMonitor::m_breachTrace),
                            "ns3::fmipv6::ProtocolMonitor::BreachTracedCallback");
    return tid;
}

ProtocolMonitor::ProtocolMonitor() = default;

ProtocolMonitor::~ProtocolMonitor()
{
    for (const auto& probe : m_probes)
    {
        probe->monitor = nullptr;
        probe->node = nullptr;
    }
}

void
ProtocolMonitor::Watch(Ptr<Node> node)
{
    auto probe = Create<Probe>();
    probe->monitor = this;
    probe->node = node;
    m_probes.push_back(probe);
    // Agents may still be aggregated, and gates installed.
    Simulator::ScheduleNow([probe] {
        if (probe->monitor)
        {
            probe->monitor->Connect(probe);
        }
    });
}

void
ProtocolMonitor::WatchAll()
{
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        Watch(*node);
    }
}

void
ProtocolMonitor::Connect(Ptr<Probe> probe)
{
    const auto node = probe->node;
    const auto ipv6 = node->GetObject<Ipv6L3Protocol>();
    if (!ipv6)
    {
        return; // a bridge, or an access point
    }
    probe->about.id = node->GetId();
    if (const auto tunnel = node->GetObject<Ipv6TunnelProtocol>(); tunnel && tunnel->GetDevice())
    {
        probe->tunnel = static_cast<int32_t>(tunnel->GetInterface());
    }
    ipv6->TraceConnectWithoutContext("SendOutgoing", MakeBoundCallback(&Sent, probe));
    ipv6->TraceConnectWithoutContext("UnicastForward", MakeBoundCallback(&Forwarded, probe));
    ipv6->TraceConnectWithoutContext("LocalDeliver", MakeBoundCallback(&Delivered, probe));
    const auto listen = [&probe](Ptr<Object> agent) {
        agent->TraceConnectWithoutContext("MsgRx", MakeBoundCallback(&Accepted, probe));
    };
    if (const auto mobile = node->GetObject<MobileNode>())
    {
        probe->about.mobileNode = true;
        listen(mobile);
        listen(mobile->GetRegistration());
        DoubleValue rate;
        mobile->GetDiscovery()->GetAttribute("MaxRate", rate);
        probe->about.maxRtSolPrRate = rate.Get();
    }
    if (const auto router = node->GetObject<AccessRouter>())
    {
        probe->about.accessRouter = true;
        probe->about.rfc5568 = router->GetProfile() == Fmipv6Profile::RFC5568;
        listen(router->GetPreviousRole());
        listen(router->GetNewRole());
        TimeValue lifetime;
        router->GetNewRole()->GetAttribute("ProxyNdLifetime", lifetime);
        probe->about.proxyLifetime = lifetime.Get();
    }
    probe->about.homeAgent = bool(node->GetObject<HomeAgent>());
    if (probe->about.accessRouter || probe->about.homeAgent)
    {
        ipv6->TraceConnectWithoutContext("Rx", MakeBoundCallback(&Received, probe));
    }
    if (const auto control = node->GetObject<MobilityTrafficControlLayer>();
        control && probe->about.accessRouter)
    {
        control->TraceConnectWithoutContext("Transmit", MakeBoundCallback(&Emitted, probe));
    }
}

std::string
ProtocolMonitor::FindKey(const Ptr<Probe>& probe, Ipv6Address pcoa)
{
    const auto router = probe->node->GetObject<AccessRouter>();
    return router ? router->GetKeyFor(pcoa) : std::string();
}

ProtocolObservation
ProtocolMonitor::Make(const Ptr<Probe>& probe, ObservedEvent event) const
{
    ProtocolObservation seen;
    seen.at = Simulator::Now();
    seen.event = event;
    seen.node = probe->about;
    seen.node.gated = bool(StepTrace::GetFor(probe->node)->GetGate());
    return seen;
}

void
ProtocolMonitor::Sent(Ptr<Probe> probe,
                      const Ipv6Header& header,
                      Ptr<const Packet> packet,
                      uint32_t interface)
{
    if (!probe->monitor || !MayBeMessage(header.GetNextHeader()))
    {
        return;
    }
    auto seen = probe->monitor->Make(probe, ObservedEvent::SENT);
    seen.uid = packet->GetUid();
    seen.intoTunnel = static_cast<int32_t>(interface) == probe->tunnel;
    seen.node.linkUp = probe->node->GetObject<Ipv6>()->GetNetDevice(interface)->IsLinkUp();
    for (const auto& message : ReadMessages(header, packet, false))
    {
        seen.message = message;
        seen.keyed = message.type == ObservedType::FBACK && !FindKey(probe, message.home).empty();
        probe->monitor->Observe(seen);
    }
}

void
ProtocolMonitor::Forwarded(Ptr<Probe> probe,
                           const Ipv6Header& header,
                           Ptr<const Packet> packet,
                           uint32_t interface)
{
    if (!probe->monitor || !probe->about.accessRouter)
    {
        return;
    }
    auto seen = probe->monitor->Make(probe, ObservedEvent::FORWARDED);
    seen.uid = packet->GetUid();
    seen.intoTunnel = static_cast<int32_t>(interface) == probe->tunnel;
    seen.message.source = header.GetSource();
    seen.message.destination = header.GetDestination();
    probe->monitor->Observe(seen);
}

void
ProtocolMonitor::Delivered(Ptr<Probe> probe,
                           const Ipv6Header& header,
                           Ptr<const Packet> packet,
                           uint32_t)
{
    if (!probe->monitor || !MayBeMessage(header.GetNextHeader()))
    {
        return;
    }
    auto seen = probe->monitor->Make(probe, ObservedEvent::DELIVERED);
    seen.uid = packet->GetUid();
    probe->current = ReadMessages(header, packet, true);
    seen.message = probe->current.front(); // an FBU inside an FNA goes on to its own destination
    if (seen.message.type == ObservedType::TUNNEL)
    {
        probe->tunnelSource = seen.message.source;
    }
    probe->monitor->Observe(seen);
}

void
ProtocolMonitor::Received(Ptr<Probe> probe, Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t interface)
{
    if (!probe->monitor || static_cast<int32_t>(interface) != probe->tunnel)
    {
        return;
    }
    Ipv6Header header;
    packet->PeekHeader(header);
    auto seen = probe->monitor->Make(probe, ObservedEvent::DECAPSULATED);
    seen.uid = packet->GetUid();
    seen.message.source = header.GetSource();
    seen.message.destination = header.GetDestination();
    seen.tunnelSource = probe->tunnelSource;
    probe->monitor->Observe(seen);
}

void
ProtocolMonitor::Emitted(Ptr<Probe> probe,
                         const Ipv6Header& header,
                         Ptr<const Packet> packet,
                         Ptr<NetDevice>)
{
    if (!probe->monitor)
    {
        return;
    }
    auto seen = probe->monitor->Make(probe, ObservedEvent::EMITTED);
    seen.uid = packet->GetUid();
    seen.message.source = header.GetSource();
    seen.message.destination = header.GetDestination();
    probe->monitor->Observe(seen);
}

void
ProtocolMonitor::Accepted(Ptr<Probe> probe, std::string name, Ptr<const Packet> packet)
{
    if (!probe->monitor)
    {
        return;
    }
    const auto found =
        std::find_if(probe->current.begin(), probe->current.end(), [&name](const auto& message) {
            return ToString(message.type) == name;
        });
    if (found != probe->current.end())
    {
        auto seen = probe->monitor->Make(probe, ObservedEvent::ACCEPTED);
        seen.uid = packet->GetUid();
        seen.message = *found;
        if (found->type == ObservedType::FBU)
        {
            const auto key = FindKey(probe, found->home);
            seen.keyed = !key.empty();
            seen.authentic = seen.keyed && MobilityHeader::IsAuthentic(
                                               packet,
                                               ToSharedKey(key),
                                               found->ncoa.value_or(found->source),
                                               found->destination,
                                               probe->about.rfc5568 ? Fmipv6Profile::RFC5568
                                                                    : Fmipv6Profile::RFC4068);
        }
        probe->monitor->Observe(seen);
    }
}

void
ProtocolMonitor::Observe(const ProtocolObservation& seen)
{
    for (const auto& rule : GetProtocolRules())
    {
        const auto what = rule.judge(seen, m_facts);
        if (!what)
        {
            continue;
        }
        auto node = seen.node.id < NodeList::GetNNodes()
                        ? Names::FindName(NodeList::GetNode(seen.node.id))
                        : std::string();
        if (node.empty())
        {
            node = "node " + std::to_string(seen.node.id);
        }
        const ProtocolBreach breach{seen.at,
                                    node,
                                    std::string(ns3::fmipv6::ToString(seen.message.type)),
                                    std::string(rule.name),
                                    std::string(rule.clause),
                                    *what};
        ++m_count;
        if (m_breaches.size() < m_maxBreaches)
        {
            m_breaches.push_back(breach);
        }
        m_breachTrace(breach);
    }
    m_facts.Learn(seen);
}

const std::vector<ProtocolBreach>&
ProtocolMonitor::GetBreaches() const
{
    return m_breaches;
}

uint64_t
ProtocolMonitor::GetBreachCount() const
{
    return m_count;
}

std::string
ProtocolMonitor::Describe() const
{
    std::string lines;
    for (const auto& breach : m_breaches)
    {
        lines += breach.ToString() + "\n";
    }
    return lines;
}

void
ProtocolMonitor::DoDispose()
{
    for (const auto& probe : m_probes)
    {
        probe->monitor = nullptr;
        probe->node = nullptr;
    }
    m_probes.clear();
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
