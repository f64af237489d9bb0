/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_POA_DEVICE_H
#define IDEAL_POA_DEVICE_H

#include "ns3/association-oracle.h"
#include "ns3/ideal-net-device.h"

#include <map>

namespace ns3
{
namespace fmipv6
{

class IdealStationDevice;
class L2UpdateSender;

/**
 * The air side of a point of attachment on the ideal link. Supports SendFrom, so that ApRelay can
 * carry packets between it and the LAN; in a Figure 2 network (RFC 4260) it is the access router's
 * own interface.
 *
 * Unicast packets for a station that is not attached here are dropped as NOT_ASSOCIATED; packets
 * between stations of this point of attachment are sent back to the air, as an access point does.
 */
class IdealPoaDevice : public IdealNetDevice, public AssociationOracle
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    IdealPoaDevice();

    /// @param sender announces stations on the distribution system (step 6), or null
    void SetUpdateSender(Ptr<L2UpdateSender> sender);

    /// A station has associated (step 4 ends). @param station the station
    void Associate(Ptr<IdealStationDevice> station);
    /// Data of a station may pass; it is announced by an L2 Update. @param station its address
    void OpenPort(Mac48Address station);
    /// A station has left. @param station its address
    void Leave(Mac48Address station);

    // AssociationOracle
    bool IsAssociated(Mac48Address station) const override;
    bool IsPortOpen(Mac48Address station) const override;
    bool WasAssociated(Mac48Address station) const override;

    // NetDevice
    bool SendFrom(Ptr<Packet> packet,
                  const Address& source,
                  const Address& dest,
                  uint16_t protocolNumber) override;
    bool SupportsSendFrom() const override;

    // IdealNetDevice
    void Receive(Ptr<const Packet> packet,
                 Mac48Address from,
                 Mac48Address to,
                 uint16_t protocol) override;

  protected:
    void DoDispose() override;

  private:
    void Deliver(Ptr<const Packet> packet,
                 Mac48Address from,
                 Mac48Address to,
                 uint16_t protocol) override;

    /// What is known of a station that is, or was, here.
    struct Entry
    {
        Ptr<IdealStationDevice> station; //!< null when it has left
        bool portOpen{false};            //!< data may pass
    };

    std::map<Mac48Address, Entry> m_stations; //!< by link-layer address
    Ptr<L2UpdateSender> m_updateSender;       //!< step 6
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_POA_DEVICE_H */
