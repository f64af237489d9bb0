/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// NewAccessRouter: proxying an address, and the packets held for it.
#include "ns3/access-router.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/new-access-router.h"
#include "ns3/static-routing-access.h"
#include "ns3/step-trace.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6NewAccessRouterBuffer");

void
NewAccessRouter::StartProxying(const NarHandover& handover)
{
    const auto ncoa = handover.ncoa;
    auto& expected = m_expected[ncoa];
    expected.release.reset();
    if (!expected.buffer)
    {
        expected.buffer = CreateObject<HandoverBuffer>();
        if (!handover.buffering)
        {
            expected.buffer->SetAttribute("MaxPackets", UintegerValue(0));
        }
        expected.buffer->TraceConnectWithoutContext(
            "PacketDrop",
            MakeCallback(&TracedCallback<Ptr<const Packet>, PacketDropCause>::operator(),
                         &m_dropTrace));
        expected.buffer->TraceConnectWithoutContext(
            "PacketHold",
            MakeCallback(&TracedCallback<Ptr<const Packet>>::operator(), &m_holdTrace));
    }
    if (!handover.keepsPcoa) // nobody on this link would look for an address of another one
    {
        MobilityIcmpv6L4Protocol::GetFor(m_router->GetNode())->StartProxy(GetInterface(), ncoa);
    }
    DivertToBuffer(ncoa);
    expected.lifetime.Start(StepTrace::GetFor(m_router->GetNode())->GetGate(),
                            handover.mnLla,
                            m_proxyLifetime,
                            [this, ncoa] { Expire(ncoa); });
}

void
NewAccessRouter::DivertToBuffer(Ipv6Address ncoa)
{
    MobilityIcmpv6L4Protocol::GetFor(m_router->GetNode())
        ->Divert(ncoa, [this, ncoa](Ptr<Packet> packet, const Ipv6Header& header) {
            auto& expected = m_expected.at(ncoa);
            if (expected.release)
            {
                expected.release->Join(packet, header);
            }
            else
            {
                expected.buffer->Push(packet, header);
            }
        });
}

void
NewAccessRouter::Release(Ipv6Address ncoa)
{
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_router->GetNode());
    icmpv6->StopProxy(ncoa);
    const auto row = m_expected.find(ncoa);
    if (row == m_expected.end() || row->second.release)
    {
        return;
    }
    auto& expected = row->second;
    expected.lifetime.Cancel();
    expected.release = std::make_unique<BufferRelease>();
    const bool paced = m_router->GetProfile() == Fmipv6Profile::RFC5568;
    expected.release->Start(
        expected.buffer,
        paced ? m_releaseBurst : 0,
        [this, icmpv6, ncoa](const HandoverBuffer::Item& item) {
            icmpv6->StopDiverting(ncoa); // let this one past
            GetInterface()->Send(item.packet, item.header, ncoa);
            DivertToBuffer(ncoa);
        },
        [this, icmpv6, ncoa] {
            icmpv6->StopDiverting(ncoa);
            m_expected.erase(ncoa);
        });
}

void
NewAccessRouter::GiveUp(Ipv6Address ncoa)
{
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_router->GetNode());
    icmpv6->StopProxy(ncoa);
    icmpv6->StopDiverting(ncoa);
    EndProbe(ncoa);
    EndPcoaRoute(ncoa);
    const auto expected = m_expected.find(ncoa);
    if (expected != m_expected.end())
    {
        expected->second.buffer->Expire();
        m_expected.erase(expected);
    }
}

void
NewAccessRouter::StartPcoaRoute(const NarHandover& handover)
{
    const auto pcoa = handover.ncoa;
    auto node = m_router->GetNode();
    if (m_pcoas.count(pcoa) == 0)
    {
        auto ipv6 = node->GetObject<Ipv6L3Protocol>();
        GetStaticRouting(node)->AddHostRouteTo(
            pcoa,
            ipv6->GetInterfaceForDevice(m_router->GetAccessDevice()));
    }
    node->GetObject<Ipv6TunnelProtocol>()->AddSourceTunnel(
        pcoa,
        {m_router->GetGlobalAddress(), handover.par});
    m_pcoas[pcoa].lifetime.Start(StepTrace::GetFor(node)->GetGate(),
                                 handover.mnLla,
                                 m_pcoaLifetime,
                                 [this, pcoa] { Forget(pcoa); });
}

void
NewAccessRouter::EndPcoaRoute(Ipv6Address pcoa)
{
    if (m_pcoas.erase(pcoa) == 0)
    {
        return;
    }
    auto node = m_router->GetNode();
    auto ipv6 = node->GetObject<Ipv6L3Protocol>();
    RemoveHostRoute(node, pcoa, ipv6->GetInterfaceForDevice(m_router->GetAccessDevice()));
    node->GetObject<Ipv6TunnelProtocol>()->RemoveSourceTunnel(pcoa);
}

void
NewAccessRouter::Expire(Ipv6Address ncoa)
{
    auto handover = m_handovers.Find(ncoa);
    if (handover && handover->keepsPcoa)
    {
        Forget(ncoa); // it did not come
    }
    else if (handover && m_expected.count(ncoa) > 0)
    {
        GiveUp(ncoa);
        Fire(*handover, NarHandoverEvent::EXPIRED);
    }
}

void
NewAccessRouter::Forget(Ipv6Address address)
{
    auto handover = m_handovers.Find(address);
    if (!handover)
    {
        return;
    }
    GiveUp(address);
    Fire(*handover, NarHandoverEvent::LEFT);
    m_handovers.Remove(address);
}

void
NewAccessRouter::ForgetPcoaOf(Mac48Address mn)
{
    if (const auto* kept = m_handovers.FindKeptPcoa(mn))
    {
        Forget(kept->ncoa);
    }
}

void
NewAccessRouter::Restart()
{
    while (!m_handovers.GetRows().empty())
    {
        Forget(m_handovers.GetRows().begin()->first);
    }
    m_told.clear();
}

} // namespace fmipv6
} // namespace ns3
