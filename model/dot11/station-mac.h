/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STATION_MAC_H
#define STATION_MAC_H

#include "ns3/edca-parameter-set.h"
#include "ns3/event-id.h"
#include "ns3/he-capabilities.h"
#include "ns3/ht-capabilities.h"
#include "ns3/nstime.h"
#include "ns3/packet-fate.h"
#include "ns3/qos-utils.h"
#include "ns3/station-reorder-shadow.h"
#include "ns3/traced-callback.h"
#include "ns3/vht-capabilities.h"
#include "ns3/wifi-mac-header.h"
#include "ns3/wifi-mac.h"
#include "ns3/wifi-phy.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class HoldingQueueScheduler;

/**
 * MAC of a station in infrastructure mode whose management entity (StationMlme) is apart from it.
 *
 * It carries data to and from the one AP it is attached to, management frames to and from the
 * management entity, EAPOL to and from the IEEE 802.1X entity; it changes channels, and it keeps
 * data back while the station is away from its AP's channel. It decides nothing by itself.
 * ns-3's StaWifiMac cannot serve: it disassociates at every channel switch and aborts the
 * simulation when an Authentication frame comes in.
 *
 * Frames from the upper layer that meet no link are dropped, as Linux drivers do, whose carrier is
 * off then; and what still waits for the AP that is left is thrown away. Both are told by the
 * trace source PacketDrop. While the station is merely away on a foreign channel they are held.
 */
