/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MANAGED_AP_MAC_H
#define MANAGED_AP_MAC_H

#include "ns3/ap-wifi-mac.h"
#include "ns3/event-id.h"
#include "ns3/nstime.h"
#include "ns3/packet-fate.h"
#include "ns3/power-save-buffer.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class HoldingQueueScheduler;

/**
 * MAC of an access point with a management entity (ApMlme) apart from it. Beacons, Probe Responses
 * and the data path are ns3::ApWifiMac's; a filter before its (private) Receive() takes out what
 * ns-3 does not know or aborts on, asks the management entity, and passes on what is safe. What
 * ns-3's Beacons and Probe Responses lack (TIM and RSN elements, the Privacy bit) is added as they
 * are queued.
 *
 * It holds frames for stations that have said, by a Null frame, that they are away (scanning), and
 * group-addressed frames while any station is away, the latter for one beacon interval at most, as
 * an AP that sends them after each DTIM beacon would. A station fetches what waits by a frame that
 * says that it is back; PS-Poll is not used. Group-addressed frames that ApWifiMac itself echoes
 * from one of its stations to the others are not held. It keeps data from and to a station back
 * while its IEEE 802.1X port is closed.
 */
class ManagedApMac : public ApWifiMac
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    ManagedApMac();
    ~ManagedApMac() override;

    /// A management frame for the management entity: header, body.
    /// @return whether ns-3's ApWifiMac shall have it, too
    using ManagementCallback = std::function<bool(const WifiMacHeader&, Ptr<const Packet>)>;
    /// An EAPOL frame: body without LLC/SNAP, transmitter.
    using EapolCallback = std::function<void(Ptr<Packet>, Mac48Address)>;
    /// A data frame of a station that is not associated.
    using StrayCallback = std::function<void(Mac48Address)>;
    /// A station acknowledged a (Re)Association Response (true), or did not.
    using AssociatedCallback = std::function<void(Mac48Address, bool)>;

    /// @param callback decides on management frames
    void SetManagementCallback(ManagementCallback callback);
    /// @param callback receives EAPOL frames
    void SetEapolCallback(EapolCallback callback);
    /// @param callback told of class 3 frames of strangers
    void SetStrayCallback(StrayCallback callback);
    /// @param callback told how (Re)Association Responses fared
    void SetAssociatedCallback(AssociatedCallback callback);
    /// A station has shown that it is there (true: a frame of its own, or an acknowledgment), or
    /// has not acknowledged a data or Null frame after the last retransmission (false).
    using PresenceCallback = std::function<void(Mac48Address, bool)>;
    /// @param callback told of signs of associated stations
    void SetPresenceCallback(PresenceCallback callback);
    /// @param element RSN element, with id and length, for Beacons and Probe Responses; or none
    void SetRsnElement(std::optional<std::vector<uint8_t>> element);

    /// @param station its address @return whether it is associated
    bool IsStationAssociated(Mac48Address station) const;
    /// Open or close the controlled port of a station. @param station which @param open whether
    void SetPortOpen(Mac48Address station, bool open);
    /// @param station which @return whether data of this station may pass
    bool IsPortOpen(Mac48Address station) const;
    /// @param station which @return whether frames for it are held
    bool IsAsleep(Mac48Address station) const;
    /// A station is about to lose its association: pass up what waits for a missing frame of it.
    /// @param station which
    void ReleaseReceived(Mac48Address station);
    /// The station is not associated any more; what waits for it is thrown away (cause FLUSHED),
    /// and Block Ack agreements end. @param station which
    void Forget(Mac48Address station);

    /// Queue a management frame. @param type subtype @param to receiver @param body frame body
    void SendManagement(WifiMacType type, Mac48Address to, Ptr<Packet> body);
    /// Queue a Null frame, to which a station that is there sends an acknowledgment. @param to it
    void SendNull(Mac48Address to);
    /// Queue an EAPOL frame; passes a closed port. @param eapol without LLC/SNAP @param to station
    void SendEapol(Ptr<Packet> eapol, Mac48Address to);

    // inherited from ApWifiMac
    void Enqueue(Ptr<Packet> packet, Mac48Address to) override;
    void Enqueue(Ptr<Packet> packet, Mac48Address to, Mac48Address from) override;
    void SetMacQueueScheduler(Ptr<WifiMacQueueScheduler> scheduler) override;

  protected:
    void NotifyConstructionCompleted() override;

  private:
    /// What stands before ApWifiMac::Receive. @param mpdu a frame @param linkId its link
    void Filter(Ptr<const WifiMpdu> mpdu, uint8_t linkId);
    /// The same, for data. @param mpdu a frame @param linkId its link
    void FilterData(Ptr<const WifiMpdu> mpdu, uint8_t linkId);
    /// A station is away, or back. @param station which @param asleep whether it is away
    void SetAsleep(Mac48Address station, bool asleep);
    /// Send group-addressed frames that were held.
    void ReleaseGroup();
    /// Keep a packet for a station that is away, or for the group. @param item it
    void Hold(const PowerSaveBuffer::Item& item);
    /// Let go of what has been held for too long, and look again in time.
    void DropExpired();
    /// Add what ns-3 leaves out. @param mpdu a frame that is about to be queued
    void Shape(Ptr<WifiMpdu> mpdu);
    /// Do something now, or, if frames may come in aggregates, right after this one, since it may
    /// end the Block Ack agreement under which that is being received. @param action what
    void AfterReception(std::function<void()> action);
    /// @param station it @param there whether it has shown that it is
    void NotifyPresence(Mac48Address station, bool there);
    /// Let go of a packet on its way down. @param packet which @param cause why
    void Drop(Ptr<const Packet> packet, PacketDropCause cause);
    /// @return the scheduler, if it can hold
    Ptr<HoldingQueueScheduler> GetHoldingScheduler() const;
    /// Sink of AckedMpdu. @param mpdu which
    void NotifyAcked(Ptr<const WifiMpdu> mpdu);
    /// Sink of DroppedMpdu. @param reason why @param mpdu which
    void NotifyDropped(WifiMacDropReason reason, Ptr<const WifiMpdu> mpdu);

    Ptr<MacRxMiddle> m_stockRxMiddle;          //!< leads to ApWifiMac::Receive
    ManagementCallback m_managementCallback;   //!< decides on management frames
    EapolCallback m_eapolCallback;             //!< EAPOL frames
    bool m_relayStrays{false};                 //!< attribute RelayStrays
    StrayCallback m_strayCallback;             //!< class 3 frames of strangers
    AssociatedCallback m_associatedCallback;   //!< fate of responses
    std::set<Mac48Address> m_openPorts;        //!< stations whose data may pass
    PowerSaveBuffer m_buffer;                  //!< stations away, and what waits
    EventId m_groupEvent;                      //!< when they go at the latest
    EventId m_expiryEvent;                     //!< when something is too old
    uint32_t m_bufferPackets{0};               //!< attribute PsBufferPackets
    uint32_t m_bufferBytes{0};                 //!< attribute PsBufferBytes
    Time m_bufferAge;                          //!< attribute PsBufferAge
    PresenceCallback m_presenceCallback;       //!< signs of stations
    std::optional<std::vector<uint8_t>> m_rsn; //!< RSN element
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_packetDrop; //!< trace source PacketDrop
    TracedCallback<Ptr<const Packet>> m_packetHold;                  //!< trace source PacketHold
};

} // namespace fmipv6
} // namespace ns3

#endif /* MANAGED_AP_MAC_H */
