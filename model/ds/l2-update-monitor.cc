/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/l2-update-monitor.h"

#include "ns3/l2-update-frame.h"
#include "ns3/step-trace.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(L2UpdateMonitor);

TypeId
L2UpdateMonitor::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::L2UpdateMonitor")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<L2UpdateMonitor>()
                            .AddTraceSource("Heard",
                                            "An L2 Update frame has arrived.",
                                            MakeTraceSourceAccessor(&L2UpdateMonitor::m_heard),
                                            "ns3::fmipv6::L2UpdateMonitor::HeardTracedCallback");
    return tid;
}

void
L2UpdateMonitor::Watch(Ptr<NetDevice> lan)
{
    // promiscuous, because only then ns-3 tells the handler the frame's destination; the callback
    // holds a reference, which Node::DoDispose releases
    lan->GetNode()->RegisterProtocolHandler(
        MakeCallback(&L2UpdateMonitor::Receive, Ptr<L2UpdateMonitor>(this)),
        0,
        lan,
        true);
}

void
L2UpdateMonitor::Receive(Ptr<NetDevice> device,
                         Ptr<const Packet> packet,
                         uint16_t protocol,
                         const Address& from,
                         const Address& to,
                         NetDevice::PacketType /* type */)
{
    if (!L2UpdateFrame::IsReceived(packet, protocol, to))
    {
        return;
    }
    const auto station = Mac48Address::ConvertFrom(from);
    StepTrace::GetFor(device->GetNode())->End(HandoverStep::L2_UPDATE, station);
    m_heard(station, device);
}

} // namespace fmipv6
} // namespace ns3
