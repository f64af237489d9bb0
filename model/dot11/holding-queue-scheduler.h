/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOLDING_QUEUE_SCHEDULER_H
#define HOLDING_QUEUE_SCHEDULER_H

#include "ns3/fcfs-wifi-queue-scheduler.h"
#include "ns3/mac48-address.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"
#include "ns3/wifi-mac-queue-scheduler.h"

#include <functional>
#include <set>

namespace ns3
{
namespace fmipv6
{

/**
 * First come first served, but data frames for a held receiver stay in the queue: at an AP while
 * a station is away, at a station while it is not on the channel of its AP. Management frames
 * always go. ns-3's own schedulers cannot do this (their GetNext() is final), so this one wraps
 * FcfsWifiQueueScheduler and passes over the queues of held receivers.
 */
class HoldingQueueScheduler : public WifiMacQueueScheduler
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    HoldingQueueScheduler();
    ~HoldingQueueScheduler() override;

    /// Hold data frames for a receiver. @param receiver address 1 of the frames
    void Hold(Mac48Address receiver);
    /// Let data frames for a receiver go again, and ask for channel access if there are any.
    /// @param receiver address 1 of the frames
    void Release(Mac48Address receiver);
    /// @param receiver address 1 @return whether data frames for it are held
    bool IsHeld(Mac48Address receiver) const;
    /// Sees a frame before it enters a queue, and may change its body.
    using EnqueueCallback = std::function<void(Ptr<WifiMpdu>)>;
    /// @param callback sees every frame; for what ns-3 makes itself and gives no other chance at
    void SetEnqueueCallback(EnqueueCallback callback);
    /// Let Null frames pass that go to a held receiver. Only for a QoS station, whose data has
    /// queues of its own. @param pass whether they pass
    void SetPassNull(bool pass);
    /// Ask for channel access wherever frames wait that may go (after a channel switch).
    void RequestAccess();

    // inherited from WifiMacQueueScheduler
    void SetWifiMac(Ptr<WifiMac> mac) override;
    std::optional<WifiContainerQueueId> GetNext(AcIndex ac, uint8_t linkId) override;
    std::optional<WifiContainerQueueId> GetNext(AcIndex ac,
                                                uint8_t linkId,
                                                const WifiContainerQueueId& prevQueueId) override;
    std::list<uint8_t> GetLinkIds(AcIndex ac, const WifiContainerQueueId& queueId) override;
    void SetLinkIds(AcIndex ac,
                    const WifiContainerQueueId& queueId,
                    const std::list<uint8_t>& linkIds) override;
    Ptr<WifiMpdu> HasToDropBeforeEnqueue(AcIndex ac, Ptr<WifiMpdu> mpdu) override;
    void NotifyEnqueue(AcIndex ac, Ptr<WifiMpdu> mpdu) override;
    void NotifyDequeue(AcIndex ac, const std::list<Ptr<WifiMpdu>>& mpdus) override;
    void NotifyRemove(AcIndex ac, const std::list<Ptr<WifiMpdu>>& mpdus) override;

  protected:
    void DoDispose() override;

  private:
    /**
     * Pass over queues of held receivers.
     * @param ac access category @param linkId link @param queueId first candidate
     * @return the first queue that may go
     */
    std::optional<WifiContainerQueueId> SkipHeld(AcIndex ac,
                                                 uint8_t linkId,
                                                 std::optional<WifiContainerQueueId> queueId);

    /// A frame found its queue full.
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_packetDrop;
    Ptr<FcfsWifiQueueScheduler> m_inner; //!< keeps the order
    std::set<Mac48Address> m_held;       //!< receivers held
    EnqueueCallback m_enqueueCallback;   //!< sees every frame
    bool m_passNull{false};              //!< the queue of data without QoS has Null frames only
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOLDING_QUEUE_SCHEDULER_H */
