/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/block-ack-access.h"

#include "ns3/block-ack-manager.h"
#include "ns3/ht-frame-exchange-manager.h"
#include "ns3/qos-txop.h"
#include "ns3/recipient-block-ack-agreement.h"
#include "ns3/wifi-mac.h"
#include "ns3/wifi-mpdu.h"
#include "ns3/wifi-phy.h"
#include "ns3/wifi-psdu.h"

#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{
/// Traffic identifiers that can have agreements.
constexpr uint8_t TID_COUNT = 8;

/// Reaches the agreements of a recipient.
struct Access : HtFrameExchangeManager
{
    /**
     * Begin an agreement whose ADDBA Response the originator is known to have.
     * @param manager whose
     * @param originator of the data
     * @param tid traffic identifier
     * @return whether there is an agreement now
     */
    static bool Establish(HtFrameExchangeManager& manager, Mac48Address originator, uint8_t tid)
    {
        const AgreementKey key(originator, tid);
        auto& agreements = manager.*(&Access::m_agreements);
        if (agreements.count(key) > 0)
        {
            return true;
        }
        auto& responses = manager.*(&Access::m_pendingAddBaResp);
        auto pending = (manager.*(&Access::m_pendingAgreements)).extract(key);
        if (pending.empty())
        {
            return false;
        }
        agreements.insert(std::move(pending));
        if (const auto response = responses.find(key); response != responses.end())
        {
            // It would be sent again, and its acknowledgment looked for among what is pending.
            (manager.*(&Access::DequeueMpdu))(response->second);
            responses.erase(response);
        }
        return true;
    }
};
} // namespace

bool
HasBlockAck(const WifiMac& mac)
{
    return DynamicCast<HtFrameExchangeManager>(mac.GetFrameExchangeManager()) != nullptr;
}

void
GuardAggregates(const WifiMac& mac)
{
    auto manager = DynamicCast<HtFrameExchangeManager>(mac.GetFrameExchangeManager());
    if (!manager)
    {
        return;
    }
    // The manager takes its own callback back when it is disposed of.
    const auto self = mac.GetAddress();
    mac.GetWifiPhy()->SetReceiveOkCallback(
        Callback<void, Ptr<const WifiPsdu>, RxSignalInfo, WifiTxVector, std::vector<bool>>(
            [manager, self](Ptr<const WifiPsdu> psdu,
                            RxSignalInfo signal,
                            WifiTxVector txVector,
                            std::vector<bool> status) {
                const auto& header = psdu->GetHeader(0);
                // Parts of an A-MPDU come one by one first, without a status.
                const bool aggregated = status.empty() || psdu->GetNMpdus() > 1;
                if (!aggregated || psdu->GetAddr1() != self || !header.IsQosData() ||
                    Access::Establish(*manager, psdu->GetAddr2(), header.GetQosTid()))
                {
                    manager->Receive(psdu, signal, txVector, status);
                }
            }));
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
