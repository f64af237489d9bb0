/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// NewAccessRouter: proxying an address, and the packets held for it.
#include "ns3/access-router.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/new-access-router.h"
#include "ns3/step-trace.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6NewAccessRouterBuffer");

void
NewAccessRouter::StartProxying(const NarHandover& handover)
{
    const auto ncoa = handover.ncoa;
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_router->GetNode());
    auto& expected = m_expected[ncoa];
    if (!expected.buffer)
    {
        expected.buffer = CreateObject<HandoverBuffer>();
        expected.buffer->TraceConnectWithoutContext(
            "PacketDrop",
            MakeCallback(&TracedCallback<Ptr<const Packet>, PacketDropCause>::operator(),
                         &m_dropTrace));
        expected.buffer->TraceConnectWithoutContext(
            "PacketHold",
            MakeCallback(&TracedCallback<Ptr<const Packet>>::operator(), &m_holdTrace));
    }
    auto buffer = expected.buffer;
    icmpv6->StartProxy(GetInterface(), ncoa);
    icmpv6->Divert(ncoa, [buffer](Ptr<Packet> packet, const Ipv6Header& header) {
        buffer->Push(packet, header);
    });
    expected.lifetime.Start(StepTrace::GetFor(m_router->GetNode())->GetGate(),
                            handover.mnLla,
                            m_proxyLifetime,
                            [this, ncoa] { Expire(ncoa); });
}

std::vector<HandoverBuffer::Item>
NewAccessRouter::StopProxying(Ipv6Address ncoa)
{
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_router->GetNode());
    icmpv6->StopProxy(ncoa);
    icmpv6->StopDiverting(ncoa);
    const auto expected = m_expected.find(ncoa);
    if (expected == m_expected.end())
    {
        return {};
    }
    auto items = expected->second.buffer->TakeAll();
    m_expected.erase(expected);
    return items;
}

void
NewAccessRouter::Expire(Ipv6Address ncoa)
{
    auto handover = m_handovers.Find(ncoa);
    const auto expected = m_expected.find(ncoa);
    if (!handover || expected == m_expected.end())
    {
        return;
    }
    auto buffer = expected->second.buffer;
    buffer->Expire();
    StopProxying(ncoa);
    Fire(*handover, NarHandoverEvent::EXPIRED);
}

void
NewAccessRouter::Forget(Ipv6Address address)
{
    auto handover = m_handovers.Find(address);
    if (!handover)
    {
        return;
    }
    if (const auto expected = m_expected.find(address); expected != m_expected.end())
    {
        expected->second.buffer->Expire();
        StopProxying(address);
    }
    Fire(*handover, NarHandoverEvent::LEFT);
    m_handovers.Remove(address);
}

} // namespace fmipv6
} // namespace ns3
