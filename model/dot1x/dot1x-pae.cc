/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-pae.h"

#include "ns3/abort.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

#include <algorithm>
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
Dot1xPae::Setup(Ptr<Node> node,
                Mac48Address own,
                Mac48Address station,
                Dot1xCallbacks callbacks,
                Dot1xRole role)
{
    NS_ABORT_MSG_IF(m_node, "a PAE is configured twice");
    NS_ABORT_MSG_UNLESS(node && callbacks.send && callbacks.authorized && callbacks.failed,
                        "a PAE needs a node and all callbacks");
    m_node = node;
    m_own = own;
    m_station = station;
    m_callbacks = std::move(callbacks);
    m_role = role;
}

void
Dot1xPae::DoDispose()
{
    LeaveState();
    ForgetReceived();
    m_callbacks = {};
    m_node = nullptr;
    m_received = nullptr;
    Object::DoDispose();
}

bool
Dot1xPae::IsReady() const
{
    return m_node != nullptr;
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

Dot1xRole
Dot1xPae::GetRole() const
{
    return m_role;
}

void
Dot1xPae::AskGate(std::function<void()> proceed)
{
    if (m_role == Dot1xRole::PREAUTHENTICATION)
    {
        proceed();
        return;
    }
    const Ptr<Dot1xPae> self(this); // the gate may hold the step for seconds
    StepTrace::GetFor(m_node)->Pass(HandoverStep::DOT1X, m_station, [self, proceed] { proceed(); });
}

void
Dot1xPae::WithdrawFromGate()
{
    if (m_role == Dot1xRole::PORT)
    {
        StepTrace::GetFor(m_node)->Withdraw(HandoverStep::DOT1X, m_station);
    }
}

void
Dot1xPae::Report(StepPhase phase)
{
    if (m_role == Dot1xRole::PREAUTHENTICATION)
    {
        return;
    }
    const auto steps = StepTrace::GetFor(m_node);
    if (phase == StepPhase::BEGIN)
    {
        steps->Begin(HandoverStep::DOT1X, m_station);
    }
    else if (phase == StepPhase::END)
    {
        steps->End(HandoverStep::DOT1X, m_station);
    }
    else if (phase == StepPhase::REPEAT)
    {
        steps->Repeat(HandoverStep::DOT1X, m_station);
    }
}

void
Dot1xPae::ReceiveEapol(Ptr<const Packet> eapol)
{
    const Ptr<Dot1xPae> self(this); // a callback may let go of us
    m_msgRx(eapol);
    const auto frame = EapolFrame::Parse(eapol);
    if (!frame)
    {
        m_received = eapol;
        Drop(Dot1xDrop::MALFORMED);
        return;
    }
    const Time delay = GetProcessingTime(*frame);
    if (delay.IsZero())
    {
        Process(eapol, *frame);
        return;
    }
    m_processing.push_back(Simulator::Schedule(delay, [self, eapol, frame] {
        // This event has run, too: it holds us, so we must let go of it.
        auto& events = self->m_processing;
        const auto hasRun = [](const EventId& event) { return event.IsExpired(); };
        events.erase(std::remove_if(events.begin(), events.end(), hasRun), events.end());
        self->Process(eapol, *frame);
    }));
}

void
Dot1xPae::Process(Ptr<const Packet> eapol, const EapolFrame& frame)
{
    m_received = eapol;
    switch (frame.type)
    {
    case EapolType::START:
        TakeStart();
        return;
    case EapolType::LOGOFF:
        TakeLogoff();
        return;
    case EapolType::EAP:
        if (const auto eap = EapPacket::Parse(frame.body))
        {
            TakeEap(*eap);
            return;
        }
        Drop(Dot1xDrop::MALFORMED);
        return;
    case EapolType::KEY:
        if (const auto key = EapolKeyFrame::Parse(frame))
        {
            TakeKey(*key);
            return;
        }
        Drop(Dot1xDrop::MALFORMED);
        return;
    }
    Drop(Dot1xDrop::NOT_FOR_ROLE);
}

Time
Dot1xPae::GetProcessingTime(const EapolFrame& /* frame */) const
{
    return Time(0);
}

void
Dot1xPae::ForgetReceived()
{
    for (auto& event : m_processing)
    {
        event.Cancel();
    }
    m_processing.clear();
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
    m_timer.Start(StepTrace::GetFor(m_node)->GetGate(),
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
