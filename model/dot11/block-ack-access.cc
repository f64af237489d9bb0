/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/block-ack-access.h"

#include "ns3/block-ack-manager.h"
#include "ns3/ht-frame-exchange-manager.h"
#include "ns3/qos-txop.h"
#include "ns3/wifi-mac.h"

namespace ns3
{
namespace fmipv6
{

namespace
{
/// Traffic identifiers that can have agreements.
constexpr uint8_t TID_COUNT = 8;
} // namespace

bool
HasBlockAck(const WifiMac& mac)
{
    return DynamicCast<HtFrameExchangeManager>(mac.GetFrameExchangeManager()) != nullptr;
}

void
EndReceivingBlockAck(const WifiMac& mac, Mac48Address peer)
{
    if (auto manager = DynamicCast<HtFrameExchangeManager>(mac.GetFrameExchangeManager()))
    {
        for (uint8_t tid = 0; tid < TID_COUNT; ++tid)
        {
            manager->DestroyBlockAckAgreement(peer, tid);
        }
    }
}

void
EndSendingBlockAck(const WifiMac& mac, Mac48Address peer)
{
    if (!mac.GetQosSupported())
    {
        return;
    }
    for (uint8_t tid = 0; tid < TID_COUNT; ++tid)
    {
        auto agreements = mac.GetQosTxop(tid)->GetBaManager();
        if (agreements->ExistsAgreementInState(peer, tid, OriginatorBlockAckAgreement::PENDING))
        {
            // Frames for the peer are blocked until the answer comes; nobody waits for it now.
            agreements->NotifyAgreementNoReply(peer, tid);
        }
        agreements->DestroyAgreement(peer, tid);
    }
}

} // namespace fmipv6
} // namespace ns3
