/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-preauthentication.h"

#include "ns3/abort.h"
#include "ns3/eapol-frame.h"
#include "ns3/log.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Dot1xPreauthentication");

NS_OBJECT_ENSURE_REGISTERED(Dot1xPreauthentication);

TypeId
Dot1xPreauthentication::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Dot1xPreauthentication")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Dot1xPreauthentication>()
            .AddAttribute("Timeout",
                          "How long preauthentication with one access point may take (default: "
                          "dot11RSNAConfigSATimeout as in wpa_supplicant, 60 s).",
                          TimeValue(Seconds(60)),
                          MakeTimeAccessor(&Dot1xPreauthentication::m_timeout),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddTraceSource("Begun",
                            "Preauthentication with an access point has begun.",
                            MakeTraceSourceAccessor(&Dot1xPreauthentication::m_begun),
                            "ns3::fmipv6::Dot1xPreauthentication::BegunTracedCallback")
            .AddTraceSource("Ended",
                            "Preauthentication with an access point is over.",
                            MakeTraceSourceAccessor(&Dot1xPreauthentication::m_ended),
                            "ns3::fmipv6::Dot1xPreauthentication::EndedTracedCallback");
    return tid;
}

void
Dot1xPreauthentication::DoDispose()
{
    StopSession();
    m_next.Cancel();
    m_supplicant = nullptr;
    m_device = nullptr;
    Object::DoDispose();
}

void
Dot1xPreauthentication::Configure(Ptr<Dot1xSupplicant> supplicant, Ptr<NetDevice> device)
{
    NS_ABORT_MSG_IF(m_device, "Dot1xPreauthentication::Configure called twice");
    m_supplicant = supplicant;
    m_device = device;
    device->GetNode()->RegisterProtocolHandler(
        MakeCallback(&Dot1xPreauthentication::Receive, Ptr<Dot1xPreauthentication>(this)),
        PREAUTHENTICATION_ETHERTYPE,
        device);
}

void
Dot1xPreauthentication::SetCurrent(std::optional<Mac48Address> ap)
{
    if (ap == m_current)
    {
        return;
    }
    m_current = ap;
    m_waiting.clear();
    m_seen.clear();
    m_next.Cancel();
    if (m_target)
    {
        End(false);
    }
}

void
Dot1xPreauthentication::Consider(Mac48Address ap)
{
    if (!m_current || ap == *m_current || !m_supplicant || m_seen.count(ap) ||
        m_supplicant->GetPmksaCache()->Find(ap, Mac48Address::ConvertFrom(m_device->GetAddress())))
    {
        return;
    }
    m_seen.insert(ap);
    m_waiting.push_back(ap);
    Next();
}

std::optional<Mac48Address>
Dot1xPreauthentication::GetTarget() const
{
    return m_target;
}

Ptr<Dot1xSupplicant>
Dot1xPreauthentication::MakeSession()
{
    auto session = CreateObject<Dot1xSupplicant>();
    const auto tid = Dot1xSupplicant::GetTypeId();
    for (std::size_t i = 0; i < tid.GetAttributeN(); ++i)
    {
        const auto info = tid.GetAttribute(i);
        const auto value = info.checker->Create();
        m_supplicant->GetAttribute(info.name, *value);
        session->SetAttribute(info.name, *value);
    }
    session->SetPmksaCache(m_supplicant->GetPmksaCache());
    Dot1xCallbacks callbacks;
    callbacks.send = [this](Ptr<Packet> eapol) {
        m_device->Send(eapol, *m_target, PREAUTHENTICATION_ETHERTYPE);
    };
    callbacks.authorized = [this](Mac48Address) { End(true); };
    callbacks.failed = [this](Dot1xFailure) { End(false); };
    session->Configure(m_device->GetNode(),
                       Mac48Address::ConvertFrom(m_device->GetAddress()),
                       callbacks,
                       Dot1xRole::PREAUTHENTICATION);
    return session;
}

void
Dot1xPreauthentication::Next()
{
    if (m_target || m_waiting.empty() || !m_device)
    {
        return;
    }
    m_target = m_waiting.front();
    m_waiting.pop_front();
    NS_LOG_LOGIC("preauthentication with " << *m_target);
    m_deadline = Simulator::Schedule(m_timeout, [this] { End(false); });
    m_session = MakeSession();
    m_begun(*m_target);
    m_session->Start(*m_target);
}

void
Dot1xPreauthentication::StopSession()
{
    m_deadline.Cancel();
    m_target.reset();
    if (m_session)
    {
        m_session->Stop();
        m_session = nullptr;
    }
}

void
Dot1xPreauthentication::End(bool ok)
{
    const auto target = *m_target;
    NS_LOG_LOGIC("preauthentication with " << target << (ok ? " succeeded" : " failed"));
    StopSession();
    m_ended(target, ok);
    m_next = Simulator::ScheduleNow([this] { Next(); });
}

void
Dot1xPreauthentication::Receive(Ptr<NetDevice> /* device */,
                                Ptr<const Packet> packet,
                                uint16_t /* protocol */,
                                const Address& from,
                                const Address& /* to */,
                                NetDevice::PacketType /* type */)
{
    if (m_session && from == *m_target)
    {
        const auto keep = m_session; // a callback may let go of it
        keep->ReceiveEapol(packet);
    }
}

} // namespace fmipv6
} // namespace ns3
