/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LAN_BRIDGE_H
#define LAN_BRIDGE_H

#include "ns3/mac48-address.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"

#include <map>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * A transparent learning bridge (IEEE Std 802.1D-2004 section 7) over the NetDevices of a node,
 * which has no protocol stack of its own.
 *
 * It exists beside ns3::BridgeNetDevice because that one turns an L2 Update frame, which ns-3's
 * CsmaNetDevice delivers without its body, into a frame of EtherType 0 (and floods frames whose
 * destination is behind the port they came from). Here every segment sees a valid XID frame.
 */
class LanBridge : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Make a bridge of a node.
     * @param node the node; the bridge is aggregated to it
     * @param ports devices of the node that support SendFrom (ns3::CsmaNetDevice)
     * @return the bridge
     */
    static Ptr<LanBridge> InstallOn(Ptr<Node> node, const std::vector<Ptr<NetDevice>>& ports);

    /// @param port a device of the node that supports SendFrom; it becomes a port
    void AddPort(Ptr<NetDevice> port);

    /**
     * @param station link-layer address
     * @return the port behind which it was last heard, or null if never or longer ago than
     *         AgeingTime
     */
    Ptr<NetDevice> GetPortOf(Mac48Address station) const;

    /**
     * TracedCallback signature of the trace source StationMoved.
     * @param station link-layer address of the station
     * @param from the port behind which it was, or null if it was not known
     * @param to the port behind which it is now
     */
    typedef void (*StationMovedTracedCallback)(Mac48Address station,
                                               Ptr<NetDevice> from,
                                               Ptr<NetDevice> to);

  protected:
    void DoDispose() override;

  private:
    /// Where a station was heard.
    struct Entry
    {
        Ptr<NetDevice> port; //!< behind this port
        Time expires;        //!< and this is believed until then
    };

    /**
     * Protocol handler of all ports.
     * @param port the port
     * @param packet the payload
     * @param protocol EtherType, or 0 for an L2 Update
     * @param from source
     * @param to destination
     * @param type kind of destination
     */
    void Receive(Ptr<NetDevice> port,
                 Ptr<const Packet> packet,
                 uint16_t protocol,
                 const Address& from,
                 const Address& to,
                 NetDevice::PacketType type);

    /**
     * Enter a source address.
     * @param station the address
     * @param port where it was heard
     */
    void Learn(Mac48Address station, Ptr<NetDevice> port);

    /**
     * Send a copy.
     * @param port where to
     * @param packet the payload
     * @param protocol as received
     * @param from source
     * @param to destination
     */
    void Forward(Ptr<NetDevice> port,
                 Ptr<const Packet> packet,
                 uint16_t protocol,
                 Mac48Address from,
                 Mac48Address to);

    Time m_ageingTime;                       //!< attribute AgeingTime
    std::vector<Ptr<NetDevice>> m_ports;     //!< in order of addition
    std::map<Mac48Address, Entry> m_entries; //!< the filtering database
    TracedCallback<Mac48Address, Ptr<NetDevice>, Ptr<NetDevice>> m_stationMoved; //!< StationMoved
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_packetDrop;             //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_packetFiltered;                          //!< PacketFiltered
};

} // namespace fmipv6
} // namespace ns3

#endif /* LAN_BRIDGE_H */
