/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef AP_RELAY_H
#define AP_RELAY_H

#include "ns3/association-oracle.h"
#include "ns3/mac48-address.h"
#include "ns3/net-device.h"
#include "ns3/object.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"

#include <functional>

namespace ns3
{
namespace fmipv6
{

/**
 * Carries frames between the air side and the LAN side of an access point.
 *
 * It is no general bridge (RFC 4260 section 3: an access point forwards to the air only what is for
 * its stations):
 * - from the air: everything of a station whose port is open goes to the LAN, but for frames to
 *   the access point itself, EAPOL, and unicast frames to a station associated here. The latter
 *   are sent back to the air by the MAC (ns3::ApWifiMac::Receive does; so must others);
 * - from the LAN: group-addressed frames, and unicast frames for associated stations with an open
 *   port, go to the air. EAPOL and L2 Update frames never do; preauthentication of EtherType 88-C7
 *   is data, until it reaches the access point that it is for.
 *
 * A unicast frame for a station that was associated here and has left fires PacketDrop with
 * NOT_ASSOCIATED. A frame for a station that never was here is a copy that some bridge flooded, and
 * filtering it is no loss: PacketFiltered.
 */
class ApRelay : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Begin to relay. To be called once. The node of the devices keeps the relay alive.
     *
     * @param air the device towards the stations: ns3::WifiNetDevice of an access point, or the
     *        ideal link's; must support SendFrom
     * @param lan the device on the distribution system; must support SendFrom
     * @param oracle who is associated; must outlive the relay
     */
    void Connect(Ptr<NetDevice> air, Ptr<NetDevice> lan, AssociationOracle* oracle);

    /// Preauthentication for this access point has come from the LAN.
    using PreauthenticationCallback = std::function<void(Ptr<const Packet>, Mac48Address from)>;
    /// @param callback receives EAPOL PDUs, from behind EtherType 88-C7, and who sent them; null to
    ///        ignore them
    void SetPreauthenticationCallback(PreauthenticationCallback callback);
    /// Send an EAPOL PDU with EtherType 88-C7 to a station behind another access point of the LAN.
    /// @param eapol the PDU @param station to whom
    void SendPreauthentication(Ptr<Packet> eapol, Mac48Address station);

    /// @return the device towards the stations
    Ptr<NetDevice> GetAirDevice() const;
    /// @return the device on the distribution system
    Ptr<NetDevice> GetLanDevice() const;

    /**
     * TracedCallback signature of the trace source L2UpdateHeard.
     * @param station link-layer address of the station that is now behind another access point
     */
    typedef void (*L2UpdateHeardTracedCallback)(Mac48Address station);

  protected:
    void DoDispose() override;

  private:
    /**
     * Protocol handler of the air device.
     * @param device the device
     * @param packet the payload
     * @param protocol EtherType
     * @param from source
     * @param to destination
     * @param type kind of destination
     */
    void ReceiveFromAir(Ptr<NetDevice> device,
                        Ptr<const Packet> packet,
                        uint16_t protocol,
                        const Address& from,
                        const Address& to,
                        NetDevice::PacketType type);

    /**
     * Protocol handler of the LAN device.
     * @param device the device
     * @param packet the payload
     * @param protocol EtherType, or 0 for an L2 Update
     * @param from source
     * @param to destination
     * @param type kind of destination
     */
    void ReceiveFromLan(Ptr<NetDevice> device,
                        Ptr<const Packet> packet,
                        uint16_t protocol,
                        const Address& from,
                        const Address& to,
                        NetDevice::PacketType type);

    /**
     * Send a copy.
     * @param device where to
     * @param packet the payload
     * @param protocol EtherType
     * @param from source
     * @param to destination
     */
    void Send(Ptr<NetDevice> device,
              Ptr<const Packet> packet,
              uint16_t protocol,
              const Address& from,
              const Address& to);

    bool m_checkSource{true};                      //!< attribute CheckSource
    Ptr<NetDevice> m_air;                          //!< towards the stations
    Ptr<NetDevice> m_lan;                          //!< on the distribution system
    PreauthenticationCallback m_preauthentication; //!< receives EtherType 88-C7, or null
    AssociationOracle* m_oracle{nullptr};          //!< who is associated
    TracedCallback<Mac48Address> m_l2UpdateHeard;  //!< L2UpdateHeard
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_packetDrop; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_packetFiltered;              //!< PacketFiltered
};

} // namespace fmipv6
} // namespace ns3

#endif /* AP_RELAY_H */