class StationMac : public WifiMac
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    StationMac();
    ~StationMac() override;

    /// How a frame was received.
    struct Signal
    {
        double snrDb{0};   //!< signal to noise ratio, dB
        double rssiDbm{0}; //!< signal strength, dBm
        bool retry{false}; //!< its Retry bit: an earlier transmission of it has failed
    };

    /// A management frame for the management entity: header, body, signal.
    using ManagementCallback =
        std::function<void(const WifiMacHeader&, Ptr<const Packet>, const Signal&)>;
    /// An EAPOL frame: body without LLC/SNAP, transmitter.
    using EapolCallback = std::function<void(Ptr<Packet>, Mac48Address)>;
    /// A frame that an AP has sent was received, whoever it was for. The argument: its transmitter
    using SignalCallback = std::function<void(Mac48Address, const Signal&)>;
    /// A data frame to the attached AP was transmitted. The arguments: whether it was acknowledged,
    /// and if so, how long it took from the MAC's queue on, where that is known
    using TransmissionCallback = std::function<void(bool, std::optional<Time>)>;

    /// What a scan's timers depend on.
    enum class MediumEvent : uint8_t
    {
        RECEPTION,        //!< a reception has begun; told while WatchMedium() is on
        PROBE_SENT,       //!< our Probe Request has been sent
        RESPONSE_TO_OTHER //!< a Probe Response to another station has been received
    };

    /// Something has happened on the medium.
    using MediumCallback = std::function<void(MediumEvent)>;
    /// How many data frames in a row the AP has not acknowledged, however often the MAC tried.
    using FailureCallback = std::function<void(uint32_t)>;
    /// The fate of a frame: true if acknowledged.
    using TxCallback = std::function<void(bool)>;

    /// @param callback receives management frames
    void SetManagementCallback(ManagementCallback callback);
    /// @param callback receives EAPOL frames
    void SetEapolCallback(EapolCallback callback);
    /// @param callback told the signal of each frame of an AP that is heard
    void SetSignalCallback(SignalCallback callback);
    /// @param callback told of each transmission of a data frame to the attached AP
    void SetTransmissionCallback(TransmissionCallback callback);
    /// @param callback told of receptions and sent Probe Requests, for the scan's timers
    void SetMediumCallback(MediumCallback callback);
    /// Begin or stop to tell of receptions. @param watch whether to tell
    void WatchMedium(bool watch);

    /// @param callback told after each data frame that the AP did not acknowledge, and with 0 after
    /// the first that it acknowledges again
    void SetFailureCallback(FailureCallback callback);

    /**
     * Record the AP that data goes to and comes from; the port is closed.
     * @param bssid the AP
     * @param rates its rates, in 500 kb/s, bit 7 ignored; empty for all rates of the PHY
     * @param associationResponse body of its (Re)Association Response, for its QoS, HT, VHT and HE
     *        capabilities; null for none
     */
    void Attach(Mac48Address bssid,
                const std::vector<uint8_t>& rates,
                Ptr<const Packet> associationResponse = nullptr);
    /// Leave the AP: close the port, throw away what waits for it, and what waits in the reordering
    /// buffers of Block Ack agreements with it (cause FLUSHED).
    void Detach();
    /// @return the AP that data goes to
    std::optional<Mac48Address> GetAttachedAp() const;

    /// Open or close the controlled port. @param open whether data may pass
    void SetPortOpen(bool open);
    /// @return whether data may pass
    bool IsPortOpen() const;

    /**
     * Keep data for the AP back: the station is about to leave the channel.
     * @param queueToo keep back also what the MAC queue has already; without, it drains first
     */
    void SuspendData(bool queueToo);
    /// Let data for the AP go again: the station is back.
    void ResumeData();

    /**
     * Change the channel; waits for a transmission or an acknowledgment under way.
     * @param channel number of a 20 MHz channel of the 5 GHz band
     * @param done called when the PHY is ready on the new channel, never within this call
     */
    void TuneTo(uint8_t channel, std::function<void()> done);
    /// @return the elements that state what the PHY can do from 802.11n on, as ns-3's stations put
    /// them into Probe and (Re)Association Requests; none for older PHYs
    std::vector<uint8_t> GetCapabilityElements() const;
    /// @return number of the channel last tuned to, or that is being tuned to
    uint8_t GetChannel() const;

    /**
     * Queue a management frame.
     * @param type subtype
     * @param to receiver
     * @param bssid address 3
     * @param body frame body
     * @param done told the fate, if the receiver is a single station
     */
    void SendManagement(WifiMacType type,
                        Mac48Address to,
                        Mac48Address bssid,
                        Ptr<Packet> body,
                        TxCallback done = nullptr);
    /// Queue a Null frame to the AP. @param asleep its Power Management bit @param done the fate
    void SendNull(bool asleep, TxCallback done);
    /// Queue an EAPOL frame to the AP; passes the closed port. @param eapol without LLC/SNAP
    void SendEapol(Ptr<Packet> eapol);
    /// Drop management frames that still wait; nobody is told their fate.
    void DiscardManagement();

    // inherited from WifiMac
    void Enqueue(Ptr<Packet> packet, Mac48Address to) override;
    bool CanForwardPacketsTo(Mac48Address to) const override;
    void NotifyChannelSwitching(uint8_t linkId) override;
    void SetWifiPhys(const std::vector<Ptr<WifiPhy>>& phys) override;

  protected:
    void DoInitialize() override;
    void DoDispose() override;

  private:
    void Receive(Ptr<const WifiMpdu> mpdu, uint8_t linkId) override;
    /// A data frame came in. @param mpdu the frame
    void ReceiveData(Ptr<const WifiMpdu> mpdu);
    /// Queue a data frame to the AP. @param packet with LLC/SNAP @param to final receiver
    void ForwardDown(Ptr<Packet> packet, Mac48Address to);
    /// An Action frame came in. @param mpdu the frame
    void ReceiveAction(Ptr<const WifiMpdu> mpdu);
    /// Let go of the MSDUs of a frame. @param mpdu which @param cause why
    void DropBody(Ptr<const WifiMpdu> mpdu, PacketDropCause cause);
    /// Take in what the AP can do. @param associationResponse body of its response, or null
    void ReadApCapabilities(Ptr<const Packet> associationResponse);
    /// Tell the station manager what the AP can do.
    void RecordApCapabilities();
    /// An association begins: no Block Ack agreement with the AP exists. @param ap which
    void BeginBlockAck(Mac48Address ap);
    /// The AP is left: what waits for a Block Ack agreement is lost.
    void EndBlockAck();
    /// Keep back Block Ack Requests, which no queue scheduler sees.
    void HoldBlockAckRequests();
    /// Let them go again.
    void ReleaseBlockAckRequests();
    /// @param txop whose @return its Block Ack Requests that wait, which are taken out
    static std::vector<Ptr<const WifiMpdu>> TakeBars(Ptr<QosTxop> txop);
    /// @param mpdu a frame @return whether it is data to the attached AP
    bool IsDataToAp(const WifiMpdu& mpdu) const;
    /// A transmission was not acknowledged. The parameters are those of ns-3's trace sources
    void NotifyTimeout(uint8_t, Ptr<const WifiMpdu> mpdu, const WifiTxVector&);
    /// The same of an A-MPDU. The parameters are those of ns-3's trace sources
    void NotifyPsduTimeout(uint8_t, Ptr<const WifiPsdu> psdu, const WifiTxVector&);
    /// A Block Ack left a frame out. @param mpdu which
    void NotifyNacked(Ptr<const WifiMpdu> mpdu);
    /// @param mpdu acknowledged just now @return the time since it was queued, if known
    std::optional<Time> GetLatency(const WifiMpdu& mpdu) const;
    /// Count data frames that the AP did not acknowledge. @param mpdu which @param acked its fate
    void CountFailure(Ptr<const WifiMpdu> mpdu, bool acked);
    /// Let go of a packet. @param packet which @param cause why
    void Drop(Ptr<const Packet> packet, PacketDropCause cause);
    /// Tell the station manager of the AP, which forgets it at each channel switch.
    void RecordAp();
    /// The PHY may switch now, or a little later if an acknowledgment is due.
    void StartSwitch();
    /// @return the scheduler, if it can hold
    Ptr<HoldingQueueScheduler> GetHoldingScheduler() const;
    /// The fate of a frame is known. @param mpdu which @param acked acknowledged
    void NotifyFate(Ptr<const WifiMpdu> mpdu, bool acked);
    /// Sink of AckedMpdu. @param mpdu which
    void NotifyAcked(Ptr<const WifiMpdu> mpdu);
    /// Sink of DroppedMpdu. @param reason why @param mpdu which
    void NotifyDropped(WifiMacDropReason reason, Ptr<const WifiMpdu> mpdu);
    /// Sink of the PHY's MonitorSnifferRx; the parameters are the trace's
    void Sniff(Ptr<const Packet> packet,
               uint16_t channelFreqMhz,
               WifiTxVector txVector,
               MpduInfo aMpdu,
               SignalNoiseDbm signalNoise,
               uint16_t staId);
    /// A data frame of the AP for us, of 802.11n or later, was received: it may have to wait in
    /// the reordering buffer. @param packet whole frame @param aggregated in an A-MPDU
    void TakeReordered(Ptr<const Packet> packet, bool aggregated);
    /// Sink of the PHY's PhyRxBegin; the parameters are the trace's
    void NotifyRxBegin(Ptr<const Packet> packet, RxPowerWattPerChannelBand powers);
    /// Sink of the PHY's PhyTxEnd; the parameter is the trace's
    void NotifyTxEnd(Ptr<const Packet> packet);

    /// A packet of the upper layer that waits outside the MAC queue.
    struct HeldPacket
    {
        Ptr<Packet> packet; //!< with LLC/SNAP
        Mac48Address to;    //!< final receiver
    };

    /// What the AP can do beyond 802.11a.
    struct ApCapabilities
    {
        std::optional<EdcaParameterSet> edca; //!< QoS
        std::optional<HtCapabilities> ht;     //!< 802.11n
        std::optional<VhtCapabilities> vht;   //!< 802.11ac
        std::optional<HeCapabilities> he;     //!< 802.11ax
    };

    /// A channel switch asked for.
    struct Tune
    {
        uint8_t channel{0};         //!< channel number
        std::function<void()> done; //!< told when it is done
    };

    ManagementCallback m_managementCallback;     //!< management frames
    EapolCallback m_eapolCallback;               //!< EAPOL frames
    SignalCallback m_signalCallback;             //!< signal of the AP
    TransmissionCallback m_transmissionCallback; //!< fate of each attempt
    MediumCallback m_mediumCallback;             //!< receptions and transmissions
    FailureCallback m_failureCallback;           //!< data frames not acknowledged

    std::optional<Mac48Address> m_ap;       //!< the AP attached to
    std::vector<uint8_t> m_apRates;         //!< its rates
    ApCapabilities m_apCapabilities;        //!< what else it can do
    StationReorderShadow m_reorder;         //!< in the reordering buffers of Block Ack
    uint32_t m_failures{0};                 //!< data frames in a row that failed
    Time m_switchTime;                      //!< attribute ChannelSwitchTime
    bool m_portOpen{false};                 //!< data may pass
    bool m_suspended{false};                //!< away from the AP's channel
    std::deque<HeldPacket> m_held;          //!< data kept back meanwhile
    uint32_t m_holdLimit{0};                //!< attribute HoldPackets
    Tune m_tune;                            //!< the switch under way, or the last one
    bool m_tuning{false};                   //!< a switch is under way
    bool m_watching{false};                 //!< receptions are told of
    std::optional<Tune> m_nextTune;         //!< the switch to do next
    EventId m_switchEvent;                  //!< waits until an acknowledgment is sent
    Time m_ackDue;                          //!< no switch before this instant
    Signal m_lastSignal;                    //!< signal of the frame being received
    std::map<uint64_t, TxCallback> m_fates; //!< by packet UID
    /// Block Ack Requests kept back while the station is away.
    std::vector<std::pair<AcIndex, Ptr<const WifiMpdu>>> m_heldBars;

    TracedCallback<Ptr<const Packet>, PacketDropCause> m_packetDrop; //!< trace source PacketDrop
    TracedCallback<Ptr<const Packet>> m_packetHold;                  //!< trace source PacketHold
};

} // namespace fmipv6
} // namespace ns3

#endif /* STATION_MAC_H */
