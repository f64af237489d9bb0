/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/initial-attachment.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(InitialAttachment);

TypeId
InitialAttachment::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::InitialAttachment")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<InitialAttachment>()
            .AddAttribute("RetryInterval",
                          "Time (s) until the next scan when none found a point of attachment, or "
                          "the best one refused.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&InitialAttachment::m_retryInterval),
                          MakeTimeChecker(MilliSeconds(1)));
    return tid;
}

void
InitialAttachment::Start(Ptr<LinkSap> link)
{
    m_link = link;
    m_link->NotificationRequest(this, LinkPrimitiveName::LINK_UP, true);
    m_link->NotificationRequest(this, LinkPrimitiveName::LINK_DOWN, true);
    Scan();
}

void
InitialAttachment::Scan()
{
    m_link->LinkScanRequest(this, {});
}

void
InitialAttachment::Retry()
{
    if (m_link && m_retry.IsExpired())
    {
        m_retry = Simulator::Schedule(m_retryInterval, &InitialAttachment::Scan, this);
    }
}

void
InitialAttachment::LinkScanConfirm(LinkStatusCode code, const PoaList& list)
{
    if (!m_link)
    {
        return;
    }
    if (code != LinkStatusCode::ACK || list.empty())
    {
        Retry();
        return;
    }
    m_link->LinkConnectRequest(this, list.front().poa);
}

std::string
InitialAttachment::GetEntityName() const
{
    return "initial attachment";
}

void
InitialAttachment::LinkConfirm(LinkPrimitiveName name, LinkStatusCode code)
{
    if (name == LinkPrimitiveName::LINK_CONNECT && code != LinkStatusCode::ACK)
    {
        Retry();
    }
}

void
InitialAttachment::LinkDownIndication(Poa)
{
    Retry();
}

void
InitialAttachment::LinkUpIndication(Poa)
{
    m_retry.Cancel();
    auto link = m_link;
    m_link = nullptr;
    if (link)
    {
        link->Detach(this);
    }
}

void
InitialAttachment::DoDispose()
{
    m_retry.Cancel();
    m_link = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
