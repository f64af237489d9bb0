/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-pae.h"

#include "ns3/abort.h"
#include "ns3/eapol-frame.h"
#include "ns3/log.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Dot1xPae");

NS_OBJECT_ENSURE_REGISTERED(Dot1xPae);

TypeId
Dot1xPae::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::Dot1xPae")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddTraceSource("MsgTx",
                                            "An EAPOL PDU was handed over for transmission.",
                                            MakeTraceSourceAccessor(&Dot1xPae::m_msgTx),
                                            "ns3::fmipv6::Dot1xMessageTracedCallback")
                            .AddTraceSource("MsgRx",
                                            "An EAPOL PDU has come, good or bad.",
                                            MakeTraceSourceAccessor(&Dot1xPae::m_msgRx),
                                            "ns3::fmipv6::Dot1xMessageTracedCallback")
                            .AddTraceSource("MsgDrop",
                                            "An EAPOL PDU was not acted upon.",
                                            MakeTraceSourceAccessor(&Dot1xPae::m_msgDrop),
                                            "ns3::fmipv6::Dot1xMessageDropTracedCallback");
    return tid;
}

void
Dot1xPae::Setup(Ptr<Node> node, Mac48Address own, Mac48Address station, Dot1xCallbacks callbacks)
{
    NS_ABORT_MSG_IF(m_node, "a PAE is configured twice");
    NS_ABORT_MSG_UNLESS(node && callbacks.send && callbacks.authorized && callbacks.failed,
                        "a PAE needs a node and all callbacks");
    m_node = node;
    m_own = own;
    m_station = station;
    m_callbacks = std::move(callbacks);
}

void
Dot1xPae::DoDispose()
{
    LeaveState();
    m_callbacks = {};
    m_node = nullptr;
    m_received = nullptr;
    Object::DoDispose();
}

bool
Dot1xPae::IsReady() const
{
    return m_node;
}

Mac48Address
Dot1xPae::GetOwnAddress() const
{
    return m_own;
}

Mac48Address
Dot1xPae::GetStationAddress() const
{
    return m_station;
}

const Dot1xCallbacks&
Dot1xPae::GetCallbacks() const
{
    return m_callbacks;
}

Ptr<StepTrace>
Dot1xPae::GetSteps() const
{
    return StepTrace::GetFor(m_node);
}

void
Dot1xPae::ReceiveEapol(Ptr<const Packet> eapol)
{
    const Ptr<Dot1xPae> self(this); // a callback may let go of us
    m_msgRx(eapol);
    m_received = eapol;
    const auto frame = EapolFrame::Parse(eapol);
    if (!frame)
    {
        Drop(Dot1xDrop::MALFORMED);
        return;
    }
    switch (frame->type)
    {
    case EapolType::START:
        TakeStart();
        return;
    case EapolType::LOGOFF:
        TakeLogoff();
        return;
    case EapolType::EAP:
        if (const auto eap = EapPacket::Parse(frame->body))
        {
            TakeEap(*eap);
            return;
        }
        Drop(Dot1xDrop::MALFORMED);
        return;
    case EapolType::KEY:
        if (const auto key = EapolKeyFrame::Parse(*frame))
        {
            TakeKey(*key);
            return;
        }
        Drop(Dot1xDrop::MALFORMED);
        return;
    }
    Drop(Dot1xDrop::NOT_FOR_ROLE);
}

void
Dot1xPae::TakeStart()
{
    Drop(Dot1xDrop::NOT_FOR_ROLE);
}

void
Dot1xPae::TakeLogoff()
{
    Drop(Dot1xDrop::NOT_FOR_ROLE);
}

void
Dot1xPae::Drop(Dot1xDrop reason)
{
    NS_LOG_LOGIC(m_own << ": dropped, " << GetDot1xDropName(reason));
    m_msgDrop(m_received, reason);
}

void
Dot1xPae::Send(const std::vector<uint8_t>& bytes)
{
    auto packet = Create<Packet>(bytes.data(), bytes.size());
    m_msgTx(packet);
    m_callbacks.send(packet);
}

void
Dot1xPae::SendEap(const EapPacket& eap)
{
    EapolFrame frame;
    frame.type = EapolType::EAP;
    frame.body = eap.Serialize();
    Send(frame.Serialize());
}

void
Dot1xPae::Fail(Dot1xFailure reason)
{
    NS_LOG_LOGIC(m_own << ": failed, " << GetDot1xFailureName(reason));
    m_callbacks.failed(reason);
}

void
Dot1xPae::StartTimer(Time period, std::function<void()> expired)
{
    // no other step of the station is part of this exchange, so holding one does not delay it
    m_timer.Start(GetSteps()->GetGate(),
                  m_station,
                  period,
                  std::move(expired),
                  {HandoverStep::DOT1X});
}

bool
Dot1xPae::IsLogging()
{
    return g_log.IsEnabled(LOG_LEVEL_LOGIC);
}

void
Dot1xPae::Log(const std::string& line) const
{
    NS_LOG_LOGIC(m_own << ": " << line);
}

void
Dot1xPae::LeaveState()
{
    m_timer.Cancel();
}

} // namespace fmipv6
} // namespace ns3
