/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/holding-queue-scheduler.h"

#include "ns3/channel-access-manager.h"
#include "ns3/qos-txop.h"
#include "ns3/txop.h"
#include "ns3/wifi-mac-queue.h"
#include "ns3/wifi-mac.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HoldingQueueScheduler);

namespace
{
/// Every access category a queue can have.
constexpr AcIndex ALL_ACS[] = {AC_BE, AC_BK, AC_VI, AC_VO, AC_BE_NQOS, AC_BEACON};
} // namespace

TypeId
HoldingQueueScheduler::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HoldingQueueScheduler")
            .SetParent<WifiMacQueueScheduler>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HoldingQueueScheduler>()
            .AddTraceSource("PacketDrop",
                            "A frame found its queue full, which ns-3 3.37 does "
                            "not trace.",
                            MakeTraceSourceAccessor(&HoldingQueueScheduler::m_packetDrop),
                            "ns3::fmipv6::PacketDropTracedCallback");
    return tid;
}

HoldingQueueScheduler::HoldingQueueScheduler()
    : m_inner(CreateObject<FcfsWifiQueueScheduler>())
{
}

HoldingQueueScheduler::~HoldingQueueScheduler() = default;

void
HoldingQueueScheduler::DoDispose()
{
    if (m_inner)
    {
        m_inner->Dispose();
    }
    m_inner = nullptr;
    m_enqueueCallback = nullptr;
    WifiMacQueueScheduler::DoDispose();
}

void
HoldingQueueScheduler::SetWifiMac(Ptr<WifiMac> mac)
{
    // The inner scheduler makes itself the scheduler of every queue; take its place afterwards.
    m_inner->SetWifiMac(mac);
    for (const auto ac : ALL_ACS)
    {
        if (auto queue = mac->GetTxopQueue(ac))
        {
            queue->SetScheduler(this);
        }
    }
    WifiMacQueueScheduler::SetWifiMac(mac);
}

void
HoldingQueueScheduler::Hold(Mac48Address receiver)
{
    m_held.insert(receiver);
}

void
HoldingQueueScheduler::Release(Mac48Address receiver)
{
    if (m_held.erase(receiver) > 0)
    {
        RequestAccess();
    }
}

bool
HoldingQueueScheduler::IsHeld(Mac48Address receiver) const
{
    return m_held.count(receiver) > 0;
}

void
HoldingQueueScheduler::SetEnqueueCallback(EnqueueCallback callback)
{
    m_enqueueCallback = std::move(callback);
}

void
HoldingQueueScheduler::SetPassNull(bool pass)
{
    m_passNull = pass;
}

void
HoldingQueueScheduler::RequestAccess()
{
    auto mac = GetMac();
    for (const auto ac : {AC_VO, AC_VI, AC_BE, AC_BK, AC_BE_NQOS})
    {
        Ptr<Txop> txop = ac == AC_BE_NQOS ? mac->GetTxop() : StaticCast<Txop>(mac->GetQosTxop(ac));
        if (txop && txop->GetAccessStatus(0) == Txop::NOT_REQUESTED &&
            txop->GetWifiMacQueue()->Peek(0))
        {
            mac->GetChannelAccessManager()->RequestAccess(txop);
        }
    }
}

std::optional<WifiContainerQueueId>
HoldingQueueScheduler::SkipHeld(AcIndex ac,
                                uint8_t linkId,
                                std::optional<WifiContainerQueueId> queueId)
{
    while (queueId && std::get<0>(*queueId) != WIFI_MGT_QUEUE &&
           !(m_passNull && std::get<0>(*queueId) == WIFI_DATA_QUEUE) &&
           m_held.count(std::get<1>(*queueId)) > 0)
    {
        queueId = m_inner->GetNext(ac, linkId, *queueId);
    }
    return queueId;
}

std::optional<WifiContainerQueueId>
HoldingQueueScheduler::GetNext(AcIndex ac, uint8_t linkId)
{
    return SkipHeld(ac, linkId, m_inner->GetNext(ac, linkId));
}

std::optional<WifiContainerQueueId>
HoldingQueueScheduler::GetNext(AcIndex ac, uint8_t linkId, const WifiContainerQueueId& prevQueueId)
{
    return SkipHeld(ac, linkId, m_inner->GetNext(ac, linkId, prevQueueId));
}

std::list<uint8_t>
HoldingQueueScheduler::GetLinkIds(AcIndex ac, const WifiContainerQueueId& queueId)
{
    return m_inner->GetLinkIds(ac, queueId);
}

void
HoldingQueueScheduler::SetLinkIds(AcIndex ac,
                                  const WifiContainerQueueId& queueId,
                                  const std::list<uint8_t>& linkIds)
{
    m_inner->SetLinkIds(ac, queueId, linkIds);
}

Ptr<WifiMpdu>
HoldingQueueScheduler::HasToDropBeforeEnqueue(AcIndex ac, Ptr<WifiMpdu> mpdu)
{
    if (m_enqueueCallback)
    {
        m_enqueueCallback(mpdu);
    }
    const auto dropped = m_inner->HasToDropBeforeEnqueue(ac, mpdu);
    if (dropped == mpdu)
    {
        m_packetDrop(mpdu->GetPacket(), PacketDropCause::QUEUE);
    }
    return dropped;
}

void
HoldingQueueScheduler::NotifyEnqueue(AcIndex ac, Ptr<WifiMpdu> mpdu)
{
    m_inner->NotifyEnqueue(ac, mpdu);
}

void
HoldingQueueScheduler::NotifyDequeue(AcIndex ac, const std::list<Ptr<WifiMpdu>>& mpdus)
{
    m_inner->NotifyDequeue(ac, mpdus);
}

void
HoldingQueueScheduler::NotifyRemove(AcIndex ac, const std::list<Ptr<WifiMpdu>>& mpdus)
{
    m_inner->NotifyRemove(ac, mpdus);
}

} // namespace fmipv6
} // namespace ns3
