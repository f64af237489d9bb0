/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/l2-update-sender.h"

#include "ns3/abort.h"
#include "ns3/l2-update-frame.h"
#include "ns3/log.h"
#include "ns3/step-trace.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6L2UpdateSender");

NS_OBJECT_ENSURE_REGISTERED(L2UpdateSender);

TypeId
L2UpdateSender::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::L2UpdateSender")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<L2UpdateSender>()
            .AddTraceSource("Emitted",
                            "The L2 Update frame of a station was handed to the LAN device, or "
                            "would have been where there is none.",
                            MakeTraceSourceAccessor(&L2UpdateSender::m_emitted),
                            "ns3::fmipv6::L2UpdateSender::EmittedTracedCallback");
    return tid;
}

void
L2UpdateSender::Attach(Ptr<Node> node, Ptr<NetDevice> lan)
{
    NS_ABORT_MSG_IF(m_node, "L2UpdateSender::Attach called twice");
    NS_ABORT_MSG_IF(lan && !lan->SupportsSendFrom(), "the LAN device must support SendFrom");
    m_node = node;
    m_lan = lan;
}

void
L2UpdateSender::Announce(Mac48Address station)
{
    NS_ABORT_MSG_UNLESS(m_node, "L2UpdateSender::Announce before Attach");
    const Ptr<L2UpdateSender> self(this); // the gate may hold the step for seconds
    StepTrace::GetFor(m_node)->Pass(HandoverStep::L2_UPDATE, station, [self, station] {
        self->Emit(station);
    });
}

void
L2UpdateSender::Withdraw(Mac48Address station)
{
    if (m_node)
    {
        StepTrace::GetFor(m_node)->Withdraw(HandoverStep::L2_UPDATE, station);
    }
}

void
L2UpdateSender::DoDispose()
{
    m_node = nullptr;
    m_lan = nullptr;
    Object::DoDispose();
}

void
L2UpdateSender::Emit(Mac48Address station)
{
    if (!m_node)
    {
        return; // disposed while held
    }
    NS_LOG_LOGIC("L2 Update for " << station);
    const auto trace = StepTrace::GetFor(m_node);
    trace->Begin(HandoverStep::L2_UPDATE, station);
    if (m_lan)
    {
        m_lan->SendFrom(L2UpdateFrame::MakeBody(),
                        station,
                        Mac48Address::GetBroadcast(),
                        L2UpdateFrame::LENGTH);
    }
    m_emitted(station);
    if (!m_lan)
    {
        trace->End(HandoverStep::L2_UPDATE, station);
    }
}

} // namespace fmipv6
} // namespace ns3
