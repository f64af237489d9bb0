/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mac-queue-access.h"

#include "ns3/wifi-mac-queue.h"
#include "ns3/wifi-mac.h"

#include <functional>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Call a function for each container queue that can hold data frames for a receiver.
void
ForEachDataQueue(const WifiMac& mac,
                 Mac48Address receiver,
                 const std::function<void(Ptr<WifiMacQueue>, const WifiContainerQueueId&)>& visit)
{
    for (const auto ac : {AC_VO, AC_VI, AC_BE, AC_BK, AC_BE_NQOS})
    {
        auto queue = mac.GetTxopQueue(ac);
        if (!queue)
        {
            continue;
        }
        if (ac == AC_BE_NQOS)
        {
            visit(queue, {WIFI_DATA_QUEUE, receiver, WIFI_TID_UNDEFINED});
            continue;
        }
        for (uint8_t tid = 0; tid < 8; ++tid)
        {
            if (QosUtilsMapTidToAc(tid) == ac)
            {
                visit(queue, {WIFI_QOSDATA_UNICAST_QUEUE, receiver, tid});
            }
        }
        // Null frames of a QoS station
        visit(queue, {WIFI_DATA_QUEUE, receiver, WIFI_TID_UNDEFINED});
    }
}

/// Take everything out of one container queue, or all that is for one receiver.
void
Drain(Ptr<WifiMacQueue> queue,
      const WifiContainerQueueId& id,
      std::vector<Ptr<WifiMpdu>>& out,
      std::optional<Mac48Address> receiver = std::nullopt)
{
    auto mpdu = queue->PeekByQueueId(id);
    while (mpdu)
    {
        auto next = queue->PeekByQueueId(id, mpdu);
        if (!receiver || mpdu->GetHeader().GetAddr1() == *receiver)
        {
            queue->Remove(mpdu);
            out.push_back(mpdu);
        }
        mpdu = next;
    }
}

} // namespace

std::vector<Ptr<WifiMpdu>>
TakeQueuedData(const WifiMac& mac, Mac48Address receiver)
{
    std::vector<Ptr<WifiMpdu>> taken;
    ForEachDataQueue(mac,
                     receiver,
                     [&taken](Ptr<WifiMacQueue> queue, const WifiContainerQueueId& id) {
                         Drain(queue, id, taken);
                     });
    return taken;
}

std::size_t
CountQueuedData(const WifiMac& mac, Mac48Address receiver)
{
    std::size_t count = 0;
    ForEachDataQueue(mac,
                     receiver,
                     [&count](Ptr<WifiMacQueue> queue, const WifiContainerQueueId& id) {
                         count += queue->GetNPackets(id);
                     });
    return count;
}

std::vector<Ptr<WifiMpdu>>
TakeQueuedManagement(const WifiMac& mac, std::optional<Mac48Address> receiver)
{
    std::vector<Ptr<WifiMpdu>> taken;
    for (const auto ac : {AC_VO, AC_VI, AC_BE, AC_BK, AC_BE_NQOS})
    {
        if (auto queue = mac.GetTxopQueue(ac))
        {
            Drain(queue, {WIFI_MGT_QUEUE, mac.GetAddress(), WIFI_TID_UNDEFINED}, taken, receiver);
        }
    }
    return taken;
}

} // namespace fmipv6
} // namespace ns3
